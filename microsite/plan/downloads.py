"""The downloads of an edition: every figure with exact values and codes, and its words in each language; one view for all files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from microsite.model.catalogue import SITE_CATALOGUE
from microsite.model.content import Document, Edition, Figure, Section, Words
from microsite.model.histories import Histories, History
from microsite.model.spans import span_of
from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact
from microsite.plan.surroundings import Surroundings
from microsite.text.phrases import NO_LICENCE
from microsite.text.verdicts import STATUS_PHRASES
from microsite.text.wording import KIND_PHRASES, Wording

CSV, JSON, PACKAGE = "figures.csv", "figures.json", "datapackage.json"
_KINDS = {CSV: "csv", JSON: "json", PACKAGE: "datapackage"}


def plan_downloads(edition: Edition, around: Surroundings, histories: Histories) -> Iterator[Artifact]:
    """CSV, JSON and data package at the edition's address, and at `latest` if it is the newest."""
    view = _Data(edition, around, histories).view()
    for path in download_paths(edition, around):
        yield Artifact(path, _KINDS[path.rpartition("/")[2]], "", view)


def download_paths(edition: Edition, around: Surroundings) -> list[str]:
    """Where the downloads are put."""
    folders = [edition.id, *([addresses.LATEST] if edition.id == around.newest else [])]
    return [addresses.data(folder, name) for folder in folders for name in _KINDS]


