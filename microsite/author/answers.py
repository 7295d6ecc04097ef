"""Check answers to `new`: their form, with the same tables that read the content files, and whether they conflict with the site. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from microsite.author.questions import NEVER, QUESTIONS, Answers, Question
from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.load.everything import WholeSite
from microsite.model import content
from microsite.model.content import Commitment, Edition, Figure
from microsite.model.file_names import storable
from microsite.model.linking import unknown
from microsite.model.plausibility import tidy_locator
from microsite.model.shapes import NUMBER, Record, Shape, fields_of, shape_of
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.decoding import Reading, decode
from microsite.read.yaml_tree import SCALAR, Node, read_yaml
from microsite.text.prose import references

_PERIOD = re.compile(r"by (?P<by>\S+)|(?P<first>\S+?)\.\.(?P<last>\S+)|(?P<plain>\S+)")
_NUMBERED = re.compile(r"([A-Z])([0-9]+)")
"""a place such as `P17`"""
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""characters that an arrow key, or a terminal with another encoding, may leave in an answer"""
_LANGUAGE = {field.name: field.shape for field in fields_of(content.LanguageEntry)}

SHAPES: dict[str, Shape] = {
    "edition-id": shape_of(content.EditionId),
    "line": shape_of(content.Line),
    "date": shape_of(content.Date),
    "id": shape_of(content.Id),
    "counted": content.COUNTED,
    "direction": shape_of(content.Direction),
    "kind": shape_of(content.Kind),
    "value": shape_of(Figure.__annotations__["value"]),
    "number": NUMBER,
    "bound": shape_of(content.Bound),
    "place": content.LOCATOR,
    "sentence": shape_of(content.Sentence),
    "language-path": _LANGUAGE["path"],
    "language-tag": _LANGUAGE["tag"],
    "locale": _LANGUAGE["locale"],
}
"""the forms of answers by name; a period is checked separately, because it is typed as one word"""

_SLIP = 0.8
"""the similarity from which a new name counts as a typing error of an existing one: `new_lamps` and `new_roads` are below it"""


def refusals(kind: str, answers: Answers, site: WholeSite) -> tuple[Diagnostic, ...]:
    """The faults of answers: in their form, or else conflicts with the site, and answers that have no effect."""
    given = [question for question in QUESTIONS[kind] if question.name in answers]
    if faults := [fault for question in given for fault in _form_faults(question.shape, answers[question.name])]:
        return tuple(faults)
    faults = [fault for question in given if (fault := _conflict(kind, question.name, answers, site))]
    # What exists already keeps what it has.
    needless = [question for question in given if answers.get(question.of_new) in _existing(question.of_new, site)]
    faults += [diagnostic("new-needless", Position(""), found=f"--{each.name}", of=answers[each.of_new]) for each in needless]
    return tuple(faults)


def _form_faults(shape: str, answer: str) -> list[Diagnostic]:
    if unreadable := _UNREADABLE.search(answer):
        return [diagnostic("new-unreadable", Position(""), found=f"U+{ord(unreadable[0]):04X}")]
    reading = Reading("")
    if shape != "period":
        decode(SHAPES[shape], Node(SCALAR, 0, 0, 0, 0, answer), reading)
        return [_as_options(fault) for fault in reading.faults]
    period = period_yaml(answer)
    tree, faults = read_yaml("", period) if period else (None, ())
    if tree is not None:
        decode(Record(content.PeriodKeys, "period"), tree, reading)
    is_valid = tree is not None and not faults and not reading.faults
    return [] if is_valid else [diagnostic("new-period", Position(""), found=answer)]


def _as_options(fault: Diagnostic) -> Diagnostic:
    """The fault of a number, where what it says of keys of a file is said of options."""
    facts = dict(fault.facts)
    advice = facts.get("advice")
    return diagnostic(fault.code, fault.position, **{**facts, "advice": f"{advice}-option"}) if advice in ("bound", "range") else fault


def period_yaml(answer: str) -> str | None:
    """The YAML of a period typed as one word: `2024`, `2024-H1`, `by 2025`, `2021..2025`; None if it is not one of these."""
    match = _PERIOD.fullmatch(answer.strip())
    if match is None:
        return None
    if match["by"]:
        return f"by: {match['by']}"
    if match["first"]:
        return f"cumulative: {{from: {match['first']}, to: {match['last']}}}"
    plain = match["plain"]
    key = "half" if "H" in plain else {0: "year", 1: "month"}.get(plain.count("-"), "date")
    return f"{key}: {plain}"


