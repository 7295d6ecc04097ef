"""Files written whole or not at all, and locks between processes.

Standard library only: `.venv` is set up under a lock, before any library is there.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EACCES
from pathlib import Path

ATTEMPTS = 10 if os.name == "nt" else 1
"""how often a file is moved into place: on Windows a virus scanner or a preview may hold the target for a moment"""
_POLL = 0.1  # seconds between two looks at a lock


class Changed(Exception):
    """A file no longer has the bytes that the caller read; nothing was written. `path` is that file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class Locked(Exception):
    """Another process holds the lock."""


def write_whole(
    files: Mapping[Path, bytes], *, within: Path, expected: Mapping[Path, bytes | None] | None = None, durable: bool = False
) -> None:
    """Write files (path → bytes), each whole or not at all, and make the folders that they need.

    A file that is replaced keeps its permissions. A symbolic link at a path is replaced, not followed; a folder that leads out of `within`
    is refused. All bytes are on the disk before the first file is replaced, and `expected` (path → bytes, None for no file) is compared
    just before that. `durable` waits until the disk has them. Raises `Changed` or OSError.
    """
    temporary: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            _make_folder(path.parent, within)
            temporary[path] = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
            with open(temporary[path], "xb") as file:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            with suppress(FileNotFoundError):
                os.chmod(temporary[path], stat.S_IMODE(os.stat(path).st_mode))
        for path, bytes_ in (expected or {}).items():
            if _bytes(path) != bytes_:
                raise Changed(path)
        for path, source in temporary.items():
            replace_file(source, path)
    finally:
        for source in temporary.values():
            source.unlink(missing_ok=True)


def _make_folder(folder: Path, within: Path) -> None:
    """Make a folder and those above it; raises OSError where links lead out of `within`."""
    # Looked at before anything is made: the folder need not exist yet.
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(within)):
        raise PermissionError(EACCES, f"a symbolic link leads out of {within}", str(folder))
    folder.mkdir(parents=True, exist_ok=True)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def replace_file(source: str | Path, target: str | Path) -> None:
    """Move a file into the place of another, which readers see whole, old or new; raises OSError."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if attempt == ATTEMPTS or os.path.isdir(target):
                raise
            time.sleep(0.05 * attempt)


@contextmanager
def lock(
    path: str | Path, *, patience: float = 0.0, waiting: Callable[[], object] = lambda: None, inherited: bool = False
) -> Iterator[None]:
    """Hold the lock file at `path` while the body runs; the system releases it when the process ends, however it ends.

    Waits up to `patience` seconds for another process, after one call of `waiting`, then raises `Locked`. With `inherited`, child processes
    hold it too (not on Windows). Raises OSError where the file can't be made.
    """
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "ab") as file:
        if inherited and os.name != "nt":
            os.set_inheritable(file.fileno(), True)
        end = time.monotonic() + patience
        announced = False
        while not _try_lock(file.fileno()):
            if time.monotonic() >= end:
                raise Locked(str(path))
            if not announced:
                waiting()
                announced = True
            time.sleep(_POLL)
        yield


def _try_lock(descriptor: int) -> bool:
    """Lock an open file; False if another process holds it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        # This file system has no locks. Working unlocked is better than never working.
        return True
    return True
