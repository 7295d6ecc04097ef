"""The numbers of a source text that no figure states, so that whoever summarises it can show that nothing is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from microsite.author.source_numbers import StatedNumber, places_of
from microsite.author.source_text import Paragraph
from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model.content import NotFigure
from microsite.read.source import position_at

Number = tuple[int, int]
"""a number of the text: which paragraph, and which number of it"""

WITH_UNIT, WITHOUT_UNIT, ELSEWHERE, IN_HEADING = range(4)
"""where a figure's number stands: in a paragraph that its place names, with its unit or without; in another one; in none that has a name"""


class Claim(NamedTuple):
    """What a figure may state of the text: a number, both ends of a range, or all numbers in the words that it names."""

    numbers: tuple[Number, ...]
    where: int


class Taken(NamedTuple):
    """A figure that was taken from the text."""

    name: str
    locator: str
    claims: tuple[Claim, ...]


class Unused(NamedTuple):
    """How many numbers the text has, without dates and ordinals, and what became of them."""

    numbers: int
    stated: int
    marked: int
    findings: tuple[Diagnostic, ...]
    """at marks that mark nothing"""
    unused: tuple[Diagnostic, ...]
    """at the numbers that are left"""


def unused_numbers(
    file: str,
    source: str,
    parts: Sequence[Paragraph],
    numbers: Sequence[Sequence[StatedNumber]],
    taken: Sequence[Taken],
    not_figures: Iterable[NotFigure],
    locale: str,
) -> Unused:
    """Which numbers of the text are stated by figures, which are marked as no figures, and which are left."""
    stated, marked = _stated(taken), set[Number]()
    findings = []
    for mark in not_figures:
        places = [(index, place) for index, each in enumerate(parts) for place in places_of(mark.words, each.text, locale)]
        if not places:
            findings.append(diagnostic("source-mark", mark.where["words"], found=mark.words))
        marked |= {
            (index, nth)
            for index, (start, stop) in places
            for nth, number in enumerate(numbers[index])
            if start <= number.start and number.stop <= stop
        }
    counting = [(index, nth) for index, several in enumerate(numbers) for nth, number in enumerate(several) if number.counts]
    left = [each for each in counting if each not in stated and each not in marked]
    alike = {number: figure for figure in taken for claim in figure.claims if claim.where == ELSEWHERE for number in claim.numbers}
    unused = tuple(_unused(file, source, parts[index], numbers[index][nth], alike.get((index, nth))) for index, nth in left)
    are_stated = sum(each in stated for each in counting)
    return Unused(len(counting), are_stated, len(counting) - are_stated - len(left), tuple(findings), unused)


def _stated(taken: Iterable[Taken]) -> set[Number]:
    """The numbers that figures state. Each number is stated by one figure: of «20个小区、20个小区», each needs its own."""
    stated: set[Number] = set()
    # Whoever has a number with its unit chooses first.
    for figure in sorted(taken, key=lambda each: min((claim.where for claim in each.claims), default=IN_HEADING)):
        best = min((claim.where for claim in figure.claims), default=IN_HEADING)
        done: set[int] = set()
        for claim in figure.claims:
            paragraph = claim.numbers[0][0] if best < ELSEWHERE else -1
            if claim.where == best < IN_HEADING and paragraph not in done and stated.isdisjoint(claim.numbers):
                stated.update(claim.numbers)
                done.add(paragraph)
    # A heading may repeat what its paragraphs say.
    return stated.union(*(claim.numbers for figure in taken for claim in figure.claims if claim.where == IN_HEADING))


def _unused(file: str, source: str, part: Paragraph, number: StatedNumber, alike: Taken | None) -> Diagnostic:
    text = part.text[number.start : number.stop]
    position = position_at(file, source, part.start + number.start, len(text.split("\n")[0]))
    facts: Mapping[str, str | None] = {
        "found": " ".join(text.split()),
        "paragraph": part.name or None,
        "written": number.written,
        "near": alike.name if alike is not None else None,
        "place": f"{alike.locator}, {part.name}" if alike is not None else None,
    }
    return diagnostic("source-unused", position, **facts)
