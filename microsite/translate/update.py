"""Brings the catalogues' files up to date: each is written whole, and only where a byte of it changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, has_errors, ordered
from microsite.model.content import Edition
from microsite.read.po import parse, serialise
from microsite.settings import SHIPPED
from microsite.translate.catalogues import Catalogues, ExpectedCatalogue, LoadedSite, header_defaults, read
from microsite.translate.merge import NEW, Event, Merged, merge
from microsite.translate.prefill import EditionFigures, OlderCatalogue, prefill


class CatalogueChange(NamedTuple):
    """A catalogue that was not up to date, and what has become of its messages; none of them where only their notes changed."""

    file: str
    events: tuple[Event, ...]
    formerly: str = ""
    """the file that it was carried over from, whole, and that is gone now"""
    is_new: bool = False


class Updated(NamedTuple):
    """What `update` has changed, or would change, and the faults that kept catalogues from it."""

    changes: tuple[CatalogueChange, ...]
    faults: tuple[Diagnostic, ...]
    is_refused: bool = False
    """the content has errors, so that nothing is known of what its catalogues should hold"""


class _UpdatedCatalogue(NamedTuple):
    """A catalogue updated up to date, but not written yet."""

    name: str
    language: str
    file: str
    former: str
    old_data: bytes | None
    """of the file that it was made from"""
    data: bytes | None
    """None where it is as it should be, and where faults keep it as it is"""
    events: tuple[Event, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    is_new: bool = False
    """no message stood there before"""

    @property
    def is_behind(self) -> bool:
        return self.data is not None and (self.data != self.old_data or bool(self.former))


def update(root: Path, site: LoadedSite, shipped: Path = SHIPPED, write: bool = True) -> Updated:
    """Bring all catalogues of `root` up to date with `site`; without `write` only tell what would change.

    A catalogue with faults stays as it is; errors in the content, or in a template, keep all as they are. Raises OSError
    where a file can't be written; what was written until then is whole.
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
                # Someone has saved it since it was read; what they typed is updated up to date, too.
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
    merged = merge(catalogue.messages, old.po, header_defaults(catalogue.language), catalogue.renames)
    is_new = old.po is None or not (old.po.messages or old.po.obsolete)
    data = serialise(merged.file).encode("utf-8")
    if data == old.bytes and not former and not merged.events:
        # What is as it should be need not travel from one process to another.
        return updated._replace(old_data=None)
    return updated._replace(data=data, events=merged.events, is_new=is_new)


def _prefilled(root: Path, updated: _UpdatedCatalogue, editions: Sequence[EditionFigures]) -> _UpdatedCatalogue:
    """An edition's catalogue with its new messages begun from those of older editions, which are up to date by now."""
    if updated.data is None or len(editions) < 2 or not any(event.what == NEW for event in updated.events):
        return updated
    own, *older = editions
    folder = updated.file.rpartition("/")[0]
    older_files = [(each, read(root, f"{folder}/{each.id}.po").po) for each in older]
    merged = Merged(parse(updated.data.decode("utf-8")), updated.events)
    prefilled = prefill(merged, own, [OlderCatalogue(each, po) for each, po in older_files if po is not None])
    return updated._replace(data=serialise(prefilled.file).encode("utf-8"), events=prefilled.events)


def _write(root: Path, updated: _UpdatedCatalogue) -> bool:
    """Write a catalogue; False, and nothing done, where someone has saved it since it was read."""
    assert updated.data is not None
    former = updated.former
    path = Path(os.path.realpath(root / updated.file))
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with open(descriptor, "wb") as temporary:
            temporary.write(updated.data)
            temporary.flush()
            os.fsync(temporary.fileno())
        _copy_mode(root / (former or updated.file), name)
        if _bytes(root / (former or updated.file)) != updated.old_data:
            return False
        os.replace(name, path)
    finally:
        if os.path.exists(name):
            os.unlink(name)
    if former:
        (root / former).unlink()
    return True


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _copy_mode(of: Path, to: str) -> None:
    try:
        shutil.copymode(of, to)
    except FileNotFoundError:
        # mkstemp's files are for their owner's eyes alone.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(to, 0o666 & ~mask)
