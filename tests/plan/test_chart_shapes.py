"""The geometry of charts: lengths as the numbers are, from a zero that all rows share, in drawings that stay small."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings, strategies

from microsite.plan.chart_shapes import ACROSS, HEIGHT, Shape, grid, ladder, plain, squares, strip, terraces, worth

SMALL = settings(max_examples=100, deadline=None, derandomize=True, database=None)
NUMBERS = strategies.decimals(0, 10**12, places=2)


def decimals(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_bars_begin_at_zero_and_the_greatest_fills_the_width() -> None:
    assert ladder(decimals("16.3", "11.1", "1.4")) == ("0", [Shape("0", "100"), Shape("0", "68.1"), Shape("0", "8.59")])


def test_bars_below_zero_go_the_other_way_from_the_same_line() -> None:
    assert ladder(decimals("3", "-1")) == ("25", [Shape("25", "75"), Shape("0", "25")])


def test_zero_is_on_the_scale_even_where_all_numbers_are_below_it() -> None:
    assert ladder(decimals("-2", "-1")) == ("100", [Shape("0", "100"), Shape("50", "50")])


def test_shares_are_drawn_on_the_whole_that_they_are_parts_of() -> None:
    assert ladder(decimals("90", "50"), Decimal(100)) == ("0", [Shape("0", "90"), Shape("0", "50")])


def test_nothing_but_zeros_has_no_length() -> None:
    assert ladder(decimals("0", "0")) == ("0", [Shape("0", "0"), Shape("0", "0")])


@SMALL
@given(values=strategies.lists(strategies.decimals(-(10**12), 10**12, places=2), min_size=2, max_size=12))
def test_every_bar_stays_inside_and_touches_zero(values: list[Decimal]) -> None:
    zero, bars = ladder(values)
    for value, bar in zip(values, bars, strict=True):
        start, end = Decimal(bar.start), Decimal(bar.start) + Decimal(bar.length)
        assert 0 <= start <= Decimal("100.01")
        assert end <= Decimal("100.02")
        assert abs((start if value >= 0 else end) - Decimal(zero)) <= Decimal("0.02")


def test_squares_have_the_areas_of_their_numbers() -> None:
    assert squares(decimals("400", "100", "0"), 160) == [Shape("0", "160"), Shape("0", "80"), Shape("0", "0")]


def test_a_small_square_is_never_lost() -> None:
    assert [each.length for each in squares(decimals("21000000", "1"), 160)] == ["160", "1"]


def test_a_cell_stands_for_a_round_number() -> None:
    assert [worth(decimals(value)) for value in ("3", "200", "201", "1810", "999999999999")] == decimals("1", "1", "2", "10", "5000000000")


def test_cells_stand_in_rows_and_the_last_one_is_as_wide_as_it_is_full() -> None:
    assert grid(decimals("3", "45", "0")) == [
        Shape("0", "8", "M0 4h28"),
        Shape("0", "28", "M0 4h198M0 14h198M0 24h48"),
        Shape("0", "1", ""),
    ]
    assert grid(decimals("25", "1500"))[0] == Shape("0", "8", "M0 4h24")


@SMALL
@given(values=strategies.lists(NUMBERS, min_size=2, max_size=6))
def test_a_grid_never_grows(values: list[Decimal]) -> None:
    drawn = [each.path for each in grid(values)]
    assert sum(path.count("M") for path in drawn) <= 200 // ACROSS + len(values)
    assert sum(map(len, drawn)) < 300


def test_terraces_are_six_lines_of_the_same_hill() -> None:
    lines = terraces([8, 17, 16])
    assert len(lines) == 6
    assert lines[-1] == "M0 74C150 74 150 10 300 10C450 10 450 17 600 17"


def test_one_count_is_no_hill() -> None:
    assert terraces([8]) == () == terraces([])


@SMALL
@given(counts=strategies.lists(strategies.integers(0, 10**6), min_size=2, max_size=400))
def test_terraces_keep_to_their_frame_and_to_two_kilobytes(counts: list[int]) -> None:
    lines = terraces(counts)
    heights = [int(each) for line in lines for each in re.findall(r"\d+ (\d+)", line)]
    assert all(0 <= height <= HEIGHT for height in heights)
    assert len("".join(lines)) <= 2048


def test_numbers_are_written_without_zeros_that_say_nothing() -> None:
    assert [plain(Decimal(value)) for value in ("100.00", "0", "68.098", "1E+2", "-0.001")] == ["100", "0", "68.1", "100", "0"]


def test_the_strip_has_a_stretch_for_each_section_with_figures_split_by_kind() -> None:
    assert strip([[("result", 1), ("target", 3)], [], [("target", 4)]]) == [
        ("result", "0", "12.43"),
        ("target", "12.43", "37.28"),
        ("target", "50.3", "49.7"),
    ]
    assert strip([[], []]) == []


@SMALL
@given(counts=strategies.lists(strategies.integers(0, 500), max_size=120))
def test_the_strip_ends_where_the_column_does(counts: list[int]) -> None:
    slabs = strip([[("target", count)] for count in counts])
    assert all(Decimal(start) + Decimal(length) <= Decimal("100.02") for _, start, length in slabs)
    assert len(slabs) == sum(count > 0 for count in counts)
