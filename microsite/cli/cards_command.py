"""The command `cards`: draws the pictures for shared links."""

from __future__ import annotations

import argparse
import sys

from microsite.browser import browser
from microsite.cli.report import DONE, FAULTY, SYSTEM, report
from microsite.diagnostics import ERROR
from microsite.sentences.commands import text_in
from microsite.settings import Settings
from microsite.sharing import draw


def cards(options: argparse.Namespace, settings: Settings, language: str) -> int:
    """Draw the cards that are missing or out of date; returns the exit code."""
    found = draw.cards(settings, options.again)
    faults = [each for each in found.faults if each.severity == ERROR]
    report(settings, faults, language)
    if faults:
        return FAULTY
    program = browser()
    if found.wanted and not program:
        print(text_in(language, "no-browser"), file=sys.stderr)
        return SYSTEM
    try:
        for file, size in draw.draw(found.wanted, settings.root, program or ""):
            print(text_in(language, "card-drawn", file=f"assets/{file}", kilobytes=round(size / 1000)))
    except draw.BrowserFault as fault:
        print(text_in(language, "card-failed", reason=fault), file=sys.stderr)
        return SYSTEM
    print(text_in(language, "cards-drawn", drawn=len(found.wanted), current=found.current))
    return DONE
