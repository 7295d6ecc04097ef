"""A limit of time and memory for templates that nobody has vouched for."""

from __future__ import annotations

import _thread
import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_MEMORY = 4 << 30
_SECONDS_BETWEEN = 0.2
_SECONDS_TO_STOP = 10
"""for a computation in C that doesn't let go of the interpreter: after so long the process ends"""


class Overdue(BaseException):
    """It took too long. No `Exception`, so that what runs can't catch it as one of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `Overdue` in the body, which must run in the main thread, when it has taken so long."""
    ended = threading.Event()

    def interrupt(number: int, frame: FrameType | None) -> None:
        if not ended.is_set():
            raise Overdue

    def watch() -> None:
        wait = seconds
        # Again and again: Python drops an exception that is raised while an object is being deleted.
        while not ended.wait(wait):
            _thread.interrupt_main()
            wait = _SECONDS_BETWEEN

    before = signal.signal(signal.SIGINT, interrupt)
    threading.Thread(target=watch, daemon=True).start()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # Its timer needs no lock of the interpreter, which such a computation holds.
    faulthandler.dump_traceback_later(seconds + _SECONDS_TO_STOP, exit=True, file=nowhere)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        os.close(nowhere)
        ended.set()
        signal.signal(signal.SIGINT, before)


def limit_memory() -> None:
    """A template that fills the memory gets an error of its own instead of the machine's."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
