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

TAKEN_OVER = "taken over"
"""the event of a message that is prefilled with an older edition's translation"""


class FigureKey(NamedTuple):
    """The id of a figure, and what it is a figure of."""

    id: str
    indicator: str
    kind: str


class EditionFigures(NamedTuple):
    """The figures of an edition: all that prefilling needs to know of it."""

    id: str
    figures: Mapping[str, FigureKey]
    """by context of their messages, without its last part: `jobs.figure.new_jobs`"""

    @classmethod
    def of(cls, edition: Edition) -> EditionFigures:
        """The figures of this edition."""
        found = {
            f"{section.id}.figure.{figure.id}": FigureKey(figure.id, figure.indicator, figure.kind)
            for section in edition.sections
            for figure in section.figures
        }
        return cls(edition.id, found)


class OlderCatalogue(NamedTuple):
    """The catalogue of an older edition in the same language."""

    edition: EditionFigures
    po: PoFile


class _Translation(NamedTuple):
    """A complete translation, and the figure that it belongs to, if there is one."""

    entry: Entry
    figure: FigureKey | None


def prefill(merged: Merged, edition: EditionFigures, older: Sequence[OlderCatalogue]) -> Merged:
    """Prefill the new messages in a catalogue of `edition` from `older` ones, the newest first.

    The first choice is a translation of the same text: of the same context, or else of a context of the same kind. The second choice
    is a translation for the same indicator, preferably of a figure of the same kind. Messages that are not new stay as they are.
    """
    new = {(event.context, event.msgid) for event in merged.events if event.what == NEW}
    sources = _Translations(edition, older) if new else None
    prefilled: dict[tuple[str | None, str], Entry] = {}
    for entry in merged.file.messages:
        found = sources.find(entry) if sources is not None and entry.key in new else None
        if found is not None:
            prefilled[entry.key] = found
    if not prefilled:
        return merged
    entries = tuple(entry if entry.obsolete else prefilled.get(entry.key, entry) for entry in merged.file.entries)
    events = tuple(Event(TAKEN_OVER, *event[1:]) if event[1:] in prefilled else event for event in merged.events)
    return Merged(replace(merged.file, entries=entries), events)


class _Translations:
    """The translations in older catalogues, indexed for look-up."""

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
        """The entry with a translation from an older catalogue; None if there is none."""
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
    # A reference to the old figure becomes one to the new figure of the same indicator.
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
    """Each complete translation with its context."""
    figures = older.edition.figures
    for entry in older.po.messages:
        if entry.context is not None and entry.msgid_plural is None and all(entry.msgstr) and not entry.fuzzy:
            yield entry.context, _Translation(entry, figures.get(entry.context.rpartition(".")[0]))


def _kind(context: str) -> tuple[str, ...]:
    """The kind of a context, without ids: a section's title, a figure's sentence, a commitment."""
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
