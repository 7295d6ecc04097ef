"""A build that found something to do, step by step."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from microsite import digests
from microsite.build import ledger as ledgers
from microsite.build.compare import Basis
from microsite.build.crew import Crew, Job, LoadedSummary, Made, Order, is_sound, surroundings
from microsite.build.freshness import intact_artifacts, options_digest, restored, stored_form
from microsite.build.ledger import ArtifactRecord, EditionRecord, Ledger
from microsite.build.outcome import Outcome
from microsite.build.survey import CODE, SHIPPED_MARK, Survey, code_basis, file_digest, input_records
from microsite.diagnostics import Diagnostic, Position, diagnostic, has_errors, ordered
from microsite.load.coverage import site_incomplete
from microsite.load.shared import Shared, load_shared, wordings_of
from microsite.model.site import Extract
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.plan.site_pages import plan_site_pages
from microsite.publish.output import clashes, owned, publish
from microsite.publish.staging import Staging
from microsite.read.design import read_design
from microsite.read.inventory import Identity, identity_of
from microsite.read.layout import Layout, layout
from microsite.settings import SHIPPED, Settings


class Run:
    """One build that found something to do; a scope for the values that its steps hand on."""

    def __init__(self, settings: Settings, survey: Survey, ledger: Ledger, dry: bool) -> None:
        self.settings, self.survey, self.ledger, self.dry = settings, survey, ledger, dry
        self.read: dict[str, str] = {}
        """input → digest of the bytes that this build has used"""
        self.basis: dict[str, str] = {}
        self.editions: dict[str, EditionRecord] = {}
        self.artifacts: dict[str, ArtifactRecord] = {}
        self.warnings: list[Diagnostic] = []
        self.manifest: Identity | None = None

    def outcome(self) -> Outcome:
        """Read, plan, compare, render, and publish if nothing is wrong."""
        settings, survey, ledger = self.settings, self.survey, self.ledger
        code = code_basis({name: self._digest(name) for name in survey.identities if name.startswith(CODE)})
        # Other code may refuse what passed before, so only under the same code is a file trusted unread.
        trusted = frozenset(survey.same) if not self.dry and code["code"] == ledger.basis.get("code") else frozenset()
        found = layout(survey.files(), RESERVED_SECTIONS)
        design = read_design(_design_places(settings, survey))
        shared = load_shared(settings.root, found, trusted, settings.base_url, settings.drafts)
        self.read |= shared.digests
        faults = [*found.faults, *design.faults, *shared.faults, *site_incomplete(shared)]
        sandboxed = design.own_templates and not settings.trust_templates
        self.basis = {
            **code,
            "templates": digests.of_value(sorted(design.templates.items())),
            "style": digests.of_value(design.style),
            "sandbox": str(sandboxed),
            **shared.interface_digests(),
            "options": options_digest(settings),
        }
        base_url = settings.base_url or (shared.head.base_url if shared.head else "")
        job = Job(settings, found, trusted, base_url, sandboxed, design, Basis(ledger.basis), Basis(self.basis), self.dry)
        intact = intact_artifacts(settings, survey, ledger)
        kept = {} if has_errors(faults) or self.dry else self._kept(found, shared, intact)
        work = [id_ for id_ in found.editions if id_ not in kept]
        crew = Crew(job, shared, _hands(settings, found, work, sandboxed))
        try:
            return self._made(crew, job, shared, work, kept, intact, faults)
        finally:
            crew.dismiss()
            crew.bench.staging.clear()

    def _digest(self, name: str) -> str:
        """The digest of an input's bytes, from the ledger where they are the same."""
        if name in self.survey.same:
            return self.ledger.inputs[name].digest
        return self.read.setdefault(name, file_digest(self.settings.root, name))

    def _kept(self, found: Any, shared: Any, intact: frozenset[str]) -> dict[str, EditionRecord]:
        """The editions that need not be looked at, as far as their own inputs tell."""
        if self.basis != self.ledger.basis:
            return {}
        kept = {}
        for id_, record in self.ledger.editions.items():
            files = _edition_files(found, id_) if id_ in found.editions else ()
            if (
                files == record.files
                and all(file in self.survey.same for file in files)
                and all(shared.entries.get(name, "") == value for name, value in record.uses.items())
                and all(path in intact for path in record.artifacts)
            ):
                kept[id_] = record
        return kept

    def _made(self, crew: Any, job: Any, shared: Any, work: list[str], kept: dict[str, EditionRecord], intact: frozenset[str], faults: list[Diagnostic]) -> Outcome:
        summaries = {summary.id: summary for summary in crew.load(work)}
        extracts = {id_: Extract.from_json(record.extract) for id_, record in kept.items() if record.extract}
        extracts |= {id_: summary.extract for id_, summary in summaries.items() if summary.extract is not None}
        newest = _newest(shared, extracts, faults)
        # What an edition shows of the others is known only now.
        late = [id_ for id_, record in kept.items() if record.others != _others(id_, _indicators(record), extracts, newest)]
        for id_ in late:
            del kept[id_]
        summaries |= {summary.id: summary for summary in crew.load(late)}
        for summary in summaries.values():
            faults += summary.faults
            self.read |= summary.digests
        if not is_sound(summaries.values()) or has_errors(faults) or not newest or (self.settings.strict and faults):
            return Outcome(tuple(ordered([*faults, *self._template_faults(crew, shared, extracts, newest, summaries)])))
        order = Order(extracts, newest, self.ledger.artifacts, intact)
        if not self.dry:
            crew.bench.staging.open()
        shown = [id_ for id_ in summaries if id_ in extracts]
        made, render_faults = crew.make(shown, order)
        wordings = wordings_of(shared)
        site_made, site_faults = crew.bench.make_all(
            "", plan_site_pages(surroundings(job, shared, wordings, order), self._assets()), wordings, order, lambda kind: None
        )
        faults += [*render_faults, *site_faults]
        everything = [*made, *site_made]
        faults += _path_clashes(path for path in (*(each.path for each in everything), *(path for record in kept.values() for path in record.artifacts)))
        if has_errors(faults) or self.dry:
            return Outcome(tuple(ordered(faults)))
        self._note(summaries, kept, made, extracts, newest, faults)
        return self._publish(crew.bench.staging, everything, kept, faults)

    def _assets(self) -> dict[str, str]:
        """The root's own assets that are copied: all but the style, which stands in the pages."""
        return {
            name.removeprefix("assets/"): self._digest(name)
            for name in self.survey.identities
            if name.startswith("assets/") and not name.endswith(".css")
        }

    def _template_faults(self, crew: Any, shared: Any, extracts: Any, newest: str, summaries: Any) -> list[Diagnostic]:
        """What is wrong in templates, found as far as can be where the content has faults already, so that one run tells all."""
        if shared.head is None or not shared.languages:
            return []
        return list(crew.bench.pages(wordings_of(shared)).faults())

    def _publish(self, staging: Staging, everything: list[Any], kept: dict[str, EditionRecord], faults: list[Diagnostic]) -> Outcome:
        settings, ledger = self.settings, self.ledger
        planned = {each.path: each.digest for each in everything}
        planned |= {path: ledger.artifacts[path].digest for record in kept.values() for path in record.artifacts}
        ours = owned(settings.output)
        faults += clashes(settings.output, planned, ours)
        if has_errors(faults):
            return Outcome(tuple(ordered(faults)))
        adopted = {each.path for each in everything if each.staged and each.path not in ours and (settings.output / each.path).exists()}
        staged = {each.path: each.staged for each in everything if each.staged and each.path not in adopted}
        published = publish(settings.output, staging, staged, planned, ours)
        for each in everything:
            identity = published.identities.get(each.path) or (
                identity_of(os.stat(settings.output / each.path)) if each.path in adopted else ledger.artifacts[each.path].identity
            )
            self.artifacts[each.path] = ArtifactRecord(each.view, each.digest, identity)
        for record in kept.values():
            self.artifacts |= {path: ledger.artifacts[path] for path in record.artifacts}
        self.manifest = published.manifest
        return Outcome(
            tuple(ordered(faults + [each for record in kept.values() for each in restored(record.warnings)])),
            tuple(sorted(staged)),
            len(planned) - len(staged),
            published.removed,
            published=True,
            reasons={each.path: each.reason or "" for each in everything if each.path in staged},
        )

    def _note(self, summaries: Any, kept: dict[str, EditionRecord], made: list[Any], extracts: Any, newest: str, faults: list[Diagnostic]) -> None:
        """What the next ledger says of the editions."""
        owners = _owners(made)
        for id_, summary in summaries.items():
            extract = extracts.get(id_)
            self.editions[id_] = EditionRecord(
                tuple(sorted(summary.digests)),
                dict(summary.uses),
                _others(id_, summary.indicators, extracts, newest),
                list(extract) if extract is not None else [],
                stored_form(summary.faults),
                tuple(owners.get(id_, ())),
            )
        self.editions |= kept
        of_editions = {fault for summary in summaries.values() for fault in summary.faults}
        self.warnings = [fault for fault in faults if fault not in of_editions]

    def next_ledger(self) -> Ledger:
        """The ledger that this build leaves."""
        inputs = input_records(self.settings, self.survey, self.ledger, self.read)
        return Ledger(
            ledgers.boot(), self.survey.taken, self.basis, inputs, self.editions, self.artifacts, self.manifest, stored_form(self.warnings)
        )


