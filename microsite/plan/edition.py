"""The pages of an edition in one language: home, sections, table, print edition, and stubs at former addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from microsite.model.catalogue import Progress
from microsite.model.content import Figure, SourceText, updated
from microsite.plan import addresses, structured, views, ways
from microsite.plan.artifacts import Artifact, coverage_of, with_coverage
from microsite.plan.chart_shapes import shares
from microsite.plan.charts import charts
from microsite.plan.downloads import COMMITMENTS, CSV, JSON, PACKAGE, for_people
from microsite.plan.inside_links import on_paper, relinked
from microsite.plan.marking import marked
from microsite.plan.outcomes import outcomes
from microsite.plan.pieces import Pieces
from microsite.plan.sharing import card_file
from microsite.text.localizer import LocalizedText
from microsite.text.phrases import KIND_PHRASES, STATUS_PHRASES
from microsite.text.prose import plain_text


class Outline(NamedTuple):
    """What other pages of an edition show of a section: found out with the section, so that they need not read it."""

    section: str
    entries: Mapping[str, views.SectionTeaser]
    """by path of the language"""
    best: Figure | None
    """the figure that its file names as the one to stand beside it"""
    kinds: tuple[str, ...]
    """of its figures, in their order"""
    commitments: int
    years: tuple[str, ...]
    """those that its figures speak of"""
    statuses: tuple[str, ...]
    """of its targets"""
    picture: str
    """its file; empty where it has none"""
    documents: tuple[str, ...]
    """the sources of its figures and promises, beside the edition's own"""
    terms: Mapping[str, tuple[str, ...]]
    """fragments of those that its page explains, by path of the language"""


