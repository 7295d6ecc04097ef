"""Format exact decimals for a language. The only importer of Babel's number formats.

A large number is shortened with the language's own words (from CLDR) if that is exact with at most two decimals; otherwise it is
written in digits. Languages that count in myriads do not group digits. Nothing is rounded here.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel.numbers import NumberPattern, format_percent, parse_pattern

from microsite.text.languages import MYRIADS, Language, cldr, scale_words

MOST_DECIMALS = 2
SIGNIFICANT_DIGITS = 3


def number(value: Decimal, language: Language, scaled: bool = True) -> str:
    """Format a number for readers of the language: 500000 is «50万» or “500,000”. Decimals stay as typed."""
    # Keyed by text: 5 and 5.0 are equal, but are written differently.
    return _number(f"{value:f}", language, scaled)


@lru_cache(maxsize=8192)
def _number(typed: str, language: Language, scaled: bool) -> str:
    value = Decimal(typed)
    for power, patterns in scale_words(language.locale) if scaled else ():
        if abs(value) < power:
            continue
        shortened = (value / power).normalize()
        if _decimals(shortened) <= MOST_DECIMALS and shortened * power == value:
            plain = Decimal(f"{shortened:f}")
            category = cldr(language.locale).plural_form(abs(plain))
            return patterns.get(category, patterns["other"]).replace("{n}", _digits(plain, language))
    return _digits(value, language)


def _decimals(value: Decimal) -> int:
    return len(f"{value:f}".partition(".")[2])


def _digits(value: Decimal, language: Language) -> str:
    return str(_pattern(language.locale, language.scale, _decimals(value)).apply(value, cldr(language.locale), decimal_quantization=False))


@cache
def _pattern(locale: str, scale: str, decimals: int) -> NumberPattern:
    """The locale's pattern with as many decimals as were typed, where its own `#.###` would drop some."""
    grouped = "0" if scale == MYRIADS else cldr(locale).decimal_formats[None].pattern.split(";")[0].split(".")[0]
    return parse_pattern(f"{grouped}.{'0' * decimals}" if decimals else grouped)


def percentage(percent: Decimal, language: Language) -> str:
    """Format a percentage (not negative) with the language's sign in its position: “105%”, «105 %»."""
    before, after = _percent_signs(language.locale)
    return f"{before}{_digits(percent, language)}{after}"


@cache
def _percent_signs(locale: str) -> tuple[str, str]:
    """The text before and after the number."""
    before, _, after = format_percent(Decimal("0.01"), locale=locale).partition("1")
    return before, after


def significant(value: Decimal) -> tuple[Decimal, bool]:
    """Round to three significant digits, half up; also tell whether that is exact."""
    if value == 0:
        return Decimal(0), True
    rounded = value.quantize(Decimal(1).scaleb(value.adjusted() - SIGNIFICANT_DIGITS + 1), ROUND_HALF_UP)
    if _decimals(rounded) == 0 or rounded == rounded.to_integral_value():
        rounded = rounded.quantize(Decimal(1))
    return Decimal(f"{rounded.normalize():f}"), rounded == value


def plural_sample(value: Decimal, language: Language) -> int:
    """A whole number with the same plural form as the value: itself, or for decimals one of the same CLDR category.

    Plural rules of gettext only take whole numbers. If no whole number has the category (decimals in Russian), 2 is used: it takes
    the genitive singular that such languages use for decimals.
    """
    value = abs(value)
    if _decimals(value) == 0:
        return int(value)
    rule = cldr(language.locale).plural_form
    return _sample(language.locale, rule(value))


@lru_cache(maxsize=256)
def _sample(locale: str, category: str) -> int:
    rule = cldr(locale).plural_form
    return next((whole for whole in range(201) if rule(whole) == category), 2)
