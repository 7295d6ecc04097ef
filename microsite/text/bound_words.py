"""Words of languages that stand beside a number: for its bound, such as “at least” and “or more”; units; and what only resembles them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from microsite.read import number_advice
from microsite.text.languages import cldr


@cache
def bound_words(locale: str) -> Mapping[str, Mapping[str, str]]:
    """Where words stand (before or behind a number, between two) → word → bound; empty if those of the language are not known."""
    return number_advice.bound_words().get(cldr(locale).language, {})


class BesideNumbers(NamedTuple):
    """Words of a language that stand beside numbers, or begin or end like such words."""

    begin: tuple[str, ...] = ()
    """words that begin like a unit or a word for a bound, and are none"""
    end: tuple[str, ...] = ()
    """words that end like one for a bound"""
    ordinal: tuple[str, ...] = ()
    """what stands before an ordinal number"""
    loose: tuple[str, ...] = ()
    """words before a number for what no bound of a figure says, such as «not quite»"""
    compares: tuple[str, ...] = ()
    """those words for bounds that may set something else against a number: «more than the target»"""
    units: tuple[str, ...] = ()
    """common units, the longest first"""


@cache
def beside_numbers(locale: str) -> BesideNumbers:
    """Such words of a language; none if they are not known."""
    by_language: dict[str, dict[str, list[str]]] = json.loads(Path(__file__).with_name("beside_numbers.json").read_text("utf-8"))
    words = {name: tuple(each) for name, each in by_language.get(cldr(locale).language, {}).items()}
    return BesideNumbers(**{**words, "units": tuple(sorted(words.get("units", ()), key=len, reverse=True))})
