"""What the reports of all years say of one figure's indicator, beside the figure itself: pure, from extracts alone.

Two figures can be compared if they are of the same indicator, cover the same days, and speak of the same part (`scope:`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from microsite.model.outcomes import (
    ENDS_LATER,
    NO_RESULT,
    NOT_COMPARABLE,
    NOT_YET_DUE,
    OTHER_PART,
    OTHER_PERIOD,
    UNREPORTED,
    Verdict,
    accepts,
    judge,
)
from microsite.model.site import Extract, KnownFigure, Registers, figure_of
from microsite.model.spans import PeriodKey, Span, span_of, year_before

REACHED = ("result", "estimate")
"""the kinds that say what was reached; a final one counts before a preliminary one"""
PROMISED = "target"


class Said(NamedTuple):
    """A figure with the edition that gives it."""

    extract: Extract
    figure: KnownFigure


class Outcome(NamedTuple):
    """What became of a target; `result` is None where none is given."""

    verdict: Verdict
    result: Said | None


class Revision(NamedTuple):
    """Another number for the same thing, of another document or report."""

    other: Said
    is_later: bool
    """whether the other is the later one, which counts"""


class Change(NamedTuple):
    """A result against that of the year before."""

    before: Said
    difference: Decimal
    """in the unit of the indicator's differences"""
    percent: Decimal | None
    """the difference in percent of the number before; None for rates, and where the number before isn't above zero"""


class Mention(NamedTuple):
    """What another edition says of the same indicator and period; for a target that the figure answers, with what became of it."""

    other: Said
    verdict: Verdict | None


class History(NamedTuple):
    """All that is said beside a figure."""

    outcome: Outcome | None = None
    revisions: tuple[Revision, ...] = ()
    change: Change | None = None
    mentions: tuple[Mention, ...] = ()


Histories = Mapping[tuple[str, str], History]
"""(section, figure) → its history; a figure that stands alone has none"""


def known_elsewhere(edition: str, extracts: Mapping[str, Extract]) -> Iterator[tuple[Extract, list[KnownFigure]]]:
    """The other editions, in order, with those of their figures that may stand in a history of this edition: same indicator, same years
    or the year before."""
    wanted: dict[str, set[int]] = {}
    for figure in extracts[edition].figures:
        years = _years(figure.period)
        wanted.setdefault(figure.indicator, set()).update(years, (year - 1 for year in years[:1]))
    for id_, extract in sorted(extracts.items()):
        if id_ != edition:
            yield (
                extract,
                [
                    figure
                    for figure in extract.figures
                    if figure.indicator in wanted and not wanted[figure.indicator].isdisjoint(_years(figure.period))
                ],
            )


@lru_cache(maxsize=256)
def _years(period: PeriodKey) -> range:
    """The years that a period speaks of."""
    _, first, last = period
    return range(int(first[:4]), int((last or first)[:4]) + 1) if first else range(0)


