"""What people mean who type a time otherwise than content files take it: «2024年1月17日», «17/1/2024», «2024-01-17 09:00», «24年». Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from microsite.read.han_numbers import NUMERALS, han_number

_MARK = r"\s*[年月/.\-‐‑–—−]\s*"
_DAY = re.compile(rf"([1-9]\d{{3}}){_MARK}(\d{{1,2}}){_MARK}(\d{{1,2}})\s*[日号]?|([1-9]\d{{3}})(\d\d)(\d\d)")
_DAY_LAST = re.compile(rf"(\d{{1,2}}){_MARK}(\d{{1,2}}){_MARK}([1-9]\d{{3}})年?")
_MONTH = re.compile(rf"([1-9]\d{{3}}){_MARK}(\d{{1,2}})\s*月?份?")
_MONTH_LAST = re.compile(rf"(\d{{1,2}}){_MARK}([1-9]\d{{3}})年?")
_YEAR = re.compile(r"([1-9]\d{3})\s*年(?:度|全年)?")
_SHORT_YEAR = re.compile(r"['’]?(\d\d)年?度?")
_HALF = re.compile(r"([1-9]\d{3})\s*年?\s*(?:[-_ ]?[hH]([12])|([上下])半年)")
_NOON = "(?:[上下中]午|凌晨|晚上?|早上?)"
_HOURS = re.compile(rf"(?<=[\d日号])(?:\s*[T,，]?\s*{_NOON}?\s*\d{{1,2}}\s*[:：时点].*|\s*[（(]?(?:{_NOON}|星期.|周.)[)）]?)$")
"""a time of day, or a day of the week, after a date"""
_ENGLISH_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3})[a-z]*\.?,?\s+(?:(?P<other>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>[1-9]\d{3})"
)
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LETTERS_FOR_DIGITS = str.maketrans("OoIl", "0011")
_FIRST_DAY, _DAYS_OF_EXCEL = date(1899, 12, 30), range(36526, 73051)
"""Excel counts days; these are those of 2000 to 2099"""
_LAST_SHORT_YEAR = 60
"""a year of two digits up to this one is of this century; what is higher may be of the last"""


def times(text: str) -> Iterator[str]:
    """A year, half, month or date as content files write it, the likeliest first; nothing where it might be another."""
    text = _HOURS.sub("", _in_digits(text))
    if re.fullmatch("[0-9OoIl]{4}年?", text):
        text = text.translate(_LETTERS_FOR_DIGITS)
        yield text.removesuffix("年")
    if match := _DAY.fullmatch(text):
        year, month, day = [each for each in match.groups() if each]
        yield f"{year}-{int(month):02}-{int(day):02}"
    if match := _DAY_LAST.fullmatch(text):
        first, second, year = match.groups()
        # 1/2/2024 is the first of February in some countries, the second of January in others.
        if first == second or max(int(first), int(second)) > 12:
            yield from (f"{year}-{int(month):02}-{int(day):02}" for month, day in ((second, first), (first, second)) if int(month) <= 12)
    if match := _MONTH.fullmatch(text):
        yield f"{match[1]}-{int(match[2]):02}"
    if match := _MONTH_LAST.fullmatch(text):
        yield f"{match[2]}-{int(match[1]):02}"
    if match := _YEAR.fullmatch(text):
        yield match[1]
    if (match := _SHORT_YEAR.fullmatch(text)) and int(match[1]) <= _LAST_SHORT_YEAR:
        yield f"20{match[1]}"
    if match := _HALF.fullmatch(text):
        yield f"{match[1]}-H{match[2] or '上下'.index(match[3]) + 1}"
    if (match := _ENGLISH_DAY.fullmatch(text)) and match["month"].lower() in _ENGLISH_MONTHS:
        month, day = _ENGLISH_MONTHS.index(match["month"].lower()) + 1, match["day"] or match["other"]
        yield f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
    if text.isdecimal() and len(text) == 5 and int(text) in _DAYS_OF_EXCEL:
        yield (_FIRST_DAY + timedelta(days=int(text))).isoformat()


def _in_digits(text: str) -> str:
    """The text with digits for Chinese numerals: «二〇二四年一月»."""

    def digits(match: re.Match[str]) -> str:
        number = han_number(match[0])
        return match[0] if number is None else f"{number:f}"

    return re.sub(f"[{NUMERALS}]+(?=[年月日号])", digits, text)


_SPAN = re.compile(r"([1-9]\d{3}(?:-\d\d)?)\s*年?\s*(?:-|–|—|~|～|至|到|/|\.\.)\s*([1-9]\d{3}(?:-\d\d)?)\s*年?")


def span(text: str) -> tuple[str, str] | None:
    """The two ends of a span of years or months that stands where one time should: «2024-2025»."""
    match = _SPAN.fullmatch(text)
    return (match[1], match[2]) if match and match[1] < match[2] else None
