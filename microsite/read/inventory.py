"""Lists the files of a root, each with what tells without reading it whether it has changed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple


class Identity(NamedTuple):
    """What the file system knows about a file; equal identities mean equal bytes if `PROVES`."""

    size: int
    modified: int
    """nanoseconds"""
    changed: int
    """nanoseconds; the status change on POSIX"""
    inode: int


PROVES = sys.platform != "win32"
"""False on Windows, which has no time of status change: a file that is rewritten with its old time and size looks unchanged there."""

UNITS_FILE = "translations/units.yaml"
"""the list of the units that came with the tool"""

SHIPPED_MARK, CODE_MARK = "shipped:", "code:"
"""before the paths of inputs that came with the tool: files that the root has none of its own for, and the program"""

_JUNK = {"Thumbs.db", "desktop.ini", "__pycache__", "4913"}


def identity_of(status: os.stat_result) -> Identity:
    """The identity in a stat result."""
    return Identity(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def split_mark(name: str) -> tuple[str, str]:
    """The mark before an input's path, which is empty for a file of the root, and that path."""
    mark = next((mark for mark in (SHIPPED_MARK, CODE_MARK) if name.startswith(mark)), "")
    return mark, name.removeprefix(mark)


def is_junk(name: str) -> bool:
    """Whether a file with this name was left behind by an editor or the system, and is no content."""
    ends = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig", ".rej", ".mo")
    return name.startswith((".", "~$")) or name.endswith(ends) or name in _JUNK


def inventory(root: Path, *folders: str) -> dict[str, Identity]:
    """The files below the folders of `root`, by path relative to the root with forward slashes; links to files count as files."""
    found: dict[str, Identity] = {}
    stack = list(folders)
    while stack:
        folder = stack.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if is_junk(entry.name):
                continue
            path = f"{folder}/{entry.name}"
            try:
                if entry.is_dir():
                    stack.append(path)
                else:
                    found[path] = identity_of(entry.stat() if PROVES else os.stat(entry.path))
            except OSError:
                found[path] = Identity(-1, 0, 0, 0)
    return found
