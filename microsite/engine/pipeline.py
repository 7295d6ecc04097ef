"""A build that has something to do: read what has changed, run the tasks that read it, publish."""

from __future__ import annotations

import json
import os
import pickle
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic, has_errors, ordered
from microsite.engine.ledger import (
    VERSION,
    Changes,
    FactRecord,
    InputChange,
    InputRecord,
    Ledger,
    OutputRecord,
    TaskChange,
    system_start,
)
from microsite.engine.outcome import NEW, OUTPUT, PROGRAM, Outcome
from microsite.engine.pool import Batch, Pool, shares, useful_processes
from microsite.engine.program import CODE_PARTS, code_digests, design_digests, options_digest
from microsite.engine.scan import CODE, Scan, damaged_outputs, file_digest
from microsite.engine.tasks import SITE, Task, planned
from microsite.engine.worker import Job, ReadResult, Run, TaskResult, has_content_errors
from microsite.load import checks
from microsite.load.facts import SHIPPED_MARK
from microsite.load.site import Site
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.plan.progress import progress as translated
from microsite.publish.output import Published, clashes, has_bytes, owned, publish, standing
from microsite.publish.staging import Staging
from microsite.read.colours import coloured
from microsite.read.design import read_design
from microsite.read.inventory import UNITS_FILE, identity_of
from microsite.read.layout import EDITION_FILE, SITE_FILE, STYLE_FILE, STYLES_OF_KINDS, Layout, layout
from microsite.settings import SHIPPED, Settings
from microsite.stages import Progress


class Reading(NamedTuple):
    """What was read, and what that changes."""

    results: tuple[ReadResult, ...]
    gone: frozenset[str]
    """files that are read no more"""
    wanted: frozenset[str]
    """all files that say something"""
    changed: frozenset[str]
    """keys of facts that are not as they were"""


def run_build(settings: Settings, scan: Scan, ledger: Ledger, is_dry: bool, progress: Progress) -> Outcome:
    """Bring output/ up to date, or with `is_dry` only look for all that is wrong. Raises OSError, `ledger.Damaged`, `pool.WorkerLost`."""
    started = time.perf_counter()
    digest = _InputDigests(settings, scan, ledger)
    found = layout(scan.files(), RESERVED_SECTIONS)
    design = read_design(design_places(settings, scan))
    is_sandboxed = design.own_templates and settings.root != SHIPPED and not settings.trust_templates
    program = {
        **code_digests({name: digest[name] for name in scan.identities if name.startswith(CODE)}),
        **design_digests(design, is_sandboxed),
        "options": options_digest(settings),
    }
    if any(ledger.program.get(part) != program[part] for part in CODE_PARTS):
        # Under other code the same facts may mean something else.
        ledger.forget()
        scan = scan._replace(same=frozenset(), gone=frozenset())
    job = Job(settings, design, is_sandboxed, ledger.path if ledger.inputs else None, is_dry)
    unread = {file for files in found.editions.values() for file in files} - {name for name in scan.same if name in ledger.inputs}
    weight = len(unread) if ledger.inputs and ledger.program == program else sum(map(len, found.editions.values()))
    processes = useful_processes(settings.jobs, len(found.editions), weight, is_sandboxed)
    staging = Staging(settings.output, "")
    # Processes end before the folder is cleared that they write to.
    with nullcontext() if is_dry else staging, Pool(job, processes) as pool:
        reading = _read(pool, settings, scan, ledger, found, progress)
        site = pool.own.site
        of_layout = [*found.faults, *design.faults, *checks.stray_catalogues(site, found), *checks.unused_units(settings.root)]
        if site.is_readable:
            of_layout += coloured(design.style, site.head.colours)[1]
        faults = [*of_layout, *(fault for each in reading.results for fault in each.file.faults)]
        tasks = planned(_editions(site, found))
        runs = _runs(settings, ledger, program, reading, tasks)
        results = _run(pool, site, found, runs, faults, progress)
        faults += [fault for each in results for fault in each.faults]
        rerun = {each.task.name for each in results}
        names = {task.name for task in tasks}
        read = {each.file.file for each in reading.results}
        faults += ledger.warnings(lambda name: name in reading.wanted - read, lambda name: name in names - rerun)
        if settings.min_coverage and not has_errors(faults):
            done = [(each.path, translated(site, each.path)) for each in site.languages[1:]]
            faults += checks.below(site, done, settings.min_coverage)
        if site.is_readable and not has_errors(faults):
            faults += checks.check_editions(site)
        outputs = {path: record for path, record in ledger.outputs.items() if record.task in names - rerun}
        made = [(each, file) for each in results for file in each.files]
        faults += _path_clashes([*outputs, *(file.path for _, file in made)])
        if is_dry or has_errors(faults) or (settings.strict and faults):
            return Outcome(tuple(ordered(faults)))
        progress("publish", 0, 0)
        planned_digests = {path: record.digest for path, record in outputs.items()} | {file.path: file.digest for _, file in made}
        ours = owned(settings.output)
        faults += clashes(settings.output, planned_digests, ours)
        if has_errors(faults):
            return Outcome(tuple(ordered(faults)))
        staged = {file.path: file.staged for _, file in made if file.staged}
        # Without a ledger everything is made anew; a file that already has the bytes still keeps its time.
        for path in standing(settings.output, list(staged)):
            if has_bytes(f"{settings.output}/{path}", planned_digests[path]):
                del staged[path]
        published = publish(settings.output, staging, staged, planned_digests, ours)
    new = {
        file.path: OutputRecord(
            result.task.name,
            file.digest,
            published.identities.get(file.path) or identity_of(os.lstat(f"{settings.output}/{file.path}")),
        )
        for result, file in made
    }
    named = {reason: _named(reason, ledger, reading) for reason in {result.reason for result, file in made if file.path in staged}}
    ledger.save(_changes(scan, ledger, program, digest, reading, results, tasks, outputs, new, published, tuple(of_layout)))
    return Outcome(
        tuple(ordered(faults)),
        tuple(sorted(staged)),
        len(planned_digests) - len(staged),
        published.removed,
        time.perf_counter() - started,
        published=True,
        reasons={file.path: named[result.reason] for result, file in made if file.path in staged},
    )


