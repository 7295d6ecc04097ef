"""What all reports that are shown say of an indicator, gathered from the facts of their sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from microsite.load.facts import statements_key
from microsite.model.content import Figure
from microsite.model.histories import Context, History, history
from microsite.model.site import Statement
from microsite.model.spans import Span

if TYPE_CHECKING:
    from microsite.load.site import Site


class StatementsByDays(Mapping[Span, Sequence[Statement]]):
    """What all editions that are shown say of an indicator; each look-up reads what is said of those days alone."""

    def __init__(self, site: Site, indicator: str) -> None:
        self._site, self._indicator = site, indicator

    def __getitem__(self, span: Span) -> Sequence[Statement]:
        found = self._site.remembered(("statements", self._indicator, span), lambda: self._statements(span))
        if not found:
            raise KeyError(span)
        return found

    def __iter__(self) -> Iterator[Span]:
        return iter(sorted({span for name in self._names() for spans in self._site.all(f"spans:{name}").values() for span in spans}))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _names(self) -> list[str]:
        """The id of the indicator and its former ones that no other has."""
        indicators = self._site.registers.indicators
        return [self._indicator, *(name for name in indicators[self._indicator].formerly if name not in indicators)]

    def _statements(self, span: Span) -> list[Statement]:
        """In the order of the editions."""
        site = self._site
        found: dict[str, dict[str, list[Figure]]] = {}
        for name in self._names():
            for edition, section, draft, figures in site.all(statements_key(name, span)).values():
                if site.is_shown(edition) and (site.shows_drafts or not draft):
                    own = [each._replace(indicator=self._indicator) for each in figures]
                    found.setdefault(edition, {}).setdefault(section, []).extend(own)
        statements = []
        for edition, sections in sorted(found.items()):
            # The order of an edition's sections counts only where several speak of one indicator.
            order = site.sections(edition) if len(sections) > 1 else tuple(sections)
            statements += [Statement(edition, id_, figure) for id_ in order if id_ in sections for figure in sections[id_]]
        return statements


class Histories:
    """The histories of a site's figures."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def of(self, edition: str, section: str, figure: Figure) -> History | None:
        """What all reports say beside a figure; None for one that stands alone."""
        indicator = self._site.registers.indicators[figure.indicator]
        unit = self._site.registers.units[indicator.unit]
        context = Context(indicator.direction, bool(unit.difference), self._site.newest_date, self._said_on, self._date)
        return history(Statement(edition, section, figure), StatementsByDays(self._site, indicator.id), context)

    def _date(self, edition: str) -> str:
        return next(each.date for each in self._site.editions if each.id == edition)

    def _said_on(self, statement: Statement) -> str:
        document = self._site.registers.documents.get(statement.figure.place.document)
        return document.date if document is not None and document.date else self._date(statement.edition)
