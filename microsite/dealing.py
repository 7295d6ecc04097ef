"""Work on many things that know nothing of each other, dealt out to as many processes as there are cores."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

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


class Meanwhile(Generic[Result]):
    """Work that another process does while this one goes on; the result must bear pickling. Where none can be forked, it is done when it
    is asked for.

    It is a plain fork: what starts processes of many kinds takes as long to import as small work does.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._process = 0
        if may_fork():
            self._pipe, writing = os.pipe()
            self._process = os.fork()
            if self._process == 0:
                os.close(self._pipe)
                _tell(writing, work)
            os.close(writing)

    def result(self) -> Result:
        """What came of it, once; made here where the other process could not, so that an exception is raised here as well."""
        if not self._process:
            return self._work()
        import pickle

        with open(self._pipe, "rb", closefd=False) as pipe:
            told = pipe.read()
        try:
            done: Result = pickle.loads(told)  # from a copy of this process, nobody else
        except (EOFError, pickle.UnpicklingError):
            return self._work()
        return done

    def end(self) -> None:
        """End the process, whatever it is at, and wait until it is gone."""
        if self._process:
            import signal

            os.close(self._pipe)
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def _tell(writing: int, work: Callable[[], object]) -> NoReturn:
    """The life of a process that works meanwhile: it leaves nothing but its result."""
    try:
        import pickle

        told = memoryview(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        while told:
            told = told[os.write(writing, told) :]
    finally:
        # Not as Python ends: what this process has from the other, such as a text that waits to be printed, is the other's.
        os._exit(0)
