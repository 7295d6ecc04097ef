"""Work on many things that know nothing of each other, dealt out to as many processes as there are cores."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

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


def is_worth_a_process(weight: int) -> bool:
    """Whether so many sections, or things that take as long as one, are better dealt out."""
    return weight >= _WORTH_A_PROCESS


def dealt(work: Callable[[Item], Result], items: Iterable[Item], weight: int) -> list[Result]:
    """What `work` makes of each item, in their order; results must bear pickling.

    Of little weight, and where processes can't be forked, all is done here: to hand over what the work needs would take as long. An
    exception in another process is raised here once its share is asked for, as it would be in this one.
    """
    each = list(items)
    hands = min(os.cpu_count() or 1, len(each)) if is_worth_a_process(weight) and may_fork() else 1
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
