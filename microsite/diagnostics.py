"""Diagnostics: faults in a user's files as values, with a position, a code and the facts for the message."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from microsite import sentences

ERROR, WARNING, NOTE = "error", "warning", "note"
"""what prevents publishing; what does so with `--strict` alone; what is only worth knowing, and shown by `check`"""


class Position(NamedTuple):
    """A range of characters in a file. Lines and columns count from 1, columns in characters; line 0 means the whole file."""

    file: str
    """path relative to the root, with forward slashes; "" for the command line"""
    line: int = 0
    column: int = 0
    length: int = 1


class Diagnostic(NamedTuple):
    """An error, a warning or a note with its position; `microsite.sentences` makes its message from code and facts alone."""

    code: str
    position: Position
    facts: tuple[tuple[str, str], ...] = ()
    others: tuple[Position, ...] = ()
    """related positions, such as the first use of a name that is used twice"""
    until: str = ""
    """the day, as year-month-day, from which on it is not true any more; empty for what the calendar alone does not change"""
    withholds: bool = False
    """whether it keeps only the translation that it is in from being published, not the site"""

    @property
    def severity(self) -> str:
        """`ERROR`, `WARNING` or `NOTE`, which depends on the code, unless it withholds only a translation."""
        return WARNING if self.withholds else sentences.SENTENCES[self.code].severity

    def sort_key(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """The order in which diagnostics are shown: by position, then by code and facts."""
        return (self.position.file, self.position.line, self.position.column, self.code, self.facts)


def diagnostic(code: str, position: Position, *others: Position, **facts: object) -> Diagnostic:
    """Make a diagnostic. Facts become text, sorted by name, so that equal faults are equal; a fact that is None is left out."""
    return Diagnostic(code, position, tuple((name, str(fact)) for name, fact in sorted(facts.items()) if fact is not None), others)


def near(found: str, expected: Iterable[str], likeness: float = 0.6) -> str | None:
    """The expected name most similar to a mistyped one, or None; `likeness` is the least similarity, from 0 to 1 (identical)."""
    from difflib import get_close_matches

    matches = get_close_matches(found, list(expected), n=1, cutoff=likeness)
    return matches[0] if matches else None


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error, which prevents publishing."""
    return any(each.severity == ERROR for each in diagnostics)


def is_sound(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there are neither errors nor warnings."""
    return all(each.severity == NOTE for each in diagnostics)


def in_force(diagnostics: Iterable[Diagnostic], today: str) -> list[Diagnostic]:
    """Those that are true today (a date as year-month-day)."""
    return [each for each in diagnostics if not each.until or today < each.until]


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics in the order in which they are shown, without duplicates."""
    return sorted(set(diagnostics), key=Diagnostic.sort_key)


def display_width(text: str) -> int:
    """Width of `text` in terminal columns: two for an East Asian wide character, none for a combining mark."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


LineOf = Callable[[str, int], "str | None"]
"""Returns a line of a file (path relative to the root, line from 1), or None if there is none."""

_LONGEST_EXCERPT = 100
# A tab has no fixed width, so four spaces keep the caret under the right character. Other control characters would
# control the terminal, so their Unicode pictures are shown; a box stands for those that break the line or turn its direction.
_PICTURES = {code: chr(0x2400 + code) for code in range(32)} | {9: "    ", 127: "\u2421"}
_PICTURES |= dict.fromkeys((0x85, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "□")


def show(each: Diagnostic, line_of: LineOf, language: str) -> str:
    """Format a diagnostic for people: position and message, the line with carets, what is expected, how to fix it."""
    advice = sentences.words(each.code, dict(each.facts), language)
    place = _place(each.position)
    label = f"{sentences.label(each.severity, language)}{sentences.label('withheld', language) if each.withholds else ''}"
    rows = [f"{place}{': ' if place else ''}{label}{advice.problem} [{each.code}]"]
    rows += _excerpt(each.position, line_of)
    rows += [f"  {sentences.label('expected', language)}{advice.expected}"] if advice.expected else []
    rows += [f"  {sentences.label('fix', language)}{advice.fix}"] if advice.fix else []
    rows += [f"  {sentences.label('see', language)}{_place(other)}" for other in each.others]
    return "\n".join(rows)


def _place(position: Position) -> str:
    if not position.line:
        return position.file
    return f"{position.file}:{position.line}:{position.column}"


def _excerpt(position: Position, line_of: LineOf) -> list[str]:
    text = line_of(position.file, position.line) if position.line else None
    if text is None:
        return []
    before, marked = text[: position.column - 1], text[position.column - 1 : position.column - 1 + position.length]
    after = text[position.column - 1 + position.length :]
    if len(before) > _LONGEST_EXCERPT // 2:
        before = "…" + before[-_LONGEST_EXCERPT // 2 :]
    marked, after = marked[:_LONGEST_EXCERPT], after[: max(0, _LONGEST_EXCERPT - len(before) - len(marked))]
    before, marked, after = (part.translate(_PICTURES) for part in (before, marked, after))
    # What has no width is shown where it is marked.
    marked = marked if display_width(marked) or not marked else "□"
    gutter = f"{position.line:>5} | "
    pad = " " * (len(gutter) - 2) + "| "
    return [f"{gutter}{before}{marked}{after}".rstrip(), f"{pad}{' ' * display_width(before)}{'^' * max(1, display_width(marked))}"]
