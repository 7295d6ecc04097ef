"""Joins text that is folded over several lines: without a space between Chinese or Japanese characters, with one between words."""

from __future__ import annotations

import re
from itertools import pairwise

from microsite.model.lines import FENCE, QUOTE, ends, is_item, is_underline, joint, stands_alone
from microsite.model.rows import lines_of_rows
from microsite.model.unspaced import is_unspaced

_SPACE = re.compile(r"(?<=\S) (?=\S)")
_BREAKS = ("  ", "\\")
"""what ends a line that breaks where it was typed"""


def join_folded(text: str) -> str:
    """Remove the spaces that the YAML parser puts between Chinese or Japanese characters where a scalar is folded."""

    def kept(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1], text[match.end()]
        return "" if is_unspaced(before) and is_unspaced(after) else " "

    return _SPACE.sub(kept, text)


def join_lines(paragraph: str) -> str:
    """Join the lines of one Markdown paragraph; line breaks that mean something stay (lists, quotes, tables, hard breaks, code)."""
    first, *rest = paragraph.split("\n")
    if FENCE.match(first) or any(map(is_underline, rest)):
        return paragraph
    # Each line as the pieces that are joined into it.
    lines = [[first]]
    in_rows = lines_of_rows([first, *rest])
    for index, (last, line) in enumerate(pairwise([first, *rest])):
        is_apart = stands_alone(line) or ends(last) or QUOTE.match(last) is not None or bool(in_rows & {index, index + 1})
        if not line or not last or last.endswith(_BREAKS) or line.startswith("  ") or is_apart:
            lines.append([line])
        else:
            lines[-1][-1] = lines[-1][-1].rstrip()
            lines[-1] += [joint(last.rstrip(), line.lstrip()), line.lstrip()]
    return "\n".join("".join(pieces) for pieces in lines)


def split_paragraphs(text: str) -> list[tuple[int, str]]:
    """Split Markdown text into paragraphs, each with the index of its first line; an indented block belongs to the list item above it."""
    paragraphs: list[tuple[int, list[str]]] = []
    gap = True
    fence = ""
    holds, indent = False, 0
    for index, line in enumerate(text.split("\n")):
        if not fence and not line.strip():
            gap = True
            continue
        line = _dedented(line, indent)
        if paragraphs and (fence or not gap or (holds and line.startswith(("  ", "\t")))):
            paragraphs[-1][1].extend(["", line] if gap and not fence else [line])
        else:
            # Blanks before a paragraph mean nothing, and those before a list count from its first item.
            indent += len(line) - len(line.lstrip(" \t"))
            line = line.lstrip(" \t")
            paragraphs.append((index, [line]))
            holds = False
        holds = holds or is_item(line) or QUOTE.match(line) is not None
        mark = line.strip()[:3]
        if mark in ("```", "~~~"):
            fence = "" if fence == mark else fence or mark
        gap = False
    return [
        (index, join_lines("\n".join(line.rstrip() if not line.endswith("  ") else line for line in lines).strip("\n")))
        for index, lines in paragraphs
    ]


def _dedented(line: str, indent: int) -> str:
    """The line without its blanks in the first `indent` columns."""
    return line[min(indent, len(line) - len(line.lstrip(" \t"))) :]


_BEGINNING = re.compile(r"\s(?:[-*+>|]|[0-9]{1,3}[.)）．、]|[（(][一二三四五六七八九十0-9]{1,3}[）)])\s*(?=\S)")
"""how a line begins that stands alone, in a text whose line breaks are lost"""

_LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
"""what YAML makes of an empty line"""


def has_lost_lines(text: str, is_folded: bool) -> bool:
    """Whether a text without `|` has paragraphs or a list, which YAML makes one line of.

    What begins a list on its first line is one all the same.
    """
    return _LONE_BREAK.search(text.strip("\n")) is not None or (is_folded and _BEGINNING.search(text.strip(), 1) is not None)
