"""Compare figures with the paragraphs of the text that they were taken from. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from microsite.author.source_numbers import StatedNumber, bound_of, knows_bounds, stated_numbers
from microsite.author.source_text import Paragraph, referenced_paragraphs
from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model.content import Edition, Figure, Place

UnitForms = Mapping[str, tuple[str, ...]]
"""id of a unit → its patterns with `{n}` in the language of the text"""


class SourceComparison(NamedTuple):
    """The result of a comparison: how many figures were compared, how many agree, and what does not."""

    figures: int
    agreeing: int
    findings: tuple[Diagnostic, ...]


class _Hit(NamedTuple):
    paragraph: str
    with_unit: bool
    bound: str
    written: str


def compare_with_source(
    editions: Iterable[Edition],
    document: str,
    units: UnitForms,
    unit_of: Callable[[str], str],
    text: Sequence[Paragraph],
    locale: str,
    mark: str = "",
) -> SourceComparison:
    """Compare each figure and commitment of the editions that was taken from the document with its paragraphs.

    `unit_of` gives the unit of an indicator; `locale` is the language of the text. `mark` is an example of a paragraph mark, if the
    text has none and its paragraphs are numbered.
    """
    suffixes = sorted({form.partition("{n}")[2].strip() for forms in units.values() for form in forms}, key=len, reverse=True)
    numbers = {each.name: stated_numbers(each.text, locale, suffixes) for each in text}
    compared = agreeing = 0
    findings: list[Diagnostic] = []
    for edition in editions:
        for place in _commitments(edition, document):
            findings += [] if referenced_paragraphs(place.locator, list(numbers)) else [_no_paragraph(place, numbers, ())]
        for figure in _figures(edition, document):
            compared += 1
            found = _findings(figure, units.get(unit_of(figure.indicator), ()), suffixes, numbers, locale, mark)
            agreeing += not found
            findings += found
    return SourceComparison(compared, agreeing, tuple(findings))


def _in(place: Place, edition: Edition, document: str) -> bool:
    return (place.document or edition.head.document) == document


def _figures(edition: Edition, document: str) -> Iterator[Figure]:
    return (figure for section in edition.sections for figure in section.figures if _in(figure.place, edition, document))


def _commitments(edition: Edition, document: str) -> Iterator[Place]:
    return (each.place for section in edition.sections for each in section.commitments if _in(each.place, edition, document))


def _no_paragraph(place: Place, numbers: Mapping[str, list[StatedNumber]], elsewhere: Sequence[str]) -> Diagnostic:
    names = list(numbers)
    expected = f"{names[0]} … {names[-1]}" if names else None
    return diagnostic("source-paragraph", place.position, found=place.locator, expected=expected, elsewhere=", ".join(elsewhere))


def _findings(
    figure: Figure, forms: Sequence[str], suffixes: Sequence[str], numbers: Mapping[str, list[StatedNumber]], locale: str, mark: str
) -> list[Diagnostic]:
    hits = [_Hit(name, *hit) for name, each in numbers.items() for hit in _hits(figure, forms, suffixes, each, locale)]
    named = referenced_paragraphs(figure.place.locator, list(numbers))
    elsewhere = list(dict.fromkeys(hit.paragraph for hit in hits if hit.with_unit and hit.paragraph not in named))
    if not named:
        return [_no_paragraph(figure.place, numbers, elsewhere)]
    here = [hit for hit in hits if hit.paragraph in named]
    facts = {"found": _shown(figure), "paragraph": figure.place.locator, "unit": _unit_words(forms)}
    value = figure.where.get("value") or figure.where.get("from") or figure.where[""]
    sound = [hit for hit in here if hit.with_unit]
    if not sound and elsewhere:
        return [diagnostic("source-elsewhere", figure.place.position, **facts, elsewhere=", ".join(elsewhere), mark=mark)]
    if not sound and here:
        return [diagnostic("source-unit", figure.where["indicator"], **facts, written=here[0].written)]
    if not sound:
        return [diagnostic("source-number", value, **facts)]
    bounds = list(dict.fromkeys(hit.bound for hit in sound))
    if knows_bounds(locale) and figure.bound not in bounds:
        return [
            diagnostic(
                "source-bound",
                figure.where.get("bound", value),
                **facts,
                chosen=figure.bound,
                said=", ".join(bounds),
                written=sound[0].written,
            )
        ]
    return []


def _shown(figure: Figure) -> str:
    return f"{figure.value:f}" if figure.value is not None else f"{figure.start:f}–{figure.end:f}"


def _unit_words(forms: Sequence[str]) -> str:
    return next((form.replace("{n}", "…") for form in forms), "")


def _hits(
    figure: Figure, forms: Sequence[str], suffixes: Sequence[str], numbers: Sequence[StatedNumber], locale: str
) -> Iterator[tuple[bool, str, str]]:
    """The occurrences of a figure's number in a paragraph: whether with its unit, with which bound, and how it is written."""
    for index, number in enumerate(numbers):
        if figure.value is not None:
            if number.value != abs(figure.value) or (number.negative and figure.value >= 0):
                continue
        elif not _is_range(figure.start, figure.end, number):
            continue
        carrier = numbers[index + 1] if number.bound == "range" and number.value != number.other and index + 1 < len(numbers) else number
        length = max((_unit_at(form, each, suffixes) for form in forms for each in (number, carrier)), default=-1)
        bound = number.bound if number.bound == "range" else bound_of(number, max(length, 0), locale)
        yield length >= 0, bound, number.written


def _is_range(start: Decimal | None, end: Decimal | None, number: StatedNumber) -> bool:
    assert start is not None
    assert end is not None
    # The ends of a negative range are compared without their signs, so their order is reversed.
    low, high = sorted((abs(start), abs(end)))
    return number.bound == "range" and (number.value, number.other) == (low, high)


def _unit_at(form: str, number: StatedNumber, suffixes: Sequence[str]) -> int:
    """The length of the unit after the number; -1 if there is another unit or none."""
    head, _, tail = (part.strip().casefold() for part in form.partition("{n}"))
    before, after = number.before.rstrip().rstrip("-−").rstrip().casefold(), number.after.casefold()
    room = len(after) - len(after.lstrip())
    after = after.lstrip()
    if not before.endswith(head) or not after.startswith(tail):
        return -1
    longest = next((each for each in suffixes if each and after.startswith(each.casefold())), "")
    if tail and longest.casefold() != tail:
        return -1
    letters = tail[-1:].isascii() and tail[-1:].isalpha()
    if letters and after[len(tail) : len(tail) + 1].isalpha():
        return -1
    return room + len(tail) if tail else 0
