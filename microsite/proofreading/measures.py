"""How units are written in each language, and which can be converted. The only importer of babel.units."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal

from babel.units import format_unit

from microsite.proofreading.language_data import language_data
from microsite.text.languages import cldr

TIMES = "times"
DURATIONS = ("second", "minute", "hour", "day", "week", "month", "year")

_CLDR_UNITS = {
    "area": ("hectare", "square-kilometer", "square-meter", "acre"),
    "length": ("kilometer", "meter", "mile"),
    "mass": ("tonne", "kilogram", "gram"),
    "volume": ("cubic-meter", "liter"),
    "power": ("kilowatt", "megawatt"),
    "energy": ("kilowatt-hour",),
    "concentr": ("percent",),
    "duration": DURATIONS,
}
"""the units that are looked for in every language; measures have the names that CLDR gives to units"""

POINT = "point"
"""a point, of a percentage or of anything else"""
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
    ("year", "month"): Decimal(12),
    ("week", "day"): Decimal(7),
    ("day", "hour"): Decimal(24),
    ("hour", "minute"): Decimal(60),
    ("minute", "second"): Decimal(60),
}
"""the factor from the first unit to the second; a translation may use either"""

DECADE = "decade"
SHARE = "share"
"""the sort of «nine in ten»: the first value is the percentage, the others are the two numbers"""


_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_NUMBERS_TRIED = (1, 2, 3, 5, 11)


def measure_after(text: str, position: int, locale: str) -> tuple[str, int]:
    """What the words directly after a number measure, and where they end; "" if they are not known."""
    pattern, names = _after_patterns(locale)
    match = pattern.match(text, position)
    return (names[(match.lastindex or 0) - 1], match.end()) if match else ("", position)


def measure_before(text: str, position: int, locale: str) -> str:
    """What the sign directly before a number measures; "" if it is not known."""
    begin = max(0, position - _LONGEST_SIGN)
    return next((name for name, pattern in _before_patterns(locale) if pattern.search(text, begin, position)), "")


_LONGEST_SIGN = 8


@cache
def _before_patterns(locale: str) -> list[tuple[str, re.Pattern[str]]]:
    """The signs directly before a number, and what they measure."""
    return [
        (name, re.compile(rf"(?:{'|'.join(patterns)})[\s\u00a0]?\Z", re.IGNORECASE))
        for name, patterns in language_data(locale).before.items()
    ]


@cache
def unit_words(locale: str) -> dict[str, str]:
    """The patterns of words that name a unit, the longest first, and what each measures."""
    names: dict[str, str] = {}
    units = [(f"{kind}-{name}", name) for kind, of_kind in _CLDR_UNITS.items() for name in of_kind]
    for own, (unit, name), length in product(dict.fromkeys((locale, cldr(locale).language)), units, _LENGTHS):
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


UNIT_START, UNIT_END = r"[\s\u00a0-]{0,2}(?:", r")(?![A-Za-z\u00c0-\u024f])"


@cache
def _after_patterns(locale: str) -> tuple[re.Pattern[str], list[str]]:
    """A pattern with a group for each word that names a unit, and what each group measures."""
    words = unit_words(locale)
    pattern = "|".join(f"({word})" for word in words)
    return re.compile(f"{UNIT_START}{pattern}{UNIT_END}", re.IGNORECASE), list(words.values())
