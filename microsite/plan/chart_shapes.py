"""The geometry of charts, in exact decimals: values in, percentages, sides and paths out. Pure; knows no figure, language or page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import NamedTuple

ACROSS = 20
"""cells in a row of a grid"""
PITCH = 10
"""units of a grid's drawing from one cell to the next"""
_GAP = 2
_MOST_CELLS = 200


class Shape(NamedTuple):
    """The geometry of one value, as `views.ChartMark` has it."""

    start: str
    length: str
    path: str = ""


def plain(value: Decimal) -> str:
    """The number with at most two decimals, and none that say nothing."""
    text = f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def ladder(values: Sequence[Decimal], most: Decimal | None = None) -> tuple[str, list[Shape]]:
    """Where zero lies, and each value's bar from there, all on one scale; it always holds zero, and ends at `most` where that is given."""
    low = min(Decimal(0), *values)
    high = max(Decimal(0), *values) if most is None else most
    width = (high - low) or Decimal(1)

    def percent(value: Decimal) -> Decimal:
        return value * 100 / width

    zero = percent(-low)
    return plain(zero), [Shape(plain(zero + percent(min(value, Decimal(0)))), plain(percent(abs(value)))) for value in values]


def beyond(bar: Shape, mark: Shape) -> str:
    """How far a bar goes beyond a mark on the same scale, in percent of the width; empty where it doesn't."""
    over = Decimal(bar.length) - Decimal(mark.length)
    return plain(over) if over > 0 else ""


def squares(values: Sequence[Decimal], largest: int) -> list[Shape]:
    """Squares whose areas are as the values, the greatest value's with the side `largest`; none vanishes."""
    top = max(values) or Decimal(1)
    sides = [max(Decimal(1), (value / top).sqrt() * largest) if value else Decimal(0) for value in values]
    return [Shape("0", plain(side)) for side in sides]


def worth(values: Sequence[Decimal]) -> Decimal:
    """How much one cell of a grid stands for: the least of 1, 2, 5, 10, 20 … that keeps all values together to two hundred cells."""
    total = sum(values, Decimal(0))
    power = Decimal(1)
    while True:
        for step in (1, 2, 5):
            if total <= step * power * _MOST_CELLS:
                return step * power
        power *= 10


def grid(values: Sequence[Decimal]) -> list[Shape]:
    """Each value as cells: a path along the middle of the rows that it fills, twenty cells to a row, and the height of the rows.

    Stroked with dashes of 8 and gaps of 2 it is the cells; the last one is as much narrower as it is less than full.
    """
    each = worth(values)
    shapes = []
    for count in (value / each for value in values):
        rows = int((count / ACROSS).to_integral_value(ROUND_CEILING))
        path = []
        for row in range(rows):
            inside = min(Decimal(ACROSS), count - row * ACROSS)
            whole = int(inside)
            length = whole * PITCH - (_GAP if inside == whole else 0) + (inside - whole) * (PITCH - _GAP)
            path.append(f"M0 {row * PITCH + (PITCH - _GAP) // 2}h{plain(length)}")
        shapes.append(Shape("0", str(max(1, rows * PITCH - _GAP)), "".join(path)))
    return shapes


_GAP_BETWEEN, _LEAST = Decimal("0.4"), Decimal(1)
"""percent of a bar: between two of its parts, and as wide as the least of them is, so that it can be seen"""


def shares(counts: Sequence[int]) -> list[tuple[str, str]]:
    """The parts of one bar, as wide as the counts are large: start and length of each, in percent of the width."""
    whole = 100 - _GAP_BETWEEN * (len(counts) - 1)
    widths = [max(_LEAST, whole * count / sum(counts)) for count in counts]
    found, at = [], Decimal(0)
    for width in (each * whole / sum(widths) for each in widths):
        found.append((plain(at), plain(width)))
        at += width + _GAP_BETWEEN
    return found
