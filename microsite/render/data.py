"""Writes the downloads: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain
from json.encoder import encode_basestring
from operator import attrgetter
from typing import NamedTuple

from microsite.plan.views import DataCommitment, DataFigure, DataView
from microsite.render.columns import CODES, COMMITMENT_CODES, COMMITMENT_WORDS, FOR_PEOPLE, KEYS, WORDS, Column

# The beginnings of a cell that some spreadsheet takes for a formula; full-width characters and blanks before them count too.
# The guard is among them, so that a guarded text differs from one that begins with an apostrophe.
_BEGINNING = "[ \u00a0\u3000\ufeff]*[-=+@\t\r\n＝＋－＠']"
_FORMULA = re.compile(_BEGINNING)
_GUARD = "'"
# Joins the cells of a row for one search. If a cell holds it itself, its row is only searched cell by cell.
_PARTING = "\x1f"
_SUSPECT = re.compile(_PARTING + _BEGINNING)


class Table(NamedTuple):
    """What rows consist of: codes, then words in each language."""

    codes: tuple[Column, ...]
    words: tuple[Column, ...]


FIGURES, COMMITMENTS = Table(CODES, WORDS), Table(COMMITMENT_CODES, COMMITMENT_WORDS)


def csv_bytes(table: Table, languages: Iterable[str], rows: Iterable[str]) -> bytes:
    """The CSV of a table, with a byte order mark, which spreadsheets need to see UTF-8.

    `languages`: their paths, in the order of the rows' words; `rows`: as `csv_rows` makes them, such as those of each section.
    """
    return _whole_csv(column_names(table, languages), rows)


def people_bytes(headings: Sequence[str], rows: Iterable[str]) -> bytes:
    """The CSV whose first columns are those that a person wants, under `headings` in one language; `rows`: as `people_rows` makes them."""
    return _whole_csv([*headings, *(column.name for column in KEYS)], rows)


def _whole_csv(names: list[str], rows: Iterable[str]) -> bytes:
    return ("\ufeff" + _csv([names]) + "".join(rows)).encode()


def csv_rows(table: Table, items: Iterable[DataFigure | DataCommitment]) -> str:
    """One row for each figure or promise.

    A text that a spreadsheet would take for a formula has an apostrophe before it, and so has one that begins with an apostrophe:
    `unguarded` takes it off again. Numbers are never touched.
    """
    codes, words = attrgetter(*(each.field for each in table.codes)), attrgetter(*(each.field for each in table.words))
    numbers = _numbers(table.codes)
    return _csv(_safe([*map(_as_text, codes(item)), *chain.from_iterable(map(words, item.words))], numbers) for item in items)


def people_rows(figures: Iterable[DataFigure], language: int) -> str:
    """One row for each figure in the language of that number among those of its words."""
    of_words = [each.field.removeprefix("words.") if each.field.startswith("words.") else "" for each in FOR_PEOPLE]
    getters = [(attrgetter(own or each.field), bool(own)) for each, own in zip(FOR_PEOPLE, of_words, strict=True)]
    getters += [(attrgetter(each.field), False) for each in KEYS]
    numbers = _numbers(FOR_PEOPLE)
    return _csv(_safe([_as_text(get(each.words[language] if own else each)) for get, own in getters], numbers) for each in figures)


def _numbers(columns: Iterable[Column]) -> frozenset[int]:
    return frozenset(place for place, column in enumerate(columns) if column.type == "number")


def _csv(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def column_names(table: Table, languages: Iterable[str]) -> list[str]:
    """The header of the CSV: codes, then the words of each language."""
    return [column.name for column in table.codes] + [f"{column.name}_{path}" for path in languages for column in table.words]


def _as_text(code: object) -> str:
    """A code as text: a number with all digits that were typed, nothing for what is missing."""
    if type(code) is str:
        return code
    if code is None:
        return ""
    return f"{code:f}" if isinstance(code, Decimal) else str(code).lower() if isinstance(code, bool) else str(code)


def _safe(cells: list[str], numbers: frozenset[int]) -> list[str]:
    """A row without a cell that some spreadsheet would take for a formula; `numbers`: the places of those that are left as they are."""
    if _SUSPECT.search(_PARTING + _PARTING.join(cells)):
        return [cell if place in numbers else guarded(cell) for place, cell in enumerate(cells)]
    return cells


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    return _GUARD + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a guarded cell."""
    return cell.removeprefix(_GUARD)


def json_bytes(view: DataView, figures: Iterable[str], commitments: Iterable[str]) -> bytes:
    """The edition with its figures and its promises without a number, one on a line; both of each section that has any."""
    head = {
        "edition": view.edition,
        "title": dict(view.title),
        "date": view.date,
        "updated": view.updated,
        "source": dict(view.sources[0].title),
        "licence": {"name": dict(view.licence), "address": view.licence_address or None, "spdx": view.licence_spdx or None},
        "citation": dict(view.citation),
    }
    lists = ", ".join(
        f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []'
        for name, lines in (("figures", ",\n".join(figures)), ("commitments", ",\n".join(commitments)))
    )
    return f"{json.dumps(head, ensure_ascii=False)[:-1]}, {lists}}}\n".encode()


def json_rows(table: Table, languages: Iterable[str], items: Iterable[DataFigure | DataCommitment]) -> str:
    """A figure or promise on each line, numbers with the digits that were typed, null for what is missing; a comma between two.

    `languages`: their paths, in the order of the rows' words.
    """
    return ",\n".join(map(_row(table, list(languages)), items))


def _row(table: Table, paths: list[str]) -> Callable[[DataFigure | DataCommitment], str]:
    """A function that writes a line; it encodes the keys, which are the same in every line, once."""
    # Numbers are written with their own digits, because a float would lose some. So texts are encoded by the encoder's own function.
    encoded = encode_basestring
    of_codes, of_words = attrgetter(*(each.field for each in table.codes)), attrgetter(*(each.field for each in table.words))
    codes = [(f"{encoded(column.name)}: ", column.type in ("number", "boolean")) for column in table.codes]
    words = [f"{encoded(column.name)}: " for column in table.words]
    languages = [f"{encoded(path)}: " for path in paths]

    # Neighbouring figures have the same titles, names and definitions.
    @cache
    def in_each(texts: tuple[str, ...]) -> str:
        return "{" + ", ".join([path + encoded(text) for path, text in zip(languages, texts, strict=True)]) + "}" if any(texts) else "null"

    def row(item: DataFigure | DataCommitment) -> str:
        pairs = [
            key + (value if is_plain else encoded(value)) if value else f"{key}null"
            for (key, is_plain), value in zip(codes, map(_as_text, of_codes(item)), strict=True)
        ]
        pairs += [key + in_each(texts) for key, texts in zip(words, zip(*map(of_words, item.words), strict=True), strict=True)]
        return "{" + ", ".join(pairs) + "}"

    return row
