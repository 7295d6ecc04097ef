"""What scripts a text is written in, as far as translations are judged by it."""

from __future__ import annotations

import re
from functools import cache

from babel.core import get_global

from microsite.text.languages import cldr

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
HAN = re.compile(f"[{_HAN}]")
HAN_RUN = re.compile(f"[{_HAN}]+")
LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W_]+(?:['’\u2010-][^\W_]+)*")

# CJK punctuation and full-width forms; the curly quotes, … and — belong to both scripts.
FULL_WIDTH = re.compile("[\u3000-\u3004\u3008-\u301f\u3030\uff01-\uff60\uffe0-\uffe6]")
_AFTER = rf"(?<=[{_HAN}])"
_BEFORE = rf"(?=[{_HAN}]|$)"
HALF_WIDTH = re.compile(rf"{_AFTER}[,;:!?](?![0-9A-Za-z/])|{_AFTER}[.)]{_BEFORE}|{_AFTER}\((?=[{_HAN}])")
"""half-width punctuation where a text in Han needs the full-width one"""

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
