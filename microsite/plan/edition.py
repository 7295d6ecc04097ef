"""An edition into the artifacts of its pages and downloads: pure, from model and wordings to views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from functools import partial
from itertools import product

from microsite.model.content import KINDS, Edition, Figure, Section, Words
from microsite.model.histories import Histories
from microsite.model.outcomes import STATUSES
from microsite.plan import addresses, sharing, structured, views
from microsite.plan.artifacts import Artifact, with_coverage
from microsite.plan.chart_shapes import strip, terraces
from microsite.plan.charts import charts
from microsite.plan.downloads import CSV, JSON, PACKAGE, download_paths, plan_downloads
from microsite.plan.marking import Marking
from microsite.plan.paper import TABLE_LEAF, Paper
from microsite.plan.pieces import Pieces
from microsite.plan.side_by_side import links_beside, plan_side_by_side
from microsite.plan.surroundings import Surroundings
from microsite.text.plain import plain_text
from microsite.text.verdicts import STATUS_PHRASES
from microsite.text.wording import KIND_PHRASES, Text


class EditionPlan(Pieces):
    """The planning of one edition's pages in one language."""

    def shared_card(self) -> views.SharedCard | None:
        return sharing.shared_card(self.edition, self.around, self.wording)

    def edition_frame(self, path: str) -> views.EditionFrame:
        """The same for all pages of one folder."""
        folder = path.rpartition("/")[0]
        frame = self._edition_frames.get(folder)
        if frame is None:
            frame = self._edition_frames[folder] = self._edition_frame(path)
        return frame

    def _edition_frame(self, path: str) -> views.EditionFrame:
        edition, around = self.edition, self.around
        newer = None

        def here(name: str) -> str:
            return addresses.relative(path, addresses.page(self.language.path, edition.id, name))

        if edition.id != around.newest:
            newest = around.extracts[around.newest]
            target = addresses.page(self.language.path, newest.id, addresses.HOME)
            newer = views.Link(addresses.relative(path, target), self.title_of(newest))
        return views.EditionFrame(
            self.text("edition.title", edition.head.title),
            here(addresses.HOME),
            here(addresses.TABLE),
            here(addresses.PRINT),
            addresses.relative(path, addresses.data(edition.id, CSV)),
            addresses.relative(path, addresses.data(edition.id, JSON)),
            addresses.relative(path, addresses.data(edition.id, PACKAGE)),
            edition.head.date,
            edition.updated,
            self.document(around.registers.documents[edition.head.document]),
            newer,
        )

    def home(self, path: str, canonical: str = "") -> Artifact:
        edition = self.edition
        title = self.text("edition.title", edition.head.title)
        site = self.site_text("site.title", self.around.head.title)
        description = self.site_text("site.description", self.around.head.description).text
        summary = self.prose("edition.summary", edition.head.summary)
        name = self.link_title("edition", edition.head.link_title) or _joined(title.text, site.text)
        view = views.HomeView(
            self.frame(path, name, description, canonical, structured.home(self, path, description, summary))._replace(
                has_picture=edition.head.picture is not None
            ),
            self.edition_frame(path),
            summary,
            self.picture("edition", edition.head.picture, path),
            tuple(self.card(*self.figures[listed.name], path) for listed in edition.head.headline),
            charts(self, "edition", edition.head.charts, path),
            tuple(self.section_summary(number, section, path) for number, section in enumerate(edition.sections, 1)),
            self.kind_counts(figure for section in edition.sections for figure in section.figures),
            self.strip(),
            terraces([len(section.figures) + len(section.commitments) for section in edition.sections]),
            self.outcome_counts(),
        )
        return Artifact(path, "home", self.language.path, with_coverage(view))

    def link_title(self, owner: str, words: Words | None) -> str:
        """What tabs and shared links call the page; empty where nobody wrote it, or not in this language."""
        text = self.text(f"{owner}.link_title", words) if words is not None else None
        return text.text if text is not None and text.language == self.language.tag else ""

    def section_summary(self, number: int, section: Section, path: str) -> views.SectionSummary:
        target = addresses.page(self.language.path, self.edition.id, addresses.section_file(section.id))
        return views.SectionSummary(
            addresses.relative(path, target),
            number,
            self.text(f"{section.id}.title", section.title),
            self.referring(self.text(f"{section.id}.finding", section.finding), section.id),
            self.kind_counts(iter(section.figures)),
            len(section.commitments),
        )

    def strip(self) -> tuple[views.Slab, ...]:
        counts = [Counter(figure.kind for figure in section.figures) for section in self.edition.sections]
        return tuple(views.Slab(*slab) for slab in strip([[(kind, count[kind]) for kind in KINDS if count[kind]] for count in counts]))

    def kind_counts(self, figures: Iterator[Figure]) -> tuple[views.KindCount, ...]:
        counts = Counter(figure.kind for figure in figures)
        return tuple(views.KindCount(kind, self.wording.phrase(KIND_PHRASES[kind]), counts[kind]) for kind in KINDS if counts[kind])

    def outcome_counts(self) -> tuple[views.OutcomeCount, ...]:
        counts = Counter(history.outcome.verdict.status for history in self.histories.values() if history.outcome)
        return tuple(
            views.OutcomeCount(status, self.wording.phrase(STATUS_PHRASES[status]), counts[status]) for status in STATUSES if counts[status]
        )

    def section(self, index: int) -> Artifact:
        sections = self.edition.sections
        section = sections[index]
        path = addresses.page(self.language.path, self.edition.id, addresses.section_file(section.id))
        title = self.text(f"{section.id}.title", section.title)
        finding = self.referring(self.text(f"{section.id}.finding", section.finding), section.id)
        edition_title = self.text("edition.title", self.edition.head.title)
        summary = self.prose(f"{section.id}.summary", section.summary, section.id)
        cards = tuple(self.card(section, figure, path) for figure in section.figures)
        commitments = tuple(
            views.CommitmentView(
                addresses.fragment(each.id),
                self.referring(self.text(f"{section.id}.commitment.{each.id}", each.text), section.id),
                self.place(each.place),
            )
            for each in section.commitments
        )
        sentences = (card.sentence for card in cards if card.sentence is not None)
        marking = Marking(self, (finding, *summary, *sentences, *(each.text for each in commitments)))
        found = plain_text(finding.text.text, dict(finding.references))
        facts = structured.section(self, path, title.text, found)
        name = self.link_title(section.id, section.link_title) or _joined(title.text, edition_title.text)
        view = views.SectionView(
            self.frame(path, name, found, "", facts, "article")._replace(has_picture=section.picture is not None),
            self.edition_frame(path),
            index + 1,
            len(sections),
            title,
            marking.marked(finding),
            tuple(marking.marked(each) for each in summary),
            self.picture(section.id, section.picture, path),
            charts(self, section.id, section.charts, path),
            tuple(marking.card(card) for card in cards),
            tuple(each._replace(text=marking.marked(each.text)) for each in commitments),
            tuple(marking.terms()),
            self.neighbour(index - 1, path) if index else None,
            self.neighbour(index + 1, path) if index + 1 < len(sections) else None,
            links_beside(section.id, path, self.edition.id, self.language, self.around.languages),
        )
        return Artifact(path, "section", self.language.path, with_coverage(view))

    def neighbour(self, index: int, path: str) -> views.Link:
        section = self.edition.sections[index]
        target = addresses.page(self.language.path, self.edition.id, addresses.section_file(section.id))
        return views.Link(addresses.relative(path, target), self.text(f"{section.id}.title", section.title))

    def table(self) -> Artifact:
        path = addresses.page(self.language.path, self.edition.id, addresses.TABLE)
        edition_title = self.text("edition.title", self.edition.head.title)
        name = self.wording.phrase("All indicators")
        sections = tuple(
            views.TableSection(self.neighbour(index, path), tuple(self.row(section, figure, path) for figure in section.figures))
            for index, section in enumerate(self.edition.sections)
            if section.figures
        )
        description = self.site_text("site.description", self.around.head.description).text
        view = views.IndicatorsView(
            self.frame(path, _joined(name.text, edition_title.text), description),
            self.edition_frame(path),
            sections,
            len(self.figures),
            self.strip(),
        )
        return Artifact(path, "indicators", self.language.path, with_coverage(view))

    def moved(self) -> Iterator[Artifact]:
        """Stub pages at the addresses that sections and the edition had formerly."""
        own = addresses.page(self.language.path, self.edition.id, addresses.HOME)
        titles = {
            addresses.HOME: self.text("edition.title", self.edition.head.title),
            addresses.TABLE: self.wording.phrase("All indicators"),
            addresses.PRINT: self.wording.phrase("Print edition"),
        }
        for section in self.edition.sections:
            name = addresses.section_file(section.id)
            titles[name] = self.text(f"{section.id}.title", section.title)
            names = [addresses.section_file]
            if not self.wording.is_source:
                source = self.around.languages[0].path
                names.append(partial(addresses.beside_file, source=source))
                titles[addresses.beside_file(section.id, source)] = titles[name]
            for former, file in product(section.formerly, names):
                yield self.stub(addresses.page(self.language.path, self.edition.id, file(former)), file(section.id), titles[name])
        for former_edition in self.edition.head.formerly:
            for name, title in titles.items():
                yield self.stub(own.replace(f"/{self.edition.id}/", f"/{former_edition}/"), name, title)._replace(
                    path=addresses.page(self.language.path, former_edition, name)
                )

    def stub(self, path: str, name: str, title: Text) -> Artifact:
        target = addresses.page(self.language.path, self.edition.id, name)
        view = views.MovedView(
            path,
            self.language.tag,
            self.language.direction,
            addresses.relative(path, target),
            addresses.absolute(self.around.base_url, target),
            title,
            self.wording.phrase("This page has moved."),
            None if self.wording.is_source else self.wording.name_of(self.around.languages[0]),
        )
        return Artifact(path, "moved", self.language.path, view)


