"""The work on editions in one process: read in the first round, planned, compared and rendered in the second."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from microsite import digests
from microsite.build.cards import stale_cards
from microsite.build.compare import Basis, reason
from microsite.build.early import Early
from microsite.build.group_keys import group_keys
from microsite.build.keeping import others_digest
from microsite.build.ledger import ArtifactRecord
from microsite.build.store import Store, sections_of
from microsite.diagnostics import Diagnostic, has_errors
from microsite.load.coverage import edition_coverage
from microsite.load.editions import LoadedEdition, load_edition
from microsite.load.pictures import with_pictures
from microsite.load.shared import Said, Shared, wordings_of
from microsite.model.histories import Book
from microsite.model.site import Extract
from microsite.plan.artifacts import Artifact, view_digest
from microsite.plan.edition import PAPER, groups, plan_edition
from microsite.plan.site_pages import plan_site_pages
from microsite.plan.surroundings import Surroundings
from microsite.plan.views import KeptLeaf
from microsite.publish.staging import Staging
from microsite.read.design import Design
from microsite.read.layout import Layout
from microsite.render.leaves import leaves_in
from microsite.render.render import render
from microsite.render.templates import Pages
from microsite.settings import Settings
from microsite.text.wording import Wording


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
    store: Store | None
    """the sections that need not be read"""


class LoadedSummary(NamedTuple):
    """What the first round tells of an edition."""

    id: str
    extract: Extract | None
    """None too for a draft that is not to be shown"""
    shown: str
    """digest of the extract"""
    digests: Mapping[str, str]
    uses: Mapping[str, str]
    faults: tuple[Diagnostic, ...]


class Made(NamedTuple):
    """An artifact that has been planned: the digest of its view, or of all that the view is made from, and, where it had to be made,
    why and what came of it."""

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
    keys: Mapping[str, Mapping[str, str]]
    """by edition: group of artifacts → the key that it was made under, where templates and code are still those"""
    dry: bool
    """everything is rendered and nothing written, not even to the staging folder"""


class Worked(NamedTuple):
    """What came of the second round for one edition, or for the files of none."""

    made: list[Made]
    faults: list[Diagnostic]
    keys: dict[str, str]
    """by group of artifacts: see `group_keys`"""
    others: str = ""
    """digest of what an edition shows of the others"""


_MOST_SAID = 8192
"""in each language: the quantities of some editions of a hundred sections"""


@dataclass(slots=True)
class Bench:
    """One process's place of work: the shared values, and the editions that it has read."""

    job: Job
    shared: Shared
    staging: Staging
    editions: dict[str, LoadedEdition]
    early: Early | None = None
    """what other processes are reading for this one"""
    _extracts: dict[str, Extract] = field(default_factory=dict)
    _said: Said = field(default_factory=dict)
    _pages: Pages | None = None

    def load(self, id_: str) -> LoadedSummary:
        """Read one edition and keep it."""
        root, layout, trusted, early = self.job.settings.root, self.job.layout, self.job.trusted, self.early
        sections = partial(sections_of, self.job.store, early.sections if early else None, root, id_, layout.editions[id_], trusted)
        catalogues = early.shared.catalogues if early and early.shared and early.shared.edition == id_ else None
        loaded = load_edition(root, layout, id_, self.shared, trusted, self.job.settings.drafts, sections, catalogues)
        loaded, picture_faults = with_pictures(self.job.settings.root, loaded, self.job.layout.assets)
        faults = [*loaded.faults, *picture_faults]
        draft = loaded.edition is not None and loaded.edition.head.draft and not self.job.settings.drafts
        # What is not to be shown yet may lack translations and cards.
        if not draft:
            faults += edition_coverage(self.shared, loaded)
        if not draft and not has_errors([*faults, *self.shared.faults]):
            faults += stale_cards(self.job.settings.root, loaded, self.shared, self.job.layout, self.job.design.templates)
        self.editions[id_] = loaded
        extract = None if draft else loaded.extract
        if extract is not None:
            self._extracts[id_] = extract
        return LoadedSummary(id_, extract, digests.of_value(extract), loaded.digests, loaded.uses, tuple(faults))

    def with_own_extracts(self, order: Order, ids: Iterable[str]) -> Order:
        """The order with the extracts of all editions `ids`, in their order, where it lacks those of editions that were read here."""
        return order._replace(extracts={id_: order.extracts.get(id_) or self._extracts[id_] for id_ in ids})

    def make(self, ids: Iterable[str], order: Order, starting: Callable[[str], None]) -> dict[str, Worked]:
        """Plan editions one after the other, and render and stage what of them has to be made; by edition, what came of it."""
        book = Book(order.extracts, self.shared.registers)
        return {id_: self._make(id_, order, book, starting) for id_ in ids}

    def _make(self, id_: str, order: Order, book: Book, starting: Callable[[str], None]) -> Worked:
        """One edition; its values are dropped afterwards."""
        loaded = self.editions.pop(id_)
        edition = loaded.edition
        if edition is None or self.shared.head is None:
            return Worked([], [], {})
        self._forget()
        wordings = wordings_of(self.shared, id_, loaded.catalogues, self._said)
        around = surroundings(self.job, self.shared, wordings, order)
        told = book.histories(id_)
        keys = group_keys(loaded, edition, self.shared, around, told)
        before = order.keys.get(id_, {})
        grouped = groups(edition, around)
        known = {
            group: paths
            for group, paths in grouped.items()
            if keys[group] == before.get(group) and all(path in order.intact for path in paths)
        }
        # What a group may show is digested already; its views need not be digested again.
        digested = {path: keys[group] for group, paths in grouped.items() for path in paths}
        kept = self._kept_leaves(grouped[PAPER], order) if PAPER not in known else {}
        artifacts = plan_edition(edition, around, told, known.keys(), kept)
        made, faults = self._make_all(artifacts, digested, wordings, order, starting)
        for path in (path for paths in known.values() for path in paths):
            made.append(Made(path, order.records[path].view, None, "", order.records[path].digest))
        return Worked(made, faults, keys, others_digest(id_, order.extracts, order.newest, self.shared.entries))

    def _kept_leaves(self, papers: Iterable[str], order: Order) -> dict[str, Mapping[str, KeptLeaf]]:
        """By path of the language: what the documents for paper, which are as the last build made them, say of each section."""
        found: dict[str, Mapping[str, KeptLeaf]] = {}
        for path in papers if order.keys else ():
            # One that is gone since it was looked at, or is no text any more, has no leaves.
            with suppress(OSError):
                if path in order.intact:
                    found[path.partition("/")[0]] = leaves_in((self.job.settings.output / path).read_bytes())
        return found

    def _forget(self) -> None:
        """Keep what has been said within bounds, however many editions there are."""
        for said in self._said.values():
            if len(said) > _MOST_SAID:
                said.clear()

    def make_site(self, assets: Mapping[str, str], order: Order, starting: Callable[[str], None]) -> Worked:
        """The same for the files of no edition; `assets`: path below assets/ → digest, of those that are copied."""
        wordings = wordings_of(self.shared)
        around = surroundings(self.job, self.shared, wordings, order)
        return Worked(*self._make_all(plan_site_pages(around, assets), {}, wordings, order, starting), {})

    def _make_all(
        self,
        artifacts: Iterable[Artifact],
        digested: Mapping[str, str],
        wordings: Mapping[str, Wording],
        order: Order,
        starting: Callable[[str], None],
    ) -> tuple[list[Made], list[Diagnostic]]:
        """Compare planned artifacts with what there is; render and stage the others.

        `digested`: path → digest of all that the artifact's view is made from, where that is known already.
        """
        job, assets = self.job, self.job.settings.root / "assets"
        made: list[Made] = []
        faults: list[Diagnostic] = []
        for artifact in artifacts:
            view = digested.get(artifact.path) or view_digest(artifact)
            record = order.records.get(artifact.path)
            why = reason(record, view, artifact.kind, artifact.language, job.basis_before, job.basis_now, artifact.path in order.intact)
            if why is None and record is not None and not order.dry:
                made.append(Made(artifact.path, view, None, "", record.digest))
                continue
            starting(artifact.kind)
            data = render(artifact, self.pages(wordings), assets)
            if isinstance(data, Diagnostic):
                faults.append(data)
                continue
            if order.dry:
                made.append(Made(artifact.path, view, why, "", ""))
                continue
            name, digest = self.staging.put(data)
            if record is not None and record.digest == digest and artifact.path in order.intact:
                made.append(Made(artifact.path, view, None, "", digest))
            else:
                made.append(Made(artifact.path, view, why, name, digest))
        return made, faults

    def pages(self, wordings: Mapping[str, Wording]) -> Pages:
        """The compiled templates, made when the first page needs them."""
        if self._pages is None:
            self._pages = Pages(self.job.design, wordings, self.job.sandboxed)
        return self._pages


def surroundings(job: Job, shared: Shared, wordings: Mapping[str, Wording], order: Order) -> Surroundings:
    """What planning needs beside the edition."""
    assert shared.head is not None
    return Surroundings(
        shared.head,
        shared.languages,
        shared.registers,
        wordings,
        order.extracts,
        order.newest,
        job.base_url,
        {language.tag: shared.term_names[language.path] for language in shared.languages},
        shared.progress,
        job.layout.cards,
    )
