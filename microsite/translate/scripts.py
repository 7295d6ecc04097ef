"""What scripts a text is written in, as far as translations are judged by it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from babel.core import get_global

from microsite.text.languages import cldr

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
HAN = re.compile(f"[{_HAN}]")
HAN_RUN = re.compile(f"[{_HAN}]+")
LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W_]+(?:['’\u2010-][^\W_]+)*")

# CJK punctuation and full-width forms; the curly quotes, … and — belong to both scripts, doubled ones to Han alone.
FULL_WIDTH = re.compile("[\u3000-\u3004\u3008-\u301f\u3030\uff01-\uff60\uffe0-\uffe6]|\u2014{2,}|\u2026{2,}")
_AFTER = rf"(?<=[{_HAN}])"
_BEFORE = rf"(?=[{_HAN}])"
_LAST = r"(?=[\s”’）」』*_]*$)"
HALF_WIDTH = re.compile(
    rf"{_AFTER}[,;:!?](?![0-9A-Za-z/])|[,;!?]{_BEFORE}|(?<![0-9A-Za-z]):{_BEFORE}|{_AFTER}\.(?:{_BEFORE}|{_LAST})"
    rf"|{_AFTER}\((?!\))|{_AFTER}\)|\){_BEFORE}|{_AFTER}\"|\"{_BEFORE}"
)
"""half-width punctuation where a text in Han needs the full-width one"""

_BREAKS = "\x0b-\x0d\x1c-\x1f\x85\u2028\u2029"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_UNSEEN = "\u00ad\u200b\u2060\ufeff\ufffd"
BLANK = re.compile(rf"[\s{_BREAKS}{_DIRECTIONS}{_JOINERS}{_UNSEEN}]")
"""characters that show nothing of their own"""


@cache
def unseen_in(locale: str) -> re.Pattern[str]:
    """Characters that nobody sees and that serve nothing in a language: each gets in by pasting.

    Marks of direction serve scripts that run from right to left, and joiners those whose letters join.
    """
    joins = cldr(locale).text_direction == "rtl" or script_name(locale) not in ("LATIN", "CYRILLIC", "GREEK", "CJK")
    serves = cldr(locale).text_direction == "rtl"
    return re.compile(f"[{_BREAKS}{_UNSEEN}{'' if serves else _DIRECTIONS}{'' if joins else _JOINERS}]")


_WITH_HAN = ("Hans", "Hant", "Hani", "Jpan", "Hrkt", "Kore")


@cache
def writes_han(locale: str) -> bool:
    """Whether a language is written with Han characters (Korean counts: it may be)."""
    return _script(locale) in _WITH_HAN


@cache
def _script(locale: str) -> str:
    known = cldr(locale)
    if known.script:
        return str(known.script)
    likely = get_global("likely_subtags")
    names = (f"{known.language}_{known.territory}", known.language)
    full = next((likely[name] for name in names if name in likely), "")
    return next((part for part in full.split("_") if len(part) == 4 and part.isalpha()), "")


def counted(text: str) -> tuple[int, int]:
    """How much there is to read in a text: words in scripts with spaces, and Han characters."""
    han = len(HAN.findall(text))
    return sum(1 for _ in WORD.finditer(HAN.sub(" ", text) if han else text)), han


def is_cased(word: str) -> bool:
    """Whether a word is written in a script with capitals."""
    return word.lower() != word.upper()


@cache
def script_name(locale: str) -> str:
    """The script of a language as Unicode names its letters: LATIN, CYRILLIC, ARABIC, CJK."""
    names = Counter(unicodedata.name(letter, "?").split(" ")[0] for letter in str(cldr(locale).display_name) if letter.isalpha())
    return names.most_common(1)[0][0] if names else ""


@cache
def letters_of(locale: str) -> re.Pattern[str] | None:
    """The letters of a language's script; None where they can't be told."""
    name = script_name(locale)
    found = [chr(code) for code in range(0x41, 0x3000) if unicodedata.name(chr(code), "").startswith(f"{name} LETTER")]
    found += [chr(code) for code in range(0x41, 0x530) if unicodedata.name(chr(code), "").startswith((f"{name} SMALL", f"{name} CAPITAL"))]
    if writes_han(locale):
        return HAN
    return re.compile(f"[{''.join(map(re.escape, found))}]") if found else None
