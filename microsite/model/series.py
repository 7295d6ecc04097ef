"""All that the reports of all years say of one indicator, in time's order, and what of it counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from microsite.model.content import KINDS
from microsite.model.histories import ByDays, Context, Statement, TargetOutcome, history
from microsite.model.outcomes import accepts
from microsite.model.spans import Span


class Stated(NamedTuple):
    """A statement with what other reports make of it."""

    statement: Statement
    outcome: TargetOutcome | None
    """what became of it, where it is a target of which later reports could tell"""
    is_revised: bool
    """whether a later report or document gives another number for the same thing, which counts instead"""


class Series(NamedTuple):
    """All statements of an indicator: the latest time first, for one time the latest report first; at the end those that name no time."""

    stated: tuple[Stated, ...]
    newest: Statement | None
    """of the latest report what was reached, else what it promises, each for the latest time; None where nothing is said"""


def series(by_days: ByDays, undated: Iterable[Statement], context: Context) -> Series:
    """All that is said of an indicator."""
    dated = [_stated(each, by_days, context) for statements in by_days.values() for each in statements]
    # Sorting keeps the order of an edition's sections where all else is equal.
    dated.sort(key=lambda each: _kind(each.statement))
    dated.sort(key=lambda each: (*_time(each.statement), *context.order(each.statement)), reverse=True)
    stated = (*dated, *(Stated(each, None, False) for each in sorted(undated, key=context.order, reverse=True)))
    return Series(stated, _newest(stated, context))


def _newest(stated: Iterable[Stated], context: Context) -> Statement | None:
    counting = [each.statement for each in stated if not each.is_revised]
    latest = max((each.edition for each in counting), key=lambda edition: (context.date(edition), edition), default="")
    said = [each for each in counting if each.edition == latest]
    return max(said, key=lambda each: (each.is_result, _time(each), -_kind(each)), default=None)


def _stated(own: Statement, by_days: ByDays, context: Context) -> Stated:
    found = history(own, by_days, context)
    if found is None:
        return Stated(own, None, False)
    return Stated(own, found.outcome, any(each.is_later for each in found.revisions))


def _time(statement: Statement) -> tuple[str, str]:
    """The days as text that sorts: the later they end, and the later they begin, the greater."""
    span = statement.span
    return (span.last.isoformat(), span.first.isoformat()) if span is not None else ("", "")


def _kind(statement: Statement) -> int:
    return KINDS.index(statement.figure.kind)


class Point(NamedTuple):
    """What is said of one time that can be drawn: what was reached, and what was aimed at."""

    span: Span
    reached: Statement | None
    """the result that counts"""
    aim: Statement | None
    """the target that was set last; where there is none, the expected effect or the ambition"""
    is_ceiling: bool
    """whether only the aim's number or less would meet it"""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Those that there are."""
        return tuple(each for each in (self.reached, self.aim) if each is not None)


class Run(NamedTuple):
    """Numbers that can be compared over time: of one part, for times of one length; in time's order, two numbers or more."""

    scope: str
    """the part, as the newest statement has it; empty for the whole"""
    length: str
    """of the times: year, half, month, moment, or another word for sums over several years"""
    points: tuple[Point, ...]


def runs(stated: Iterable[Stated], context: Context) -> list[Run]:
    """The runs of an indicator: those of the whole first, then by part in the order in which the reports name them."""
    found: dict[tuple[str, str], dict[Span, list[Statement]]] = {}
    for each in reversed(tuple(stated)):
        own = each.statement
        if own.span is not None and not each.is_revised:
            found.setdefault((own.scope, _length(own)), {}).setdefault(own.span, []).append(own)
    made = []
    for (scope, length), by_span in found.items():
        points = tuple(_point(span, by_span[span], context) for span in sorted(by_span))
        if sum(len(each.statements) for each in points) > 1:
            made.append(Run(scope, length, points))
    return sorted(made, key=lambda run: bool(run.scope))


def _point(span: Span, statements: Iterable[Statement], context: Context) -> Point:
    of_span = tuple(statements)
    aims = [each for each in of_span if not each.is_result]
    aim = min(aims, key=_kind, default=None)
    if aim is not None:
        aim = max((each for each in aims if each.figure.kind == aim.figure.kind), key=context.order)
    is_ceiling = aim is not None and accepts(aim.figure, context.direction)[0].is_below
    return Point(span, context.best([each for each in of_span if each.is_result]), aim, is_ceiling)


def _length(statement: Statement) -> str:
    """What the periods of two numbers must have alike for them to be compared: a half year's is less than a year's."""
    period = statement.figure.period
    assert period is not None
    if period.type == "cumulative":
        return f"{int(period.last[:4]) - int(period.first[:4])} years, {len(period.first)}"
    return "moment" if period.type in ("by", "date") else period.type
