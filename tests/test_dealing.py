"""Work that another process does in the meantime: the same results and exceptions as in this process."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from microsite.dealing import Meanwhile

SEVERAL = 3 if sys.platform == "linux" else 1


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
