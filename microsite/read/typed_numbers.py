"""The numbers that content files take: digits with a decimal point, and 万, 亿 or 万亿 behind them. Pure, and exact."""

from __future__ import annotations

import re
from decimal import Decimal

SCALES = {"万亿": 12, "亿": 8, "万": 4}
"""what may stand behind the digits, the longest first, as powers of ten"""
PATTERN = rf"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:{'|'.join(SCALES)})?"
"""what a number looks like; a zero has no sign, which `number_of` sees to"""
MOST_DIGITS = 20
"""how many digits a number may have: more than any report states, and few enough for exact arithmetic"""

_PARTS = re.compile(rf"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?({'|'.join(SCALES)})?")


def number_of(typed: str) -> Decimal | None:
    """The number that was typed; None if it is not written as numbers are here, or is too long. Decimals stay as typed: 5.40.

    What 万 and 亿 make of them stays exact: 1.50万 is 15000.
    """
    digits = _digits_of(typed)
    return None if digits is None or count_of_digits(typed) > MOST_DIGITS else Decimal(digits)


def count_of_digits(typed: str) -> int:
    """How many digits a number has when it is written without 万 and 亿."""
    return sum(each.isdigit() for each in _digits_of(typed) or "")


def _digits_of(typed: str) -> str | None:
    """The number in digits alone. As text, because arithmetic would round what has very many digits."""
    match = _PARTS.fullmatch(typed)
    if match is None:
        return None
    sign, whole, decimals, scale = match.groups("")
    power = SCALES.get(scale, 0)
    decimals = decimals.ljust(power, "0")
    whole, decimals = (whole + decimals[:power]).lstrip("0") or "0", decimals[power:]
    if sign and not (whole + decimals).strip("0"):
        return None
    return f"{sign}{whole}{'.' if decimals else ''}{decimals}"
