"""An edition into the artifacts of its pages and downloads: pure, from model and wordings to views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsite.model.catalogue import SITE_CATALOGUE
from microsite.model.content import Document, Edition, Explained, Figure, KINDS, Place, Prose, Section, SiteHead, Words
from microsite.model.site import Extract, KnownFigure, Registers, figure_of
from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact, with_coverage
from microsite.text.languages import Language
from microsite.text.plain import plain_text
from microsite.text.prose import references
from microsite.text.wording import KIND_PHRASES, Text, Wording


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an edition's plan needs beside the edition: the site, its words in each language, and what is known of the other editions."""

    head: SiteHead
    languages: tuple[Language, ...]
    registers: Registers
    wordings: Mapping[str, Wording]
    """by path of the language"""
    extracts: Mapping[str, Extract]
    """of all editions, this one included"""
    newest: str
    base_url: str


Located = tuple[Section, Figure]
Compared = Mapping[tuple[str, str], Sequence[tuple[Extract, KnownFigure]]]
"""(section, figure) → what other editions say of the same indicator and period"""


class EditionPlan:
    """The planning of one edition in one language; a scope for what its pages share, not a value."""

    def __init__(self, edition: Edition, around: Surroundings, wording: Wording, compared: Compared) -> None:
        self.edition, self.around, self.wording = edition, around, wording
        self.language = wording.language
        self.figures: dict[str, Located] = {
            f"{section.id}.{figure.id}": (section, figure) for section in edition.sections for figure in section.figures
        }
        self.compared = compared
        self._cards: dict[tuple[str, str, str], views.Card] = {}

    # Texts

    def text(self, context: str, words: Words) -> Text:
        return self.wording.message(self.edition.id, context, words)

    def site_text(self, context: str, words: Words) -> Text:
        return self.wording.message(SITE_CATALOGUE, context, words)

    def prose(self, context: str, paragraphs: Prose, section: str = "") -> tuple[views.ProseView, ...]:
        return tuple(self.referring(self.text(context, words), section) for words in paragraphs)

    def site_prose(self, context: str, paragraphs: Prose) -> tuple[views.ProseView, ...]:
        return tuple(views.ProseView(self.site_text(context, words), ()) for words in paragraphs)

    def referring(self, text: Text, section: str) -> views.ProseView:
        """The text with the quantities that it refers to, in the text's own language; unknown names are left to the checks."""
        found: list[views.FigureReference] = []
        for name in dict.fromkeys(reference.name for reference in references(text.text)):
            located = self.figures.get(name if "." in name else f"{section}.{name}")
            if located is not None:
                wording = self._wording_of(text)
                figure = located[1]
                unit = self.around.registers.units[self.around.registers.indicators[figure.indicator].unit]
                found.append(views.FigureReference(name, wording.quantity(figure, unit)))
        return views.ProseView(text, tuple(found))

    def _wording_of(self, text: Text) -> Wording:
        if text.language == self.language.tag:
            return self.wording
        return next(wording for wording in self.around.wordings.values() if wording.language.tag == text.language)

    # Parts

    def place(self, place: Place) -> views.PlaceView:
        document = self.around.registers.documents[place.document] if place.document else None
        return views.PlaceView(self.site_text(f"document.{document.id}.title", document.title) if document else None, place.locator)

    def definition(self, context: str, explained: Explained | None) -> views.DefinitionView | None:
        if explained is None:
            return None
        document = self.around.registers.documents.get(explained.source)
        title = self.site_text(f"document.{document.id}.title", document.title) if document else None
        return views.DefinitionView(self.site_prose(context, explained.text), "document" if document else explained.source, title)

    def document(self, document: Document) -> views.DocumentView:
        context = f"document.{document.id}"
        return views.DocumentView(
            self.site_text(f"{context}.title", document.title),
            self.site_text(f"{context}.publisher", document.publisher) if document.publisher else None,
            document.date,
            document.address,
            document.unknown,
            self.site_prose(f"{context}.note", document.note),
        )

    def card(self, section: Section, figure: Figure, page: str) -> views.Card:
        """The figure as the page shows it; pages of one folder differ in nothing but the link to the figure's own section."""
        folder = page.rpartition("/")[0]
        card = self._cards.get((section.id, figure.id, folder))
        if card is None:
            card = self._cards[section.id, figure.id, folder] = self._card(section, figure, page)
        own = addresses.page(self.language.path, self.edition.id, addresses.section_file(section.id))
        return card if own == page else card._replace(href=f"{addresses.relative(page, own)}#{fragment(figure.id)}")

    def _card(self, section: Section, figure: Figure, page: str) -> views.Card:
        context = f"{section.id}.figure.{figure.id}"
        indicator = self.around.registers.indicators[figure.indicator]
        unit = self.around.registers.units[indicator.unit]
        return views.Card(
            fragment(figure.id),
            "",
            self.site_text(f"indicator.{indicator.id}.name", indicator.name),
            figure.kind,
            self.wording.phrase(KIND_PHRASES[figure.kind]),
            indicator.direction,
            self.wording.quantity(figure, unit),
            self.wording.period(figure.period) if figure.period else None,
            bool(figure.period and figure.period.inferred),
            self.text(f"{context}.scope", figure.scope) if figure.scope else None,
            self.referring(self.text(f"{context}.sentence", figure.sentence), section.id) if figure.sentence else None,
            self.place(figure.place),
            self.definition(f"indicator.{indicator.id}.definition", indicator.definition),
            tuple(self.comparison(extract, known, page) for extract, known in self.compared.get((section.id, figure.id), ())),
            tuple(fragment(former) for former in figure.formerly),
        )

    def row(self, section: Section, figure: Figure, page: str) -> views.TableRow:
        indicator = self.around.registers.indicators[figure.indicator]
        own = addresses.page(self.language.path, self.edition.id, addresses.section_file(section.id))
        return views.TableRow(
            f"{addresses.relative(page, own)}#{fragment(figure.id)}",
            self.site_text(f"indicator.{indicator.id}.name", indicator.name),
            figure.kind,
            self.wording.phrase(KIND_PHRASES[figure.kind]),
            self.wording.quantity(figure, self.around.registers.units[indicator.unit]),
            self.wording.period(figure.period) if figure.period else None,
            bool(figure.period and figure.period.inferred),
            self.text(f"{section.id}.figure.{figure.id}.scope", figure.scope) if figure.scope else None,
            self.place(figure.place),
        )

    def comparison(self, extract: Extract, known: KnownFigure, page: str) -> views.Comparison:
        unit = self.around.registers.units[self.around.registers.indicators[known.indicator].unit]
        target = addresses.page(self.language.path, extract.id, addresses.section_file(known.section))
        title = self.title_of(extract)
        return views.Comparison(
            known.kind,
            self.wording.phrase(KIND_PHRASES[known.kind]),
            self.wording.quantity(figure_of(known), unit),
            views.Link(f"{addresses.relative(page, target)}#{fragment(known.id)}", title),
        )

    def title_of(self, extract: Extract) -> Text:
        """The title of another edition."""
        return Text(*dict(extract.titles)[self.language.path])

    # Frames

    def frame(self, path: str, title: str, description: str, canonical: str = "") -> views.Frame:
        """The frame of the page at `path`; a copy of another page names that as `canonical` and has no alternates of its own."""
        around, head = self.around, self.around.head
        publisher = head.publisher
        return views.Frame(
            path,
            self.language.tag,
            self.language.direction,
            title,
            description,
            self.site_text("site.title", head.title),
            addresses.relative(path, f"{self.language.path}/{addresses.HOME}"),
            tuple(
                views.LanguageLink(addresses.relative(path, self._twin(path, other)), other.name, other.tag, other.direction)
                for other in around.languages
                if other.path != self.language.path
            ),
            addresses.absolute(around.base_url, canonical or path),
            alternates(path, self.language, around) if not canonical else (),
            self.site_prose("site.notice", head.notice),
            self.site_text("site.publisher", publisher.name) if publisher else None,
            publisher.address if publisher else "",
            not self.wording.is_source,
            self.wording.name_of(around.languages[0]),
            views.Coverage(0, 0, 0),
        )

    def _twin(self, path: str, other: Language) -> str:
        if path == addresses.HOME:
            return f"{other.path}/{addresses.HOME}"
        return other.path + path.removeprefix(self.language.path)

    def edition_frame(self, path: str) -> views.EditionFrame:
        edition, around = self.edition, self.around
        here = lambda name: addresses.relative(path, addresses.page(self.language.path, edition.id, name))  # noqa: E731
        newer = None
        if edition.id != around.newest:
            newest = around.extracts[around.newest]
            target = addresses.page(self.language.path, newest.id, addresses.HOME)
            newer = views.Link(addresses.relative(path, target), self.title_of(newest))
        return views.EditionFrame(
            self.text("edition.title", edition.head.title),
            here(addresses.HOME),
            here(addresses.TABLE),
            addresses.relative(path, addresses.data(edition.id, "figures.csv")),
            addresses.relative(path, addresses.data(edition.id, "figures.json")),
            edition.head.date,
            edition.updated,
            self.document(around.registers.documents[edition.head.document]),
            newer,
        )

    # Pages

    def home(self, path: str, canonical: str = "") -> Artifact:
        edition = self.edition
        title = self.text("edition.title", edition.head.title)
        site = self.site_text("site.title", self.around.head.title)
        description = self.site_text("site.description", self.around.head.description).text
        view = views.HomeView(
            self.frame(path, title.text if title.text == site.text else f"{title.text} · {site.text}", description, canonical),
            self.edition_frame(path),
            self.prose("edition.summary", edition.head.summary),
            tuple(self.card(*self.figures[listed.name], path) for listed in edition.head.headline),
            tuple(self.section_summary(number, section, path) for number, section in enumerate(edition.sections, 1)),
            self.kind_counts(figure for section in edition.sections for figure in section.figures),
        )
        return Artifact(path, "home", self.language.path, with_coverage(view))

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

    def kind_counts(self, figures: Iterator[Figure]) -> tuple[views.KindCount, ...]:
        counts = Counter(figure.kind for figure in figures)
        return tuple(views.KindCount(kind, self.wording.phrase(KIND_PHRASES[kind]), counts[kind]) for kind in KINDS if counts[kind])

    def section(self, index: int) -> Artifact:
        sections = self.edition.sections
        section = sections[index]
        path = addresses.page(self.language.path, self.edition.id, addresses.section_file(section.id))
        title = self.text(f"{section.id}.title", section.title)
        finding = self.referring(self.text(f"{section.id}.finding", section.finding), section.id)
        edition_title = self.text("edition.title", self.edition.head.title)
        view = views.SectionView(
            self.frame(path, f"{title.text} · {edition_title.text}", plain_text(finding.text.text, dict(finding.references))),
            self.edition_frame(path),
            index + 1,
            len(sections),
            title,
            finding,
            self.prose(f"{section.id}.summary", section.summary, section.id),
            tuple(self.card(section, figure, path) for figure in section.figures),
            tuple(
                views.CommitmentView(
                    fragment(each.id),
                    self.referring(self.text(f"{section.id}.commitment.{each.id}", each.text), section.id),
                    self.place(each.place),
                )
                for each in section.commitments
            ),
            self.neighbour(index - 1, path) if index else None,
            self.neighbour(index + 1, path) if index + 1 < len(sections) else None,
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
            self.frame(path, f"{name.text} · {edition_title.text}", description),
            self.edition_frame(path),
            sections,
            len(self.figures),
        )
        return Artifact(path, "indicators", self.language.path, with_coverage(view))

    def moved(self) -> Iterator[Artifact]:
        """Stub pages at the addresses that sections and the edition had formerly."""
        own = addresses.page(self.language.path, self.edition.id, addresses.HOME)
        titles = {addresses.HOME: self.text("edition.title", self.edition.head.title), addresses.TABLE: self.wording.phrase("All indicators")}
        for section in self.edition.sections:
            name = addresses.section_file(section.id)
            titles[name] = self.text(f"{section.id}.title", section.title)
            for former in section.formerly:
                yield self.stub(addresses.page(self.language.path, self.edition.id, addresses.section_file(former)), name, titles[name])
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
        )
        return Artifact(path, "moved", self.language.path, view)


