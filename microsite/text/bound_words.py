"""Words of languages that stand beside a number: for its bound, such as “at least” and “or more”, and those that only begin like a unit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from microsite.read import number_advice
from microsite.text.languages import cldr


@cache
def bound_words(locale: str) -> Mapping[str, Mapping[str, str]]:
    """Where words stand (before or behind a number, between two) → word → bound; empty if those of the language are not known."""
    return number_advice.bound_words().get(cldr(locale).language, {})


@cache
def unit_compounds(locale: str) -> dict[str, tuple[str, ...]]:
    """Words that begin like a unit and are none, words that end like one for a bound, and what stands before an ordinal number."""
    by_language: dict[str, dict[str, list[str]]] = json.loads(Path(__file__).with_name("unit_compounds.json").read_text("utf-8"))
    return {place: tuple(words) for place, words in by_language.get(cldr(locale).language, {}).items()}
