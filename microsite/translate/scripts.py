"""Scripts of texts and languages, as far as the checks of translations need them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from babel.core import get_global

from microsite.text.languages import cldr

HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W_]+(?:['’\u2010-][^\W_]+)*")

_BREAKS = "\x0b-\x0d\x1c-\x1f\x85\u2028\u2029"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\ufffd"
BLANK = re.compile(rf"[\s{_BREAKS}{_DIRECTIONS}{_JOINERS}{_INVISIBLE}]")
"""characters that are invisible"""


@cache
def invisible_in(locale: str) -> re.Pattern[str]:
    """Invisible characters that have no use in a language; they usually come from pasting.

    Direction marks are used in right-to-left scripts, joiners in scripts with joined letters.
    """
    is_rtl = cldr(locale).text_direction == "rtl"
    joins = is_rtl or script_name(locale) not in ("LATIN", "CYRILLIC", "GREEK", "CJK")
    return re.compile(f"[{_BREAKS}{_INVISIBLE}{'' if is_rtl else _DIRECTIONS}{'' if joins else _JOINERS}]")


_WITH_HAN = {"Hans", "Hant", "Hani", "Jpan", "Hrkt", "Kore"}


@cache
def writes_han(locale: str) -> bool:
    """Whether a language is, or can be, written with Han characters (this includes Korean)."""
    own, likely = cldr(locale), get_global("likely_subtags")
    tag = own.script or likely.get(f"{own.language}_{own.territory}") or likely.get(own.language, "")
    return not _WITH_HAN.isdisjoint(tag.split("_"))


def counted(text: str) -> tuple[int, int]:
    """Count the words in scripts with spaces, and the Han characters."""
    return len(WORD.findall(HAN.sub(" ", text))), len(HAN.findall(text))


def is_cased(word: str) -> bool:
    """Whether a word is written in a script with capitals."""
    return word.lower() != word.upper()


@cache
def script_name(locale: str) -> str:
    """The script of a language, as in Unicode names of letters: LATIN, CYRILLIC, ARABIC, CJK."""
    names = Counter(unicodedata.name(letter, "?").split(" ")[0] for letter in str(cldr(locale).display_name) if letter.isalpha())
    return names.most_common(1)[0][0] if names else ""


@cache
def letters_of(locale: str) -> re.Pattern[str] | None:
    """The letters of a language's script; None if unknown."""
    if writes_han(locale):
        return HAN
    name = script_name(locale)
    found = [chr(code) for code in range(0x41, 0x3000) if unicodedata.name(chr(code), "").startswith(f"{name} LETTER")]
    found += [chr(code) for code in range(0x41, 0x530) if unicodedata.name(chr(code), "").startswith((f"{name} SMALL", f"{name} CAPITAL"))]
    return re.compile(f"[{''.join(map(re.escape, found))}]") if found else None
