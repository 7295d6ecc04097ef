"""`check --source`: compare the figures of a root with the paragraphs of the text, in any file, that they were taken from.

The text is only read, never copied into the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from microsite.author.source_numbers import StatedNumber, bound_of, stated_numbers
from microsite.diagnostics import Diagnostic, Position, diagnostic, ordered
from microsite.load.everything import read_site
from microsite.load.site import Site
from microsite.model.content import Edition, Figure, Place
from microsite.model.linking import unknown
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.inventory import inventory
from microsite.read.layout import layout
from microsite.read.source import read_source
from microsite.settings import Settings
from microsite.text.bound_words import bound_words

_MARK = re.compile(r"^\s*\[([^\[\]\s]{1,40})\][ \t]*", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*)+")
_SAMPLES = (0, 1, 2, 5, 11, 100)
"""numbers that include every plural form"""


class SourceComparison(NamedTuple):
    """The result of a comparison: how many figures were compared, how many agree, and what does not."""

    figures: int
    agreeing: int
    findings: tuple[Diagnostic, ...]


class _Text(NamedTuple):
    """The text that figures are compared with."""

    numbers: Mapping[str, list[StatedNumber]]
    """paragraph → the numbers in it"""
    locale: str
    units: Sequence[str]
    """whatever may follow a number, the longest first"""
    mark: str
    """an example of a paragraph mark, if the text has none"""


class _Hit(NamedTuple):
    """A figure's number in the text."""

    paragraph: str
    with_unit: bool
    bound: str
    written: str


def check_source(root: Path, file: Path, document: str = "") -> SourceComparison:
    """Compare the figures taken from `document` (if empty, from that of the newest edition) with the text in `file`; drafts too.

    Editions with errors are left out; `check` reports them.
    """
    found = layout(inventory(root, "content", "translations"), RESERVED_SECTIONS)
    site, _ = read_site(Settings(root, root, drafts=True), found)
    editions = [site.whole(id_) for id_ in found.editions if site.all(f"edition:{id_}")]
    source = read_source(file.parent, file.name)
    if any(each.code == "file-missing" for each in source.faults):
        # The usual message would advise to add the file to the site.
        return SourceComparison(0, 0, (diagnostic("source-missing", Position(str(file))),))
    if source.faults:
        return SourceComparison(0, 0, tuple(each._replace(position=each.position._replace(file=str(file))) for each in source.faults))
    if document and document not in site.registers.documents:
        return SourceComparison(0, 0, (unknown("document-unknown", Position(""), document, site.registers.documents),))
    if not editions or not site.languages:
        return SourceComparison(0, 0, ())
    document = document or editions[-1].head.document
    comparison = _compare(site, editions, document, source.text)
    if comparison.figures:
        return comparison
    return comparison._replace(findings=(*comparison.findings, diagnostic("source-nothing", Position(str(file)), found=document)))


def _compare(site: Site, editions: Iterable[Edition], document: str, source: str) -> SourceComparison:
    """Compare each figure and commitment of the editions that was taken from the document with the text of it."""
    patterns = _unit_patterns(site)
    units = sorted({each.partition("{n}")[2].strip() for several in patterns.values() for each in several}, key=len, reverse=True)
    locale = site.languages[0].locale
    numbers = {name: stated_numbers(paragraph, locale, units) for name, paragraph in paragraphs(source).items()}
    text = _Text(numbers, locale, units, "" if _MARK.search(source) else "[P3]")
    compared = agreeing = 0
    findings: list[Diagnostic] = []
    for edition in editions:
        for section in edition.sections:
            for commitment in section.commitments:
                if (commitment.place.document or edition.head.document) == document:
                    findings += _place_findings(commitment.place, text)
            for figure in section.figures:
                if (figure.place.document or edition.head.document) == document:
                    indicator = site.registers.indicators.get(figure.indicator)
                    found = _findings(figure, patterns.get(indicator.unit, ()) if indicator else (), text)
                    compared += 1
                    agreeing += not found
                    findings += found
    return SourceComparison(compared, agreeing, tuple(ordered(findings)))


