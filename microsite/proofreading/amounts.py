"""Find the numbers in a text, in digits or words, and what they measure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from microsite.proofreading.language_data import LanguageData, language_data, writes_han
from microsite.proofreading.measures import (
    DECADE,
    DURATIONS,
    SHARE,
    STRICT,
    TIMES,
    UNIT_END,
    UNIT_START,
    measure_after,
    measure_before,
    unit_words,
)
from microsite.proofreading.numerals import SCALES, Amount, han_numerals, is_year, number_words, roman_numerals, times_of_day
from microsite.text.languages import cldr


def amounts(text: str, locale: str) -> list[Amount]:
    """All numbers of a text, in order. Digits next to letters count: `B08` contains 8."""
    times = list(times_of_day(text)) if writes_han(locale) else []
    clock = {index for amount in times for index in range(amount.start, amount.stop)}
    found = [*times, *(amount for amount in _in_digits(text, locale) if amount.start not in clock)]
    taken = {index for amount in found for index in range(amount.start, amount.stop)}
    data = language_data(locale)
    if writes_han(locale):
        found += han_numerals(text, locale, taken)
    elif data.spells_out:
        found += (*number_words(text, locale, taken), *roman_numerals(text))
    found = _outermost(found)
    measured = [_measured(text, amount, locale) for amount in found]
    return _with_ranges(text, _with_shares(text, measured, data.shares), data.ranges)


def _outermost(found: Iterable[Amount]) -> list[Amount]:
    """The amounts in order, without those that lie within a longer one: «半» in «一年半»."""
    kept: list[Amount] = []
    for each in sorted(found, key=lambda amount: (amount.start, -amount.stop)):
        if not (kept and each.start < kept[-1].stop and each.stop < kept[-1].stop and not each.firm):
            kept.append(each)
    return kept


def _measured(text: str, amount: Amount, locale: str) -> Amount:
    """Add what the amount measures."""
    if amount.sort or amount.ordinal:
        return amount
    data = language_data(locale)
    between = re.compile(data.half_between).match(text, amount.stop) if data.half_between else None
    if between is not None:
        # «两个半小时»
        return _measured(text, amount._replace(values=(amount.values[0] + _HALF,), stop=between.end(), firm=True), locale)
    after = measure_after(text, amount.stop, locale)
    sort = after[0] or measure_before(text, amount.start, locale)
    if (
        not sort
        and amount.spelled
        and amount.values[0] > 1
        and amount.values[0] % 1
        and (within := text.find(" ", amount.start, amount.stop)) > 0
    ):
        # «a year and a half»
        sort = measure_after(text, within, locale)[0]
    value = amount.values[0]
    if sort == "tenth":
        return amount._replace(values=tuple(10 * value for value in amount.values), sort="percent", firm=True)
    if sort == TIMES:
        return amount._replace(values=_multiples(amount, text[: amount.start], data), sort=sort)
    if sort in DURATIONS and data.half_more and (half := re.compile(data.half_more).match(text, after[1])):
        # «一年半»
        return amount._replace(values=(value + _HALF,), stop=half.end(), sort=sort, firm=True)
    if sort in ("", "year") and value >= _LEAST_YEAR:
        return amount._replace(values=_year(text, amount, data), sort="")
    # A scale alone with a unit is a number, as in «亿元以上» and «每百米»; «千里» only means far.
    measures = sort not in ("", "li", "mu", *DURATIONS) and amount.spelled and value >= _HUNDRED
    return amount._replace(sort=sort, firm=amount.firm or measures)


_HALF = Decimal("0.5")
_LEAST_YEAR = 1000


def _year(text: str, amount: Amount, data: LanguageData) -> tuple[Decimal, ...]:
    """The year that is meant: «2025年底» may be translated as before 2026, and before 2026 as «2025年底»."""
    value = amount.values[0]
    before = text[: amount.start].split()[-1:]
    if len(amount.values) > 1 or amount.stop - amount.start != len("2025") or amount.spelled:
        return amount.values
    if data.year_ends and re.compile(data.year_ends).match(text, amount.stop):
        return value, value + 1
    return (value, value - 1) if before and before[0].lower() in data.until else amount.values


def _multiples(amount: Amount, before: str, data: LanguageData) -> tuple[Decimal, ...]:
    """How many times as much there is: by two times more is three times as much, but «增长两倍» is used for both."""
    grown = next((added for word, added in data.increase.items() if before.rstrip().lower().endswith(word)), None)
    return tuple(value + each for each in grown for value in amount.values) if grown else amount.values


_HUNDRED = 100


_LARGEST_SHARED = 10**6


@cache
def _share_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:\s+[^\W\d_]+){{0,2}}\s+(?:{'|'.join(map(re.escape, words))})\s+")


def _with_shares(text: str, found: list[Amount], words: Sequence[str]) -> list[Amount]:
    """Join two numbers that form a proportion: «nine in ten», «nine villages in ten»."""
    pattern = _share_pattern(tuple(words))
    joined: list[Amount] = []
    for second in found:
        first = joined[-1] if joined and words else second
        if (
            0 < first.values[0] < second.values[0] <= _LARGEST_SHARED
            and not (first.sort in STRICT or second.sort or first.ordinal or second.ordinal or is_year(second))
            and pattern.fullmatch(text, first.stop, second.start)
        ):
            values = (_HUNDRED * first.values[0] / second.values[0], *first.values, *second.values)
            firm, spelled = first.firm or second.firm, first.spelled and second.spelled
            joined[-1] = Amount(values, first.start, second.stop, firm, SHARE, spelled=spelled)
        else:
            joined.append(second)
    return joined


_CENTURY = "世纪"
_BETWEEN = "-–—~～"


@cache
def _range_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, words))
    return re.compile(rf"\s*(?:[{_BETWEEN},，]\s*)?(?:(?:{either})\s*)?" if words else rf"\s*[{_BETWEEN}]\s*")


def _with_ranges(text: str, found: list[Amount], words: Sequence[str]) -> list[Amount]:
    """Let the first number of a range have the scale and measure of the second: «15 to 20%», «2–3 million»."""
    pattern = _range_pattern(tuple(words))
    for index in reversed(range(len(found) - 1)):
        first, second = found[index], found[index + 1]
        between = text[first.stop : second.start]
        four_and_two = (first.stop - first.start, second.stop - second.start) == (4, 2) and text[first.start] in "12"
        if four_and_two and between.strip() in (*_BETWEEN, "/"):
            # «2021–25»
            century = first.values[0] // 100 * 100
            found[index + 1] = second._replace(values=(*second.values, *(century + value for value in second.values)))
        elif between == _CENTURY and second.sort == DECADE:
            values = tuple(100 * (first.values[0] - 1) + value for value in second.values)
            found[index : index + 2] = [second._replace(values=(*values, *second.values, *first.values), start=first.start)]
        elif not first.sort and len(between) <= 8 and between.strip() and pattern.fullmatch(between) and _alike(first, second):
            scale = _scale_of(second)
            values = (*first.values, *(value * scale for value in first.values)) if scale > 1 else first.values
            found[index] = first._replace(sort=second.sort if second.sort != TIMES else "", values=values)
    return found


def _alike(first: Amount, second: Amount) -> bool:
    """Whether two numbers are of one size, so that they may be a range: 12345, 98% is none."""
    return first.values[0] <= _HUNDRED * second.values[0]


_ROUND = tuple(Decimal(10) ** power for power in (12, 9, 8, 6, 4, 3))


def _scale_of(amount: Amount) -> Decimal:
    """The largest scale that a number may have been multiplied by."""
    value = amount.values[0]
    scales = (scale for scale in _ROUND if value >= scale and value % (scale / 1000) == 0)
    return next(scales, Decimal(1)) if len(amount.values) == 1 else Decimal(1)


_FRACTION = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/])")
_LETTERS_BEHIND = re.compile(r"[a-z]{1,2}(?![^\W_])", re.IGNORECASE)


def _in_digits(text: str, locale: str) -> Iterator[Amount]:
    pattern, group, decimal, scales = _digits(locale)
    data = language_data(locale)
    fractions = {match.start(): match for match in _FRACTION.finditer(text) if int(match[1]) < int(match[2])}
    done = 0
    for match in pattern.finditer(text):
        if match.start() < done:
            continue
        fraction = fractions.get(match.start())
        if fraction is not None:
            above, below = Decimal(fraction[1]), Decimal(fraction[2])
            yield Amount((above / below, above, below), *fraction.span(), firm=True, spelled=False)
            done = fraction.end()
            continue
        digits = match["digits"]
        value = Decimal(digits if digits.isdecimal() else _ungrouped(digits, group).replace(decimal, "."))
        # The pattern also matches «thouſand».
        scale = (match["scale"] or "").casefold()
        if scale:
            value *= scales.get(scale) or math.prod(SCALES[each] for each in scale)
        elif data.money_scales and (letters := _LETTERS_BEHIND.match(text, match.end())) is not None:
            # «5m» may be metres or minutes, «5bn» is always a billion.
            is_scale = len(letters[0]) > 1 or measure_before(text, match.start(), locale)
            value *= data.money_scales.get(letters[0].lower(), 1) if is_scale else 1
        is_short_year = len(digits) == len("24") and _SHORT_YEAR.search(text, 0, match.start()) is not None
        yield Amount((value + _THIS_CENTURY, value) if is_short_year else (value,), *match.span(), firm=True, spelled=False)


_SHORT_YEAR = re.compile(r"(?<![^\W_])[’']\Z")
"""before the last two digits of a year: ’24"""
_THIS_CENTURY = 2000


def _ungrouped(digits: str, group: str) -> str:
    return re.sub(f"[{re.escape(group)}\u00a0\u202f ]", "", digits)


_DIGITS = re.compile(r"\d+")


def plain_digits(text: str, locale: str) -> set[str] | None:
    """The runs of digits in a text; None where something beside one may change its value or say what it measures."""
    before, behind = _beside_digits(locale)
    found = set()
    for match in _DIGITS.finditer(text):
        # What four digits before a word for “year” are is plain.
        is_year = len(match[0]) == 4 and measure_after(text, match.end(), locale)[0] == "year"
        is_beside = before.search(text, max(0, match.start() - 8), match.start())
        if is_beside or (not is_year and behind.match(text, match.end())):
            return None
        found.add(match[0])
    return found


@cache
def _beside_digits(locale: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    scales = _scales(locale)
    data = language_data(locale)
    scale = rf"[\s\-{data.vague_after}]?(?:{'|'.join((*SCALES, *map(re.escape, scales)))})"
    before = "|".join(pattern for patterns in data.before.values() for pattern in patterns) or r"(?!)"
    joined = r"[\s.,:/'’\-–—~～]+\d"
    unit = f"{UNIT_START}{'|'.join(unit_words(locale))}{UNIT_END}"
    return re.compile(rf"(?:{before})\s?\Z", re.IGNORECASE), re.compile(rf"{joined}|[A-Za-z\u00c0-\u024f]|{scale}|{unit}", re.IGNORECASE)


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
    scale = rf"(?:[{''.join(SCALES)}](?!(?<=千)[伏瓦米克卡帕焦赫]))+" + (rf"|(?:{words})\b" if words else "")
    vague = language_data(locale).vague_after or r"\s-"
    number = rf"(?P<digits>(?:{grouped}|\d+)(?:{re.escape(decimal)}\d+)?)(?:(?:[\s-]|[{vague}])?(?P<scale>{scale}))?"
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
