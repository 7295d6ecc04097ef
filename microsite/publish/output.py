"""The output folder: which of its files are ours, and how a new site takes the place of the old one.

Finished files wait in the staging folder, which no page links to. The manifest lists our files. Before the first file is put in place,
the journal names every path that will be added: after an interruption at any moment, each file of ours is still known as ours. Files of
others are never touched.
"""

from __future__ import annotations

import json
import os
import posixpath
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.files import replace_file
from microsite.read.inventory import Identity, identity_of

MANIFEST = "manifest.json"
JOURNAL = ".publishing.json"
STAGING = ".staging"


class Published(NamedTuple):
    """What publishing has changed."""

    identities: dict[str, Identity]
    """path → identity of each file that was written"""
    removed: tuple[str, ...]
    manifest: Identity


@contextmanager
def staging(output: Path) -> Iterator[None]:
    """Empty the staging folder before and after the body; only for the holder of the build's lock. Raises OSError."""
    clear_staging(output)
    try:
        yield
    finally:
        clear_staging(output)


def clear_staging(output: Path) -> None:
    """Remove the staging folder, which may be left from a build that was interrupted. Raises OSError."""
    folder = output / STAGING
    if folder.is_symlink():
        # Not followed: what it leads to is not ours.
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)


def stage(output: Path, data: bytes) -> str:
    """Write a file to the staging folder; returns its path. Raises OSError."""
    folder = output / STAGING
    folder.mkdir(parents=True, exist_ok=True)
    path = f"{folder}/{os.urandom(8).hex()}"
    with open(path, "xb") as file:
        file.write(data)
    return path


def owned(output: Path) -> dict[str, str]:
    """Our files in `output`: path → digest, which is empty for a file that only the journal lists."""
    return {**dict.fromkeys(_read(output / JOURNAL), ""), **_read(output / MANIFEST)}


def _read(path: Path) -> dict[str, str]:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    files = data.get("files", {}) if isinstance(data, dict) else {}
    return {str(file): str(digest) for file, digest in files.items() if _is_inside(str(file))} if isinstance(files, dict) else {}


def _is_inside(path: str) -> bool:
    # Anybody could have edited the manifest: it must not make us delete outside the folder.
    is_portable = os.name != "nt" or not set(path) & set(":\\")
    return path == posixpath.normpath(path) and not path.startswith(("/", "..")) and path != "." and is_portable


def interrupted(output: Path) -> bool:
    """Whether a build was interrupted while it published."""
    return (output / JOURNAL).exists()


def clashes(output: Path, planned: Mapping[str, str], ours: Mapping[str, str]) -> list[Diagnostic]:
    """Errors for planned paths that somebody else's file is in the way of; a file that has the planned bytes is not, it becomes ours.

    `planned`: path → digest of the planned bytes.
    """
    faults = []
    for folder in sorted({each for parent in {path.rpartition("/")[0] for path in planned} for each in _with_parents(parent)}):
        place = output / folder
        # A link would lead the pages out of the output folder.
        if place.is_symlink() or (place.exists() and not place.is_dir() and folder.as_posix() not in ours):
            faults.append(diagnostic("output-foreign", Position(f"{output.name}/{folder.as_posix()}"), found=folder.as_posix()))
    for path in sorted(planned.keys() - ours.keys()):
        if not os.path.lexists(f"{output}/{path}"):
            continue
        target = output / path
        if any((output / folder).is_symlink() or (output / folder).is_file() for folder in _with_parents(os.path.dirname(path))):
            continue
        if target.is_dir() and not target.is_symlink():
            foreign = any(each.relative_to(output).as_posix() not in ours for each in target.rglob("*") if not each.is_dir())
        else:
            foreign = not has_bytes(target, planned[path])
        if foreign:
            faults.append(diagnostic("output-foreign", Position(f"{output.name}/{path}"), found=path))
    return faults


def _with_parents(folder: str) -> list[Path]:
    """A folder of the output folder and those that it is in, deepest first."""
    return [Path(folder), *Path(folder).parents][:-1]


def has_bytes(target: str | Path, digest: str) -> bool:
    """Whether `target` is a regular file whose bytes have this digest."""
    try:
        return stat.S_ISREG(os.lstat(target).st_mode) and digests.of_bytes(Path(target).read_bytes()) == digest
    except OSError:
        return False


def publish(output: Path, staged: Mapping[str, str], planned: Mapping[str, str], ours: Mapping[str, str]) -> Published:
    """Move the staged files (path → where it is staged) into place, delete files of ours that are no longer planned, write the manifest.

    `planned`: path → digest; `ours`: as `owned` gives it. New files come first and deletions last, so that at every moment each page's
    links lead somewhere. Raises OSError.
    """
    removed = tuple(sorted(path for path in ours if path not in planned))
    if staged or removed:
        _write(output, JOURNAL, json.dumps({"files": {**planned, **ours}}, ensure_ascii=False))
    identities: dict[str, Identity] = {}
    made: set[str] = set()
    for path in sorted(staged, key=lambda path: (path in ours, path)):
        # Plain strings: making path objects for thousands of files takes as long as moving the files.
        target, folder = f"{output}/{path}", path.rpartition("/")[0]
        if folder not in made:
            _make_folder(output, folder, ours)
            made.add(folder)
        try:
            replace_file(staged[path], target)
        except OSError:
            if not os.path.isdir(target):
                raise
            # The new file has the name of a folder of ours.
            _remove(output, [each for each in removed if each.startswith(f"{path}/")])
            (output / folder).mkdir(parents=True, exist_ok=True)
            replace_file(staged[path], target)
        identities[path] = identity_of(os.stat(target))
    _remove(output, removed)
    # A path on a line, written by the encoder in C, which knows no indents.
    lines = json.dumps(planned, ensure_ascii=False, sort_keys=True, separators=(",\n", ": "))
    manifest = f'{{\n"files": {{\n{lines[1:-1]}\n}}\n}}\n'
    listing = output / MANIFEST
    if not listing.is_file() or listing.read_text(encoding="utf-8") != manifest:
        _write(output, MANIFEST, manifest)
    (output / JOURNAL).unlink(missing_ok=True)
    return Published(identities, removed, identity_of(os.stat(listing)))


def _make_folder(output: Path, folder: str, ours: Mapping[str, str]) -> None:
    # The new folder may have the name of a page of ours.
    for each in _with_parents(folder):
        if each.as_posix() in ours and (output / each).is_file():
            (output / each).unlink()
    (output / folder).mkdir(parents=True, exist_ok=True)


def _remove(output: Path, paths: Iterable[str]) -> None:
    folders: set[Path] = set()
    for path in paths:
        above = _with_parents(os.path.dirname(path))
        if any((output / folder).is_symlink() for folder in above):
            continue
        try:
            (output / path).unlink()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            continue
        folders.update(above)
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        try:
            (output / folder).rmdir()
        except OSError:
            continue  # it holds somebody else's file


def _write(output: Path, name: str, text: str) -> None:
    # By way of the staging folder: if this build is killed here, the next one clears it.
    replace_file(stage(output, text.encode("utf-8")), output / name)
