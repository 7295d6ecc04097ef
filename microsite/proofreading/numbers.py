"""Check that a translation has the numbers of its source, in whatever scale, words or unit, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from microsite.proofreading import certainty
from microsite.proofreading.amounts import CONVERSIONS, DECADE, SHARE, STRICT, amounts, plain_digits
from microsite.proofreading.certainty import Numbered
from microsite.proofreading.language_data import LanguageData, language_data
from microsite.proofreading.numerals import Amount
from microsite.proofreading.pair import Finding, TextPair

_LARGEST_SPELLED = 12
"""the largest number that may be written in words, in a language whose number words aren't known"""
_NEARLY = Decimal("0.05")
"""the largest relative rounding of a converted measure"""


_DIGIT = re.compile(r"\d")


def digits_differ(pair: TextPair) -> bool:
    """Whether `numbers` can find anything that blocks: not where both texts have the same digits, with no scale or unit beside them."""
    if not (_DIGIT.search(pair.source) or _DIGIT.search(pair.text)):
        return False
    ours = plain_digits(pair.source_words, pair.source_locale)
    return ours is None or ours != plain_digits(pair.words, pair.locale)


def numbers(pair: TextPair) -> Iterator[Finding]:
    """Report numbers that the translation lacks, has in addition, or gives with another measure."""
    ours = amounts(pair.source_words, pair.source_locale)
    theirs = amounts(pair.words, pair.locale)
    source_data, own_data = language_data(pair.source_locale), language_data(pair.locale)
    needed = [each for each in ours if _needed(each, pair.source_words, source_data, own_data)]
    lost = [each for each in needed if not any(_agree(each, other) for other in theirs)]
    needed = [each for each in theirs if _needs_source(each, pair.words, source_data, own_data, bool(lost))]
    extra = [each for each in needed if not any(_agree(other, each) for other in ours)]
    if not any(_is_year(each, pair.source_words) for each in lost):
        # A year may be added for clarity.
        extra = [each for each in extra if not _is_year(each, pair.words)]
    source, own = Numbered(pair.source_words, ours, source_data), Numbered(pair.words, theirs, own_data)
    changed = [each for each in extra if any(certainty.changed(before, each, source, own) for before in lost)]
    if len(lost) == len(extra):
        for before, after in zip(lost, extra, strict=True):
            facts = {"found": _shown(pair.text, after), "expected": _shown(pair.source, before)}
            yield Finding("check-number-changed", facts, after.start, after.stop, blocks=after in changed)
    else:
        for each in lost:
            yield Finding("check-number-lost", {"found": _shown(pair.source, each)}, blocks=not extra and certainty.lost(each, source, own))
        for each in extra:
            blocks = each in changed or (not lost and certainty.added(each, source, own))
            yield Finding("check-number-extra", {"found": _shown(pair.text, each)}, each.start, each.stop, blocks)
    yield from _measured(pair, source, own)


def _shown(text: str, amount: Amount) -> str:
    return text[amount.start : amount.stop]


def _needed(amount: Amount, text: str, source: LanguageData, own: LanguageData) -> bool:
    """Whether a number of the source must be in the translation."""
    value = amount.values[0]
    refers_back = amount.spelled and not amount.ordinal and _word_before(text, amount) in source.backward
    is_known = own.spells_out or (value > _LARGEST_SPELLED and not amount.spelled)
    return amount.firm and value not in own.implied and not refers_back and is_known


def _needs_source(amount: Amount, text: str, source: LanguageData, own: LanguageData, something_is_lost: bool) -> bool:
    """Whether a number of the translation must be in the source."""
    value, word = amount.values[0], _word_before(text, amount)
    if not source.spells_out and value <= _LARGEST_SPELLED:
        return False
    if not amount.spelled or not amount.firm:
        return not amount.spelled
    counts = value > 1 and word not in own.again if amount.ordinal else (value > 2 or value < 1) and word not in own.backward
    return something_is_lost or counts


def _word_before(text: str, amount: Amount) -> str:
    before = text[: amount.start].split()[-1:]
    return before[0].lower() if before else ""


