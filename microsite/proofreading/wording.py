"""The words by which a language says how much at least, which way, or not; from `wording.json`. A language may lack any of them."""

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

Pattern = re.Pattern[str]


class Plans(NamedTuple):
    """The words by which a language tells plans from facts."""

    sure: Pattern
    """words by which something is certainly only expected, planned or wanted"""
    may: Pattern
    """words that may say so"""
    facts: Pattern
    """words that tell a fact"""


class Wording(NamedTuple):
    """The words of one language; None or empty where there are no data."""

    bounds_before: Spotter
    """words for a bound directly before a number, as «at least», up to the number; their labels are kinds of bounds"""
    bounds_after: Pattern | None
    """such words after a number and what it counts, as «or more»; named groups are kinds of bounds"""
    bounds_anywhere: Mapping[str, Pattern]
    """by kind of bound: words that may say it in the same text, in whatever place"""
    of_time: Pattern | None
    """words that before a duration speak of the time that passes: over three years"""
    flips: Pattern | None
    """a word that turns round a bound a little after it: no more than, must not fall below"""
    negators: Pattern | None
    """a word that negates what follows it directly"""
    directions: Spotter
    """words that surely say a direction; the label "" is that of words that only seem to"""
    hints: Mapping[str, Pattern]
    """by direction: words that may say it; they include the sure ones"""
    negation: Spotter
    """words that negate a statement, so that its translation negates something, too; the label "" is that of words that don't"""
    negation_extra: Spotter
    """words that negate the very statement, so that its source negates something, too; likewise"""
    negation_hints: Pattern | None
    """words that may do so, in any part of a text"""
    negative: Pattern | None
    """negative adjectives: illegal, unreasonable"""
    plans: Plans | None
    article: Pattern | None
    """an article of the singular, directly before a number"""
    plural: Pattern | None
    """a whole amount in the plural, which takes no such article"""


_WORDS_BETWEEN = {True: r"[^，。；：、！？（）()\d]{0,6}?", False: r"(?:[\s\u00a0-]+[^\W\d_]+|\s?%){0,4}?[\s\u00a0]*"}
"""what is counted, between a number and the words after it, in scripts with and without Han characters"""


@cache
def wording(locale: str) -> Wording:
    """The words of the language of a locale."""
    data = _data().get(cldr(locale).language, {})
    is_han = writes_han(locale)

    def words(patterns: Sequence[str]) -> str:
        joined = "|".join(sorted(patterns, key=len, reverse=True))
        return f"(?:{joined})" if is_han else rf"(?<![^\W\d_])(?:{joined})(?![^\W\d_])"

    def pattern(patterns: Sequence[str]) -> Pattern | None:
        return re.compile(words(patterns), re.IGNORECASE) if patterns else None

    def spotter(of_label: Mapping[str, Sequence[str]], ending: str = "") -> Spotter:
        return Spotter(((word, label) for label, each in of_label.items() for word in each), locale, ending)

    bounds = data.get("bounds", {})
    after = "|".join(f"(?P<{kind}>{words(each['after'])})" for kind, each in bounds.items() if each["after"])
    directions, negations = data.get("directions", {}), data.get("negations", {})
    plans = {name: re.compile(words(each), re.IGNORECASE) for name, each in data.get("plans", {}).items()}
    not_negations = negations.get("except", ())
    return Wording(
        spotter({kind: each["before"] for kind, each in bounds.items()}, rf"\s*(?:{data.get('filler')}\s*){{0,2}}\Z"),
        re.compile(f"{_WORDS_BETWEEN[is_han]}(?:{after})", re.IGNORECASE) if after else None,
        {kind: re.compile(words(each["anywhere"]), re.IGNORECASE) for kind, each in bounds.items() if each["anywhere"]},
        pattern(data.get("of_time", ())),
        pattern(data.get("flips", ())),
        pattern(data.get("negators", ())),
        spotter({**directions, "": data.get("neutral", ())}),
        {
            name: re.compile(words([*patterns, *data.get("hints", {}).get(name, ())]), re.IGNORECASE)
            for name, patterns in directions.items()
        },
        spotter({"negation": negations.get("needed", ()), "": not_negations}),
        spotter({"negation": negations.get("extra", ()), "": not_negations}),
        pattern(negations.get("hints", ())),
        pattern(negations.get("adjectives", ())),
        Plans(**plans) if plans else None,
        re.compile(rf"{words(data['articles'])}\s\Z", re.IGNORECASE) if "articles" in data else None,
        re.compile(data["plural"], re.IGNORECASE) if "plural" in data else None,
    )


@cache
def of_machines() -> tuple[Pattern, Pattern]:
    """What translating machines say of themselves or of their work, in any language: first in a text, and in any place."""
    patterns = [pattern for data in _data().values() for pattern in data.get("machine", ())]
    first = [pattern.removeprefix(_FIRST) for pattern in patterns if pattern.startswith(_FIRST)]
    others = [pattern for pattern in patterns if not pattern.startswith(_FIRST)]
    return re.compile(rf"\W*(?:{'|'.join(first)})", re.IGNORECASE), re.compile("|".join(others), re.IGNORECASE)


@cache
def common_words() -> Mapping[str, frozenset[str]]:
    """By language: small words that nearly every sentence has."""
    return {language: frozenset(data["common"]) for language, data in _data().items() if "common" in data}


_FIRST = r"\A\W*"


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads((Path(__file__).parent / "wording.json").read_text("utf-8"))
    return data
