"""The site as linked: registers by id, complete languages, and what an edition may know of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from microsite.diagnostics import Position
from microsite.model.content import Correction, Document, Edition, Figure, Indicator, Period, Place, Term, Unit, Words
from microsite.model.progress import Progress
from microsite.model.spans import PeriodKey
from microsite.remembering import remembering


class Registers(NamedTuple):
    """What the editions share, by id."""

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    """the root's own, and those shipped units that it doesn't replace"""
    documents: Mapping[str, Document]
    terms: Mapping[str, Term]


InEachLanguage = tuple[tuple[str, tuple[str, ...]], ...]
"""A text in each language, by path: the fields of a Text"""


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
    period: PeriodKey
    inferred: bool
    """whether the editors concluded the period"""
    document: str
    """the id of the document that says it; empty where it is the edition's own"""
    locator: str
    scope: str
    """what part it speaks of, in the language of the content; empty where it is the whole"""
    scopes: InEachLanguage
    """the same as readers get it"""


class KnownCorrection(NamedTuple):
    """A correction as the pages of no edition see it."""

    date: str
    section: str
    figure: str
    was: str
    reasons: InEachLanguage
    """why, as readers get it"""


class Extract(NamedTuple):
    """What other editions and the pages of no edition may know of an edition; kept between builds as JSON."""

    id: str
    titles: InEachLanguage
    """its title"""
    date: str
    updated: str
    sections: tuple[str, ...]
    """the ids of its sections, in order"""
    formerly: tuple[str, ...]
    figures: tuple[KnownFigure, ...]
    progress: tuple[tuple[str, Progress], ...]
    """how far its translation into each target language is, by path"""
    corrections: tuple[KnownCorrection, ...]
    pictures: tuple[str, ...]
    """the files of the pictures that it shows, as paths below assets/"""

    @classmethod
    def of(cls, edition: Edition, said: Callable[[str, Words], InEachLanguage], progress: Mapping[str, Progress]) -> Extract:
        """The extract of an edition; `said`: what a message of its catalogue, by context and source text, is in each language; `progress` by
        path of the language."""
        figures = {f"{section.id}.{figure.id}" for section in edition.sections for figure in section.figures}
        return cls(
            edition.id,
            said("edition.title", edition.head.title),
            edition.head.date,
            edition.updated,
            tuple(section.id for section in edition.sections),
            edition.head.formerly,
            tuple(_known(section.id, figure, said) for section in edition.sections for figure in section.figures),
            tuple(progress.items()),
            tuple(
                _corrected(each, said)
                for each in edition.head.corrections
                # One that names no figure is a fault that has been told already.
                if each.figure in figures
            ),
            tuple(sorted({each.file for each in edition.pictures})),
        )

    @classmethod
    def from_json(cls, value: list[Any]) -> Extract:
        """The extract that `json.dumps` made a list of."""
        id_, titles, date, updated, sections, formerly, figures, progress, corrections, pictures = value
        return cls(
            id_,
            in_each_language(titles),
            date,
            updated,
            tuple(sections),
            tuple(formerly),
            tuple(_known_from_json(each) for each in figures),
            tuple((path, Progress._make(counts)) for path, counts in progress),
            tuple(KnownCorrection._make((*each[:-1], in_each_language(each[-1]))) for each in corrections),
            tuple(pictures),
        )


def _known_from_json(value: list[Any]) -> KnownFigure:
    *plain, period, inferred, document, locator, scope, scopes = value
    # Few speak of a part: most have no scopes to be made again.
    return KnownFigure._make((*plain, tuple(period), inferred, document, locator, scope, in_each_language(scopes) if scopes else ()))


def in_each_language(texts: Iterable[tuple[str, Iterable[str]]]) -> InEachLanguage:
    """Texts by path of the language, as values that equal those that JSON gave back."""
    return tuple((path, tuple(text)) for path, text in texts)


def _corrected(correction: Correction, said: Callable[[str, Words], InEachLanguage]) -> KnownCorrection:
    section, figure = correction.figure.split(".")
    reasons = said(f"edition.correction.{correction.date}.{correction.figure}", correction.reason)
    return KnownCorrection(correction.date, section, figure, correction.was, reasons)


def _known(section: str, figure: Figure, said: Callable[[str, Words], InEachLanguage]) -> KnownFigure:
    value, start, end = ("" if number is None else f"{number:f}" for number in (figure.value, figure.start, figure.end))
    period, inferred = (figure.period[:3], figure.period.inferred) if figure.period else (("", "", ""), False)
    place, scope = figure.place, figure.scope
    scopes = said(f"{section}.figure.{figure.id}.scope", scope) if scope else ()
    stated = (figure.kind, figure.bound, value, start, end, figure.show, period, inferred, place.document, place.locator)
    return KnownFigure(section, figure.id, figure.indicator, *stated, scope.text if scope else "", scopes)


def _figure_of(known: KnownFigure) -> Figure:
    value, start, end = (Decimal(text) if text else None for text in (known.value, known.start, known.end))
    period = Period(*known.period, known.inferred) if known.period[0] else None
    place = Place("", "", Position(""))
    stated = (known.bound, value, start, end, period)
    return Figure(known.id, known.indicator, known.kind, *stated, place, show=known.show)


# In every language and beside every figure that it is compared with.
figure_of = remembering(_figure_of, 4096)
"""the figure again, as far as another edition may show it"""
