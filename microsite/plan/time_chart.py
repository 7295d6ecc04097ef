"""An indicator's numbers over time as its page and the file of its chart show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from microsite.model.content import Figure
from microsite.model.histories import Statement
from microsite.model.series import Point, Run
from microsite.plan import time_shapes, views
from microsite.plan.chart_shapes import plain
from microsite.plan.statements import Statements
from microsite.plan.time_shapes import Box
from microsite.text.localizer import LocalizedText
from microsite.text.phrases import KIND_PHRASES, LENGTH_PHRASES
from microsite.text.quantities import Quantity
from microsite.text.slots import with_slots

_WIDE, _OF_MANY = Decimal(720), Decimal(328)
"""the greatest width of a drawing by itself and of one of several, in pixels"""

Sideways = Callable[[Decimal, Decimal], str]
"""a length sideways, in percent of the width, and that width in pixels, as it is written"""


def in_percent(length: Decimal, width: Decimal) -> str:
    """For drawings that are as wide as there is room."""
    return f"{plain(length)}%"


def in_pixels(length: Decimal, width: Decimal) -> str:
    """For a file, whose readers may not know percentages."""
    return plain(length * width / 100)


def time_chart(
    texts: Statements, runs: Sequence[Run], name: LocalizedText, unit: LocalizedText | None, sideways: Sideways
) -> views.TimeChart:
    """The chart of runs, one at least; `name` and `unit`: of the indicator."""
    panels: list[views.TimePanel] = []
    top = Decimal(0)
    for run in runs:
        alike = [each for each in runs if (bool(each.scope), each.length) == (bool(run.scope), run.length)]
        widest = _WIDE if run is runs[0] else _OF_MANY
        panel = _Panel(texts, run, alike, widest, sideways).view(_part(texts, run, runs), top)
        panels.append(panel)
        top += Decimal(panel.height) + (48 if panel.part else 16)
    return views.TimeChart(_title(texts, runs[0], name), _subtitle(texts, runs, name, unit), tuple(panels))


def _part(texts: Statements, run: Run, runs: Sequence[Run]) -> LocalizedText | None:
    """What tells one panel from the others."""
    if len(runs) == 1 and not run.scope:
        return None
    if run.scope:
        edition, section, figure = run.points[-1].statements[-1]
        assert figure.scope is not None
        return texts.localizer.message(edition, f"{section}.figure.{figure.id}.scope", figure.scope)
    many_lengths = len({each.length for each in runs}) > 1
    return texts.localizer.phrase(LENGTH_PHRASES.get(run.length, LENGTH_PHRASES["years"]) if many_lengths else "The whole")


class _Panel:
    """One drawing; a scope for what its parts share, not a value."""

    def __init__(self, texts: Statements, run: Run, alike: Sequence[Run], widest: Decimal, sideways: Sideways) -> None:
        """`alike`: the runs that are drawn on one scale, and over the same times, so that they can be compared."""
        self.texts, self.run = texts, run
        spans = sorted({point.span for each in alike for point in each.points})
        whole = time_shapes.axis(spans, run.length)
        of_span = dict(zip(spans, whole.slots, strict=True))
        self.axis, self.slots = whole, [of_span[point.span] for point in run.points]
        self.width = min(widest, Decimal(max(whole.total, 2) * time_shapes.SLOT))
        values = [value for each in alike for point in each.points for own in point.statements for value in _ends(own.figure)]
        self.named = _newest_of_each_kind(run.points)
        self.stacks = [list(self._stack(point)) for point in run.points]
        self.lines = max(map(len, self.stacks))
        self.scale = time_shapes.scale(values, self.lines)
        self.sideways = sideways

    def view(self, part: LocalizedText | None, top: Decimal) -> views.TimePanel:
        foot = self.scale.top + time_shapes.PLOT
        return views.TimePanel(
            part=part,
            top=plain(top),
            width=plain(self.width),
            height=plain(foot + time_shapes.AXIS),
            lines=self.lines,
            zero=plain(self.scale.y(Decimal(0))),
            end=self.sideways(Decimal(100), self.width),
            boxes=tuple(box for at, point in enumerate(self.run.points) for box in self._boxes(point, self.slots[at])),
            labels=(*self._numbers(), *self._times(foot + time_shapes.LINE)),
        )

    def _boxes(self, point: Point, slot: time_shapes.Slot) -> Iterator[views.TimeBox]:
        """A ceiling below all, the column from zero, what of it passes the ceiling, and another aim on top of them."""
        aim, reached = point.aim, point.reached
        limit = _ends(aim.figure)[-1] if aim is not None and point.is_ceiling else None
        if aim is not None and limit is not None:
            yield self._box(aim.figure.kind, "ceiling", time_shapes.ceiling(slot, self.scale, limit))
        if reached is not None:
            end = _ends(reached.figure)[-1]
            below = min(end, limit) if limit is not None else end
            yield self._box(reached.figure.kind, "column", time_shapes.column(slot, self.scale, Decimal(0), below))
            if end > below:
                yield self._box("over", "column", time_shapes.column(slot, self.scale, max(below, Decimal(0)), end))
        if aim is not None and limit is None:
            ends = _ends(aim.figure)
            box = time_shapes.tick(slot, self.scale, ends[0], ends[-1])
            # Nothing of the column shows through.
            yield self._box("under", "tick", box)
            yield self._box(aim.figure.kind, "tick", box)

    def _box(self, kind: str, role: str, box: Box) -> views.TimeBox:
        x, width = (self.sideways(each, self.width) for each in (box.x, box.width))
        return views.TimeBox(kind, role, x, plain(box.y), width, plain(box.height))

    def _stack(self, point: Point) -> Iterator[tuple[LocalizedText, str]]:
        """The labels of a time from the lowest up: its numbers by size, the kind's word above the last of each kind."""
        for each in sorted(point.statements, key=lambda each: _ends(each.figure)[-1]):
            yield _number(self.texts, each), "reached" if each.is_result else "aim"
            if each.name in self.named:
                yield self.texts.localizer.phrase(KIND_PHRASES[each.figure.kind]), "word"

    def _numbers(self) -> Iterator[views.TimeLabel]:
        widths = [max(time_shapes.text_width(text.text) for text, _ in stack) for stack in self.stacks]
        found = time_shapes.places([slot.middle for slot in self.slots], widths, self.width)
        tops = [self._top(point) for point in self.run.points]
        for stack, width, place in zip(self.stacks, widths, found, strict=True):
            # Nothing is lettered on a neighbour's column.
            y = min(tops[at] for at in time_shapes.below(place, width, self.slots))
            for height, (text, role) in enumerate(stack):
                yield from self._label(text, role, place, y - height * time_shapes.LINE)

    def _top(self, point: Point) -> Decimal:
        """Where labels may stand above what is drawn for a time."""
        ends = [Decimal(0), *(value for own in point.statements for value in _ends(own.figure))]
        return self.scale.y(max(ends)) - (12 if point.aim is not None else 6)

    def _times(self, y: Decimal) -> Iterator[views.TimeLabel]:
        names = [self._time(name) for name, _ in self.axis.names]
        widths = [time_shapes.text_width(name.text) for name in names]
        for name, place in zip(names, time_shapes.places([at for _, at in self.axis.names], widths, self.width), strict=True):
            yield from self._label(name, "time", place, y)

    def _label(self, text: LocalizedText, role: str, place: time_shapes.Place, y: Decimal) -> Iterator[views.TimeLabel]:
        if place.fits_wide or place.fits_narrow:
            yield views.TimeLabel(text, role, self.sideways(place.x, self.width), plain(y), place.anchor, not place.fits_narrow)

    def _time(self, name: str) -> LocalizedText:
        text = "–".join(name.split("/")) if "/" in name else self.texts.localizer.date(name)
        return self.texts.as_typed("")._replace(text=text)


