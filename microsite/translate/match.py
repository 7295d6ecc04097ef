"""Which old entry of a catalogue serves for which message: by renamed names, by place among neighbours, never by likeness alone. Pure."""

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
    """An old entry: as it stands in the file, and by the names that things have now."""

    entry: Entry
    renamed: Entry

    @property
    def preference(self) -> tuple[bool, bool, bool]:
        """Of several for one message the least serves: a text before none, in use before retired, a renamed name before a former."""
        return (not has_text(self.entry), self.entry.obsolete, self.renamed is not self.entry)


class Matcher:
    """The old entries by what they may serve for.

    Each has one message to serve for, by renamed names, or one that stands in its place, or none.
    """

    def __init__(self, expected: Sequence[ExpectedMessage], old: PoFile, renames: Renames) -> None:
        self._keys = {each.key for each in expected}
        self._alone = _contexts_of_single_texts(expected)
        in_use = [OldEntry(entry, self._renamed(entry, renames)) for entry in old.messages]
        # Of several retired ones the last is the latest.
        retired = [OldEntry(entry, self._renamed(entry, renames)) for entry in reversed(old.obsolete)]
        self._claims: dict[Key, list[OldEntry]] = {}
        for old_entry in (*in_use, *retired):
            if old_entry.renamed.key in self._keys:
                self._claims.setdefault(old_entry.renamed.key, []).append(old_entry)
        for claims in self._claims.values():
            claims.sort(key=lambda old_entry: old_entry.preference)
        in_use = self._with_moved(expected, in_use)
        self._paired_with = self._paired(expected, in_use)

    def on(self, message: ExpectedMessage) -> tuple[OldEntry | None, Sequence[OldEntry]]:
        """The entry that serves for a message, if any does, and all that claim it."""
        claims = self._claims.get(message.key, ())
        # What is paired has no rival but empty retired ones: what is in use or has a text is no changed message.
        return self._paired_with.get(message.key) or (claims[0] if claims else None), claims

    def _renamed(self, entry: Entry, renames: Renames) -> Entry:
        """The entry by renamed names; the same one where none of its names is a former one."""
        if original_context(entry) != entry.context:
            entry = replace(entry, context=original_context(entry))
        if not entry.context and entry.msgid in self._alone and entry.key not in self._keys:
            # A tool on the way, such as one for XLIFF, has dropped the context; the text itself still says what it is.
            return replace(entry, context=self._alone[entry.msgid])
        if not renames or entry.context is None:
            return entry
        # A expected text has its renamed name; its translation, made of an older text, may still refer by a former one.
        is_wanted = entry.key in self._keys
        context = entry.context if is_wanted else renames.context(entry.context)
        msgid = entry.msgid if is_wanted else renames.text(context, entry.msgid)
        forms = tuple(renames.text(context, form) for form in entry.msgstr)
        plural = renames.text(context, entry.msgid_plural) if entry.msgid_plural is not None else None
        previous = renames.text(context, entry.previous_msgid) if entry.previous_msgid is not None else None
        if (context, msgid, forms) == (entry.context, entry.msgid, entry.msgstr):
            return entry
        return replace(entry, context=context, msgid=msgid, msgid_plural=plural, msgstr=forms, previous_msgid=previous)

    def _with_moved(self, expected: Sequence[ExpectedMessage], in_use: Sequence[OldEntry]) -> list[OldEntry]:
        """The entries with those that were moved to another section, word for word, by the contexts that they have there.

        Of a section that is gone nothing was moved: `formerly:` says where it is. Nor of two texts alike, of which either may be meant.
        """
        left = [old_entry for old_entry in in_use if old_entry.renamed.key not in self._keys and has_text(old_entry.entry)]
        if not left:
            return list(in_use)
        sections = {_parts(each.context)[0] for each in expected}
        gone: dict[_Words, list[OldEntry]] = {}
        for old_entry in left:
            section, name = _parts(old_entry.renamed.context)
            if section in sections and name:
                gone.setdefault((name, old_entry.renamed.msgid, old_entry.renamed.msgid_plural), []).append(old_entry)
        new: dict[_Words, list[ExpectedMessage]] = {}
        for each in expected:
            name = _parts(each.context)[1]
            if name and not any(has_text(old_entry.entry) for old_entry in self._claims.get(each.key, ())):
                new.setdefault((name, each.msgid, each.plural), []).append(each)
        moved: dict[int, OldEntry] = {}
        for words, (old_entry, *others) in gone.items():
            places = new.get(words, ())
            if not others and len(places) == 1:
                there = OldEntry(old_entry.entry, replace(old_entry.renamed, context=places[0].context))
                moved[id(old_entry.entry)] = there
                self._claims.setdefault(there.renamed.key, []).insert(0, there)
        return [moved.get(id(old_entry.entry), old_entry) for old_entry in in_use]

    def _paired(self, expected: Sequence[ExpectedMessage], in_use: Sequence[OldEntry]) -> dict[Key, OldEntry]:
        """For each changed message the old entry that stands in its place; none for one whose own text comes back from retirement."""
        there = {old_entry.renamed.key for old_entry in in_use}
        # Interface messages have no place among each other.
        changed = {each.context for each in expected if each.context is not None and each.key not in there}
        contexts: dict[str, tuple[list[ExpectedMessage], list[OldEntry]]] = {}
        for each in expected if changed else ():
            if each.context is not None and each.context in changed and not self._comes_back(each):
                contexts.setdefault(each.context, ([], []))[0].append(each)
        for old_entry in in_use:
            if old_entry.renamed.context in contexts:
                contexts[old_entry.renamed.context][1].append(old_entry)
        found = {}
        for messages, entries in contexts.values():
            for ours, theirs in align([old_entry.renamed.msgid for old_entry in entries], [each.msgid for each in messages]):
                found[messages[theirs].key] = entries[ours]
        return found

    def _comes_back(self, message: ExpectedMessage) -> bool:
        claims = self._claims.get(message.key, [])
        return any(has_text(old_entry.entry) for old_entry in claims) and all(old_entry.entry.obsolete for old_entry in claims)


_Words = tuple[str, str, str | None]
"""what is said, and in which place of a section"""


def _parts(context: str | None) -> tuple[str, str]:
    """The section of a context, and the rest of it."""
    section, _, name = (context or "").partition(".")
    return section, name


def _contexts_of_single_texts(expected: Sequence[ExpectedMessage]) -> dict[str, str]:
    """The context of each source text that only one message has."""
    counts = Counter(each.msgid for each in expected)
    return {each.msgid: each.context for each in expected if each.context is not None and counts[each.msgid] == 1}


def has_text(entry: Entry) -> bool:
    """Whether anything is typed as its translation."""
    return any(entry.msgstr)