class _InputDigests(dict[str, str]):
    """The digests of inputs by name: from the ledger where they are the same, else of their bytes."""

    def __init__(self, settings: Settings, scan: Scan, ledger: Ledger) -> None:
        super().__init__({name: ledger.inputs[name].digest for name in scan.same})
        self._root = settings.root

    def __missing__(self, name: str) -> str:
        self[name] = digest = file_digest(self._root, name)
        return digest


# Reading


def _read(pool: Pool, settings: Settings, scan: Scan, ledger: Ledger, found: Layout, progress: Progress) -> Reading:
    """Read what has changed since the ledger was written."""
    same = {name for name in scan.same if ledger.inputs[name].is_read}
    shared = [name for name in (SITE_FILE, *found.registers.values(), SHIPPED_MARK + UNITS_FILE) if name in scan.identities]
    results = [_own(pool, name) for name in shared if name not in same]
    languages = [language.path for language in Site(pool.own.facts, settings).languages]
    names = {INTERFACE, SITE_CATALOGUE, *found.editions}
    catalogues = {key: file for key, file in found.catalogues.items() if key[0] in languages and key[1] in names}
    others = [file for (_, name), file in catalogues.items() if name in (INTERFACE, SITE_CATALOGUE)]
    others += [
        name
        for path in languages
        if settings.root != SHIPPED and (name := f"{SHIPPED_MARK}translations/{path}/{INTERFACE}.po") in scan.identities
    ]
    others += [name for name in scan.identities if name.startswith("assets/") and not name.endswith(".css")]
    results += [_own(pool, name) for name in others if name not in same]
    of_editions = {
        id_: [
            *(name for name in [f"content/{id_}/{EDITION_FILE}"] if name in scan.identities),
            *files,
            *(file for (_, name), file in catalogues.items() if name == id_),
        ]
        for id_, files in found.editions.items()
    }
    wanted = frozenset((*shared, *others, *(name for files in of_editions.values() for name in files)))
    gone = frozenset(name for name, record in ledger.inputs.items() if record.is_read and name not in wanted)
    pool.know([*results, *((name, ()) for name in gone)])
    pool.own.know([(name, ()) for name in gone])
    unread = {id_: [name for name in files if name not in same] for id_, files in of_editions.items()}
    dealt = shares({id_: len(files) for id_, files in unread.items()} if ledger.inputs else _sizes(found), pool.shares)
    total = sum(map(len, unread.values()))
    progress("read", 0, total)
    results += pool.read([[name for id_ in share for name in unread[id_]] for share in dealt])
    progress("read", total, total)
    changed = _changed_facts(ledger, {each.file.file: each.facts for each in results} | dict.fromkeys(gone, ()))
    return Reading(tuple(results), gone, wanted, changed)


