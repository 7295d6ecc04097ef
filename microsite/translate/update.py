"""Update the files of the catalogues. Each file is replaced as a whole, and only if it changes.

New messages of an edition are prefilled with translations of the same text or indicator from older editions. Nothing is marked as
translated by that: each text is fuzzy, with the older source text as previous text, until a translator confirms it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, has_errors, ordered
from microsite.files import Changed, write_whole
from microsite.model.renames import Renames
from microsite.read.po import MACHINE, Entry, PoFile, parse, serialise
from microsite.settings import SHIPPED
from microsite.translate.catalogues import ExpectedCatalogue, FigureKey, LoadedSite, each_catalogue, read
from microsite.translate.merge import NEW, Event, Merged, merge

TAKEN_OVER = "taken over"
"""the event of a message that is prefilled with an older edition's translation"""

Figures = Mapping[str, FigureKey]
"""see `ExpectedCatalogue.figures`"""


class CatalogueChange(NamedTuple):
    """A catalogue that was out of date, and what happened to its messages; there are no events if only notes have changed."""

    file: str
    events: tuple[Event, ...]
    formerly: str = ""
    """its file under a former name, which was removed"""
    is_new: bool = False
    """whether the file had no messages before"""


class Updated(NamedTuple):
    """What `update` has changed or would change, and the faults of catalogues that were left as they are."""

    changes: tuple[CatalogueChange, ...]
    faults: tuple[Diagnostic, ...]
    is_refused: bool = False
    """whether the content has errors, so that nothing could be updated"""


class _Draft(NamedTuple):
    """An updated catalogue that is not written yet."""

    name: str
    figures: Figures | None
    change: CatalogueChange
    old_data: bytes | None = None
    """the bytes of its file; None if it is not there"""
    data: bytes | None = None
    """the new bytes; None if it is up to date or has faults"""
    faults: tuple[Diagnostic, ...] = ()


def update(root: Path, site: LoadedSite, shipped: Path = SHIPPED, write: bool = True) -> Updated:
    """Update all catalogues of `root` to the content of `site`; without `write`, only tell what would change.

    A catalogue with faults stays as it is; if the content or a template has errors, all do. Raises OSError if a file can't be
    written; the files that were written before that are complete.
    """
    changes: list[CatalogueChange] = []
    while True:
        drafts, faults = each_catalogue(root, site, shipped, lambda catalogue: _draft(root, catalogue))
        if drafts is None or has_errors(faults):
            return Updated(tuple(changes), tuple(ordered(faults)), drafts is None)
        again = False
        for draft in drafts:
            change, data = _prefilled_draft(root, draft, drafts)
            if data is not None and write and not _write(root, change, draft.old_data, data):
                # Someone has saved it since it was read: start again with what they typed.
                again = True
            elif data is not None:
                changes.append(change)
        if not again:
            return Updated(tuple(changes), tuple(ordered([*faults, *(fault for draft in drafts for fault in draft.faults)])))


def _draft(root: Path, catalogue: ExpectedCatalogue) -> _Draft:
    former = ""
    old = read(root, catalogue.file)
    if old.bytes is None and not old.faults:
        former = next((file for file in catalogue.formerly if (root / file).is_file()), "")
        old = read(root, former) if former else old
    change = CatalogueChange(catalogue.file, (), former, old.po is None or not (old.po.messages or old.po.obsolete))
    draft = _Draft(catalogue.name, catalogue.figures, change, faults=old.faults)
    if old.faults:
        return draft
    merged = merge(catalogue.messages, old.po, catalogue.language.locale, catalogue.renames)
    data = serialise(merged.file).encode("utf-8")
    if data == old.bytes and not former:
        return draft
    return draft._replace(change=change._replace(events=merged.events), old_data=old.bytes, data=data)


def _prefilled_draft(root: Path, draft: _Draft, drafts: Iterable[_Draft]) -> tuple[CatalogueChange, bytes | None]:
    """Prefill the new messages of an edition's catalogue from those of older editions, which are updated first."""
    change, data = draft.change, draft.data
    figures = {each.name: each.figures for each in drafts if each.figures is not None and each.name < draft.name}
    if data is None or draft.figures is None or not any(event.what == NEW for event in change.events):
        return change, data
    folder = change.file.rpartition("/")[0]
    older = [(figures[name], read(root, f"{folder}/{name}.po").po) for name in sorted(figures, reverse=True)]
    merged = Merged(parse(data.decode("utf-8")), change.events)
    prefilled = prefill(merged, draft.figures, [(each, po) for each, po in older if po is not None])
    return change._replace(events=prefilled.events), serialise(prefilled.file).encode("utf-8")


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


def _write(root: Path, change: CatalogueChange, old_data: bytes | None, data: bytes) -> bool:
    """Write a catalogue; if someone has saved it since it was read, do nothing and return False."""
    path, within = root / change.file, root
    if old_data is not None and not change.formerly:
        # A catalogue that was read is written where it really is, which may be behind a link. A new one is never made outside the root.
        path = Path(os.path.realpath(path))
        within = path.parent
    try:
        write_whole({path: data}, within=within, expected={root / (change.formerly or change.file): old_data}, durable=True)
    except Changed:
        return False
    if change.formerly:
        (root / change.formerly).unlink()
    return True
