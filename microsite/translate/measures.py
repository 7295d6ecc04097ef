"""Recognise what a number in a text measures, by CLDR's names and symbols of units and by further words of the language."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal

from babel.units import format_unit

from microsite.text.languages import cldr
from microsite.translate.language_data import language_data

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

DECADE = "decade"

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

_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_NUMBERS_TRIED = (1, 2, 3, 5, 11)


def measure_after(text: str, position: int, locale: str) -> str:
    """What the words directly after a number measure; "" if they are not known."""
    pattern, names = _after_patterns(locale)
    match = pattern.match(text, position)
    return names[(match.lastindex or 0) - 1] if match else ""


def measure_before(text: str, position: int, locale: str) -> str:
    """What the sign directly before a number measures; "" if it is not known."""
    before = text[max(0, position - 8) : position]
    for name, patterns in language_data(locale).before.items():
        if re.search(rf"(?:{'|'.join(patterns)})[\s\u00a0]?\Z", before, re.IGNORECASE):
            return name
    return ""


@cache
def _after_patterns(locale: str) -> tuple[re.Pattern[str], list[str]]:
    """A pattern with a group for each word that names a unit, and what each group measures."""
    names: dict[str, str] = {}
    units = [(f"{kind}-{name}", name) for kind, of_kind in _CLDR_UNITS.items() for name in of_kind]
    for own, (unit, name), length, number in product({locale, cldr(locale).language}, units, _LENGTHS, _NUMBERS_TRIED):
        formatted = re.sub("[\u200e\u200f\u061c]", "", format_unit(number, unit, length, locale=own))
        match = re.fullmatch(r"\d+\s*(.*)", formatted)
        word = match[1].strip() if match else ""
        # Single letters are ambiguous: «5m» may be metres, minutes or a million.
        if len(word) > 1 or word in ("%", "٪"):
            names.setdefault(re.escape(word).replace(r"\ ", "[ \u00a0\u202f]"), name)
    for name, patterns in language_data(locale).units.items():
        names |= dict.fromkeys(patterns, name)
    # The longest word is tried first.
    words = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"[\s\u00a0-]{{0,2}}(?:{'|'.join(f'({word})' for word in words)})(?![A-Za-z\u00c0-\u024f])", re.IGNORECASE)
    return pattern, [names[word] for word in words]
