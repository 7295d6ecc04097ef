"""What the reports of other years say beside a figure, in one language: comparisons, outcomes, revisions, changes over a year."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from microsite.load.site import Site
from microsite.model import histories
from microsite.model.content import REACHED, Figure
from microsite.model.histories import Statement
from microsite.model.outcomes import NOT_COMPARABLE, Verdict
from microsite.plan import addresses, views
from microsite.plan.chart_shapes import ladder
from microsite.plan.site_texts import SiteTexts
from microsite.text.localizer import LocalizedText, Localizer
from microsite.text.phrases import KIND_PHRASES, REASON_PHRASES, RULE_PHRASES, STATUS_PHRASES

_BETTER = {"up": "more", "down": "less"}


class Statements(SiteTexts):
    """Says in one language what stands in a history; `page` is the path of the page that shows it, for its links."""

    def __init__(self, site: Site, localizer: Localizer) -> None:
        super().__init__(site, localizer)
        self._places: dict[tuple[str, str], views.PlaceView] = {}

    def comparison(
        self, statement: Statement, page: str, verdict: Verdict | None = None, drawn: views.Pair | None = None
    ) -> views.Comparison:
        """A figure as another card shows it; `verdict`: what became of it, where it is a target that the card answers."""
        edition, section, figure = statement
        localizer = self.localizer
        target = addresses.page(localizer.language.path, edition, addresses.section_file(section))
        return views.Comparison(
            figure.kind,
            localizer.phrase(KIND_PHRASES[figure.kind]),
            localizer.quantity(figure, self.site.registers.units[self.site.registers.indicators[figure.indicator].unit]),
            views.Link(f"{addresses.relative(page, target)}#{addresses.fragment(figure.id)}", self.title_of(edition)),
            localizer.period(figure.period) if figure.period else None,
            bool(figure.period and figure.period.inferred),
            localizer.message(edition, f"{section}.figure.{figure.id}.scope", figure.scope) if figure.scope else None,
            self.place(figure.place.document, figure.place.locator),
            verdict.status if verdict else "",
            localizer.phrase(STATUS_PHRASES[verdict.status]) if verdict else None,
            drawn,
        )

    def mention(self, mention: histories.Mention, figure: Figure, page: str) -> views.Comparison:
        drawn = _pair(figure.value, mention.other.figure.value) if _can_be_drawn(mention.verdict) else None
        return self.comparison(mention.other, page, mention.verdict, drawn)

    def outcome(self, outcome: histories.TargetOutcome | None, figure: Figure, page: str) -> views.OutcomeView | None:
        if outcome is None:
            return None
        verdict, result = outcome.verdict, outcome.result
        return views.OutcomeView(
            verdict.status,
            self.localizer.phrase(STATUS_PHRASES[verdict.status]),
            self.comparison(result, page) if result else None,
            result is not None and result.figure.kind != REACHED[0],
            self.localizer.phrase(RULE_PHRASES[verdict.rule]),
            self.localizer.phrase(REASON_PHRASES[verdict.reason]) if verdict.reason else None,
            self.localizer.percentage(verdict.share) if verdict.share is not None else None,
            _pair(result.figure.value, figure.value) if result and _can_be_drawn(verdict) else None,
        )

    def status(self, outcome: histories.TargetOutcome | None) -> tuple[str, LocalizedText | None, LocalizedText | None]:
        """An outcome as a table has it: the status, its word, the share."""
        if outcome is None:
            return "", None, None
        verdict = outcome.verdict
        share = self.localizer.percentage(verdict.share) if verdict.share is not None else None
        return verdict.status, self.localizer.phrase(STATUS_PHRASES[verdict.status]), share

    def revision(self, revision: histories.Revision, page: str) -> views.RevisionView:
        return views.RevisionView(self.comparison(revision.other, page), revision.is_later)

    def year_on_year(self, figure: Figure, change: histories.Change | None, page: str) -> views.YearOnYear | None:
        if change is None:
            return None
        registers = self.site.registers
        indicator = registers.indicators[figure.indicator]
        unit = registers.units[indicator.unit]
        way = "more" if change.difference > 0 else "less" if change.difference < 0 else "same"
        good = _BETTER.get(indicator.direction)
        return views.YearOnYear(
            self.comparison(change.before, page),
            way,
            "" if good is None or way == "same" else "better" if way == good else "worse",
            # Reckoned here, so it isn't marked up as a figure of the report.
            self.localizer.quantity(figure._replace(value=abs(change.difference)), registers.units[unit.difference or unit.id])._replace(
                exact=""
            ),
            self.localizer.percentage(abs(change.percent)) if change.percent is not None and change.percent != Decimal(0) else None,
            _pair(change.before.figure.value, figure.value),
        )

    def place(self, document: str, locator: str) -> views.PlaceView:
        """Where a source says it; `document` is empty where it is the edition's own."""
        place = self._places.get((document, locator))
        if place is None:
            title = None
            if document:
                record = self.site.registers.documents.get(document)
                title = self.site_text(f"document.{document}.title", record.title) if record is not None else None
            place = self._places[document, locator] = views.PlaceView(title, self.as_typed(locator))
        return place


def _can_be_drawn(verdict: Verdict | None) -> bool:
    """Two bars on one scale say that two numbers can be compared."""
    return verdict is not None and verdict.status != NOT_COMPARABLE


@lru_cache(maxsize=16384)
def _pair(first: Decimal | None, second: Decimal | None) -> views.Pair | None:
    """Two numbers on one scale; none for ranges, for numbers below zero, and where all is zero. The same in each language."""
    if first is None or second is None or min(first, second) < 0 or not max(first, second):
        return None
    _, (one, other) = ladder((first, second))
    return views.Pair(one.length, other.length)
