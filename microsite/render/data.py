"""The downloads' formats: CSV that spreadsheets open, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from functools import lru_cache

from microsite.plan.views import DataFigure, DataView, InEachLanguage
from microsite.render.columns import CODES, WORDS, Column

# What makes a cell a formula to some spreadsheet, in any of its disguises: full-width forms count too where Chinese is typed, and what
# stands behind blanks. With the guard itself among them, a guarded text can be told from one that began so.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_GUARD = "'"


@lru_cache(maxsize=2)
def csv_bytes(view: DataView) -> bytes:
    """One row for each figure, with a byte order mark, which spreadsheets need to see UTF-8.

    A text that a spreadsheet would take for a formula has an apostrophe before it, and so has one that begins with an apostrophe:
    `unguarded` takes it off again. Numbers are never touched.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column_names(view))
    for figure in view.figures:
        codes = [_cell(figure, column) for column in CODES]
        words = [guarded(getattr(said, column.field)) for said in figure.words for column in WORDS]
        writer.writerow([*codes, *words])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def column_names(view: DataView) -> list[str]:
    """The header: codes, then the words of each language."""
    return [column.name for column in CODES] + [f"{column.name}_{path}" for path, _ in view.languages for column in WORDS]


def _cell(figure: DataFigure, column: Column) -> str:
    value = getattr(figure, column.field)
    if column.type == "boolean":
        return "true" if value else "false"
    return str(value) if column.type == "number" else guarded(value)


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return _GUARD + text if text.lstrip(" \u00a0\u3000\ufeff").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def unguarded(cell: str) -> str:
    """The text that a cell stands for."""
    return cell.removeprefix(_GUARD)


def json_bytes(view: DataView) -> bytes:
    """The edition with its figures, one on a line; numbers as they were typed, digit by digit, and null for what there isn't."""
    head = {
        "edition": view.edition,
        "title": dict(view.title),
        "date": view.date,
        "updated": view.updated,
        "source": dict(view.source),
        "licence": {"name": dict(view.licence.name), "address": view.licence.address or None, "spdx": view.licence.spdx or None},
        "citation": dict(view.citation),
    }
    rows = ",\n".join(_figure(figure, view.languages) for figure in view.figures)
    return f'{_json(head)[:-1]}, "figures": [\n{rows}\n]}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _figure(figure: DataFigure, languages: InEachLanguage) -> str:
    pairs = [f"{_json(column.name)}: {_value(getattr(figure, column.field), column)}" for column in CODES]
    for column in WORDS:
        said = {path: getattr(words, column.field) for (path, _), words in zip(languages, figure.words, strict=True)}
        pairs.append(f"{_json(column.name)}: {_json(said if any(said.values()) else None)}")
    return "{" + ", ".join(pairs) + "}"


def _value(value: str | bool, column: Column) -> str:
    if column.type == "boolean":
        return _json(value)
    if value == "":
        return "null"
    # A decimal's own digits are a number in JSON; a float in between would lose some.
    return str(value) if column.type == "number" else _json(value)
