"""The command `translations`: updates, counts or checks the catalogues."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable

from microsite.cli.report import DONE, FAULTY, report
from microsite.diagnostics import Diagnostic, has_errors, ordered
from microsite.engine.places import place_faults
from microsite.load.everything import Content, load_content
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.sentences.commands import text_in, text_of_count
from microsite.settings import Settings

_COLUMNS = ("percent", "translated", "fuzzy", "missing", "withheld", "unreviewed", "words", "han")
_SHOWN = 40
"""characters of a message that the output shows"""


def translations(options: argparse.Namespace, settings: Settings, language: str) -> int:
    """Run one of the sub-commands; returns its exit code."""
    misplaced = tuple(place_faults(settings))
    content, faults = load_content(settings.root, RESERVED_SECTIONS) if not misplaced else (None, misplaced)
    if content is None:
        return _refused(settings, faults, language)
    return {"update": _update, "status": _status, "check": _check}[options.kind](options, settings, content, language)


def _refused(settings: Settings, faults: Iterable[Diagnostic], language: str) -> int:
    report(settings, ordered(faults), language)
    print(text_in(language, "catalogues-untouched"), file=sys.stderr)
    return FAULTY


def _update(options: argparse.Namespace, settings: Settings, content: Content, language: str) -> int:
    from microsite.translate.merge import NEW
    from microsite.translate.update import update

    updated = update(settings.root, content, write=not options.check)
    if updated.is_refused:
        return _refused(settings, updated.faults, language)
    report(settings, updated.faults, language)
    for change in updated.changes:
        formerly = f" ({text_in(language, 'formerly', file=change.formerly)})" if change.formerly else ""
        print(f"{change.file}{formerly}")
        if change.is_new:
            # Most messages of a new catalogue are new, so these are only counted.
            print(f"  {text_of_count(language, 'new-catalogue', len(change.events))}")
        for event in change.events:
            if change.is_new and event.what == NEW:
                continue
            print(f"  {text_in(language, event.what)}: {event.context or ''} {_short(event.msgid)}".rstrip())
    print(text_of_count(language, "catalogues-behind" if options.check else "catalogues-written", len(updated.changes)))
    return FAULTY if has_errors(updated.faults) or (options.check and updated.changes) else DONE


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _status(options: argparse.Namespace, settings: Settings, content: Content, language: str) -> int:
    from microsite.translate.status import data, status, table

    counts = status(settings.root, content)
    if counts.is_refused:
        return _refused(settings, counts.faults, language)
    report(settings, counts.faults, language)
    heads = [text_in(language, f"head-{column}") for column in _COLUMNS]
    print(json.dumps(data(counts), ensure_ascii=False, indent=2) if options.format == "json" else table(counts, heads))
    return FAULTY if has_errors(counts.faults) else DONE


def _check(options: argparse.Namespace, settings: Settings, content: Content, language: str) -> int:
    from microsite.translate.check import check

    site, faults = content.whole()
    if site is None:
        return _refused(settings, faults, language)
    findings = check(settings.root, site)
    report(settings, findings, language)
    print(text_of_count(language, "findings", len(findings)))
    return FAULTY if findings else DONE
