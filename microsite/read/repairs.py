"""What people mean who mistype a value: an id with a capital, a date as Excel writes it, a Chinese word for one of a few.

A repair is proposed only if the shape takes it, so what a message proposes is right. Values stay as their words say: nothing is guessed but
by the tables in `choice_words.json` and `bound_words.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from microsite.read.half_width import half_width, unquoted
from microsite.read.number_advice import bound_of_words
from microsite.read.typed_times import times

_ENDS = "。，、；：;,:.．!！？"
_MARKS = "•·●○■□◆◇▪▫►➤‣※◦*－—–―−-＃# 　"


def repaired(text: str, fits: Callable[[str], bool]) -> str | None:
    """The likeliest form of a mistyped value that fits; None if no repair does."""
    return next((each for each in _repairs(text) if each != text and fits(each)), None)


def tidy(text: str) -> str:
    """The text in half-width letters, without quotes around it, punctuation after it, and bullets and blanks before it."""
    text = unquoted(half_width(text), "()", "（）")
    return text.rstrip(_ENDS + " ").lstrip(_MARKS) if text.strip(_ENDS + _MARKS) else text


def _repairs(text: str) -> Iterator[str]:
    plain = tidy(text)
    lower = plain.lower()
    yield plain
    yield from times(plain)
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
    # Signs, such as ≥, are taken off by `tidy`.
    told = (plain, text.strip())
    if bound := next((bound for each in told if (bound := bound_of_words(each)) in choices), ""):
        return bound
    return next((each for each in choices if {*told} & {*_words()["choices"].get(each, ())}), None)


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
