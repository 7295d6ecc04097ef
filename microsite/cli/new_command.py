"""The command `new`: asks for what the options leave out, adds an edition, section, figure or language, says what to do next."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterable

from microsite.author.answers import edition_of, newcomer, open_questions, refusals
from microsite.author.questions import NEEDED, QUESTIONS, Question
from microsite.author.scaffold import Scaffolded, scaffold
from microsite.cli.report import DONE, FAULTY, USAGE, report
from microsite.diagnostics import Diagnostic, Position, diagnostic, ordered, show
from microsite.engine.places import place_faults
from microsite.language import Pair, in_language
from microsite.load.everything import WholeSite, load_everything
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.source import line_of
from microsite.sentences.commands import text_in
from microsite.sentences.questions import PROMPTS
from microsite.settings import Settings


def new(options: argparse.Namespace, settings: Settings, language: str) -> int:
    """Run the command; returns the exit code. Nothing is written if the content has errors, before or after the addition."""
    faults = place_faults(settings)
    site, content_faults = load_everything(settings.root, RESERVED_SECTIONS) if not faults else (None, ())
    if site is None or not site.editions or not site.languages:
        report(settings, ordered([*faults, *content_faults]), language)
        print(text_in(language, "content-errors"), file=sys.stderr)
        return FAULTY
    answers = {
        question.name: value for question in QUESTIONS[options.thing] if (value := getattr(options, question.name.replace("-", "_")))
    }
    if getattr(options, "inferred", False):
        answers["inferred"] = "true"
    if not refusals(options.thing, answers, site):
        if sys.stdin.isatty():
            _ask(options.thing, answers, site, language)
        if lacking := [question for question in open_questions(options.thing, answers, site) if question.asked == NEEDED]:
            report(settings, [_missing(options.thing, answers, lacking, site)], language)
            print(text_in(language, "nothing-written"), file=sys.stderr)
            return USAGE
    result = scaffold(settings.root, options.thing, answers, site)
    _report(settings, result, language)
    if not result.written:
        print(text_in(language, "nothing-written"), file=sys.stderr)
        return FAULTY
    for file in result.written:
        print(text_in(language, "wrote", file=file))
    if options.thing == "language":
        _update(settings, language)
    edition = answers.get("edition") or site.editions[-1].id
    print(text_in(language, f"next-{options.thing}", **{**answers, "file": f"content/{edition}/{answers.get('id')}.yaml"}))
    return DONE


def _missing(kind: str, answers: dict[str, str], lacking: Iterable[Question], site: WholeSite) -> Diagnostic:
    """The fault of missing answers. If they are needed because a name is new, it names the most similar existing one."""
    name, nearest = next((found for each in answers if (found := newcomer(each, answers, site)) and found[1]), ("", None))
    options = ", ".join(f"--{question.name}" for question in lacking)
    return diagnostic("new-missing", Position(""), found=f"new {kind}", expected=options, new=name, near=nearest)


def _report(settings: Settings, result: Scaffolded, language: str) -> None:
    """Print faults with their lines, which may be in files that were not written because of them."""

    def line(file: str, number: int) -> str | None:
        text = result.unwritten.get(file)
        if text is None:
            return line_of(settings.root, file, number)
        return text.lines[number - 1].rstrip("\r\n") if number <= len(text.lines) else ""

    for each in result.faults:
        print(show(each, line, language), file=sys.stderr)


def _ask(kind: str, answers: dict[str, str], site: WholeSite, language: str) -> None:
    """Ask each question until its answer is valid; an optional one may be left empty. The end of input ends the questions."""
    # With readline, arrow keys work and wide characters are erased whole; a Windows console does that itself.
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
    skipped = set[str]()
    while question := next((each for each in open_questions(kind, answers, site) if each.name not in skipped), None):
        try:
            answer = input(f"{_prompt(PROMPTS[kind][question.name], answers, site, language)}: ").strip()
        except (EOFError, KeyboardInterrupt) as end:
            print()
            if isinstance(end, KeyboardInterrupt):
                raise
            return
        if not answer:
            if question.asked == NEEDED:
                print(text_in(language, "answer-needed"), file=sys.stderr)
            else:
                skipped.add(question.name)
            continue
        if faults := refusals(kind, {**answers, question.name: answer}, site):
            print(show(faults[0], lambda file, line: None, language), file=sys.stderr)
            continue
        answers[question.name] = answer
        if new_id := newcomer(question.name, answers, site):
            print(text_in(language, "new-id-near" if new_id[1] else "new-id", found=new_id[0], near=new_id[1]), file=sys.stderr)


def _prompt(prompt: Pair, answers: dict[str, str], site: WholeSite, language: str) -> str:
    """The text of a question, with what it may be answered with."""
    edition = edition_of(answers, site)
    comma = in_language(language, ", ", "、")
    editions = [each.id for each in site.editions]
    sections = comma.join(section.id for section in edition.sections) if edition else ""
    text = in_language(language, *prompt)
    return text.format(editions=comma.join(editions), newest=editions[-1], sections=sections, id=answers.get("id", "id"), n="{n}")


def _update(settings: Settings, language: str) -> None:
    """Create the catalogues of the new language."""
    from microsite.translate.update import update

    site, _ = load_everything(settings.root, RESERVED_SECTIONS)
    assert site is not None
    updated = update(settings.root, site)
    report(settings, updated.faults, language)
    for change in updated.changes:
        print(text_in(language, "wrote", file=change.file))