def _design_places(settings: Settings, survey: Survey) -> dict[str, Path]:
    """Templates and style: where each is read from, the root's own over the shipped ones."""
    places = {}
    for name in survey.identities:
        mark, _, path = name.rpartition(":")
        if (path.startswith("templates/") and path.endswith(".html")) or path == "assets/site.css":
            places[path] = SHIPPED if mark + ":" == SHIPPED_MARK else settings.root
    return dict(sorted(places.items()))


def _edition_files(found: Any, id_: str) -> tuple[str, ...]:
    catalogues = [file for (_, name), file in found.catalogues.items() if name == id_]
    return tuple(sorted([f"content/{id_}/edition.yaml", *found.editions[id_], *catalogues]))


def _indicators(record: EditionRecord) -> frozenset[str]:
    return frozenset(name.removeprefix("indicator.") for name in record.uses if name.startswith("indicator."))


def _others(id_: str, indicators: frozenset[str], extracts: Mapping[str, Any], newest: str) -> str:
    """The digest of what an edition shows of the others: their figures of its indicators, their titles, which one is the newest."""
    seen = [
        [other, extract.titles, [figure for figure in extract.figures if figure.indicator in indicators]]
        for other, extract in sorted(extracts.items())
        if other != id_ and (other == newest or any(figure.indicator in indicators for figure in extract.figures))
    ]
    return digests.of_value([newest, seen])


