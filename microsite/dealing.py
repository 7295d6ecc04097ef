"""When a process may be forked, when that is worth it, and work that a forked process does in the meantime."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, NoReturn

_WORTH_A_PROCESS = 60
"""of the units that `weight` counts: sections, or what takes as long as one"""


def may_fork() -> bool:
    """Whether a process can begin as a copy of this one: beside other threads it might inherit a lock that nobody will ever open."""
    import threading

    return sys.platform == "linux" and threading.active_count() == 1


def is_worth_a_process(weight: int) -> bool:
    """Whether so many sections, or things that take as long as one, are better dealt out."""
    return weight >= _WORTH_A_PROCESS


class Meanwhile:
    """Pieces of work that another process does one after the other while this one goes on; the results must bear pickling. Where none can
    be forked, each is done when it is asked for.

    It is a plain fork: what starts processes of many kinds takes as long to import as small work does.
    """

    def __init__(self, *works: Callable[[], object]) -> None:
        self._works = list(works)
        self._process = 0
        if may_fork():
            reading, writing = os.pipe()
            self._process = os.fork()
            if self._process == 0:
                os.close(reading)
                _tell(writing, works)
            os.close(writing)
            self._answers = open(reading, "rb")  # noqa: SIM115

    def result(self) -> Any:
        """What came of the next piece; made here where the other process could not, so that an exception is raised here as well."""
        work = self._works.pop(0)
        if not self._process:
            return work()
        import pickle

        try:
            return pickle.load(self._answers)  # from a copy of this process, nobody else
        except (EOFError, pickle.UnpicklingError):
            return work()

    def end(self) -> None:
        """End the process, whatever it is at, and wait until it is gone."""
        if self._process:
            import signal

            self._answers.close()
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


_MOST_UNREAD = 1 << 20
"""bytes of results that wait to be asked for; what any user of Linux may have in a pipe"""


def _tell(writing: int, works: Iterable[Callable[[], object]]) -> NoReturn:
    """The life of a process that works meanwhile: it leaves nothing but its results."""
    try:
        import fcntl
        import pickle

        with suppress(OSError):
            fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _MOST_UNREAD)
        for work in works:
            told = memoryview(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
            while told:
                told = told[os.write(writing, told) :]
    finally:
        # Not as Python ends: what this process has from the other, such as a text that waits to be printed, is the other's.
        os._exit(0)
