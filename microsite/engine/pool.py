"""The processes of a build: as many single workers as are useful, each with a share of the editions.

They are executors of the standard library with one process each, so that what a process has read of an edition is there when the tasks
of that edition run. pebble could end a task that takes too long; a worker's own limit of time does that as well.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, NamedTuple, TypeVar

from microsite.engine.facts import record
from microsite.engine.ledger import FactRecord
from microsite.engine.watchdog import limit_memory
from microsite.engine.worker import Job, ReadResult, Run, TaskResult, Worker

Value = TypeVar("Value")

WORTH_A_PROCESS = 60
"""so many sections to read or to make are worth the start of another process"""


class Batch(NamedTuple):
    """Tasks that one process runs one after the other."""

    runs: Sequence[Run]
    makes_pages: bool
    """whether what they stand on is sound, as far as is known"""


class WorkerLost(Exception):
    """A process of the build was ended from outside, as the system does where memory is short."""


class Pool:
    """The workers of a build: this process, and `processes` others."""

    def __init__(self, job: Job, processes: int) -> None:
        self.job = job
        self.own = Worker(job, "0")
        """the worker in this process"""
        self._executors: list[ProcessPoolExecutor] = []
        self._others = set(multiprocessing.active_children())
        """children of this process that are not the pool's"""
        context = multiprocessing.get_context("fork" if may_fork() else "spawn")
        for number in range(1, processes + 1):
            self._executors.append(ProcessPoolExecutor(1, context, _begin, (job, str(number), os.getpid())))

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, type_: type[BaseException] | None, *error: object) -> None:
        if type_ is not None:
            # Whatever went wrong here, nobody waits for what they are at.
            for process in set(multiprocessing.active_children()) - self._others:
                process.kill()
        for executor in self._executors:
            executor.shutdown(cancel_futures=True)

    @property
    def works_here(self) -> bool:
        """Whether the first share is this process's own; where templates can't be trusted, it only leads."""
        return not self.job.is_sandboxed

    @property
    def shares(self) -> int:
        """In how many shares the work is to be split."""
        return len(self._executors) + self.works_here

    def read(self, shares: Sequence[Sequence[str]]) -> list[ReadResult]:
        """Read the files of each share, in its own process; all know all of it afterwards."""
        own, others = (shares[0], shares[1:]) if self.works_here else ((), shares)
        futures = [executor.submit(_read, share) for executor, share in zip(self._executors, others, strict=True)]
        here = list(map(_result, self.own.read(own)))
        found = [_done(future) for future in futures]
        self.own.know(result for results in found for result in results)
        for number, executor in enumerate(self._executors):
            executor.submit(_know, [*here, *(result for other, results in enumerate(found) if other != number for result in results)])
        return [*here, *(result for results in found for result in results)]

    def read_here(self, names: Iterable[str]) -> list[ReadResult]:
        """Read files in this process alone."""
        return list(map(_result, self.own.read(names)))

    def know(self, results: Sequence[ReadResult | tuple[str, tuple[FactRecord, ...]]]) -> None:
        """Let all processes know what was read in this one or found out by tasks; of files that are gone, nothing."""
        self.own.know(results)
        for executor in self._executors:
            executor.submit(_know, results)

    def run_apart(self, batch: Sequence[Run], makes_pages: bool, hidden: frozenset[str]) -> list[TaskResult]:
        """Run a batch of tasks: in this process, unless templates must not."""
        if not self.job.is_sandboxed:
            return self.own.run(batch, makes_pages, hidden)
        return _done(self._executors[0].submit(_run, batch, makes_pages, hidden))

    def run(self, batches: Sequence[Sequence[Batch]], progress: Callable[[int], None]) -> Iterator[TaskResult]:
        """Run batches of tasks; `batches`: one list for each share. `progress` is told how many tasks of a batch are done."""
        own, others = (batches[0], batches[1:]) if self.works_here else ((), batches)
        futures: dict[Future[list[TaskResult]], int] = {}
        for executor, share in zip(self._executors, others, strict=True):
            for batch in share:
                futures[executor.submit(_run, batch.runs, batch.makes_pages)] = len(batch.runs)
        for batch in own:
            yield from self.own.run(batch.runs, batch.makes_pages)
            progress(len(batch.runs))
        for future in as_completed(futures):
            yield from _done(future)
            progress(futures[future])


def _done(future: Future[Value]) -> Value:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise WorkerLost from error


def _result(file: Any) -> ReadResult:
    return ReadResult(file._replace(facts=()), tuple(map(record, file.facts)))


# In the processes


_worker: Worker


def _begin(job: Job, share: str, parent: int) -> None:
    """Make this process a worker."""
    global _worker
    # Whether the user interrupts is for the first process to see, which then ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with(parent)
    if job.is_sandboxed:
        limit_memory()
    _worker = Worker(job, share)


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone, however that came: a template without end must not outlive its build."""
    process = multiprocessing.parent_process()

    def watch() -> None:
        if process is not None:
            process.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _read(names: Sequence[str]) -> list[ReadResult]:
    results = list(map(_result, _worker.read(names)))
    # Pickled they take less memory, until the tasks ask for them.
    _worker.know(results)
    return results


def _know(results: Iterable[Any]) -> None:
    _worker.know(results)


def _run(batch: Sequence[Run], makes_pages: bool, hidden: frozenset[str] = frozenset()) -> list[TaskResult]:
    return _worker.run(batch, makes_pages, hidden)


def may_fork() -> bool:
    """Whether a process can begin as a copy of this one: beside other threads it might inherit a lock that nobody will ever open."""
    return sys.platform == "linux" and threading.active_count() == 1


def useful_processes(jobs: int, editions: int, sections: int, is_sandboxed: bool) -> int:
    """How many further processes are worth their start; templates that can't be trusted never run in the first one."""
    cores = jobs or os.cpu_count() or 1
    useful = min(cores, editions) if sections >= WORTH_A_PROCESS else 1
    return max(1, useful) if is_sandboxed else max(0, useful - 1)


def shares(weights: Mapping[str, int], count: int) -> list[list[str]]:
    """Names in so many shares of about the same weight; neighbours stay together, because what one edition says the next says again."""
    found: list[list[str]] = [[] for _ in range(count)]
    # An edition without sections has its own pages, all the same.
    whole, before = sum(weights.values()) + len(weights), 0
    for name, own in weights.items():
        found[count * (2 * before + own + 1) // (2 * whole)].append(name)
        before += own + 1
    return found
