"""Brings the catalogues' files up to date: each is written whole, and only where a byte of it changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, has_errors, ordered
from microsite.files import Changed, write_whole
from microsite.model.content import Edition
from microsite.read.po import parse, serialise
from microsite.settings import SHIPPED
from microsite.translate.beginnings import Named, Older, begin
from microsite.translate.catalogues import Expected, Linked, Place, headed, read
from microsite.translate.merge import NEW, Event, Merged, merge


class Change(NamedTuple):
    """A catalogue that was not up to date, and what has become of its messages; none of them where only their notes changed."""

    file: str
    events: tuple[Event, ...]
    formerly: str = ""
    """the file that it was carried over from, whole, and that is gone now"""
    is_new: bool = False


class Updated(NamedTuple):
    """What `update` has changed, or would change, and the faults that kept catalogues from it."""

    changes: tuple[Change, ...]
    faults: tuple[Diagnostic, ...]
    is_refused: bool = False
    """the content has errors, so that nothing is known of what its catalogues should hold"""


class _Brought(NamedTuple):
    """A catalogue brought up to date, but not written yet."""

    name: str
    language: str
    file: str
    former: str
    held: bytes | None
    """of the file that it was made from"""
    data: bytes | None
    """None where it is as it should be, and where faults keep it as it is"""
    events: tuple[Event, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    is_new: bool = False
    """no message stood there before"""

    @property
    def is_behind(self) -> bool:
        return self.data is not None and (self.data != self.held or bool(self.former))


def update(root: Path, site: Linked, shipped: Path = SHIPPED, write: bool = True) -> Updated:
    """Bring all catalogues of `root` up to date with `site`; without `write` only tell what would change.

    A catalogue with faults stays as it is; errors in the content, or in a template, keep all as they are. Raises OSError
    where a file can't be written; what was written until then is whole.
    """
    changes: list[Change] = []
    while True:
        found, faults, is_refused = _all_brought(root, site, shipped)
        if has_errors(faults):
            return Updated(tuple(changes), tuple(ordered(faults)), is_refused)
        again = False
        for brought, older in found:
            brought = _begun(root, brought, older)
            faults += brought.faults
            if not brought.is_behind:
                continue
            if write and not _written(root, brought):
                # Someone has saved it since it was read; what they typed is brought up to date, too.
                again = True
                continue
            changes.append(Change(brought.file, brought.events, brought.former, brought.is_new))
        if not again:
            return Updated(tuple(changes), tuple(ordered(faults)))


def _all_brought(root: Path, site: Linked, shipped: Path) -> tuple[list[tuple[_Brought, list[Named]]], list[Diagnostic], bool]:
    """All catalogues as they should be, each with the editions that may help it to begin, newest first; and the faults of all but them."""
    expected = Expected(root, site, shipped)

    def of_edition(edition: Edition) -> tuple[Named, list[_Brought]]:
        return Named.of(edition), [_bring(root, place) for place in expected.of_edition(edition)]

    of_site, template_faults = expected.of_site()
    of_editions, content_faults = site.each(of_edition)
    if of_editions is None:
        return [], list(content_faults), True
    if has_errors(template_faults):
        return [], list(template_faults), False
    found: list[tuple[_Brought, list[Named]]] = [(_bring(root, place), []) for place in of_site]
    named = sorted((named for named, _ in of_editions), key=lambda each: each.id, reverse=True)
    for edition, all_brought in of_editions:
        older = [each for each in named if each.id < edition.id]
        found += [(brought, [edition, *older]) for brought in all_brought]
    return expected.in_order((pair[0].language, pair) for pair in found), list(template_faults), False


def _bring(root: Path, place: Place) -> _Brought:
    former = ""
    held = read(root, place.file)
    if held.bytes is None and not held.faults:
        former = next((file for file in place.formerly if (root / file).is_file()), "")
        held = read(root, former) if former else held
    brought = _Brought(place.name, place.language.path, place.file, former, held.bytes, None, (), held.faults)
    if held.faults:
        return brought
    merged = merge(place.wanted, held.po, headed(place.language), place.renames)
    is_new = held.po is None or not (held.po.messages or held.po.obsolete)
    data = serialise(merged.file).encode("utf-8")
    if data == held.bytes and not former and not merged.events:
        # What is as it should be need not travel from one process to another.
        return brought._replace(held=None)
    return brought._replace(data=data, events=merged.events, is_new=is_new)


def _begun(root: Path, brought: _Brought, editions: Sequence[Named]) -> _Brought:
    """An edition's catalogue with its new messages begun from those of older editions, which are up to date by now."""
    if brought.data is None or len(editions) < 2 or not any(event.what == NEW for event in brought.events):
        return brought
    own, *older = editions
    folder = brought.file.rpartition("/")[0]
    held = [(each, read(root, f"{folder}/{each.id}.po").po) for each in older]
    merged = Merged(parse(brought.data.decode("utf-8")), brought.events)
    begun = begin(merged, own, [Older(each, po) for each, po in held if po is not None])
    return brought._replace(data=serialise(begun.file).encode("utf-8"), events=begun.events)


def _written(root: Path, brought: _Brought) -> bool:
    """Write a catalogue; False, and nothing done, where someone has saved it since it was read."""
    assert brought.data is not None
    former = brought.former
    path, within = root / brought.file, root
    if brought.held is not None and not former:
        # A catalogue that was read is written where it really lies, which may be behind a link. A new one is never made outside the root.
        path = Path(os.path.realpath(path))
        within = path.parent
    try:
        write_whole({path: brought.data}, within=within, expected={root / (former or brought.file): brought.held}, durable=True)
    except Changed:
        return False
    if former:
        shutil.copymode(root / former, path)
        (root / former).unlink()
    return True
