"""Finds many words in a text at once, fast: at the start of each word, only those are tried that begin with its letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from microsite.proofreading.language_data import writes_han


class Spotted(NamedTuple):
    """A word of a table at its place in a text."""

    label: str
    start: int
    stop: int


_LOOKBEHIND = re.compile(r"\(\?<[!=][^()]*\)")
_ANY = ""
"""the letter of patterns that may begin with any"""


class Spotter:
    """The words of a table, each a pattern with a label; a longer pattern is tried before a shorter one."""

    def __init__(self, words: Iterable[tuple[str, str]], locale: str, ending: str = "") -> None:
        """`ending`: a pattern that must follow each word."""
        self._is_han = writes_han(locale)
        end = ending if self._is_han else rf"(?![^\W\d_]){ending}"
        by_letter = defaultdict[str, list[tuple[str, str]]](list)
        for pattern, label in sorted(words, key=lambda each: len(each[0]), reverse=True):
            for letter in _letters(pattern):
                by_letter[letter].append((pattern, label))
        any_letter = by_letter.pop(_ANY, [])
        self._any = _compiled(any_letter, end) if any_letter else None
        self._by_letter = {letter: _compiled([*each, *any_letter], end) for letter, each in by_letter.items()}

    def __bool__(self) -> bool:
        return bool(self._by_letter) or self._any is not None

    def find(self, text: str, start: int = 0, stop: int | None = None) -> list[Spotted]:
        """The words in a part of a text, in order; none begins within another."""
        end = len(text) if stop is None else stop
        found: list[Spotted] = []
        by_letter, any_letter, done = self._by_letter, self._any, start
        if self._is_han:
            starts: Sequence[int] = [at for at in range(start, end) if text[at] in by_letter] if any_letter is None else range(start, end)
        else:
            starts = [match.start() for match in _WORD_START.finditer(text, start, end)]
        for at in starts:
            tried = by_letter.get(text[at].lower(), any_letter)
            if tried is None or at < done:
                continue
            match = tried[0].match(text, at, end)
            if match is not None and match.lastindex is not None:
                done = max(match.end(match.lastindex), at + 1)
                found.append(Spotted(tried[1][match.lastindex - 1], at, done))
        return found


_WORD_START = re.compile(r"(?<![^\W\d_])[^\W\d_]")


def _compiled(words: list[tuple[str, str]], end: str) -> tuple[re.Pattern[str], list[str]]:
    """A pattern with a group for each word, and the labels of the groups."""
    return re.compile(f"(?:{'|'.join(f'({pattern})' for pattern, _ in words)}){end}", re.IGNORECASE), [label for _, label in words]


def _letters(pattern: str) -> set[str]:
    """The letters that what a pattern matches can begin with."""
    while behind := _LOOKBEHIND.match(pattern):
        pattern = pattern[behind.end() :]
    if pattern.startswith("(?:"):
        parts, rest = _alternatives(pattern)
        found = set().union(*map(_letters, parts))
        return found | _letters(rest[1:]) if rest.startswith("?") else found
    if not pattern[:1].isalpha():
        return {_ANY}
    optional = pattern[1:2] in ("?", "*")
    return {pattern[0].lower()} | (_letters(pattern[2:]) if optional else set())


def _alternatives(pattern: str) -> tuple[list[str], str]:
    """The alternatives of the group that a pattern begins with, and what follows the group."""
    depth, parts, begin = 0, list[str](), len("(?:")
    for index, sign in enumerate(pattern):
        if sign == "(":
            depth += 1
        elif sign == "|" and depth == 1:
            parts.append(pattern[begin:index])
            begin = index + 1
        elif sign == ")":
            depth -= 1
            if not depth:
                return [*parts, pattern[begin:index]], pattern[index + 1 :]
    raise ValueError(f"unbalanced: {pattern}")
