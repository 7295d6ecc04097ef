"""The numbers that a text of a language states, in digits, with words of scale, or spelled out, and what they measure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from microsite.text.languages import cldr
from microsite.translate.habits import Habits, habits
from microsite.translate.measures import FACTORS, behind, in_front
from microsite.translate.numerals import SCALES, Numeral, han_numerals, roman_numerals
from microsite.translate.scripts import writes_han


class Amount(NamedTuple):
    """A number in a text: all that it can mean, and where it stands."""

    values: tuple[Decimal, ...]
    start: int
    stop: int
    spelled: bool
    """in words or Han numerals alone, without a digit"""
    firm: bool
    """whether it surely states a number; other ones («both», «统一») may only explain a number of the other text"""
    sort: str = ""
    """what it measures, as `measures` names it; "" where that isn't known"""
    ordinal: bool = False


def amounts(text: str, locale: str) -> list[Amount]:
    """All numbers of a text in their order. Digits next to letters count too: `B08` states 8."""
    found = list(_in_digits(text, locale))
    taken = {index for amount in found for index in range(amount.start, amount.stop)}
    known = habits(locale)
    if writes_han(locale):
        found += (_of(each) for each in han_numerals(text, taken, known))
    elif known.spells_out:
        found += _in_words(text, locale, known, taken)
        found += (_of(each) for each in roman_numerals(text))
    if not found:
        return found
    found.sort(key=lambda amount: amount.start)
    return _sharing(text, [_measured(text, amount, locale) for amount in found], known)


def _of(numeral: Numeral) -> Amount:
    return Amount(numeral.values, numeral.start, numeral.stop, True, numeral.firm, numeral.sort)


def _measured(text: str, amount: Amount, locale: str) -> Amount:
    """The amount with what it measures and, where that stands behind it, up to its end."""
    if amount.sort or amount.ordinal:
        return amount
    sort, _ = behind(text, amount.stop, locale)
    if not sort:
        sort, _ = in_front(text, amount.start, locale)
    if sort in FACTORS:
        sort, factor = FACTORS[sort]
        return amount._replace(values=tuple(value * factor for value in amount.values), sort=sort, firm=True)
    if sort == "times":
        # «增长两倍» is said of what trebles as well as of what doubles.
        return amount._replace(values=(*amount.values, *(value + 1 for value in amount.values)), sort=sort)
    # «亿元以上», «每百米»: a bare scale that measures something is a number; «千里» is only far.
    measures = bool(sort) and sort not in _PROVERBIAL and amount.spelled and amount.values[0] >= 100 and not amount.firm
    return amount._replace(sort=sort, firm=amount.firm or measures)


_PROVERBIAL = ("li",)
_BETWEEN = "-–—~～"


def _sharing(text: str, found: list[Amount], known: Habits) -> list[Amount]:
    """In «15 to 20%» and «2–3 million» the first number shares what stands behind the second."""
    if len(found) < 2:
        return found
    pattern = _between(known.ranges)
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        between = text[first.stop : second.start]
        if first.sort or len(between) > 8 or not between or not between.strip() or not pattern.fullmatch(between):
            continue
        if _is_short_year(text, first, second, between):
            century = first.values[0] // 100 * 100
            found[index + 1] = second._replace(values=(*second.values, *(century + value for value in second.values)))
            continue
        scale = _scale_of(second)
        values = (*first.values, *(value * scale for value in first.values)) if scale > 1 else first.values
        found[index] = first._replace(sort=second.sort if second.sort != "times" else "", values=values)
    return found


@cache
def _between(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, words))
    return re.compile(rf"\s*(?:[{_BETWEEN},，]\s*)?(?:(?:{either})\s*)?" if words else rf"\s*[{_BETWEEN}]\s*")


def _is_short_year(text: str, first: Amount, second: Amount, between: str) -> bool:
    """«2021–25» ends in 2025."""
    return (
        between.strip() in set(_BETWEEN) and first.stop - first.start == 4 and second.stop - second.start == 2 and text[first.start] in "12"
    )


def _scale_of(amount: Amount) -> Decimal:
    """The largest scale that a number was multiplied by."""
    value = amount.values[0]
    if not value:
        return Decimal(1)
    return next((scale for scale in _ROUND if value >= scale and value % (scale / 1000) == 0 and len(amount.values) == 1), Decimal(1))


_ROUND = tuple(Decimal(10) ** power for power in (12, 9, 8, 6, 4, 3))


