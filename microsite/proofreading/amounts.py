"""Find the numbers in a text, in digits or words, and what they measure. The only importer of babel.units."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal

from babel.units import format_unit

from microsite.proofreading.language_data import language_data, writes_han
from microsite.proofreading.numerals import SCALES, Amount, han_numerals, number_words, roman_numerals
from microsite.text.languages import cldr

_CLDR_UNITS = {
    "area": ("hectare", "square-kilometer", "square-meter", "acre"),
    "length": ("kilometer", "meter", "mile"),
    "mass": ("tonne", "kilogram", "gram"),
    "volume": ("cubic-meter", "liter"),
    "power": ("kilowatt", "megawatt"),
    "energy": ("kilowatt-hour",),
    "concentr": ("percent",),
    "duration": ("hour", "day", "week", "month"),
}
"""the units that are looked for in every language; measures have the names that CLDR gives to units"""

STRICT = ("percent", "points")
"""measures that a translation must keep exactly"""

CONVERSIONS: dict[tuple[str, str], Decimal] = {
    ("mu", "hectare"): Decimal(1) / 15,
    ("mu", "square-kilometer"): Decimal(1) / 1500,
    ("mu", "square-meter"): Decimal(10000) / 15,
    ("mu", "acre"): Decimal("0.16474"),
    ("jin", "kilogram"): Decimal("0.5"),
    ("jin", "tonne"): Decimal("0.0005"),
    ("li", "kilometer"): Decimal("0.5"),
    ("hectare", "acre"): Decimal("2.47105"),
    ("hectare", "square-kilometer"): Decimal("0.01"),
    ("square-kilometer", "hectare"): Decimal(100),
    ("square-meter", "hectare"): Decimal("0.0001"),
    ("kilometer", "mile"): Decimal("0.62137"),
    ("kilometer", "meter"): Decimal(1000),
    ("meter", "kilometer"): Decimal("0.001"),
    ("tonne", "kilogram"): Decimal(1000),
    ("kilowatt", "megawatt"): Decimal("0.001"),
    ("week", "day"): Decimal(7),
    ("day", "hour"): Decimal(24),
}
"""the factor from the first unit to the second; a translation may use either"""

DECADE = "decade"
SHARE = "share"
"""the sort of «nine in ten»: the first value is the percentage, the others are the two numbers"""


def amounts(text: str, locale: str) -> list[Amount]:
    """All numbers of a text, in order. Digits next to letters count: `B08` contains 8."""
    found = list(_in_digits(text, locale))
    taken = {index for amount in found for index in range(amount.start, amount.stop)}
    data = language_data(locale)
    if writes_han(locale):
        found += han_numerals(text, locale, taken)
    elif data.spells_out:
        found += (*number_words(text, locale, taken), *roman_numerals(text))
    found.sort(key=lambda amount: amount.start)
    measured = [_measured(text, amount, locale) for amount in found]
    return _with_ranges(text, _with_shares(text, measured, data.shares), data.ranges)


def _measured(text: str, amount: Amount, locale: str) -> Amount:
    """Add what the amount measures."""
    if amount.sort or amount.ordinal:
        return amount
    sort = _measure_after(text, amount.stop, locale) or _measure_before(text, amount.start, locale)
    if sort == "tenth":
        return amount._replace(values=tuple(10 * value for value in amount.values), sort="percent", firm=True)
    if sort == "times":
        # «增长两倍» can mean that something doubles or trebles.
        return amount._replace(values=(*amount.values, *(value + 1 for value in amount.values)), sort=sort)
    # A scale alone with a unit is a number, as in «亿元以上» and «每百米»; «千里» only means far.
    measures = sort not in ("", "li") and amount.spelled and amount.values[0] >= 100
    return amount._replace(sort=sort, firm=amount.firm or measures)


_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_NUMBERS_TRIED = (1, 2, 3, 5, 11)


def _measure_after(text: str, position: int, locale: str) -> str:
    """What the words directly after a number measure; "" if they are not known."""
    pattern, names = _after_patterns(locale)
    match = pattern.match(text, position)
    return names[(match.lastindex or 0) - 1] if match else ""


def _measure_before(text: str, position: int, locale: str) -> str:
    """What the sign directly before a number measures; "" if it is not known."""
    before = text[max(0, position - 8) : position]
    for name, patterns in language_data(locale).before.items():
        if re.search(rf"(?:{'|'.join(patterns)})[\s\u00a0]?\Z", before, re.IGNORECASE):
            return name
    return ""


@cache
def _unit_words(locale: str) -> dict[str, str]:
    """The patterns of words that name a unit, the longest first, and what each measures."""
    names: dict[str, str] = {}
    units = [(f"{kind}-{name}", name) for kind, of_kind in _CLDR_UNITS.items() for name in of_kind]
    for own, (unit, name), length in product({locale, cldr(locale).language}, units, _LENGTHS):
        for number in _one_of_each_plural(own):
            formatted = re.sub("[\u200e\u200f\u061c]", "", format_unit(number, unit, length, locale=own))
            match = re.fullmatch(r"\d+\s*(.*)", formatted)
            word = match[1].strip() if match else ""
            # Single letters are ambiguous: «5m» may be metres, minutes or a million.
            if len(word) > 1 or word in ("%", "٪"):
                names.setdefault(re.escape(word).replace(r"\ ", "[ \u00a0\u202f]"), name)
    for name, patterns in language_data(locale).units.items():
        names |= dict.fromkeys(patterns, name)
    return {word: names[word] for word in sorted(names, key=len, reverse=True)}


@cache
def _one_of_each_plural(locale: str) -> tuple[int, ...]:
    """A number of each plural form that a language has for whole numbers."""
    rule = cldr(locale).plural_form
    return tuple({rule(number): number for number in reversed(_NUMBERS_TRIED)}.values())


_UNIT_START, _UNIT_END = r"[\s\u00a0-]{0,2}(?:", r")(?![A-Za-z\u00c0-\u024f])"


@cache
def _after_patterns(locale: str) -> tuple[re.Pattern[str], list[str]]:
    """A pattern with a group for each word that names a unit, and what each group measures."""
    words = _unit_words(locale)
    pattern = "|".join(f"({word})" for word in words)
    return re.compile(f"{_UNIT_START}{pattern}{_UNIT_END}", re.IGNORECASE), list(words.values())


_HUNDRED = 100


def _with_shares(text: str, found: list[Amount], words: Sequence[str]) -> list[Amount]:
    """Join two numbers that form a proportion: «nine in ten», «nine villages in ten»."""
    pattern = rf"(?:\s+[^\W\d_]+){{0,2}}\s+(?:{'|'.join(map(re.escape, words))})\s+"
    joined: list[Amount] = []
    for second in found:
        first = joined[-1] if joined and words else second
        if (
            0 < first.values[0] < second.values[0] <= _HUNDRED
            and not (first.sort or second.sort or first.ordinal or second.ordinal)
            and re.fullmatch(pattern, text[first.stop : second.start])
        ):
            values = (_HUNDRED * first.values[0] / second.values[0], *first.values, *second.values)
            firm, spelled = first.firm or second.firm, first.spelled and second.spelled
            joined[-1] = Amount(values, first.start, second.stop, firm, SHARE, spelled=spelled)
        else:
            joined.append(second)
    return joined


_CENTURY = "世纪"
_BETWEEN = "-–—~～"


def _with_ranges(text: str, found: list[Amount], words: Sequence[str]) -> list[Amount]:
    """Let the first number of a range have the scale and measure of the second: «15 to 20%», «2–3 million»."""
    either = "|".join(map(re.escape, words))
    pattern = rf"\s*(?:[{_BETWEEN},，]\s*)?(?:(?:{either})\s*)?" if words else rf"\s*[{_BETWEEN}]\s*"
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
        elif not first.sort and len(between) <= 8 and between.strip() and re.fullmatch(pattern, between):
            scale = _scale_of(second)
            values = (*first.values, *(value * scale for value in first.values)) if scale > 1 else first.values
            found[index] = first._replace(sort=second.sort if second.sort != "times" else "", values=values)
    return found


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
        value = Decimal(re.sub(f"[{re.escape(group)}\u00a0\u202f ]", "", match["digits"]).replace(decimal, "."))
        scale = (match["scale"] or "").lower()
        if scale:
            value *= scales.get(scale) or math.prod(SCALES[each] for each in scale)
        elif data.money_scales and _measure_before(text, match.start(), locale):
            letters = _LETTERS_BEHIND.match(text, match.end())
            value *= data.money_scales.get(letters[0].lower(), 1) if letters else 1
        yield Amount((value,), *match.span(), firm=True, spelled=False)


_DIGITS = re.compile(r"\d+")


def plain_digits(text: str, locale: str) -> set[str] | None:
    """The runs of digits in a text; None where something beside one may change its value or say what it measures."""
    before, behind = _beside_digits(locale)
    found = set()
    for match in _DIGITS.finditer(text):
        if behind.match(text, match.end()) or before.search(text, max(0, match.start() - 8), match.start()):
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
    unit = f"{_UNIT_START}{'|'.join(_unit_words(locale))}{_UNIT_END}"
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
