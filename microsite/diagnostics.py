"""One thing wrong in a user's file, as a value: where it is, what kind it is, and the facts that its sentence is made from."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from microsite import sentences

ERROR, WARNING = "error", "warning"


class Position(NamedTuple):
    """A run of characters in a file: lines and columns count from 1, columns in characters; line 0 means the file as a whole."""

    file: str
    """path relative to the root, with forward slashes; "" for the command line"""
    line: int = 0
    column: int = 0
    length: int = 1


class Diagnostic(NamedTuple):
    """A fault (or a warning) with its position; its sentence is made by `microsite.sentences` from code and facts alone."""

    code: str
    position: Position
    facts: tuple[tuple[str, str], ...] = ()
    others: tuple[Position, ...] = ()
    """other places that belong to it, such as the first use of a name that is used twice"""

    @property
    def severity(self) -> str:
        """`ERROR` or `WARNING`; a property of the code, never of the place that raised it."""
        return sentences.SENTENCES[self.code].severity

    def sort_key(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """The one order in which diagnostics are shown: by place, then by code and facts."""
        return (self.position.file, self.position.line, self.position.column, self.code, self.facts)


def diagnostic(code: str, position: Position, *others: Position, **facts: object) -> Diagnostic:
    """Make a diagnostic; facts are turned into text and kept in the order of their names, so that equal faults are equal."""
    return Diagnostic(code, position, tuple((name, str(fact)) for name, fact in sorted(facts.items()) if fact is not None), others)


def near(found: str, expected: Iterable[str], likeness: float = 0.6) -> str | None:
    """The expected name that a mistyped one most likely meant, or None; `likeness` from 0 to 1, where 1 is the same."""
    from difflib import get_close_matches

    matches = get_close_matches(found, list(expected), n=1, cutoff=likeness)
    return matches[0] if matches else None


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything among them forbids publishing."""
    return any(each.severity == ERROR for each in diagnostics)


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each diagnostic once, in the order in which they are shown."""
    return sorted(set(diagnostics), key=Diagnostic.sort_key)


def display_width(text: str) -> int:
    """Columns that a terminal gives to `text`: two for each East Asian wide character, none for combining marks."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


LineOf = Callable[[str, int], "str | None"]
"""Gives the text of a line of a file (path relative to the root, line from 1), or None where there is none."""

_LONGEST_EXCERPT = 100
# A tab has no width of its own, so four blanks keep the caret where the eye expects it; other control characters would
# command the terminal, and are shown as their pictures.
_PICTURES = {code: chr(0x2400 + code) for code in range(32)} | {9: "    ", 127: "\u2421"}


def show(each: Diagnostic, line_of: LineOf, language: str) -> str:
    """The diagnostic as a person reads it: place and sentence, the line with a caret under the right characters, how to mend it."""
    wording = sentences.words(each.code, dict(each.facts), language)
    place = _place(each.position)
    rows = [f"{place}{': ' if place else ''}{sentences.label(each.severity, language)}: {wording.found} [{each.code}]"]
    rows += _excerpt(each.position, line_of)
    rows += [f"  {sentences.label('expected', language)}: {wording.expected}"] if wording.expected else []
    rows += [f"  {sentences.label('mend', language)}: {wording.mend}"] if wording.mend else []
    rows += [f"  {sentences.label('see', language)}: {_place(other)}" for other in each.others]
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
    gutter = f"{position.line:>5} | "
    pad = " " * (len(gutter) - 2) + "| "
    return [f"{gutter}{before}{marked}{after}".rstrip(), f"{pad}{' ' * display_width(before)}{'^' * max(1, display_width(marked))}"]
