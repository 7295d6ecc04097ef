"""Look-ups of what sections say of an indicator."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from microsite.load.facts import statements_key
from microsite.load.lookups import StatementsByDays
from microsite.model.content import Figure, Period, Place
from microsite.model.spans import Span


def year(number: int) -> Span:
    return Span(datetime.date(number, 1, 1), datetime.date(number, 12, 31), False)


def site(rows: dict[str, Any], shown: set[str]) -> Any:
    indicators = {"jobs": SimpleNamespace(formerly=())}
    return SimpleNamespace(
        registers=SimpleNamespace(indicators=indicators),
        settings=SimpleNamespace(drafts=False),
        all=lambda key: rows.get(key, {}),
        is_shown=shown.__contains__,
        remembered=lambda key, make: make(),
    )


def test_days_of_which_only_drafts_speak_are_as_if_nobody_spoke_of_them() -> None:
    def figure(number: int) -> Figure:
        return Figure("jobs", "jobs", "result", place=Place("", "P1"), period=Period("year", str(number), ""))

    rows = {
        "spans:jobs": {"a": (year(2023), year(2024)), "b": (year(2025),)},
        statements_key("jobs", year(2023)): {"a": ("2024", "work", False, (figure(2023),))},
        statements_key("jobs", year(2024)): {"a": ("2024", "plans", True, (figure(2024),))},
        statements_key("jobs", year(2025)): {"b": ("2026", "work", False, (figure(2025),))},
    }
    found = StatementsByDays(site(rows, {"2024"}), "jobs")
    assert [(span.first.year, [each.figure.id for each in statements]) for span, statements in found.items()] == [(2023, ["jobs"])]
    assert len(found) == 1
    with pytest.raises(KeyError):
        found[year(2025)]
