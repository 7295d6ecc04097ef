"""`check --source`: compare the figures of a root with the paragraphs of the text, in any file, that they were taken from, both ways.

The text is only read, never copied into the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from microsite.author.source_numbers import StatedNumber, bound_of, places_of, stated_numbers
from microsite.author.source_text import Paragraph, has_marks, names_of, paragraphs, referenced_paragraphs, with_plain_line_ends
from microsite.author.source_unused import ELSEWHERE, IN_HEADING, WITH_UNIT, WITHOUT_UNIT, Claim, Number, Taken, unused_numbers
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

_SAMPLES = (0, 1, 2, 5, 11, 100)
"""numbers that include every plural form"""


class SourceComparison(NamedTuple):
    """How many figures agree with the text, how many numbers of the text are figures, and what is left to look at."""

    figures: int = 0
    agreeing: int = 0
    numbers: int = 0
    """of the text, without dates and ordinals"""
    stated: int = 0
    """by figures"""
    marked: int = 0
    """as no figures, in content/documents.yaml"""
    findings: tuple[Diagnostic, ...] = ()
    """at figures, commitments and marks"""
    unused: tuple[Diagnostic, ...] = ()
    """at the numbers of the text that are left"""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is to be looked at."""
        return (*self.findings, *self.unused)


class _Text(NamedTuple):
    """The text that figures are compared with."""

    paragraphs: Sequence[Paragraph]
    numbers: Sequence[Sequence[StatedNumber]]
    """of each paragraph"""
    locale: str
    units: Sequence[str]
    """whatever may follow a number, the longest first"""
    mark: str
    """an example of a paragraph mark, if the text has none"""
    is_one: bool = False
    """whether places are not told apart, because they are those of another copy of the text"""

    @property
    def names(self) -> list[str]:
        """The names of its paragraphs."""
        return names_of(self.paragraphs)

    def named(self, place: Place) -> list[str]:
        """The paragraphs that a place names."""
        return self.names if self.is_one else referenced_paragraphs(place.locator, self.names)


class _Hit(NamedTuple):
    """A figure's number in the text."""

    numbers: tuple[Number, ...]
    """the number, or both ends of a range"""
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
        return SourceComparison(findings=(diagnostic("source-missing", Position(str(file))),))
    if source.faults:
        return SourceComparison(findings=tuple(each._replace(position=each.position._replace(file=str(file))) for each in source.faults))
    if document and document not in site.registers.documents:
        return SourceComparison(findings=(unknown("document-unknown", Position(""), document, site.registers.documents),))
    if not editions or not site.languages:
        return SourceComparison()
    document = document or editions[-1].head.document
    comparison = _compare(site, editions, document, str(file), with_plain_line_ends(source.text))
    if comparison.figures:
        return comparison
    return comparison._replace(findings=(*comparison.findings, diagnostic("source-nothing", Position(str(file)), found=document)))


def _compare(site: Site, editions: Iterable[Edition], document: str, file: str, source: str) -> SourceComparison:
    """Compare each figure and commitment of the editions that was taken from the document with the text of it, and the text with them."""
    patterns = _unit_patterns(site)
    units = sorted({each.partition("{n}")[2].strip() for several in patterns.values() for each in several}, key=len, reverse=True)
    locale = site.languages[0].locale
    parts = paragraphs(source)
    numbers = [stated_numbers(each.text, locale, units) for each in parts]
    text = _Text(parts, numbers, locale, units, "" if has_marks(source) else "[P3]")
    compared = _compare_figures(site, editions, document, patterns, text)
    if text.mark and 2 * sum(each.code in ("source-elsewhere", "source-paragraph") for each in compared.findings) > len(compared.taken):
        # The places are those of a copy with marks: that is one fault, not one for each place.
        compared = _compare_figures(site, editions, document, patterns, text._replace(is_one=True))
        compared.findings.append(diagnostic("source-unmarked", Position(file), count=len(parts), mark=text.mark))
    left = unused_numbers(file, source, parts, numbers, compared.taken, site.get(f"not_figures:{document}") or (), locale)
    findings = tuple(ordered([*compared.findings, *left.findings]))
    counts = (len(compared.taken), compared.agreeing, left.numbers, left.stated, left.marked)
    return SourceComparison(*counts, findings, tuple(ordered(left.unused)))


class _Compared(NamedTuple):
    """The figures that were taken from the document, how many agree with the text, and what does not agree."""

    taken: list[Taken]
    agreeing: int
    findings: list[Diagnostic]


