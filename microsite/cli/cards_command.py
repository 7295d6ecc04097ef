"""The command `cards`: draws the pictures for shared links."""

from __future__ import annotations

import argparse
import os
import sys

from microsite.browser import browser
from microsite.cli.report import DONE, FAULTY, SYSTEM, report
from microsite.diagnostics import ERROR, has_errors
from microsite.engine.places import place_faults
from microsite.sentences.commands import text_in
from microsite.settings import Settings


def cards(options: argparse.Namespace, settings: Settings, language: str) -> int:
    """Draw the cards that are missing or out of date; returns the exit code."""
    from microsite.sharing.draw import BrowserFault, draw
    from microsite.sharing.draw import cards as cards_of

    misplaced = place_faults(settings)
    found = cards_of(settings, options.again) if not misplaced else None
    faults = tuple(misplaced) if found is None else tuple(each for each in found.faults if each.severity == ERROR)
    report(settings, faults, language)
    if found is None or has_errors(faults):
        return FAULTY
    program = browser()
    if found.wanted and not program:
        print(text_in(language, "no-browser"), file=sys.stderr)
        return SYSTEM
    try:
        for file, size in draw(found.wanted, settings.root, program or "", dict(os.environ)):
            print(text_in(language, "card-drawn", file=f"assets/{file}", kilobytes=round(size / 1000)))
    except BrowserFault as fault:
        print(text_in(language, "card-failed", reason=fault), file=sys.stderr)
        return SYSTEM
    print(text_in(language, "cards-drawn", drawn=len(found.wanted), current=len(found.current)))
    return DONE
