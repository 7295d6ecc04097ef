"""What the reports of other years say beside a figure, in one language: comparisons, outcomes, revisions, changes over a year."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from microsite.model import histories
from microsite.model.content import Figure, Place
from microsite.model.outcomes import NOT_COMPARABLE, Verdict
from microsite.model.site import Statement
from microsite.plan import views
from microsite.plan.chart_shapes import ladder
from microsite.plan.site_texts import SiteTexts
from microsite.text.localizer import LocalizedText
from microsite.text.verdicts import REASON_PHRASES, RULE_PHRASES, STATUS_PHRASES

_BETTER = {"up": "more", "down": "less"}


class Statements(SiteTexts):
    """Says in one language what stands in a history; `page` is the path of the page that shows it, for its links."""

    def comparison(
        self, statement: Statement, page: str, verdict: Verdict | None = None, drawn: views.Pair | None = None
    ) -> views.Comparison:
        """A figure as another card shows it; `verdict`: what became of it, where it is a target that the card answers."""
        edition, section, figure = statement
        scope = f"{section}.figure.{figure.id}.scope"
        return views.Comparison(
            **self.stated(figure),
            edition=views.Link(self.figure_link(edition, section, figure.id, page), self.title_of(edition)),
            scope=self.localizer.message(edition, scope, figure.scope) if figure.scope else None,
            place=self.place(figure.place),
            **self.status(verdict),
            drawn=drawn,
        )

    def mention(self, mention: histories.Mention, figure: Figure, page: str) -> views.Comparison:
        """What another edition says beside the card's figure."""
        drawn = _pair(figure.value, mention.other.figure.value) if _can_be_drawn(mention.verdict) else None
        return self.comparison(mention.other, page, mention.verdict, drawn)

    def status(self, verdict: Verdict | None) -> dict[str, Any]:
        """The fields of a view that say in a word what became of a target."""
        if verdict is None:
            return {"status": "", "status_word": None}
        return {"status": verdict.status, "status_word": self.localizer.phrase(STATUS_PHRASES[verdict.status])}

    def share(self, verdict: Verdict | None) -> LocalizedText | None:
        """The result in percent of the target, where that means something."""
        return self.localizer.percentage(verdict.share) if verdict is not None and verdict.share is not None else None

    def outcome(self, outcome: histories.TargetOutcome | None, figure: Figure, page: str) -> views.OutcomeView | None:
        """What became of the card's figure, a target."""
        if outcome is None:
            return None
        verdict, result = outcome.verdict, outcome.result
        return views.OutcomeView(
            status=verdict.status,
            word=self.localizer.phrase(STATUS_PHRASES[verdict.status]),
            result=self.comparison(result, page) if result else None,
            is_provisional=result is not None and result.figure.kind != histories.REACHED[0],
            rule=self.localizer.phrase(RULE_PHRASES[verdict.rule]),
            reason=self.localizer.phrase(REASON_PHRASES[verdict.reason]) if verdict.reason else None,
            share=self.share(verdict),
            drawn=_pair(result.figure.value, figure.value) if result and _can_be_drawn(verdict) else None,
        )

    def year_on_year(self, figure: Figure, change: histories.Change | None, page: str) -> views.YearOnYear | None:
        """The card's figure, a result, against that of the year before."""
        if change is None:
            return None
        registers = self.site.registers
        indicator = registers.indicators[figure.indicator]
        unit = registers.units[indicator.unit]
        way = "more" if change.difference > 0 else "less" if change.difference < 0 else "same"
        good = _BETTER.get(indicator.direction)
        difference = self.localizer.quantity(figure._replace(value=abs(change.difference)), registers.units[unit.difference or unit.id])
        return views.YearOnYear(
            before=self.comparison(change.before, page),
            change=way,
            quality="" if good is None or way == "same" else "better" if way == good else "worse",
            # Reckoned here, so it isn't marked up as a figure of the report.
            difference=difference._replace(exact=""),
            percent=self.localizer.percentage(abs(change.percent)) if change.percent else None,
            drawn=_pair(change.before.figure.value, figure.value),
        )

    def place(self, place: Place) -> views.PlaceView:
        """Where a source says it."""
        document = self.site.registers.documents.get(place.document) if place.document else None
        title = self.site_text(f"document.{document.id}.title", document.title) if document is not None else None
        return views.PlaceView(title, self.as_typed(place.locator))


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
