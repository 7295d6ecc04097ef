"""Find numbers without digits: in Han characters, in Roman numerals and in words."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from microsite.proofreading.language_data import LanguageData, language_data
from microsite.proofreading.spotting import Spotted, Spotter


class Amount(NamedTuple):
    """A number in a text: its possible values, and its position."""

    values: tuple[Decimal, ...]
    start: int
    stop: int
    firm: bool
    """whether it certainly is a number; others («both», «统一») are only used to explain a number in the other text"""
    sort: str = ""
    """what it measures, a name of `measures`; "" if unknown"""
    ordinal: bool = False
    spelled: bool = True
    """whether it is written without digits"""


YEARS = range(1900, 2100)


def is_year(amount: Amount) -> bool:
    """Whether a number may be a year."""
    return not amount.sort and not amount.spelled and any(value in YEARS for value in amount.values)


SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_HAN_NUMERAL = "[〇零一二三四五六七八九两兩十百千万亿萬億]"
# «三点五十分» and «七点一刻» tell the time.
_DECIMALS = "(?:点[〇零一二三四五六七八九]+[万亿萬億]*(?![十百千刻分时钟半一二三四五六七八九]))?"
_NUMERALS = re.compile(rf"{_HAN_NUMERAL}+{_DECIMALS}(?:分之{_HAN_NUMERAL}+{_DECIMALS})?")
_POINT = "点"
_CLOCK = re.compile(
    rf"(?<![0-9.,])(?P<hour>{_HAN_NUMERAL}{{1,3}}|[0-9]{{1,2}})[点时](?:(?P<minutes>{_HAN_NUMERAL}{{1,3}}|[0-9]{{1,2}})分|(?P<half>半)|(?P<quarters>[一三])刻|[整钟])"
)
_KILO = re.compile("[0-9]千[伏瓦米克卡帕焦赫]")
_TENTHS = re.compile("(?P<tenths>[一二两三四五六七八九])成(?P<hundredths>[一二三四五六七八九半])")
_NAMED = re.compile("[“‘「][^“”‘’「」，。]{1,4}[”’」]")
"""a few characters in quotation marks: «“三公”经费»"""
_FRACTION = "分之"
_PERCENT = 100
_FAR = 20


def han_numerals(text: str, locale: str, taken: Container[int]) -> Iterator[Amount]:
    """Find numbers in Han characters; those from two up that count something («三项») or are ordinals («第三») are firm."""
    data = language_data(locale)

    def is_at(position: int, characters: str) -> bool:
        return 0 <= position < len(text) and text[position] in characters

    read = set[int]()
    for amount in map(_with_hundredths, _TENTHS.finditer(text)):
        if not (amount.sort == "percent" and is_at(amount.stop, data.measures)):
            read.update(range(amount.start, amount.stop))
            yield amount
    phrases = [match.span() for phrase in data.set_phrases if phrase in text for match in re.finditer(re.escape(phrase), text)]
    for match in _NUMERALS.finditer(text):
        start, stop = match.span()
        if start in taken or start in read or (match[0] == "千" and _KILO.match(text, start - 1)):
            continue
        whole, _, part = match[0].partition(_FRACTION)
        if part:
            below, above = value_of(whole), value_of(part)
            if below == _PERCENT:
                # «百分之百» often only means «completely».
                yield Amount((above,), start, stop, above != _PERCENT, "percent")
            elif below:
                yield Amount((above / below,), start, stop, True)
            continue
        set_phrase = any(begin <= start < end for begin, end in phrases)
        values = _values(match[0].partition(_POINT)[0] if set_phrase else match[0])
        counts = is_at(stop, data.measures)
        bare = all(each in SCALES and each != "十" for each in match[0])
        rough = bare and counts and is_at(start - 1, data.rough_before)
        # «十几个» may be a dozen.
        counts = counts or (is_at(stop, data.vague_after) and is_at(stop + 1, data.measures) and values[0] >= _FAR)
        exact = (counts or is_at(start - 1, data.ordinal)) and not is_at(start - 1, data.vague_before) and not bare
        is_name = set_phrase or _listed(text[:start], data) == values[0] or _NAMED.match(text, start - 1) is not None
        yield Amount(values, start, stop, (exact or rough) and not is_name and len(values) == 1 and values[0] > 1)
    for words, firm, sort in ((data.cardinals, True, ""), (data.multiples, True, "times"), (data.loose, False, "")):
        for word, value in words.items():
            if word in text and "\u4e00" <= word[0] <= "\u9fff":
                yield from (Amount((value,), *match.span(), firm, sort) for match in re.finditer(word, text))


def times_of_day(text: str) -> Iterator[Amount]:
    """Find the times of day in a text with Han characters."""
    return map(_time_of_day, _CLOCK.finditer(text) if "点" in text or "时" in text else ())


def _time_of_day(match: re.Match[str]) -> Amount:
    """A time of day, «三点五十分», which may be translated as 3.50, 15:50 or ten to four."""
    hour = _in_either(match["hour"])
    minutes = _in_either(match["minutes"]) if match["minutes"] else Decimal(30 if match["half"] else 0)
    minutes += 15 * value_of(match["quarters"]) if match["quarters"] else 0
    values = (hour, hour + 12, hour + 1, minutes, 60 - minutes, hour + minutes / 100, hour + 12 + minutes / 100)
    return Amount(values, *match.span(), True)


def _in_either(numerals: str) -> Decimal:
    return Decimal(numerals) if numerals.isascii() else value_of(numerals)


def _with_hundredths(match: re.Match[str]) -> Amount:
    """Tenths with hundredths: «八成五» is 85 per cent."""
    hundredths = Decimal(5) if match["hundredths"] == "半" else value_of(match["hundredths"])
    return Amount((10 * value_of(match["tenths"]) + hundredths,), *match.span(), True, "percent")


_CLAUSE = re.compile("[，。；：！？,.;:!?]")


def _listed(before: str, data: LanguageData) -> int:
    """How many items a list before the number has; 0 if there is no list."""
    clause = _CLAUSE.split(before)[-1]
    parted = sum(clause.count(each) for each in data.separators)
    return parted + 1 if parted else 0


def _values(numerals: str) -> tuple[Decimal, ...]:
    """The possible values of a numeral: «十四五» is the 14th five-year plan, «一二» two numbers, «四五百» 400 or 500."""
    are_scales = [each in SCALES for each in numerals]
    if _POINT not in numerals:
        if numerals[0] == "十" and are_scales == [True, False, False]:
            return (value_of(numerals[:2]), value_of(numerals[2]))
        if are_scales in ([False] * 2, [False] * 3):
            return (*map(value_of, numerals), value_of(numerals))
        if are_scales[:2] == [False] * 2 and all(are_scales[2:]) and value_of(numerals[1]) - value_of(numerals[0]) == 1:
            return (value_of(numerals[0] + numerals[2:]), value_of(numerals[1:]))
    return (value_of(numerals),)


def value_of(numerals: str) -> Decimal:
    """The value of a numeral in Han characters: «十九» is 19, «一千二百» 1200, «三亿五千万» 350 million, «二〇二四» 2024."""
    whole, point, decimals = numerals.partition(_POINT)
    if point:
        digits = decimals.rstrip("".join(SCALES))
        scale = math.prod(SCALES[each] for each in decimals[len(digits) :])
        return (value_of(whole) + value_of("零" + digits).scaleb(-len(digits))) * scale
    values = [int(unicodedata.numeric(each)) for each in numerals.replace("两", "二")]
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


_ROMAN = re.compile(r"(?<!\w)[IVX]{2,4}(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_numerals(text: str) -> Iterator[Amount]:
    """Find Roman numerals of two letters or more; single letters are ambiguous."""
    for match in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[each] for each in match[0]]
        total = sum(-value if any(value < later for later in values[index + 1 :]) else value for index, value in enumerate(values))
        yield Amount((Decimal(total),), *match.span(), False)


class _Word(NamedTuple):
    value: Decimal
    start: int
    stop: int
    kind: str
    """cardinal, ordinal or loose"""
    divides: bool
    """whether it can be a denominator"""
    multiplies: bool


def number_words(text: str, locale: str, taken: Container[int]) -> Iterator[Amount]:
    """Find the numbers in words («twenty-one», «half a million», «three quarters»), except at positions that are `taken`."""
    data = language_data(locale)
    kinds = {"cardinal": data.cardinals, "ordinal": data.ordinals, "loose": data.loose}
    run: list[_Word] = []
    for name, start, stop in _found_words(text, locale):
        # «ſix» matches `six` with IGNORECASE, but is in no table.
        kind = next((kind for kind, words in kinds.items() if name in words), "")
        if start in taken or not kind:
            continue
        divides = kind == "ordinal" or name in data.denominators
        word = _Word(kinds[kind][name], start, stop, kind, divides, name in data.multipliers)
        if run and not _continues(run[-1], word, text[run[-1].stop : word.start], data):
            yield _amount(run, text, data)
            run = []
        run.append(word)
    if run:
        yield _amount(run, text, data)


def _found_words(text: str, locale: str) -> Iterator[Spotted]:
    """The number words of a text, as they stand in the tables."""
    prefixed = _prefixed(locale)
    if prefixed is not None:
        yield from (Spotted(match["word"].lower(), *match.span()) for match in prefixed.finditer(text))
        return
    for each in _words(locale).find(text):
        if not (each.start and text[each.start - 1].isalnum()) and not text[each.stop : each.stop + 1].isdigit():
            yield each._replace(label=text[each.start : each.stop].lower())


def _table(locale: str) -> list[str]:
    data = language_data(locale)
    return sorted({*data.cardinals, *data.ordinals, *data.loose}, key=len, reverse=True)


@cache
def _words(locale: str) -> Spotter:
    return Spotter(((re.escape(word), word) for word in _table(locale)), locale)


@cache
def _prefixed(locale: str) -> re.Pattern[str] | None:
    """The pattern of number words in a language that joins other words to them."""
    prefixes = language_data(locale).prefixes
    words = "|".join(map(re.escape, _table(locale)))
    return re.compile(rf"(?<!\w){prefixes}(?P<word>{words})(?!\w)", re.IGNORECASE) if prefixes else None


def _continues(last: _Word, word: _Word, between: str, data: LanguageData) -> bool:
    """Whether a number word continues the one before it: «twenty one», «two hundred and five», «half a million», «two thirds»."""
    joints = between.lower().replace("-", " ").split()
    joined = bool(joints)
    if last.kind == "ordinal" or len(joints) > 1 or not data.joins.issuperset(joints) or re.search(r"[^\s\w-]", between):
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


def _amount(run: list[_Word], text: str, data: LanguageData) -> Amount:
    """The number that consecutive words say; an uncertain one also has the values of the single words."""
    first, last = run[0], run[-1]
    singles = tuple(word.value for word in run)
    loose = any(word.kind == "loose" for word in run)
    if len(run) == 1:
        firm = not loose and first.value > 1 and not (first.kind == "cardinal" and first.value >= 100)
        # «a tenth of the fields» is a fraction; «a second» is not.
        before = text[: first.start].lower().split()[-1:]
        is_part = first.divides and first.value > 2 and (not data.articles or not data.articles.isdisjoint(before))
        values = (first.value, 1 / first.value) if is_part else singles
    elif len(run) == 2 and last.divides and first.value < 20:
        values, firm = (first.value / last.value, *singles), True
    else:
        value = first.value * last.value if len(run) == 2 and last.multiplies else _sum(singles)
        values, firm = (value, *singles) if loose else (value,), not loose
    return Amount(values, first.start, last.stop, firm, "", last.kind == "ordinal")


def _sum(values: tuple[Decimal, ...]) -> Decimal:
    """The value of number words, smaller before larger ones as factors: 2, 100, 5, 1000 are 205,000."""
    total = part = Decimal(0)
    for value in values:
        if value >= 1000:
            total, part = total + (part or 1) * value, Decimal(0)
        elif value == 100:
            part = (part or 1) * value
        else:
            part += value
    return total + part
