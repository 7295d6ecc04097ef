"""Split the source text of an edition into paragraphs. The text is only read, never copied into the project."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_MARK = re.compile(r"^\s*\[([^\[\]\s]{1,40})\][ \t]*", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*)+")
NUMBERED = "P{}"
"""the name of a paragraph without a mark"""


class Paragraph(NamedTuple):
    """One paragraph: the name by which places refer to it, and its text."""

    name: str
    text: str


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split a text at marks such as `[P3]` at the start of a line; if it has none, at blank lines, with the names P1, P2, ….

    A marked paragraph ends at the next mark or blank line; headings between marked paragraphs are left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    marks = list(_MARK.finditer(text))
    if not marks:
        return tuple(Paragraph(NUMBERED.format(number), each) for number, each in enumerate(_blocks(text), 1))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return tuple(Paragraph(mark[1], next(iter(_blocks(text[mark.end() : end])), "")) for mark, end in zip(marks, ends, strict=True))


def is_marked(text: str) -> bool:
    """Whether the paragraphs of a text have marks."""
    return _MARK.search(text) is not None


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in _BLANK.split(text) if block.strip()]


def referenced_paragraphs(locator: str, names: list[str]) -> tuple[str, ...]:
    """The paragraphs that a locator refers to: `P3`, or several as in `P3, P5`."""
    return tuple(name for name in names if re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", locator))


_BETWEEN_LETTERS = re.compile(r"(?<=[A-Za-z])\s+(?=[A-Za-z])")
_PERCENT_OF = re.compile("百分之(负?[〇零一二三四五六七八九十百点0-9.]+)")


def plain(text: str, locale_writes_han: bool, decimal: str) -> str:
    """A paragraph as one line, with plain digits and without line breaks and stray spaces in numbers."""
    text = "".join(_half(each) for each in text)
    if locale_writes_han:
        # These scripts have no spaces between words, so a space comes from line breaks or scanning.
        text = "".join(
            part if index % 2 else re.sub(r"\s+", "", part) for index, part in enumerate(re.split(f"({_BETWEEN_LETTERS.pattern})", text))
        )
        return _PERCENT_OF.sub(r"\1%", text)
    # In other scripts, a space before a decimal sign is stray; one after a full stop is not.
    return re.sub(rf"(?<=\d)\s+{re.escape(decimal)}\s?(?=\d)", decimal, re.sub(r"[ \t\n]+", " ", text))


def _half(character: str) -> str:
    """Replace full-width digits, points and percent signs by plain ones; not the comma, which separates clauses in such texts."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character) if character in "．％＋－" else character
