"""The site as linked: registers by id, complete languages, and what an edition may know of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from microsite.diagnostics import Position
from microsite.model.content import Document, Edition, Figure, Indicator, Period, Place, Term, Unit
from microsite.model.progress import Progress


@dataclass(frozen=True, slots=True)
class Registers:
    """What the editions share, by id."""

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    """the root's own, and those shipped units that it doesn't replace"""
    documents: Mapping[str, Document]
    terms: Mapping[str, Term]


class KnownFigure(NamedTuple):
    """A figure as the other editions see it."""

    section: str
    id: str
    indicator: str
    kind: str
    bound: str
    value: str
    start: str
    end: str
    show: str
    period: tuple[str, str, str]
    """type, first, last; empty type where there is none"""


class Extract(NamedTuple):
    """What other editions and the pages of no edition may know of an edition; kept between builds as JSON."""

    id: str
    titles: tuple[tuple[str, tuple[str, ...]], ...]
    """its title in each language, by path: the fields of a Text"""
    date: str
    updated: str
    sections: tuple[str, ...]
    """the ids of its sections, in order"""
    formerly: tuple[str, ...]
    figures: tuple[KnownFigure, ...]
    progress: tuple[tuple[str, Progress], ...]
    """how far its translation into each target language is, by path"""

    @classmethod
    def of(cls, edition: Edition, titles: Mapping[str, tuple[str, ...]], progress: Mapping[str, Progress]) -> Extract:
        """The extract of an edition; `titles` and `progress` by path of the language."""
        return cls(
            edition.id,
            tuple((path, tuple(text)) for path, text in titles.items()),
            edition.head.date,
            edition.updated,
            tuple(section.id for section in edition.sections),
            edition.head.formerly,
            tuple(_known(section.id, figure) for section in edition.sections for figure in section.figures),
            tuple(progress.items()),
        )

    @classmethod
    def from_json(cls, value: list[Any]) -> Extract:
        """The extract that `json.dumps` made a list of."""
        id_, titles, date, updated, sections, formerly, figures, progress = value
        known = tuple(KnownFigure._make((*figure[:-1], tuple(figure[-1]))) for figure in figures)
        return cls(
            id_,
            tuple((path, tuple(text)) for path, text in titles),
            date,
            updated,
            tuple(sections),
            tuple(formerly),
            known,
            tuple((path, Progress._make(counts)) for path, counts in progress),
        )


def _known(section: str, figure: Figure) -> KnownFigure:
    value, start, end = ("" if number is None else f"{number:f}" for number in (figure.value, figure.start, figure.end))
    period = (figure.period.type, figure.period.first, figure.period.last) if figure.period else ("", "", "")
    return KnownFigure(section, figure.id, figure.indicator, figure.kind, figure.bound, value, start, end, figure.show, period)


def figure_of(known: KnownFigure) -> Figure:
    """The figure again, as far as another edition may show it."""
    value, start, end = (Decimal(text) if text else None for text in (known.value, known.start, known.end))
    type_, first, last = known.period
    period = Period(type_, first, last) if type_ else None
    return Figure(known.id, known.indicator, known.kind, Place("", "", Position("")), value, start, end, known.bound, period, show=known.show)
