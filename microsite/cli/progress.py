"""The progress of a long build, as one line on a terminal."""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import ceil
from typing import TextIO

from microsite.sentences.commands import text_in
from microsite.stages import Progress, Stage, no_progress

DELAY = 1.0
"""seconds before the line first appears: a short build shows none"""
INTERVAL = 0.1
"""seconds from one drawing to the next, at least"""


def progress_text(stage: Stage, done: int, total: int, left: float | None, language: str) -> str:
    """The line that shows progress: the stage; of a known `total`, the count; and the time `left` in seconds, where it can be estimated."""
    words = text_in(language, f"stage-{stage}")
    if not total:
        return words
    words = text_in(language, "stage-count", stage=words, done=done, total=total)
    if left is None:
        return words
    # Rounded up: «0 s left» would be wrong until the end.
    remaining = ("left-seconds", ceil(left)) if left <= 90 else ("left-minutes", ceil(left / 60))
    return text_in(language, "stage-left", count=words, left=text_in(language, remaining[0], n=remaining[1]))


@contextmanager
def progress_line(
    stream: TextIO, language: str, environ: Mapping[str, str], clock: Callable[[], float] = time.monotonic
) -> Iterator[Progress]:
    """Yield the function to call with the progress; the line is erased when the body ends.

    Nothing is ever written where `stream` is not a terminal, nor in continuous integration (`CI`), nor on a terminal that can't redraw a
    line (`TERM=dumb`).
    """
    if not stream.isatty() or environ.get("CI") or environ.get("TERM") == "dumb":
        yield no_progress
        return
    line = _Line(stream, language, clock)
    try:
        yield line.update
    finally:
        line.erase()


class _Line:
    """The line as it stands on the terminal."""

    def __init__(self, stream: TextIO, language: str, clock: Callable[[], float]) -> None:
        self._stream, self._language, self._clock = stream, language, clock
        self._next = clock() + DELAY
        """when the line may be drawn next"""
        self._stage: Stage | None = None
        self._began = 0.0
        """when the stage began"""
        self._drawn = 0
        """columns that the line takes"""

    def update(self, stage: Stage, done: int, total: int) -> None:
        """Note the progress, and draw it if that is due."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began = stage, now
        if now < self._next:
            return
        self._next = now + INTERVAL
        left = (now - self._began) * (total - done) / done if 0 < done <= total else None
        self._write(progress_text(stage, done, total, left, self._language))

    def erase(self) -> None:
        """Leave no trace of the line."""
        if self._drawn:
            self._write("")

    def _write(self, text: str) -> None:
        try:
            # The last column stays free: some terminals go on to the next line once it is full. Some don't know their width.
            width = (os.get_terminal_size(self._stream.fileno()).columns or 80) - 1
            text = _cut(text, width)
            columns = _columns(text)
            blanks = " " * (min(self._drawn, width) - columns)
            self._stream.write(f"\r{text}{blanks}" if text else f"\r{blanks}\r")
            self._stream.flush()
        except OSError:
            # The terminal is gone. That must not fail the build.
            return
        self._drawn = columns


def _cut(text: str, columns: int) -> str:
    """As much of the start of a text as fits."""
    while _columns(text) > max(columns, 0):
        text = text[:-1]
    return text


def _columns(text: str) -> int:
    """How many columns a text takes on a terminal; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
