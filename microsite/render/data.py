"""The downloads' formats: CSV that spreadsheets open, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from microsite.plan.views import DataFigure, DataView
from microsite.render.columns import CODES, WORDS, Column

# What makes a cell a formula to some spreadsheet, in any of its disguises: full-width forms count too where Chinese is typed, and what
# stands behind blanks. With the guard itself among them, a guarded text can be told from one that began so.
_FORMULA = re.compile("[ \u00a0\u3000\ufeff]*[-=+@\t\r\n＝＋－＠']")
_GUARD = "'"


# The data package tells the digests of both files, and the newest edition's stand at two addresses.
@lru_cache(maxsize=1)
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
        return _boolean(value)
    return str(value) if column.type == "number" else guarded(value)


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return _GUARD + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that a cell stands for."""
    return cell.removeprefix(_GUARD)


@lru_cache(maxsize=1)
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
    row = _row([path for path, _ in view.languages])
    rows = ",\n".join(map(row, view.figures))
    return f'{_json(head)[:-1]}, "figures": [\n{rows}\n]}}\n'.encode()


# Made once: `json.dumps` makes an encoder for each value, which takes longer than what it encodes.
_json = json.JSONEncoder(ensure_ascii=False).encode


def _row(paths: list[str]) -> Callable[[DataFigure], str]:
    """What writes a figure's line: the keys are the same in each, and encoded once."""
    codes = [(f"{_json(column.name)}: ", column.field, column.type) for column in CODES]
    words = [(f"{_json(column.name)}: ", column.field) for column in WORDS]
    languages = [f"{_json(path)}: " for path in paths]

    def row(figure: DataFigure) -> str:
        pairs = [key + _value(getattr(figure, field), type_) for key, field, type_ in codes]
        for key, field in words:
            said = [getattr(each, field) for each in figure.words]
            if any(said):
                pairs.append(key + "{" + ", ".join([path + _json(text) for path, text in zip(languages, said, strict=True)]) + "}")
            else:
                pairs.append(key + "null")
        return "{" + ", ".join(pairs) + "}"

    return row


def _value(value: Any, type_: str) -> str:
    if type_ == "boolean":
        return _boolean(value)
    if value == "":
        return "null"
    # A decimal's own digits are a number in JSON; a float in between would lose some.
    return str(value) if type_ == "number" else _json(value)
