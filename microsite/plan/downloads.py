"""The downloads of an edition: every figure with exact values and codes, and its words in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from microsite.load.site import Site
from microsite.model.catalogue import SITE_CATALOGUE
from microsite.model.content import Figure, SourceText, updated
from microsite.model.histories import History
from microsite.model.messages import with_texts
from microsite.model.spans import span_of
from microsite.plan import addresses, views
from microsite.text.localizer import Localizer
from microsite.text.phrases import COLUMN_PHRASES, NO_LICENCE
from microsite.text.prose import plain_text

CSV, JSON, PACKAGE, COMMITMENTS = "figures.csv", "figures.json", "datapackage.json", "commitments.csv"


def for_people(language: str) -> str:
    """The name of the file whose columns are those that a person wants, in the language of that path."""
    return f"figures.{language}.csv"


def size_of(data: bytes) -> str:
    """How large a file is, for who decides whether to load it."""
    kilobytes = max(1, round(len(data) / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"


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
            headings=tuple((path, _headings(localizer)) for path, localizer in site.localizers.items()),
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

    def rows(
        self, section: str, shown: Sequence[views.SectionView], history: Callable[[str, Figure], History]
    ) -> Iterator[views.DataFigure]:
        """The rows of a section's figures; `shown`: the section in each language; `history`: what all reports say beside a figure."""
        for number, figure in enumerate(self.site.section(self.edition, section).figures):
            yield self.row(section, figure, history(section, figure), tuple(_words(view, view.cards[number]) for view in shown))

    def row(self, section: str, figure: Figure, history: History, words: tuple[views.DataWords, ...]) -> views.DataFigure:
        """A figure, with its words in each language."""
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
            words=words,
        )

    def commitments(self, section: str, shown: Sequence[views.SectionView]) -> Iterator[views.DataCommitment]:
        """The promises without a number of a section; `shown` as for its figures."""
        for number, commitment in enumerate(self.site.section(self.edition, section).commitments):
            yield views.DataCommitment(
                edition=self.edition,
                section=section,
                id=commitment.id,
                document=commitment.place.document or self.head.document,
                place=commitment.place.locator,
                words=tuple(_commitment_words(view, view.commitments[number]) for view in shown),
            )


def _headings(localizer: Localizer) -> tuple[str, ...]:
    return tuple(localizer.phrase(each).text for each in COLUMN_PHRASES.values())


def _commitment_words(section: views.SectionView, commitment: views.CommitmentView) -> views.DataCommitmentWords:
    source = commitment.place.document or section.edition.document.title
    return views.DataCommitmentWords(section.title.text, _plain(commitment.text), source.text)


def _plain(prose: views.ProseView) -> str:
    return plain_text(prose.text.text, dict(prose.references))


def _words(section: views.SectionView, card: views.Card) -> views.DataWords:
    """What is words of a figure, in the language of its card."""

    def say(context: str, words: Any, is_prose: bool) -> Any:
        return words.text.text if is_prose else words.text

    return views.DataWords(
        section_title=section.title.text,
        label=card.label.text,
        text=card.quantity.text,
        kind_text=card.kind_word.text,
        period_text=card.period.text if card.period else "",
        figure=with_texts(card.figure, "", say, ""),
        status_text=card.outcome.word.text if card.outcome else "",
        definition="\n\n".join(each.text.text for each in card.definition.text) if card.definition else "",
        document_title=(card.place.document or section.edition.document.title).text,
        unit_text="".join(part.text for part in card.quantity.parts if part.role == "unit").strip(),
        sentence=_plain(card.figure.sentence) if card.figure.sentence else "",
    )