class EditionPlan(Pieces):
    """The planning of one edition's pages in one language."""

    def shared_card(self) -> views.SharedCard | None:
        """The card that stands beside links to the edition's pages, where one is drawn and the site's address is known."""
        says: str = (self.site.get(f"card:{self.edition}") or {}).get(self.language.path, "")
        file = f"assets/{card_file(self.edition, self.language.path)}"
        return views.SharedCard(addresses.absolute(self.site.base_url, file), says) if says else None

    def address(self, name: str) -> str:
        """The path of a page of this edition in this language."""
        return addresses.page(self.language.path, self.edition, name)

    def edition_frame(self, path: str) -> views.EditionFrame:
        """What all pages in the folder of that page show of the edition."""
        return self.remembered("edition frame", path.rpartition("/")[0], lambda: self._edition_frame(path))

    def _edition_frame(self, path: str) -> views.EditionFrame:
        head, site = self.head, self.site
        newest = addresses.page(self.language.path, site.newest, addresses.HOME)
        return views.EditionFrame(
            title=self.title_of(self.edition),
            home=addresses.relative(path, self.address(addresses.HOME)),
            table=addresses.relative(path, self.address(addresses.TABLE)),
            print_edition=addresses.relative(path, self.address(addresses.PRINT)),
            brief=addresses.relative(path, self.address(addresses.BRIEF)),
            csv=addresses.relative(path, addresses.data(self.edition, for_people(self.language.path))),
            json=addresses.relative(path, addresses.data(self.edition, JSON)),
            datapackage=addresses.relative(path, addresses.data(self.edition, PACKAGE)),
            date=head.date,
            updated=updated(head),
            document=self.document(site.registers.documents[head.document]),
            source=f"{addresses.relative(path, addresses.page(self.language.path, addresses.ABOUT))}#document_{head.document}",
            newer=views.Link(addresses.relative(path, newest), self.title_of(site.newest)) if self.edition != site.newest else None,
        )

    def home(self, path: str, canonical: str = "") -> views.HomeView:
        """The edition's home at `path`; a copy of it names the home itself as `canonical`."""
        head = self.site.edition(self.edition)
        outlines = self.site.outlines(self.edition)
        site = self.site_text("site.title", self.site.head.title)
        description = self.site_text("site.description", self.site.head.description).text
        summary = self.prose("edition.summary", head.summary)
        name = self.link_title("edition", head.link_title) or _joined(self.title_of(self.edition).text, site.text)
        headline = tuple(self.card(each.name.partition(".")[0], self.figures[each.name], path) for each in head.headline)
        facts = structured.home(self, path, description, summary, headline, {year for each in outlines for year in each.years})
        edition = self.edition_frame(path)
        view = views.HomeView(
            frame=self.frame(path, name, description, canonical, facts, has_picture=head.picture is not None),
            # What else is known of the document stands on the page about the site.
            edition=edition._replace(document=edition.document._replace(note=())),
            finding=self.sentence("edition.finding", head.finding) if head.finding is not None else None,
            summary=summary,
            picture=self.picture("edition", self.site.sized(head.picture), path),
            headline=headline,
            charts=charts(self, "edition", head.charts, path),
            sections=tuple(self.section_summary(number, each, path) for number, each in enumerate(outlines, 1)),
            counted=self.counted(outlines),
            outcomes=outcomes(self, path),
            downloads=self.downloads(path),
        )
        return with_coverage(relinked(view, partial(addresses.in_folder, self.folder(self.edition, path))))

    def link_title(self, owner: str, words: SourceText | None) -> str:
        """What tabs and shared links call the page; empty where nobody wrote it, or not in this language."""
        text = self.text(f"{owner}.link_title", words) if words is not None else None
        return text.text if text is not None and text.language == self.language.tag else ""

    def section_summary(self, number: int, outline: Outline, path: str) -> views.SectionSummary:
        """A section in the list of sections of the page at `path`."""
        return views.SectionSummary(
            addresses.relative(path, self.address(addresses.section_file(outline.section))),
            number,
            *outline.entries[self.language.path],
            self.best_figure(outline),
            self.counts(outline.kinds, KIND_PHRASES),
            outline.commitments,
        )

    def best_figure(self, outline: Outline) -> views.BestFigure | None:
        """The figure that stands beside a section: the one that its file names, else the first that leads the edition."""
        leading = (each.name for each in self.site.edition(self.edition).headline if each.name.partition(".")[0] == outline.section)
        best = outline.best or next((self.figures[name] for name in leading), None)
        if best is None:
            return None
        stated = self.stated(best)
        label = self.label(self.site.registers.indicators[best.indicator])
        return views.BestFigure(label, stated["kind"], stated["kind_word"], stated["quantity"])

    def counted(self, outlines: Iterable[Outline]) -> views.CountedView:
        """How many figures there are of each kind, and promises without a number."""
        outlines = tuple(outlines)
        kinds = self.counts((kind for each in outlines for kind in each.kinds), KIND_PHRASES)
        commitments = sum(each.commitments for each in outlines)
        parts = [*((each.name, each.total) for each in kinds), *([("promise", commitments)] if commitments else [])]
        shapes = shares([count for _, count in parts])
        return views.CountedView(
            kinds, commitments, tuple(views.Slab(name, *shape) for (name, _), shape in zip(parts, shapes, strict=True))
        )

    def section(self, id_: str) -> views.SectionView:
        """A section without its terms; how much of it is translated is counted by `section_page`."""
        sections = self.site.sections(self.edition)
        index, section = sections.index(id_), self.site.section(self.edition, id_)
        path = self.address(addresses.section_file(id_))
        entry = self.entry(id_)
        description = plain_text(entry.finding.text.text, dict(entry.finding.references))
        facts = structured.section(self, path, entry.title.text, description)
        name = self.link_title(id_, section.link_title) or _joined(entry.title.text, self.title_of(self.edition).text)
        return views.SectionView(
            frame=self.frame(path, name, description, structured=facts, type_="article", has_picture=section.picture is not None),
            edition=self.edition_frame(path),
            chapter=addresses.chapter(id_),
            number=index + 1,
            total=len(sections),
            title=entry.title,
            finding=entry.finding,
            summary=self.prose(f"{id_}.summary", section.summary, id_),
            picture=self.picture(id_, section.picture, path),
            charts=charts(self, id_, section.charts, path),
            cards=tuple(self.card(id_, figure, path) for figure in section.figures),
            commitments=tuple(self.commitment(id_, each) for each in section.commitments),
            terms=(),
            previous=self.link_to(sections[index - 1], path) if index else None,
            next=self.link_to(sections[index + 1], path) if index + 1 < len(sections) else None,
            side_by_side=ways.links_beside(self, id_, path),
            menu=ways.menu(self, path),
            other_years=ways.other_years(self, id_, path),
        )

    def section_page(self, section: views.SectionView) -> views.SectionView:
        """The section as its own page shows it, with its terms marked."""
        return with_coverage(marked(self, section))

    def entry(self, id_: str) -> views.SectionTeaser:
        """What lists of sections show of a section."""
        section = self.site.section(self.edition, id_)
        return views.SectionTeaser(self.text(f"{id_}.title", section.title), self.sentence(f"{id_}.finding", section.finding, id_))

    def table_section(self, id_: str) -> views.TableSection | None:
        """The rows of a section in the table of all indicators; None where it has no figures."""
        path = self.address(addresses.TABLE)
        rows = tuple(self.row(id_, figure, path) for figure in self.site.section(self.edition, id_).figures)
        return views.TableSection(self.link_to(id_, path), rows) if rows else None

    def table_commitments(self, section: views.SectionView, id_: str) -> views.TableCommitments:
        """The promises without a number of a section, on the page with the table."""
        link = self.link_to(id_, self.address(addresses.TABLE))
        rows = (views.TableCommitment(f"{link.href}#commitment_{each.id}", each.text, each.place) for each in section.commitments)
        return views.TableCommitments(link, tuple(rows))

    def downloads(self, path: str) -> tuple[views.Download, ...]:
        """The files to download, for the page at that path: for people first."""
        sizes: dict[str, str] = self.site.get(f"downloads:{self.edition}")
        files = {"people": for_people(self.language.path), "commitments": COMMITMENTS, "csv": CSV, "json": JSON, "package": PACKAGE}
        return tuple(
            views.Download(addresses.relative(path, addresses.data(self.edition, file)), form, sizes[file]) for form, file in files.items()
        )

    def table(self, rows: Sequence[views.Piece], commitments: Sequence[views.Piece], outlines: Sequence[Outline]) -> views.IndicatorsView:
        """The table of all indicators; `rows` and `commitments`: the sections' own, in their order."""
        path = self.address(addresses.TABLE)
        view = views.IndicatorsView(
            frame=self.frame(path, _joined(self.localizer.phrase("All indicators").text, self.title_of(self.edition).text)),
            edition=self.edition_frame(path),
            menu=ways.menu(self, path),
            rows=tuple(rows),
            total=sum(len(each.kinds) for each in outlines),
            counted=self.counted(outlines),
            statuses=self.counts((status for each in outlines for status in each.statuses), STATUS_PHRASES),
            downloads=self.downloads(path),
            commitments=tuple(commitments),
            commitments_total=sum(each.commitments for each in outlines),
        )
        return with_coverage(view, (each.coverage for each in (*rows, *commitments)))

    def print_edition(self, outlines: Sequence[Outline], pieces: Sequence[views.Piece], rows: Sequence[views.Piece]) -> views.PrintView:
        """The edition as one document for paper; `pieces`: its sections in their order, `rows`: those of its table."""
        path, home = self.address(addresses.PRINT), self.home(self.address(addresses.HOME))
        here = {addresses.section_file(each.section): f"#{addresses.chapter(each.section)}" for each in outlines}
        named = self.localizer.phrase("Print edition")
        # A title can't say that a part of it is in another language.
        title = f"{named.text if named.language == self.language.tag else 'A4'} · {home.edition.title.text}"
        has_picture = home.picture is not None or any(each.picture for each in outlines)
        home = home._replace(
            # Searches, and who follows the code on paper, are to come to the edition's home.
            frame=self.frame(path, title, canonical=self.address(addresses.HOME), has_picture=has_picture),
            edition=self.edition_frame(path),
            headline=tuple(card._replace(href=here[card.href.partition("#")[0]]) for card in home.headline),
            sections=tuple(each._replace(href=here[each.href], best=None) for each in home.sections),
        )
        met = {term for each in outlines for term in each.terms[self.language.path]}
        terms = tuple(self.term(each) for each in self.site.registers.terms.values() if addresses.fragment(each.id) in met)
        notice = self.site_prose("site.notice", self.site.head.notice[1:])
        home = with_coverage(relinked(home, on_paper), (*(each.coverage for each in (*pieces, *rows)), coverage_of((terms, notice))))
        table = views.Link("#page_indicators", self.localizer.phrase("All indicators"))
        total = sum(len(each.kinds) for each in outlines)
        return views.PrintView(home.frame, home.edition, home, total, table, tuple(pieces), tuple(rows), terms, notice)

    def coverage(self, *parts: object, has_prose: bool = True) -> Progress:
        """How much of parts of a page is translated; in the source language nothing is counted."""
        return Progress() if self.localizer.is_source else coverage_of(parts, has_prose)

    def moved(self) -> Iterator[Artifact]:
        """Stub pages at the addresses that sections and the edition had formerly."""
        titles = {
            addresses.HOME: self.title_of(self.edition),
            addresses.TABLE: self.localizer.phrase("All indicators"),
            addresses.PRINT: self.localizer.phrase("Print edition"),
            addresses.BRIEF: self.localizer.phrase("On one page"),
        }
        if self.edition != self.site.newest:
            titles[addresses.FIND] = self.localizer.phrase("Find")
        former = self.site.former_sections(self.edition)
        # Titles of sections are needed for stubs alone.
        for section in self.site.sections(self.edition) if former or self.head.formerly else ():
            name = addresses.section_file(section)
            titles[name] = self.text(f"{section}.title", self.site.section_title(self.edition, section))
            names = [addresses.section_file]
            if not self.localizer.is_source:
                source = self.site.languages[0].path
                names.append(partial(addresses.beside_file, source=source))
                titles[addresses.beside_file(section, source)] = titles[name]
            for old, file in product(former.get(section, ()), names):
                yield self.stub(self.address(file(old)), file(section), titles[name])
        for former_edition in self.head.formerly:
            for name, title in titles.items():
                yield self.stub(addresses.page(self.language.path, former_edition, name), name, title)

    def stub(self, path: str, name: str, title: LocalizedText) -> Artifact:
        """A page at a former address that leads to the page `name` of this edition."""
        return self.moved_to(path, self.address(name), title)


def _joined(title: str, above: str) -> str:
    return title if title == above else f"{title} · {above}"
