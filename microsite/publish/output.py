"""The output folder: which of its files are ours, and how a new site takes the place of the old one.

The manifest lists our files. Before the first file is put in place, the journal names every path that will be added: after an
interruption at any moment, each file of ours is still known as ours. Files of others are never touched.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.files import replace_file
from microsite.publish.staging import Staging
from microsite.read.inventory import Identity, identity_of

MANIFEST = "manifest.json"
JOURNAL = ".publishing.json"


class Published(NamedTuple):
    """What publishing has changed."""

    identities: dict[str, Identity]
    """path → identity of each file that was written"""
    removed: tuple[str, ...]
    manifest: Identity


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
    return bool(path) and not path.startswith("/") and ".." not in path.split("/") and is_portable


def interrupted(output: Path) -> bool:
    """Whether a build was interrupted while it published."""
    return (output / JOURNAL).exists()


def clashes(output: Path, planned: Mapping[str, str], ours: Mapping[str, str]) -> list[Diagnostic]:
    """Errors for planned paths that somebody else's file is in the way of; a file that has the planned bytes is not, it becomes ours.

    `planned`: path → digest of the planned bytes.
    """
    faults = []
    parents = {path.rpartition("/")[0] for path in planned} - {""}
    folders = {folder for parent in parents for folder in (Path(parent), *Path(parent).parents) if folder != Path(".")}
    for folder in sorted(folders):
        place = output / folder
        # A link would lead the pages out of the output folder.
        if place.is_symlink() or (place.exists() and not place.is_dir() and folder.as_posix() not in ours):
            faults.append(diagnostic("output-foreign", Position(f"{output.name}/{folder.as_posix()}"), found=folder.as_posix()))
    for path in standing(output, sorted(path for path in planned if path not in ours)):
        target = output / path
        if any(parent.is_symlink() or parent.is_file() for parent in _between(output, target)):
            continue
        if target.is_dir() and not target.is_symlink():
            foreign = any(each.relative_to(output).as_posix() not in ours for each in target.rglob("*") if not each.is_dir())
        else:
            foreign = not has_bytes(target, planned[path])
        if foreign:
            faults.append(diagnostic("output-foreign", Position(f"{output.name}/{path}"), found=path))
    return faults


def standing(output: Path, paths: Iterable[str]) -> list[str]:
    """The paths, of those given, at which there is anything in `output`; in the order given."""
    # Plain strings: path objects for thousands of files take longer than asking the system. In a missing folder no file is looked for.
    folders: dict[str, bool] = {}
    found = []
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in folders:
            folders[folder] = os.path.isdir(f"{output}/{folder}")
        if folders[folder] and os.path.lexists(f"{output}/{path}"):
            found.append(path)
    return found


def _between(output: Path, target: Path) -> list[Path]:
    """The folders between the output folder and a file in it."""
    return [output / folder for folder in target.relative_to(output).parents if folder != Path(".")]


def has_bytes(target: str | Path, digest: str) -> bool:
    """Whether `target` is a regular file whose bytes have this digest."""
    try:
        return stat.S_ISREG(os.lstat(target).st_mode) and digests.of_bytes(Path(target).read_bytes()) == digest
    except OSError:
        return False


def publish(output: Path, staging: Staging, staged: Mapping[str, str], planned: Mapping[str, str], ours: Mapping[str, str]) -> Published:
    """Move the staged files (path → staged name) into place, delete files of ours that are no longer planned, write the manifest.

    `planned`: path → digest; `ours`: as `owned` gives it. New files come first and deletions last, so that at every moment each page's
    links lead somewhere. Raises OSError.
    """
    added = {path: planned[path] for path in planned if path not in ours}
    removed = tuple(sorted(path for path in ours if path not in planned))
    if staged or removed:
        _write(staging, output / JOURNAL, json.dumps({"files": {**dict(ours), **added}}, ensure_ascii=False, sort_keys=True))
    identities: dict[str, Identity] = {}
    made: set[str] = set()
    for path in sorted(staged, key=lambda path: (path in ours, path)):
        # Plain strings: making path objects for thousands of files takes as long as moving the files.
        target, folder = f"{output}/{path}", path.rpartition("/")[0]
        if folder not in made:
            _make_folder(output, output / folder, ours)
            made.add(folder)
        source = staging.path(staged[path])
        try:
            replace_file(source, target)
        except OSError:
            if not os.path.isdir(target):
                raise
            # The new file has the name of a folder of ours.
            _remove(output, [each for each in removed if each.startswith(f"{path}/")])
            (output / folder).mkdir(parents=True, exist_ok=True)
            replace_file(source, target)
        identities[path] = identity_of(os.stat(target))
    _remove(output, removed)
    # One file a line. With its own `indent`, json would not use its encoder in C.
    lines = json.dumps(dict(sorted(planned.items())), ensure_ascii=False, separators=(",\n", ": "))[1:-1]
    manifest = f'{{\n"files": {{\n{lines}\n}}\n}}\n'
    listing = output / MANIFEST
    if not listing.is_file() or listing.read_text(encoding="utf-8") != manifest:
        _write(staging, listing, manifest)
    (output / JOURNAL).unlink(missing_ok=True)
    return Published(identities, removed, identity_of(os.stat(listing)))


def _make_folder(output: Path, folder: Path, ours: Mapping[str, str]) -> None:
    # The new folder may have the name of a page of ours.
    for parent in reversed([folder, *folder.relative_to(output).parents][:-1]):
        place = output / parent
        if place.is_file() and place.relative_to(output).as_posix() in ours:
            place.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _remove(output: Path, paths: Iterable[str]) -> None:
    folders: set[Path] = set()
    for path in paths:
        target = output / path
        if any(parent.is_symlink() for parent in _between(output, target)):
            continue
        try:
            target.unlink()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            continue
        folders.update(parent for parent in Path(path).parents if parent != Path("."))
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        try:
            (output / folder).rmdir()
        except OSError:
            continue  # it holds somebody else's file


def _write(staging: Staging, path: Path, text: str) -> None:
    # By way of the staging folder: if this build is killed here, the next one clears it.
    name = staging.put(text.encode("utf-8"))
    replace_file(staging.path(name), path)
