"""Find numbers in words: «twenty-one», «half a million», «three quarters»."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from microsite.translate.language_data import LanguageData, language_data
from microsite.translate.numerals import Numeral

_TOKEN = re.compile(r"[^\W\d_]+")


class _Word(NamedTuple):
    value: Decimal
    start: int
    stop: int
    kind: str
    """cardinal, ordinal or loose"""
    divides: bool = False
    """whether it can be a denominator"""
    multiplies: bool = False


def in_words(text: str, locale: str, data: LanguageData, taken: Container[int]) -> Iterator[Numeral]:
    """Find the numbers in words in a text, except at positions that are `taken`."""
    pattern, first_words = _words(locale)
    if pattern is None or (not data.prefixes and first_words.isdisjoint(_TOKEN.findall(text.lower()))):
        return
    run: list[_Word] = []
    for match in pattern.finditer(text):
        word = match["word"].lower()
        if match.start() in taken:
            continue
        kind = "cardinal" if word in data.cardinals else "ordinal" if word in data.ordinals else "loose"
        table = {"cardinal": data.cardinals, "ordinal": data.ordinals, "loose": data.loose}[kind]
        each = _Word(
            table[word], match.start(), match.end(), kind, kind == "ordinal" or word in data.denominators, word in data.multipliers
        )
        if run:
            between = text[run[-1].stop : each.start].replace("-", " ").split()
            adjacent = len(between) <= 1 and not re.search(r"[^\s\w-]", text[run[-1].stop : each.start])
            joined = bool(between)
            if not adjacent or (joined and between[0].lower() not in data.joins) or not _continues(run, each, joined):
                yield from _value_of(run, text, data)
                run = []
        run.append(each)
    yield from _value_of(run, text, data)


def _continues(run: list[_Word], word: _Word, joined: bool) -> bool:
    """Whether a number word continues the words before it: «twenty one», «two hundred and five», «half a million», «two thirds»."""
    last = run[-1]
    if last.kind == "ordinal":
        return False
    if word.value >= 1000 and word.kind != "ordinal":
        return last.value < word.value
    if (word.divides or word.multiplies) and word.kind == "loose" and last.kind == "cardinal":
        return not joined and 1 <= last.value < word.value
    if "loose" in (last.kind, word.kind):
        # If it is not known how the language orders tens and units, their sum is one possible value.
        return not joined and last.kind == word.kind and last.value != word.value
    if word.value == 100:
        return not joined and 1 <= last.value < 100
    if last.value >= 100:
        return word.value < last.value
    if last.value >= 20 and last.value % 10 == 0 and 1 <= word.value <= 19:
        return not joined or word.value == 1
    return not joined and word.kind == "ordinal" and 1 <= last.value < word.value


def _value_of(run: list[_Word], text: str, data: LanguageData) -> Iterator[Numeral]:
    """The value of consecutive number words; for uncertain ones, also the values of the single words."""
    if len(run) == 1:
        word = run[0]
        firm = word.kind != "loose" and word.value > 1 and not (word.kind == "cardinal" and word.value >= 100)
        # «a tenth of the fields» is a fraction; «a second» is not.
        before = text[: word.start].lower().split()[-1:]
        part_of_whole = word.divides and word.value > 2 and (not data.articles or set(before) & data.articles)
        values: tuple[Decimal, ...] = (word.value, 1 / word.value) if part_of_whole else (word.value,)
        yield Numeral(values, word.start, word.stop, firm, "", word.kind == "ordinal")
    elif run:
        total = part = Decimal(0)
        fraction = run[-1].divides and len(run) == 2 and run[0].value < 20
        for word in run:
            if word.value >= 1000:
                total, part = total + (part or 1) * word.value, Decimal(0)
            elif word.value == 100:
                part = (part or 1) * word.value
            else:
                part += word.value
        value = run[0].value / run[1].value if fraction else total + part
        if run[-1].multiplies and len(run) == 2:
            value = run[0].value * run[1].value
        loose = any(word.kind == "loose" for word in run)
        values = (value, *(word.value for word in run)) if fraction or loose else (value,)
        yield Numeral(values, run[0].start, run[-1].stop, fraction or not loose, "", run[-1].kind == "ordinal")


@cache
def _words(locale: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    """The pattern of all number words, and their first words, for a quick test of texts without any."""
    data = language_data(locale)
    words = sorted({*data.cardinals, *data.ordinals, *data.loose}, key=len, reverse=True)
    if not words:
        return None, frozenset()
    pattern = re.compile(rf"(?<!\w){data.prefixes}(?P<word>{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    return pattern, frozenset(_TOKEN.findall(word)[0] for word in words)
