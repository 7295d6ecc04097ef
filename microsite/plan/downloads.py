"""The downloads of an edition: every figure with exact values and codes, and its words in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from microsite.load.site import Site
from microsite.model.catalogue import SITE_CATALOGUE
from microsite.model.content import Figure, SourceText, updated
from microsite.model.histories import History
from microsite.model.messages import with_texts
from microsite.model.spans import span_of
from microsite.plan import addresses, views
from microsite.text.localizer import KIND_PHRASES, Localizer
from microsite.text.phrases import NO_LICENCE
from microsite.text.verdicts import STATUS_PHRASES

CSV, JSON, PACKAGE = "figures.csv", "figures.json", "datapackage.json"


def download_folders(edition: str, site: Site) -> list[str]:
    """Where an edition's downloads are put: at its own address, and at `latest` if it is the newest."""
    return [edition, *([addresses.LATEST] if edition == site.newest else [])]


class Data:
    """One edition as data; a scope for what its rows share, not a value."""

    def __init__(self, edition: str, site: Site) -> None:
        self.edition, self.site = edition, site
        self.head = site.heading(edition)
        self.registers = site.registers

    def view(self, documents: Iterable[str]) -> views.DataView:
        """What a user of the data must know; `documents`: the sources of single figures beside the edition's own."""
        site, head = self.site, self.head
        home = addresses.page(site.languages[0].path, self.edition, addresses.HOME)
        address = addresses.absolute(site.base_url, home)
        sources = [self.registers.documents[id_] for id_ in dict.fromkeys([head.document, *documents])]
        publisher = site.head.publisher
        return views.DataView(
            self.edition,
            self._each("edition.title", head.title, self.edition),
            self._each("site.description", site.head.description),
            head.date,
            updated(head),
            self._each(f"document.{head.document}.title", sources[0].title),
            tuple(views.DataSource(self._each(f"document.{each.id}.title", each.title), each.address) for each in sources),
            self._each("site.publisher", publisher.name) if publisher else (),
            publisher.address if publisher else "",
            self._licence(),
            address,
            tuple((path, self._citation(localizer, address)) for path, localizer in site.localizers.items()),
            tuple((language.path, language.tag) for language in site.languages),
        )

    def _each(self, context: str, words: SourceText, catalogue: str = SITE_CATALOGUE) -> views.InEachLanguage:
        return tuple((path, localizer.message(catalogue, context, words).text) for path, localizer in self.site.localizers.items())

    def _licence(self) -> views.DataLicence:
        licence = self.site.head.licence
        if licence is not None:
            return views.DataLicence(self._each("site.licence", licence.name), licence.address, licence.spdx)
        return views.DataLicence(
            tuple((path, localizer.phrase(NO_LICENCE).text) for path, localizer in self.site.localizers.items()), "", ""
        )

    def _citation(self, localizer: Localizer, address: str) -> str:
        """Who, what, when, where, as a line to be copied."""
        site = self.site.head
        publisher = localizer.message(SITE_CATALOGUE, "site.publisher", site.publisher.name).text if site.publisher else ""
        title = localizer.message(self.edition, "edition.title", self.head.title).text
        name = localizer.message(SITE_CATALOGUE, "site.title", site.title).text
        parts = (publisher, title, name if name != title else "", updated(self.head), address)
        return ". ".join(part for part in parts if part)

    def rows(self, section: str, history: Callable[[str, Figure], History]) -> list[views.DataFigure]:
        """The rows of a section's figures; `history`: what all reports say beside one."""
        record = self.site.section(self.edition, section)
        titles = [text for _, text in self._each(f"{section}.title", record.title, self.edition)]
        return [self._row(section, figure, titles, history(section, figure)) for figure in record.figures]

    def _row(self, section: str, figure: Figure, titles: Sequence[str], history: History) -> views.DataFigure:
        """A figure's row; `titles`: the section's, by language."""
        outcome = history.outcome
        result = outcome.result if outcome else None
        span = span_of(figure.period[:3]) if figure.period else None
        return views.DataFigure(
            self.edition,
            section,
            figure,
            self.registers.indicators[figure.indicator].unit,
            _period(figure),
            figure.period.type if figure.period else "",
            "" if span is None or span.is_moment else span.first.isoformat(),
            span.last.isoformat() if span else "",
            bool(figure.period and figure.period.inferred),
            figure.place.document or self.head.document,
            outcome.verdict.status if outcome else "",
            result.edition if result else "",
            result.section if result else "",
            result.figure.id if result else "",
            self._words(section, figure, titles, outcome.verdict.status if outcome else ""),
        )

    def _words(self, section: str, figure: Figure, titles: Sequence[str], status: str) -> tuple[views.DataWords, ...]:
        """What is words of a figure, by language."""
        unit = self.registers.units[self.registers.indicators[figure.indicator].unit]
        context = f"{section}.figure.{figure.id}"
        document = figure.place.document or self.head.document
        documents = self._each(f"document.{document}.title", self.registers.documents[document].title)
        alike = self._of_indicator(figure.indicator)
        return tuple(
            [
                views.DataWords(
                    title,
                    label,
                    localizer.quantity(figure, unit).text,
                    localizer.phrase(KIND_PHRASES[figure.kind]).text,
                    localizer.period(figure.period).text if figure.period else "",
                    with_texts(figure, context, partial(self._text, localizer)),
                    localizer.phrase(STATUS_PHRASES[status]).text if status else "",
                    definition,
                    title_of_document,
                )
                for localizer, title, (label, definition), (_, title_of_document) in zip(
                    self.site.localizers.values(), titles, alike, documents, strict=True
                )
            ]
        )

    def _text(self, localizer: Localizer, context: str, words: SourceText, is_prose: bool) -> str:
        return localizer.message(self.edition, context, words).text

    def _of_indicator(self, id_: str) -> tuple[tuple[str, str], ...]:
        """What all figures of an indicator say alike, by language: its name, its definition."""
        indicator = self.registers.indicators[id_]
        words = []
        for localizer in self.site.localizers.values():
            name = localizer.message(SITE_CATALOGUE, f"indicator.{id_}.name", indicator.name).text
            explained = indicator.definition.text if indicator.definition else ()
            definition = localizer.prose(SITE_CATALOGUE, f"indicator.{id_}.definition", explained)
            words.append((name, "\n\n".join(text.text for text in definition)))
        return tuple(words)


def _period(figure: Figure) -> str:
    """As the files have it: `2024`, `2024-H1`, `2024-06`, `2024-06-30`; a sum over years as `2021/2025`."""
    if figure.period is None:
        return ""
    return f"{figure.period.first}/{figure.period.last}" if figure.period.last else figure.period.first
