"""What the reports of all years say of a figure's indicator, beside the figure itself. Pure.

Two figures can be compared if they are of the same indicator, cover the same days, and speak of the same part (`scope:`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from microsite.model.content import REACHED, Figure
from microsite.model.outcomes import (
    ENDS_LATER,
    NO_RESULT,
    NOT_COMPARABLE,
    NOT_YET_DUE,
    OTHER_PART,
    OTHER_PERIOD,
    UNREPORTED,
    Verdict,
    accepts,
    judge,
)
from microsite.model.spans import Span, span_of, year_before


class Statement(NamedTuple):
    """A figure with the edition and section that give it."""

    edition: str
    section: str
    figure: Figure

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells it from all other statements."""
        return self.edition, self.section, self.figure.id

    @property
    def span(self) -> Span | None:
        """The days that it speaks of, if it has a period."""
        return span_of(self.figure.period)

    @property
    def scope(self) -> str:
        """The part that it speaks of; empty for the whole."""
        return self.figure.scope.text if self.figure.scope is not None else ""

    @property
    def is_result(self) -> bool:
        """Whether it says what was reached."""
        return self.figure.kind in REACHED

    @property
    def exact_result(self) -> Decimal | None:
        """The number that was reached, where it is exact."""
        return self.figure.value if self.is_result and self.figure.bound == "exactly" else None


class TargetOutcome(NamedTuple):
    """What became of a target; `result` is None where none is given."""

    verdict: Verdict
    result: Statement | None


class Revision(NamedTuple):
    """Another number for the same thing, of another document or report."""

    other: Statement
    is_later: bool
    """whether the other is the later one, which counts"""


class Change(NamedTuple):
    """A result against that of the year before."""

    before: Statement
    difference: Decimal
    """in the unit of the indicator's differences"""
    percent: Decimal | None
    """the difference in percent of the number before; None for rates, and where the number before isn't above zero"""


class Mention(NamedTuple):
    """What another edition says of the same indicator and period; for a target that the figure answers, with what became of it."""

    other: Statement
    verdict: Verdict | None


class History(NamedTuple):
    """All that is said beside a figure."""

    outcome: TargetOutcome | None = None
    revisions: tuple[Revision, ...] = ()
    change: Change | None = None
    mentions: tuple[Mention, ...] = ()


class Context(NamedTuple):
    """What judging the statements of one indicator takes beside the statements themselves."""

    direction: str
    """of the indicator: which way is good"""
    is_rate: bool
    """whether it is a rate or share, of which no part can be kept"""
    newest: str
    """the date of the newest report"""
    said_on: Callable[[Statement], str]
    """the date on which a statement was made: that of its document, the edition's where that has none"""
    date: Callable[[str], str]
    """the date of an edition"""

    def judge(self, target: Statement, result: Statement) -> Verdict:
        """Whether a result meets a target."""
        return judge(target.figure, result.figure, self.direction, self.is_rate)

    def order(self, statement: Statement) -> tuple[str, str]:
        """A key that sorts statements by when they were made."""
        return self.said_on(statement), statement.edition

    def best(self, results: Sequence[Statement]) -> Statement | None:
        """Of several results the one that counts: final before preliminary, then the latest, then the first of its edition."""
        if len(results) < 2:
            return results[0] if results else None
        return max(results, key=lambda each: (each.figure.kind == REACHED[0], self.order(each), not each.figure.place.document))


ByDays = Mapping[Span, Sequence[Statement]]
"""The statements of one indicator by the days that they cover, each list in the order of the editions."""


def history(own: Statement, statements: ByDays, context: Context) -> History | None:
    """What all reports, the figure's own included, say beside a figure; None for one that stands alone."""
    if own.span is None:
        return None
    same_days = [each for each in statements.get(own.span, ()) if each.name != own.name]
    comparable = [each for each in same_days if each.scope == own.scope]
    results = [each for each in comparable if each.is_result]
    outcome = _outcome(own, own.span, context.best(results), statements, context) if own.figure.kind == "target" else None
    revisions = tuple(Revision(each, context.order(each) > context.order(own)) for each in comparable if _is_revised(own, each))
    shown = {each.other.name for each in revisions} | ({outcome.result.name} if outcome and outcome.result else set())
    # A figure answers the targets of others if it is the result that counts.
    counts = own.is_result and context.best([own, *results]) is own
    mentions = tuple(
        Mention(each, context.judge(each, own) if counts and each.figure.kind == "target" and each.scope == own.scope else None)
        for each in same_days
        if each.edition != own.edition and each.name not in shown
    )
    found = History(outcome, revisions, _change(own, statements, context), mentions)
    return found if any(found) else None


def _outcome(target: Statement, span: Span, best: Statement | None, statements: ByDays, context: Context) -> TargetOutcome | None:
    """What became of a target, of which `best` is the result; None where no later report could tell."""
    if best is not None:
        return TargetOutcome(context.judge(target, best), best)
    _, rule = accepts(target.figure, context.direction)
    if span.last.isoformat() >= context.newest:
        return TargetOutcome(Verdict(NOT_YET_DUE, rule, ENDS_LATER), None) if context.date(target.edition) < context.newest else None
    near = [each for days, stated in statements.items() if days.overlaps(span) for each in stated if each.is_result]
    of_other_part = context.best([each for each in near if each.span == span])
    other = of_other_part or context.best(near)
    if other is None:
        return TargetOutcome(Verdict(UNREPORTED, rule, NO_RESULT), None)
    return TargetOutcome(Verdict(NOT_COMPARABLE, rule, OTHER_PART if of_other_part else OTHER_PERIOD), other)


def _is_revised(own: Statement, other: Statement) -> bool:
    """Whether the other, which is comparable, gives another number for the same thing, by another document or report."""
    one, two = own.figure, other.figure
    return (
        (own.edition, one.place.document) != (other.edition, two.place.document)
        and (one.kind == two.kind or (own.is_result and other.is_result))
        and (one.bound, one.value, one.start, one.end) != (two.bound, two.value, two.start, two.end)
    )


def _change(own: Statement, statements: ByDays, context: Context) -> Change | None:
    """The figure, where it is an exact result, against that of the year before."""
    now, period = own.exact_result, own.figure.period
    if now is None or period is None or (span := year_before(period)) is None:
        return None
    before = context.best([each for each in statements.get(span, ()) if each.is_result and each.scope == own.scope])
    then = before.exact_result if before is not None else None
    if before is None or then is None:
        return None
    has_percent = then > 0 and not context.is_rate
    return Change(before, now - then, (now - then) / then * 100 if has_percent else None)
