"""Read a number in Han characters, if it is written in full: «二千三百» is 2300; what people shorten, such as «二千三», is not read."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_SECTIONS = (("万亿", 12), ("亿", 8), ("万", 4))
_ALIKE = str.maketrans("〇两兩萬億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "零二二万亿一二二三三四五六六七八九十百千")
"""numerals for the same, among them those of contracts and cheques"""
NUMERALS = "零一二三四五六七八九十百千万亿" + "".join(map(chr, _ALIKE))
_SECTION = re.compile(
    "零?(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])十)?零?([一二三四五六七八九])?"
)
_YEAR = 4
"""digits in a row are one number from this many on: «二三» may be two or three"""


def han_number(text: str) -> Decimal | None:
    """The number, or None if it is not one or could be another."""
    whole, point, decimals = text.translate(_ALIKE).partition("点")
    scale = 0
    if point:
        for word, power in _SECTIONS:
            if decimals.endswith(word):
                decimals, scale = decimals.removesuffix(word), power
                break
        if not decimals or any(each not in _DIGITS for each in decimals):
            return None
    value = _whole(whole)
    if value is None:
        return None
    digits = "".join(str(_DIGITS.index(each)) for each in decimals)
    return Decimal(f"{value}{'.' if digits else ''}{digits}").scaleb(scale)


def _whole(text: str) -> int | None:
    if text == "零":
        return 0
    if len(text) >= _YEAR and all(each in _DIGITS for each in text) and text[0] != "零":
        return int("".join(str(_DIGITS.index(each)) for each in text))
    value, rest = 0, ("一" if text.startswith("十") else "") + text
    for word, power in (*_SECTIONS, ("", 0)):
        section, found, after = rest.partition(word) if word else (rest, "", "")
        if word and not found:
            continue
        if section or word:
            number = _section(section, is_first=not value)
            if number is None:
                return None
            value += number * 10**power
        rest = after
        if not rest:
            break
    return value or None


def _section(text: str, is_first: bool) -> int | None:
    """The number of up to four digits that a section writes, if it has a zero exactly where one is said."""
    match = _SECTION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    digits = [_DIGITS.index(each) if each else 0 for each in match.groups()]
    written, is_gap = "", False
    for digit, unit in zip(digits, ("千", "百", "十", ""), strict=True):
        if not digit:
            is_gap = is_gap or bool(written) or not is_first
            continue
        written += ("零" if is_gap else "") + _DIGITS[digit] + unit
        is_gap = False
    return int("".join(map(str, digits))) if written == text else None
