"""Check that a translation has the numbers of its source, in whatever scale, words or unit, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from microsite.proofreading import certainty
from microsite.proofreading.agreement import agree, is_part
from microsite.proofreading.amounts import plain_digits
from microsite.proofreading.certainty import Numbered
from microsite.proofreading.language_data import LanguageData, language_data
from microsite.proofreading.measures import POINT, SHARE, STRICT
from microsite.proofreading.numerals import Amount, is_year
from microsite.proofreading.pair import Finding, TextPair

_LARGEST_SPELLED = 12
"""the largest number that may be written in words, in a language whose number words aren't known"""


_DIGIT = re.compile(r"\d")


def digits_differ(pair: TextPair) -> bool:
    """Whether `numbers` can find anything that blocks: not where both texts have the same digits, with no scale or unit beside them."""
    if not (_DIGIT.search(pair.source) or _DIGIT.search(pair.text)):
        return False
    ours = plain_digits(pair.source_words, pair.source_locale)
    return ours is None or ours != plain_digits(pair.words, pair.locale)


def numbers(pair: TextPair) -> Iterator[Finding]:
    """Report numbers that the translation lacks, has in addition, or gives with another measure."""
    ours, theirs = pair.source_amounts, pair.amounts
    source_data, own_data = language_data(pair.source_locale), language_data(pair.locale)
    needed = [each for each in ours if _needed(each, pair.source_words, source_data, own_data)]
    lost = [each for each in needed if not any(agree(each, other) for other in theirs)]
    lost = [each for each in lost if not _is_next_year(each, ours, pair, own_data)]
    needed = [each for each in theirs if _needs_source(each, pair.words, source_data, own_data, bool(lost))]
    extra = [each for each in needed if not any(agree(other, each) for other in ours)]
    lost, extra = _uncomputed(ours, theirs, lost, extra)
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


def _uncomputed(
    ours: Sequence[Amount], theirs: Sequence[Amount], lost: list[Amount], extra: list[Amount]
) -> tuple[list[Amount], list[Amount]]:
    """Those numbers that no difference explains: «由600元提高到720元» may be up by 120 yuan to 720."""
    ours, theirs = ([each for each in every if not is_year(each)] for every in (ours, theirs))
    for one, other in pairwise(ours):
        between = [each for each in extra if each.values[0] == abs(one.values[0] - other.values[0]) > 1]
        if between and one.firm and other.firm and not (one.ordinal or other.ordinal) and _of_one_kind(one.sort, other.sort):
            extra = [each for each in extra if each not in between]
            lost = [each for each in lost if each not in (one, other)]
    # «87件已解决85件» may be all but two of 87.
    told = [abs(one.values[0] - other.values[0]) for one, other in pairwise(theirs) if one.firm and other.firm]
    lost = [each for each in lost if each.values[0] not in told or each.values[0] <= 1]
    return lost, extra


def _is_next_year(amount: Amount, others: Sequence[Amount], pair: TextPair, own: LanguageData) -> bool:
    """Whether the translation may speak of a year as the one after another: «2023年…，2024年…»."""
    return (
        _is_year(amount, pair.source_words)
        and any(abs(other.values[0] - amount.values[0]) == 1 for other in others if _is_year(other, pair.source_words))
        and bool(own.year_step)
        and re.search(own.year_step, pair.words, re.IGNORECASE) is not None
    )


def _shown(text: str, amount: Amount) -> str:
    return text[amount.start : amount.stop]


def _needed(amount: Amount, text: str, source: LanguageData, own: LanguageData) -> bool:
    """Whether a number of the source must be in the translation."""
    value = amount.values[0]
    refers_back = amount.spelled and not amount.ordinal and _word_before(text, amount) in source.backward
    is_known = own.spells_out or (value > _LARGEST_SPELLED and not amount.spelled)
    # 100% is all of it.
    is_all = amount.sort == "percent" and value == _ALL
    return amount.firm and value not in own.implied and not is_all and not refers_back and is_known


_ALL = 100


def _needs_source(amount: Amount, text: str, source: LanguageData, own: LanguageData, something_is_lost: bool) -> bool:
    """Whether a number of the translation must be in the source."""
    value, word = amount.values[0], _word_before(text, amount)
    if _IN_NAME.search(text[: amount.start]) and not _is_year(amount, text):
        return False
    if not source.spells_out and value <= _LARGEST_SPELLED:
        return False
    if not amount.spelled or not amount.firm:
        return not amount.spelled
    counts = value > 1 and word not in own.again if amount.ordinal else (value > 2 or value < 1) and word not in own.backward
    return something_is_lost or counts


_IN_NAME = re.compile(r"[^\W\d_]-\Z")
"""before the number of a name: Covid-19"""


def _word_before(text: str, amount: Amount) -> str:
    before = text[: amount.start].split()[-1:]
    return before[0].lower() if before else ""


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
            and not any(is_part(each, other) for other in partners)
            # «from 18% to 8.5%» may be 8.5%, down from 18.
            and not (not partners[0].sort and any(other.sort == each.sort for other in theirs))
            and not (source.data.water and _is_water(each, partners[0]) and re.search(source.data.water, source.text))
        ):
            other = partners[0]
            reported.add(other.start)
            facts = {"found": _widened(pair.text, other), "expected": _widened(pair.source, each)}
            yield Finding("check-number-unit", facts, other.start, other.stop, certainty.other_unit(each, other, source, own))


def _is_water(ours: Amount, theirs: Amount) -> bool:
    """Whether amounts are equal if they are of water."""
    return {ours.sort, theirs.sort} == {"tonne", "cubic-meter"}


def _of_one_kind(ours: str, theirs: str) -> bool:
    if POINT in (ours, theirs):
        return "percent" not in (ours, theirs)
    is_unknown = not (ours and theirs) and ours not in STRICT and theirs not in STRICT
    return ours == theirs or SHARE in (ours, theirs) or is_unknown


_FOLLOWING_WORD = re.compile(r"\s?[^\s\d，。；：、,.;:!?()（）“”]{1,14}(?: points?)?")


def _widened(text: str, amount: Amount) -> str:
    """The number with the word after it."""
    match = _FOLLOWING_WORD.match(text, amount.stop)
    return text[amount.start : match.end() if match else amount.stop]
