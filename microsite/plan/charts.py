"""Charts as pages show them: figures by name into rows with words and geometry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from microsite.model.content import REACHED, Chart, Figure
from microsite.plan import addresses, chart_shapes, views
from microsite.plan.chart_shapes import Shape
from microsite.plan.pieces import Pieces
from microsite.text.phrases import KIND_PHRASES

_LARGEST_SQUARE = 176
"""pixels: the greatest and the next fit beside each other on a wide page, the greatest alone on the narrowest"""

_Row = list[tuple[str, Figure]]
"""what stands in one line of a chart: figures, each with the id of its section"""


def charts(pieces: Pieces, owner: str, declared: Iterable[Chart], page: str) -> tuple[views.ChartView, ...]:
    """The charts that `owner`, a section's id or `edition`, declares, for the page at that path."""
    return tuple(_chart(pieces, owner, chart, page) for chart in declared)


def _chart(pieces: Pieces, owner: str, chart: Chart, page: str) -> views.ChartView:
    names = [each.name if "." in each.name else f"{owner}.{each.name}" for each in chart.figures]
    found = [(name.partition(".")[0], pieces.figures[name]) for name in names]
    rows = _rows(chart.kind, found)
    values = [_value(figure) for row in rows for _, figure in row]
    zero, drawn = _drawn(chart, values)
    shapes = iter(drawn)
    is_grid = chart.kind == "grid"
    context = f"{owner}.chart.{chart.id}"
    return views.ChartView(
        id=addresses.fragment(chart.id),
        kind=chart.kind,
        title=pieces.text(f"{context}.title", chart.title),
        subtitle=pieces.text(f"{context}.subtitle", chart.subtitle),
        kinds=pieces.counts((figure.kind for _, figure in found), KIND_PHRASES),
        zero=zero,
        cell=pieces.quantity(found[0][1]._replace(value=chart_shapes.worth(values), bound="exactly")) if is_grid else None,
        rows=tuple(_row(pieces, chart.kind, row, [next(shapes) for _ in row], page) for row in rows),
        places=tuple(dict.fromkeys(pieces.place(figure.place) for _, figure in found)),
    )


def _rows(kind: str, found: _Row) -> list[_Row]:
    """The figures row by row, the greatest first where time has no say; a slope's from the earlier on, a bullet's fact before its aim."""
    if kind not in ("slope", "bullet"):
        return sorted(([each] for each in found), key=lambda row: -_value(row[0][1]))
    by_indicator: dict[str, _Row] = {}
    for each in found:
        by_indicator.setdefault(each[1].indicator, []).append(each)
    rows = list(by_indicator.values())
    for row in rows:
        row.sort(key=lambda each: (each[1].period.first if each[1].period else "") if kind == "slope" else each[1].kind not in REACHED)
    return rows if kind == "slope" else sorted(rows, key=lambda row: -_value(row[-1][1]))


def _value(figure: Figure) -> Decimal:
    return figure.value if figure.value is not None else Decimal(0)


def _drawn(chart: Chart, values: Sequence[Decimal]) -> tuple[str, Sequence[Shape]]:
    """Where zero lies, and the geometry of each value."""
    if chart.kind == "grid":
        return "0", chart_shapes.grid(values)
    if chart.kind == "squares":
        return "0", chart_shapes.squares(values, _LARGEST_SQUARE)
    return chart_shapes.ladder(values, chart.of)


def _row(pieces: Pieces, kind: str, row: _Row, shapes: Sequence[Shape], page: str) -> views.ChartRow:
    section, figure = row[-1]
    # The fact stands first, the aim last.
    over = chart_shapes.beyond(shapes[0], shapes[-1]) if kind == "bullet" and figure.bound == "at_most" else ""
    link = pieces.figure_link(pieces.edition, section, figure.id, page)
    marks = [
        views.ChartMark(
            each.kind,
            pieces.localizer.phrase(KIND_PHRASES[each.kind]),
            pieces.quantity(each),
            pieces.localizer.period(each.period) if each.period else None,
            *shape,
            over=over if each.kind in REACHED else "",
        )
        for (_, each), shape in zip(row, shapes, strict=True)
    ]
    # On the section's own page the fragment is enough.
    href = link.removeprefix(page.rpartition("/")[2])
    return views.ChartRow(href, pieces.label(pieces.site.registers.indicators[figure.indicator]), tuple(marks))
