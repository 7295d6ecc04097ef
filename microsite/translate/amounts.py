"""Find the numbers in a text, in digits or words, and what they measure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from microsite.text.languages import cldr
from microsite.translate.language_data import LanguageData, language_data
from microsite.translate.measures import DECADE, FACTORS, measure_after, measure_before
from microsite.translate.number_words import in_words
from microsite.translate.numerals import SCALES, Numeral, han_numerals, roman_numerals
from microsite.translate.scripts import writes_han


class Amount(NamedTuple):
    """A number in a text: its possible values, and its position."""

    values: tuple[Decimal, ...]
    start: int
    stop: int
    spelled: bool
    """whether it is written without digits"""
    firm: bool
    """whether it certainly is a number; others («both», «统一») are only used to explain a number in the other text"""
    sort: str = ""
    """what it measures, a name of `measures`; "" if unknown"""
    ordinal: bool = False


def amounts(text: str, locale: str) -> list[Amount]:
    """All numbers of a text, in order. Digits next to letters count: `B08` contains 8."""
    found = list(_in_digits(text, locale))
    taken = {index for amount in found for index in range(amount.start, amount.stop)}
    data = language_data(locale)
    if writes_han(locale):
        found += (_of(each) for each in han_numerals(text, taken, data))
    elif data.spells_out:
        found += (_of(each) for each in in_words(text, locale, data, taken))
        found += (_of(each) for each in roman_numerals(text))
    if not found:
        return found
    found.sort(key=lambda amount: amount.start)
    measured = [_measured(text, amount, locale) for amount in found]
    return _sharing(text, list(_shares(text, measured, data)) if data.shares else measured, data)


def _of(numeral: Numeral) -> Amount:
    return Amount(numeral.values, numeral.start, numeral.stop, True, numeral.firm, numeral.sort, numeral.ordinal)


def _measured(text: str, amount: Amount, locale: str) -> Amount:
    """Add what the amount measures."""
    if amount.sort or amount.ordinal:
        return amount
    sort, _ = measure_after(text, amount.stop, locale)
    if not sort:
        sort, _ = measure_before(text, amount.start, locale)
    if sort in FACTORS:
        sort, factor = FACTORS[sort]
        return amount._replace(values=tuple(value * factor for value in amount.values), sort=sort, firm=True)
    if sort == "times":
        # «增长两倍» can mean that something doubles or trebles.
        return amount._replace(values=(*amount.values, *(value + 1 for value in amount.values)), sort=sort)
    # A scale alone with a unit is a number, as in «亿元以上» and «每百米»; «千里» only means far.
    measures = bool(sort) and sort not in _PROVERBIAL and amount.spelled and amount.values[0] >= 100 and not amount.firm
    return amount._replace(sort=sort, firm=amount.firm or measures)


SHARE = "share"
"""the sort of «nine in ten»: the first value is the percentage, the others are the two numbers"""
_HUNDRED = 100


def _shares(text: str, found: list[Amount], data: LanguageData) -> Iterator[Amount]:
    """Join two numbers that form a proportion: «nine in ten», «nine villages in ten»."""
    pattern = _share_between(data.shares)
    index = 0
    while index < len(found):
        first, second = found[index], found[index + 1] if index + 1 < len(found) else None
        index += 1
        if (
            second is not None
            and 0 < first.values[0] < second.values[0] <= _HUNDRED
            and not (first.sort or second.sort or first.ordinal or second.ordinal)
            and pattern.fullmatch(text, first.stop, second.start)
        ):
            share = _HUNDRED * first.values[0] / second.values[0]
            values = (share, *first.values, *second.values)
            yield Amount(values, first.start, second.stop, first.spelled and second.spelled, first.firm or second.firm, SHARE)
            index += 1
        else:
            yield first


@cache
def _share_between(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:\s+[^\W\d_]+){{0,2}}\s+(?:{'|'.join(map(re.escape, words))})\s+")


_PROVERBIAL = ("li",)
_CENTURY = "世纪"
_BETWEEN = "-–—~～"


def _sharing(text: str, found: list[Amount], data: LanguageData) -> list[Amount]:
    """Let the first number of a range have the scale and measure of the second: «15 to 20%», «2–3 million»."""
    if len(found) < 2:
        return found
    pattern = _between(data.ranges)
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        between = text[first.stop : second.start]
        if _is_short_year(text, first, second, between):
            century = first.values[0] // 100 * 100
            found[index + 1] = second._replace(values=(*second.values, *(century + value for value in second.values)))
            continue
        if between == _CENTURY and second.sort == DECADE:
            values = tuple(100 * (first.values[0] - 1) + value for value in second.values)
            found[index : index + 2] = [second._replace(values=(*values, *second.values, *first.values), start=first.start)]
            continue
        if first.sort or len(between) > 8 or not between or not between.strip() or not pattern.fullmatch(between):
            continue
        scale = _scale_of(second)
        values = (*first.values, *(value * scale for value in first.values)) if scale > 1 else first.values
        found[index] = first._replace(sort=second.sort if second.sort != "times" else "", values=values)
    return found


@cache
def _between(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, words))
    return re.compile(rf"\s*(?:[{_BETWEEN},，]\s*)?(?:(?:{either})\s*)?" if words else rf"\s*[{_BETWEEN}]\s*")


def _is_short_year(text: str, first: Amount, second: Amount, between: str) -> bool:
    """Whether the second number is a shortened year: «2021–25»."""
    return (
        between.strip() in {*_BETWEEN, "/"}
        and first.stop - first.start == 4
        and second.stop - second.start == 2
        and text[first.start] in "12"
    )


def _scale_of(amount: Amount) -> Decimal:
    """The largest scale that a number may have been multiplied by."""
    value = amount.values[0]
    if not value:
        return Decimal(1)
    return next((scale for scale in _ROUND if value >= scale and value % (scale / 1000) == 0 and len(amount.values) == 1), Decimal(1))


_ROUND = tuple(Decimal(10) ** power for power in (12, 9, 8, 6, 4, 3))


def _in_digits(text: str, locale: str) -> Iterator[Amount]:
    pattern, group, decimal, scales = _digits(locale)
    data = language_data(locale)
    fractions = {match.start(): match for match in _FRACTION.finditer(text)} if "/" in text else {}
    done = 0
    for match in pattern.finditer(text):
        if match.start() < done:
            continue
        fraction = fractions.get(match.start())
        if fraction is not None and int(fraction[1]) < int(fraction[2]):
            above, below = Decimal(fraction[1]), Decimal(fraction[2])
            yield Amount((above / below, above, below), match.start(), fraction.end(), False, True)
            done = fraction.end()
            continue
        digits = match["digits"]
        if not (digits.isascii() and digits.isdigit()):
            for sign in (group, "\u00a0", "\u202f", " "):
                digits = digits.replace(sign, "")
            digits = digits.replace(decimal, ".")
            digits = "".join(str(unicodedata.digit(each, 0)) if each != "." else each for each in digits)
        value = Decimal(digits)
        scale = match["scale"] or ""
        if scale and all(each in SCALES for each in scale):
            for each in scale:
                value *= SCALES[each]
        elif scale:
            value *= scales[scale.lower()]
        elif data.money_scales and measure_before(text, match.start(), locale)[0]:
            letters = _LETTERS_BEHIND.match(text, match.end())
            value *= data.money_scales.get(letters[0].lower(), 1) if letters else 1
        yield Amount((value,), match.start(), match.end(), False, True)


_FRACTION = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/])")
_LETTERS_BEHIND = re.compile(r"[a-z]{1,2}(?![^\W_])", re.IGNORECASE)


@cache
def _digits(locale: str) -> tuple[re.Pattern[str], str, str, dict[str, int]]:
    """The pattern of a number in digits with its scale, the signs for groups and decimals, and word → scale."""
    symbols = cldr(locale).number_symbols
    latin = symbols.get("latn") or next(iter(symbols.values()))
    group, decimal = str(latin.get("group", ",")), str(latin.get("decimal", "."))
    scales = _scales(locale)
    words = "|".join(re.escape(word) for word in sorted(scales, key=len, reverse=True))
    between = "[\u00a0\u202f ]" if group.isspace() else re.escape(group)
    grouped = rf"\d{{1,3}}(?:{between}\d{{2,3}})*{between}\d{{3}}(?!\d)"
    scale = "|".join([f"(?:[{''.join(SCALES)}](?!(?<=千)[伏瓦米克卡帕焦赫]))+", *([rf"(?:{words})\b"] if words else [])])
    vague = f"[{language_data(locale).vague_after}]" if language_data(locale).vague_after else "[\\s-]"
    number = rf"(?P<digits>(?:{grouped}|\d+)(?:{re.escape(decimal)}\d+)?)(?:(?:[\s-]|{vague})?(?P<scale>{scale}))?"
    return re.compile(number, re.IGNORECASE), group, decimal, scales


@cache
def _scales(locale: str) -> dict[str, int]:
    """CLDR's words for scales from a thousand up, in lower case, with their values."""
    scales: dict[str, int] = {}
    formats = cldr(locale).compact_decimal_formats
    for length in list(formats):
        for patterns in formats[length].values():
            for power, pattern in patterns.items():
                text = str(pattern.pattern)
                word = text.replace("0", "").replace("'", "").strip(" \u00a0\u202f.").lower()
                # Single letters are ambiguous: «5m» may be metres or minutes.
                if len(word) > 1 and text.count("0"):
                    scales[word] = int(power) // 10 ** (text.count("0") - 1)
    return scales
