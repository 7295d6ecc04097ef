"""The processes of a build: each keeps the editions that it has read, so that no edition's values travel between them."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from microsite.build.bench import Bench, Job, LoadedSummary, Order, Worked
from microsite.build.early import Early
from microsite.dealing import is_worth_a_process, may_fork
from microsite.diagnostics import Position, diagnostic
from microsite.load.shared import Shared, load_shared
from microsite.publish.staging import Staging

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext
    from multiprocessing.process import BaseProcess

    Member = tuple[BaseProcess, Connection]

SECONDS_FOR_A_PAGE = 20
_SECONDS_TO_END = 5
_MEMORY_FOR_FOREIGN_TEMPLATES = 4 << 30


class TimedOut(Exception):
    """A page took longer than any honest template needs; carries the template's kind."""


class Crew:
    """The processes of a build. Each keeps the editions that it was given; this process works too, unless templates can't be trusted."""

    def __init__(self, job: Job, shared: Shared, hands: int, early: Early | None = None) -> None:
        self.job = job
        self.bench = Bench(job, shared, Staging(job.settings.output, "0"), {}, early)
        self._members: list[Member] = []
        self._shares: list[list[str]] = []
        self._released = False
        self._told: set[str] = set()
        """the editions whose extracts have come from the processes that read them"""
        self.hire(hands)

    def hire(self, hands: int) -> None:
        """See to it that there are so many further processes."""
        if hands <= len(self._members):
            return
        import multiprocessing

        forks = may_fork()
        context: ForkContext | SpawnContext = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
        inherited = self.bench.shared if forks else None
        for number in range(len(self._members) + 1, hands + 1):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self.job, inherited, str(number)), daemon=True)
            process.start()
            theirs.close()
            self._members.append((process, ours))
            self._shares.append([])

    def load(self, ids: Sequence[str]) -> list[LoadedSummary]:
        """The first round, each process with its share."""
        sections = [len(self.job.layout.editions[id_]) for id_ in ids]
        shares = dealt(ids, sections, len(self._members) + self._works_here)
        own = shares.pop(0) if self._works_here else []
        self._shares = [[*before, *share] for before, share in zip(self._shares, shares, strict=True)]
        for (_, pipe), share in zip(self._members, shares, strict=True):
            pipe.send(("load", share))
        summaries = [self.bench.load(id_) for id_ in own]
        for member in self._members:
            summaries += self._answer(member)
        self._told |= {summary.id for summary in summaries if summary.extract is not None}
        return summaries

    @property
    def _works_here(self) -> int:
        return 0 if self.job.sandboxed and self._members else 1

    def make(self, ids: Sequence[str], order: Order) -> dict[str, Worked]:
        """The second round, by edition: each process makes the editions that it has read."""
        shares = [[id_ for id_ in share if id_ in ids] for share in self._shares]
        for (_, pipe), share, own in zip(self._members, shares, self._shares, strict=True):
            # What a process has told of its editions it need not be told again.
            others = {id_: extract for id_, extract in order.extracts.items() if id_ not in own or id_ not in self._told}
            pipe.send(("make", share, order._replace(extracts=others), tuple(order.extracts)))
        worked = self.bench.make([id_ for id_ in self.bench.editions if id_ in ids], order, _unheard)
        for member, share in zip(self._members, shares, strict=True):
            worked |= zip(share, self._work_of(member, len(share)), strict=True)
        return worked

    def make_site(self, assets: Mapping[str, str], order: Order) -> Worked:
        """The files of no edition; by another process where templates can't be trusted."""
        if self._works_here:
            return self.bench.make_site(assets, order, _unheard)
        member = self._members[0]
        if not member[0].is_alive():
            return Worked([], [], {})  # it was stopped at an edition's page, and that is a fault already
        member[1].send(("site", assets, order))
        return self._work_of(member, 1)[0]

    def _work_of(self, member: Member, count: int) -> list[Worked]:
        try:
            worked: list[Worked] = self._answer(member)
            return worked
        except TimedOut as error:
            fault = diagnostic("template-timeout", Position(f"templates/{error}.html"), seconds=SECONDS_FOR_A_PAGE)
            return [Worked([], [fault], {})] * max(1, count)

    def _answer(self, member: Member) -> Any:
        process, pipe = member
        kind = ""
        while True:
            if self.job.sandboxed and kind and not pipe.poll(SECONDS_FOR_A_PAGE):
                process.kill()
                process.join()
                raise TimedOut(kind)
            message = pipe.recv()
            if message[0] == "starting":
                kind = message[1]
            else:
                return message[1]

    def release(self) -> None:
        """Tell the processes that nothing more will come: they take some time to end, which this one can use."""
        for process, pipe in self._members:
            if process.is_alive():
                pipe.send(("end", []))
        self._released = True

    def dismiss(self) -> None:
        """End the processes, and wait until they are gone: each has inherited the lock."""
        if not self._released:
            self.release()
        for process, pipe in self._members:
            process.join(_SECONDS_TO_END)
            if process.is_alive():
                process.kill()
                process.join()
            pipe.close()


