"""A build that has something to do: read what has changed, run the tasks that read it, publish, note it in the ledger."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic, has_errors
from microsite.engine.ledger import VERSION, Ledger, system_start
from microsite.engine.outcome import BuildResult, Progress, is_refused, told
from microsite.engine.pool import Pool, useful_processes
from microsite.engine.reading import ChangedFiles, read_changed
from microsite.engine.records import Changes, InputChange, InputRecord, OutputRecord, TaskChange
from microsite.engine.scan import CODE_PARTS, Scan, code_digests, damaged_outputs, design_digests, file_digest, options_digest
from microsite.engine.schedule import editions_with_sections, other_program, run_tasks, stale_tasks
from microsite.engine.tasks import planned
from microsite.engine.worker import Job, TaskResult
from microsite.load import checks, coverage
from microsite.load.site import Site
from microsite.model.file_names import folded
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.plan.publication import progress as translated
from microsite.publish.output import Published, clashes, has_bytes, owned, publish, staging
from microsite.read.design import is_design_file, read_design
from microsite.read.inventory import CODE_MARK, SHIPPED_MARK, identity_of, split_mark
from microsite.read.layout import Layout, layout
from microsite.settings import SHIPPED, Settings


class BuildWork(NamedTuple):
    """What came of reading and of the tasks."""

    reading: ChangedFiles
    results: list[TaskResult]
    standing_files: Mapping[str, OutputRecord]
    """files of tasks that did not run, by path"""
    tasks: frozenset[str]
    """the names of all tasks"""
    of_layout: tuple[Diagnostic, ...]
    """what is wrong with folders, templates and style"""
    faults: list[Diagnostic]
    """all that is wrong, that included"""


def run_build(settings: Settings, scan: Scan, ledger: Ledger, is_dry: bool, progress: Progress) -> BuildResult:
    """Bring output/ up to date, or with `is_dry` only look for all that is wrong. Raises OSError, `ledger.Damaged`, `pool.WorkerLost`."""
    digest = _InputDigests(settings, scan, ledger)
    found = layout(scan.files(), RESERVED_SECTIONS)
    design = read_design(design_places(settings, scan))
    # Of the bytes that were read: the files may be changed while the build runs.
    digest.update({path if path in scan.identities else SHIPPED_MARK + path: each for path, each in design.digests.items()})
    is_sandboxed = design.own_templates and not settings.trust_templates
    program = {
        **code_digests({name: digest[name] for name in scan.identities if name.startswith(CODE_MARK)}),
        **design_digests(design, is_sandboxed),
        "options": options_digest(settings),
    }
    other = other_program(ledger, program)
    if any(ledger.program.get(part) != program[part] for part in CODE_PARTS):
        # Under other code the same facts may mean something else.
        ledger.disregard()
        scan = scan._replace(same=frozenset(), gone=frozenset())
    job = Job(settings, design, is_sandboxed, ledger.path if ledger.inputs else None, is_dry)
    # Processes end before the folder is cleared that they write to.
    with nullcontext() if is_dry else staging(settings.output), Pool(job, _processes(job, scan, bool(other), found)) as pool:
        made = _make(pool, scan, ledger, other, found, progress)
        outcome = BuildResult(told(made.faults, settings, notes=is_dry))
        if is_dry or is_refused(outcome, settings.strict):
            return outcome
        progress("publish", 0, 0)
        planned_digests = {path: record.digest for path, record in made.standing_files.items()}
        planned_digests |= {file.path: file.digest for result in made.results for file in result.files}
        ours = owned(settings.output)
        foreign = clashes(settings.output, planned_digests, ours)
        if foreign:
            return BuildResult(told([*made.faults, *foreign], settings))
        staged = {file.path: file.staged for result in made.results for file in result.files if file.staged}
        # Without a ledger everything is made anew; a file that already has the bytes still keeps its time.
        for path in list(staged):
            if has_bytes(f"{settings.output}/{path}", planned_digests[path]):
                del staged[path]
        published = publish(settings.output, staged, planned_digests, ours)
    reasons = {file.path: result.reason for result in made.results for file in result.files if file.path in staged}
    named = {reason: _named(reason, ledger, made.reading) for reason in set(reasons.values())}
    ledger.save(_changes(settings, scan, ledger, program, digest, made, published))
    return outcome._replace(
        written=tuple(sorted(staged)),
        unchanged=len(planned_digests) - len(staged),
        removed=published.removed,
        published=True,
        reasons={path: named[reason] for path, reason in reasons.items()},
    )


def _processes(job: Job, scan: Scan, makes_all: bool, found: Layout) -> int:
    """How many further processes the work is worth, as far as can be told before anything is read."""
    files = [file for files in found.editions.values() for file in files]
    stale = files if makes_all else [file for file in files if file not in scan.same]
    return useful_processes(job.settings.jobs, len(found.editions), len(stale), job.is_sandboxed)


def _make(pool: Pool, scan: Scan, ledger: Ledger, other: str, found: Layout, progress: Progress) -> BuildWork:
    """Read what has changed and run the tasks that read it; all of them for the reason `other`, if there is one."""
    settings, design = pool.job.settings, pool.job.design
    reading = read_changed(pool, settings, scan, ledger, found, progress)
    site = pool.own.site
    of_layout = [*found.faults, *design.faults, *checks.stray_catalogues(site, found), *checks.unused_units(settings.root)]
    if site.is_readable:
        of_layout += design.coloured(site.head.colours)[1]
    faults = [*of_layout, *(fault for each in reading.results for fault in each.file.faults)]
    tasks = planned(editions_with_sections(site, found), site.registers.indicators)
    runs = stale_tasks(ledger, other, reading.changed, damaged_outputs(settings, ledger), tasks)
    results = run_tasks(pool, site, found, runs, faults, progress)
    faults += [fault for each in results for fault in each.faults]
    read, names = {each.file.file for each in reading.results}, frozenset(tasks)
    standing_tasks = names - {each.task.name for each in results}
    unread = reading.wanted - read
    faults += ledger.warnings(lambda name: name in unread, lambda name: name in standing_tasks)
    standing_files = {path: record for path, record in ledger.outputs.items() if record.task in standing_tasks}
    faults += _path_clashes([*standing_files, *(file.path for each in results for file in each.files)])
    if not has_errors(faults):
        faults += _whole_site(site, settings)
    return BuildWork(reading, results, standing_files, names, tuple(of_layout), faults)


def _whole_site(site: Site, settings: Settings) -> list[Diagnostic]:
    """What is wrong with the site as a whole, and asked of each build anew."""
    done = [(each.path, translated(site, each.path)) for each in site.languages[1:]] if settings.min_coverage else []
    return [*coverage.below(site, done, settings.min_coverage), *checks.check_editions(site)]


class _InputDigests(dict[str, str]):
    """The digests of inputs by name: from the ledger where they are the same, else of their bytes."""

    def __init__(self, settings: Settings, scan: Scan, ledger: Ledger) -> None:
        super().__init__({name: ledger.inputs[name].digest for name in scan.same})
        self._root = settings.root

    def __missing__(self, name: str) -> str:
        self[name] = digest = file_digest(self._root, name)
        return digest


def _path_clashes(paths: Iterable[str]) -> list[Diagnostic]:
    """Two things at one address, also where a file system takes different spellings for the same, or a file where a folder has to be."""
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    faults = []
    for path in sorted(paths):
        name = folded(path)
        if name in seen:
            other = seen[name] if seen[name] != path else None
            faults.append(diagnostic("path-clash", Position(f"output/{path}"), found=path, other=other))
        seen.setdefault(name, path)
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = path
            folder = folder.rpartition("/")[0]
    of_folders = {folded(folder): path for folder, path in folders.items()}
    for name in sorted(seen.keys() & of_folders.keys()):
        faults.append(diagnostic("path-clash", Position(f"output/{seen[name]}"), found=seen[name], within=of_folders[name]))
    return faults


def _named(reason: str, ledger: Ledger, reading: ChangedFiles) -> str:
    """A reason with the message that has changed, where it is a part of a catalogue."""
    if not reason.startswith("messages:"):
        return reason
    now = [fact.value for each in reading.results for fact in each.facts if fact.key == reason]
    before, after = (_entries(values) for values in (ledger.facts(reason).values(), now))
    changed = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    return f"{reason}#{min(changed)[0]}" if changed else reason


def _entries(pickled: Iterable[bytes | None]) -> dict[tuple[str, str], object]:
    return {key: entry for data in pickled if data is not None for key, entry in pickle.loads(data).items()}


def _changes(
    settings: Settings,
    scan: Scan,
    ledger: Ledger,
    program: Mapping[str, str],
    digest: Mapping[str, str],
    made: BuildWork,
    published: Published,
) -> Changes:
    """What the next build needs to know."""
    new = {}
    for result in made.results:
        for file in result.files:
            identity = published.identities.get(file.path) or identity_of(os.lstat(f"{settings.output}/{file.path}"))
            new[file.path] = OutputRecord(result.task.name, file.digest, identity)
    read = {each.file.file: each for each in made.reading.results}
    inputs = []
    for name, identity in scan.identities.items():
        found = read.get(name)
        if found is not None:
            inputs.append(InputChange(name, InputRecord(identity, found.file.digest, True), found.facts, found.file.faults))
        else:
            before = ledger.inputs.get(name)
            now = InputRecord(identity, digest[name], before is not None and before.is_read and name in made.reading.wanted)
            if now != before:
                inputs.append(InputChange(name, now, () if name in made.reading.gone else None))
    return Changes(
        {
            "version": str(VERSION),
            "system_start": system_start(),
            "written": str(scan.taken),
            "program": json.dumps(program),
            "manifest": json.dumps(published.manifest),
            "warnings": pickle.dumps(made.of_layout),
        },
        inputs,
        scan.gone,
        [TaskChange(each.task.name, each.reads, each.faults, each.facts) for each in made.results],
        ledger.tasks() - made.tasks,
        new.keys(),
        {path: record for path, record in new.items() if record != ledger.outputs.get(path)},
        ledger.outputs.keys() - made.standing_files.keys() - new.keys(),
        {key: piece for each in made.results for key, piece in each.pieces.items()},
    )


def design_places(settings: Settings, scan: Scan) -> dict[str, Path]:
    """Templates and styles: where each is read from, the root's own over the shipped ones."""
    places = {}
    for name in scan.identities:
        mark, path = split_mark(name)
        shipped = mark == SHIPPED_MARK
        if is_design_file(path, shipped):
            places[path] = SHIPPED if shipped else settings.root
    return dict(sorted(places.items()))
