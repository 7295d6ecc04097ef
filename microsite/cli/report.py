"""Prints diagnostics."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from microsite.diagnostics import Diagnostic, show
from microsite.read.source import line_of
from microsite.settings import Settings


def report(settings: Settings, diagnostics: Iterable[Diagnostic], language: str) -> None:
    """Print diagnostics to stderr, each with the line it points to and how to fix it."""
    for each in diagnostics:
        print(show(each, lambda file, line: line_of(settings.root, file, line), language), file=sys.stderr)
