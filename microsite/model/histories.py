"""What the reports of all years say of a figure's indicator, beside the figure itself. Pure.

Two figures can be compared if they are of the same indicator, cover the same days, and speak of the same part (`scope:`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from microsite.model.content import Figure
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
from microsite.model.site import Statement
from microsite.model.spans import Span, span_of, year_before

REACHED = ("result", "estimate")
"""the kinds that say what was reached; a final one counts before a preliminary one"""
PROMISED = "target"


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


Histories = Mapping[tuple[str, str], History]
"""(section, figure) → its history; a figure that stands alone has none"""


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


ByDays = Mapping[Span, Sequence[Statement]]
"""The statements of one indicator by the days that they cover, each list in the order of the editions."""


def history(own: Statement, statements: ByDays, context: Context) -> History | None:
    """What all reports, the figure's own included, say beside a figure; None for one that stands alone."""
    span = _span(own.figure)
    if span is None:
        return None
    same_days = [each for each in statements.get(span, ()) if each.name != own.name]
    comparable = [each for each in same_days if _scope(each.figure) == _scope(own.figure)]
    judge_all = _Judge(own, span, statements, comparable, context)
    outcome = judge_all.outcome() if own.figure.kind == PROMISED else None
    revisions = tuple(judge_all.revisions())
    shown = {each.other.name for each in revisions} | ({outcome.result.name} if outcome and outcome.result else set())
    mentions = tuple(
        [Mention(each, judge_all.answered(each)) for each in same_days if each.edition != own.edition and each.name not in shown]
    )
    found = History(outcome, revisions, judge_all.change(), mentions)
    return found if any(found) else None


class _Judge(NamedTuple):
    """One figure among the statements of its indicator."""

    own: Statement
    span: Span
    statements: ByDays
    comparable: Sequence[Statement]
    """those of the same days and the same part"""
    context: Context

    def _best(self, statements: Sequence[Statement]) -> Statement | None:
        """Of several results the one that counts: final before preliminary, then the latest, then the first of its edition."""
        if len(statements) < 2:
            return statements[0] if statements else None
        return max(statements, key=lambda each: (each.figure.kind == REACHED[0], self._said_on(each), not each.figure.place.document))

    def _said_on(self, statement: Statement) -> tuple[str, str]:
        return self.context.said_on(statement), statement.edition

    def _judge(self, target: Figure, result: Figure) -> Verdict:
        return judge(target, result, self.context.direction, self.context.is_rate)

    def outcome(self) -> TargetOutcome | None:
        """What became of the figure, which is a target; None where no later report could tell."""
        own, span, newest = self.own, self.span, self.context.newest
        best = self._best([each for each in self.comparable if each.figure.kind in REACHED])
        if best is not None:
            return TargetOutcome(self._judge(own.figure, best.figure), best)
        _, rule = accepts(own.figure, self.context.direction)
        if span.last.isoformat() >= newest:
            return TargetOutcome(Verdict(NOT_YET_DUE, rule, ENDS_LATER), None) if self.context.date(own.edition) < newest else None
        near = [each for days, stated in self.statements.items() if days.overlaps(span) for each in stated if each.figure.kind in REACHED]
        same_days = self._best([each for each in near if _span(each.figure) == span])
        other = same_days or self._best(near)
        if other is None:
            return TargetOutcome(Verdict(UNREPORTED, rule, NO_RESULT), None)
        return TargetOutcome(Verdict(NOT_COMPARABLE, rule, OTHER_PART if same_days else OTHER_PERIOD), other)

    def revisions(self) -> Iterator[Revision]:
        """Other numbers for the same thing."""
        own = self.own
        for each in self.comparable:
            source = (each.edition, each.figure.place.document)
            if source != (own.edition, own.figure.place.document) and _stage(each) == _stage(own) and _number(each) != _number(own):
                yield Revision(each, self._said_on(each) > self._said_on(own))

    def answered(self, other: Statement) -> Verdict | None:
        """What became of the other's target, where this figure is the result that counts for it."""
        own = self.own
        if other.figure.kind != PROMISED or own.figure.kind not in REACHED or _scope(other.figure) != _scope(own.figure):
            return None
        results = [own, *(each for each in self.comparable if each.figure.kind in REACHED)]
        return self._judge(other.figure, own.figure) if self._best(results) is own else None

    def change(self) -> Change | None:
        """The figure, where it is an exact result, against that of the year before."""
        own = self.own
        span = year_before(own.figure.period[:3]) if own.figure.period and _is_exact_result(own) else None
        if span is None:
            return None
        before = self._best(
            [each for each in self.statements.get(span, ()) if each.figure.kind in REACHED and _scope(each.figure) == _scope(own.figure)]
        )
        if before is None or not _is_exact_result(before):
            return None
        now, then = own.figure.value, before.figure.value
        assert now is not None
        assert then is not None
        has_percent = then > 0 and not self.context.is_rate
        return Change(before, now - then, (now - then) / then * 100 if has_percent else None)


def _span(figure: Figure) -> Span | None:
    return span_of(figure.period[:3]) if figure.period is not None else None


def _scope(figure: Figure) -> str:
    return figure.scope.text if figure.scope is not None else ""


def _is_exact_result(statement: Statement) -> bool:
    figure = statement.figure
    return figure.kind in REACHED and figure.bound == "exactly" and figure.value is not None


def _stage(statement: Statement) -> str:
    return REACHED[0] if statement.figure.kind in REACHED else statement.figure.kind


def _number(statement: Statement) -> tuple[object, ...]:
    figure = statement.figure
    return figure.bound, figure.value, figure.start, figure.end
