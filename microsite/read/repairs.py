"""What people mean who mistype a value: an id with a capital, a date as Excel writes it, a Chinese word for one of a few.

A repair is proposed only if the shape takes it, so what a message proposes is right. Values stay as their words say: nothing is guessed but
by the tables in `choice_words.json` and `bound_words.json`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from microsite.read.number_advice import bound_words

_QUOTES = ("“”", "‘’", "「」", "《》", '""', "''", "``", "()", "（）")
_ENDS = "。，、；：;,:.．!！？"
_MARKS = "•·●○■□◆◇▪▫►➤‣※◦*－—–―−-＃# 　"


def repaired(text: str, fits: Callable[[str], bool]) -> str | None:
    """The likeliest form of a mistyped value that fits; None if no repair does."""
    return next((each for each in _repairs(text) if each != text and fits(each)), None)


def tidy(text: str) -> str:
    """The text in half-width letters, without quotes around it, punctuation behind it, and bullets and blanks before it."""
    text = "".join(_half_width(each) for each in text).strip()
    while len(text) > 1 and text[0] + text[-1] in _QUOTES:
        text = text[1:-1].strip()
    return text.rstrip(_ENDS + " ").lstrip(_MARKS) if text.strip(_ENDS + _MARKS) else text


def _half_width(character: str) -> str:
    if unicodedata.category(character) == "Zs":
        return " "
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character


def _repairs(text: str) -> Iterator[str]:
    plain = tidy(text)
    lower = plain.lower()
    yield plain
    yield from _times(plain)
    yield re.sub(r"\.ya?ml$", "", plain.lower())
    yield lower
    yield re.sub(r"\s*[。.:/·]\s*", ".", lower)
    yield re.sub(r"[\s\-–—.·/]+", "_", lower).strip("_")
    yield f"#{plain}"
    yield re.sub(r"\s*[:：]\s*/\s*/\s*", "://", plain)
    # What has no `/` and no `@` may be no address at all.
    if re.match(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/|$)", lower) and (plain.startswith("www.") or "/" in plain):
        yield f"https://{plain}"
    if re.fullmatch(r"[^\s@]+@[^\s@]+\.[a-z]+", lower):
        yield f"mailto:{plain}"


_DAY = re.compile(r"([1-9]\d{3})\s*[年/.\-]\s*(\d{1,2})\s*[月/.\-]\s*(\d{1,2})\s*[日号]?|([1-9]\d{3})(\d\d)(\d\d)")
_MONTH = re.compile(r"([1-9]\d{3})\s*[年/.\-]\s*(\d{1,2})\s*月?份?")
_YEAR = re.compile(r"([1-9]\d{3})\s*年(?:度|全年)?")
_HALF = re.compile(r"([1-9]\d{3})\s*年?\s*(?:[-_ ]?[hH]([12])|([上下])半年)")
_FIRST_DAY, _DAYS_OF_EXCEL = date(1899, 12, 30), range(36526, 73051)
"""Excel counts days; these are those of 2000 to 2099"""


def _times(text: str) -> Iterator[str]:
    """A year, half, month or date as content files write it."""
    if match := _DAY.fullmatch(text):
        year, month, day = [each for each in match.groups() if each]
        yield f"{year}-{int(month):02}-{int(day):02}"
    if match := _MONTH.fullmatch(text):
        yield f"{match[1]}-{int(match[2]):02}"
    if match := _YEAR.fullmatch(text):
        yield match[1]
    if match := _HALF.fullmatch(text):
        yield f"{match[1]}-H{match[2] or '上下'.index(match[3]) + 1}"
    if text.isdecimal() and len(text) == 5 and int(text) in _DAYS_OF_EXCEL:
        yield (_FIRST_DAY + timedelta(days=int(text))).isoformat()


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    words: Mapping[str, Mapping[str, list[str]]] = json.loads(Path(__file__).with_name("choice_words.json").read_text("utf-8"))
    return words


def meant_choice(text: str, choices: Collection[str]) -> str | None:
    """The one of a few words that is meant, written otherwise or in words of a language; None if that is not known."""
    plain = tidy(text).casefold()
    for form in (plain, re.sub(r"[\s\-]+", "_", plain)):
        if form in choices:
            return form
    bounds = {word: bound for sides in bound_words().values() for side in ("before", "behind") for word, bound in sides[side].items()}
    if bounds.get(plain) in choices:
        return bounds[plain]
    # Signs, such as ≥, are taken off by `tidy`.
    told = {plain, text.strip()}
    return next((each for each in choices if told & {*_words()["choices"].get(each, ())}), None)


def key_names() -> Collection[str]:
    """The keys of content files that words are known for, which are nearly all."""
    return _words()["keys"].keys()


def meant_key(text: str, keys: Collection[str]) -> str | None:
    """The key that is meant, written otherwise or in words of a language; None if that is not known."""
    plain = tidy(text).casefold()
    form = re.sub(r"[\s\-]+", "_", plain)
    if form in keys:
        return form
    return next((each for each in keys if plain in _words()["keys"].get(each, ())), None)
