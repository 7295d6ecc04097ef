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


_WIDEST_GAP, _GAPS = Decimal("0.6"), Decimal(15)
"""percent of the strip: between two sections, and between all of them together at most"""


def strip(sections: Sequence[Sequence[tuple[str, int]]]) -> list[tuple[str, str, str]]:
    """One stretch per section that has figures, as wide as it has many, split by kind.

    `sections`: kinds with their counts; given back are kind, start and length, in percent of the width.
    """
    filled = [kinds for kinds in sections if sum(count for _, count in kinds)]
    total = sum(count for kinds in filled for _, count in kinds)
    gap = min(_WIDEST_GAP, _GAPS / max(len(filled), 1))
    slabs, at = [], Decimal(0)
    for kinds in filled:
        for kind, count in kinds:
            width = (100 - gap * (len(filled) - 1)) / total * count
            slabs.append((kind, plain(at), plain(width)))
            at += width
        at += gap
    return slabs


WIDTH, HEIGHT, LINES, _POINTS = 600, 200, 6, 12
"""the drawing of the terraces: its size, how many lines, from how many points at most"""


def terraces(counts: Sequence[int]) -> tuple[str, ...]:
    """Lines of a hillside whose heights are the counts: the lowest is nearly level, the highest has the hill's whole shape.

    More counts than points are drawn by the means of their neighbourhoods, so that the drawing never grows.
    """
    if len(counts) < 2:
        return ()
    size = Decimal(len(counts)) / min(len(counts), _POINTS)
    runs = [counts[int(size * index) : max(int(size * index) + 1, int(size * (index + 1)))] for index in range(min(len(counts), _POINTS))]
    points = [Decimal(sum(run)) / len(run) for run in runs]
    top = max(*points, Decimal(1))
    step = Decimal(WIDTH) / (len(points) - 1)
    lines = []
    for line in range(1, LINES + 1):
        part = Decimal(line) / LINES
        floor = Decimal(HEIGHT) - Decimal(HEIGHT) * Decimal("0.35") * part
        heights = [floor - point / top * part * Decimal(HEIGHT) * Decimal("0.6") for point in points]
        lines.append(_smooth([(step * index, height) for index, height in enumerate(heights)]))
    return tuple(lines)


def _smooth(points: Sequence[tuple[Decimal, Decimal]]) -> str:
    """A curve that is level at each point: it never rises above its highest or falls below its lowest one."""
    (x, y), *rest = points
    path = [f"M{_whole(x)} {_whole(y)}"]
    for next_x, next_y in rest:
        middle = (x + next_x) / 2
        path.append(f"C{_whole(middle)} {_whole(y)} {_whole(middle)} {_whole(next_y)} {_whole(next_x)} {_whole(next_y)}")
        x, y = next_x, next_y
    return "".join(path)


def _whole(value: Decimal) -> str:
    return str(value.quantize(Decimal(1), ROUND_HALF_UP))
