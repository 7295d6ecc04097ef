"""One build for the preview. Every outcome is a value, even a bug of the tool, so that no edit stops the server."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from microsite.diagnostics import Diagnostic, show
from microsite.engine import BuildResult
from microsite.files import Locked
from microsite.read.source import line_of
from microsite.sentences.commands import text_in, text_of_system_fault
from microsite.settings import SHIPPED, Settings

Build = Callable[[Settings], BuildResult]


@dataclass(frozen=True, slots=True)
class Attempt:
    """Result of one build."""

    failure: str
    """text about the faults that prevented publishing; "" if it was published"""
    site_changed: bool
    """whether any file of the served site has changed"""
    notes: str
    """warnings of a published build; "" if there are none"""
    summary: str
    """one line for the terminal"""


def attempt(settings: Settings, build: Build, language: str) -> Attempt:
    """Build once; all texts of the result are in `language`."""
    try:
        outcome = build(settings)
        text = shown(outcome.diagnostics, settings.root, language)
    except Locked:
        return _refused(text_in(language, "preview-no-lock"), language)
    except OSError as error:
        return _refused(text_of_system_fault(language, error), language)
    except Exception as error:
        return _refused(text_in(language, "preview-internal") + "\n\n" + "".join(traceback.format_exception(error)), language)
    if not outcome.published:
        return _refused(text or text_in(language, "preview-no-reason"), language)
    summary = text_in(language, "preview-built", written=len(outcome.written), removed=len(outcome.removed), seconds=outcome.seconds)
    return Attempt("", bool(outcome.written or outcome.removed), text, summary)


def _refused(failure: str, language: str) -> Attempt:
    # An aborted build may have replaced some files already; the failure itself makes pages reload.
    return Attempt(failure, False, "", text_in(language, "preview-refused"))


def shown(diagnostics: Iterable[Diagnostic], root: Path, language: str) -> str:
    """Format the diagnostics, one below the other."""
    return "\n\n".join(show(each, lambda file, line: _line(root, file, line), language) for each in diagnostics)


def _line(root: Path, file: str, line: int) -> str | None:
    text = line_of(root, file, line)
    return text if text is not None else line_of(SHIPPED, file, line)
