"""Data on a language that CLDR lacks: number words, words around numbers, words that may be doubled. Read from `number_words.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from microsite.text.languages import cldr
from microsite.translate.scripts import HAN


class LanguageData(NamedTuple):
    """The data on one language; all fields are empty if there is none."""

    cardinals: Mapping[str, Decimal] = {}
    """number words that always state a number"""
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
    doubled: frozenset[str] = frozenset()
    """words, or phrases in Han characters, that may be doubled"""
    never_doubled: str = ""
    reduplicated: str = ""
    """characters that may be doubled for emphasis"""
    abbreviations: frozenset[str] = frozenset()

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
    return LanguageData(**{**fields, "loose": _months(locale) | data.get("loose", {})})


def _months(locale: str) -> dict[str, Decimal]:
    """Names of months, which correspond to numbers in dates."""
    months = cldr(locale).months
    return {
        str(name).lower().rstrip("."): Decimal(number)
        for kind in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[kind][width].items()
        if not HAN.search(str(name)) and not str(name)[:1].isdigit()
    }
