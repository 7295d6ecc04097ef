"""The work on editions, alone or in processes that each keep their own editions: read in the first round, planned and rendered in the second."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from microsite.build.compare import Basis, reason
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.build.ledger import ArtifactRecord
from microsite.load.coverage import edition_coverage
from microsite.load.editions import LoadedEdition, load_edition
from microsite.load.shared import Shared, load_shared, wordings_of
from microsite.model.site import Extract
from microsite.plan.artifacts import Artifact, view_digest
from microsite.plan.edition import Surroundings, plan_edition
from microsite.plan.site_pages import plan_site_pages
from microsite.publish.staging import Staging
from microsite.read.design import Design
from microsite.read.layout import Layout
from microsite.render.render import render
from microsite.render.templates import Pages
from microsite.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS_FOR_A_PAGE = 20
_MEMORY_FOR_FOREIGN_TEMPLATES = 4 << 30


class Job(NamedTuple):
    """What every piece of the work needs; made once, the same in each process."""

    settings: Settings
    layout: Layout
    trusted: frozenset[str]
    """files whose bytes a build without faults has seen"""
    base_url: str
    sandboxed: bool
    design: Design
    basis_before: Basis
    basis_now: Basis


class LoadedSummary(NamedTuple):
    """What the first round tells of an edition."""

    id: str
    extract: Extract | None
    draft: bool
    digests: Mapping[str, str]
    uses: Mapping[str, str]
    indicators: frozenset[str]
    faults: tuple[Diagnostic, ...]


class Made(NamedTuple):
    """An artifact that has been planned: the digest of its view and, where it had to be made, why and what came of it."""

    edition: str
    """the edition that it belongs to; empty for the site's own"""
    path: str
    view: str
    reason: str | None
    staged: str
    """name of the staged file; empty where the file that is there can stay"""
    digest: str


class Order(NamedTuple):
    """What the second round needs beside what the process already has."""

    extracts: Mapping[str, Extract]
    newest: str
    records: Mapping[str, ArtifactRecord]
    intact: frozenset[str]
    dry: bool
    """everything is rendered and nothing written, not even to the staging folder"""


@dataclass(slots=True)
class Bench:
    """One process's place of work: the shared values, and the editions that it has read."""

    job: Job
    shared: Shared
    staging: Staging
    editions: dict[str, LoadedEdition]
    _pages: Pages | None = None

    def load(self, id_: str) -> LoadedSummary:
        """Read one edition and keep it."""
        loaded = load_edition(self.job.settings.root, self.job.layout, id_, self.shared, self.job.trusted, self.job.settings.drafts)
        faults = (*loaded.faults, *edition_coverage(self.shared, loaded))
        draft = loaded.edition is not None and loaded.edition.head.draft and not self.job.settings.drafts
        self.editions[id_] = loaded
        return LoadedSummary(id_, None if draft else loaded.extract, draft, loaded.digests, loaded.uses, loaded.indicators, faults)

    def make(self, id_: str, order: Order, starting: Callable[[str], None]) -> tuple[list[Made], list[Diagnostic]]:
        """Plan one edition, and render and stage what of it has to be made; its values are dropped afterwards."""
        loaded = self.editions.pop(id_)
        if loaded.edition is None or self.shared.head is None:
            return [], []
        wordings = wordings_of(self.shared, id_, loaded.catalogues)
        around = surroundings(self.job, self.shared, wordings, order)
        return self._make_all(id_, plan_edition(loaded.edition, around), wordings, order, starting)

    def make_site(self, assets: Mapping[str, str], order: Order, starting: Callable[[str], None]) -> tuple[list[Made], list[Diagnostic]]:
        """The same for the files of no edition; `assets`: path below assets/ → digest, of those that are copied."""
        wordings = wordings_of(self.shared)
        around = surroundings(self.job, self.shared, wordings, order)
        return self._make_all("", plan_site_pages(around, assets), wordings, order, starting)

    def _make_all(
        self, edition: str, artifacts: Iterable[Artifact], wordings: Mapping[str, Any], order: Order, starting: Callable[[str], None]
    ) -> tuple[list[Made], list[Diagnostic]]:
        """Compare planned artifacts with what there is; render and stage the others."""
        job = self.job
        made: list[Made] = []
        faults: list[Diagnostic] = []
        broken: set[Diagnostic] = set()
        for artifact in artifacts:
            view = view_digest(artifact)
            record = order.records.get(artifact.path)
            why = reason(record, view, artifact.kind, artifact.language, job.basis_before, job.basis_now, artifact.path in order.intact)
            if why is None and record is not None and not order.dry:
                made.append(Made(edition, artifact.path, view, None, "", record.digest))
                continue
            starting(artifact.kind)
            data = render(artifact, self.pages(wordings), job.settings.root / "assets")
            if isinstance(data, Diagnostic):
                broken.add(data)
                continue
            if order.dry:
                made.append(Made(edition, artifact.path, view, why, "", ""))
                continue
            name, digest = self.staging.put(data)
            if record is not None and record.digest == digest and artifact.path in order.intact:
                made.append(Made(edition, artifact.path, view, None, "", digest))
            else:
                made.append(Made(edition, artifact.path, view, why, name, digest))
        faults.extend(broken)
        return made, faults

    def pages(self, wordings: Mapping[str, Any]) -> Pages:
        """The compiled templates, made when the first page needs them."""
        if self._pages is None:
            self._pages = Pages(self.job.design.templates, wordings, self.job.design.style, self.job.sandboxed)
        return self._pages


