"""Brings the catalogues' files up to date: each is written whole, and only where a byte of it changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, has_errors, ordered
from microsite.model.content import Edition
from microsite.read.po import serialise
from microsite.settings import SHIPPED
from microsite.translate.beginnings import Older, begin
from microsite.translate.catalogues import Held, Linked, Place, headed, places, read
from microsite.translate.merge import NEW, Event, merge


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


def update(root: Path, site: Linked, shipped: Path = SHIPPED, write: bool = True) -> Updated:
    """Bring all catalogues of `root` up to date with `site`; without `write` only tell what would change.

    A catalogue with faults stays as it is; a template with faults keeps all as they are, for its messages are not known. Raises OSError
    where a file can't be written; what was written until then is whole.
    """
    expected, faults = places(root, site, shipped)
    if has_errors(faults):
        return Updated((), tuple(ordered(faults)))
    changes: list[Change] = []
    found = list(faults)
    editions = {edition.id: edition for edition in site.editions}
    for place in expected:
        change, place_faults = _bring(root, place, editions, write)
        changes += [change] if change else []
        found += place_faults
    return Updated(tuple(changes), tuple(ordered(found)))


def _bring(root: Path, place: Place, editions: Mapping[str, Edition], write: bool) -> tuple[Change | None, tuple[Diagnostic, ...]]:
    while True:
        former = ""
        held = read(root, place.file)
        if held.bytes is None and not held.faults:
            former = next((file for file in place.formerly if (root / file).is_file()), "")
            held = read(root, former) if former else held
        if held.faults:
            return None, held.faults
        merged = merge(place.wanted, held.po, headed(place.language), place.renames)
        if place.name in editions and any(event.what == NEW for event in merged.events):
            merged = begin(merged, editions[place.name], _older(root, place, editions))
        data = serialise(merged.file).encode("utf-8")
        if data == held.bytes and not former:
            return None, ()
        change = Change(place.file, merged.events, former, is_new=held.bytes is None)
        if not write or _written(root, place.file, former, held, data):
            return change, ()


def _older(root: Path, place: Place, editions: Mapping[str, Edition]) -> list[Older]:
    """The older editions with their catalogues in the same language, newest first; one that is faulty serves for nothing."""
    folder = place.file.rpartition("/")[0]
    held = [(editions[id_], read(root, f"{folder}/{id_}.po").po) for id_ in sorted(editions, reverse=True) if id_ < place.name]
    return [Older(edition, po) for edition, po in held if po is not None]


def _written(root: Path, file: str, former: str, held: Held, data: bytes) -> bool:
    """Write a catalogue; False, and nothing done, where someone has saved it since it was read."""
    path = Path(os.path.realpath(root / file))
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with open(descriptor, "wb") as temporary:
            temporary.write(data)
            temporary.flush()
            os.fsync(temporary.fileno())
        _copy_mode(root / (former or file), name)
        if _bytes(root / (former or file)) != held.bytes:
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
