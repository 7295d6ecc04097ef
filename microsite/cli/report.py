"""How commands end: their exit codes, and the diagnostics that they print."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from microsite.diagnostics import Diagnostic, show
from microsite.read.source import line_of
from microsite.settings import Settings

DONE, FAULTY, USAGE, SYSTEM, INTERRUPTED = 0, 1, 2, 3, 130
"""exit codes: done, errors in the user's files, wrong usage, the system refused something, interrupted"""


def report(settings: Settings, diagnostics: Iterable[Diagnostic], language: str) -> None:
    """Print diagnostics to stderr, each with the line it points to and how to fix it."""
    for each in diagnostics:
        print(show(each, lambda file, line: line_of(settings.root, file, line), language), file=sys.stderr)
