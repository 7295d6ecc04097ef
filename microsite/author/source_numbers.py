"""Find the numbers in a paragraph of a source text, with their bounds and the text around them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from microsite.author.source_text import plain
from microsite.text.languages import cldr
from microsite.translate.amounts import amounts
from microsite.translate.language_data import writes_han
from microsite.translate.numerals import Amount


class StatedNumber(NamedTuple):
    """A number in a text: its value, its bound, and the text before and after it."""

    value: Decimal
    bound: str
    """a bound of the content files; `range` for both ends of one"""
    other: Decimal | None
    """the upper end, if the number is the lower end of a range"""
    before: str
    after: str
    """without words for the bound between number and unit"""
    negative: bool
    start: int
    stop: int
    written: str
    """the number as written, with a few characters around it"""


_RANGE_SIGNS = "[-–—~～]|——"
_HAN_SCALE = re.compile("[万亿]+$")
_HAN_DECIMAL = re.compile("点([〇零一二三四五六七八九]+)")
_AROUND = 8
_NEAR = 24
"""how many characters around a number are searched for words for its bound"""


def stated_numbers(text: str, locale: str, units: Sequence[str]) -> list[StatedNumber]:
    """Find the numbers in a paragraph; `units` are all units that may follow a number."""
    han = writes_han(locale)
    symbols = cldr(locale).number_symbols
    decimal = str((symbols.get("latn") or next(iter(symbols.values()))).get("decimal", "."))
    line = plain(text, han, decimal)
    found = [_without_unit(each, line, units) for each in sorted(amounts(line, locale), key=lambda each: (each.start, -each.stop))]
    found = _composed(found, line) if han else found
    ranges = _ranges(found, line, units, locale)
    return [_stated_number(each, line, locale, ranges) for each in found]


def _without_unit(amount: Amount, line: str, units: Sequence[str]) -> Amount:
    """Remove a scale that belongs to the unit: «5千瓦» is five kilowatts, not five thousand watts."""
    last = line[amount.stop - 1]
    powers = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
    begins = any(unit[0] == last and len(unit) > 1 and line.startswith(unit, amount.stop - 1) for unit in units if unit)
    if last in powers and begins and amount.stop - amount.start > 1:
        return amount._replace(values=(amount.values[0] / powers[last],), stop=amount.stop - 1)
    return amount


def _composed(found: list[Amount], line: str) -> list[Amount]:
    """Join numbers that are parts of one: «1亿5000万», «五点四»."""
    whole: list[Amount] = []
    for amount in found:
        before = whole[-1] if whole else None
        if before is not None and before.spelled and amount.spelled and amount.start == before.stop + 1:
            match = _HAN_DECIMAL.match(line, before.stop)
            if match and match.end() == amount.stop:
                digits = "".join(str("〇一二三四五六七八九".find(each.replace("零", "〇"))) for each in match[1])
                whole[-1] = before._replace(values=(before.values[0] + Decimal(f"0.{digits}"),), stop=amount.stop)
                continue
        if before is not None and amount.start == before.stop:
            scale = _HAN_SCALE.search(line[before.start : before.stop])
            if scale and amount.values[0] < (10**4 if scale[0][-1] == "万" else 10**8):
                whole[-1] = before._replace(values=(before.values[0] + amount.values[0],), stop=amount.stop)
                continue
        whole.append(amount)
    return whole


def _ranges(found: list[Amount], line: str, units: Sequence[str], locale: str) -> dict[int, tuple[Decimal, Decimal]]:
    """Position of each end of a range → both ends. A lower end without a scale has that of the upper end: «1.5至2万»."""
    ends = {}
    words = _words(locale, "between")
    sign = re.compile(rf"\s*(?:{_RANGE_SIGNS}{'|' + words if words else ''})\s*", re.IGNORECASE)
    for first, second in pairwise(found):
        between = line[first.stop : second.start]
        unit = next((unit for unit in units if unit and between.startswith(unit)), "")
        if not sign.fullmatch(between.removeprefix(unit)):
            continue
        low = first.values[0]
        if not _scale(first, line) and low < second.values[0]:
            scaled = low * _scale_value(second, line)
            low = scaled if scaled < second.values[0] else low
        if low < second.values[0]:
            ends[first.start] = ends[second.start] = (low, second.values[0])
    return ends


def _scale(amount: Amount, line: str) -> str:
    return re.sub(r"[\d.,\s]", "", line[amount.start : amount.stop])


def _scale_value(amount: Amount, line: str) -> Decimal:
    written = re.match(r"[\d]+(?:[.,]\d+)?", line[amount.start : amount.stop])
    bare = Decimal(written[0].replace(",", ".")) if written else Decimal(0)
    return amount.values[0] / bare if bare and _scale(amount, line) else Decimal(1)


def _stated_number(amount: Amount, line: str, locale: str, ranges: dict[int, tuple[Decimal, Decimal]]) -> StatedNumber:
    before, after = line[: amount.start], line[amount.stop :]
    negative = bool(re.search(r"(?:^|[^\w%)])[-−]$", before)) or before.endswith("负")
    behind = _words(locale, "behind")
    bound = "exactly"
    match = re.match(rf"\s*({behind})\s*", after) if behind else None
    if match:
        bound, after = _bound(locale, "behind", match[1]), after[match.end() :]
    written = line[max(0, amount.start - _AROUND) : amount.stop + _AROUND].strip()
    ends = ranges.get(amount.start)
    if ends is not None:
        lower = ends[0] if amount.values[0] != ends[1] else ends[1]
        return StatedNumber(lower, "range", ends[1], before, after, negative, amount.start, amount.stop, written)
    return StatedNumber(amount.values[0], bound, None, before, after, negative, amount.start, amount.stop, written)


def bound_of(number: StatedNumber, unit_length: int, locale: str) -> str:
    """The bound of a number, by the words before it, between it and its unit, or after its unit."""
    if number.bound != "exactly":
        return number.bound
    last, behind, ahead = number.after[unit_length:][:_NEAR], _words(locale, "behind"), _words(locale, "before")
    match = re.match(rf"\s*({behind})(?![^\W\d_])" if not writes_han(locale) else rf"({behind})", last) if behind else None
    if match:
        return _bound(locale, "behind", match[1])
    match = re.search(rf"(?:^|\W|(?<=\w))({ahead})\s*$", number.before[-_NEAR:], re.IGNORECASE) if ahead else None
    return _bound(locale, "before", match[1].lower()) if match else "exactly"


def knows_bounds(locale: str) -> bool:
    """Whether the words for bounds are known in the language."""
    return bool(_table(locale))


@cache
def _table(locale: str) -> dict[str, dict[str, str]]:
    by_language: dict[str, dict[str, dict[str, str]]] = json.loads(Path(__file__).with_name("bound_words.json").read_text("utf-8"))
    return by_language.get(cldr(locale).language, {})


@cache
def _words(locale: str, side: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_table(locale).get(side, {}), key=len, reverse=True))


def _bound(locale: str, side: str, word: str) -> str:
    return _table(locale)[side][word]
