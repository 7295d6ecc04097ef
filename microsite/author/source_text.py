"""A source text as paragraphs with names, such as `P3`, that places refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MARK = re.compile(r"^\s*\[([^\[\]\s]{1,40})\][ \t]*", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*)+")


class Paragraph(NamedTuple):
    """A paragraph, where its text begins in the source, and its name; headings between named paragraphs have none."""

    name: str
    text: str
    start: int


def with_plain_line_ends(text: str) -> str:
    """The text as `paragraphs` counts it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def has_marks(text: str) -> bool:
    """Whether the text names its paragraphs."""
    return _MARK.search(text) is not None


def paragraphs(text: str) -> list[Paragraph]:
    """Split a text at marks such as `[P3]` at the start of a line; if it has none, at blank lines, with the names P1, P2, ….

    A marked paragraph ends at the next mark or blank line; what stands between has no name.
    """
    marks = list(_MARK.finditer(text))
    if not marks:
        return [each._replace(name=f"P{number}") for number, each in enumerate(_blocks(text, 0, len(text)), 1)]
    found = _blocks(text, 0, marks[0].start())
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        first, *others = _blocks(text, mark.end(), end) or [Paragraph("", "", mark.end())]
        # After a blank line, what follows a mark is no part of its paragraph.
        is_own = not _BLANK.search(text, mark.end(), first.start) if first.text else False
        found += [first._replace(name=mark[1]), *others] if is_own else [Paragraph(mark[1], "", mark.end()), first, *others]
    return [each for each in found if each.name or each.text]


def _blocks(text: str, start: int, stop: int) -> list[Paragraph]:
    found, at = [], start
    for end in [*(match.span() for match in _BLANK.finditer(text, start, stop)), (stop, stop)]:
        block = text[at : end[0]]
        if block.strip():
            found.append(Paragraph("", block.strip(), at + len(block) - len(block.lstrip())))
        at = end[1]
    return found


def referenced_paragraphs(locator: str, names: Iterable[str]) -> list[str]:
    """The paragraphs that a locator refers to: `P3`, or several as in `P3, P5`."""
    return [name for name in names if re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", locator)]


def names_of(found: Sequence[Paragraph]) -> list[str]:
    """The names of the paragraphs, each once."""
    return list(dict.fromkeys(each.name for each in found if each.name))
