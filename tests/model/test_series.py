"""All that is said of an indicator, in time's order; what counts, what is newest, what can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from microsite.diagnostics import Position
from microsite.model.content import Figure, Period, Place, SourceText
from microsite.model.histories import Context, Statement
from microsite.model.series import Series, runs, series
from microsite.model.spans import Span

DATES = {"2024": "2024-01-17", "2025": "2025-01-15", "2026": "2026-01-14"}


def context(direction: str = "up") -> Context:
    return Context(direction, False, "2026-01-14", lambda each: DATES[each.edition], DATES.__getitem__)


def said(edition: str, kind: str, value: str, year: str | None, **others: Any) -> Statement:
    period = Period("year", year) if year and len(year) == 4 else Period("half", year) if year else None
    id_ = f"{kind}_{value}_{year}"
    figure = Figure(id=id_, indicator="jobs", kind=kind, value=Decimal(value), period=period, place=Place("", "P1"), **others)
    return Statement(edition, "work", figure)


def all_of(statements: Sequence[Statement], direction: str = "up") -> Series:
    by_days: dict[Span, list[Statement]] = {}
    for each in statements:
        if each.span is not None:
            by_days.setdefault(each.span, []).append(each)
    return series(by_days, [each for each in statements if each.span is None], context(direction))


def told(found: Series) -> list[str]:
    return [f"{each.statement.edition} {each.statement.figure.id}{' (revised)' if each.is_revised else ''}" for each in found.stated]


THREE_YEARS = (
    said("2024", "target", "2300", "2024"), said("2025", "result", "2415", "2024"), said("2025", "target", "2500", "2025"),
    said("2026", "result", "2380", "2025"), said("2026", "result", "2400", "2024"), said("2026", "target", "2400", "2026"),
    said("2026", "ambition", "9000", None),
)  # fmt: skip


def test_the_latest_time_is_first_and_what_names_none_is_last() -> None:
    assert told(all_of(THREE_YEARS)) == [
        "2026 target_2400_2026", "2026 result_2380_2025", "2025 target_2500_2025", "2026 result_2400_2024",
        "2025 result_2415_2024 (revised)", "2024 target_2300_2024", "2026 ambition_9000_None",
    ]  # fmt: skip


def test_a_target_says_what_became_of_it() -> None:
    outcomes = {each.statement.figure.id: each.outcome.verdict.status for each in all_of(THREE_YEARS).stated if each.outcome}
    assert outcomes == {"target_2500_2025": "partly", "target_2300_2024": "met"}


def test_the_newest_is_what_the_latest_report_says_was_reached_last() -> None:
    newest = all_of(THREE_YEARS).newest
    assert newest is not None
    assert newest.figure.id == "result_2380_2025"


def test_where_nothing_was_reached_the_newest_is_what_is_promised() -> None:
    newest = all_of([said("2026", "target", "5", "2026"), said("2026", "target", "9", "2027"), said("2025", "result", "4", "2024")]).newest
    assert newest is not None
    assert newest.figure.id == "target_9_2027"
    assert all_of([]).newest is None


def test_for_each_time_there_is_one_number_reached_and_one_aim() -> None:
    (run,) = runs(all_of(THREE_YEARS).stated, context())
    assert (run.scope, run.length) == ("", "year")
    assert [[each.figure.id for each in point.statements] for point in run.points] == [
        ["result_2400_2024", "target_2300_2024"], ["result_2380_2025", "target_2500_2025"], ["target_2400_2026"],
    ]  # fmt: skip


def test_halves_are_not_compared_with_years_nor_parts_with_the_whole_and_one_number_alone_with_nothing() -> None:
    scope = SourceText("graduates", Position("content/2025/work.yaml"))
    statements = [
        said("2025", "result", "7", "2024", scope=scope), said("2026", "result", "8", "2025", scope=scope),
        said("2025", "result", "50", "2024"), said("2026", "result", "60", "2025"), said("2026", "result", "30", "2025-H1"),
    ]  # fmt: skip
    assert [(run.scope, run.length, len(run.points)) for run in runs(all_of(statements).stated, context())] == [
        ("", "year", 2), ("graduates", "year", 2),
    ]  # fmt: skip


def test_a_target_of_at_most_is_a_ceiling_and_so_is_any_where_less_is_better() -> None:
    at_most = [said("2025", "target", "4", "2025", bound="at_most"), said("2026", "result", "5", "2025")]
    plain = [said("2025", "target", "4", "2025"), said("2026", "result", "5", "2025")]
    for statements, direction, is_ceiling in ((at_most, "up", True), (plain, "down", True), (plain, "up", False)):
        (run,) = runs(all_of(statements, direction).stated, context(direction))
        assert [point.is_ceiling for point in run.points] == [is_ceiling]