class _Data:
    """One edition as data; a scope for what its rows share, not a value."""

    def __init__(self, edition: Edition, around: Surroundings, histories: Histories) -> None:
        self.edition, self.around, self.histories = edition, around, histories
        self.registers = around.registers
        self._of_indicators: dict[str, tuple[tuple[str, str], ...]] = {}
        self._titles: dict[str, tuple[str, ...]] = {}

    def view(self) -> views.DataView:
        edition, around, head = self.edition, self.around, self.around.head
        home = addresses.page(around.languages[0].path, edition.id, addresses.HOME)
        address = addresses.absolute(around.base_url, home)
        return views.DataView(
            edition.id,
            self._each("edition.title", edition.head.title, edition.id),
            self._each("site.description", head.description),
            edition.head.date,
            edition.updated,
            self._each(f"document.{edition.head.document}.title", self._documents()[0].title),
            tuple(self._source(document) for document in self._documents()),
            self._each("site.publisher", head.publisher.name) if head.publisher else (),
            head.publisher.address if head.publisher else "",
            self._licence(),
            address,
            tuple((path, self._citation(wording, address)) for path, wording in around.wordings.items()),
            tuple((language.path, language.tag) for language in around.languages),
            tuple([row for section in edition.sections for row in self._rows(section)]),
        )

    def _each(self, context: str, words: Words, catalogue: str = SITE_CATALOGUE) -> views.InEachLanguage:
        return tuple((path, wording.message(catalogue, context, words).text) for path, wording in self.around.wordings.items())

    def _documents(self) -> list[Document]:
        """The sources: the edition's own document first, then those of single figures."""
        named = (figure.place.document for section in self.edition.sections for figure in section.figures)
        ids = dict.fromkeys([self.edition.head.document, *(id_ for id_ in named if id_)])
        return [self.registers.documents[id_] for id_ in ids]

    def _source(self, document: Document) -> views.DataSource:
        return views.DataSource(self._each(f"document.{document.id}.title", document.title), document.address)

    def _licence(self) -> views.DataLicence:
        licence = self.around.head.licence
        if licence is not None:
            return views.DataLicence(self._each("site.licence", licence.name), licence.address, licence.spdx)
        return views.DataLicence(tuple((path, wording.phrase(NO_LICENCE).text) for path, wording in self.around.wordings.items()), "", "")

    def _citation(self, wording: Wording, address: str) -> str:
        """Who, what, when, where, as a line to be copied."""
        head, edition = self.around.head, self.edition
        publisher = wording.message(SITE_CATALOGUE, "site.publisher", head.publisher.name).text if head.publisher else ""
        title = wording.message(edition.id, "edition.title", edition.head.title).text
        site = wording.message(SITE_CATALOGUE, "site.title", head.title).text
        parts = (publisher, title, site if site != title else "", edition.updated, address)
        return ". ".join(part for part in parts if part)

    def _rows(self, section: Section) -> Iterator[views.DataFigure]:
        titles = [text for _, text in self._each(f"{section.id}.title", section.title, self.edition.id)]
        for figure in section.figures:
            yield self._row(section, figure, titles)

    def _row(self, section: Section, figure: Figure, titles: Sequence[str]) -> views.DataFigure:
        """A figure's row; `titles`: the section's, by language."""
        indicator = self.registers.indicators[figure.indicator]
        outcome = self.histories.get((section.id, figure.id), History()).outcome
        result = outcome.result if outcome else None
        span = span_of(figure.period[:3]) if figure.period else None
        return views.DataFigure(
            self.edition.id,
            section.id,
            figure.id,
            indicator.id,
            figure.kind,
            figure.bound,
            _plain(figure.value),
            _plain(figure.start),
            _plain(figure.end),
            indicator.unit,
            _period(figure),
            figure.period.type if figure.period else "",
            "" if span is None or span.is_moment else span.first.isoformat(),
            span.last.isoformat() if span else "",
            bool(figure.period and figure.period.inferred),
            figure.place.document or self.edition.head.document,
            figure.place.locator,
            outcome.verdict.status if outcome else "",
            result.extract.id if result else "",
            result.figure.section if result else "",
            result.figure.id if result else "",
            self._words(section, figure, titles, outcome.verdict.status if outcome else ""),
        )

    def _words(self, section: Section, figure: Figure, titles: Sequence[str], status: str) -> tuple[views.DataWords, ...]:
        """What is said of a figure, by language."""
        unit = self.registers.units[self.registers.indicators[figure.indicator].unit]
        scope = f"{section.id}.figure.{figure.id}.scope"
        documents = self._document_titles(figure.place.document or self.edition.head.document)
        alike = self._of_indicator(figure.indicator)
        return tuple(
            [
                views.DataWords(
                    title,
                    label,
                    wording.quantity(figure, unit).text,
                    wording.phrase(KIND_PHRASES[figure.kind]).text,
                    wording.period(figure.period).text if figure.period else "",
                    wording.message(self.edition.id, scope, figure.scope).text if figure.scope else "",
                    wording.phrase(STATUS_PHRASES[status]).text if status else "",
                    definition,
                    document,
                )
                for wording, title, (label, definition), document in zip(
                    self.around.wordings.values(), titles, alike, documents, strict=True
                )
            ]
        )

    def _of_indicator(self, id_: str) -> tuple[tuple[str, str], ...]:
        """What all figures of an indicator say alike, by language: its name, its definition."""
        words = self._of_indicators.get(id_)
        if words is None:
            indicator = self.registers.indicators[id_]
            said = []
            for wording in self.around.wordings.values():
                name = wording.message(SITE_CATALOGUE, f"indicator.{id_}.name", indicator.name).text
                explained = indicator.definition.text if indicator.definition else ()
                definition = wording.prose(SITE_CATALOGUE, f"indicator.{id_}.definition", explained)
                said.append((name, "\n\n".join(text.text for text in definition)))
            words = self._of_indicators[id_] = tuple(said)
        return words

    def _document_titles(self, id_: str) -> tuple[str, ...]:
        """The title of a document, by language."""
        titles = self._titles.get(id_)
        if titles is None:
            said = self._each(f"document.{id_}.title", self.registers.documents[id_].title)
            titles = self._titles[id_] = tuple(text for _, text in said)
        return titles


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _period(figure: Figure) -> str:
    """As the files have it: `2024`, `2024-H1`, `2024-06`, `2024-06-30`; a sum over years as `2021/2025`."""
    if figure.period is None:
        return ""
    return f"{figure.period.first}/{figure.period.last}" if figure.period.last else figure.period.first