class Book:
    """What the editions say of each indicator, by its days: opened once for the histories of all editions that are made."""

    def __init__(self, extracts: Mapping[str, Extract], registers: Registers) -> None:
        self.extracts, self.registers = extracts, registers
        self.newest = max((extract.date for extract in extracts.values()), default="")
        self._figures: dict[str, list[Said]] = {}
        """by indicator, in the order of the editions"""
        for _, extract in sorted(extracts.items()):
            for figure in extract.figures:
                self._figures.setdefault(figure.indicator, []).append(Said(extract, figure))
        self._statements: dict[str, dict[Span, list[Said]]] = {}

    def histories(self, edition: str) -> dict[tuple[str, str], History]:
        """The histories of an edition's figures, among all editions, itself included."""
        own = self.extracts[edition]
        found = {}
        for figure in own.figures:
            history = self._history(Said(own, figure))
            if history is not None:
                found[figure.section, figure.id] = history
        return found

    def _of_indicator(self, indicator: str) -> Mapping[Span, list[Said]]:
        statements = self._statements.get(indicator)
        if statements is None:
            statements = self._statements[indicator] = {}
            for said in self._figures.get(indicator, ()):
                span = span_of(said.figure.period)
                if span is not None:
                    statements.setdefault(span, []).append(said)
        return statements

    def _history(self, own: Said) -> History | None:
        """None for a figure that stands alone."""
        span = span_of(own.figure.period)
        if span is None or own.figure.indicator not in self.registers.indicators:
            return None
        of_indicator = self._of_indicator(own.figure.indicator)
        same_days = [each for each in of_indicator[span] if each.figure is not own.figure]
        comparable = [each for each in same_days if each.figure.scope == own.figure.scope]
        outcome = self._outcome(own, span, comparable, of_indicator) if own.figure.kind == PROMISED else None
        revisions = tuple(self._revisions(own, comparable))
        shown = {id(each.other.figure) for each in revisions} | ({id(outcome.result.figure)} if outcome and outcome.result else set())
        mentions = tuple(
            [
                Mention(each, self._answered(own, each, comparable))
                for each in same_days
                if each.extract.id != own.extract.id and id(each.figure) not in shown
            ]
        )
        history = History(outcome, revisions, self._change(own, of_indicator), mentions)
        return history if any(history) else None

    def _said_on(self, said: Said) -> tuple[str, str]:
        """When it was said: by the date of the document, the edition's where that has none; then by the edition."""
        document = self.registers.documents.get(said.figure.document)
        return (document.date if document is not None and document.date else said.extract.date), said.extract.id

    def _best(self, statements: Sequence[Said]) -> Said | None:
        """Of several results the one that counts: final before preliminary, then the latest, then the first of its edition."""
        if len(statements) < 2:
            return statements[0] if statements else None
        return max(statements, key=lambda each: (each.figure.kind == REACHED[0], self._said_on(each), not each.figure.document))

    def _judge(self, target: KnownFigure, result: KnownFigure) -> Verdict:
        return judge(figure_of(target), figure_of(result), self._direction(target), self._is_rate(target))

    def _direction(self, figure: KnownFigure) -> str:
        return self.registers.indicators[figure.indicator].direction

    def _is_rate(self, figure: KnownFigure) -> bool:
        return bool(self.registers.units[self.registers.indicators[figure.indicator].unit].difference)

    def _outcome(self, own: Said, span: Span, comparable: Sequence[Said], of_indicator: Mapping[Span, Sequence[Said]]) -> Outcome | None:
        target = own.figure
        best = self._best([each for each in comparable if each.figure.kind in REACHED])
        if best is not None:
            return Outcome(self._judge(target, best.figure), best)
        _, rule = accepts(figure_of(target), self._direction(target))
        if span.last.isoformat() >= self.newest:
            # What no later report could tell of needs no status.
            return Outcome(Verdict(NOT_YET_DUE, rule, ENDS_LATER), None) if own.extract.date < self.newest else None
        near = [each for days, said in of_indicator.items() if days.overlaps(span) for each in said if each.figure.kind in REACHED]
        same_days = self._best([each for each in near if span_of(each.figure.period) == span])
        other = same_days or self._best(near)
        if other is None:
            return Outcome(Verdict(UNREPORTED, rule, NO_RESULT), None)
        return Outcome(Verdict(NOT_COMPARABLE, rule, OTHER_PART if same_days else OTHER_PERIOD), other)

    def _revisions(self, own: Said, comparable: Sequence[Said]) -> Iterator[Revision]:
        for each in comparable:
            source = (each.extract.id, each.figure.document)
            if source != (own.extract.id, own.figure.document) and _stage(each) == _stage(own) and _number(each) != _number(own):
                yield Revision(each, self._said_on(each) > self._said_on(own))

    def _answered(self, own: Said, other: Said, comparable: Sequence[Said]) -> Verdict | None:
        """What became of the other's target, where this figure is the result that counts for it."""
        if other.figure.kind != PROMISED or own.figure.kind not in REACHED or other.figure.scope != own.figure.scope:
            return None
        results = [own, *(each for each in comparable if each.figure.kind in REACHED)]
        return self._judge(other.figure, own.figure) if self._best(results) is own else None

    def _change(self, own: Said, of_indicator: Mapping[Span, Sequence[Said]]) -> Change | None:
        span = year_before(own.figure.period) if _is_exact_result(own) else None
        if span is None:
            return None
        before = self._best(
            [each for each in of_indicator.get(span, ()) if each.figure.kind in REACHED and each.figure.scope == own.figure.scope]
        )
        if before is None or not _is_exact_result(before):
            return None
        now, then = Decimal(own.figure.value), Decimal(before.figure.value)
        has_percent = then > 0 and not self._is_rate(own.figure)
        return Change(before, now - then, (now - then) / then * 100 if has_percent else None)


def _is_exact_result(said: Said) -> bool:
    return said.figure.kind in REACHED and said.figure.bound == "exactly" and bool(said.figure.value)


def _stage(said: Said) -> str:
    return REACHED[0] if said.figure.kind in REACHED else said.figure.kind


def _number(said: Said) -> tuple[object, ...]:
    known = said.figure
    return (known.bound, *(Decimal(text) if text else None for text in (known.value, known.start, known.end)))
