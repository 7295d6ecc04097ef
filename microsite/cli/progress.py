"""The progress of a long build, as one line on a terminal."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from math import ceil
from typing import TextIO

from microsite.diagnostics import display_width
from microsite.engine.outcome import Progress, Stage, no_progress
from microsite.sentences.commands import text_in

DELAY = 1.0
"""seconds before the line first appears: a short build shows none"""
INTERVAL = 0.1
"""seconds from one drawing to the next, at least"""


def progress_text(stage: Stage, done: int, total: int, left: float | None, language: str) -> str:
    """The line that shows progress: the stage; of a known `total`, the count; and the time `left` in seconds, where it can be estimated."""
    words = text_in(language, f"stage-{stage}")
    if total:
        words = text_in(language, "stage-count", stage=words, done=done, total=total)
    if left is not None:
        # Rounded up: «0 s left» would be wrong until the end.
        unit, n = ("left-seconds", ceil(left)) if left <= 90 else ("left-minutes", ceil(left / 60))
        words = text_in(language, "stage-left", count=words, left=text_in(language, unit, n=n))
    return words


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
    due = clock() + DELAY
    stage_shown: Stage | None = None
    began = 0.0
    columns_drawn = 0

    def draw(text: str) -> None:
        nonlocal columns_drawn
        # If the terminal is gone, that must not fail the build.
        with suppress(OSError):
            # The last column stays free: some terminals go on to the next line once it is full. Some don't know their width.
            width = (os.get_terminal_size(stream.fileno()).columns or 80) - 1
            while display_width(text) > max(width, 0):
                text = text[:-1]
            blanks = " " * (min(columns_drawn, width) - display_width(text))
            stream.write(f"\r{text}{blanks}" if text else f"\r{blanks}\r")
            stream.flush()
            columns_drawn = display_width(text)

    def update(stage: Stage, done: int, total: int) -> None:
        nonlocal due, stage_shown, began
        now = clock()
        if stage != stage_shown:
            stage_shown, began = stage, now
        if now >= due:
            due = now + INTERVAL
            left = (now - began) * (total - done) / done if 0 < done <= total else None
            draw(progress_text(stage, done, total, left, language))

    try:
        yield update
    finally:
        if columns_drawn:
            draw("")
