"""One process's part of a build: it reads files and runs tasks, and keeps what it has read for the tasks of the same editions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from microsite import digests
from microsite.diagnostics import Diagnostic, diagnostic, has_errors
from microsite.engine.facts import Facts, record
from microsite.engine.making import Making
from microsite.engine.outcome import telling_reason
from microsite.engine.records import FactRecord, PieceRecord
from microsite.engine.tasks import ALWAYS_RUN, TASKS, Task
from microsite.engine.watchdog import Overdue, time_limit
from microsite.load.content_files import Decoded
from microsite.load.facts import FileFacts, read_file
from microsite.load.site import Site
from microsite.publish.output import stage
from microsite.read.design import Design
from microsite.render.templates import Pages
from microsite.settings import Settings

SECONDS_FOR_A_TASK = 20


class Job(NamedTuple):
    """What every process of a build needs."""

    settings: Settings
    design: Design
    is_sandboxed: bool
    ledger: Path | None
    """None where nothing in it holds"""
    is_dry: bool
    """whether everything is made and nothing written, not even to the staging folder"""


class ReadResult(NamedTuple):
    """What one file says, as it goes from one process to another."""

    file: FileFacts
    """without its facts"""
    facts: tuple[FactRecord, ...]


class Run(NamedTuple):
    """A task that is to run, or may have to."""

    task: Task
    reason: str
    """why it runs; empty where that depends on `may_change`"""
    may_change: frozenset[str]
    """facts that it has read and that tasks before it may change: if one of them has, it runs"""
    facts: Mapping[str, str]
    """what it found out the last time: key → digest"""
    files: Mapping[str, str]
    """path → digest, of the files that it made the last time and that are as they were"""

    def because_of(self, changed: Set[str]) -> Run:
        """The same, with its reason where these facts have changed and it has none yet."""
        return self._replace(reason=self.reason or telling_reason(self.may_change & changed))


class StagedFile(NamedTuple):
    """A file of output/ that a task has made."""

    path: str
    digest: str
    staged: str
    """its path in the staging folder; empty where the file in output/ has these bytes already, and where nothing is written"""


class TaskResult(NamedTuple):
    """What came of a task that has run."""

    task: Task
    reason: str
    reads: frozenset[str]
    faults: tuple[Diagnostic, ...]
    facts: tuple[FactRecord, ...]
    files: tuple[StagedFile, ...]
    pieces: Mapping[str, PieceRecord]
    changed: frozenset[str]
    """keys of facts that are not as they were"""


def forbids_pages(faults: Iterable[Diagnostic]) -> bool:
    """Whether something is wrong that pages stand on; one template may fail and the others be looked at, unless each takes so long."""
    return has_errors([each for each in faults if each.code == "template-timeout" or not each.position.file.startswith("templates")])


class Worker:
    """A process's files, facts and templates; a scope, not a value."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.facts = Facts(job.ledger, job.settings.output)
        self._decoded: dict[str, Decoded] = {}
        self._site: Site | None = None

    def read(self, names: Iterable[str]) -> list[FileFacts]:
        """Read files; their facts are known from here on."""
        found = []
        for name in names:
            file = read_file(self.job.settings.root, name, self._decoded)
            self.facts.replace(name, file.facts)
            found.append(file)
        return found

    def know(self, results: Iterable[ReadResult | tuple[str, tuple[FactRecord, ...]]]) -> None:
        """Know what other processes have read; of files that are gone, nothing."""
        for each in results:
            name, facts = (each.file.file, each.facts) if isinstance(each, ReadResult) else each
            self.facts.replace(name, facts)

    @property
    def site(self) -> Site:
        """The site, once everything is read."""
        if self._site is None:
            self._site = Site(self.facts, self.job.settings, self._decoded)
        return self._site

    def pages(self) -> Pages:
        """The compiled templates, made when the first page needs them; whoever uses them has read the colours and the words in them."""

        def make() -> Pages:
            design, _ = self.job.design.coloured(self.site.head.colours)
            return Pages(design, self.site.localizers, self.job.is_sandboxed)

        return self.site.remembered("pages", make)

    def run(self, runs: Sequence[Run], makes_pages: bool, hidden: frozenset[str] = frozenset()) -> list[TaskResult]:
        """Run the tasks in their order, those that may have to only if what they read has changed.

        Without `makes_pages`, and from the first error on, only those that look for what is wrong. Editions that are `hidden` are left
        out. What was remembered of the tasks' editions is dropped afterwards.
        """
        self.site.hide(hidden)
        results = []
        changed: set[str] = set()
        has_faults = False
        for each in runs:
            task = each.task
            each = each.because_of(changed)
            if not each.reason or (task.kind not in ALWAYS_RUN and (has_faults or not makes_pages)):
                continue
            result = self._run(each, makes_pages and not has_faults)
            has_faults = has_faults or forbids_pages(result.faults)
            changed |= result.changed
            results.append(result)
        for edition in {each.task.edition for each in runs} - {""}:
            self.site.forget(edition)
            self.facts.forget(edition)
        return results

    def _run(self, each: Run, makes_pages: bool) -> TaskResult:
        task = each.task
        with self.site.recording() as reads:
            making = Making(self.site, self.facts, self.pages() if makes_pages else None)
            try:
                with time_limit(SECONDS_FOR_A_TASK) if self.job.is_sandboxed and makes_pages else nullcontext():
                    TASKS[task.kind].make(making, task)
            except Overdue as error:
                place = self.pages().place_of_interruption(error)
                making.faults.append(diagnostic("template-timeout", place, seconds=SECONDS_FOR_A_TASK))
        self.facts.replace(task.name, making.facts)
        facts = tuple(map(record, making.facts))
        now = {fact.key: fact.digest for fact in facts}
        changed = frozenset(key for key in now.keys() | each.facts.keys() if now.get(key) != each.facts.get(key))
        files = () if has_errors(making.faults) else tuple(self._stage(making.files, each.files))
        pieces = self._places(making)
        return TaskResult(task, each.reason, frozenset(reads), tuple(making.faults), facts, files, pieces, changed)

    def _stage(self, files: Mapping[str, bytes], standing: Mapping[str, str]) -> Iterable[StagedFile]:
        for path, data in files.items():
            digest = digests.of_bytes(data)
            staged = stage(self.job.settings.output, data) if standing.get(path) != digest and not self.job.is_dry else ""
            yield StagedFile(path, digest, staged)

    def _places(self, making: Making) -> dict[str, PieceRecord]:
        """Where in the files the pieces stand that were put into them."""
        found = {}
        for path, keys in making.pieces.items():
            data, at = making.files.get(path, b""), 0
            for key in keys:
                piece = self.facts.piece(key).html.encode()
                start = data.find(piece, at)
                if start >= 0:
                    found[key] = PieceRecord(path, start, len(piece))
                    at = start + len(piece)
        return found
