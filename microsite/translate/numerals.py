"""Numbers written in Han characters, and in Roman letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from decimal import Decimal
from typing import NamedTuple

from microsite.translate.habits import Habits

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_NUMERALS = re.compile(r"[〇零一二三四五六七八九两兩十百千万亿萬億]+(?:分之[〇零一二三四五六七八九两兩十百千万亿萬億]+)?")
_FRACTION = "分之"
_DIGITS = {"两": 2, "兩": 2}
_ROMAN = re.compile(r"(?<![\w])[IVX]{2,4}(?![\w])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_PERCENT = 100


class Numeral(NamedTuple):
    """A number without digits: what it can mean, where it stands, and whether it surely states a number."""

    values: tuple[Decimal, ...]
    start: int
    stop: int
    firm: bool
    sort: str = ""


def han_numerals(text: str, taken: Container[int], habits: Habits) -> Iterator[Numeral]:
    """The numbers in Han characters; firm are those that count something («三项») or say which («第三»), from two up."""
    phrases = [match.span() for phrase in habits.set_phrases if phrase in text for match in re.finditer(re.escape(phrase), text)]
    for match in _NUMERALS.finditer(text):
        start, stop = match.span()
        if start in taken:
            continue
        whole, _, part = match[0].partition(_FRACTION)
        if part:
            below, above = value_of(whole), value_of(part)
            if below == _PERCENT:
                yield Numeral((above,), start, stop, True, "percent")
            elif below:
                yield Numeral((above / below, below), start, stop, False)
            continue
        values = _values(match[0])
        counts = text[stop : stop + 1] in habits.measures and stop < len(text)
        says_which = bool(habits.ordinal) and text[start - 1 : start] == habits.ordinal
        vague = text[start - 1 : start] in habits.vague_before if start and habits.vague_before else False
        bare = all(each in SCALES and each != "十" for each in match[0])
        set_phrase = any(begin <= start < end for begin, end in phrases)
        sums_up = len(values) == 1 and _listed(text[:start], habits) == values[0]
        firm = (counts or says_which) and not vague and not bare and not sums_up and not set_phrase and len(values) == 1 and values[0] > 1
        yield Numeral(values, start, stop, firm)
    for word, value in habits.loose.items():
        if word in text and "\u4e00" <= word[0] <= "\u9fff":
            yield from (Numeral((value,), *match.span(), False) for match in re.finditer(word, text))


_CLAUSE = re.compile("[，。；：！？,.;:!?]")


def _listed(before: str, habits: Habits) -> int:
    """How many things the clause lists before a number; 0 where it lists none."""
    clause = _CLAUSE.split(before)[-1]
    parted = sum(clause.count(each) for each in habits.separators)
    return parted + 1 if parted else 0


def _values(numerals: str) -> tuple[Decimal, ...]:
    """«十四五» is the 14th plan of five years, «一二» two numbers; each other numeral is one."""
    plain = [each for each in numerals if each not in SCALES]
    if len(numerals) == 3 and numerals[0] == "十" and len(plain) == 2:
        return (value_of(numerals[:2]), value_of(numerals[2]))
    if len(plain) == len(numerals) and 2 <= len(numerals) <= 3:
        return (*(value_of(each) for each in numerals), value_of(numerals))
    return (value_of(numerals),)


def value_of(numerals: str) -> Decimal:
    """«十九» is 19, «一千二百» 1200, «三亿五千万» 350 million, «二〇二四» 2024."""
    values = [int(_DIGITS.get(each) or unicodedata.numeric(each)) for each in numerals]
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


def roman_numerals(text: str) -> Iterator[Numeral]:
    """Roman numbers of two letters and more; one letter alone is too often something else."""
    for match in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[each] for each in match[0]]
        total = sum(-value if any(value < later for later in values[index + 1 :]) else value for index, value in enumerate(values))
        yield Numeral((Decimal(total),), match.start(), match.end(), False)
