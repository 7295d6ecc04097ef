"""The numbers that a text of a language states, in digits, with words of scale, or spelled out."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from microsite.text.languages import cldr
from microsite.translate.scripts import HAN, writes_han


class Amount(NamedTuple):
    """A number in a text: its value, and where it stands."""

    value: Decimal
    start: int
    stop: int
    spelled: bool
    """in words or Han numerals alone, without a digit"""


_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_HAN_NUMERALS = re.compile(r"[〇零一二三四五六七八九两兩十百千万亿萬億]+")
_HAN_DIGITS = {"两": 2, "兩": 2}


def amounts(text: str, locale: str) -> list[Amount]:
    """All numbers of a text. Digits next to letters count too: `B08` states 8."""
    found = list(_in_digits(text, locale))
    taken = {index for amount in found for index in range(amount.start, amount.stop)}
    return [*found, *(_in_han(text, taken) if writes_han(locale) else _in_words(text, locale, taken))]


def spells_out(locale: str) -> bool:
    """Whether numbers that are spelled out in the language can be told."""
    return writes_han(locale) or bool(_words(locale))


def _in_digits(text: str, locale: str) -> Iterator[Amount]:
    pattern, group, decimal, scales = _digits(locale)
    for match in pattern.finditer(text):
        digits = re.sub(f"[{re.escape(group)}\u00a0\u202f ]", "", match["digits"]).replace(decimal, ".")
        value = Decimal("".join(str(unicodedata.digit(each, 0)) if each != "." else each for each in digits))
        scale = match["scale"] or ""
        if scale and all(each in _HAN_SCALES for each in scale):
            for each in scale:
                value *= _HAN_SCALES[each]
        elif scale:
            value *= scales[scale.lower()]
        yield Amount(value, match.start(), match.end(), False)


@cache
def _digits(locale: str) -> tuple[re.Pattern[str], str, str, dict[str, int]]:
    """The pattern of numbers in digits with a word of scale behind it, the signs in it, and what the words multiply by."""
    symbols = cldr(locale).number_symbols
    latin = symbols.get("latn") or next(iter(symbols.values()))
    group, decimal = str(latin.get("group", ",")), str(latin.get("decimal", "."))
    scales = _scales(locale)
    words = "|".join(re.escape(word) for word in sorted(scales, key=len, reverse=True))
    between = "[\u00a0\u202f ]" if group.isspace() else re.escape(group)
    grouped = rf"\d{{1,3}}(?:{between}\d{{2,3}})*{between}\d{{3}}(?!\d)"
    scale = "|".join([f"[{''.join(_HAN_SCALES)}]+", *([rf"(?:{words})\b"] if words else [])])
    number = rf"(?P<digits>(?:{grouped}|\d+)(?:{re.escape(decimal)}\d+)?)(?:[\s-]?(?P<scale>{scale}))?"
    return re.compile(number, re.IGNORECASE), group, decimal, scales


@cache
def _scales(locale: str) -> dict[str, int]:
    """Words of scale from a thousand up, lower case, and what they multiply by; from CLDR."""
    scales: dict[str, int] = {}
    formats = cldr(locale).compact_decimal_formats
    for patterns in formats["long"].values() if "long" in list(formats) else ():
        for power, pattern in patterns.items():
            text = str(pattern.pattern)
            word = text.replace("0", "").replace("'", "").strip().lower()
            if word and text.count("0"):
                scales[word] = int(power) // 10 ** (text.count("0") - 1)
    return scales


def _in_han(text: str, taken: Container[int]) -> Iterator[Amount]:
    for match in _HAN_NUMERALS.finditer(text):
        if match.start() not in taken:
            yield Amount(_han_value(match[0]), match.start(), match.end(), True)


def _han_value(numerals: str) -> Decimal:
    """«十九» is 19, «一千二百» 1200, «三亿五千万» 350 million, «二〇二四» 2024."""
    values = [int(_HAN_DIGITS.get(each) or unicodedata.numeric(each)) for each in numerals]
    if len(values) > 1 and all(value < 10 for value in values):
        return Decimal("".join(map(str, values)))
    total = section = digit = 0
    for value in values:
        if value < 10:
            digit = value
        elif value < 10_000:
            section += (digit or 1) * value
            digit = 0
        else:
            below = section + digit
            # «万亿»: a scale of a scale
            total = (total + below) * value if total and not below else total + (below or 1) * value
            section = digit = 0
    return Decimal(total + section + digit)


def _in_words(text: str, locale: str, taken: Container[int]) -> Iterator[Amount]:
    words = _words(locale)
    if not words:
        return
    run: list[tuple[Decimal, int, int]] = []
    for match in re.finditer(r"[^\W\d_]+|\d", text):
        value = words.get(match[0].lower()) if match.start() not in taken else None
        joined = bool(run) and re.fullmatch(r"[\s-]*", text[run[-1][2] : match.start()]) is not None
        if value is None:
            if not (match[0].lower() in ("and", "a") and joined):
                yield from _composed(run)
                run = []
            continue
        if run and not joined and text[run[-1][2] : match.start()].strip(" -") not in ("and", "a"):
            yield from _composed(run)
            run = []
        run.append((value, match.start(), match.end()))
    yield from _composed(run)


def _composed(run: list[tuple[Decimal, int, int]]) -> Iterator[Amount]:
    """A run of number words as each number that it can mean: every word alone, and all together."""
    for value, start, stop in run:
        yield Amount(value, start, stop, True)
    if len(run) > 1:
        total = part = Decimal(0)
        for value, _, _ in run:
            if value >= 1000:
                total, part = total + (part or 1) * value, Decimal(0)
            elif value == 100:
                part = (part or 1) * value
            else:
                part += value
        yield Amount(total + part, run[0][1], run[-1][2], True)


@cache
def _words(locale: str) -> dict[str, Decimal]:
    """Number words of the language, and its months, which stand for their numbers in dates; empty where they aren't known."""
    known = cldr(locale)
    table = json.loads((Path(__file__).parent / "number_words.json").read_text("utf-8"))
    words = {word: Decimal(str(value)) for word, value in table.get(known.language, {}).items()}
    if words:
        words |= _months(locale)
    return words


@cache
def _months(locale: str) -> dict[str, Decimal]:
    months = cldr(locale).months
    return {
        str(name).lower().rstrip("."): Decimal(number)
        for kind in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[kind][width].items()
        if not HAN.search(str(name)) and not str(name)[:1].isdigit()
    }
