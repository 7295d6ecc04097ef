"""The processes of a build: this one and a few others, each with a share of the editions.

What a process has read of an edition is there when the tasks of that edition run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from microsite.engine.facts import record
from microsite.engine.records import FactRecord
from microsite.engine.watchdog import limit_memory
from microsite.engine.worker import Job, ReadResult, Run, TaskResult, Worker
from microsite.load.facts import FileFacts
from microsite.parallel import WORTH_A_PROCESS, Workers, result_of

if TYPE_CHECKING:
    from concurrent.futures import Future

Known = ReadResult | tuple[str, tuple[FactRecord, ...]]
"""what a file says, or a task (by its name) has found out"""


class Batch(NamedTuple):
    """Tasks that one process runs one after the other."""

    runs: Sequence[Run]
    makes_pages: bool
    """whether what they stand on is sound, as far as is known"""


class Pool(Workers):
    """The workers of a build: this process, and `processes` others."""

    def __init__(self, job: Job, processes: int) -> None:
        super().__init__(processes, _begin, job)
        self.job = job
        self.own = Worker(job)
        """the worker in this process"""

    @property
    def works_here(self) -> bool:
        """Whether the first share is this process's own; where templates can't be trusted, it only leads."""
        return not self.job.is_sandboxed

    @property
    def share_count(self) -> int:
        """In how many shares the work is to be split."""
        return len(self) + self.works_here

    def read_here(self, names: Iterable[str]) -> list[ReadResult]:
        """Read files in this process alone."""
        return list(map(_result, self.own.read(names)))

    def read(self, shares: Sequence[Sequence[str]]) -> list[ReadResult]:
        """Read the files of each share, in its own process; all know all of it afterwards."""
        own, others = (shares[0], shares[1:]) if self.works_here else ((), shares)
        futures = [self.submit(number, _read, share) for number, share in enumerate(others)]
        here = self.read_here(own)
        found = [result_of(future) for future in futures]
        self.own.know([result for results in found for result in results])
        for number in range(len(self)):
            self.submit(number, _know, [*here, *(result for other, results in enumerate(found) if other != number for result in results)])
        return [*here, *(result for results in found for result in results)]

    def know(self, results: Sequence[Known]) -> None:
        """Let all processes know what was read in this one or found out by tasks; of files that are gone, nothing."""
        self.own.know(results)
        for number in range(len(self)):
            self.submit(number, _know, results)

    def run(self, batches: Sequence[Sequence[Batch]], progress: Callable[[int], None]) -> Iterator[TaskResult]:
        """Run batches of tasks; `batches`: one list for each share. `progress` is told how many tasks of a batch are done."""
        own, others = (batches[0], batches[1:]) if self.works_here else ((), batches)
        futures: dict[Future[list[TaskResult]], int] = {}
        for number, share in enumerate(others):
            for batch in share:
                futures[self.submit(number, _run, batch.runs, batch.makes_pages)] = len(batch.runs)
        for batch in own:
            yield from self.own.run(batch.runs, batch.makes_pages)
            progress(len(batch.runs))
        if futures:
            from concurrent.futures import as_completed

            for future in as_completed(futures):
                yield from result_of(future)
                progress(futures[future])

    def run_apart(self, batch: Sequence[Run], makes_pages: bool, hidden: frozenset[str]) -> list[TaskResult]:
        """Run tasks of no edition: in this process, unless templates must not."""
        if self.works_here:
            return self.own.run(batch, makes_pages, hidden)
        return result_of(self.submit(0, _run, batch, makes_pages, hidden))


def _result(file: FileFacts) -> ReadResult:
    return ReadResult(file._replace(facts=()), tuple(map(record, file.facts)))


# In the other processes


_worker: Worker


def _begin(job: Job) -> None:
    global _worker
    if job.is_sandboxed:
        limit_memory()
    _worker = Worker(job)


def _read(names: Sequence[str]) -> list[ReadResult]:
    results = list(map(_result, _worker.read(names)))
    # Pickled they take less memory, until the tasks ask for them.
    _worker.know(results)
    return results


def _know(results: Sequence[Known]) -> None:
    _worker.know(results)


def _run(batch: Sequence[Run], makes_pages: bool, hidden: frozenset[str] = frozenset()) -> list[TaskResult]:
    return _worker.run(batch, makes_pages, hidden)


def useful_processes(jobs: int, editions: int, sections: int, is_sandboxed: bool) -> int:
    """How many further processes are worth their start; templates that can't be trusted never run in the first one."""
    cores = jobs or os.cpu_count() or 1
    useful = min(cores, editions) if sections >= WORTH_A_PROCESS else 1
    return max(1, useful) if is_sandboxed else max(0, useful - 1)


def in_shares(weights: Mapping[str, int], count: int) -> list[list[str]]:
    """Names in so many shares of about the same weight; neighbours stay together, because what one edition says the next says again."""
    found: list[list[str]] = [[] for _ in range(count)]
    # An edition without sections has its own pages, all the same.
    whole, before = sum(weights.values()) + len(weights), 0
    for name, own in weights.items():
        found[count * (2 * before + own + 1) // (2 * whole)].append(name)
        before += own + 1
    return found
