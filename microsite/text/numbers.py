"""Format exact decimals for a language. The only importer of Babel's number formats.

A large number is shortened with the language's own words (from CLDR) if that is exact with at most two decimals; otherwise it is
written in digits. Languages that count in myriads do not group digits. Nothing is rounded here.
"""

from __future__ import annotations

from copy import copy
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel.numbers import format_percent

from microsite.text.languages import MYRIADS, Language, cldr, scale_words

MOST_DECIMALS = 2
SIGNIFICANT_DIGITS = 3


def number(value: Decimal, language: Language, scaled: bool = True) -> str:
    """Format a number for readers of the language: 500000 is «50万» or “500,000”. Decimals stay as typed."""
    for power, patterns in scale_words(language.locale) if scaled else ():
        if abs(value) < power:
            continue
        shortened = (value / power).normalize()
        typed = f"{shortened:f}"
        if _decimals(typed) <= MOST_DECIMALS and shortened * power == value:
            category = cldr(language.locale).plural_form(abs(Decimal(typed)))
            return patterns.get(category, patterns["other"]).replace("{n}", _digits(typed, language))
    return _digits(f"{value:f}", language)


def _decimals(typed: str) -> int:
    return len(typed.partition(".")[2])


# By text, because equal decimals may be written differently: 5 and 5.0. Pages repeat their numbers.
@lru_cache(maxsize=8192)
def _digits(typed: str, language: Language) -> str:
    locale, is_grouped = cldr(language.locale), language.scale != MYRIADS
    pattern = locale.decimal_formats[None]
    if typed.isdecimal() and (not is_grouped or len(typed) <= pattern.grouping[0]):
        # Without groups, sign and point: what Babel would make of it in 20 µs.
        return typed
    pattern = copy(pattern)
    # The locale's own `#.###` would drop some of the decimals that were typed.
    pattern.frac_prec = (_decimals(typed), _decimals(typed))
    return str(pattern.apply(Decimal(typed), locale, decimal_quantization=False, group_separator=is_grouped))


def percentage(percent: Decimal, language: Language) -> str:
    """Format a percentage (not negative) with the language's sign in its position: “105%”, «105 %»."""
    return _one_percent(language.locale).replace("1", _digits(f"{percent:f}", language))


@cache
def _one_percent(locale: str) -> str:
    return format_percent(Decimal("0.01"), locale=locale)


def significant(value: Decimal) -> tuple[Decimal, bool]:
    """Round to three significant digits, half up; also tell whether that is exact."""
    rounded = value.quantize(Decimal(1).scaleb(value.adjusted() - SIGNIFICANT_DIGITS + 1), ROUND_HALF_UP)
    return Decimal(f"{rounded.normalize():f}"), rounded == value


def plural_sample(value: Decimal, language: Language) -> int:
    """A whole number with the same plural form as the value: itself, or for decimals one of the same CLDR category.

    Plural rules of gettext only take whole numbers. If no whole number has the category (decimals in Russian), 2 is used: it takes
    the genitive singular that such languages use for decimals.
    """
    value = abs(value)
    return int(value) if _decimals(f"{value:f}") == 0 else _sample(language.locale, cldr(language.locale).plural_form(value))


@cache
def _sample(locale: str, category: str) -> int:
    rule = cldr(locale).plural_form
    return next((whole for whole in range(201) if rule(whole) == category), 2)
