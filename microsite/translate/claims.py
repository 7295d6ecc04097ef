"""Which old entry of a catalogue serves for which message: by present names, by place among neighbours, never by likeness alone. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from microsite.model.renames import Renames
from microsite.read.po import Entry, PoFile
from microsite.translate.pairing import pair
from microsite.translate.shelving import own_context
from microsite.translate.wanted import Wanted

Key = tuple[str | None, str]


class Held(NamedTuple):
    """An old entry: as it stands in the file, and by the names that things have now."""

    entry: Entry
    present: Entry

    @property
    def preference(self) -> tuple[bool, bool, bool]:
        """Of several for one message the least serves: a text before none, in use before retired, a present name before a former."""
        return (not has_text(self.entry), self.entry.obsolete, self.present is not self.entry)


class Claims:
    """The old entries by what they may serve for.

    Each has one message to serve for, by present names, or one that stands in its place, or none.
    """

    def __init__(self, wanted: Sequence[Wanted], old: PoFile, renames: Renames) -> None:
        self._keys = {each.key for each in wanted}
        self._alone = _contexts_of_single_texts(wanted)
        in_use = [Held(entry, self._renamed(entry, renames)) for entry in old.messages]
        # Of several retired ones the last is the latest.
        retired = [Held(entry, self._renamed(entry, renames)) for entry in reversed(old.obsolete)]
        self._claims: dict[Key, list[Held]] = {}
        for held in (*in_use, *retired):
            if held.present.key in self._keys:
                self._claims.setdefault(held.present.key, []).append(held)
        for claims in self._claims.values():
            claims.sort(key=lambda held: held.preference)
        in_use = self._with_moved(wanted, in_use)
        self._paired_with = self._paired(wanted, in_use)

    def on(self, want: Wanted) -> tuple[Held | None, Sequence[Held]]:
        """The entry that serves for a message, if any does, and all that claim it."""
        claims = self._claims.get(want.key, ())
        # What is paired has no rival but empty retired ones: what is in use or has a text is no changed message.
        return self._paired_with.get(want.key) or (claims[0] if claims else None), claims

    def _renamed(self, entry: Entry, renames: Renames) -> Entry:
        """The entry by present names; the same one where none of its names is a former one."""
        if own_context(entry) != entry.context:
            entry = replace(entry, context=own_context(entry))
        if not entry.context and entry.msgid in self._alone and entry.key not in self._keys:
            # A tool on the way, such as one for XLIFF, has dropped the context; the text itself still says what it is.
            return replace(entry, context=self._alone[entry.msgid])
        if not renames or entry.context is None:
            return entry
        # A wanted text has its present name; its translation, made of an older text, may still refer by a former one.
        is_wanted = entry.key in self._keys
        context = entry.context if is_wanted else renames.context(entry.context)
        msgid = entry.msgid if is_wanted else renames.text(context, entry.msgid)
        forms = tuple(renames.text(context, form) for form in entry.msgstr)
        plural = renames.text(context, entry.msgid_plural) if entry.msgid_plural is not None else None
        previous = renames.text(context, entry.previous_msgid) if entry.previous_msgid is not None else None
        if (context, msgid, forms) == (entry.context, entry.msgid, entry.msgstr):
            return entry
        return replace(entry, context=context, msgid=msgid, msgid_plural=plural, msgstr=forms, previous_msgid=previous)

    def _with_moved(self, wanted: Sequence[Wanted], in_use: Sequence[Held]) -> list[Held]:
        """The entries with those that were moved to another section, word for word, by the contexts that they have there.

        Of a section that is gone nothing was moved: `formerly:` says where it is. Nor of two texts alike, of which either may be meant.
        """
        left = [held for held in in_use if held.present.key not in self._keys and has_text(held.entry)]
        if not left:
            return list(in_use)
        sections = {_parts(each.context)[0] for each in wanted}
        gone: dict[_Words, list[Held]] = {}
        for held in left:
            section, name = _parts(held.present.context)
            if section in sections and name:
                gone.setdefault((name, held.present.msgid, held.present.msgid_plural), []).append(held)
        new: dict[_Words, list[Wanted]] = {}
        for each in wanted:
            name = _parts(each.context)[1]
            if name and not any(has_text(held.entry) for held in self._claims.get(each.key, ())):
                new.setdefault((name, each.msgid, each.plural), []).append(each)
        moved: dict[int, Held] = {}
        for words, (held, *others) in gone.items():
            places = new.get(words, ())
            if not others and len(places) == 1:
                there = Held(held.entry, replace(held.present, context=places[0].context))
                moved[id(held.entry)] = there
                self._claims.setdefault(there.present.key, []).insert(0, there)
        return [moved.get(id(held.entry), held) for held in in_use]

    def _paired(self, wanted: Sequence[Wanted], in_use: Sequence[Held]) -> dict[Key, Held]:
        """For each changed message the old entry that stands in its place; none for one whose own text comes back from retirement."""
        there = {held.present.key for held in in_use}
        # Interface messages have no place among each other.
        changed = {each.context for each in wanted if each.context is not None and each.key not in there}
        contexts: dict[str, tuple[list[Wanted], list[Held]]] = {}
        for each in wanted if changed else ():
            if each.context is not None and each.context in changed and not self._comes_back(each):
                contexts.setdefault(each.context, ([], []))[0].append(each)
        for held in in_use:
            if held.present.context in contexts:
                contexts[held.present.context][1].append(held)
        found = {}
        for messages, entries in contexts.values():
            for ours, theirs in pair([held.present.msgid for held in entries], [each.msgid for each in messages]):
                found[messages[theirs].key] = entries[ours]
        return found

    def _comes_back(self, want: Wanted) -> bool:
        claims = self._claims.get(want.key, [])
        return any(has_text(held.entry) for held in claims) and all(held.entry.obsolete for held in claims)


_Words = tuple[str, str, str | None]
"""what is said, and in which place of a section"""


def _parts(context: str | None) -> tuple[str, str]:
    """The section of a context, and the rest of it."""
    section, _, name = (context or "").partition(".")
    return section, name


def _contexts_of_single_texts(wanted: Sequence[Wanted]) -> dict[str, str]:
    """The context of each source text that only one message has."""
    counts = Counter(each.msgid for each in wanted)
    return {each.msgid: each.context for each in wanted if each.context is not None and counts[each.msgid] == 1}


def has_text(entry: Entry) -> bool:
    """Whether anything is typed as its translation."""
    return any(entry.msgstr)
