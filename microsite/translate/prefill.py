"""Prefill new messages of an edition's catalogue with translations of the same text or indicator from older editions. Pure.

Nothing is marked as translated: each text is fuzzy, with the older source text as previous text, until a translator confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from microsite.model.renames import Renames
from microsite.read.po import MACHINE, Entry, PoFile
from microsite.translate.catalogues import FigureKey
from microsite.translate.merge import NEW, Event, Merged

TAKEN_OVER = "taken over"
"""the event of a message that is prefilled with an older edition's translation"""

Figures = Mapping[str, FigureKey]
"""see `ExpectedCatalogue.figures`"""


def prefill(merged: Merged, figures: Figures, older: Iterable[tuple[Figures, PoFile]]) -> Merged:
    """Prefill the new messages in an edition's catalogue from those of `older` editions in the same language, the newest first.

    The first choice is a translation of the same text: of the same context, or else of a context of the same kind. The second choice
    is a translation for the same indicator, preferably of a figure of the same kind. Messages that are not new stay as they are.
    """
    offers: dict[tuple[object, ...], tuple[Entry, FigureKey | None]] = {}
    for old_figures, po in older:
        for entry in po.messages:
            if entry.context is not None and entry.msgid_plural is None and all(entry.msgstr) and not entry.fuzzy:
                figure = old_figures.get(entry.context.rpartition(".")[0])
                for key in _keys(entry.context, entry.msgid, figure):
                    offers.setdefault(key, (entry, figure))
    new = {event[1:] for event in merged.events if event.what == NEW}
    prefilled: dict[tuple[str | None, str], Entry] = {}
    for entry in merged.file.messages:
        if entry.key in new and entry.context is not None and entry.msgid_plural is None:
            figure = figures.get(entry.context.rpartition(".")[0])
            offer = next((offers[key] for key in _keys(entry.context, entry.msgid, figure) if key in offers), None)
            if offer is not None:
                prefilled[entry.key] = _prefilled(entry, entry.context, figure, *offer)
    entries = tuple(entry if entry.obsolete else prefilled.get(entry.key, entry) for entry in merged.file.entries)
    events = tuple(Event(TAKEN_OVER, *event[1:]) if event[1:] in prefilled else event for event in merged.events)
    return Merged(replace(merged.file, entries=entries), events)


def _keys(context: str, msgid: str, figure: FigureKey | None) -> list[tuple[object, ...]]:
    """What a translation is offered and looked up by, the best first."""
    keys: list[tuple[object, ...]] = [(context, msgid), (_kind(context), msgid)]
    if figure is not None:
        field = context.rpartition(".")[2]
        keys += [(figure.indicator, field, figure.kind), (figure.indicator, field, "")]
    return keys


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


def _prefilled(entry: Entry, context: str, figure: FigureKey | None, old: Entry, old_figure: FigureKey | None) -> Entry:
    """The entry with an older edition's translation; a reference to the old figure becomes one to the new figure of the indicator."""
    section = context.partition(".")[0]
    renames = Renames(figures={section: {old_figure.id: figure.id}} if old_figure is not None and figure is not None else {})
    return replace(
        entry,
        msgstr=tuple(renames.text(context, form) for form in old.msgstr),
        flags=("fuzzy", *entry.flags),
        comments=(*entry.comments, *(comment for comment in old.comments if comment.strip() == MACHINE)),
        previous_context=old.context if old.context != context else None,
        previous_msgid=old.msgid,
    )
