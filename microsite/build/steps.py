"""A build that found something to do, step by step."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from microsite import digests
from microsite.build import ledger as ledgers
from microsite.build.bench import Job, LoadedSummary, Made, Order, Worked
from microsite.build.cards import card_entries
from microsite.build.compare import Basis
from microsite.build.crew import Crew, hands_for
from microsite.build.early import Early
from microsite.build.freshness import intact_artifacts, options_digest
from microsite.build.keeping import edition_files, is_kept, others_digest, path_clashes
from microsite.build.ledger import ArtifactRecord, EditionRecord, Ledger
from microsite.build.outcome import Outcome
from microsite.build.survey import CODE, SHIPPED_MARK, Survey, code_basis, file_digest, input_records
from microsite.diagnostics import Diagnostic, Position, diagnostic, has_errors, ordered
from microsite.load.coverage import below, site_coverage, stray_catalogues
from microsite.load.shared import Shared, load_shared
from microsite.model.site import Extract
from microsite.publish.output import clashes, has_bytes, owned, publish, standing
from microsite.read.colours import coloured
from microsite.read.design import Design, is_design_file, read_design
from microsite.read.inventory import Identity, identity_of
from microsite.read.layout import PICTURES, Layout
from microsite.read.picture_files import ENDINGS
from microsite.settings import SHIPPED, Settings


class Run:
    """One build; a scope for the values that its steps hand on."""

    def __init__(self, settings: Settings, survey: Survey, ledger: Ledger, early: Early, dry: bool) -> None:
        self.settings, self.survey, self.ledger, self.early, self.dry = settings, survey, ledger, early, dry
        self.faults: list[Diagnostic] = []
        self.read: dict[str, str] = {}
        """input → digest of the bytes that this build has used"""
        self.basis: dict[str, str] = {}
        self.entries: Mapping[str, str] = {}
        """shared entry → its digest"""
        self.kept: dict[str, EditionRecord] = {}
        self.known: dict[str, Extract | None] = {}
        """the extracts of the kept editions; None for a draft that is not shown"""
        self.summaries: dict[str, LoadedSummary] = {}
        self.extracts: dict[str, Extract] = {}
        self.newest = ""
        self.editions: dict[str, EditionRecord] = {}
        self.artifacts: dict[str, ArtifactRecord] = {}
        self.manifest: Identity | None = None

    def outcome(self) -> Outcome:
        """Read, plan, compare, render, and publish if nothing is wrong."""
        settings, early, found = self.settings, self.early, self.early.layout
        code = code_basis({name: self._digest(name) for name in self.survey.identities if name.startswith(CODE)})
        design = read_design(design_places(settings, self.survey))
        intact = intact_artifacts(settings, self.survey, self.ledger)
        known = self._known()
        # Asked for last: another process may still be reading it.
        if early.shared is not None:
            shared = early.shared.shared()
        else:
            shared = load_shared(settings.root, found, early.trusted, settings.base_url, settings.drafts)
        style, colour_faults = coloured(design.style, shared.head.colours if shared.head else None)
        design = design._replace(style=style)
        cards = card_entries({file: self._digest(f"assets/{file}") for file in found.cards})
        pictures = {f"picture.{file}": self._digest(f"assets/{file}") for file in found.assets if file.lower().endswith(ENDINGS)}
        interface = digests.of_value(shared.interface_digests())
        shared = shared._replace(entries={**shared.entries, **cards, **pictures, "interface": interface})
        self.read |= shared.digests
        self.entries = shared.entries
        self.faults += [
            *found.faults,
            *design.faults,
            *colour_faults,
            *shared.faults,
            *site_coverage(shared),
            *stray_catalogues(shared, found, found.editions),
        ]
        sandboxed = design.own_templates and not settings.trust_templates
        self.basis = self._basis(code, design, shared, sandboxed)
        base_url = settings.base_url or (shared.head.base_url if shared.head else "")
        job = Job(settings, found, early.trusted, base_url, sandboxed, design, Basis(self.ledger.basis), Basis(self.basis), early.store)
        self.kept = {id_: record for id_, record in self._kept(found, shared, intact).items() if id_ in known}
        self.known = {id_: known[id_] for id_ in self.kept}
        work = [id_ for id_ in found.editions if id_ not in self.kept]
        crew = Crew(job, shared, hands_for(job, work), early)
        try:
            self._load(crew, shared, work)
            self.faults += below(shared, self.extracts.values(), settings.min_coverage)
            if has_errors(self.faults) or (settings.strict and self.faults):
                return self._refused(crew, shared)
            return self._make(crew, intact)
        finally:
            crew.dismiss()

    def _digest(self, name: str) -> str:
        """The digest of an input's bytes, from the ledger where they are the same."""
        if name in self.survey.same:
            return self.ledger.inputs[name].digest
        return self.read.setdefault(name, file_digest(self.settings.root, name))

    def _basis(self, code: dict[str, str], design: Design, shared: Shared, sandboxed: bool) -> dict[str, str]:
        return {
            **code,
            "templates": digests.of_value(sorted(design.templates.items())),
            "style": digests.of_value([design.style, design.styles]),
            "sandbox": str(sandboxed),
            **shared.interface_digests(),
            "options": options_digest(self.settings),
        }

    def _kept(self, found: Layout, shared: Shared, intact: frozenset[str]) -> dict[str, EditionRecord]:
        """The editions that need not be looked at, as far as their own inputs tell."""
        if self.dry or has_errors(self.faults) or self.basis != self.ledger.basis:
            return {}
        paths = [language.path for language in shared.languages]
        return {
            id_: record
            for id_, record in self.ledger.editions.items()
            if is_kept(record, edition_files(found, id_, paths), self.survey.same, shared.entries, intact)
        }

    def _known(self) -> dict[str, Extract | None]:
        """The extracts that can be had from the ledger, under the same code; an edition without is read again."""
        known: dict[str, Extract | None] = {}
        for id_ in self.ledger.editions if self.early.trusted else ():
            with suppress(*ledgers.DAMAGE):
                known[id_] = self.ledger.extract(id_)
        return known

    def _load(self, crew: Crew, shared: Shared, work: list[str]) -> None:
        """The first round: what the editions say, and what they may know of each other."""
        self._take(crew.load(work))
        self.extracts |= {id_: extract for id_, extract in self.known.items() if extract is not None}
        self.newest = self._newest_edition(shared)
        # What an edition shows of the others is known only now; where none has changed as the others see it, nothing of that has.
        late = [] if self._beside() == self.ledger.beside else self._late()
        for id_ in late:
            del self.kept[id_]
        if late:
            crew.hire(hands_for(crew.job, [*work, *late]))
        self._take(crew.load(late))

    def _late(self) -> list[str]:
        """The kept editions that show something of the others which has changed."""
        digest = partial(others_digest, extracts=self.extracts, newest=self.newest, entries=self.entries)
        return [id_ for id_, record in self.kept.items() if record.others != digest(id_)]

    def _beside(self) -> str:
        """The digest of all that editions may show of each other: see `keeping.others_digest`."""
        shown = {id_: self.summaries[id_].shown if id_ in self.summaries else self.kept[id_].shown for id_ in self.extracts}
        documents = {name: digest for name, digest in self.entries.items() if name.startswith("document.")}
        return digests.of_value([self.newest, shown, documents])

    def _take(self, summaries: Sequence[LoadedSummary]) -> None:
        for summary in summaries:
            self.summaries[summary.id] = summary
            self.faults += summary.faults
            self.read |= summary.digests
            if summary.extract is not None:
                self.extracts[summary.id] = summary.extract

    def _newest_edition(self, shared: Shared) -> str:
        """The newest edition: the one that site.yaml names, else the highest that is shown."""
        head = shared.head
        if head is not None and head.newest and head.newest not in self.extracts and not has_errors(self.faults):
            self.faults.append(
                diagnostic("newest-unknown", head.where["newest"], found=head.newest, expected=", ".join(sorted(self.extracts)))
            )
        elif not self.extracts and not has_errors(self.faults):
            self.faults.append(diagnostic("edition-none", Position("content")))
        named = head.newest if head is not None else ""
        return named if named in self.extracts else max(self.extracts, default="")

    def _refused(self, crew: Crew, shared: Shared) -> Outcome:
        """Nothing will be published; what is wrong in templates is found all the same, on the sound editions, so that one run tells all."""
        if shared.head is not None and shared.languages and not has_errors(shared.faults) and self.newest:
            sound = [id_ for id_, each in self.summaries.items() if id_ in self.extracts and not has_errors(each.faults)]
            order = Order(self.extracts, self.newest, {}, frozenset(), {}, dry=True)
            for worked in (*crew.make(sound, order).values(), crew.make_site({}, order)):
                self.faults += worked.faults
        return Outcome(self._told())

    def _told(self) -> tuple[Diagnostic, ...]:
        """All that there is to tell: what was found, and the warnings of the editions that stay as they are."""
        return tuple(ordered([*self.faults, *(warning for record in self.kept.values() for warning in record.warnings)]))

    def _make(self, crew: Crew, intact: frozenset[str]) -> Outcome:
        """The second round: plan, compare, render; then publish."""
        known = {id_: record.keys for id_, record in self.ledger.editions.items()} if self.basis == self.ledger.basis else {}
        order = Order(self.extracts, self.newest, self.ledger.artifacts, intact, known, self.dry)
        if not self.dry:
            crew.bench.staging.open()
        try:
            worked = crew.make([id_ for id_ in self.summaries if id_ in self.extracts], order)
            site = crew.make_site(self._assets(), order)
            crew.release()
            self.faults += [fault for each in (*worked.values(), site) for fault in each.faults]
            everything = [made for each in (*worked.values(), site) for made in each.made]
            kept_paths = [path for record in self.kept.values() for path in record.artifacts]
            self.faults += path_clashes([*(each.path for each in everything), *kept_paths])
            if has_errors(self.faults) or self.dry:
                return Outcome(self._told())
            self._note(worked)
            return self._publish(crew, everything)
        finally:
            crew.bench.staging.clear()

    def _assets(self) -> dict[str, str]:
        """The root's own assets that are copied: all but the style, which stands in the pages, and pictures that no page shows."""
        shown = {file for extract in self.extracts.values() for file in extract.pictures}
        names = [name.removeprefix("assets/") for name in self.survey.identities if name.startswith("assets/")]
        copied = [name for name in names if not name.endswith(".css") and (name in shown or not name.startswith(PICTURES))]
        return {name: self._digest(f"assets/{name}") for name in copied}

    def _publish(self, crew: Crew, everything: list[Made]) -> Outcome:
        output, ledger = self.settings.output, self.ledger
        planned = {each.path: each.digest for each in everything}
        planned |= {path: ledger.artifacts[path].digest for record in self.kept.values() for path in record.artifacts}
        ours = owned(output)
        self.faults += clashes(output, planned, ours)
        if has_errors(self.faults):
            return Outcome(self._told())
        staged = {each.path: each.staged for each in everything if each.staged}
        # Without a ledger everything is made anew; a file that already has the bytes still keeps its time.
        for path in standing(output, list(staged)):
            if has_bytes(f"{output}/{path}", planned[path]):
                del staged[path]
        published = publish(output, crew.bench.staging, staged, planned, ours)
        for each in everything:
            identity = published.identities.get(each.path) or identity_of(os.lstat(f"{output}/{each.path}"))
            self.artifacts[each.path] = ArtifactRecord(each.view, each.digest, identity)
        for record in self.kept.values():
            self.artifacts |= {path: ledger.artifacts[path] for path in record.artifacts}
        self.manifest = published.manifest
        return Outcome(
            self._told(),
            tuple(sorted(staged)),
            len(planned) - len(staged),
            published.removed,
            published=True,
            reasons={each.path: each.reason or "" for each in everything if each.path in staged},
        )

    def _note(self, worked: Mapping[str, Worked]) -> None:
        """What the next ledger says of the editions."""
        for id_, summary in self.summaries.items():
            made = worked.get(id_)
            self.editions[id_] = EditionRecord(
                tuple(sorted(summary.digests)),
                dict(summary.uses),
                made.others if made else others_digest(id_, self.extracts, self.newest, self.entries),
                summary.shown,
                list(summary.faults),
                tuple(each.path for each in made.made) if made else (),
                made.keys if made else {},
            )
        self.editions |= self.kept

    def next_ledger(self) -> Ledger:
        """The ledger that this build leaves."""
        inputs = input_records(self.settings, self.survey, self.ledger, self.read)
        of_editions = {fault for summary in self.summaries.values() for fault in summary.faults}
        warnings = [fault for fault in self.faults if fault not in of_editions]
        return Ledger(
            ledgers.boot(),
            self.survey.taken,
            self.basis,
            inputs,
            self.editions,
            self.artifacts,
            self.manifest,
            self._beside(),
            warnings,
            extracts={id_: self.extracts.get(id_) for id_ in self.summaries},
            lines={id_: lines for id_, lines in self.ledger.lines.items() if id_ in self.kept},
        )


def design_places(settings: Settings, survey: Survey) -> dict[str, Path]:
    """Templates and style: where each is read from, the root's own over the shipped ones."""
    places = {}
    for name in survey.identities:
        mark, _, path = name.rpartition(":")
        shipped = f"{mark}:" == SHIPPED_MARK
        if is_design_file(path, shipped):
            places[path] = SHIPPED if shipped else settings.root
    return dict(sorted(places.items()))
