"""Match old entries of a catalogue to the messages expected now: by current ids, or by position among neighbours. Pure.

Similarity of texts alone never makes a match.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from microsite.model.renames import Renames
from microsite.read.po import Entry, PoFile
from microsite.translate.align import align
from microsite.translate.expected import ExpectedMessage
from microsite.translate.retire import original_context

Key = tuple[str | None, str]


class OldEntry(NamedTuple):
    """An entry of the old catalogue: as in the file, and with former ids replaced by current ones."""

    entry: Entry
    renamed: Entry

    @property
    def preference(self) -> tuple[bool, bool, bool]:
        """Sort key of candidates for one message: first those with a translation, those in use, those with current ids."""
        return (not has_text(self.entry), self.entry.obsolete, self.renamed is not self.entry)


class Matcher:
    """Finds the old entry for each expected message: one with the same context and text, or else one with another text in its place."""

    def __init__(self, expected: Sequence[ExpectedMessage], old: PoFile, renames: Renames) -> None:
        self._keys = {each.key for each in expected}
        self._alone = _contexts_of_single_texts(expected)
        in_use = [OldEntry(entry, self._renamed(entry, renames)) for entry in old.messages]
        # The last of several obsolete entries is the newest.
        retired = [OldEntry(entry, self._renamed(entry, renames)) for entry in reversed(old.obsolete)]
        self._candidates: dict[Key, list[OldEntry]] = {}
        for old_entry in (*in_use, *retired):
            if old_entry.renamed.key in self._keys:
                self._candidates.setdefault(old_entry.renamed.key, []).append(old_entry)
        for candidates in self._candidates.values():
            candidates.sort(key=lambda old_entry: old_entry.preference)
        in_use = self._with_moved(expected, in_use)
        self._aligned = self._align_changed(expected, in_use)

    def match(self, message: ExpectedMessage) -> tuple[OldEntry | None, Sequence[OldEntry]]:
        """The best old entry for a message, if there is one, and all candidates: those with its context and text."""
        candidates = self._candidates.get(message.key, ())
        # A message with an aligned entry has no other candidates than empty obsolete ones.
        return self._aligned.get(message.key) or (candidates[0] if candidates else None), candidates

    def _renamed(self, entry: Entry, renames: Renames) -> Entry:
        """The entry with current ids in place of former ones; the same object if there are none."""
        if original_context(entry) != entry.context:
            entry = replace(entry, context=original_context(entry))
        if not entry.context and entry.msgid in self._alone and entry.key not in self._keys:
            # A tool, such as a converter to XLIFF, has dropped the context; the text is unique, so it identifies the message.
            return replace(entry, context=self._alone[entry.msgid])
        if not renames or entry.context is None:
            return entry
        # An expected text has current ids; its translation, made from an older text, may still use former ones.
        is_expected = entry.key in self._keys
        context = entry.context if is_expected else renames.context(entry.context)
        msgid = entry.msgid if is_expected else renames.text(context, entry.msgid)
        forms = tuple(renames.text(context, form) for form in entry.msgstr)
        plural = renames.text(context, entry.msgid_plural) if entry.msgid_plural is not None else None
        previous = renames.text(context, entry.previous_msgid) if entry.previous_msgid is not None else None
        if (context, msgid, forms) == (entry.context, entry.msgid, entry.msgstr):
            return entry
        return replace(entry, context=context, msgid=msgid, msgid_plural=plural, msgstr=forms, previous_msgid=previous)

    def _with_moved(self, expected: Sequence[ExpectedMessage], in_use: Sequence[OldEntry]) -> list[OldEntry]:
        """Give entries whose text was moved unchanged to another section the context that it has there.

        A text that occurs more than once is not matched, because it is unclear which one was moved. Nor are texts of a section
        that no longer exists: a renamed section is declared with `formerly:`.
        """
        left = [old_entry for old_entry in in_use if old_entry.renamed.key not in self._keys and has_text(old_entry.entry)]
        if not left:
            return list(in_use)
        sections = {_parts(each.context)[0] for each in expected}
        gone: dict[_MovedText, list[OldEntry]] = {}
        for old_entry in left:
            section, name = _parts(old_entry.renamed.context)
            if section in sections and name:
                gone.setdefault((name, old_entry.renamed.msgid, old_entry.renamed.msgid_plural), []).append(old_entry)
        new: dict[_MovedText, list[ExpectedMessage]] = {}
        for each in expected:
            name = _parts(each.context)[1]
            if name and not any(has_text(old_entry.entry) for old_entry in self._candidates.get(each.key, ())):
                new.setdefault((name, each.msgid, each.plural), []).append(each)
        moved: dict[int, OldEntry] = {}
        for words, (old_entry, *others) in gone.items():
            places = new.get(words, ())
            if not others and len(places) == 1:
                there = OldEntry(old_entry.entry, replace(old_entry.renamed, context=places[0].context))
                moved[id(old_entry.entry)] = there
                self._candidates.setdefault(there.renamed.key, []).insert(0, there)
        return [moved.get(id(old_entry.entry), old_entry) for old_entry in in_use]

    def _align_changed(self, expected: Sequence[ExpectedMessage], in_use: Sequence[OldEntry]) -> dict[Key, OldEntry]:
        """For each message with a new text, the old entry in its place; none if an obsolete entry has that text."""
        there = {old_entry.renamed.key for old_entry in in_use}
        # Interface messages have no order.
        changed = {each.context for each in expected if each.context is not None and each.key not in there}
        contexts: dict[str, tuple[list[ExpectedMessage], list[OldEntry]]] = {}
        for each in expected if changed else ():
            if each.context is not None and each.context in changed and not self._is_revived(each):
                contexts.setdefault(each.context, ([], []))[0].append(each)
        for old_entry in in_use:
            if old_entry.renamed.context in contexts:
                contexts[old_entry.renamed.context][1].append(old_entry)
        found = {}
        for messages, entries in contexts.values():
            for ours, theirs in align([old_entry.renamed.msgid for old_entry in entries], [each.msgid for each in messages]):
                found[messages[theirs].key] = entries[ours]
        return found

    def _is_revived(self, message: ExpectedMessage) -> bool:
        candidates = self._candidates.get(message.key, [])
        return any(has_text(old_entry.entry) for old_entry in candidates) and all(old_entry.entry.obsolete for old_entry in candidates)


_MovedText = tuple[str, str, str | None]
"""place within a section, source text and plural"""


def _parts(context: str | None) -> tuple[str, str]:
    """Split a context into its section and the rest."""
    section, _, name = (context or "").partition(".")
    return section, name


def _contexts_of_single_texts(expected: Sequence[ExpectedMessage]) -> dict[str, str]:
    """Source text → context, for each source text that occurs in only one message."""
    counts = Counter(each.msgid for each in expected)
    return {each.msgid: each.context for each in expected if each.context is not None and counts[each.msgid] == 1}


def has_text(entry: Entry) -> bool:
    """Whether the entry has a translation, even a partial one."""
    return any(entry.msgstr)
