"""Joins text that is folded over several lines: without a space between Chinese or Japanese characters, with one between words."""

from __future__ import annotations

import re

from microsite.model.unspaced import is_unspaced

_SPACE = re.compile(r"(?<=\S) (?=\S)")
_KEPT_LINE = re.compile(r"(?:[-+*>|#]|\d{1,9}[.)])\s| {2,}|\t|```|~~~|\|")


def join_folded(text: str) -> str:
    """Remove the spaces that the YAML parser puts between Chinese or Japanese characters where a scalar is folded."""

    def kept(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1], text[match.end()]
        return "" if is_unspaced(before) and is_unspaced(after) else " "

    return _SPACE.sub(kept, text)


def join_lines(paragraph: str) -> str:
    """Join the lines of one Markdown paragraph; line breaks that mean something stay (lists, quotes, hard breaks, code)."""
    if paragraph.startswith(("```", "~~~", "    ")):
        return paragraph
    joined, *lines = paragraph.split("\n")
    for line in lines:
        if not line or joined.endswith(("\n", "  ", "\\")) or _KEPT_LINE.match(line):
            joined += "\n" + line
        else:
            joined, line = joined.rstrip(), line.lstrip()
            spaced = not is_unspaced(joined[-1:] or " ") and not is_unspaced(line[:1] or " ")
            joined += (" " if spaced else "") + line
    return joined


def split_paragraphs(text: str) -> list[tuple[int, str]]:
    """Split Markdown text into paragraphs, each with the index of its first line; an indented block belongs to the list item above it."""
    paragraphs: list[tuple[int, list[str]]] = []
    gap = True
    fence = ""
    for index, line in enumerate(text.split("\n")):
        if not fence and not line.strip():
            gap = True
            continue
        if paragraphs and (fence or not gap or line.startswith(("  ", "\t"))):
            paragraphs[-1][1].extend(["", line] if gap and not fence else [line])
        else:
            paragraphs.append((index, [line]))
        mark = line.strip()[:3]
        if mark in ("```", "~~~"):
            fence = "" if fence == mark else fence or mark
        gap = False
    return [
        (index, join_lines("\n".join(line.rstrip() if not line.endswith("  ") else line for line in lines).strip("\n")))
        for index, lines in paragraphs
    ]
