"""A limit of time and memory for templates that nobody has vouched for."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_MEMORY = 4 << 30
_SECONDS_BETWEEN = 0.2
_SECONDS_TO_STOP = 10
"""for what doesn't let go of the interpreter"""
OVERDUE = 75
"""the exit code of a process that could not be stopped otherwise"""


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
        if ended.wait(seconds):
            return
        end = time.monotonic() + _SECONDS_TO_STOP
        while time.monotonic() < end:
            # Again and again: Python drops an exception that is raised while an object is being deleted.
            _thread.interrupt_main()
            if ended.wait(_SECONDS_BETWEEN):
                return
        os._exit(OVERDUE)

    before = signal.signal(signal.SIGINT, interrupt)
    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        signal.signal(signal.SIGINT, before)


def limit_memory() -> None:
    """A template that fills the memory gets an error of its own instead of the machine's."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
