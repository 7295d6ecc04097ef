"""What may be published of a .po file: not what contradicts its source text or would break its page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic
from microsite.model.catalogue import (
    FUZZY,
    INTERFACE,
    MACHINE,
    MISSING,
    TRANSLATED,
    WITHHELD,
    Entries,
    Key,
    Translation,
    forms_of,
    has_forms,
)
from microsite.model.messages import is_prose, is_sentence
from microsite.model.renames import Renames
from microsite.proofreading.contradictions import BLOCKING, Located, contradictions, located, may_leave_out, pairs_of
from microsite.read.po import Entry, parse
from microsite.read.source import read_source


def entries_of(messages: Iterable[Entry]) -> Iterator[tuple[Key, Translation]]:
    """The translations of a file, some of which may stand there twice: then the first one counts."""
    for entry in messages:
        silenced = tuple(sorted(entry.silenced & BLOCKING.keys())) if entry.comments else ()
        yield (entry.context or "", entry.msgid), Translation(entry.msgstr, _state(entry), entry.msgid_plural or "", silenced)


def _state(entry: Entry) -> str:
    if not entry.msgstr or not all(map(str.strip, entry.msgstr)):
        return MISSING
    return FUZZY if entry.fuzzy else MACHINE if entry.machine else TRANSLATED


class Judgement(NamedTuple):
    """Decides which entries of a catalogue may be published."""

    name: str
    """of the catalogue"""
    source: str
    """locale of the source texts"""
    locale: str
    alone: frozenset[int]
    """the plural forms that serve one number alone"""

    def judged(self, entries: Entries) -> Entries:
        """The entries; those that contradict their source, or would break its page, are withheld."""
        found = {key for key, entry in entries.items() if entry.is_published and any(self._contradictions(key, entry))}
        return {key: entry._replace(state=WITHHELD) if key in found else entry for key, entry in entries.items()} if found else entries

    def reasons(self, root: Path, file: str, withheld: Collection[Key], renames: Renames) -> list[Diagnostic]:
        """Why entries are withheld; the catalogue is read again for their places."""
        found: list[Diagnostic] = []
        for entry in parse(read_source(root, file).text).messages:
            context = renames.context(entry.context or "")
            if (context, renames.text(context, entry.msgid)) in withheld:
                found += self.reasons_of(file, entry)
        return found

    def reasons_of(self, file: str, entry: Entry) -> list[Diagnostic]:
        """Why one entry is withheld, if it is."""
        (key, translation), *_ = entries_of((entry,))
        return [located(file, entry, each) for each in self._contradictions(key, translation)] if translation.is_published else []

    def _contradictions(self, key: Key, entry: Translation) -> Iterator[Located]:
        context, source = key
        prose = self.name != INTERFACE and is_prose(context)
        alone = may_leave_out(context, self.alone)
        # Of a name that has several forms, pages show the first.
        shown = tuple(forms_of(form)[0] if form else form for form in entry.forms) if has_forms(context) else entry.forms
        pairs = pairs_of(source, entry.plural or None, shown, self.source, self.locale, prose, alone, prose and is_sentence(context))
        return contradictions(pairs, entry.silenced)
