"""Compare answers to `new` with the site: which questions are still open, which answers conflict with it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from microsite.author.additions import Answers
from microsite.author.questions import QUESTIONS, Question
from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.load.everything import WholeSite
from microsite.model.content import Edition, Section
from microsite.model.linking import unknown
from microsite.plan.addresses import RESERVED_SECTIONS

_OF_NEW = {
    "edition": (("document-title", "document"),),
    "section": (),
    "figure": (("name", "indicator"), ("unit", "indicator"), ("direction", "indicator"), ("counted", "unit")),
    "language": (),
}
"""kind → answers that are only allowed for something new, each with the answer that names that"""


_SLIP = 0.8
"""the similarity from which a new name counts as a typing error of an existing one: `new_lamps` and `new_roads` are below it"""


def edition_of(answers: Answers, site: WholeSite) -> Edition | None:
    """The edition to add to: the one in the answers, or else the newest, drafts included; None if there is no such edition."""
    named = answers.get("edition", "")
    return next((edition for edition in site.editions if edition.id == named), None) if named else site.editions[-1]


def wanted(kind: str, answers: Answers, site: WholeSite) -> tuple[Question, ...]:
    """The questions that still need an answer, given the answers so far."""
    return tuple(
        question
        for question in QUESTIONS[kind]
        if question.name not in answers
        and not question.offered
        and (question.required or _is_of_new(kind, question, answers, site))
        # An ambition needs no period.
        and not (question.name == "period" and answers.get("kind") == "ambition")
    )


def offered(kind: str, answers: Answers, site: WholeSite) -> tuple[Question, ...]:
    """The questions that may be answered or skipped; the one for the edition only if there are several."""
    depending = {name for name, _ in _OF_NEW[kind]}
    return tuple(
        question
        for question in QUESTIONS[kind]
        if question.name not in answers
        and question.offered
        and (question.name not in depending or _is_of_new(kind, question, answers, site))
        and (question.name != "edition" or len(site.editions) > 1)
    )


def _is_of_new(kind: str, question: Question, answers: Answers, site: WholeSite) -> bool:
    """Whether the question is about something new that was named in the answers."""
    return any(question.name == name and of in answers and answers[of] not in _registered(of, site) for name, of in _OF_NEW[kind])


def newcomer(name: str, answers: Answers, site: WholeSite) -> tuple[str, str | None] | None:
    """The answer, if it names something that does not exist yet; and a similar existing name, if there is one."""
    if name not in answers or name not in ("document", "indicator", "unit") or answers[name] in _registered(name, site):
        return None
    return answers[name], near(answers[name], _registered(name, site), _SLIP)


def conflicts(kind: str, answers: Answers, site: WholeSite) -> tuple[Diagnostic, ...]:
    """The answers that conflict with the site, and those that have no effect."""
    found = [fault for name in answers if (fault := conflict(kind, name, answers, site))]
    return (*found, *_needless(kind, answers, site))


def conflict(kind: str, name: str, answers: Answers, site: WholeSite) -> Diagnostic | None:
    """Why the answer `name` conflicts with the site, given the other answers; None if it does not."""
    answer = answers[name]
    if name == "edition":
        editions = [edition.id for edition in site.editions]
        return None if answer in editions else unknown("edition-unknown", Position(""), answer, editions)
    if name == "path":
        return _taken("content/site.yaml", answer, answer in {language.path for language in site.languages})
    if name == "id" and kind == "edition":
        return _taken(f"content/{answer}/edition.yaml", answer, answer in {edition.id for edition in site.editions})
    edition = edition_of(answers, site)
    if edition is None:
        return None
    sections = {section.id: section for section in edition.sections}
    if name == "id" and kind == "section":
        file = f"content/{edition.id}/{answer}.yaml"
        if answer in RESERVED_SECTIONS:
            return diagnostic("section-reserved", Position(file), found=answer)
        return _taken(file, answer, answer in sections)
    if name in ("section", "after") and answer not in sections:
        return unknown("section-unknown", Position(""), answer, sections)
    section = sections.get(answers.get("section", ""))
    place = next((place for id_, place in _ids(section) if id_ == answer), None) if name == "id" and section else None
    return diagnostic("new-taken", place, found=answer) if place else None


def _taken(file: str, found: str, is_taken: bool) -> Diagnostic | None:
    return diagnostic("new-taken", Position(file), found=found) if is_taken else None


def _ids(section: Section) -> Iterator[tuple[str, Position]]:
    yield from ((figure.id, figure.where["id"]) for figure in section.figures)
    yield from ((commitment.id, commitment.where["id"]) for commitment in section.commitments)


def _needless(kind: str, answers: Answers, site: WholeSite) -> Iterator[Diagnostic]:
    """Report answers about something new that exists already: it keeps what it has, so they would have no effect."""
    for name, of in _OF_NEW[kind]:
        if name in answers and answers.get(of) in _registered(of, site):
            yield diagnostic("new-needless", Position(""), found=f"--{name}", of=answers[of])


def _registered(name: str, site: WholeSite) -> Collection[str]:
    registers = site.registers
    return {"document": registers.documents, "indicator": registers.indicators, "unit": registers.units}.get(name, ())
