"""The geometry of charts over time: years on an axis, columns from zero, aims at their numbers, labels that never lie on each other."""

from __future__ import annotations

import datetime
import itertools
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies

from microsite.model.spans import Span
from microsite.plan import time_shapes
from microsite.plan.time_shapes import AXIS, LINE, NARROW, PLOT, Slot, axis, ceiling, column, places, scale, text_width, tick
from microsite.settings import SHIPPED

SMALL = settings(max_examples=100, deadline=None, derandomize=True, database=None)


def year(number: int) -> Span:
    return Span(datetime.date(number, 1, 1), datetime.date(number, 12, 31), False)


def half(number: int, which: int) -> Span:
    months = (1, 6) if which == 1 else (7, 12)
    return Span(datetime.date(number, months[0], 1), datetime.date(number, months[1], 30), False)


def day(text: str) -> Span:
    date = datetime.date.fromisoformat(text)
    return Span(date, date, True)


def test_a_year_of_which_nothing_is_said_has_its_place() -> None:
    found = axis([year(2022), year(2024), year(2026)], "year")
    assert found.total == 5
    assert [slot.start for slot in found.slots] == [0, 40, 80]
    assert found.names == (("2022", 10), ("2023", 30), ("2024", 50), ("2025", 70), ("2026", 90))


def test_halves_lie_in_their_years() -> None:
    found = axis([half(2024, 2), half(2025, 1), half(2025, 2)], "half")
    assert [round(slot.start) for slot in found.slots] == [0, 33, 67]
    assert [(name, round(at)) for name, at in found.names] == [("2024", 17), ("2025", 67)]


def test_days_of_different_years_have_a_slot_each_and_days_of_one_year_are_told_apart() -> None:
    assert axis([day("2025-06-30"), day("2027-12-31")], "moment").total == 3
    assert axis([day("2025-06-30"), day("2025-12-31")], "moment").total == 7


def test_sums_over_several_years_stand_side_by_side_under_their_years() -> None:
    found = axis([Span(datetime.date(2016, 1, 1), datetime.date(2020, 12, 31), False), year(2025)], "4 years, 4")
    assert found.names == (("2016/2020", 25), ("2025/2025", 75))


def test_columns_stand_on_zero_and_the_greatest_fills_the_field() -> None:
    of = scale([Decimal(4), Decimal(2)], 1)
    slot = Slot(Decimal(0), Decimal(50))
    tall, short = (column(slot, of, Decimal(0), value) for value in (Decimal(4), Decimal(2)))
    assert (tall.height, short.height) == (PLOT, PLOT / 2)
    assert tall.y + tall.height == short.y + short.height == of.y(Decimal(0))


def test_what_is_below_zero_hangs_from_it() -> None:
    of = scale([Decimal(3), Decimal(-1)], 1)
    assert column(Slot(Decimal(0), Decimal(9)), of, Decimal(0), Decimal(-1)).y == of.y(Decimal(0))


def test_an_aim_lies_across_its_number_a_ceiling_on_it_and_a_range_between_its_ends() -> None:
    of, slot = scale([Decimal(10)], 1), Slot(Decimal(0), Decimal(10))
    at = tick(slot, of, Decimal(5), Decimal(5))
    assert at.y + at.height / 2 == of.y(Decimal(5))
    above = ceiling(slot, of, Decimal(5))
    assert (above.y + above.height, above.width) == (of.y(Decimal(5)), slot.width)
    between = tick(slot, of, Decimal(2), Decimal(8))
    assert (between.y, between.y + between.height) == (of.y(Decimal(8)), of.y(Decimal(2)))


@SMALL
@given(strategies.lists(strategies.integers(8, 120), min_size=1, max_size=40), strategies.integers(100, 720))
def test_labels_never_lie_on_each_other_and_the_last_is_always_there(widths: list[int], wide: int) -> None:
    size = Decimal(100) / len(widths)
    sizes = [Decimal(width) for width in widths]
    found = places([size * at + size / 2 for at in range(len(widths))], sizes, Decimal(wide))
    assert found[-1].fits_narrow
    assert found[-1].fits_wide
    for fits, room in (("fits_narrow", min(NARROW, Decimal(wide))), ("fits_wide", Decimal(wide))):
        ends = sorted(
            (place.x * room / 100 - width * time_shapes._BEFORE[place.anchor], width)
            for place, width in zip(found, sizes, strict=True)
            if getattr(place, fits)
        )
        assert all(start + width <= later for (start, width), (later, _) in itertools.pairwise(ends))
    assert all(place.fits_wide for place in found if place.fits_narrow)


def test_a_label_knows_what_it_stands_above() -> None:
    slots = [Slot(Decimal(25 * at), Decimal(25)) for at in range(4)]
    place = time_shapes.Place(Decimal("37.5"), "middle", True, True)
    assert time_shapes.below(place, NARROW / 5, slots) == [1]
    assert time_shapes.below(place, NARROW / 2, slots) == [0, 1, 2]


def test_a_han_character_is_wider_than_a_digit() -> None:
    assert text_width("万") > text_width("5")
    assert text_width("2024年") == text_width("2024") + text_width("年")


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_the_style_knows_how_high_a_drawing_is(lines: int) -> None:
    """The height stands in the style, because a drawing that gets narrower must not get lower."""
    style = (SHIPPED / "assets" / "indicator.css").read_text("utf-8")
    (height,) = re.findall(rf"\.lines-{lines} \{{ block-size: (\d+)px; \}}", style)
    assert Decimal(height) == scale([], lines).top + PLOT + AXIS == PLOT + AXIS + 8 + LINE * lines
