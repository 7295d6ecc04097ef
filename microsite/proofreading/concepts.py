"""What frequent nouns mean, from `concepts.json`. Each language has its own words there, so that any two can be compared."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from microsite.proofreading.language_data import writes_han
from microsite.proofreading.spotting import Spotter
from microsite.text.languages import cldr


class Courses(NamedTuple):
    """Words of a language around two numbers, of which one becomes the other."""

    onward: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]
    """before the first and between them, if the earlier comes first: «from … to»"""
    back: re.Pattern[str]
    """between them, if the later comes first: «up from»; all of it"""


@cache
def named_nouns(locale: str) -> Spotter:
    """The nouns for things that may be listed or counted, each with what it means."""
    return _spotter(locale, "named")


@cache
def told(locale: str) -> Spotter:
    """The words that tell one number from another beside it: nouns for things, and what is said of them."""
    return _spotter(locale, "named", "told")


@cache
def counted_nouns(locale: str) -> Spotter:
    """The nouns and measure words by which people, households, firms and the like are counted, each with what it means."""
    return _spotter(locale, "counted")


@cache
def respectively(locale: str) -> re.Pattern[str] | None:
    """The words by which a list of numbers belongs to the list of names before it."""
    words = _data()["respectively"].get(cldr(locale).language, ())
    return re.compile(_joined(words, locale), re.IGNORECASE) if words else None


@cache
def joints(locale: str) -> re.Pattern[str] | None:
    """The words between two things that are named side by side."""
    words = _data()["joints"].get(cldr(locale).language, ())
    return re.compile(_joined(words, locale), re.IGNORECASE) if words else None


@cache
def courses(locale: str) -> Courses | None:
    """The words around two numbers, of which one becomes the other."""
    words = _data()["courses"].get(cldr(locale).language)
    if words is None:
        return None

    def compiled(*patterns: str) -> re.Pattern[str]:
        return re.compile(_joined(patterns or ("(?!)",), locale), re.IGNORECASE)

    return Courses([(compiled(start), compiled(onward)) for start, onward in words["onward"]], compiled(*words["back"]))


def _spotter(locale: str, *groups: str) -> Spotter:
    language = cldr(locale).language
    # «340 soldiers’ families» are families.
    words = ((word, concept) for group in groups for concept, each in _data()[group].items() for word in each.get(language, ()))
    return Spotter(words, locale, "(?![’'-])")


def _joined(words: Sequence[str], locale: str) -> str:
    joined = "|".join(sorted(words, key=len, reverse=True))
    return f"(?:{joined})" if writes_han(locale) else rf"(?<![^\W\d_])(?:{joined})(?![^\W\d_])"


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads((Path(__file__).parent / "concepts.json").read_text("utf-8"))
    return data
