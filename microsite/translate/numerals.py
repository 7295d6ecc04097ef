"""Find numbers in Han characters and Roman numerals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from decimal import Decimal
from typing import NamedTuple

from microsite.translate.language_data import LanguageData

SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_HAN_NUMERAL = "[〇零一二三四五六七八九两兩十百千万亿萬億]"
# «三点五十分» and «七点一刻» tell the time.
_DECIMALS = "(?:点[〇零一二三四五六七八九]+[万亿萬億]*(?![十百千刻分时钟半一二三四五六七八九]))?"
_NUMERALS = re.compile(rf"{_HAN_NUMERAL}+{_DECIMALS}(?:分之{_HAN_NUMERAL}+{_DECIMALS})?")
_POINT = "点"
_CLOCK = re.compile(
    rf"(?P<hour>{_HAN_NUMERAL}{{1,3}})[点时](?:(?P<minutes>{_HAN_NUMERAL}{{1,3}})分|(?P<half>半)|(?P<quarters>[一三])刻|[整钟])"
)
_KILO = re.compile("[0-9]千[伏瓦米克卡帕焦赫]")
_TENTHS = re.compile("(?P<tenths>[一二两三四五六七八九])成(?P<hundredths>[一二三四五六七八九半])")
_FRACTION = "分之"
_DIGITS = {"两": 2, "兩": 2}
_ROMAN = re.compile(r"(?<![\w])[IVX]{2,4}(?![\w])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_PERCENT = 100
_FAR = 20


class Numeral(NamedTuple):
    """A number without digits: its possible values, its position, and whether it certainly is a number."""

    values: tuple[Decimal, ...]
    start: int
    stop: int
    firm: bool
    sort: str = ""
    ordinal: bool = False


def han_numerals(text: str, taken: Container[int], language_data: LanguageData) -> Iterator[Numeral]:
    """Find numbers in Han characters; those from two up that count something («三项») or are ordinals («第三») are firm."""
    read = set[int]()
    for numeral in (*map(_time_of_day, _CLOCK.finditer(text)), *map(_with_hundredths, _TENTHS.finditer(text))):
        if (
            not language_data.measures
            or numeral.stop >= len(text)
            or numeral.sort != "percent"
            or text[numeral.stop] not in language_data.measures
        ):
            read.update(range(numeral.start, numeral.stop))
            yield numeral
    phrases = [match.span() for phrase in language_data.set_phrases if phrase in text for match in re.finditer(re.escape(phrase), text)]
    for match in _NUMERALS.finditer(text):
        start, stop = match.span()
        if start in taken or start in read or (match[0] == "千" and _KILO.match(text, start - 1)):
            continue
        whole, _, part = match[0].partition(_FRACTION)
        if part:
            below, above = value_of(whole), value_of(part)
            if below == _PERCENT:
                # «百分之百» often only means «completely».
                yield Numeral((above,), start, stop, above != _PERCENT, "percent")
            elif below:
                yield Numeral((above / below,), start, stop, True)
            continue
        set_phrase = any(begin <= start < end for begin, end in phrases)
        values = _values(match[0].partition(_POINT)[0] if set_phrase else match[0])
        counts = text[stop : stop + 1] in language_data.measures and stop < len(text)
        says_which = bool(language_data.ordinal) and text[start - 1 : start] == language_data.ordinal
        vague = text[start - 1 : start] in language_data.vague_before if start and language_data.vague_before else False
        bare = all(each in SCALES and each != "十" for each in match[0])
        sums_up = len(values) == 1 and _listed(text[:start], language_data) == values[0]
        rough = bare and counts and start > 0 and text[start - 1] in language_data.rough_before
        more = (
            text[stop : stop + 1] in language_data.vague_after
            and text[stop + 1 : stop + 2] in language_data.measures
            and len(text) > stop + 1
        )
        # «十几个» may be a dozen.
        counts = counts or (more and values[0] >= _FAR)
        exact = (counts or says_which) and not vague and not bare
        firm = (exact or rough) and not sums_up and not set_phrase and len(values) == 1 and values[0] > 1
        yield Numeral(values, start, stop, firm)
    for words, firm in ((language_data.cardinals, True), (language_data.loose, False)):
        for word, value in words.items():
            if word in text and "\u4e00" <= word[0] <= "\u9fff":
                yield from (Numeral((value,), *match.span(), firm) for match in re.finditer(word, text))


def _time_of_day(match: re.Match[str]) -> Numeral:
    """A time of day, «三点五十分», which may be translated as 3.50, 15:50 or ten to four."""
    hour = value_of(match["hour"])
    minutes = value_of(match["minutes"]) if match["minutes"] else Decimal(30 if match["half"] else 0)
    minutes += 15 * value_of(match["quarters"]) if match["quarters"] else 0
    values = (hour, hour + 12, hour + 1, minutes, 60 - minutes, hour + minutes / 100, hour + 12 + minutes / 100)
    return Numeral(values, *match.span(), True)


def _with_hundredths(match: re.Match[str]) -> Numeral:
    """Tenths with hundredths: «八成五» is 85 per cent."""
    hundredths = Decimal(5) if match["hundredths"] == "半" else value_of(match["hundredths"])
    return Numeral((10 * value_of(match["tenths"]) + hundredths,), *match.span(), True, "percent")


_CLAUSE = re.compile("[，。；：！？,.;:!?]")


def _listed(before: str, language_data: LanguageData) -> int:
    """How many items a list before the number has; 0 if there is no list."""
    clause = _CLAUSE.split(before)[-1]
    parted = sum(clause.count(each) for each in language_data.separators)
    return parted + 1 if parted else 0


def _values(numerals: str) -> tuple[Decimal, ...]:
    """The possible values of a numeral: «十四五» is the 14th five-year plan, «一二» two numbers; others are one number."""
    if _POINT in numerals:
        return (value_of(numerals),)
    plain = [each for each in numerals if each not in SCALES]
    if len(numerals) == 3 and numerals[0] == "十" and len(plain) == 2:
        return (value_of(numerals[:2]), value_of(numerals[2]))
    if len(plain) == len(numerals) and 2 <= len(numerals) <= 3:
        return (*(value_of(each) for each in numerals), value_of(numerals))
    return (value_of(numerals),)


def value_of(numerals: str) -> Decimal:
    """The value of a numeral in Han characters: «十九» is 19, «一千二百» 1200, «三亿五千万» 350 million, «二〇二四» 2024."""
    whole, point, decimals = numerals.partition(_POINT)
    if point:
        digits = decimals.rstrip("".join(SCALES))
        scale = Decimal(1)
        for each in decimals[len(digits) :]:
            scale *= SCALES[each]
        return (value_of(whole) + value_of("零" + digits).scaleb(-len(digits))) * scale
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
    """Find Roman numerals of two letters or more; single letters are ambiguous."""
    for match in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[each] for each in match[0]]
        total = sum(-value if any(value < later for later in values[index + 1 :]) else value for index, value in enumerate(values))
        yield Numeral((Decimal(total),), match.start(), match.end(), False)
