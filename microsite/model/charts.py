"""What a chart may show: figures that can be compared. Pure: what is wrong with one is a diagnostic at the name that does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model.content import REACHED, Chart, Figure, Listed, Registers
from microsite.model.unspaced import is_unspaced

LONGEST_TITLE = {"characters": 22, "words": 15}
"""a finding that is remembered: the longest title without a warning, where a script has no spaces between words, and elsewhere"""
_SIGNED = ("ladder",)
"""kinds of chart that have a place for numbers below zero"""


def chart_faults(chart: Chart, figures: list[tuple[Listed, Figure]], registers: Registers) -> Iterator[Diagnostic]:
    """What is wrong with a chart; `figures`: those that it names, where their names are known."""
    title = chart.title.text
    counted, length = ("characters", len(title)) if any(map(is_unspaced, title)) else ("words", len(title.split()))
    if length > LONGEST_TITLE[counted]:
        yield diagnostic("chart-title-long", chart.where["title"], found=length, most=LONGEST_TITLE[counted], unit=counted)
    if len(chart.figures) < 2:
        yield diagnostic("chart-figures", chart.where["figures"], found=len(chart.figures))
    units = [registers.indicators[figure.indicator].unit for _, figure in figures]
    for (listed, figure), unit in zip(figures, units, strict=True):
        # A bar ends at one number, on the side that the chart has.
        if figure.value is None:
            yield diagnostic("chart-range", listed.position, found=listed.name)
        elif figure.value < 0 and chart.kind not in _SIGNED:
            yield diagnostic("chart-negative", listed.position, found=listed.name, chart=chart.kind)
        elif chart.of is not None and figure.value > chart.of:
            yield diagnostic("chart-whole", listed.position, found=listed.name, value=figure.value, most=chart.of)
        # Only what is counted in one unit can be compared by length.
        if unit != units[0]:
            yield diagnostic("chart-units", listed.position, found=listed.name, unit=unit, expected=units[0], other=figures[0][0].name)
    yield from _pair_faults(chart, figures)


def _pair_faults(chart: Chart, figures: list[tuple[Listed, Figure]]) -> Iterator[Diagnostic]:
    """A slope leads from one time to another of the same indicator; a bullet sets one fact beside one aim."""
    if chart.kind == "slope":
        counts = Counter(figure.indicator for _, figure in figures)
        reported = set()
        for listed, figure in figures:
            if counts[figure.indicator] != 2 and figure.indicator not in reported:
                reported.add(figure.indicator)
                yield diagnostic("chart-pair", listed.position, found=listed.name, count=counts[figure.indicator])
    elif chart.kind == "bullet":
        taken = set()
        for listed, figure in figures:
            role = (figure.indicator, figure.kind in REACHED)
            if role in taken:
                yield diagnostic("chart-role", listed.position, found=listed.name)
            taken.add(role)