class _Said(NamedTuple):
    """A number of a chart with its time, in words."""

    quantity: Quantity
    period: LocalizedText


def _said(texts: Statements, statement: Statement) -> _Said:
    figure = statement.figure
    assert figure.period is not None
    quantity = texts.quantity(figure)
    # A title is short: what the unit is elsewhere, the table says.
    parts = tuple(part for part in quantity.parts if part.role != "conversion")
    return _Said(quantity._replace(parts=parts), texts.localizer.period(figure.period))


def _title(texts: Statements, run: Run, name: LocalizedText) -> LocalizedText:
    """What the run shows: the newest number beside its aim, else beside the number before, else beside the aim that follows."""
    reached = [point for point in run.points if point.reached is not None]
    aims = [point for point in run.points if point.aim is not None]
    last = reached[-1] if reached else None
    if last is not None and last.reached is not None and last.aim is not None:
        return _filled(texts, "{period}: {quantity}, aim {other}", name, last.reached, last.aim)
    if len(reached) > 1 and reached[-1].reached is not None and reached[-2].reached is not None:
        return _filled(texts, "{quantity} in {period}, {other} in {later}", name, reached[-2].reached, reached[-1].reached)
    if last is not None and last.reached is not None and aims and aims[-1].aim is not None:
        return _filled(texts, "{quantity} in {period}, aim {other} in {later}", name, last.reached, aims[-1].aim)
    if len(aims) > 1 and aims[-1].aim is not None and aims[-2].aim is not None:
        return _filled(texts, "Aims: {quantity} in {period}, {other} in {later}", name, aims[-2].aim, aims[-1].aim)
    return name