def _in_digits(text: str, locale: str) -> Iterator[Amount]:
    pattern, group, decimal, scales = _digits(locale)
    for match in pattern.finditer(text):
        digits = match["digits"]
        if not (digits.isascii() and digits.isdigit()):
            for sign in (group, "\u00a0", "\u202f", " "):
                digits = digits.replace(sign, "")
            digits = digits.replace(decimal, ".")
            digits = "".join(str(unicodedata.digit(each, 0)) if each != "." else each for each in digits)
        value = Decimal(digits)
        scale = match["scale"] or ""
        if scale and all(each in SCALES for each in scale):
            for each in scale:
                value *= SCALES[each]
        elif scale:
            value *= scales[scale.lower()]
        yield Amount((value,), match.start(), match.end(), False, True)


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
    scale = "|".join([f"[{''.join(SCALES)}]+", *([rf"(?:{words})\b"] if words else [])])
    vague = f"[{habits(locale).vague_after}]" if habits(locale).vague_after else "[\\s-]"
    number = rf"(?P<digits>(?:{grouped}|\d+)(?:{re.escape(decimal)}\d+)?)(?:(?:[\s-]|{vague})?(?P<scale>{scale}))?"
    return re.compile(number, re.IGNORECASE), group, decimal, scales


@cache
def _scales(locale: str) -> dict[str, int]:
    """Words of scale from a thousand up, lower case, and what they multiply by; from CLDR."""
    scales: dict[str, int] = {}
    formats = cldr(locale).compact_decimal_formats
    for length in list(formats):
        for patterns in formats[length].values():
            for power, pattern in patterns.items():
                text = str(pattern.pattern)
                word = text.replace("0", "").replace("'", "").strip(" \u00a0\u202f.").lower()
                # One letter alone may be anything: «5m» metres or minutes.
                if len(word) > 1 and text.count("0"):
                    scales[word] = int(power) // 10 ** (text.count("0") - 1)
    return scales


_TOKEN = re.compile(r"[^\W\d_]+")


class _Word(NamedTuple):
    value: Decimal
    start: int
    stop: int
    kind: str
    """cardinal, ordinal or loose"""


def _in_words(text: str, locale: str, known: Habits, taken: Container[int]) -> Iterator[Amount]:
    pattern, first_words = _words(locale)
    if pattern is None or (not known.prefixes and first_words.isdisjoint(_TOKEN.findall(text.lower()))):
        return
    run: list[_Word] = []
    for match in pattern.finditer(text):
        word = match["word"].lower()
        if match.start() in taken:
            continue
        kind = "cardinal" if word in known.cardinals else "ordinal" if word in known.ordinals else "loose"
        table = {"cardinal": known.cardinals, "ordinal": known.ordinals, "loose": known.loose}[kind]
        each = _Word(table[word], match.start(), match.end(), kind)
        if run:
            between = text[run[-1].stop : each.start].replace("-", " ").split()
            adjacent = len(between) <= 1 and not re.search(r"[^\s\w-]", text[run[-1].stop : each.start])
            joined = bool(between)
            if not adjacent or (joined and between[0].lower() not in known.joins) or not _goes_on(run, each, joined):
                yield from _said(run)
                run = []
        run.append(each)
    yield from _said(run)


def _goes_on(run: list[_Word], word: _Word, joined: bool) -> bool:
    """Whether a number word belongs to the number before it: «twenty one», «two hundred and five», «half a million», «two thirds»."""
    last = run[-1]
    if last.kind == "ordinal":
        return False
    if word.value >= 1000 and word.kind != "ordinal":
        return last.value < word.value
    if "loose" in (last.kind, word.kind):
        # Where tens follow units, or nothing is known of the order, a sum is one more thing that the two can mean.
        return not joined and last.kind == word.kind and last.value != word.value
    if word.value == 100:
        return not joined and 1 <= last.value < 100
    if last.value >= 100:
        return word.value < last.value
    if last.value >= 20 and last.value % 10 == 0 and 1 <= word.value <= 19:
        return not joined or word.value == 1
    return not joined and word.kind == "ordinal" and 1 <= last.value < word.value


def _said(run: list[_Word]) -> Iterator[Amount]:
    """The number that a run of words means; its words alone may explain a number, too."""
    if len(run) == 1:
        word = run[0]
        firm = word.kind != "loose" and word.value > 1 and not (word.kind == "cardinal" and word.value >= 100)
        yield Amount((word.value,), word.start, word.stop, True, firm, "", word.kind == "ordinal")
    elif run:
        total = part = Decimal(0)
        fraction = run[-1].kind == "ordinal" and len(run) == 2 and run[0].value < 20
        for word in run:
            if word.value >= 1000:
                total, part = total + (part or 1) * word.value, Decimal(0)
            elif word.value == 100:
                part = (part or 1) * word.value
            else:
                part += word.value
        value = run[0].value / run[1].value if fraction else total + part
        loose = any(word.kind == "loose" for word in run)
        values = (value, *(word.value for word in run)) if fraction or loose else (value,)
        yield Amount(values, run[0].start, run[-1].stop, True, not (fraction or loose), "", run[-1].kind == "ordinal")


@cache
def _words(locale: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    """The pattern of all number words, and what they begin with: most texts have none of it, which is quickly seen."""
    known = habits(locale)
    words = sorted({*known.cardinals, *known.ordinals, *known.loose}, key=len, reverse=True)
    if not words:
        return None, frozenset()
    pattern = re.compile(rf"(?<!\w){known.prefixes}(?P<word>{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    return pattern, frozenset(_TOKEN.findall(word)[0] for word in words)