def paragraphs(text: str) -> dict[str, str]:
    """Split a text at marks such as `[P3]` at the start of a line; if it has none, at blank lines, with the names P1, P2, ….

    A marked paragraph ends at the next mark or blank line; headings between marked paragraphs are left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    marks = list(_MARK.finditer(text))
    if not marks:
        return {f"P{number}": each for number, each in enumerate(_blocks(text), 1)}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return {mark[1]: next(iter(_blocks(text[mark.end() : end])), "") for mark, end in zip(marks, ends, strict=True)}


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in _BLANK.split(text) if block.strip()]


def referenced_paragraphs(locator: str, names: Iterable[str]) -> list[str]:
    """The paragraphs that a locator refers to: `P3`, or several as in `P3, P5`."""
    return [name for name in names if re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", locator)]


def _unit_patterns(site: Site) -> dict[str, tuple[str, ...]]:
    """Unit → its patterns with `{n}` in the language of the content."""
    localizer = site.localizer(site.languages[0].path)
    patterns: dict[str, tuple[str, ...]] = {}
    for unit in site.registers.units.values():
        if unit.shipped:
            samples = [Figure("", "", "", value=Decimal(number), place=Place("", ""), show="digits") for number in _SAMPLES]
            quantities = [localizer.quantity(sample, unit).parts for sample in samples]
            written = [
                "".join("{n}" if part.role == "number" else part.text for part in parts if part.role != "conversion")
                for parts in quantities
            ]
        else:
            written = [words.text for words in unit.counted]
        patterns[unit.id] = tuple(dict.fromkeys(written))
    return patterns


def _place_findings(place: Place, text: _Text, elsewhere: Sequence[str] = ()) -> list[Diagnostic]:
    names = list(text.numbers)
    if referenced_paragraphs(place.locator, names):
        return []
    expected = f"{names[0]} … {names[-1]}" if names else None
    return [diagnostic("source-paragraph", place.position, found=place.locator, expected=expected, elsewhere=", ".join(elsewhere))]


def _findings(figure: Figure, patterns: Sequence[str], text: _Text) -> list[Diagnostic]:
    """What does not agree with the text, at most one finding."""
    hits = list(_hits(figure, patterns, text))
    named = referenced_paragraphs(figure.place.locator, text.numbers)
    elsewhere = list(dict.fromkeys(hit.paragraph for hit in hits if hit.with_unit and hit.paragraph not in named))
    if not named:
        return _place_findings(figure.place, text, elsewhere)
    here = [hit for hit in hits if hit.paragraph in named]
    sound = [hit for hit in here if hit.with_unit]
    shown = f"{figure.value:f}" if figure.value is not None else f"{figure.start:f}–{figure.end:f}"
    facts = {"found": shown, "paragraph": figure.place.locator, "unit": patterns[0].replace("{n}", "…") if patterns else ""}
    value = figure.where.get("value") or figure.where.get("from") or figure.where[""]
    if not sound and elsewhere:
        return [diagnostic("source-elsewhere", figure.place.position, **facts, elsewhere=", ".join(elsewhere), mark=text.mark)]
    if not sound and here:
        return [diagnostic("source-unit", figure.where["indicator"], **facts, written=here[0].written)]
    if not sound:
        return [diagnostic("source-number", value, **facts)]
    bounds = dict.fromkeys(hit.bound for hit in sound)
    if not bound_words(text.locale) or figure.bound in bounds:
        return []
    facts |= {"chosen": figure.bound, "said": ", ".join(bounds), "written": sound[0].written}
    return [diagnostic("source-bound", figure.where.get("bound", value), **facts)]


def _hits(figure: Figure, patterns: Sequence[str], text: _Text) -> Iterator[_Hit]:
    """The occurrences of a figure's number in the text."""
    for paragraph, numbers in text.numbers.items():
        for index, number in enumerate(numbers):
            if _states(number, figure):
                # The unit of a range follows its upper end.
                is_lower = number.upper is not None and number.value != number.upper
                carriers = numbers[index : index + 2] if is_lower else [number]
                length = max((_unit_at(pattern, each, text.units) for pattern in patterns for each in carriers), default=-1)
                yield _Hit(paragraph, length >= 0, bound_of(number, max(length, 0), text.locale), number.written)


def _states(number: StatedNumber, figure: Figure) -> bool:
    if figure.value is not None:
        return number.value == abs(figure.value) and (figure.value < 0 or not number.negative)
    # The ends of a negative range are compared without their signs, so their order is reversed.
    ends = sorted(abs(end) for end in (figure.start, figure.end) if end is not None)
    return [number.value, number.upper] == ends


def _unit_at(pattern: str, number: StatedNumber, units: Sequence[str]) -> int:
    """The length of the unit after the number; -1 if there is another unit or none."""
    head, _, tail = (part.strip().casefold() for part in pattern.partition("{n}"))
    before = number.before.rstrip().rstrip("-−").rstrip().casefold()
    after = number.after.casefold()
    room, after = len(after) - len(after.lstrip()), after.lstrip()
    if not before.endswith(head) or not after.startswith(tail):
        return -1
    if not tail:
        return 0
    longest = next((each for each in units if each and after.startswith(each.casefold())), "")
    # A unit in Latin letters is a whole word.
    goes_on = tail[-1].isascii() and tail[-1].isalpha() and after[len(tail) : len(tail) + 1].isalpha()
    return -1 if longest.casefold() != tail or goes_on else room + len(tail)
