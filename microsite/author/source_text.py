"""The text that an edition was written from, paragraph by paragraph. It stays where it is: nothing of it enters the project."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_MARK = re.compile(r"^\s*\[([^\[\]\s]{1,40})\][ \t]*", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*)+")
NUMBERED = "P{}"
"""how paragraphs are named that carry no marks"""


class Paragraph(NamedTuple):
    """One paragraph: the name that a place calls it by, and its text."""

    name: str
    text: str


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text cut at marks such as `[P3]` at the beginning of a line; one without marks at its blank lines, numbered P1, P2, ….

    A mark holds until the next one or the next blank line: headings between marked paragraphs belong to none and are left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    marks = list(_MARK.finditer(text))
    if not marks:
        return tuple(Paragraph(NUMBERED.format(number), each) for number, each in enumerate(_blocks(text), 1))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return tuple(Paragraph(mark[1], next(iter(_blocks(text[mark.end() : end])), "")) for mark, end in zip(marks, ends, strict=True))


def is_marked(text: str) -> bool:
    """Whether the paragraphs of a text carry names of their own."""
    return _MARK.search(text) is not None


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in _BLANK.split(text) if block.strip()]


def meant(locator: str, names: list[str]) -> tuple[str, ...]:
    """The paragraphs that a place's locator names: `P3`, or several as in `P3, P5`."""
    return tuple(name for name in names if re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", locator))


_BETWEEN_LETTERS = re.compile(r"(?<=[A-Za-z])\s+(?=[A-Za-z])")
_PERCENT_OF = re.compile("百分之(负?[〇零一二三四五六七八九十百点0-9.]+)")


def plain(text: str, locale_writes_han: bool, decimal: str) -> str:
    """A paragraph as one line in which numbers are whole: full-width digits made plain, breaks and stray blanks in numbers closed."""
    text = "".join(_half(each) for each in text)
    if locale_writes_han:
        # Such scripts have no blanks between words, so each is one that a column or a scan has left.
        text = "".join(
            part if index % 2 else re.sub(r"\s+", "", part) for index, part in enumerate(re.split(f"({_BETWEEN_LETTERS.pattern})", text))
        )
        return _PERCENT_OF.sub(r"\1%", text)
    # Elsewhere a blank before a decimal sign is stray, one behind a full stop is not.
    return re.sub(rf"(?<=\d)\s+{re.escape(decimal)}\s?(?=\d)", decimal, re.sub(r"[ \t\n]+", " ", text))


def _half(character: str) -> str:
    """Full-width digits, points and percent signs as plain ones; the comma stays, because in such texts it parts clauses."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character) if character in "．％＋－" else character
