"""Runs the commands. Diagnostics go to stderr, results and the last line to stdout."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from microsite.cli.options import parser, settings_of
from microsite.cli.report import DONE, FAULTY, INTERRUPTED, SYSTEM, report
from microsite.diagnostics import ERROR, NOTE, WARNING
from microsite.files import Locked
from microsite.language import language_of
from microsite.parallel import WorkerLost
from microsite.sentences.commands import text_in, text_of_count, text_of_system_fault
from microsite.settings import Settings

if TYPE_CHECKING:
    from microsite.engine import BuildResult


def main(argv: list[str]) -> int:
    """Run one command. Returns its exit code: 0 done, 1 errors in the user's files, 2 wrong usage, 3 system fault, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        # The encoding of a Windows console lacks characters that the messages need.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    language = language_of(argv)
    options = _parsed(parser(language), argv)
    try:
        return _run(options, settings_of(options), language)
    except KeyboardInterrupt:
        print(text_in(language, "interrupted"), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The program that reads our output has ended, as in `site.py build --explain | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (Locked, WorkerLost) as error:
        print(text_in(language, "no-lock" if isinstance(error, Locked) else "worker-lost"), file=sys.stderr)
        return SYSTEM
    except OSError as error:
        print(text_of_system_fault(language, error), file=sys.stderr)
        return SYSTEM


def _parsed(parser: argparse.ArgumentParser, argv: list[str]) -> argparse.Namespace:
    options, others = parser.parse_known_args(argv)
    if options.command == "test":
        # argparse takes options for another program only behind an argument that is none: `test -k watch` begins with one.
        options.arguments = [*others, *options.arguments]
    elif others:
        parser.parse_args(argv)
    return options


def _run(options: argparse.Namespace, settings: Settings, language: str) -> int:
    """Run the command of `options`; modules are imported for their command alone, because a short one mostly waits for imports."""
    match options.command:
        case "build":
            return _build(options, settings, language)
        case "check":
            return _check(options, settings, language)
        case "preview":
            from microsite.preview.serve import serve

            return serve(settings, port=options.port, open_browser=options.open, say=partial(print, flush=True), language=language)
        case "cards":
            return _cards(options, settings, language)
        case "translations":
            from microsite.cli.translations_command import translations

            return translations(options, settings, language)
        case "new":
            from microsite.cli.new_command import new

            return new(options, settings, language)
    from microsite.cli.test_command import run

    return run([*(["--full"] if options.full else []), *options.arguments])


def _build(options: argparse.Namespace, settings: Settings, language: str) -> int:
    # A build makes millions of small values and hardly any cycles, and its processes end with it: collecting garbage gains nothing.
    gc.disable()
    from microsite.cli.progress import progress_line
    from microsite.cli.reasons import reason_words
    from microsite.engine import build, is_refused

    with progress_line(sys.stderr, language, os.environ) as progress:
        outcome = build(settings, progress)
    report(settings, outcome.diagnostics, language)
    if options.explain:
        for path, reason in sorted(outcome.reasons.items()):
            print(f"{path}: {reason_words(reason, language)}")
        for path in outcome.removed:
            print(f"{path}: {text_in(language, 'removed')}")
    print(_summary(outcome, "built" if outcome.published else "refused", language))
    return FAULTY if is_refused(outcome, settings.strict) else DONE


def _check(options: argparse.Namespace, settings: Settings, language: str) -> int:
    from microsite.cli.progress import progress_line
    from microsite.engine import is_refused
    from microsite.translate.whole_check import check

    with progress_line(sys.stderr, language, os.environ) as progress:
        outcome: BuildResult = check(settings, progress)
    report(settings, outcome.diagnostics, language)
    if options.source is not None:
        from microsite.author.source_check import check_source

        source = check_source(settings.root, options.source, options.document)
        report(settings, source.findings, language)
        # The text is named as it was typed, not from the root.
        report(settings._replace(root=Path.cwd()), source.unused, language)
        if source.figures:
            counts = {name: getattr(source, name) for name in ("figures", "agreeing", "numbers", "stated", "marked")}
            print(text_in(language, "source-checked", file=options.source.name, left=len(source.unused), **counts))
        outcome = outcome._replace(diagnostics=(*outcome.diagnostics, *source.diagnostics))
    print(_summary(outcome, "checked", language))
    return FAULTY if is_refused(outcome, settings.strict) else DONE


def _summary(outcome: BuildResult, name: str, language: str) -> str:
    """The last line of a build or a check."""
    counts = {f"{severity}s": sum(each.severity == severity for each in outcome.diagnostics) for severity in (ERROR, WARNING, NOTE)}
    return text_in(
        language,
        f"{name}-noting" if counts["notes"] else name,
        written=len(outcome.written),
        unchanged=outcome.unchanged,
        removed=len(outcome.removed),
        seconds=outcome.seconds,
        **{name: text_of_count(language, name, count) for name, count in counts.items()},
    )


def _cards(options: argparse.Namespace, settings: Settings, language: str) -> int:
    """Draw the cards that are missing or out of date."""
    from microsite.browser import browser
    from microsite.sharing import draw

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
