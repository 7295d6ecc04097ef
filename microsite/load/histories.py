"""What all reports that are shown say of an indicator, gathered from the facts of their sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microsite.model.content import Figure
from microsite.model.histories import ByDays, Context, History, Statement, by_days, history

if TYPE_CHECKING:
    from microsite.load.site import Site


class Histories:
    """The histories of a site's figures."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def statements(self, indicator: str) -> ByDays:
        """What all editions that are shown say of an indicator, by the days that it covers."""
        return self._site.remembered(("statements", indicator), lambda: by_days(self._statements(indicator)))

    def _statements(self, indicator: str) -> list[Statement]:
        shown = {each.id for each in self._site.editions}
        found: dict[str, dict[str, list[Figure]]] = {}
        for name in (indicator, *self._site.registers.indicators[indicator].formerly):
            if name != indicator and name in self._site.registers.indicators:
                continue
            for edition, section, draft, figures in self._site.all(f"statements:{name}").values():
                if edition in shown and (self._site.shows_drafts or not draft):
                    found.setdefault(edition, {}).setdefault(section, []).extend(each._replace(indicator=indicator) for each in figures)
        statements = []
        for edition, sections in sorted(found.items()):
            # The order of an edition's sections counts only where several speak of one indicator.
            order = self._site.sections(edition) if len(sections) > 1 else tuple(sections)
            statements += [Statement(edition, id_, figure) for id_ in order if id_ in sections for figure in sections[id_]]
        return statements

    def of(self, edition: str, section: str, figure: Figure) -> History | None:
        """What all reports say beside a figure; None for one that stands alone."""
        indicator = self._site.registers.indicators[figure.indicator]
        unit = self._site.registers.units[indicator.unit]
        context = Context(indicator.direction, bool(unit.difference), self._site.newest_date, self._said_on, self._date)
        return history(Statement(edition, section, figure), self.statements(indicator.id), context)

    def _date(self, edition: str) -> str:
        return next(each.date for each in self._site.editions if each.id == edition)

    def _said_on(self, statement: Statement) -> str:
        document = self._site.registers.documents.get(statement.figure.place.document)
        return document.date if document is not None and document.date else self._date(statement.edition)