def _joined(title: str, above: str) -> str:
    return title if title == above else f"{title} · {above}"


ALL_FIGURES = "*"
"""the name, among the groups of an edition's artifacts, of its table and downloads; each section's pages are a group of its id"""
PAPER = "**"
"""the name of the group of the edition as one document for paper, in each language"""


def plan_edition(
    edition: Edition,
    around: Surroundings,
    told: Histories,
    known: Set[str] = frozenset(),
    kept: Mapping[str, Mapping[str, views.KeptLeaf]] | None = None,
) -> Iterator[Artifact]:
    """All artifacts of an edition; for the newest one also the copies of its home, which are the site's entrances.

    `told`: the histories of its figures. `known`: groups (see `groups`) that are left out, because nothing that they show has changed.
    `kept`: by path of the language, leaves of known groups as they stand in the document for paper.
    """
    sources: dict[str, views.SectionView] = {}
    for language in around.languages:
        plan = EditionPlan(edition, around, around.wordings[language.path], told)
        own_home = addresses.page(language.path, edition.id, addresses.HOME)
        home = plan.home(own_home)
        yield home
        paper = Paper(plan, (kept or {}).get(language.path, {}), PAPER not in known)
        for index, section in enumerate(edition.sections):
            if section.id in known and paper.keep(index + 1, addresses.leaf(section.id), plan.text(f"{section.id}.title", section.title)):
                continue
            artifact = plan.section(index)
            if section.id not in known:
                yield artifact
                if plan.wording.is_source:
                    sources[section.id] = artifact.view
                else:
                    yield plan_side_by_side(edition, index, artifact.view, sources[section.id], around, plan.wording)
            paper.add_section(section.id, artifact.view)
        indicators = plan.wording.phrase("All indicators")
        if ALL_FIGURES not in known or not paper.keep(0, TABLE_LEAF, indicators):
            table = plan.table()
            paper.add_table(indicators, table.view)
            if ALL_FIGURES not in known:
                yield table
        yield from paper.artifacts(home.view)
        yield from plan.moved()
        if edition.id == around.newest:
            yield plan.home(f"{language.path}/{addresses.HOME}", own_home)
            if language == around.languages[0]:
                yield plan.home(addresses.HOME, own_home)
    if ALL_FIGURES not in known:
        yield from plan_downloads(edition, around, told)


def groups(edition: Edition, around: Surroundings) -> dict[str, list[str]]:
    """The paths of the artifacts that can stay together while nothing that they show changes, by the group's name."""

    source, *others = (language.path for language in around.languages)

    def in_each_language(name: str) -> list[str]:
        return [addresses.page(language, edition.id, name) for language in (source, *others)]

    of_sections = {
        section.id: [
            *in_each_language(addresses.section_file(section.id)),
            *(addresses.page(language, edition.id, addresses.beside_file(section.id, source)) for language in others),
        ]
        for section in edition.sections
    }
    return {
        **of_sections,
        ALL_FIGURES: [*in_each_language(addresses.TABLE), *download_paths(edition, around)],
        PAPER: in_each_language(addresses.PRINT),
    }
