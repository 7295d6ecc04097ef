"""Rows of a table that were pasted as plain lines: values between commas, or in columns set apart by blanks. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

_GROUPED = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
"""a number with its thousands set apart, which is one value"""
_COMMA, _WIDE_COMMA, _COLON = re.compile(r"[,;]|(?<!\\)\|"), re.compile("[，、；]"), re.compile(r"[：]|:(?=\s)")
_GAP, _SPACE = re.compile(r"(?<=[^\s.!?:。！？：])(?: {2,}| *\u3000[ \u3000]*)(?=\S)"), re.compile(" +")
_AMOUNT = re.compile(r"[-+−]?[¥￥$€]?\d[\d.,]*[%％‰]?[^\W\d_]{0,3}|\{[a-z0-9_.]+\}|[-–—/]+|")
_WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LONGEST_CELL = 24


Row = list[str]


def rows(above: str, line: str) -> tuple[Row, Row] | None:
    """The cells of two lines that look like rows of one table; None if they don't. Numbers tell, or wide gaps."""
    if not any(mark in above and mark in line for mark in ",;| \u3000，、；：:"):
        return None
    for mark in (_COMMA, _WIDE_COMMA, _COLON, _GAP, _SPACE):
        first, second = _cells(above, mark), _cells(line, mark)
        if 1 < len(first) == len(second) and max(map(len, (*first, *second))) <= _LONGEST_CELL and _are_rows(mark, first, second):
            return first, second
    wide = [_WIDE_GAP.split(each.strip()) for each in (above, line)]
    return (wide[0], wide[1]) if 1 < len(wide[0]) == len(wide[1]) and max(map(len, wide[0] + wide[1])) <= _LONGEST_CELL else None


def lines_of_rows(lines: Sequence[str]) -> Set[int]:
    """The indices of those lines that look like rows beside the line above or below them."""
    pairs = [index for index, (above, line) in enumerate(pairwise(lines)) if rows(above, line) is not None]
    return {*pairs, *(index + 1 for index in pairs)}


def _cells(line: str, mark: re.Pattern[str]) -> Row:
    joined = _GROUPED.sub(lambda match: match[0].replace(",", "\x00"), line.strip())
    return [cell.strip().replace("\x00", ",") for cell in mark.split(joined)]


def _are_rows(mark: re.Pattern[str], first: Row, second: Row) -> bool:
    if mark is _SPACE:
        return len(first) > 2 and any(all(map(_is_amount, row[1:])) for row in (first, second))
    if mark in (_WIDE_COMMA, _COLON):
        # Sentences have these, too: then all values must be numbers.
        return all(all(map(_is_amount, row[1:])) and all(row) for row in (first, second))
    return _tells(first, second) or (mark is _GAP and len(first) > 2)


def _tells(first: Row, second: Row) -> bool:
    """Whether half of the values of a row are numbers, its name aside."""
    return any(2 * sum(map(_is_amount, row[1:])) >= len(row) - 1 and any(row[1:]) for row in (first, second))


def _is_amount(cell: str) -> bool:
    return _AMOUNT.fullmatch(cell) is not None