def edition_of(answers: Answers, site: WholeSite) -> Edition | None:
    """The edition to add to: the one in the answers, or else the newest, drafts included; None if there is no such edition."""
    named = answers.get("edition") or site.editions[-1].id
    return next((edition for edition in site.editions if edition.id == named), None)


def _conflict(kind: str, name: str, answers: Answers, site: WholeSite) -> Diagnostic | None:
    """Why the answer `name` conflicts with the site, given the other answers; None if it does not."""
    answer, edition = answers[name], edition_of(answers, site)
    editions = [each.id for each in site.editions]
    sections = {section.id: section for section in edition.sections} if edition else {}
    place: Position | None = None
    match kind, name:
        case _, "edition" if answer not in editions:
            return unknown("edition-unknown", Position(""), answer, editions)
        case _, "section" | "after" if edition and answer not in sections:
            return unknown("section-unknown", Position(""), answer, sections)
        case "section", "id" if edition and answer in RESERVED_SECTIONS:
            return diagnostic("section-reserved", Position(f"content/{edition.id}/{answer}.yaml"), found=answer)
        case ("section", "id") | ("language", "path") if storable(answer) != answer:
            return diagnostic("name-unstorable", Position(""), found=answer, near=f"{storable(answer)}work", kind=kind)
        case "section", "id" if edition and answer in sections:
            place = Position(f"content/{edition.id}/{answer}.yaml")
        case "edition", "id" if answer in editions:
            place = Position(f"content/{answer}/edition.yaml")
        case "language", "path" if answer in [language.path for language in site.languages]:
            place = Position("content/site.yaml")
        case "figure", "id" if section := sections.get(answers.get("section", "")):
            named: tuple[Figure | Commitment, ...] = (*section.figures, *section.commitments)
            place = next((each.where["id"] for each in named if each.id == answer), None)
        case "figure", "counted" if not answer.replace("{n}", "").strip():
            return diagnostic("new-counted", Position(""), found=answer)
        case "figure", "sentence" if "id" in answers and not _refers_to(answers["id"], answer):
            return diagnostic("new-sentence", Position(""), found=answer, id=answers["id"])
        case "figure", "place" if edition:
            return _place_conflict(answer, edition)
    return diagnostic("new-taken", place, found=answer) if place else None


def _refers_to(figure: str, sentence: str) -> bool:
    return any(reference.name == figure for reference in references(sentence))


_FEW = 5
"""fewer places than these don't show how an edition names them"""


def _place_conflict(answer: str, edition: Edition) -> Diagnostic | None:
    """Why a place is not written like the others of the edition's document."""
    tidy = tidy_locator(answer)
    if tidy != answer:
        return diagnostic("new-place", Position(""), found=answer, near=tidy)
    places = [figure.place for each in edition.sections for figure in each.figures]
    places += [commitment.place for each in edition.sections for commitment in each.commitments]
    letters = [match[1] for place in places if not place.document and (match := _NUMBERED.match(place.locator))]
    own = _NUMBERED.fullmatch(answer)
    if own is None or own[1] in letters or len(letters) < _FEW:
        return None
    usual = max(letters, key=letters.count)
    return diagnostic("new-place", Position(""), found=answer, near=usual + own[2], letter=own[1], usual=usual)


def open_questions(kind: str, answers: Answers, site: WholeSite) -> list[Question]:
    """The questions that can still be asked, given the answers so far, in their order."""

    def is_open(question: Question) -> bool:
        if question.name in answers or question.asked == NEVER:
            return False
        if question.of_new:
            return question.of_new in answers and answers[question.of_new] not in _existing(question.of_new, site)
        # An ambition needs no period.
        return not (question.name == "period" and answers.get("kind") == "ambition")

    return [question for question in QUESTIONS[kind] if is_open(question) and (question.name != "edition" or len(site.editions) > 1)]


def newcomer(name: str, answers: Answers, site: WholeSite) -> tuple[str, str | None] | None:
    """The answer, if it names something that does not exist yet; and a similar existing name, if there is one."""
    if name not in answers or name not in ("document", "indicator", "unit") or answers[name] in _existing(name, site):
        return None
    return answers[name], near(answers[name], _existing(name, site), _SLIP)


def _existing(name: str, site: WholeSite) -> Collection[str]:
    """What the answer to a question may name that exists already: the ids of a register."""
    registers = site.registers
    return {"document": registers.documents, "indicator": registers.indicators, "unit": registers.units}.get(name, ())
