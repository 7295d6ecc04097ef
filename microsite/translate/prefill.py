"""Prefill new messages of an edition's catalogue with translations of the same text or indicator from older editions. Pure.

Nothing is marked as translated: each text is fuzzy, with the older source text as previous text, until a translator confirms it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from microsite.model.content import Edition
from microsite.model.renames import Renames
from microsite.read.po import MACHINE, Entry, PoFile
from microsite.translate.merge import NEW, Event, Merged

TAKEN = "taken over"
"""what became of a message that begins with an older edition's translation"""


class FigureKey(NamedTuple):
    """What tells a figure from others of its edition."""

    id: str
    indicator: str
    kind: str


class EditionFigures(NamedTuple):
    """An edition by the names in it: all of it that beginnings need."""

    id: str
    figures: Mapping[str, FigureKey]
    """by the beginning of their messages' contexts"""

    @classmethod
    def of(cls, edition: Edition) -> EditionFigures:
        """The names of this edition."""
        found = {
            f"{section.id}.figure.{figure.id}": FigureKey(figure.id, figure.indicator, figure.kind)
            for section in edition.sections
            for figure in section.figures
        }
        return cls(edition.id, found)


class OlderCatalogue(NamedTuple):
    """An older edition with its catalogue in the same language."""

    edition: EditionFigures
    po: PoFile


class _Translation(NamedTuple):
    """A finished translation, and the figure that it is of, if it is of one."""

    entry: Entry
    figure: FigureKey | None


def prefill(merged: Merged, edition: EditionFigures, older: Sequence[OlderCatalogue]) -> Merged:
    """Fill the messages that are new in a catalogue of `edition` from `older` ones, which stand newest first.

    First choice is the translation of the same text, at best under the same context, else under one of the same kind; then that of
    what was said of the same indicator, at best of a figure of the same kind. A message that the catalogue had already, even empty,
    is left as its translator left it.
    """
    new = {(event.context, event.msgid) for event in merged.events if event.what == NEW}
    sources = _Offers(edition, older) if new else None
    taken: dict[tuple[str | None, str], Entry] = {}
    for entry in merged.file.messages:
        found = sources.find(entry) if sources is not None and entry.key in new else None
        if found is not None:
            taken[entry.key] = found
    if not taken:
        return merged
    entries = tuple(entry if entry.obsolete else taken.get(entry.key, entry) for entry in merged.file.entries)
    events = tuple(Event(TAKEN, *event[1:]) if event[1:] in taken else event for event in merged.events)
    return Merged(replace(merged.file, entries=entries), events)


class _Offers:
    """What older catalogues offer; a scope for one catalogue's beginnings, not a value."""

    def __init__(self, edition: EditionFigures, older: Sequence[OlderCatalogue]) -> None:
        self.figures = edition.figures
        self.by_key: dict[tuple[str, str], _Translation] = {}
        self.by_text: dict[tuple[tuple[str, ...], str], _Translation] = {}
        self.by_indicator: dict[tuple[str, str, str], _Translation] = {}
        for each in older:
            for context, source in _finished_translations(each):
                self.by_key.setdefault((context, source.entry.msgid), source)
                self.by_text.setdefault((_kind(context), source.entry.msgid), source)
                if source.figure is not None:
                    field = context.rpartition(".")[2]
                    for kind in (source.figure.kind, ""):
                        self.by_indicator.setdefault((source.figure.indicator, field, kind), source)

    def find(self, entry: Entry) -> Entry | None:
        """The entry with what it begins with; None where nothing is offered."""
        context = entry.context
        if context is None or entry.msgid_plural is not None:
            return None
        source = self.by_key.get((context, entry.msgid)) or self.by_text.get((_kind(context), entry.msgid))
        figure = self.figures.get(context.rpartition(".")[0])
        if source is None and figure is not None:
            field = context.rpartition(".")[2]
            offers = (self.by_indicator.get((figure.indicator, field, kind)) for kind in (figure.kind, ""))
            source = next((offer for offer in offers if offer is not None), None)
        return _prefilled(entry, context, source, figure) if source is not None else None


def _prefilled(entry: Entry, context: str, source: _Translation, figure: FigureKey | None) -> Entry:
    old = source.entry
    section = context.partition(".")[0]
    # The old figure's reference leads to the new figure of the same indicator.
    renames = Renames({}, {}, {section: {source.figure.id: figure.id}}) if source.figure is not None and figure is not None else Renames()
    return replace(
        entry,
        msgstr=tuple(renames.text(context, form) for form in old.msgstr),
        flags=("fuzzy", *entry.flags),
        comments=(*entry.comments, *(comment for comment in old.comments if comment.strip() == MACHINE)),
        previous_context=old.context if old.context != context else None,
        previous_msgid=old.msgid,
    )


def _finished_translations(older: OlderCatalogue) -> Iterator[tuple[str, _Translation]]:
    """Each translation that needs no more work, with its context."""
    figures = older.edition.figures
    for entry in older.po.messages:
        if entry.context is not None and entry.msgid_plural is None and all(entry.msgstr) and not entry.fuzzy:
            yield entry.context, _Translation(entry, figures.get(entry.context.rpartition(".")[0]))


def _kind(context: str) -> tuple[str, ...]:
    """What a context is of, without the names in it: a section's title, a figure's sentence, a commitment."""
    match context.split("."):
        case ["edition", name, *_]:
            return "edition", name
        case [_, "figure" | "chart" as record, _, name]:
            return record, name
        case [_, "commitment", _]:
            return ("commitment",)
        case [_, name]:
            return "section", name
        case parts:
            return tuple(parts)