def fragment(id_: str) -> str:
    """An id as it stands in addresses."""
    return id_.replace("_", "-")


def alternates(path: str, language: Language, around: Surroundings) -> tuple[views.Alternate, ...]:
    """The page in each language, itself included, and the default; empty where no base address is known."""
    if not around.base_url:
        return ()
    rest = path.removeprefix(language.path)
    each = [views.Alternate(other.tag, addresses.absolute(around.base_url, other.path + rest)) for other in around.languages]
    return (*each, views.Alternate("x-default", each[0].address))


def _compared(edition: Edition, around: Surroundings) -> Compared:
    """For each figure, what other editions say of the same indicator and period, the oldest edition first."""
    others: dict[tuple[str, tuple[str, str, str]], list[tuple[Extract, KnownFigure]]] = {}
    for id_ in sorted(around.extracts):
        if id_ != edition.id:
            for known in around.extracts[id_].figures:
                if known.period[0]:
                    others.setdefault((known.indicator, known.period), []).append((around.extracts[id_], known))
    found = {}
    for section in edition.sections:
        for figure in section.figures:
            if figure.period is not None:
                same = others.get((figure.indicator, (figure.period.type, figure.period.first, figure.period.last)), [])
                if same:
                    found[section.id, figure.id] = same
    return found


def plan_edition(edition: Edition, around: Surroundings) -> Iterator[Artifact]:
    """All artifacts of an edition; for the newest one also the copies of its home, which are the site's entrances."""
    from microsite.plan.downloads import plan_downloads

    compared = _compared(edition, around)
    for language in around.languages:
        plan = EditionPlan(edition, around, around.wordings[language.path], compared)
        own_home = addresses.page(language.path, edition.id, addresses.HOME)
        yield plan.home(own_home)
        for index in range(len(edition.sections)):
            yield plan.section(index)
        yield plan.table()
        yield from plan.moved()
        if edition.id == around.newest:
            yield plan.home(f"{language.path}/{addresses.HOME}", own_home)
            if language == around.languages[0]:
                yield plan.home(addresses.HOME, own_home)
    yield from plan_downloads(edition, around)