def _compare_figures(
    site: Site, editions: Iterable[Edition], document: str, patterns: Mapping[str, Sequence[str]], text: _Text
) -> _Compared:
    findings: list[Diagnostic] = []
    taken: list[Taken] = []
    agreeing = 0
    for edition in editions:
        for section in edition.sections:
            for commitment in section.commitments:
                if (commitment.place.document or edition.head.document) == document:
                    findings += _place_findings(commitment.place, text)
            for figure in section.figures:
                if (figure.place.document or edition.head.document) == document:
                    indicator = site.registers.indicators.get(figure.indicator)
                    found, claims = _findings(figure, patterns.get(indicator.unit, ()) if indicator else (), text)
                    taken.append(Taken(f"{section.id}.{figure.id}", figure.place.locator, claims))
                    agreeing += not found
                    findings += found
    return _Compared(taken, agreeing, findings)


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
    if text.named(place):
        return []
    names = text.names
    expected = f"{names[0]} … {names[-1]}" if names else None
    return [diagnostic("source-paragraph", place.position, found=place.locator, expected=expected, elsewhere=", ".join(elsewhere))]


def _findings(figure: Figure, patterns: Sequence[str], text: _Text) -> tuple[list[Diagnostic], tuple[Claim, ...]]:
    """What does not agree with the text, at most one finding; and the numbers that the figure may state."""
    named = text.named(figure.place)
    if figure.worded:
        return _findings_of_words(figure, named, text)
    hits = list(_hits(figure, patterns, text))
    claims = tuple(claim for hit in hits if (claim := _claim(hit, () if text.is_one else named)))
    elsewhere = list(dict.fromkeys(hit.paragraph for hit in hits if hit.with_unit and hit.paragraph and hit.paragraph not in named))
    if not named:
        return _place_findings(figure.place, text, elsewhere), claims
    here = [hit for hit in hits if hit.paragraph in named]
    sound = [hit for hit in here if hit.with_unit]
    shown = f"{figure.value:f}" if figure.value is not None else f"{figure.start:f}–{figure.end:f}"
    facts = {"found": shown, "paragraph": figure.place.locator, "unit": patterns[0].replace("{n}", "…") if patterns else ""}
    value = figure.where.get("value") or figure.where.get("from") or figure.where[""]
    bounds = dict.fromkeys(hit.bound for hit in sound)
    if not sound and elsewhere:
        found = [diagnostic("source-elsewhere", figure.place.position, **facts, elsewhere=", ".join(elsewhere), mark=text.mark)]
    elif not sound and here:
        found = [diagnostic("source-unit", figure.where["indicator"], **facts, written=here[0].written)]
    elif not sound:
        found = [diagnostic("source-number", value, **facts)]
    elif not bound_words(text.locale) or figure.bound in bounds or (figure.value is None and "range" in bounds):
        found = []
    else:
        facts |= {"chosen": figure.bound, "said": ", ".join(bounds), "written": sound[0].written}
        found = [diagnostic("source-bound", figure.where.get("bound", value), **facts)]
    return found, claims


def _findings_of_words(figure: Figure, named: Sequence[str], text: _Text) -> tuple[list[Diagnostic], tuple[Claim, ...]]:
    """Hold the words that a figure gives for its number and unit against the paragraphs that it names."""
    claims = []
    for index, part in enumerate(text.paragraphs):
        for start, stop in places_of(figure.worded, part.text, text.locale) if part.name in named else ():
            inside = [(index, nth) for nth, each in enumerate(text.numbers[index]) if start <= each.start and each.stop <= stop]
            claims.append(Claim(tuple(inside) or ((index, -1),), WITH_UNIT))
    if not named:
        return _place_findings(figure.place, text), ()
    if not claims:
        return [diagnostic("source-worded", figure.where["worded"], found=figure.worded, paragraph=figure.place.locator)], ()
    return [], tuple(claims)


def _claim(hit: _Hit, named: Sequence[str]) -> Claim | None:
    """What a hit lets its figure state; nothing where another paragraph has the number with another unit."""
    if hit.paragraph in named:
        return Claim(hit.numbers, WITH_UNIT if hit.with_unit else WITHOUT_UNIT)
    return Claim(hit.numbers, ELSEWHERE if hit.paragraph and named else IN_HEADING) if hit.with_unit else None


def _hits(figure: Figure, patterns: Sequence[str], text: _Text) -> Iterator[_Hit]:
    """The occurrences of a figure's number in the text."""
    for at, (part, numbers) in enumerate(zip(text.paragraphs, text.numbers, strict=True)):
        for index, number in enumerate(numbers):
            if _states(number, figure):
                # The unit of a range follows its upper end.
                is_lower = number.upper is not None and number.value != number.upper
                carriers = numbers[index : index + 2] if is_lower else [number]
                length = max((_unit_at(pattern, each, text.units) for pattern in patterns for each in carriers), default=-1)
                bound = bound_of(number, max(length, 0), text.locale)
                places = tuple((at, index + nth) for nth in range(len(carriers)))
                yield _Hit(places, part.name, length >= 0, bound, number.written)


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
