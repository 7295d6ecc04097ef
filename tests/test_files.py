"""Files are written whole or not at all, and a lock has one holder at a time."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from microsite import files
from microsite.files import Changed, Locked, lock, replace_file, write_whole
from microsite.settings import SHIPPED


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


# Writing


def test_a_new_file_is_written_with_the_folders_that_it_needs(tmp_path: Path) -> None:
    write_whole({tmp_path / "en/2024.po": b"new"}, within=tmp_path)
    assert names(tmp_path) == ["en/2024.po"]
    assert (tmp_path / "en/2024.po").read_bytes() == b"new"


@pytest.mark.parametrize("durable", [False, True])
def test_a_file_is_replaced(tmp_path: Path, durable: bool) -> None:
    (tmp_path / "a").write_bytes(b"an old, longer text")
    write_whole({tmp_path / "a": b"new"}, within=tmp_path, durable=durable)
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
def test_permissions_stay_and_a_new_file_has_those_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o640)
    (tmp_path / "any").write_bytes(b"")
    write_whole({tmp_path / "old": b"1", tmp_path / "new": b"2"}, within=tmp_path)
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE((tmp_path / "any").stat().st_mode)


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"mine")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a").symlink_to(tmp_path / "elsewhere")
    write_whole({root / "a": b"new"}, within=root)
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"
    assert not (root / "a").is_symlink()
    assert (root / "a").read_bytes() == b"new"


@pytest.mark.parametrize("path", ["linked/a", "linked/deep/a", "../a"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (root / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(PermissionError, match="leads out of"):
        write_whole({root / path: b"new"}, within=root)
    assert names(tmp_path / "elsewhere") == []
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not (tmp_path / "a").exists()


def test_a_link_that_stays_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real", target_is_directory=True)
    write_whole({tmp_path / "linked/a": b"new"}, within=tmp_path)
    assert (tmp_path / "real/a").read_bytes() == b"new"


def test_a_file_that_was_changed_in_the_meantime_keeps_all_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"changed")
    with pytest.raises(Changed) as raised:
        write_whole({tmp_path / "a": b"1", tmp_path / "b": b"2"}, within=tmp_path, expected={tmp_path / "a": b"a", tmp_path / "b": b"b"})
    assert raised.value.path == tmp_path / "b"
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == {"a": b"a", "b": b"changed"}


def test_a_file_that_somebody_has_made_in_the_meantime_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(Changed):
        write_whole({tmp_path / "a": b"new"}, within=tmp_path, expected={tmp_path / "a": None})
    assert (tmp_path / "a").read_bytes() == b"mine"


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full disk", "Ctrl-C"])
def test_an_interruption_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: BaseException
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def interrupted(*arguments: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, call, interrupted)
        with pytest.raises(type(error)):
            write_whole({tmp_path / "a": b"new"}, within=tmp_path, durable=True)
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_of_several_files_none_is_replaced_before_all_are_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").write_bytes(b"a file where a folder is needed")
    with pytest.raises(OSError, match="b"):
        write_whole({tmp_path / "a": b"new", tmp_path / "b/c": b"new"}, within=tmp_path)
    assert names(tmp_path) == ["a", "b"]
    assert (tmp_path / "a").read_bytes() == b"old"


# Root may write anywhere; without these two powers it is held to the rights of files as anybody is.
_WITHOUT_POWERS = """
import ctypes, os, sys
if hasattr(os, "geteuid") and os.geteuid() == 0 and sys.platform == "linux":
    for power in (1, 2):
        ctypes.CDLL(None, use_errno=True).prctl(24, power, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""
_WRITE = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from microsite.files import write_whole
folder = Path(sys.argv[2])
try:
    write_whole({folder / "a": b"new"}, within=folder)
except PermissionError as error:
    print(error.strerror)
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
def test_a_read_only_folder_is_an_error_and_its_file_stays(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").write_bytes(b"old")
    folder.chmod(0o555)
    command = [sys.executable, "-c", _WITHOUT_POWERS, _WRITE, str(SHIPPED), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    folder.chmod(0o755)
    assert (done.stdout, done.stderr) == ("Permission denied\n", "")
    assert names(folder) == ["a"]
    assert (folder / "a").read_bytes() == b"old"


@pytest.mark.parametrize(("held", "is_replaced"), [(2, True), (9, False)], ids=["for a moment", "for good"])
def test_a_file_that_another_program_has_open_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int, is_replaced: bool
) -> None:
    """As on Windows, where a file that is open can't be replaced."""
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    real, tries = os.replace, []

    def replace(source: Path, target: Path) -> None:
        tries.append(source)
        if len(tries) <= held:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        real(source, target)

    monkeypatch.setattr(files, "ATTEMPTS", 3)
    monkeypatch.setattr(os, "replace", replace)
    if is_replaced:
        replace_file(tmp_path / "new", tmp_path / "old")
    else:
        with pytest.raises(PermissionError):
            replace_file(tmp_path / "new", tmp_path / "old")
    assert len(tries) == 3
    assert (tmp_path / "old").read_bytes() == (b"new" if is_replaced else b"old")


# Locks


_HOLD = """
import subprocess, sys, time; sys.path.insert(0, sys.argv[1])
from microsite.files import lock
with lock(sys.argv[2], inherited=sys.argv[3] == "True"):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], close_fds=False)
    print(child.pid, flush=True)
    time.sleep(60)
"""


@contextmanager
def held(path: Path, inherited: bool = False) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Another process that holds the lock, and the id of its child."""
    command = [sys.executable, "-c", _HOLD, str(SHIPPED), str(path), str(inherited)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    child = int(process.stdout.readline())
    try:
        yield process, child
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        os.kill(child, signal.SIGTERM)


def test_a_lock_is_free_before_and_after(tmp_path: Path) -> None:
    for _ in range(2):
        with lock(tmp_path / "deep/build.lock"):
            assert (tmp_path / "deep/build.lock").exists()


def test_a_lock_that_is_held_is_refused_at_once(tmp_path: Path) -> None:
    with lock(tmp_path / "build.lock"), pytest.raises(Locked), lock(tmp_path / "build.lock"):
        pass


def test_a_lock_is_free_after_an_exception(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock(tmp_path / "build.lock"):
        raise ZeroDivisionError
    with lock(tmp_path / "build.lock"):
        pass


def test_a_lock_of_another_process_is_waited_for_and_that_is_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    with held(tmp_path / "setup.lock") as (holder, _):

        def waiting() -> None:
            told.append("waiting")
            holder.kill()

        with lock(tmp_path / "setup.lock", patience=30, waiting=waiting):
            assert told == ["waiting"]


def test_patience_ends(tmp_path: Path) -> None:
    told: list[str] = []
    place = tmp_path / "setup.lock"
    with held(place), pytest.raises(Locked), lock(place, patience=0.3, waiting=lambda: told.append("waiting")):
        pass
    assert told == ["waiting"]


@pytest.mark.skipif(os.name == "nt", reason="children don't inherit it there")
@pytest.mark.parametrize("inherited", [False, True])
def test_a_killed_process_frees_its_lock_unless_its_child_inherited_it(tmp_path: Path, inherited: bool) -> None:
    with held(tmp_path / "setup.lock", inherited) as (holder, _):
        holder.kill()
        holder.wait()
        try:
            with lock(tmp_path / "setup.lock"):
                is_free = True
        except Locked:
            is_free = False
    assert is_free is not inherited


def test_a_lock_in_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"), lock(tmp_path / "file/build.lock"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has locks everywhere")
def test_a_file_system_without_locks_is_worked_on_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def flock(descriptor: int, operation: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", flock)
    with lock(tmp_path / "build.lock"):
        pass
