"""`translations update|status|check`: the catalogues brought up to date, counted, looked over."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable

from microsite.cli.report import report
from microsite.cli.words import HEADS, TRANSLATIONS, checked_findings, count_of
from microsite.diagnostics import Diagnostic, has_errors, ordered
from microsite.engine.places import place_faults
from microsite.load.everything import Content, load_content
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.settings import Settings

DONE, FAULTY = 0, 1
_SHOWN = 40
"""characters of a message that are shown"""


def translations(options: argparse.Namespace, settings: Settings, language: str) -> int:
    """Run one of the three; gives its exit code."""
    misplaced = place_faults(settings)
    if misplaced:
        return _refused(settings, misplaced, language)
    content, faults = load_content(settings.root, RESERVED_SECTIONS)
    if content is None:
        return _refused(settings, faults, language)
    commands = {"update": _update, "status": _status, "check": _check}
    return commands[options.kind](options, settings, content, language)


def _refused(settings: Settings, faults: Iterable[Diagnostic], language: str) -> int:
    report(settings, ordered(faults), language)
    print(TRANSLATIONS[language]["content-faulty"], file=sys.stderr)
    return FAULTY


def _update(options: argparse.Namespace, settings: Settings, content: Content, language: str) -> int:
    from microsite.translate.merge import NEW
    from microsite.translate.update import update

    updated = update(settings.root, content, write=not options.check)
    if updated.is_refused:
        return _refused(settings, updated.faults, language)
    report(settings, updated.faults, language)
    words = TRANSLATIONS[language]
    for change in updated.changes:
        formerly = f" ({words['formerly'].format(file=change.formerly)})" if change.formerly else ""
        print(f"{change.file}{formerly}")
        if change.is_new:
            # That most of it is new needs no telling message by message.
            print(f"  {count_of('messages', len(change.events), language)}")
        for event in change.events:
            if change.is_new and event.what == NEW:
                continue
            print(f"  {words[event.what]}: {event.context or ''} {_short(event.msgid)}".rstrip())
    print(count_of("behind" if options.check else "updated", len(updated.changes), language))
    return FAULTY if has_errors(updated.faults) or (options.check and updated.changes) else DONE


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _status(options: argparse.Namespace, settings: Settings, content: Content, language: str) -> int:
    from microsite.translate.status import data, status, table

    found = status(settings.root, content)
    if found.is_refused:
        return _refused(settings, found.faults, language)
    report(settings, found.faults, language)
    print(json.dumps(data(found), ensure_ascii=False, indent=2) if options.format == "json" else table(found, HEADS[language]))
    return _exit(found.faults)


def _check(options: argparse.Namespace, settings: Settings, content: Content, language: str) -> int:
    from microsite.translate.check import check

    site, faults = content.whole()
    if site is None:
        return _refused(settings, faults, language)
    findings = check(settings.root, site)
    report(settings, findings, language)
    print(checked_findings(len(findings), language))
    return FAULTY if findings else DONE


def _exit(faults: Iterable[Diagnostic]) -> int:
    return FAULTY if has_errors(faults) else DONE
