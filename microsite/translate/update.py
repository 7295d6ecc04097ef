"""Update the files of the catalogues. Each file is replaced as a whole, and only if it changes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, has_errors, ordered
from microsite.files import Changed, write_whole
from microsite.model.content import Edition
from microsite.read.po import parse, serialise
from microsite.settings import SHIPPED
from microsite.translate.catalogues import Catalogues, ExpectedCatalogue, LoadedSite, read
from microsite.translate.merge import NEW, Event, Merged, merge
from microsite.translate.prefill import EditionFigures, OlderCatalogue, prefill


class CatalogueChange(NamedTuple):
    """A catalogue that was out of date, and what happened to its messages; there are no events if only notes have changed."""

    file: str
    events: tuple[Event, ...]
    formerly: str = ""
    """its file under a former name, which was removed"""
    is_new: bool = False


class Updated(NamedTuple):
    """What `update` has changed or would change, and the faults of catalogues that were left as they are."""

    changes: tuple[CatalogueChange, ...]
    faults: tuple[Diagnostic, ...]
    is_refused: bool = False
    """whether the content has errors, so that nothing could be updated"""


class _UpdatedCatalogue(NamedTuple):
    """An updated catalogue that is not written yet."""

    name: str
    language: str
    file: str
    former: str
    old_data: bytes | None
    """the bytes of its file; None if it is not there"""
    data: bytes | None
    """the new bytes; None if it is up to date or has faults"""
    events: tuple[Event, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    is_new: bool = False
    """whether the file had no messages before"""

    @property
    def is_behind(self) -> bool:
        return self.data is not None and (self.data != self.old_data or bool(self.former))


def update(root: Path, site: LoadedSite, shipped: Path = SHIPPED, write: bool = True) -> Updated:
    """Update all catalogues of `root` to the content of `site`; without `write`, only tell what would change.

    A catalogue with faults stays as it is; if the content or a template has errors, all do. Raises OSError if a file can't be
    written; the files that were written before that are complete.
    """
    changes: list[CatalogueChange] = []
    while True:
        found, faults, is_refused = _update_all(root, site, shipped)
        if has_errors(faults):
            return Updated(tuple(changes), tuple(ordered(faults)), is_refused)
        again = False
        for updated, older in found:
            updated = _prefilled(root, updated, older)
            faults += updated.faults
            if not updated.is_behind:
                continue
            if write and not _write(root, updated):
                # Someone has saved it since it was read: start again with what they typed.
                again = True
                continue
            changes.append(CatalogueChange(updated.file, updated.events, updated.former, updated.is_new))
        if not again:
            return Updated(tuple(changes), tuple(ordered(faults)))


def _update_all(
    root: Path, site: LoadedSite, shipped: Path
) -> tuple[list[tuple[_UpdatedCatalogue, list[EditionFigures]]], list[Diagnostic], bool]:
    """All catalogues as they should be, each with its edition and older ones, newest first; and the faults outside the catalogues."""
    catalogues = Catalogues(root, site, shipped)

    def of_edition(edition: Edition) -> tuple[EditionFigures, list[_UpdatedCatalogue]]:
        return EditionFigures.of(edition), [_update_catalogue(root, catalogue) for catalogue in catalogues.of_edition(edition)]

    of_site, template_faults = catalogues.of_site()
    of_editions, content_faults = site.each(of_edition)
    if of_editions is None:
        return [], list(content_faults), True
    if has_errors(template_faults):
        return [], list(template_faults), False
    found: list[tuple[_UpdatedCatalogue, list[EditionFigures]]] = [(_update_catalogue(root, catalogue), []) for catalogue in of_site]
    named = sorted((named for named, _ in of_editions), key=lambda each: each.id, reverse=True)
    for edition, updated_catalogues in of_editions:
        older = [each for each in named if each.id < edition.id]
        found += [(updated, [edition, *older]) for updated in updated_catalogues]
    return catalogues.in_order((pair[0].language, pair) for pair in found), list(template_faults), False


def _update_catalogue(root: Path, catalogue: ExpectedCatalogue) -> _UpdatedCatalogue:
    former = ""
    old = read(root, catalogue.file)
    if old.bytes is None and not old.faults:
        former = next((file for file in catalogue.formerly if (root / file).is_file()), "")
        old = read(root, former) if former else old
    updated = _UpdatedCatalogue(catalogue.name, catalogue.language.path, catalogue.file, former, old.bytes, None, (), old.faults)
    if old.faults:
        return updated
    merged = merge(catalogue.messages, old.po, catalogue.language.locale, catalogue.renames)
    is_new = old.po is None or not (old.po.messages or old.po.obsolete)
    data = serialise(merged.file).encode("utf-8")
    if data == old.bytes and not former and not merged.events:
        # Unchanged data need not be sent from one process to another.
        return updated._replace(old_data=None)
    return updated._replace(data=data, events=merged.events, is_new=is_new)


def _prefilled(root: Path, updated: _UpdatedCatalogue, editions: Sequence[EditionFigures]) -> _UpdatedCatalogue:
    """Prefill the new messages of an edition's catalogue from those of older editions, which are updated first."""
    if updated.data is None or len(editions) < 2 or not any(event.what == NEW for event in updated.events):
        return updated
    own, *older = editions
    folder = updated.file.rpartition("/")[0]
    older_files = [(each, read(root, f"{folder}/{each.id}.po").po) for each in older]
    merged = Merged(parse(updated.data.decode("utf-8")), updated.events)
    prefilled = prefill(merged, own, [OlderCatalogue(each, po) for each, po in older_files if po is not None])
    return updated._replace(data=serialise(prefilled.file).encode("utf-8"), events=prefilled.events)


def _write(root: Path, updated: _UpdatedCatalogue) -> bool:
    """Write a catalogue; if someone has saved it since it was read, do nothing and return False."""
    assert updated.data is not None
    former = updated.former
    path, within = root / updated.file, root
    if updated.old_data is not None and not former:
        # A catalogue that was read is written where it really is, which may be behind a link. A new one is never made outside the root.
        path = Path(os.path.realpath(path))
        within = path.parent
    expected = {root / (former or updated.file): updated.old_data}
    try:
        write_whole({path: updated.data}, within=within, expected=expected, durable=True)
    except Changed:
        return False
    if former:
        (root / former).unlink()
    return True
