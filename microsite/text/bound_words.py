"""Words of languages that stand beside a number: for its bound, such as “at least” and “or more”, and those that only begin like a unit."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from microsite.text.languages import cldr


@cache
def bound_words(locale: str) -> dict[str, dict[str, str]]:
    """Where words stand (before or behind a number, between two) → word → bound; empty if those of the language are not known."""
    return _of_language("bound_words.json", locale)


@cache
def unit_compounds(locale: str) -> dict[str, tuple[str, ...]]:
    """Words that begin like a unit and are none, words that end like one for a bound, and what stands before an ordinal number."""
    return {place: tuple(words) for place, words in _of_language("unit_compounds.json", locale).items()}


def _of_language(file: str, locale: str) -> dict[str, Any]:
    by_language: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name(file).read_text("utf-8"))
    return by_language.get(cldr(locale).language, {})
