"""What people mean who type a number otherwise than content files take it: «2,300人» is 2300, «≥5» has a bound, «5,4» may be two numbers.

Only what is sure is proposed: `number_of` takes every proposal, and it is the number that was typed. A text with two meanings gets two
proposals, one of which nothing is sure gets none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from microsite.read.grouped_digits import readings
from microsite.read.half_width import half_width, unquoted
from microsite.read.han_numbers import NUMERALS, han_number
from microsite.read.typed_numbers import MOST_DIGITS, SCALES, number_of


class Meaning(NamedTuple):
    """What to write instead: a number, perhaps with a bound, or the two ends of a range."""

    number: str
    bound: str = ""
    end: str = ""


class _Words(NamedTuple):
    """The words and signs of `number_words.json` and `bound_words.json`, all languages together."""

    scales: Mapping[str, int]
    before: Mapping[str, str]
    """words and signs before a number → bound"""
    behind: Mapping[str, str]
    minus: tuple[str, ...]
    currencies: tuple[str, ...]
    ranges: tuple[str, ...]
    units_with_scale: tuple[str, ...]
    no_units: tuple[str, ...]
    changing: tuple[str, ...]


@cache
def bound_words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """By language: where words stand (before or behind a number, between two) → word → bound."""
    words: Mapping[str, Mapping[str, Mapping[str, str]]] = _data("bound_words.json")
    return words


def bound_of_words(text: str) -> str:
    """The bound that words or a sign alone stand for, in any language; empty if they stand for none."""
    words = _words()
    return words.before.get(text) or words.behind.get(text, "")


@cache
def _words() -> _Words:
    data = _data("number_words.json")
    bounds = bound_words().values()

    def longest_first(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(words, key=len, reverse=True))

    return _Words(
        data["scales"],
        {word: bound for words in bounds for word, bound in words["before"].items()} | data["signs_before"],
        {word: bound for words in bounds for word, bound in words["behind"].items()} | data["signs_behind"],
        tuple(data["minus"]),
        tuple(data["currencies"]),
        longest_first({*data["range"], *(word for words in bounds for word in words["between"])}),
        *(tuple(data[name]) for name in ("units_with_scale", "no_units", "changing")),
    )


def _data(name: str) -> Any:
    return json.loads(Path(__file__).with_name(name).read_text("utf-8"))


def meanings(typed: str) -> tuple[Meaning, ...]:
    """What may be meant by a text that is no number here, the likeliest first; empty if that is not sure enough to be proposed."""
    text = _plain(typed)
    found = [*_bracketed(text), *_alone(text)] or [*_range(text)] or [*_bounded(text)]
    proposals = dict.fromkeys(each for each in found if _is_sound(each))
    return tuple(proposals) if len(proposals) == len(set(found)) else ()


def _is_sound(meaning: Meaning) -> bool:
    """Whether what is proposed is taken; a range must lead upwards."""
    return number_of(meaning.number) is not None and (not meaning.end or _less(meaning.number, meaning.end))


_ENDS = "。，、；;,.．"


def _plain(typed: str) -> str:
    """The text with half-width letters and plain digits, without quotes around it and punctuation after it."""
    # Excel marks a text with an apostrophe.
    return unquoted(half_width(typed)).lstrip("'’‘`=").rstrip(_ENDS).strip()


def _bracketed(text: str) -> Iterator[Meaning]:
    """Accountants write a loss in brackets."""
    if text.startswith("(") and text.endswith(")"):
        for each in _numbers(text[1:-1].strip()):
            yield from (Meaning(each), Meaning(f"-{each}"))


def _alone(text: str) -> Iterator[Meaning]:
    return (Meaning(each) for each in _numbers(text))


def _range(text: str) -> Iterator[Meaning]:
    """A lower end without a scale or unit has that of the upper end: «1.5~2万», «20~30%»."""
    for word in _words().ranges:
        for match in re.finditer(re.escape(word), text):
            first, second = text[: match.start()].strip(), text[match.end() :].strip()
            low, high = _amount(first), _amount(second)
            if not low or not high or len(low.numbers) != 1 or len(high.numbers) != 1 or low.unit not in ("", high.unit):
                continue
            start, end = low.numbers[0], high.numbers[0]
            scale = next((each for each in SCALES if end.endswith(each)), "")
            if scale and number_of(start + scale) is not None and _less(start + scale, end):
                start += scale
            yield Meaning(start, "", end)
            return


def _less(first: str, second: str) -> bool:
    low, high = number_of(first), number_of(second)
    return low is not None and high is not None and low < high


def _bounded(text: str) -> Iterator[Meaning]:
    """A number with words or signs for its bound, before it, behind it, or between number and unit."""
    words = _words()
    lower = text.casefold()
    before = next((each for each in sorted(words.before, key=len, reverse=True) if lower.startswith(each)), "")
    rest = text[len(before) :].strip()
    # «控制在5以内» is what stands behind.
    bounds = {words.before[before]} - {"exactly"} if before else set()
    behind = next((each for each in sorted(words.behind, key=len, reverse=True) if rest.casefold().endswith(each)), "")
    if behind:
        bounds.add(words.behind[behind])
        rest = rest[: len(rest) - len(behind)].strip()
        amount = _amount(rest)
    else:
        amount = _amount(rest) or _amount_with_word(rest, bounds)
    if amount and len(bounds) < 2:
        bound = next(iter(bounds), "")
        yield from (Meaning(each, bound) for each in amount.numbers)


def _amount_with_word(text: str, bounds: set[str]) -> _Amount | None:
    """An amount with a word for its bound between number and unit, «1.5万余户», «5个多月»; the bound is added to `bounds`."""
    for word, bound in sorted(_words().behind.items(), key=lambda item: -len(item[0])):
        for match in re.finditer(re.escape(word), text):
            unit = text[match.end() :].strip()
            amount = _amount(text[: match.start()].strip())
            if amount and unit and _is_unit(amount.unit + unit):
                bounds.add(bound)
                return amount
    return None


class _Amount(NamedTuple):
    numbers: tuple[str, ...]
    unit: str


def _numbers(text: str) -> tuple[str, ...]:
    amount = _amount(text)
    return amount.numbers if amount else ()


_CORE = re.compile(r"([0-9.,'’_ ]*[0-9.])\s*(.*)", re.DOTALL)
_HAN = re.compile(f"([{NUMERALS}]+(?:点[{NUMERALS}]+)?)(.*)")
_EXCEL = re.compile(r"([0-9]+(?:\.[0-9]+)?)[eE]([+-]?[0-9]{1,2})")
_FRACTION = re.compile("([0-9]+) ?[/⁄] ?([0-9]+)")
_PERCENT = "百分之"
_LONGEST_UNIT = 20


def _amount(text: str) -> _Amount | None:
    """A number with the unit behind it, or a currency before it; None if it is no number, or perhaps another one."""
    words = _words()
    sign = next((each for each in words.minus if text.startswith(each)), "")
    text = text.removeprefix(sign).strip() if sign else text.removeprefix("+").strip()
    currency = next((each for each in sorted(words.currencies, key=len, reverse=True) if text.startswith(each)), "")
    text = text.removeprefix(currency).strip()
    if text.startswith(_PERCENT):
        text = text.removeprefix(_PERCENT) + "%"
    if match := _EXCEL.fullmatch(text) or _FRACTION.fullmatch(text):
        found, unit = (_of_excel(match) if match.re is _EXCEL else _of_fraction(match)), ""
    elif match := _CORE.fullmatch(text):
        found, unit = _with_scale(match[1], match[2])
    elif (match := _HAN.fullmatch(text)) and (value := han_number(match[1])) is not None:
        # «一般», «十分» and «九牛一毛» begin with a numeral, and are no numbers.
        unit = re.sub("|".join(words.units_with_scale), "", match[2])
        if match[2] and (len(match[1]) == 1 or any(each in NUMERALS for each in unit)):
            return None
        found, unit = (f"{value:f}",), match[2]
    else:
        return None
    if not found or not _is_unit(unit.strip()):
        return None
    return _Amount(tuple(_negative(each) if sign else each for each in found), unit.strip())


def _negative(number: str) -> str:
    return number if number_of(number) == 0 else f"-{number}"


def _of_excel(match: re.Match[str]) -> tuple[str, ...]:
    return (f"{Decimal(match[1]).scaleb(int(match[2])):f}",)


def _of_fraction(match: re.Match[str]) -> tuple[str, ...]:
    """A fraction that decimals can write."""
    above, below = Decimal(match[1]), Decimal(match[2])
    if not below:
        return ()
    quotient = above / below
    return (f"{quotient.normalize():f}",) if quotient * below == above and len(f"{quotient.normalize():f}") <= MOST_DIGITS else ()


def _with_scale(core: str, rest: str) -> tuple[tuple[str, ...], str]:
    """Plain numbers for digits and the scale behind them, and the unit that is left."""
    words = _words()
    # «1亿5000万», «1万2000»
    if composed := _composed(core + rest):
        return composed
    owned = next((each for each in words.units_with_scale if rest.startswith(each)), "")
    lower = rest.casefold()
    fitting = [
        each for each in words.scales if lower.startswith(each) and not (each.isascii() and lower[len(each) : len(each) + 1].isalpha())
    ]
    # «5千克» are five kilograms, but «3万千瓦» thirty thousand kilowatts.
    scale = "" if owned else max(fitting, key=len, default="")
    while scale and any(rest.startswith(each, len(scale) - 1) for each in words.units_with_scale):
        scale = scale[:-1]
    power = words.scales[scale] if scale else 0
    numbers = tuple(_scaled(each, power) for each in readings(core.strip()))
    return numbers, rest[len(scale) :]


def _scaled(digits: str, power: int) -> str:
    """A number with 万 or 亿 as it was typed, or with any other scale in digits."""
    word = next((word for word, each in SCALES.items() if each == power), "")
    return digits + word if word else f"{Decimal(digits).scaleb(power):f}" if power else digits


_PIECE = re.compile("([0-9]+)(万亿|亿|億|万|萬|千|百)?")


def _composed(text: str) -> tuple[tuple[str, ...], str] | None:
    """A whole number of several scales, each smaller than the one before; what follows 万 has all its digits: «1万5» may be 15000."""
    scales = _words().scales
    total, last, at = 0, 99, 0
    pieces = 0
    while match := _PIECE.match(text, at):
        if any(text.startswith(each, match.end() - 1) for each in _words().units_with_scale if match[2] == each[0]):
            match = re.compile("([0-9]+)()").match(text, at)
            assert match is not None
        power = scales[match[2]] if match[2] else 0
        if power >= last or (last < 99 and len(match[1]) > last - power) or (last < 99 and not power and len(match[1]) != last):
            return None
        total, last, at, pieces = total + int(match[1]) * 10**power, power, match.end(), pieces + 1
        if not power:
            break
    return ((str(total),), text[at:]) if pieces > 1 else None


def _is_unit(text: str) -> bool:
    """Whether a text behind a number is a unit, which belongs to the indicator, and says nothing of the number itself."""
    words = _words()
    if text in ("", "%"):
        return True
    if not text[0].isalpha() or len(text) > _LONGEST_UNIT or not all(each.isalpha() or each in "²³°·/- .%" for each in text):
        return False
    lower = text.casefold()
    says_more = lower in words.no_units or any(each in text for each in words.changing)
    return not says_more and not any(re.search(rf"\b{re.escape(each)}\b" if each.isascii() else each, lower) for each in words.behind)
