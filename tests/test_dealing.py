"""Work dealt out to processes: the same results in the same order, and the same exceptions, as one process has."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from microsite.dealing import Meanwhile, dealt

MUCH = 1000
SEVERAL = 3 if sys.platform == "linux" else 1


@pytest.fixture(autouse=True)
def _three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def with_process(item: int) -> tuple[int, int]:
    return item * item, os.getpid()


def test_results_stand_in_the_order_of_the_items_whichever_process_made_them() -> None:
    found = dealt(with_process, range(10), MUCH)
    assert [result for result, _ in found] == [item * item for item in range(10)]
    assert len({process for _, process in found}) == SEVERAL
    assert multiprocessing.active_children() == []


def test_little_work_stays_in_this_process() -> None:
    assert {process for _, process in dealt(with_process, range(10), 1)} == {os.getpid()}
    assert {process for _, process in dealt(with_process, [1], MUCH)} == {os.getpid()}
    assert dealt(with_process, [], MUCH) == []


def test_beside_another_thread_nothing_is_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert {process for _, process in dealt(with_process, range(10), MUCH)} == {os.getpid()}
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("faulty", range(4))
def test_what_the_system_refuses_one_process_is_raised_here_with_its_file(tmp_path: Path, faulty: int) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files):
        if number != faulty:
            file.write_text(str(number))
    with pytest.raises(FileNotFoundError) as raised:
        dealt(Path.read_text, files, MUCH)
    assert raised.value.filename == str(files[faulty])
    assert multiprocessing.active_children() == []


def test_the_share_of_a_process_that_was_killed_is_done_here() -> None:
    this = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != this:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    assert dealt(work, range(7), MUCH) == list(range(7))


def test_what_is_done_meanwhile_is_done_by_another_process_that_is_gone_in_the_end() -> None:
    meanwhile = Meanwhile(lambda: (list(range(100_000)), os.getpid()))
    result, process = meanwhile.result()
    meanwhile.end()
    assert result == list(range(100_000))
    assert (process != os.getpid()) == (SEVERAL > 1)
    if process != os.getpid():
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_what_could_not_be_done_meanwhile_is_done_here_or_raised_here(tmp_path: Path) -> None:
    here = os.getpid()

    def ended_by_the_system() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    for work, expected in ((ended_by_the_system, 7), ((tmp_path / "none").read_text, FileNotFoundError)):
        meanwhile = Meanwhile(work)
        try:
            if expected == 7:
                assert meanwhile.result() == 7
            else:
                with pytest.raises(FileNotFoundError):
                    meanwhile.result()
        finally:
            meanwhile.end()


def test_pieces_of_work_are_told_in_their_order_and_those_that_failed_are_done_here(tmp_path: Path) -> None:
    here, much = os.getpid(), "x" * 3_000_000
    works = (lambda: (much, os.getpid()), lambda: ("second", os.getpid()), lambda: (_ for _ in ()), lambda: ("last", os.getpid()))
    meanwhile = Meanwhile(*works)
    try:
        (first, elsewhere), (second, there) = meanwhile.result(), meanwhile.result()
        assert (first, second) == (much, "second")
        assert elsewhere == there
        assert (there != here) == (SEVERAL > 1)
        # What bears no pickling ends the other process; it and what follows is done here.
        assert list(meanwhile.result()) == []
        assert meanwhile.result() == ("last", here)
    finally:
        meanwhile.end()


def test_work_that_nobody_asks_for_any_more_is_ended() -> None:
    meanwhile = Meanwhile(threading.Event().wait)
    meanwhile.end()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
