"""Exact decimals as readers of a language write them: the one importer of Babel's number formats.

Rules: a large number is shortened with the language's own words (from CLDR) where that is exact with at most two decimals,
else it stands in plain digits; languages that count in myriads group no digits. Nothing is ever rounded here.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel.numbers import NumberPattern, format_percent, get_decimal_symbol, parse_pattern

from microsite.text.languages import MYRIADS, Language, cldr, scale_words

MOST_DECIMALS = 2
SIGNIFICANT_DIGITS = 3


def number(value: Decimal, language: Language, scaled: bool = True) -> str:
    """The number in words and digits of the language: 500000 is «50万» or “500,000”; decimals stay as they were typed."""
    # By its text: to a cache 5 and 5.0 are one value, to a reader they are not.
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
    if 0 <= value < _FIRST_GROUPED:
        # Nothing to group and no sign: all that languages differ in is the decimal mark, and Babel takes ten times as long.
        return f"{value:f}".replace(".", _decimal_mark(language.locale))
    return str(_pattern(language.locale, language.scale, _decimals(value)).apply(value, cldr(language.locale), decimal_quantization=False))


_FIRST_GROUPED = 1000


@cache
def _decimal_mark(locale: str) -> str:
    return str(get_decimal_symbol(cldr(locale)))


@cache
def _pattern(locale: str, scale: str, decimals: int) -> NumberPattern:
    """The locale's own pattern with as many decimals as were typed, which its `#.###` would cut; parsed once, as parsing costs most."""
    grouped = "0" if scale == MYRIADS else cldr(locale).decimal_formats[None].pattern.split(";")[0].split(".")[0]
    return parse_pattern(f"{grouped}.{'0' * decimals}" if decimals else grouped)


def percentage(percent: Decimal, language: Language) -> str:
    """A share in percent, not negative, with the language's own sign and place for it: “105%”, «105 %»."""
    before, after = _percent_signs(language.locale)
    return f"{before}{_digits(percent, language)}{after}"


@cache
def _percent_signs(locale: str) -> tuple[str, str]:
    """What stands before and after the number."""
    before, _, after = format_percent(Decimal("0.01"), locale=locale).partition("1")
    return before, after


def significant(value: Decimal) -> tuple[Decimal, bool]:
    """The value to three significant digits, half up, in plain notation; and whether that is exact."""
    if value == 0:
        return Decimal(0), True
    rounded = value.quantize(Decimal(1).scaleb(value.adjusted() - SIGNIFICANT_DIGITS + 1), ROUND_HALF_UP)
    if _decimals(rounded) == 0 or rounded == rounded.to_integral_value():
        rounded = rounded.quantize(Decimal(1))
    return Decimal(f"{rounded.normalize():f}"), rounded == value


def plural_sample(value: Decimal, language: Language) -> int:
    """A whole number whose plural form the value takes: itself, or for decimals one of the same CLDR category.

    gettext's plural expressions know whole numbers alone. Where a category has no whole number (Russian decimals), 2 stands for it:
    the genitive singular that such languages use there.
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
