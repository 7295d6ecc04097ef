"""Processes that work for this one, on the standard library's executors.

`pebble` was the alternative: it can stop a single task that takes too long. The one place that needs that, templates of a foreign root,
sets its own limit (`engine.watchdog`), so that `concurrent.futures` serves without a further dependency.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_PROCESS = 60
"""sections that take as long to read or to make as it takes to start another process"""


class WorkerLost(Exception):
    """The system ended a worker process before its work was done, for example because memory ran out."""


def jobs_for(sections: int) -> int:
    """How many processes to use for work of this size: one for each core, or one if starting more would take longer than the work."""
    return (os.cpu_count() or 1) if sections >= WORTH_A_PROCESS else 1


def may_fork() -> bool:
    """Whether a process can begin as a copy of this one: beside other threads it might inherit a lock that nobody will ever open."""
    return sys.platform == "linux" and threading.active_count() == 1


class Workers:
    """Worker processes, numbered from 0. Each does one task at a time and keeps what it has worked out for later ones.

    When a `with` block ends with an exception, KeyboardInterrupt included, all workers have ended.
    """

    def __init__(self, count: int, begin: Callable[..., None], *values: Any) -> None:
        """`begin` is called with `values` in each worker; where workers are forks of this process, nothing of that is pickled."""
        self._executors: list[Any] = []
        if count:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            self._others = multiprocessing.active_children()
            context = multiprocessing.get_context("fork" if may_fork() else "spawn")
            self._executors = [ProcessPoolExecutor(1, context, _begin, (begin, values)) for _ in range(count)]

    def __len__(self) -> int:
        return len(self._executors)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, type_: type[BaseException] | None, *error: object) -> None:
        if type_ is not None and self._executors:
            import multiprocessing

            with _sigint_blocked():
                for worker in multiprocessing.active_children():
                    if worker not in self._others:
                        worker.kill()
        for executor in self._executors:
            executor.shutdown(cancel_futures=True)

    def submit(self, number: int, work: Callable[..., Result], *values: Any) -> Future[Result]:
        """Give a worker a task; its tasks are done in the order in which they are given."""
        # The worker may be started here. A terminal sends Ctrl-C to workers too, and only this process is to react to it.
        with _sigint_blocked():
            future: Future[Result] = self._executors[number].submit(work, *values)
            return future


def result_of(future: Future[Result]) -> Result:
    """What came of a task; an exception in the worker is raised here as itself. Raises WorkerLost."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool as error:
        raise WorkerLost("a worker process ended before its work was done") from error


def parallel_map(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> list[Result]:
    """The results of `work` for each item, in order, computed in up to `jobs` processes; results are pickled.

    `work` may refer to any values in memory, because workers are forks of this process. Where forking is not safe, everything runs
    in this process. An exception in a worker is raised here as itself. Raises WorkerLost.
    """
    each = list(items)
    jobs = min(jobs, len(each))
    if jobs < 2 or not may_fork():
        return [work(item) for item in each]
    with Workers(jobs, _keep, work, each) as workers:
        from concurrent.futures import FIRST_EXCEPTION, wait

        futures = [workers.submit(index % jobs, _work_on, index) for index in range(len(each))]
        # What fails ends the others, however long they would go on.
        done, _ = wait(futures, return_when=FIRST_EXCEPTION)
        return [result_of(future) for future in sorted(futures, key=lambda each: each not in done)]


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Let a Ctrl-C wait until the end of the block."""
    if sys.platform == "win32":
        yield
        return
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


# In a worker

_shared: tuple[Callable[[Any], Any], Sequence[Any]]


def _begin(begin: Callable[..., None], values: Sequence[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*values)


def _end_with_parent() -> None:
    """End this worker as soon as its parent has ended, even if that was killed: it would wait for tasks for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _keep(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Keep what the fork brought along."""
    global _shared
    _shared = work, items


def _work_on(index: int) -> Any:
    work, items = _shared
    return work(items[index])
