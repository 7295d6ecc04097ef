"""One build for the preview, whose every outcome, a bug of ours too, is a value: nothing that is edited stops the server."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from microsite.diagnostics import Diagnostic, has_errors, show
from microsite.read.source import line_of
from microsite.settings import SHIPPED, Settings


class Outcome(Protocol):
    """What is asked of a build's outcome."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...
    @property
    def written(self) -> tuple[str, ...]: ...
    @property
    def removed(self) -> tuple[str, ...]: ...
    @property
    def seconds(self) -> float: ...
    @property
    def published(self) -> bool: ...


Build = Callable[[Settings], Outcome]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one build."""

    failure: str
    """what a person reads about the faults that kept it from being published; "" where it was"""
    site_changed: bool
    """whether any file of the served site is another one now"""
    notes: str
    """the warnings of a build that was published; "" where there are none"""
    summary: str
    """one line for the terminal"""


def attempt(settings: Settings, build: Build, language: str) -> Attempt:
    """Build once; `language` is that of the diagnostics' sentences."""
    try:
        outcome = build(settings)
        text = "\n\n".join(show(each, lambda file, line: _line(settings.root, file, line), language) for each in outcome.diagnostics)
        site_changed = bool(outcome.written or outcome.removed)
        if outcome.published and not has_errors(outcome.diagnostics):
            summary = f"Built in {outcome.seconds:.2f} s: {len(outcome.written)} written, {len(outcome.removed)} removed."
            return Attempt("", site_changed, text, summary)
        return Attempt(text or "The build published nothing and said no reason.", site_changed, "", "Not built: the last good pages stay.")
    except Exception as error:
        return Attempt(_told(error), True, "", "Not built: the last good pages stay.")


def _told(error: Exception) -> str:
    if isinstance(error, OSError):
        # The disk is full, a folder may not be written: the machine's fault, not the tool's.
        return f"The machine refused: {error.strerror or error}" + (f": {error.filename}" if error.filename else "")
    return "Internal error of microsite (not a fault of your files); the next change tries again.\n\n" + "".join(traceback.format_exception(error))


def _line(root: Path, file: str, line: int) -> str | None:
    found = line_of(root, file, line)
    return found if found is not None else line_of(SHIPPED, file, line)
