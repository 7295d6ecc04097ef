"""The geometry of charts: lengths as the numbers are, from a zero that all rows share, in drawings that stay small."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings, strategies

from microsite.plan.chart_shapes import ACROSS, Shape, beyond, grid, ladder, plain, shares, squares, worth

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


def test_what_goes_beyond_a_mark_is_the_rest_of_its_bar() -> None:
    _, (reached, ceiling) = ladder(decimals("5.5", "4.4"))
    assert (beyond(reached, ceiling), beyond(ceiling, reached), beyond(ceiling, ceiling)) == ("20", "", "")


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


def test_numbers_are_written_without_zeros_that_say_nothing() -> None:
    assert [plain(Decimal(value)) for value in ("100.00", "0", "68.098", "1E+2", "-0.001")] == ["100", "0", "68.1", "100", "0"]


def test_the_parts_of_a_bar_are_as_wide_as_their_counts_with_gaps_between() -> None:
    assert shares([8, 37, 1, 1, 46]) == [
        ("0", "8.46"),
        ("8.86", "39.15"),
        ("48.41", "1.06"),
        ("49.87", "1.06"),
        ("51.33", "48.67"),
    ]  # fmt: skip
    assert shares([5]) == [("0", "100")]
    assert shares([]) == []


@SMALL
@given(counts=strategies.lists(strategies.integers(1, 500), max_size=11))
def test_a_bar_ends_where_the_column_does_and_its_least_part_can_be_seen(counts: list[int]) -> None:
    parts = shares(counts)
    assert all(Decimal(start) + Decimal(length) <= Decimal("100.02") for start, length in parts)
    assert all(Decimal(length) >= Decimal("0.8") for _, length in parts)