def surroundings(job: Job, shared: Shared, wordings: Mapping[str, Any], order: Order) -> Surroundings:
    """What planning needs beside the edition."""
    assert shared.head is not None
    return Surroundings(shared.head, shared.languages, shared.registers, wordings, order.extracts, order.newest, job.base_url)


class TimedOut(Exception):
    """A page took longer than any honest template needs; carries the template's kind."""


class Crew:
    """The processes of a build. Each keeps the editions that it was given; this process works too, unless templates can't be trusted."""

    def __init__(self, job: Job, shared: Shared, hands: int) -> None:
        self.job = job
        self.bench = Bench(job, shared, Staging(job.settings.output, "0"), {})
        self._members: list[tuple[Any, Connection]] = []
        self._shares: list[list[str]] = []
        if not hands:
            return
        import multiprocessing
        import threading

        # A fork beside other threads may inherit a lock that nobody will ever open.
        forks = sys.platform == "linux" and threading.active_count() == 1
        context = multiprocessing.get_context("fork" if forks else "spawn")
        inherited = shared if forks else None
        for number in range(1, hands + 1):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, job, inherited, str(number)), daemon=True)
            process.start()
            theirs.close()
            self._members.append((process, ours))

    def load(self, ids: Sequence[str]) -> list[LoadedSummary]:
        """The first round, each process with its share."""
        shares = [list(ids[number :: len(self._members) + self._works_here]) for number in range(len(self._members) + self._works_here)]
        own = shares.pop(0) if self._works_here else []
        self._shares = [[*before, *share] for before, share in zip(self._shares or [[] for _ in self._members], shares)]
        for (_, pipe), share in zip(self._members, shares):
            pipe.send(("load", share))
        summaries = [self.bench.load(id_) for id_ in own]
        for member in self._members:
            summaries += self._answer(member)
        return summaries

    @property
    def _works_here(self) -> int:
        return 0 if self.job.sandboxed and self._members else 1

    def make(self, ids: Sequence[str], order: Order) -> tuple[list[Made], list[Diagnostic]]:
        """The second round: each process makes the editions that it has read."""
        wanted = set(ids)
        for (_, pipe), share in zip(self._members, self._shares):
            pipe.send(("make", [id_ for id_ in share if id_ in wanted], order))
        made: list[Made] = []
        faults: list[Diagnostic] = []
        for id_ in [id_ for id_ in self.bench.editions if id_ in wanted]:
            own_made, own_faults = self.bench.make(id_, order, _unheard)
            made += own_made
            faults += own_faults
        for member in self._members:
            member_made, member_faults = self._work_of(member)
            made += member_made
            faults += member_faults
        return made, faults

    def make_site(self, assets: Mapping[str, str], order: Order) -> tuple[list[Made], list[Diagnostic]]:
        """The files of no edition; by another process where templates can't be trusted."""
        if self._works_here:
            return self.bench.make_site(assets, order, _unheard)
        member = self._members[0]
        if not member[0].is_alive():
            return [], []  # it was stopped at an edition's page, and that is a fault already
        member[1].send(("site", assets, order))
        return self._work_of(member)

    def _work_of(self, member: tuple[Any, Connection]) -> tuple[list[Made], list[Diagnostic]]:
        made: list[Made] = []
        faults: list[Diagnostic] = []
        try:
            for member_made, member_faults in self._answer(member):
                made += member_made
                faults += member_faults
        except TimedOut as error:
            faults.append(diagnostic("template-timeout", Position(f"templates/{error}.html"), seconds=SECONDS_FOR_A_PAGE))
        return made, faults

    def _answer(self, member: tuple[Any, Connection]) -> Any:
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

    def dismiss(self) -> None:
        """End the processes."""
        for process, pipe in self._members:
            pipe.close()
            process.join(1)
            if process.is_alive():
                process.kill()


def _serve(pipe: Connection, job: Job, shared: Shared | None, share: str) -> None:
    """A process's life: answer each round until the pipe is closed."""
    if job.sandboxed:
        _limit_memory()
    if shared is None:
        shared = load_shared(job.settings.root, job.layout, job.trusted, job.base_url, job.settings.drafts)
    bench = Bench(job, shared, Staging(job.settings.output, share), {})
    starting = (lambda kind: pipe.send(("starting", kind))) if job.sandboxed else _unheard
    try:
        while True:
            round_, ids, *rest = pipe.recv()
            if round_ == "load":
                pipe.send(("done", [bench.load(id_) for id_ in ids]))
            elif round_ == "make":
                pipe.send(("done", [bench.make(id_, rest[0], starting) for id_ in ids if id_ in bench.editions]))
            else:
                pipe.send(("done", [bench.make_site(ids, rest[0], starting)]))
    except (EOFError, KeyboardInterrupt, BrokenPipeError):
        os._exit(0)


def _limit_memory() -> None:
    """A template that fills the memory gets an error of its own instead of the machine's."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_FOR_FOREIGN_TEMPLATES, _MEMORY_FOR_FOREIGN_TEMPLATES))


def _unheard(kind: str) -> None:
    """Where nobody waits for a page to begin."""


_WORTH_A_PROCESS = 60


def hands_for(settings: Settings, layout: Layout, work: Sequence[str], sandboxed: bool) -> int:
    """How many further processes the work is worth: none for less than some dozens of sections, and one where templates can't be trusted."""
    if sandboxed:
        return 1
    cores = settings.jobs or os.cpu_count() or 1
    sections = sum(len(layout.editions[id_]) for id_ in work)
    return max(0, min(cores, len(work)) - 1) if sections >= _WORTH_A_PROCESS else 0
