"""The geometry of a chart over time, in exact decimals: columns from zero, aims as ticks on them, labels where there is room. Pure.

Sideways all is in percent of the width, downwards in pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from microsite.model.spans import Span

PLOT = Decimal(150)
"""height of the columns' field"""
LINE = Decimal(19)
"""height of a line of labels"""
AXIS = Decimal(28)
"""height of the times below"""
SLOT = 96
"""widest slot, in pixels"""
NARROW = Decimal(248)
"""width of a chart on the narrowest phones, in pixels"""
_COLUMN, _TICK = Decimal("0.64"), Decimal("0.88")
"""how much of its slot a column and a tick take"""
_TICK_HEIGHT = Decimal(8)
_GAP = Decimal(8)
_BEFORE = {"start": Decimal(0), "middle": Decimal("0.5"), "end": Decimal(1)}
"""how much of a label is before its point"""
_LATIN, _WIDE = Decimal("8.6"), Decimal(15)
"""widths of characters at the labels' size, in pixels"""


class Slot(NamedTuple):
    """A stretch of the axis, in percent of the width."""

    start: Decimal
    width: Decimal

    @property
    def middle(self) -> Decimal:
        return self.start + self.width / 2

    def inner(self, part: Decimal) -> Slot:
        """The middle part of it."""
        return Slot(self.start + self.width * (1 - part) / 2, self.width * part)


class Axis(NamedTuple):
    """Where times lie: a slot for each, how many slots there are, and the times that are named below, each with its middle."""

    slots: tuple[Slot, ...]
    total: int
    names: tuple[tuple[str, Decimal], ...]
    """years, or `2021/2025` for a sum over years"""


def axis(spans: Sequence[Span], length: str) -> Axis:
    """The axis of times of one length, in their order; a year of which nothing is said has its place too.

    `length`: year, half, month, moment, or another name for sums over several years.
    """
    if length not in ("year", "half", "month", "moment"):
        size = Decimal(100) / len(spans)
        slots = tuple(Slot(size * place, size) for place in range(len(spans)))
        names = [f"{span.first.year}/{span.last.year}" for span in spans]
        return Axis(slots, len(spans), tuple((name, slot.middle) for name, slot in zip(names, slots, strict=True)))
    years = [span.last.year for span in spans]
    # Days of one year are told apart by their months.
    unit = {"half": 6, "month": 1}.get(length, 12 if len({*years}) == len(years) else 1)
    places = [(span.last.year * 12 + span.last.month - 1) // unit for span in spans]
    first, last = places[0], places[-1]
    size = Decimal(100) / (last - first + 1)
    found = []
    for year in range(years[0], years[-1] + 1):
        start, end = max(year * 12 // unit, first), min((year * 12 + 11) // unit, last) + 1
        found.append((str(year), (start + end - 2 * first) * size / 2))
    return Axis(tuple(Slot((place - first) * size, size) for place in places), last - first + 1, tuple(found))


class Scale(NamedTuple):
    """From values to heights; it always holds zero."""

    low: Decimal
    high: Decimal
    top: Decimal
    """where the field begins, in pixels from the top of the drawing"""

    def y(self, value: Decimal) -> Decimal:
        """Where a value lies, in pixels from the top."""
        return self.top + (self.high - value) * PLOT / ((self.high - self.low) or Decimal(1))


def scale(values: Iterable[Decimal], lines: int) -> Scale:
    """The scale of all values, below so many lines of labels."""
    held = [Decimal(0), *values]
    return Scale(min(held), max(held), LINE * lines + _GAP)


class Box(NamedTuple):
    """A rectangle: sideways in percent, downwards in pixels."""

    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal


def _box(slot: Slot, one: Decimal, other: Decimal) -> Box:
    return Box(slot.start, min(one, other), slot.width, abs(one - other))


def column(slot: Slot, of: Scale, start: Decimal, end: Decimal) -> Box:
    """A column between two values."""
    return _box(slot.inner(_COLUMN), of.y(start), of.y(end))


def tick(slot: Slot, of: Scale, low: Decimal, high: Decimal) -> Box:
    """An aim: a tick at its number, or as high as its range."""
    box = _box(slot.inner(_TICK), of.y(low), of.y(high))
    return box if box.height > _TICK_HEIGHT else box._replace(y=box.y + box.height / 2 - _TICK_HEIGHT / 2, height=_TICK_HEIGHT)


def ceiling(slot: Slot, of: Scale, value: Decimal) -> Box:
    """What is not to be passed: a tick that lies on its number, as wide as the slot."""
    return Box(slot.start, of.y(value) - _TICK_HEIGHT, slot.width, _TICK_HEIGHT)


# Labels


def text_width(text: str) -> Decimal:
    """About how wide a label is, in pixels."""
    return sum((_WIDE if character >= "\u2e80" else _LATIN for character in text), Decimal(0))


class Place(NamedTuple):
    """Where a label stands: its point on the axis and the end of it that stands there; and where there is room for it."""

    x: Decimal
    anchor: str
    """start, middle or end"""
    fits_narrow: bool
    fits_wide: bool


def places(middles: Sequence[Decimal], widths: Sequence[Decimal], wide: Decimal) -> list[Place]:
    """The places of labels beside each other, in their order; where room is short, the last goes first, then the first, then the later.

    `wide`: the drawing's greatest width in pixels.
    """
    anchored = [_anchored(middle, width) for middle, width in zip(middles, widths, strict=True)]
    narrow = _fitting(anchored, widths, min(NARROW, wide), ())
    # What fits a narrow drawing stands in a wide one too.
    broad = _fitting(anchored, widths, wide, sorted(narrow))
    return [Place(x, anchor, at in narrow, at in broad) for at, (x, anchor) in enumerate(anchored)]


def below(place: Place, width: Decimal, slots: Sequence[Slot]) -> list[int]:
    """Which slots a label stands above in the narrowest drawing, at least in part."""
    start = place.x - width * 100 / NARROW * _BEFORE[place.anchor]
    end = start + width * 100 / NARROW
    return [at for at, slot in enumerate(slots) if slot.start < end and slot.start + slot.width > start]


def _anchored(middle: Decimal, width: Decimal) -> tuple[Decimal, str]:
    """A label that would reach over an edge of the narrowest drawing ends there."""
    half, at = width / 2, middle * NARROW / 100
    if at < half:
        return Decimal(0), "start"
    return (Decimal(100), "end") if at + half > NARROW else (middle, "middle")


def _fitting(anchored: Sequence[tuple[Decimal, str]], widths: Sequence[Decimal], room: Decimal, first: Iterable[int]) -> set[int]:
    taken: dict[int, tuple[Decimal, Decimal]] = {}
    count = len(anchored)
    for at in dict.fromkeys((*first, count - 1, 0, *range(count - 1, -1, -1))):
        x, anchor = anchored[at]
        start = x * room / 100 - widths[at] * _BEFORE[anchor]
        own = start, start + widths[at]
        if all(own[1] + _GAP <= begin or end + _GAP <= own[0] for begin, end in taken.values()):
            taken[at] = own
    return {*taken}
