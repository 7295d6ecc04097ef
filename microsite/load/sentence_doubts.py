"""Doubts about the sentence of a figure: it shows another figure, speaks of another time, or says that what is planned was done."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from microsite.load.placed_faults import Found
from microsite.model.content import REACHED, Figure
from microsite.model.plausibility import FAR_AHEAD, period_text
from microsite.model.spans import span_of
from microsite.text.languages import cldr
from microsite.text.prose import references


class _Words(NamedTuple):
    """Words of a language for times, and for what was done or is planned."""

    year: re.Pattern[str]
    relative: Mapping[str, int]
    """«last year» → years from the report's"""
    compares: tuple[str, ...]
    """what stands before a time that a number is compared with"""
    done: re.Pattern[str]
    planned: re.Pattern[str]


@cache
def _words(locale: str) -> _Words | None:
    data = json.loads(Path(__file__).with_name("sentence_words.json").read_text("utf-8")).get(cldr(locale).language)
    if data is None:
        return None
    patterns = {name: re.compile(data[name], re.IGNORECASE) for name in ("year", "done", "planned")}
    return _Words(**{**data, **patterns, "compares": tuple(data["compares"])})


def sentence_doubts(figure: Figure, figures: Collection[str], text: str, date: str, locale: str) -> Iterator[Found]:
    """What is hardly meant in the sentence of a figure; `figures`: all of its section, `date`: of the report."""
    names = [each.name for each in references(text)]
    if names and figure.id not in names and names[0] in figures:
        yield Found("sentence-other-figure", f"{{{names[0]}", 0, {"found": names[0], "name": figure.id})
    words = _words(locale)
    if words is None:
        return
    if wrong := _other_time(figure, text, int(date[:4]), words):
        yield wrong
    kind, pattern = ("reached", words.planned) if figure.kind == "result" else ("planned", words.done)
    match = pattern.search(text) if figure.kind == "result" or figure.kind not in REACHED else None
    if match:
        facts = {"found": match[0], "kind": figure.kind, "way": kind}
        yield Found("sentence-kind", match[0], text.count(match[0], 0, match.start()), facts)


def _other_time(figure: Figure, text: str, year: int, words: _Words) -> Found | None:
    """The first year of a sentence of which none is in the figure's period; those that a number is compared with don't count."""
    span = span_of(figure.period)
    if span is None or figure.period is None or abs(span.last.year - year) > FAR_AHEAD:
        # A year that is decades away is a doubt of its own.
        return None
    times = [(match.start(), match[0], int(match[1])) for match in words.year.finditer(text)]
    lower = text.casefold()
    times += [(lower.find(word), word, year + years) for word, years in words.relative.items() if word in lower]
    spoken_of = [each for each in sorted(times) if not text[: each[0]].rstrip().casefold().endswith(words.compares)]
    if not spoken_of or any(span.first.year <= found <= span.last.year for _, _, found in spoken_of):
        return None
    start, words_for_time, _ = spoken_of[0]
    typed = text[start : start + len(words_for_time)]
    return Found("sentence-year", typed, text.count(typed, 0, start), {"found": typed, "period": period_text(figure.period)})
