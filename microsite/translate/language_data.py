"""What is known of a language beyond CLDR: its number words, words around numbers, words that may stand twice; from `number_words.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from microsite.text.languages import cldr
from microsite.translate.scripts import HAN


class LanguageData(NamedTuple):
    """One language's; a language of which nothing is known has all of it empty."""

    cardinals: Mapping[str, Decimal]
    """number words that state a number wherever they stand"""
    ordinals: Mapping[str, Decimal]
    loose: Mapping[str, Decimal]
    """words that may stand for a number of the other text and need not state one themselves: once, both, months"""
    prefixes: str = ""
    """a pattern for what may be glued to a number word"""
    implied: frozenset[Decimal] = frozenset()
    """numbers that the language may leave to the noun, as a dual does"""
    denominators: frozenset[str] = frozenset()
    """words that divide: «three quarters», «a quarter»"""
    multipliers: frozenset[str] = frozenset()
    """words that count by many: «two decades»"""
    articles: frozenset[str] = frozenset()
    """words before an ordinal that make it a part of a whole: «a tenth of»"""
    shares: tuple[str, ...] = ()
    """words between two numbers of which one is a share of the other: «nine in ten», «nine villages in ten»"""
    money_scales: Mapping[str, Decimal] = {}
    """letters of scale behind a sum of money, where its sign stands in front: «¥350m»"""
    joins: frozenset[str] = frozenset()
    """words within a number, such as «and»"""
    ranges: tuple[str, ...] = ()
    """words and signs between two numbers that share what follows the second"""
    backward: frozenset[str] = frozenset()
    """words before a number of things that were named just now: «the three»"""
    again: frozenset[str] = frozenset()
    """words before an ordinal that counts nothing: «a second»"""
    units: Mapping[str, tuple[str, ...]] = {}
    """patterns behind a number, by what they measure"""
    before: Mapping[str, tuple[str, ...]] = {}
    """patterns in front of a number, by what they measure"""
    measures: str = ""
    """characters that count things behind a numeral in Han characters"""
    ordinal: str = ""
    vague_before: str = ""
    vague_after: str = ""
    """characters beside a numeral in Han characters that make it no exact number"""
    rough_before: str = ""
    """those before which a bare scale says how many all the same: «近百个», «上千户»"""
    separators: str = ""
    """signs and words between the things of a list, whose number may be summed up behind it: «甲、乙两个»"""
    set_phrases: tuple[str, ...] = ()
    """phrases whose numerals count nothing"""
    doubled: frozenset[str] = frozenset()
    """words, or in Han characters whole phrases, that may well stand twice"""
    never_doubled: str = ""
    reduplicated: str = ""
    """characters of words that may well be doubled for emphasis"""
    abbreviations: frozenset[str] = frozenset()

    @property
    def spells_out(self) -> bool:
        """Whether numbers in the language's words can be told."""
        return bool(self.cardinals or self.loose)


@cache
def language_data(locale: str) -> LanguageData:
    """What is known of the locale's language."""
    known: dict[str, Any] = _table().get(cldr(locale).language, {})
    words = {
        kind: {word: Decimal(str(value)) for word, value in known.get(kind, {}).items()} for kind in ("cardinals", "ordinals", "loose")
    }
    if known:
        words["loose"] = _months(locale) | words["loose"]
    return LanguageData(
        words["cardinals"],
        words["ordinals"],
        words["loose"],
        known.get("prefixes", ""),
        frozenset(map(Decimal, known.get("implied", ()))),
        frozenset(known.get("denominators", ())),
        frozenset(known.get("multipliers", ())),
        frozenset(known.get("articles", ())),
        tuple(known.get("shares", ())),
        {letters: Decimal(value) for letters, value in known.get("money_scales", {}).items()},
        frozenset(known.get("joins", ())),
        tuple(known.get("ranges", ())),
        frozenset(known.get("backward", ())),
        frozenset(known.get("again", ())),
        {unit: tuple(patterns) for unit, patterns in known.get("units", {}).items()},
        {unit: tuple(patterns) for unit, patterns in known.get("before", {}).items()},
        known.get("measures", ""),
        known.get("ordinal", ""),
        known.get("vague_before", ""),
        known.get("vague_after", ""),
        known.get("rough_before", ""),
        known.get("separators", ""),
        tuple(known.get("set_phrases", ())),
        frozenset(known.get("doubled", ())),
        known.get("never_doubled", ""),
        known.get("reduplicated", ""),
        frozenset(known.get("abbreviations", ())),
    )


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((Path(__file__).parent / "number_words.json").read_text("utf-8"))
    return table


def _months(locale: str) -> dict[str, Decimal]:
    """The months' names stand for their numbers in dates."""
    months = cldr(locale).months
    return {
        str(name).lower().rstrip("."): Decimal(number)
        for kind in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[kind][width].items()
        if not HAN.search(str(name)) and not str(name)[:1].isdigit()
    }
