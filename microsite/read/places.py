"""Finds the position of a fragment of a text, when a diagnostic needs it."""

from __future__ import annotations

from microsite.diagnostics import Position


def place_of(fragment: str, nth: int, lines: list[str], start: Position, end_line: int) -> Position:
    """The position of the `nth` occurrence (from 0) of `fragment` between a text's start and its last line; `start` if there is none.

    The text was joined from several lines, so an offset in it says nothing about the file; the fragment itself stands there.
    """
    for number in range(start.line, min(max(end_line, start.line), len(lines)) + 1):
        line = lines[number - 1]
        at = line.find(fragment, start.column - 1 if number == start.line else 0)
        while at >= 0:
            if nth == 0:
                return Position(start.file, number, at + 1, len(fragment))
            nth -= 1
            at = line.find(fragment, at + len(fragment))
    return start
