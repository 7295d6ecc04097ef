"""A parallel `map` over processes of the standard library.

`pebble` was the alternative: it can stop a single task that takes too long. No task here has a time limit, so `concurrent.futures`
serves without a further dependency.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from microsite.dealing import is_worth_a_process, may_fork

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerLost(Exception):
    """The system ended a worker process before its work was done, for example because memory ran out."""


def jobs_for(sections: int) -> int:
    """How many processes to use for work of this size: one for each core, or one if starting more would take longer than the work."""
    return (os.cpu_count() or 1) if is_worth_a_process(sections) else 1


def parallel_map(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> list[Result]:
    """The results of `work` for each item, in order, computed in up to `jobs` processes; results are pickled.

    `work` may refer to any values in memory, because workers are forks of this process. Where forking is not safe, everything runs
    in this process. An exception in a worker is raised here as itself. When an exception leaves this function, KeyboardInterrupt
    included, all workers have ended. Raises WorkerLost.
    """
    each = list(items)
    jobs = min(jobs, len(each))
    if jobs < 2 or not may_fork():
        return [work(item) for item in each]
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    others = multiprocessing.active_children()
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _start_worker, (work, each))
    try:
        # Workers start here and inherit the blocking: a terminal sends Ctrl-C to them too, and only this process may react to it.
        with _sigint_blocked():
            futures = [pool.submit(_work_on, index) for index in range(len(each))]
        return [future.result() for future in futures]
    except BaseException as error:
        with _sigint_blocked():
            for worker in multiprocessing.active_children():
                if worker not in others:
                    worker.kill()
        if isinstance(error, BrokenProcessPool):
            raise WorkerLost("a worker process ended before its work was done") from error
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Let a Ctrl-C wait until the end of the block."""
    import signal

    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


# In a worker

_shared: tuple[Callable[[Any], Any], Sequence[Any]]


def _start_worker(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Keep what the fork brought along, and watch the parent."""
    global _shared
    from threading import Thread

    _shared = work, items
    Thread(target=_end_with_parent, daemon=True).start()


def _work_on(index: int) -> Any:
    work, items = _shared
    return work(items[index])


def _end_with_parent() -> None:
    """End this worker as soon as its parent has ended, even if that was killed: it would wait for tasks for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
