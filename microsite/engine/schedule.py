"""Which tasks have to run, and runs them stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from microsite.diagnostics import Diagnostic, has_errors
from microsite.engine.ledger import Ledger
from microsite.engine.outcome import NEW, OUTPUT, PROGRAM, Progress, telling_reason
from microsite.engine.pool import Batch, Pool, in_shares
from microsite.engine.tasks import INDICATORS, Task
from microsite.engine.worker import Run, TaskResult, forbids_pages
from microsite.load.site import Site
from microsite.read.layout import Layout


def editions_with_sections(site: Site, found: Layout) -> Iterator[tuple[str, list[str], bool]]:
    """The editions whose heads can be read, with all sections that can be read, drafts too, and whether they are shown."""
    for id_ in found.editions:
        if site.all(f"edition:{id_}"):
            yield id_, sorted(each.id for each in site.all(f"sections:{id_}").values()), site.is_shown(id_)


def other_program(ledger: Ledger, program: Mapping[str, str]) -> str:
    """The reason why all tasks have to run: part of the program is not as it was; empty where all of it is."""
    other = [part for part in program if ledger.program.get(part) != program[part]]
    return (f"{PROGRAM}:{other[0]}" if ledger.program else NEW) if other else ""


def stale_tasks(ledger: Ledger, other: str, changed: frozenset[str], damaged: frozenset[str], tasks: Mapping[str, Task]) -> list[Run]:
    """The tasks that have to run, and those that may have to once these have, in the order of their stages; `tasks`: all, by name.

    A task has to run if it is new, if the program is another one (`other`), if a fact that it read has `changed`, or if a file of it is
    `damaged`.
    """
    reasons = _reasons(ledger, other, changed, damaged, tasks.keys())
    facts, reads = _followers(ledger, reasons) if len(reasons) < len(tasks) else ({}, {})
    files: dict[str, dict[str, str]] = {name: {} for name in tasks if name in reasons or name in reads}
    for path, record in ledger.outputs.items():
        if record.task in files and path not in damaged:
            files[record.task][path] = record.digest
    runs = [
        Run(tasks[name], reasons.get(name, ""), frozenset(reads.get(name, ())), facts.get(name, {}), own) for name, own in files.items()
    ]
    return sorted(runs, key=lambda each: each.task.stage)


def _reasons(ledger: Ledger, other: str, changed: frozenset[str], damaged: frozenset[str], names: Set[str]) -> dict[str, str]:
    """The tasks that have to run, each with the reason (see `outcome.Reason`)."""
    if other:
        return dict.fromkeys(names, other)
    tasks_before = ledger.tasks()
    reasons = dict.fromkeys(names - tasks_before, NEW)
    for name, read in ledger.readers(changed).items():
        reasons.setdefault(name, telling_reason(read))
    # Pieces of pages are kept in the pages that they stand in.
    for name in (*(ledger.outputs[path].task for path in damaged), *ledger.makers_of_pieces(damaged)):
        reasons.setdefault(name, OUTPUT)
    return {name: reason for name, reason in reasons.items() if name in names}


def _followers(ledger: Ledger, reasons: Mapping[str, str]) -> tuple[dict[str, dict[str, str]], dict[str, set[str]]]:
    """What tasks that run found out the last time (by task: key → digest), and the tasks that have read something of it, with what."""
    facts: dict[str, dict[str, str]] = {}
    reads: dict[str, set[str]] = {}
    sources = set(reasons)
    while sources:
        keys: set[str] = set()
        for (key, source), digest in ledger.facts_of(sources).items():
            facts.setdefault(source, {})[key] = digest
            keys.add(key)
        sources = set()
        for name, read in ledger.readers(keys).items():
            if name not in reasons and name not in reads:
                sources.add(name)
            reads.setdefault(name, set()).update(read)
    return facts, reads


def run_tasks(pool: Pool, site: Site, found: Layout, runs: list[Run], faults: list[Diagnostic], progress: Progress) -> list[TaskResult]:
    """Run tasks in the order of their stages; `faults`: what is wrong with single files. Where content has errors, no pages of it are made,
    but the pages of other editions are, so that one run tells what is wrong in templates, too."""
    results = pool.own.run([each for each in runs if each.task.kind == "shared"], makes_pages=False)
    runs = _with_reasons(runs, results)
    of_files = {id_: _faults_of(faults, id_) for id_ in found.editions}
    of_editions = {fault for each in of_files.values() for fault in each}
    of_shared = [*(fault for fault in faults if fault not in of_editions), *(fault for each in results for fault in each.faults)]
    makes_pages = bool(site.languages) and not has_errors(of_shared)
    faulty = {id_ for id_, each in of_files.items() if has_errors(each)}
    batches = {
        id_: Batch(own, makes_pages and id_ not in faulty)
        for id_ in found.editions
        if (own := [each for each in runs if each.task.edition == id_])
    }
    results += _run_editions(pool, found, batches, progress)
    pool.know([(each.task.name, each.facts) for each in results])
    hidden = faulty | {each.task.edition for each in results if forbids_pages(each.faults)}
    later = [each for each in _with_reasons(runs, results) if each.task.stage >= INDICATORS]
    shown = [each for each in site.editions if each.id not in hidden]
    if not any(each.reason for each in later):
        return results
    return [*results, *pool.run_apart(later, makes_pages and bool(shown), frozenset(hidden))]


def _with_reasons(runs: Iterable[Run], results: Iterable[TaskResult]) -> list[Run]:
    """The same, with the reason of those that have to run because of what came of others."""
    changed = frozenset[str]().union(*(each.changed for each in results))
    return [each.because_of(changed) for each in runs]


def _run_editions(pool: Pool, found: Layout, batches: Mapping[str, Batch], progress: Progress) -> list[TaskResult]:
    total, done = sum(len(batch.runs) for batch in batches.values()), 0

    def count(number: int) -> None:
        nonlocal done
        done += number
        progress("render", done, total)

    progress("render", 0, total)
    assigned = in_shares({id_: len(files) for id_, files in found.editions.items()}, pool.share_count)
    return list(pool.run([[batches[id_] for id_ in share if id_ in batches] for share in assigned], count))


def _faults_of(faults: Iterable[Diagnostic], id_: str) -> list[Diagnostic]:
    """What is wrong with the files of an edition."""
    parts = (f"content/{id_}/", f"/{id_}.po")
    return [each for each in faults if any(part in each.position.file for part in parts)]
