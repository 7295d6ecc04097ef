"""Format periods and dates for a language. The only importer of Babel's dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from microsite.model.content import Period
from microsite.text.languages import Language


def period_words(period: Period, language: Language, phrase: Callable[[str], str]) -> str:
    """Format a period: «2024年», “the first half of 2024”, “by the end of 2025” …; `phrase` translates an English interface message."""
    first = _time(period.first, language, phrase)
    if period.type == "by":
        whole = len(period.first) < len("2024-01-01")
        return phrase("by the end of {period}" if whole else "by {period}").replace("{period}", first)
    if period.type == "cumulative":
        return phrase("{from} to {to}, in total").replace("{from}", first).replace("{to}", _time(period.last, language, phrase))
    return first


def _time(time: str, language: Language, phrase: Callable[[str], str]) -> str:
    if time[4:6] == "-H":
        halves = {"1": phrase("first half of {year}"), "2": phrase("second half of {year}")}
        return halves[time[6:]].replace("{year}", date_words(time[:4], language))
    return date_words(time, language)


@lru_cache(maxsize=1024)
def date_words(date: str, language: Language) -> str:
    """Format a year `2024`, month `2024-06` or day `2024-06-30`."""
    parts = [int(part) for part in date.split("-")]
    day = datetime.date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return str(format_date(day, "long", locale=language.locale))
    return str(format_skeleton("y" if len(parts) == 1 else "yMMMM", day, locale=language.locale))
