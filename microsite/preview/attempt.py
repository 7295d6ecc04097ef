"""One build for the preview, whose every outcome, a bug of ours too, is a value: nothing that is edited stops the server."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from microsite.diagnostics import Diagnostic, show
from microsite.engine import Outcome
from microsite.files import Locked
from microsite.preview.words import say_in
from microsite.read.source import line_of
from microsite.settings import SHIPPED, Settings

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
    """Build once; `language` is that of all that a person reads."""
    try:
        outcome = build(settings)
        text = shown(outcome.diagnostics, settings.root, language)
    except Locked:
        return _refused(say_in(language, "busy"), language)
    except OSError as error:
        reason = (error.strerror or str(error)) + (f" ({error.filename})" if error.filename else "")
        return _refused(say_in(language, "machine", reason=reason), language)
    except Exception as error:
        return _refused(say_in(language, "internal") + "\n\n" + "".join(traceback.format_exception(error)), language)
    if not outcome.published:
        return _refused(text or say_in(language, "silent"), language)
    summary = say_in(language, "built", written=len(outcome.written), removed=len(outcome.removed), seconds=outcome.seconds)
    return Attempt("", bool(outcome.written or outcome.removed), text, summary)


def _refused(failure: str, language: str) -> Attempt:
    # A build that broke off may have exchanged some of the files already; the failure is news enough to reload.
    return Attempt(failure, False, "", say_in(language, "refused"))


def shown(diagnostics: Iterable[Diagnostic], root: Path, language: str) -> str:
    """The diagnostics as a person reads them, one below the other."""
    return "\n\n".join(show(each, lambda file, line: _line(root, file, line), language) for each in diagnostics)


def _line(root: Path, file: str, line: int) -> str | None:
    found = line_of(root, file, line)
    return found if found is not None else line_of(SHIPPED, file, line)
