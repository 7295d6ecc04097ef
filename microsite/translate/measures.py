"""Recognise what a number in a text measures, by CLDR's names and symbols of units and by further words of the language."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal

from babel.units import format_unit

from microsite.text.languages import cldr
from microsite.translate.language_data import language_data

_FROM_CLDR = {
    "area-hectare": "hectare",
    "area-square-kilometer": "square-kilometre",
    "area-square-meter": "square-metre",
    "area-acre": "acre",
    "length-kilometer": "kilometre",
    "length-meter": "metre",
    "length-mile": "mile",
    "mass-tonne": "tonne",
    "mass-kilogram": "kilogram",
    "mass-gram": "gram",
    "volume-cubic-meter": "cubic-metre",
    "volume-liter": "litre",
    "power-kilowatt": "kilowatt",
    "power-megawatt": "megawatt",
    "energy-kilowatt-hour": "kilowatt-hour",
    "concentr-percent": "percent",
    "duration-hour": "hour",
    "duration-day": "day",
    "duration-week": "week",
    "duration-month": "month",
}
"""units of CLDR → what they measure"""

DECADE = "decade"

STRICT = ("percent", "points")
"""measures that a translation must keep exactly"""

CONVERSIONS: dict[tuple[str, str], Decimal] = {
    ("mu", "hectare"): Decimal(1) / 15,
    ("mu", "square-kilometre"): Decimal(1) / 1500,
    ("mu", "square-metre"): Decimal(10000) / 15,
    ("mu", "acre"): Decimal("0.16474"),
    ("jin", "kilogram"): Decimal("0.5"),
    ("jin", "tonne"): Decimal("0.0005"),
    ("li", "kilometre"): Decimal("0.5"),
    ("hectare", "acre"): Decimal("2.47105"),
    ("hectare", "square-kilometre"): Decimal("0.01"),
    ("square-kilometre", "hectare"): Decimal(100),
    ("square-metre", "hectare"): Decimal("0.0001"),
    ("kilometre", "mile"): Decimal("0.62137"),
    ("kilometre", "metre"): Decimal(1000),
    ("metre", "kilometre"): Decimal("0.001"),
    ("tonne", "kilogram"): Decimal(1000),
    ("kilowatt", "megawatt"): Decimal("0.001"),
    ("week", "day"): Decimal(7),
    ("day", "hour"): Decimal(24),
}
"""the factor from the first unit to the second; a translation may use either"""

FACTORS = {"tenth": ("percent", 10)}
"""measures that are a multiple of another: three tenths are 30 per cent"""

_NUMBERS_TRIED = (1, 2, 3, 5, 11)
_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")


def measure_after(text: str, position: int, locale: str) -> tuple[str, int]:
    """What the words directly after a number measure, and their end; "" and `position` if they are not known."""
    pattern, names = _after_patterns(locale)
    match = pattern.match(text, position)
    return (names[int(str(match.lastgroup)[1:])], match.end()) if match else ("", position)


def measure_before(text: str, position: int, locale: str) -> tuple[str, int]:
    """What the sign directly before a number measures, and its start; "" and `position` if it is not known."""
    for pattern, name in _before_patterns(locale):
        match = pattern.search(text, max(0, position - 8), position)
        if match:
            return name, match.start()
    return "", position


@cache
def _after_patterns(locale: str) -> tuple[re.Pattern[str], list[str]]:
    words: dict[str, str] = {}
    for own in {locale, cldr(locale).language}:
        for unit, name in _FROM_CLDR.items():
            for length in _LENGTHS:
                for number in _NUMBERS_TRIED:
                    word = _words_of(format_unit(number, unit, length, locale=own))
                    # Single letters are ambiguous: «5m» may be metres, minutes or a million.
                    if len(word) > 1 or word in ("%", "٪"):
                        words.setdefault(re.escape(word).replace(r"\ ", "[ \u00a0\u202f]"), name)
    for name, patterns in language_data(locale).units.items():
        words |= dict.fromkeys(patterns, name)
    # The longest word is tried first; the group that matched identifies the word.
    ordered = sorted(words, key=len, reverse=True)
    groups = "|".join(f"(?P<u{index}>{word})" for index, word in enumerate(ordered))
    pattern = re.compile(rf"[\s\u00a0-]{{0,2}}(?:{groups})(?![A-Za-z\u00c0-\u024f])", re.IGNORECASE)
    return pattern, [words[word] for word in ordered]


def _words_of(formatted: str) -> str:
    """The text after the number in a formatted measure; empty if there is none."""
    text = re.sub("[\u200e\u200f\u061c]", "", formatted)
    match = re.match(r"\d+[\s\u00a0\u202f]*(.*)\Z", text)
    return match[1].strip() if match else ""


@cache
def _before_patterns(locale: str) -> list[tuple[re.Pattern[str], str]]:
    found = language_data(locale).before.items()
    return [(re.compile(rf"(?:{'|'.join(patterns)})[\s\u00a0]?\Z", re.IGNORECASE), name) for name, patterns in found]
