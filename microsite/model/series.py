"""All that the reports of all years say of one indicator, in time's order, and what of it counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from microsite.model.content import KINDS
from microsite.model.histories import ByDays, Context, Statement, TargetOutcome, history


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