def _own(pool: Pool, name: str) -> ReadResult:
    from microsite.engine.facts import record

    (file,) = pool.own.read([name])
    return ReadResult(file._replace(facts=()), tuple(map(record, file.facts)))


def _sizes(found: Layout) -> dict[str, int]:
    return {id_: len(files) for id_, files in found.editions.items()}


def _changed_facts(ledger: Ledger, now: Mapping[str, Iterable[FactRecord]]) -> frozenset[str]:
    """The keys of facts of these sources that are not as the ledger has them."""
    before = ledger.facts_of(now)
    after = {(fact.key, source): fact.digest for source, facts in now.items() for fact in facts}
    return frozenset(key for key, source in before.keys() | after.keys() if before.get((key, source)) != after.get((key, source)))


# Tasks


def _editions(site: Site, found: Layout) -> Iterator[tuple[str, list[str], bool]]:
    """The editions whose heads can be read, with all sections that can be read, drafts too."""
    for id_ in found.editions:
        sections = sorted(each.id for each in site.all(f"sections:{id_}").values())
        if site.all(f"edition:{id_}"):
            yield id_, sections, site.is_shown(id_)


def _runs(settings: Settings, ledger: Ledger, program: Mapping[str, str], reading: Reading, tasks: list[Task]) -> dict[str, Run]:
    """The tasks that are to run, or may have to, by their names."""
    by_name = {task.name: task for task in tasks}
    damaged = damaged_outputs(settings, ledger)
    files: dict[str, dict[str, str]] = {}
    for path, record in ledger.outputs.items():
        if path not in damaged:
            files.setdefault(record.task, {})[path] = record.digest
    known = ledger.tasks()
    other = [part for part in program if ledger.program.get(part) != program[part]]
    reasons: dict[str, str] = {}
    possible: dict[str, set[str]] = {}
    if other:
        reasons = dict.fromkeys(by_name, f"{PROGRAM}:{other[0]}" if known else NEW)
        return {name: Run(by_name[name], reason, frozenset(), {}, files.get(name, {})) for name, reason in reasons.items()}
    for name, read in ledger.readers(reading.changed).items():
        reasons[name] = min(read)
    for path in damaged:
        reasons.setdefault(ledger.outputs[path].task, OUTPUT)
    for name in ledger.makers_of_pieces(damaged):
        reasons.setdefault(name, OUTPUT)
    for name in by_name.keys() - known:
        reasons[name] = NEW
    # What else may have to run is known when these have: it reads what they find out.
    facts: dict[str, dict[str, str]] = {}
    sources = set(reasons)
    while sources:
        keys: set[str] = set()
        for (key, source), digest in ledger.facts_of(sources).items():
            facts.setdefault(source, {})[key] = digest
            keys.add(key)
        sources = set()
        for name, read in ledger.readers(keys).items():
            if name not in reasons and name not in possible:
                sources.add(name)
            possible.setdefault(name, set()).update(read)
    return {
        name: Run(by_name[name], reasons.get(name, ""), frozenset(possible.get(name, ())), facts.get(name, {}), files.get(name, {}))
        for name in by_name
        if name in reasons or name in possible
    }


def _run(pool: Pool, site: Site, found: Layout, runs: Mapping[str, Run], faults: list[Diagnostic], progress: Progress) -> list[TaskResult]:
    """Run the tasks, stage by stage."""
    ordered_runs = sorted(runs.values(), key=lambda each: each.task.stage)
    makes_pages = bool(site.languages)
    shared = [each for each in ordered_runs if each.task.kind == "shared"]
    results = pool.own.run(shared, makes_pages)
    makes_pages = makes_pages and not has_errors([*_of_shared(faults, found), *(fault for each in results for fault in each.faults)])
    faulty = {id_ for id_ in found.editions if has_errors(_of_edition(faults, id_))}
    by_edition: dict[str, list[Run]] = {id_: [] for id_ in found.editions}
    for each in ordered_runs:
        if each.task.edition:
            by_edition[each.task.edition].append(each)
    batches = {id_: Batch(batch, makes_pages and id_ not in faulty) for id_, batch in by_edition.items() if batch}
    total, done = sum(len(batch.runs) for batch in batches.values()), 0

    def count(number: int) -> None:
        nonlocal done
        done += number
        progress("render", done, total)

    progress("render", 0, total)
    dealt = shares(_sizes(found), pool.shares)
    results += pool.run([[batches[id_] for id_ in share if id_ in batches] for share in dealt], count)
    hidden = faulty | {each.task.edition for each in results if has_content_errors(each.faults)}
    changed = frozenset[str]().union(*(each.changed for each in results))
    later = [each._replace(reason=each.reason or min(each.reads & changed, default="")) for each in ordered_runs if each.task.stage == SITE]
    known = [(each.task.name, each.facts) for each in results]
    pool.own.know(known)
    if pool.job.is_sandboxed:
        pool.know(known)
    shown = [each for each in site.editions if each.id not in hidden]
    results += pool.run_apart([each for each in later if each.reason], makes_pages and bool(shown), frozenset(hidden))
    return results


