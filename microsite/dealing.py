"""Work on many things that know nothing of each other, dealt out to as many processes as there are cores."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH_A_PROCESS = 60
"""of the units that `weight` counts: sections, or what takes as long as one"""


def may_fork() -> bool:
    """Whether a process can begin as a copy of this one: beside other threads it might inherit a lock that nobody will ever open."""
    import threading

    return sys.platform == "linux" and threading.active_count() == 1


def dealt(work: Callable[[Item], Result], items: Iterable[Item], weight: int) -> list[Result]:
    """What `work` makes of each item, in their order; results must bear pickling.

    Of little weight, and where processes can't be forked, all is done here: to hand over what the work needs would take as long. An
    exception in another process is raised here once its share is asked for, as it would be in this one.
    """
    each = list(items)
    hands = min(os.cpu_count() or 1, len(each)) if weight >= _WORTH_A_PROCESS and may_fork() else 1
    if hands < 2:
        return [work(item) for item in each]
    import multiprocessing

    context = multiprocessing.get_context("fork")
    started = []
    for number in range(1, hands):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_share, args=(theirs, work, each[number::hands]), daemon=True)
        process.start()
        theirs.close()
        started.append((process, ours))
    try:
        found: list[Result | None] = [None] * len(each)
        found[::hands] = [work(item) for item in each[::hands]]
        for number, (_, pipe) in enumerate(started, 1):
            found[number::hands] = _answer(pipe, work, each[number::hands])
        return found  # type: ignore[return-value]
    finally:
        for process, pipe in started:
            pipe.close()
            process.kill()
            process.join()


def _share(pipe: Connection, work: Callable[[Item], Result], items: Sequence[Item]) -> None:
    """A process's life: its share done, or the exception that ended it, is sent in one piece."""
    try:
        try:
            pipe.send(([work(item) for item in items], None))
        except Exception as error:
            pipe.send((None, error))
    except (KeyboardInterrupt, BrokenPipeError):
        pass
    os._exit(0)


def _answer(pipe: Connection, work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    try:
        results, error = pipe.recv()
    except EOFError:
        # The system has ended it, as where memory is short; one process needs less.
        return [work(item) for item in items]
    if error is not None:
        raise error
    done: list[Result] = results
    return done
