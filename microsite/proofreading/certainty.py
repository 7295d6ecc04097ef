"""Whether a number certainly says something else than the other text: what a free translation may mean is never certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, product
from typing import NamedTuple

from microsite.proofreading.language_data import HAN, LanguageData
from microsite.proofreading.measures import CONVERSIONS, DECADE, DURATIONS, SHARE, STRICT
from microsite.proofreading.numerals import Amount, is_year


class Numbered(NamedTuple):
    """A text of one language with its numbers."""

    text: str
    amounts: Sequence[Amount]
    data: LanguageData


_CURRENCIES = ("yuan", "dollar", "euro", "fen")
_TEMPERATURES = ("celsius", "fahrenheit")
_SMALL_MASSES = ("microgram", "milligram", "gram")
_SPACES = ("square-meter", "cubic-meter")
_OFTEN_LOOSE = 12
"""up to this number, what one language counts another may only imply"""
_EXACT_ABOVE = 1000
"""a larger number is not paraphrased, as 12 months, 24 hours and 365 days may be"""
_LIST = 8
"""so many characters at most stand between two numbers of a list"""
_PAIRS = {frozenset(each) for each in (STRICT, *CONVERSIONS)} | {
    frozenset(each) for alike in (_CURRENCIES, _TEMPERATURES, _SMALL_MASSES, _SPACES, DURATIONS) for each in product(alike, repeat=2)
}
"""measures that never stand for one another with the same number"""


def changed(before: Amount, after: Amount, source: Numbered, own: Numbered) -> bool:
    """Whether a number of the translation is surely a wrong one in place of a number of its source: both in digits, of the same measure."""
    if not (_counts(before, source) and _counts(after, own) and before.sort == after.sort):
        return False
    years = [each.values[0] for each in (before, after) if is_year(each)]
    # «by the end of 2025» is «before 2026».
    return len(years) < 2 or abs(years[0] - years[1]) != 1 or not (_ends(before, source) or _ends(after, own))


def added(after: Amount, source: Numbered, own: Numbered) -> bool:
    """Whether nothing in the source can explain a number of the translation."""
    value = after.values[0]
    is_exact = value > _OFTEN_LOOSE or value % 1 != 0 or after.sort in STRICT
    if not (is_exact and _counts(after, own) and source.data.spells_out) or is_year(after) or after.sort in DURATIONS:
        return False
    if any(found.start() <= after.start < found.end() for phrase in own.data.digit_phrases for found in re.finditer(phrase, own.text)):
        return False
    # A number in words that was not understood, or an amount in brackets that converts the one before them.
    unexplained = any(each.spelled and each.values[0] != 1 and not _among(each, own.amounts) for each in source.amounts)
    converts = after.sort not in STRICT and re.search(r"\d[^()（）]{0,16}[(（][^()（）]*\Z", own.text[: after.start]) is not None
    # «由600元提高到720元» may be an increase of 120.
    others = [each for each in source.amounts if not is_year(each)]
    computed = any(abs(one.values[0] - other.values[0]) == value for one, other in pairwise(others))
    return not unexplained and not converts and not computed


def lost(before: Amount, source: Numbered, own: Numbered) -> bool:
    """Whether no free translation can do without a number of the source: one with decimals, or above a thousand."""
    value = before.values[0]
    # Half, a quarter and a million are words in many languages.
    is_exact = value * 4 % 1 != 0 or (value > _EXACT_ABOVE and value != Decimal(1).scaleb(value.adjusted()))
    known = own.data.spells_out or value % 1 != 0
    if not (is_exact and known and _counts(before, source)) or is_year(before) or before.sort in DURATIONS:
        return False
    return all(_among(each, source.amounts) for each in own.amounts)


def other_unit(ours: Amount, theirs: Amount, source: Numbered, own: Numbered) -> bool:
    """Whether the same number surely measures something else."""
    if ours.spelled or not _counts(theirs, own):
        return False
    if theirs.sort == "percent" and not ours.sort:
        # In a list, the sign may belong to the next number alone.
        is_listed = any(0 <= other.start - theirs.stop <= _LIST for other in own.amounts)
        return bool(source.data.units) and _counts(ours, source) and not is_listed
    return frozenset((ours.sort, theirs.sort)) in _PAIRS


_NAME_BEFORE = re.compile(r"([^\W\d_])[-‐–]?\Z")
_LETTER_BEHIND = re.compile(r"[-‐]?([^\W\d_])")
_TIME_BEHIND = re.compile(r"[:：]\d|\s?(?:[ap]\.?\s?m\b|o[’']clock|[点时])", re.IGNORECASE)
_TIME_BEFORE = re.compile(r"\d[:：]\Z")


def _counts(amount: Amount, where: Numbered) -> bool:
    """Whether a number is in digits and no part of a name («COVID-19», «5G») or of a time of day."""
    text, start, stop = where.text, amount.start, amount.stop
    if amount.spelled or amount.ordinal or amount.sort in (DECADE, SHARE):
        return False
    before, behind = _NAME_BEFORE.search(text[:start]), _LETTER_BEHIND.match(text, stop)
    in_name = not amount.sort and any(match and not HAN.match(match[1]) for match in (before, behind))
    tells_time = _TIME_BEHIND.match(text, stop) or _TIME_BEFORE.search(text[:start])
    return not (in_name or tells_time)


def _ends(year: Amount, where: Numbered) -> bool:
    """Whether the text speaks of the end of a year."""
    return any(
        re.match(rf"\s*(?:{pattern})", where.text[year.stop :], re.IGNORECASE)
        or re.search(rf"(?:{pattern})\s*\Z", where.text[: year.start], re.IGNORECASE)
        for pattern in where.data.ends_of_years
    )


def _among(amount: Amount, others: Sequence[Amount]) -> bool:
    return any(value in other.values for other in others for value in amount.values)
