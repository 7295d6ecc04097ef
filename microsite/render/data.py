"""Writes the downloads: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter

from microsite.plan.views import DataFigure, DataView
from microsite.render.columns import CODES, WORDS

# The beginnings of a cell that some spreadsheet takes for a formula; full-width characters and blanks before them count too.
# The guard is among them, so that a guarded text differs from one that begins with an apostrophe.
_BEGINNING = "[ \u00a0\u3000\ufeff]*[-=+@\t\r\n＝＋－＠']"
_FORMULA = re.compile(_BEGINNING)
_GUARD = "'"
# Joins the cells of a row for one search. If a cell holds it itself, its row is only searched cell by cell.
_PARTING = "\x1f"
_SUSPECT = re.compile(_PARTING + _BEGINNING)

_codes = attrgetter(*(column.field for column in CODES))
_words = attrgetter(*(column.field for column in WORDS))
_NUMBERS = frozenset(place for place, column in enumerate(CODES) if column.type == "number")


def csv_bytes(languages: Iterable[str], rows: Iterable[str]) -> bytes:
    """The CSV of an edition or an indicator, with a byte order mark, which spreadsheets need to see UTF-8.

    `languages`: their paths, in the order of the figures' words; `rows`: as `csv_rows` makes them, such as those of each section.
    """
    return ("\ufeff" + _csv([column_names(languages)]) + "".join(rows)).encode()


def csv_rows(figures: Iterable[DataFigure]) -> str:
    """One row for each figure.

    A text that a spreadsheet would take for a formula has an apostrophe before it, and so has one that begins with an apostrophe:
    `unguarded` takes it off again. Numbers are never touched.
    """
    return _csv(map(_cells, figures))


def _csv(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def column_names(languages: Iterable[str]) -> list[str]:
    """The header of the CSV: codes, then the words of each language."""
    return [column.name for column in CODES] + [f"{column.name}_{path}" for path in languages for column in WORDS]


def _coded(figure: DataFigure) -> list[str]:
    """A figure's codes as text, in the order of the columns."""
    return [code if type(code) is str else _as_text(code) for code in _codes(figure)]


def _as_text(code: object) -> str:
    """A code as text: a number with all digits that were typed, nothing for what is missing."""
    if code is None:
        return ""
    return f"{code:f}" if isinstance(code, Decimal) else str(code).lower() if isinstance(code, bool) else str(code)


def _cells(figure: DataFigure) -> list[str]:
    """A figure's row of the CSV."""
    cells = _coded(figure)
    for words in figure.words:
        cells += _words(words)
    if _SUSPECT.search(_PARTING + _PARTING.join(cells)):
        return [cell if place in _NUMBERS else guarded(cell) for place, cell in enumerate(cells)]
    return cells


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    return _GUARD + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a guarded cell."""
    return cell.removeprefix(_GUARD)


def json_bytes(view: DataView, rows: Iterable[str]) -> bytes:
    """The edition with its figures, one on a line; `rows`: those of each section that has any."""
    head = {
        "edition": view.edition,
        "title": dict(view.title),
        "date": view.date,
        "updated": view.updated,
        "source": dict(view.sources[0].title),
        "licence": {"name": dict(view.licence), "address": view.licence_address or None, "spdx": view.licence_spdx or None},
        "citation": dict(view.citation),
    }
    lines = ",\n".join(rows)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "figures": [\n{lines}\n]}}\n'.encode()


def json_rows(languages: Iterable[str], figures: Iterable[DataFigure]) -> str:
    """A figure on each line, numbers with the digits that were typed, null for what is missing; a comma between two.

    `languages`: their paths, in the order of the figures' words.
    """
    return ",\n".join(map(_row(list(languages)), figures))


def _row(paths: list[str]) -> Callable[[DataFigure], str]:
    """A function that writes a figure's line; it encodes the keys, which are the same in every line, once."""
    # Numbers are written with their own digits, because a float would lose some. So texts are encoded by the encoder's own function.
    encoded = encode_basestring
    codes = [(f"{encoded(column.name)}: ", column.type in ("number", "boolean")) for column in CODES]
    words = [f"{encoded(column.name)}: " for column in WORDS]
    languages = [f"{encoded(path)}: " for path in paths]

    # Neighbouring figures have the same titles, names and definitions.
    @cache
    def in_each(texts: tuple[str, ...]) -> str:
        return "{" + ", ".join([path + encoded(text) for path, text in zip(languages, texts, strict=True)]) + "}" if any(texts) else "null"

    def row(figure: DataFigure) -> str:
        pairs = [
            key + (value if is_plain else encoded(value)) if value else f"{key}null"
            for (key, is_plain), value in zip(codes, _coded(figure), strict=True)
        ]
        pairs += [key + in_each(texts) for key, texts in zip(words, zip(*map(_words, figure.words), strict=True), strict=True)]
        return "{" + ", ".join(pairs) + "}"

    return row
