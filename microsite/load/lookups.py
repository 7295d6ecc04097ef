"""Records and figures by id, and figures' histories, as tasks look them up: each look-up is noted, and so is a walk over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from microsite.load.facts import statements_key
from microsite.model.content import EditionHead, Figure
from microsite.model.histories import Context, History, Statement, history
from microsite.model.series import Run, Series, Stated, runs, series
from microsite.model.spans import Span

if TYPE_CHECKING:
    from microsite.load.site import Site


class Records(Mapping[str, Any]):
    """The records of a register by id."""

    def __init__(self, site: Site, *kinds: str) -> None:
        """`kinds`: of the records; one of an earlier kind takes the place of a later one with its id."""
        self._site, self._kinds = site, kinds

    def __getitem__(self, id_: str) -> Any:
        found = self._site.remembered((self._kinds[0], id_), lambda: self._find(id_))
        if found is None:
            raise KeyError(id_)
        return found

    def _find(self, id_: str) -> Any:
        for kind in self._kinds:
            found = self._site.get(f"{kind}:{id_}")
            if found is not None:
                return found
        return None

    def __contains__(self, id_: object) -> bool:
        return any(self._site.all(f"{kind}:{id_}") for kind in self._kinds)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(id_ for kind in reversed(self._kinds) for id_ in self._site.get(f"{kind}s") or ()))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Figures(Mapping[str, Figure]):
    """The figures of an edition as section.figure."""

    def __init__(self, site: Site, edition: str) -> None:
        self._site, self._edition = site, edition

    def __getitem__(self, name: str) -> Figure:
        section, _, id_ = name.partition(".")
        return self._site.remembered(("figures", section), lambda: self._of(section), self._edition)[id_]

    def _of(self, section: str) -> dict[str, Figure]:
        if section not in self._site.sections(self._edition):
            return {}
        return {figure.id: figure for figure in self._site.section(self._edition, section).figures}

    def __iter__(self) -> Iterator[str]:
        for section in self._site.sections(self._edition):
            for figure in self._site.section(self._edition, section).figures:
                yield f"{section}.{figure.id}"

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
        spans = {span for name in self._names() for each in self._site.all(f"spans:{name}").values() for span in each}
        # Of some days only drafts may speak.
        return (span for span in sorted(spans) if self.get(span))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _names(self) -> list[str]:
        """The id of the indicator and its former ones that no other has."""
        indicators = self._site.registers.indicators
        return [self._indicator, *(name for name in indicators[self._indicator].formerly if name not in indicators)]

    def undated(self) -> list[Statement]:
        """What is said of the indicator without naming a time."""
        return self._site.remembered(("statements", self._indicator, None), lambda: self._statements(None))

    def _statements(self, span: Span | None) -> list[Statement]:
        """In the order of the editions."""
        site = self._site
        found: dict[str, dict[str, list[Figure]]] = {}
        for name in self._names():
            for edition, section, draft, figures in site.all(statements_key(name, span)).values():
                if site.is_shown(edition) and (site.settings.drafts or not draft):
                    own = figures if name == self._indicator else [each._replace(indicator=self._indicator) for each in figures]
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
        statements = StatementsByDays(self._site, figure.indicator)
        return history(Statement(edition, section, figure), statements, self._context(figure.indicator))

    def series(self, indicator: str) -> Series:
        """All that the editions that are shown say of an indicator."""
        statements = StatementsByDays(self._site, indicator)
        return series(statements, statements.undated(), self._context(indicator))

    def runs(self, indicator: str, stated: Iterable[Stated]) -> list[Run]:
        """What can be compared over time of all that is said of an indicator."""
        return runs(stated, self._context(indicator))

    def _context(self, id_: str) -> Context:
        indicator, unit = self._site.registers.indicators[id_], self._site.unit_of(id_)
        # What came after the last report, no edition can tell.
        last = max(self._site.dates.values(), default="")
        return Context(indicator.direction, bool(unit.difference), last, self._said_on, self._site.dates.__getitem__)

    def _said_on(self, statement: Statement) -> str:
        document = self._site.registers.documents.get(statement.figure.place.document)
        return document.date if document is not None and document.date else self._site.dates[statement.edition]


def without_hidden(head: EditionHead, hidden: frozenset[str]) -> EditionHead:
    """The head of an edition without what it says of sections that are not shown."""
    if not hidden:
        return head

    def is_shown(name: str) -> bool:
        return name.split(".")[0] not in hidden

    charts = [(chart, tuple(each for each in chart.figures if is_shown(each.name))) for chart in head.charts]
    return head._replace(
        order=tuple(each for each in head.order if is_shown(each.name)),
        headline=tuple(each for each in head.headline if is_shown(each.name)),
        # One that is left with nothing to compare waits for its sections.
        charts=tuple(chart._replace(figures=figures) for chart, figures in charts if len(figures) > 1 or figures == chart.figures),
        corrections=tuple(each for each in head.corrections if is_shown(each.figure)),
    )