def dealt(ids: Sequence[str], sections: Sequence[int], hands: int) -> list[list[str]]:
    """Editions in as many shares as there are hands, each of about as many sections.

    Neighbouring editions stay together, because what one says of its figures the next says again.
    """
    shares: list[list[str]] = [[] for _ in range(hands)]
    # An edition without sections has its own pages, all the same.
    whole, before = sum(sections) + len(ids), 0
    for id_, own in zip(ids, sections, strict=True):
        shares[hands * (2 * before + own + 1) // (2 * whole)].append(id_)
        before += own + 1
    return shares


def _serve(pipe: Connection, job: Job, shared: Shared | None, share: str) -> None:
    """A process's life: answer each round until the pipe is closed."""
    _end_with_the_build()
    if job.sandboxed:
        _limit_memory()
    if shared is None:
        shared = load_shared(job.settings.root, job.layout, job.trusted, job.base_url, job.settings.drafts)
    bench = Bench(job, shared, Staging(job.settings.output, share), {})
    starting = _reporting(pipe) if job.sandboxed else _unheard
    try:
        while True:
            round_, ids, *rest = pipe.recv()
            if round_ == "end":
                os._exit(0)
            if round_ == "load":
                pipe.send(("done", [bench.load(id_) for id_ in ids]))
            elif round_ == "make":
                order = bench.with_own_extracts(*rest)
                pipe.send(("done", list(bench.make(ids, order, starting).values())))
            else:
                pipe.send(("done", [bench.make_site(ids, rest[0], starting)]))
    except (EOFError, KeyboardInterrupt, BrokenPipeError):
        os._exit(0)


def _end_with_the_build() -> None:
    """End this process when the one that started it is gone, however that came: a template without end must not outlive its build."""
    import multiprocessing
    import threading

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _limit_memory() -> None:
    """A template that fills the memory gets an error of its own instead of the machine's."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_FOR_FOREIGN_TEMPLATES, _MEMORY_FOR_FOREIGN_TEMPLATES))


def _reporting(pipe: Connection) -> Callable[[str], None]:
    """Tells when pages begin, once a second and for each new kind: a pipe that nobody is reading yet holds few messages."""
    said, at = "", 0.0

    def starting(kind: str) -> None:
        nonlocal said, at
        now = time.monotonic()
        if kind != said or now - at >= 1:
            said, at = kind, now
            pipe.send(("starting", kind))

    return starting


def _unheard(kind: str) -> None:
    """Where nobody waits for a page to begin."""


def hands_for(job: Job, work: Sequence[str]) -> int:
    """How many further processes the work is worth: none for less than some dozens of sections.

    Where templates can't be trusted this process renders nothing, so that one at least is needed, and one more than else is of use.
    """
    cores = job.settings.jobs or os.cpu_count() or 1
    sections = sum(len(job.layout.editions[id_]) for id_ in work)
    useful = min(cores, len(work)) if is_worth_a_process(sections) else 1
    return max(1, useful) if job.sandboxed else max(0, useful - 1)
