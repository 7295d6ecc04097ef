"""The downloads of an edition: every figure with exact values and codes, and its words in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from microsite.load.site import Site
from microsite.model.catalogue import SITE_CATALOGUE
from microsite.model.content import Figure, SourceText, updated
from microsite.model.histories import History
from microsite.model.messages import with_texts
from microsite.model.spans import span_of
from microsite.plan import addresses, views
from microsite.text.localizer import Localizer
from microsite.text.phrases import KIND_PHRASES, NO_LICENCE, STATUS_PHRASES

CSV, JSON, PACKAGE = "figures.csv", "figures.json", "datapackage.json"


class Data:
    """One edition as data; a scope for what its rows share, not a value."""

    def __init__(self, edition: str, site: Site) -> None:
        self.edition, self.site = edition, site
        self.head = site.heading(edition)

    def view(self, documents: Iterable[str]) -> views.DataView:
        """What a user of the data must know; `documents`: the sources of single figures beside the edition's own."""
        site, head, publisher, licence = self.site, self.head, self.site.head.publisher, self.site.head.licence
        address = addresses.absolute(site.base_url, addresses.page(site.languages[0].path, self.edition, addresses.HOME))
        sources = [self.site.registers.documents[id_] for id_ in dict.fromkeys([head.document, *documents])]
        return views.DataView(
            edition=self.edition,
            title=self._each("edition.title", head.title, self.edition),
            description=self._each("site.description", site.head.description),
            date=head.date,
            updated=updated(head),
            sources=tuple(views.DataSource(self._each(f"document.{each.id}.title", each.title), each.address) for each in sources),
            publisher=self._each("site.publisher", publisher.name) if publisher else (),
            publisher_address=publisher.address if publisher else "",
            licence=self._each("site.licence", licence.name)
            if licence
            else tuple((path, localizer.phrase(NO_LICENCE).text) for path, localizer in site.localizers.items()),
            licence_address=licence.address if licence else "",
            licence_spdx=licence.spdx if licence else "",
            address=address,
            citation=tuple((path, self._citation(localizer, address)) for path, localizer in site.localizers.items()),
            languages=tuple((language.path, language.tag) for language in site.languages),
        )

    def _each(self, context: str, words: SourceText, catalogue: str = SITE_CATALOGUE) -> views.InEachLanguage:
        return tuple((path, localizer.message(catalogue, context, words).text) for path, localizer in self.site.localizers.items())

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
        titles = dict(self._each(f"{section}.title", record.title, self.edition))
        return [self._row(section, titles, figure, history(section, figure)) for figure in record.figures]

    def _row(self, section: str, titles: Mapping[str, str], figure: Figure, history: History) -> views.DataFigure:
        period, outcome = figure.period, history.outcome
        status, result = (outcome.verdict.status, outcome.result) if outcome else ("", None)
        span = span_of(period)
        return views.DataFigure(
            edition=self.edition,
            section=section,
            figure=figure,
            unit=self.site.registers.indicators[figure.indicator].unit,
            # As the files have it: `2024`, `2024-H1`, `2024-06`, `2024-06-30`; a sum over years as `2021/2025`.
            period="/".join(each for each in (period.first, period.last) if each) if period else "",
            period_type=period.type if period else "",
            period_start="" if span is None or span.is_moment else span.first.isoformat(),
            period_end=span.last.isoformat() if span else "",
            period_inferred=bool(period and period.inferred),
            document=figure.place.document or self.head.document,
            status=status,
            result_edition=result.edition if result else "",
            result_section=result.section if result else "",
            result_figure=result.figure.id if result else "",
            words=tuple(self._words(each, section, titles[path], figure, status) for path, each in self.site.localizers.items()),
        )

    def _words(self, localizer: Localizer, section: str, title: str, figure: Figure, status: str) -> views.DataWords:
        """What is words of a figure, in one language."""
        indicator = self.site.registers.indicators[figure.indicator]
        document = self.site.registers.documents[figure.place.document or self.head.document]
        explained = indicator.definition.text if indicator.definition else ()
        definition = localizer.prose(SITE_CATALOGUE, f"indicator.{indicator.id}.definition", explained)

        def say(context: str, words: SourceText, is_prose: bool) -> str:
            return localizer.message(self.edition, context, words).text

        return views.DataWords(
            section_title=title,
            label=localizer.message(SITE_CATALOGUE, f"indicator.{indicator.id}.name", indicator.name).text,
            text=localizer.quantity(figure, self.site.registers.units[indicator.unit]).text,
            kind_text=localizer.phrase(KIND_PHRASES[figure.kind]).text,
            period_text=localizer.period(figure.period).text if figure.period else "",
            figure=with_texts(figure, f"{section}.figure.{figure.id}", say, ""),
            status_text=localizer.phrase(STATUS_PHRASES[status]).text if status else "",
            definition="\n\n".join(text.text for text in definition),
            document_title=localizer.message(SITE_CATALOGUE, f"document.{document.id}.title", document.title).text,
        )
