"""`new edition|section|figure|language`: asks for what the options leave out, adds it, tells what comes next."""

from __future__ import annotations

import argparse
import sys

from microsite.author.answers import faults_of
from microsite.author.beginning import begin, lacks
from microsite.author.questions import QUESTIONS
from microsite.build.places import place_faults
from microsite.cli.report import report
from microsite.cli.words import NEW_WORDS
from microsite.diagnostics import Position, diagnostic, ordered, show
from microsite.load.everything import WholeSite, load_everything
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.sentences import LANGUAGES
from microsite.settings import Settings

DONE, FAULTY, USAGE = 0, 1, 2


def new(options: argparse.Namespace, settings: Settings, language: str) -> int:
    """Run the command; gives the exit code. Nothing is written where the content has errors, before or after."""
    words = NEW_WORDS[language]
    faults = place_faults(settings)
    site, content_faults = load_everything(settings.root, RESERVED_SECTIONS) if not faults else (None, ())
    if site is None or not site.editions or not site.languages:
        report(settings, ordered([*faults, *content_faults]), language)
        print(words["content-faulty"], file=sys.stderr)
        return FAULTY
    answers = {
        question.name: value for question in QUESTIONS[options.thing] if (value := getattr(options, question.name.replace("-", "_")))
    }
    if getattr(options, "inferred", False):
        answers["inferred"] = "true"
    if sys.stdin.isatty():
        _ask(options.thing, answers, site, language)
    missing = lacks(options.thing, answers, site)
    if missing:
        named = ", ".join(f"--{name}" for name in missing)
        report(settings, [diagnostic("new-missing", Position(""), found=f"new {options.thing}", expected=named)], language)
        return USAGE
    begun = begin(settings.root, options.thing, answers, site)
    if begun.faults:
        report(settings, begun.faults, language)
        print(words["nothing"], file=sys.stderr)
        return FAULTY
    for file in begun.written:
        print(words["wrote"].format(file=file))
    if options.thing == "language":
        _update(settings, language)
    print(words[f"next-{options.thing}"].format(**{**answers, "file": begun.written[-1]}))
    return DONE


def _ask(kind: str, answers: dict[str, str], site: WholeSite, language: str) -> None:
    """Ask for each thing that is missing until the answer has the right form; an empty answer ends the questions."""
    prompts = {question.name: question for question in QUESTIONS[kind]}
    while missing := lacks(kind, answers, site):
        question = prompts[missing[0]]
        try:
            answer = input(f"{question.prompts[LANGUAGES.index(language)]}: ").strip()
        except EOFError:
            return
        if not answer:
            return
        faults = faults_of(question.shape, answer)
        if faults:
            print(show(faults[0], lambda file, line: None, language), file=sys.stderr)
        else:
            answers[question.name] = answer


def _update(settings: Settings, language: str) -> None:
    """Make the catalogues of the new language."""
    from microsite.translate.update import update

    site, _ = load_everything(settings.root, RESERVED_SECTIONS)
    assert site is not None
    updated = update(settings.root, site)
    report(settings, updated.faults, language)
    for change in updated.changes:
        print(NEW_WORDS[language]["wrote"].format(file=change.file))
