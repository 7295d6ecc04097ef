"""Whether a number of a translation may stand for one of its source: the same in another scale, unit or wording."""

from __future__ import annotations

from decimal import Decimal

from microsite.proofreading.measures import CONVERSIONS, DECADE, SHARE, TIMES
from microsite.proofreading.numerals import Amount

_NEARLY = Decimal("0.05")
"""the largest relative rounding of a converted measure"""


def agree(ours: Amount, theirs: Amount) -> bool:
    """Whether a number of the translation may stand for one of the source."""
    if SHARE in (ours.sort, theirs.sort):
        share, other = (ours, theirs) if ours.sort == SHARE else (theirs, ours)
        if other.sort == "percent" or other.values[0] < 1:
            return is_part(share._replace(values=share.values[:1], sort="percent"), other)
        return any(value in other.values for value in share.values[1:])
    return (
        any(value in theirs.values for value in ours.values)
        or _converted(ours, theirs)
        # «20世纪90年代» and «1990s»
        or (DECADE in (ours.sort, theirs.sort) and ours.values[0] % 100 == theirs.values[0] % 100)
        or is_part(ours, theirs)
        or is_part(theirs, ours)
        or any(0 < one < 1 and 0 < other < 1 and abs(one - other) < _ALIKE for one in ours.values for other in theirs.values)
    )


_ROUNDED, _ALIKE = Decimal("0.5"), Decimal("0.00001")


def is_part(percent: Amount, other: Amount) -> bool:
    """Whether a percentage equals another expression: 90% and «nine-tenths», 50% and «halved», 100% and «doubled»."""
    if percent.sort != "percent":
        return False
    value = percent.values[0]
    if other.sort == "percent":
        return value == other.values[0]
    if any(0 < part < 1 and abs(100 * part - value) < min(_ROUNDED, value * _NEARLY) for part in other.values):
        return True
    multiplies = other.sort == TIMES or not (other.firm or other.sort)
    return (
        (other.spelled or other.sort == TIMES) and multiplies and any(times >= 2 and 100 * (times - 1) == value for times in other.values)
    )


def _converted(ours: Amount, theirs: Amount) -> bool:
    """Whether two amounts in different units are equal: mu and hectares."""
    if (ours.sort, theirs.sort) in CONVERSIONS:
        expected = ours.values[0] * CONVERSIONS[ours.sort, theirs.sort]
    elif (theirs.sort, ours.sort) in CONVERSIONS:
        expected = ours.values[0] / CONVERSIONS[theirs.sort, ours.sort]
    else:
        return False
    found = theirs.values[0]
    # The converted number may be rounded: 82.3 for 82.27, 1,400 for 1,366.7.
    last_digit = Decimal(1).scaleb(int(found.normalize().as_tuple().exponent))
    return abs(found - expected) <= min(last_digit / 2, abs(expected) * _NEARLY)