def _newest(shared: Any, extracts: Mapping[str, Any], faults: list[Diagnostic]) -> str:
    """The newest edition: the one that site.yaml names, else the highest that is shown."""
    head = shared.head
    if head is not None and head.newest:
        if head.newest in extracts:
            return str(head.newest)
        if not has_errors(faults):
            faults.append(diagnostic("newest-unknown", head.where["newest"], found=head.newest, expected=", ".join(sorted(extracts))))
        return ""
    if not extracts and not has_errors(faults):
        faults.append(diagnostic("edition-none", Position("content")))
    return max(extracts, default="")


def _owners(made: list[Any]) -> dict[str, list[str]]:
    """Which edition each artifact belongs to; the entrances and the latest data are the newest one's."""
    owners: dict[str, list[str]] = {}
    for each in made:
        owners.setdefault(each.edition, []).append(each.path)
    return owners


def _path_clashes(paths: Iterable[str]) -> list[Diagnostic]:
    """Two things at one address, also where a file system takes upper and lower case for the same."""
    seen: set[str] = set()
    faults = []
    for path in paths:
        if path.lower() in seen:
            faults.append(diagnostic("path-clash", Position(f"output/{path}"), found=path))
        seen.add(path.lower())
    return faults


def _hands(settings: Settings, found: Any, work: list[str], sandboxed: bool) -> int:
    """How many further processes the work is worth: none below some hundred sections, and one where templates can't be trusted."""
    if sandboxed:
        return 1
    cores = settings.jobs or os.cpu_count() or 1
    sections = sum(len(found.editions[id_]) for id_ in work)
    return max(0, min(cores, len(work)) - 1) if sections >= _WORTH_A_PROCESS else 0


_WORTH_A_PROCESS = 60
