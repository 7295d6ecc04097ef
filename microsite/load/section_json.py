"""A section as plain values that JSON can hold, and the same section made of them again, with the places of all that was written."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from microsite.diagnostics import Position
from microsite.model.content import Chart, Commitment, Figure, Listed, Period, Picture, Place, Section, Words

# Written out record by record, because it is done some thousand times before a page is made: what looks at each value to
# tell what it is takes three times as long.


def plain(section: Section) -> list[Any]:
    """The section's values in the order of its fields; without the file's name, which all its places share."""
    return [
        section.id,
        _words(section.title),
        _words(section.finding),
        [_words(each) for each in section.summary],
        _picture(section.picture) if section.picture is not None else None,
        [_figure(each) for each in section.figures],
        [_chart(each) for each in section.charts],
        [[each.id, _words(each.text), _place(each.place), _where(each.where)] for each in section.commitments],
        _perhaps(section.link_title),
        section.draft,
        section.formerly,
        _where(section.where),
    ]


def _words(words: Words) -> list[Any]:
    return [words.text, *words.position[1:], words.end_line]


def _perhaps(words: Words | None) -> list[Any] | None:
    return _words(words) if words is not None else None


def _place(place: Place) -> list[Any]:
    return [place.document, place.locator, *place.position[1:]]


def _where(where: Mapping[str, Position]) -> dict[str, Any]:
    return {name: position[1:] for name, position in where.items()}


def _number(number: Decimal | None) -> str | None:
    return str(number) if number is not None else None


def _picture(picture: Picture) -> list[Any]:
    texts = (_words(picture.alt), _words(picture.credit), _perhaps(picture.caption))
    return [picture.file, *texts, picture.size, _where(picture.where)]


def _figure(figure: Figure) -> list[Any]:
    return [
        figure.id,
        figure.indicator,
        figure.kind,
        _place(figure.place),
        _number(figure.value),
        _number(figure.start),
        _number(figure.end),
        figure.bound,
        figure.period,
        _perhaps(figure.sentence),
        _perhaps(figure.scope),
        figure.show,
        figure.formerly,
        _where(figure.where),
    ]


def _chart(chart: Chart) -> list[Any]:
    figures = [listed(each) for each in chart.figures]
    return [chart.id, chart.kind, _words(chart.title), _words(chart.subtitle), figures, _number(chart.of), _where(chart.where)]


def listed(each: Listed) -> list[Any]:
    """An entry of a list of names, such as a picture's file."""
    return [each.name, *each.position[1:]]


class Maker:
    """Makes the values of one file again; raises TypeError or ValueError where something else than `plain` made what it is given."""

    def __init__(self, file: str) -> None:
        self._file = file

    def section(self, value: Any) -> Section:
        """The section that `plain` took apart."""
        id_, title, finding, summary, picture, figures, charts, commitments, link_title, draft, formerly, where = value
        return Section(
            id_,
            self._words(*title),
            self._words(*link_title) if link_title is not None else None,
            self._words(*finding),
            tuple([self._words(*each) for each in summary]),
            self._picture(*picture) if picture is not None else None,
            tuple([self._chart(*each) for each in charts]),
            tuple([self._figure(*each) for each in figures]),
            tuple([self._commitment(*each) for each in commitments]),
            draft,
            tuple(formerly),
            self._where(where),
        )

    def listed(self, name: str, line: int, column: int, length: int) -> Listed:
        """The entry that `listed` took apart."""
        return Listed(name, Position(self._file, line, column, length))

    def _words(self, text: str, line: int, column: int, length: int, end_line: int) -> Words:
        return Words(text, Position(self._file, line, column, length), end_line)

    def _where(self, where: dict[str, Any]) -> dict[str, Position]:
        file = self._file
        return {name: Position(file, line, column, length) for name, (line, column, length) in where.items()}

    def _place(self, document: str, locator: str, line: int, column: int, length: int) -> Place:
        return Place(document, locator, Position(self._file, line, column, length))

    def _commitment(self, id_: str, text: Any, place: Any, where: Any) -> Commitment:
        return Commitment(id_, self._words(*text), self._place(*place), self._where(where))

    def _picture(self, file: str, alt: Any, credit: Any, caption: Any, size: Any, where: Any) -> Picture:
        width, height = size
        said = self._words(*caption) if caption is not None else None
        return Picture(file, self._words(*alt), said, self._words(*credit), (width, height), self._where(where))

    def _chart(self, id_: str, kind: str, title: Any, subtitle: Any, figures: Any, of: str | None, where: Any) -> Chart:
        named = tuple([self.listed(*each) for each in figures])
        return Chart(id_, kind, self._words(*title), self._words(*subtitle), named, Decimal(of) if of else None, self._where(where))

    def _figure(
        self,
        id_: str,
        indicator: str,
        kind: str,
        place: Any,
        value: str | None,
        start: str | None,
        end: str | None,
        bound: str,
        period: Any,
        sentence: Any,
        scope: Any,
        show: str,
        formerly: Any,
        where: Any,
    ) -> Figure:
        return Figure(
            id_,
            indicator,
            kind,
            bound,
            Decimal(value) if value else None,
            Decimal(start) if start else None,
            Decimal(end) if end else None,
            Period(*period) if period is not None else None,
            self._place(*place),
            self._words(*sentence) if sentence is not None else None,
            self._words(*scope) if scope is not None else None,
            show,
            tuple(formerly),
            self._where(where),
        )
