"""The commands: options in, exit code out. Diagnostics go to stderr, results and the last line to stdout."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from typing import TYPE_CHECKING

from microsite.cli.options import parser, settings_of
from microsite.parallel import WorkerLost

if TYPE_CHECKING:
    from microsite.build import Outcome

DONE, FAULTY, USAGE, MACHINE, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: list[str]) -> int:
    """Run one command; gives its exit code: 0 done, 1 faults in the user's files, 2 wrong usage, 3 the machine, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console's own encoding can't say what the diagnostics show.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    options = parser().parse_args(argv)
    try:
        return _COMMANDS[options.command](options)
    except KeyboardInterrupt:
        print({"en": "interrupted", "zh": "已中断"}[language_of_messages(options)], file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away; nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except WorkerLost:
        from microsite.cli.words import worker_lost

        print(worker_lost(language_of_messages(options)), file=sys.stderr)
        return MACHINE
    except OSError as error:
        from microsite.cli.words import machine_fault

        print(machine_fault(error, language_of_messages(options)), file=sys.stderr)
        return MACHINE


def language_of_messages(options: argparse.Namespace) -> str:
    """`zh` where the option or the system says so, else `en`."""
    asked: str | None = options.messages
    if asked:
        return asked
    variables = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    system = next((value for value in variables if value), "")
    if not system and sys.platform == "win32":
        import locale

        system = locale.getlocale()[0] or ""
    return "zh" if system.lower().startswith(("zh", "chinese")) else "en"


def _build(options: argparse.Namespace) -> int:
    # A build makes millions of small values and hardly a cycle, and its processes end with it: nothing is gained by looking for some.
    gc.disable()
    from microsite.build import build, is_refused
    from microsite.cli.report import report
    from microsite.cli.words import busy, counted
    from microsite.publish.lock import Busy

    settings, language = settings_of(options), language_of_messages(options)
    try:
        outcome = build(settings)
    except Busy:
        print(busy(language), file=sys.stderr)
        return MACHINE
    report(settings, outcome.diagnostics, language)
    if options.explain:
        for path, reason in sorted(outcome.reasons.items()):
            print(f"{path}: {reason}")
        for path in outcome.removed:
            print(f"{path}: removed")
    print(counted(outcome, language))
    return FAULTY if is_refused(outcome, settings.strict) else DONE


def _check(options: argparse.Namespace) -> int:
    from microsite.build import check, is_refused
    from microsite.cli.report import report
    from microsite.cli.words import checked, held_against

    settings, language = settings_of(options), language_of_messages(options)
    outcome: Outcome = check(settings)
    report(settings, outcome.diagnostics, language)
    refused = is_refused(outcome, settings.strict)
    if options.source is not None:
        from microsite.author.source_check import check_source

        held = check_source(settings.root, options.source.absolute(), options.document)
        report(settings, held.findings, language)
        if held.figures:
            print(held_against(options.source.name, held.figures, held.agreeing, len(held.findings), language))
        refused = refused or bool(held.findings)
        outcome = outcome._replace(diagnostics=(*outcome.diagnostics, *held.findings))
    print(checked(outcome, language))
    return FAULTY if refused else DONE


def _preview(options: argparse.Namespace) -> int:
    from microsite.preview.serve import serve

    return serve(
        settings_of(options),
        port=options.port,
        open_browser=options.open,
        say=lambda text: print(text, flush=True),
        diagnostics_language=language_of_messages(options),
    )


def _cards(options: argparse.Namespace) -> int:
    from microsite.cli.cards_command import cards

    return cards(options, settings_of(options), language_of_messages(options))


def _translations(options: argparse.Namespace) -> int:
    gc.set_threshold(200_000, 20, 100)
    from microsite.cli.translations_command import translations

    return translations(options, settings_of(options), language_of_messages(options))


def _new(options: argparse.Namespace) -> int:
    from microsite.cli.new_command import new

    return new(options, settings_of(options), language_of_messages(options))


def _test(options: argparse.Namespace) -> int:
    from microsite.cli.test_command import run

    return run([*(["--full"] if options.full else []), *options.arguments])


_COMMANDS = {
    "build": _build,
    "check": _check,
    "preview": _preview,
    "cards": _cards,
    "translations": _translations,
    "new": _new,
    "test": _test,
}
