"""Charts as pages show them: figures by name into rows with words and geometry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from microsite.model.charts import FACTS
from microsite.model.content import KINDS, Chart, Figure
from microsite.plan import addresses, chart_shapes, views
from microsite.plan.pieces import Pieces
from microsite.text.localizer import KIND_PHRASES, Quantity

_LARGEST_SQUARE = 176
"""pixels: the greatest and the next fit beside each other on a wide page, the greatest alone on the narrowest"""

_Named = tuple[str, Figure]
"""the id of a section and a figure of it"""


class _Drawn(NamedTuple):
    """The geometry of one figure, as `views.ChartMark` has it."""

    start: str
    length: str
    path: str = ""


def charts(pieces: Pieces, owner: str, declared: Iterable[Chart], page: str) -> tuple[views.ChartView, ...]:
    """The charts that `owner`, a section's id or `edition`, declares, for the page at that path."""
    return tuple(_chart(pieces, owner, chart, page) for chart in declared)


def _chart(pieces: Pieces, owner: str, chart: Chart, page: str) -> views.ChartView:
    names = [each.name if "." in each.name else f"{owner}.{each.name}" for each in chart.figures]
    found = [(name.partition(".")[0], pieces.figures[name]) for name in names]
    groups = _groups(chart.kind, found)
    zero, drawn = _drawn(chart, [_value(figure) for group in groups for _, figure in group])
    shapes = iter(drawn)
    context = f"{owner}.chart.{chart.id}"
    return views.ChartView(
        addresses.fragment(chart.id),
        chart.kind,
        pieces.text(f"{context}.title", chart.title),
        pieces.text(f"{context}.subtitle", chart.subtitle),
        _kinds(pieces, [figure.kind for _, figure in found]),
        zero,
        _cell(pieces, found) if chart.kind == "grid" else None,
        tuple(_row(pieces, group, [next(shapes) for _ in group], page) for group in groups),
        tuple(dict.fromkeys(pieces.place(figure.place) for _, figure in found)),
    )


def _groups(kind: str, found: Sequence[_Named]) -> list[list[_Named]]:
    """The figures row by row, the greatest first where time has no say; a slope's from the earlier on, a bullet's fact before its aim."""
    if kind in ("slope", "bullet"):
        by_indicator: dict[str, list[_Named]] = {}
        for each in found:
            by_indicator.setdefault(each[1].indicator, []).append(each)
        groups = list(by_indicator.values())
        for group in groups:
            group.sort(key=lambda each: (each[1].period.first if each[1].period else "") if kind == "slope" else each[1].kind not in FACTS)
    else:
        groups = [[each] for each in found]
    return groups if kind == "slope" else sorted(groups, key=lambda group: -_value(group[-1][1]))


def _value(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)


def _drawn(chart: Chart, values: Sequence[Decimal]) -> tuple[str, list[_Drawn]]:
    """Where zero lies, and the geometry of each value."""
    if chart.kind == "grid":
        each = chart_shapes.worth(values)
        return "0", [_Drawn("0", str(height), path) for path, height in (chart_shapes.cells(value, each) for value in values)]
    if chart.kind == "squares":
        return "0", [_Drawn("0", side) for side in chart_shapes.squares(values, _LARGEST_SQUARE)]
    zero, stretches = chart_shapes.ladder(values, chart.of)
    return zero, [_Drawn(*stretch) for stretch in stretches]


def _kinds(pieces: Pieces, found: Sequence[str]) -> tuple[views.KindCount, ...]:
    return tuple(views.KindCount(kind, pieces.localizer.phrase(KIND_PHRASES[kind]), found.count(kind)) for kind in KINDS if kind in found)


def _cell(pieces: Pieces, found: Sequence[_Named]) -> Quantity:
    figure = found[0][1]
    worth = chart_shapes.worth([_value(figure) for _, figure in found])
    return pieces.quantity(figure._replace(value=worth, bound="exactly"))


def _row(pieces: Pieces, group: Sequence[_Named], drawn: Sequence[_Drawn], page: str) -> views.ChartRow:
    section, figure = group[-1]
    indicator = pieces.site.registers.indicators[figure.indicator]
    link = pieces.figure_link(pieces.edition, section, figure.id, page)
    return views.ChartRow(
        # On the section's own page the fragment is enough.
        link.removeprefix(page.rpartition("/")[2]),
        pieces.label(indicator),
        tuple(_mark(pieces, figure, shape) for (_, figure), shape in zip(group, drawn, strict=True)),
    )


def _mark(pieces: Pieces, figure: Figure, drawn: _Drawn) -> views.ChartMark:
    return views.ChartMark(
        figure.kind,
        pieces.localizer.phrase(KIND_PHRASES[figure.kind]),
        pieces.quantity(figure),
        pieces.localizer.period(figure.period) if figure.period else None,
        *drawn,
    )