def _filled(texts: Statements, phrase: str, name: LocalizedText, one: Statement, other: Statement) -> LocalizedText:
    """A title of two numbers; the indicator's name where they aren't all in the page's language."""
    pattern = texts.localizer.phrase(phrase)
    first, second = _said(texts, one), _said(texts, other)
    parts = (pattern, first.quantity, first.period, second.quantity, second.period)
    if any(each.language != texts.language.tag for each in parts):
        return name
    words = {"quantity": first.quantity.text, "period": first.period.text, "other": second.quantity.text, "later": second.period.text}
    return pattern._replace(text=with_slots(pattern.text, words))


def _subtitle(texts: Statements, runs: Sequence[Run], name: LocalizedText, unit: LocalizedText | None) -> LocalizedText:
    """What is measured, in which unit and when."""
    years = sorted({day.year for run in runs for point in run.points for day in (point.span.first, point.span.last)})
    ends = {"from": texts.localizer.date(str(years[0])), "to": texts.localizer.date(str(years[-1]))}
    span = texts.localizer.phrase("{from} to {to}")
    pattern = texts.localizer.phrase("{indicator} ({unit}), {years}" if unit else "{indicator}, {years}")
    if any(each.language != texts.language.tag for each in (name, span, pattern, *([unit] if unit else []))):
        return name
    words = {
        "indicator": name.text,
        "unit": unit.text if unit else "",
        "years": with_slots(span.text, ends) if len(years) > 1 else ends["to"],
    }
    return pattern._replace(text=with_slots(pattern.text, words))


def _newest_of_each_kind(points: Sequence[Point]) -> set[tuple[str, str, str]]:
    """The names of those beside which the kind's word stands."""
    found = {each.figure.kind: each.name for point in points for each in point.statements}
    return {*found.values()}


def _number(texts: Statements, statement: Statement) -> LocalizedText:
    """The number alone, with its unit where that is a sign."""
    quantity = texts.quantity(statement.figure)
    is_single = statement.figure.value is not None
    parts = [part.text for part in quantity.parts if part.role in ("number", "unit")]
    text = "".join(parts) if quantity.symbol and is_single else quantity.number
    return texts.as_typed("")._replace(text=text, language=quantity.language, direction=quantity.direction)


def _ends(figure: Figure) -> list[Decimal]:
    """The number of a figure, or both ends of its range."""
    return [each for each in (figure.value, figure.start, figure.end) if each is not None]
