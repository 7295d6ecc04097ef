"""Scripts of languages, and what CLDR lacks: number words, words around numbers, words that may be doubled (from `number_words.json`)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.core import get_global

from microsite.text.languages import cldr

HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W_]+(?:['’\u2010-][^\W_]+)*")

BLANK = re.compile(r"[\s\x85\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
"""characters that are blank or invisible"""


_HAN, _KANA, _HANGUL = HAN.pattern[1:-1], "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d", "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_WITH_HAN = {"Hans": _HAN, "Hant": _HAN, "Hani": _HAN, "Jpan": _HAN + _KANA, "Hrkt": _HAN + _KANA, "Kore": _HAN + _HANGUL}
"""the letters of scripts that have Han characters"""


@cache
def writes_han(locale: str) -> bool:
    """Whether a language is, or can be, written with Han characters (this includes Korean)."""
    return bool(_letters_with_han(locale))


@cache
def _letters_with_han(locale: str) -> str:
    own, likely = cldr(locale), get_global("likely_subtags")
    tag = own.script or likely.get(f"{own.language}_{own.territory}") or likely.get(own.language, "")
    return next((letters for script, letters in _WITH_HAN.items() if script in tag.split("_")), "")


@cache
def script_name(locale: str) -> str:
    """The script of a language, as in Unicode names of letters: LATIN, CYRILLIC, ARABIC, CJK."""
    names = Counter(unicodedata.name(letter, "?").split(" ")[0] for letter in str(cldr(locale).display_name) if letter.isalpha())
    return names.most_common(1)[0][0] if names else ""


@cache
def neighbouring_letters(locale: str) -> re.Pattern[str] | None:
    """The letters that stand beside Han characters in other languages than this one; None for a language without Han characters."""
    own = _letters_with_han(locale)
    others = "".join(letters for letters in (_KANA, _HANGUL) if letters not in own)
    return re.compile(f"[{others}]+") if own and others else None


@cache
def letters_of(locale: str) -> re.Pattern[str] | None:
    """The letters of a language's script; None if unknown."""
    with_han = _letters_with_han(locale)
    if with_han:
        # Han characters alone are Chinese: a Japanese or Korean sentence has letters of its own.
        return re.compile(f"[{with_han.removeprefix(_HAN) or _HAN}]")
    name = script_name(locale)
    found = [chr(code) for code in range(0x41, 0x3000) if unicodedata.name(chr(code), "").startswith(f"{name} LETTER")]
    found += [chr(code) for code in range(0x41, 0x530) if unicodedata.name(chr(code), "").startswith((f"{name} SMALL", f"{name} CAPITAL"))]
    return re.compile(f"[{''.join(map(re.escape, found))}]") if found else None


class LanguageData(NamedTuple):
    """The data on one language; all fields are empty if there is none."""

    cardinals: Mapping[str, Decimal] = {}
    """number words that always state a number"""
    multiples: Mapping[str, Decimal] = {}
    """words that say how many times as much there is: «翻一番»"""
    ordinals: Mapping[str, Decimal] = {}
    loose: Mapping[str, Decimal] = {}
    """words that may correspond to a number in the other text, but need not state one: once, both, names of months"""
    prefixes: str = ""
    """a pattern for prefixes of a number word"""
    implied: frozenset[Decimal] = frozenset()
    """numbers that a form of the noun can express, such as a dual"""
    denominators: frozenset[str] = frozenset()
    """words that divide: «three quarters», «a quarter»"""
    multipliers: frozenset[str] = frozenset()
    """words that multiply: «two decades»"""
    articles: frozenset[str] = frozenset()
    """words before an ordinal that make it a fraction: «a tenth of»"""
    shares: tuple[str, ...] = ()
    """words between the two numbers of a proportion: «nine in ten», «nine villages in ten»"""
    money_scales: Mapping[str, Decimal] = {}
    """letters of scale after an amount with a currency sign: «¥350m»"""
    joins: frozenset[str] = frozenset()
    """words within a number, such as «and»"""
    ranges: tuple[str, ...] = ()
    """words and signs between the two numbers of a range"""
    backward: frozenset[str] = frozenset()
    """words before a number that refers back: «the three»"""
    again: frozenset[str] = frozenset()
    """words before an ordinal that does not count: «a second»"""
    day_joints: tuple[str, ...] = ()
    """words between a day and its month: «the 5th of March»"""
    day_suffixes: tuple[str, ...] = ()
    """endings of a day in digits: «5th»"""
    increase: Mapping[str, Sequence[Decimal]] = {}
    """words before «… times» by which something grows, and what they may add to the multiple: by two times is three times as much"""
    year_ends: str = ""
    """a pattern after a year, for its end"""
    until: tuple[str, ...] = ()
    """words before a year that exclude it: before 2026 is by the end of 2025"""
    water: str = ""
    """a pattern in texts on water, of which a tonne is a cubic metre"""
    year_step: str = ""
    """a pattern for the year before or after one that is named: «a year later»"""
    half_more: str = ""
    """a pattern after a number with its unit, for a half of the unit in addition: «a year and a half»"""
    half_between: str = ""
    """a pattern between a number and its unit, for the same: «两个半小时»"""
    units: Mapping[str, Sequence[str]] = {}
    """patterns after a number, by what they measure"""
    before: Mapping[str, Sequence[str]] = {}
    """patterns before a number, by what they measure"""
    measures: str = ""
    """measure words after a numeral in Han characters"""
    ordinal: str = ""
    vague_before: str = ""
    vague_after: str = ""
    """characters next to a numeral in Han characters that make it inexact"""
    rough_before: str = ""
    """those after which a scale alone still states a number: «近百个», «上千户»"""
    separators: str = ""
    """signs and words between the items of a list, whose count may follow it: «甲、乙两个»"""
    set_phrases: tuple[str, ...] = ()
    """phrases whose numerals do not count"""
    digit_phrases: tuple[str, ...] = ()
    """patterns of phrases whose numbers in digits may stand for words: «24/7», «100%»"""
    ends_of_years: tuple[str, ...] = ()
    """patterns before or after a year that speak of its end or beginning, so that another language may name the year beside it"""
    doubled: frozenset[str] = frozenset()
    """words, or phrases in Han characters, that may be doubled"""
    never_doubled: str = ""
    reduplicated: str = ""
    """characters that may be doubled for emphasis"""
    abbreviations: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    """all that grammar may add to a proper name; empty where that is not known"""

    @property
    def spells_out(self) -> bool:
        """Whether numbers in words can be recognised."""
        return bool(self.cardinals or self.loose)


@cache
def language_data(locale: str) -> LanguageData:
    """The data on the language of a locale."""
    text = (Path(__file__).parent / "number_words.json").read_text("utf-8")
    data = json.loads(text, parse_int=Decimal, parse_float=Decimal).get(cldr(locale).language)
    if data is None:
        return LanguageData()
    fields = {name: type(default)(data[name]) for name, default in LanguageData._field_defaults.items() if name in data}
    return LanguageData(**{**fields, "loose": months_of(locale) | data.get("loose", {})})


@cache
def months_of(locale: str) -> dict[str, Decimal]:
    """Names of months, which correspond to numbers in dates."""
    months = cldr(locale).months
    return {
        str(name).lower().rstrip("."): Decimal(number)
        for kind in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[kind][width].items()
        if not HAN.search(str(name)) and not str(name)[:1].isdigit()
    }