def _agree(ours: Amount, theirs: Amount) -> bool:
    """Whether a number of the translation may stand for one of the source."""
    if SHARE in (ours.sort, theirs.sort):
        share, other = (ours, theirs) if ours.sort == SHARE else (theirs, ours)
        if other.sort == "percent" or other.values[0] < 1:
            return _one_part(share._replace(values=share.values[:1], sort="percent"), other)
        return any(value in other.values for value in share.values[1:])
    return (
        any(value in theirs.values for value in ours.values)
        or _converted(ours, theirs)
        # «20世纪90年代» and «1990s»
        or (DECADE in (ours.sort, theirs.sort) and ours.values[0] % 100 == theirs.values[0] % 100)
        or _one_part(ours, theirs)
        or _one_part(theirs, ours)
        or any(0 < one < 1 and 0 < other < 1 and abs(one - other) < _ALIKE for one in ours.values for other in theirs.values)
    )


_ROUNDED, _ALIKE = Decimal("0.5"), Decimal("0.00001")


def _one_part(percent: Amount, other: Amount) -> bool:
    """Whether a percentage equals another expression: 90% and «nine-tenths», 50% and «halved», 100% and «doubled»."""
    if percent.sort != "percent":
        return False
    value = percent.values[0]
    if other.sort == "percent":
        return value == other.values[0]
    if any(0 < part < 1 and abs(100 * part - value) < _ROUNDED for part in other.values):
        return True
    return other.spelled and not other.firm and not other.sort and any(times >= 2 and 100 * (times - 1) == value for times in other.values)


def _converted(ours: Amount, theirs: Amount) -> bool:
    """Whether two amounts in different units are equal: mu and hectares."""
    if (ours.sort, theirs.sort) in CONVERSIONS:
        expected = ours.values[0] * CONVERSIONS[ours.sort, theirs.sort]
    elif (theirs.sort, ours.sort) in CONVERSIONS:
        expected = ours.values[0] / CONVERSIONS[theirs.sort, ours.sort]
    else:
        return False
    found = theirs.values[0]
    # The converted number may be rounded: 82.3 for 82.27, 1,400 for 1,366.7.
    last_digit = Decimal(1).scaleb(int(found.normalize().as_tuple().exponent))
    return abs(found - expected) <= min(last_digit / 2, abs(expected) * _NEARLY)


def _is_year(amount: Amount, text: str) -> bool:
    return not amount.sort and re.fullmatch(r"(?:19|20)\d\d", _shown(text, amount)) is not None


def _measured(pair: TextPair, source: Numbered, own: Numbered) -> Iterator[Finding]:
    """Report numbers with another measure: per cent for percentage points, hectares for mu."""
    ours, theirs = source.amounts, own.amounts
    reported: set[int] = set()
    for each in ours:
        partners = [other for other in theirs if any(value in other.values for value in each.values)]
        alike = [twin for twin in ours if twin.values == each.values]
        if (
            each.firm
            and partners
            and partners[0].start not in reported
            and not any(_of_one_kind(twin.sort, other.sort) for twin in alike for other in partners)
            and not any(_one_part(each, other) for other in partners)
        ):
            other = partners[0]
            reported.add(other.start)
            facts = {"found": _widened(pair.text, other), "expected": _widened(pair.source, each)}
            yield Finding("check-number-unit", facts, other.start, other.stop, certainty.other_unit(each, other, source, own))


def _of_one_kind(ours: str, theirs: str) -> bool:
    is_unknown = not (ours and theirs) and ours not in STRICT and theirs not in STRICT
    return ours == theirs or SHARE in (ours, theirs) or is_unknown


_FOLLOWING_WORD = re.compile(r"\s?[^\s\d，。；：、,.;:!?()（）“”]{1,14}(?: points?)?")


def _widened(text: str, amount: Amount) -> str:
    """The number with the word after it."""
    match = _FOLLOWING_WORD.match(text, amount.stop)
    return text[amount.start : match.end() if match else amount.stop]