def _of_edition(faults: Iterable[Diagnostic], id_: str) -> list[Diagnostic]:
    """What is wrong with the files of an edition."""
    parts = (f"content/{id_}/", f"/{id_}.po")
    return [each for each in faults if any(part in each.position.file for part in parts)]


def _of_shared(faults: list[Diagnostic], found: Layout) -> list[Diagnostic]:
    """What is wrong with files that are of no edition."""
    of_editions = {each for id_ in found.editions for each in _of_edition(faults, id_)}
    return [each for each in faults if each not in of_editions]


def _path_clashes(paths: Iterable[str]) -> list[Diagnostic]:
    """Two things at one address, also where a file system takes upper and lower case for the same."""
    seen: set[str] = set()
    faults = []
    for path in paths:
        if path.lower() in seen:
            faults.append(diagnostic("path-clash", Position(f"output/{path}"), found=path))
        seen.add(path.lower())
    return faults


def _named(reason: str, ledger: Ledger, reading: Reading) -> str:
    """A reason with the message that has changed, where it is a part of a catalogue."""
    if not reason.startswith("messages:"):
        return reason
    now = [fact.value for each in reading.results for fact in each.facts if fact.key == reason]
    before, after = (_entries(values) for values in (ledger.facts(reason).values(), now))
    changed = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    return f"{reason}#{min(changed)[0]}" if changed else reason


def _entries(pickled: Iterable[bytes | None]) -> dict[tuple[str, str], object]:
    return {key: entry for data in pickled if data is not None for key, entry in pickle.loads(data).items()}


# The ledger


def _changes(
    scan: Scan,
    ledger: Ledger,
    program: Mapping[str, str],
    digest: Mapping[str, str],
    reading: Reading,
    results: list[TaskResult],
    tasks: list[Task],
    outputs: Mapping[str, OutputRecord],
    new: Mapping[str, OutputRecord],
    published: Published,
    of_layout: tuple[Diagnostic, ...],
) -> Changes:
    """What the next build needs to know."""
    read = {each.file.file: each for each in reading.results}
    inputs = []
    for name, identity in scan.identities.items():
        result = read.get(name)
        if result is not None:
            inputs.append(InputChange(name, InputRecord(identity, result.file.digest, True), result.facts, result.file.faults))
        else:
            before = ledger.inputs.get(name)
            now = InputRecord(identity, digest[name], before is not None and before.is_read and name in reading.wanted)
            if now != before:
                inputs.append(InputChange(name, now, () if name in reading.gone else None))
    names = {task.name for task in tasks}
    return Changes(
        {
            "version": str(VERSION),
            "system_start": system_start(),
            "written": str(scan.taken),
            "program": json.dumps(program),
            "manifest": json.dumps(published.manifest),
            "warnings": pickle.dumps(of_layout),
        },
        inputs,
        scan.gone,
        [TaskChange(each.task.name, each.reads, each.faults, each.facts) for each in results],
        ledger.tasks() - names,
        {path: record for path, record in new.items() if record != ledger.outputs.get(path)},
        ledger.outputs.keys() - outputs.keys() - new.keys(),
        {key: piece for each in results for key, piece in each.pieces.items()},
    )


def design_places(settings: Settings, scan: Scan) -> dict[str, Path]:
    """Templates and style: where each is read from, the root's own over the shipped ones."""
    places = {}
    for name in scan.identities:
        mark, _, path = name.rpartition(":")
        if (path.startswith("templates/") and path.endswith(".html")) or path == STYLE_FILE or path in STYLES_OF_KINDS:
            places[path] = SHIPPED if f"{mark}:" == SHIPPED_MARK else settings.root
    return dict(sorted(places.items()))


__all__ = ["design_places", "run_build"]
