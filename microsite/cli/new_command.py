"""`new edition|section|figure|language`: asks for what the options leave out, adds it, tells what comes next."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterable

from microsite.author.conflicts import edition_of, newcomer, offered, wanted
from microsite.author.questions import QUESTIONS, Question
from microsite.author.scaffold import Scaffolded, refusals, scaffold
from microsite.build.places import place_faults
from microsite.cli.report import report
from microsite.cli.words import NEW_WORDS
from microsite.diagnostics import Diagnostic, Position, diagnostic, ordered, show
from microsite.load.everything import WholeSite, load_everything
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.source import line_of
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
    refused = refusals(options.thing, answers, site)
    if sys.stdin.isatty() and not refused:
        _ask(options.thing, answers, site, language)
    lacking = wanted(options.thing, answers, site)
    if lacking and not refused:
        report(settings, [_missing(options.thing, answers, lacking, site)], language)
        print(words["nothing"], file=sys.stderr)
        return USAGE
    result = scaffold(settings.root, options.thing, answers, site) if not refused else Scaffolded((), refused)
    if result.faults:
        _report(settings, result, language)
        print(words["nothing"], file=sys.stderr)
        return FAULTY
    for file in result.written:
        print(words["wrote"].format(file=file))
    if options.thing == "language":
        _update(settings, language)
    edition = edition_of(answers, site)
    assert edition is not None
    print(words[f"next-{options.thing}"].format(**{**answers, "file": f"content/{edition.id}/{answers.get('id')}.yaml"}))
    return DONE


def _missing(kind: str, answers: dict[str, str], lacking: Iterable[Question], site: WholeSite) -> Diagnostic:
    """What is said of answers that are wanted; where they are because a name is not there, which one would be near."""
    name, nearest = next((found for each in answers if (found := newcomer(each, answers, site)) and found[1]), ("", None))
    options = ", ".join(f"--{question.name}" for question in lacking)
    return diagnostic("new-missing", Position(""), found=f"new {kind}", expected=options, new=name, near=nearest)


def _report(settings: Settings, result: Scaffolded, language: str) -> None:
    """Faults with their lines, also those of files that were not written because of them."""

    def line(file: str, number: int) -> str | None:
        text = result.unwritten.get(file)
        if text is None:
            return line_of(settings.root, file, number)
        return text.lines[number - 1].rstrip("\r\n") if number <= len(text.lines) else ""

    for each in result.faults:
        print(show(each, line, language), file=sys.stderr)


def _ask(kind: str, answers: dict[str, str], site: WholeSite, language: str) -> None:
    """Ask for each thing that is wanted until the answer can stand; what is offered may be left empty. The end of input ends it."""
    # The arrow keys and the erasing of wide characters work where this is there; Windows' console has its own way.
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
    words, passed = NEW_WORDS[language], set[str]()
    while question := _next(kind, answers, passed, site):
        try:
            answer = input(f"{_prompt(question, answers, site, language)}: ").strip()
        except (EOFError, KeyboardInterrupt) as end:
            print()
            if isinstance(end, KeyboardInterrupt):
                raise
            return
        if not answer:
            passed |= {question.name} if question.offered else set()
            if not question.offered:
                print(words["needed"], file=sys.stderr)
            continue
        faults = refusals(kind, {**answers, question.name: answer}, site)
        if faults:
            print(show(faults[0], lambda file, line: None, language), file=sys.stderr)
            continue
        answers[question.name] = answer
        found = newcomer(question.name, answers, site)
        if found:
            print(words["near" if found[1] else "new"].format(found=found[0], near=found[1]), file=sys.stderr)


def _next(kind: str, answers: dict[str, str], passed: set[str], site: WholeSite) -> Question | None:
    """The next question, in the order of the table."""
    open_ones = {*wanted(kind, answers, site), *offered(kind, answers, site)}
    return next((question for question in QUESTIONS[kind] if question in open_ones and question.name not in passed), None)


def _prompt(question: Question, answers: dict[str, str], site: WholeSite, language: str) -> str:
    at = LANGUAGES.index(language)
    edition = edition_of(answers, site)
    editions, sections = ([each.id for each in several] for several in (site.editions, edition.sections if edition else ()))
    comma = (", ", "、")[at]
    return question.prompts[at].format(
        editions=comma.join(editions), newest=editions[-1], sections=comma.join(sections), id=answers.get("id", "id"), n="{n}"
    )


def _update(settings: Settings, language: str) -> None:
    """Make the catalogues of the new language."""
    from microsite.translate.update import update

    site, _ = load_everything(settings.root, RESERVED_SECTIONS)
    assert site is not None
    updated = update(settings.root, site)
    report(settings, updated.faults, language)
    for change in updated.changes:
        print(NEW_WORDS[language]["wrote"].format(file=change.file))
