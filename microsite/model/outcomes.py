"""What became of a target: pure rules from a target and a result to a status, each named, so that a page can say which one was used.

The rules are told to editors and readers in docs/content.md; a change here is a change there.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

MET, PARTLY, MISSED = "met", "partly", "missed"
NOT_YET_DUE, UNREPORTED, NOT_COMPARABLE = "not_yet_due", "unreported", "not_comparable"
STATUSES = (MET, PARTLY, MISSED, NOT_YET_DUE, UNREPORTED, NOT_COMPARABLE)

HALF_WAY, ENDS_LATER, NO_RESULT, OTHER_PART, OTHER_PERIOD, TOO_LOOSE = "half", "later", "none", "part", "period", "loose"
"""reasons: why it is met in part; why it isn't due; that no result is given; why a result can't be held against it"""

MARGIN = Decimal("0.05")
"""“About” is that share of the number, either way."""
PART = Decimal("0.5")
"""The least share of an amount that is a part of a promise kept."""


class Stated(Protocol):
    """A number as it was stated: a value with a bound, or a range."""

    @property
    def bound(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def start(self) -> Decimal | None: ...
    @property
    def end(self) -> Decimal | None: ...


class Reach(NamedTuple):
    """All numbers from `low` to `high`, which are in it; None is without end. `above`: `low` itself is not in it."""

    low: Decimal | None
    high: Decimal | None
    above: bool = False

    def holds(self, other: Reach) -> bool:
        """Whether all of `other` is in it."""
        if self.low is not None and (other.low is None or other.low < self.low or (other.low == self.low and self.above > other.above)):
            return False
        return self.high is None or (other.high is not None and other.high <= self.high)

    def meets(self, other: Reach) -> bool:
        """Whether they have a number in common."""
        return not (_is_beyond(self, other) or _is_beyond(other, self))


def _is_beyond(one: Reach, other: Reach) -> bool:
    """Whether all of `one` is above all of `other`."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high or (one.low == other.high and one.above)


class Verdict(NamedTuple):
    """A status with what it rests on."""

    status: str
    rule: str
    """what would meet the target: the bound, with `_or_more` or `_or_less` where the indicator's direction lets more or less count too"""
    reason: str = ""
    share: Decimal | None = None
    """the result in percent of the target, where that means something: amounts of which at least so much was promised"""


def judge(target: Stated, result: Stated, direction: str, is_rate: bool) -> Verdict:
    """Hold a result against a target of the same indicator, period and scope. `direction`: up, down or neither is good.

    `is_rate`: a rate or share, of which no part can be kept: 3% is not half of 6% growth.
    """
    accepted, rule = accepts(target, direction)
    stated = means(result)
    least = target.value if target.value is not None else target.start
    amount = least if accepted.high is None and not is_rate and least is not None and least > 0 else None
    share = result.value / amount * 100 if amount is not None and result.bound == "exactly" and result.value is not None else None
    if accepted.holds(stated):
        return Verdict(MET, rule, "", share)
    if accepted.meets(stated):
        return Verdict(NOT_COMPARABLE, rule, TOO_LOOSE)
    if amount is not None and stated.low is not None and stated.low >= amount * PART:
        return Verdict(PARTLY, rule, HALF_WAY, share)
    return Verdict(MISSED, rule, "", share)


def accepts(target: Stated, direction: str) -> tuple[Reach, str]:
    """The numbers that meet a target, and the name of the rule that says so.

    A bound is taken by its word. A plain number, one with “about” and a range are open towards the good side.
    """
    low, high = _ends(target)
    if target.bound == "at_least":
        return Reach(low, None), target.bound
    if target.bound == "more_than":
        return Reach(low, None, above=True), target.bound
    if target.bound == "at_most":
        return Reach(None, high), target.bound
    if direction == "up":
        return Reach(low, None), f"{target.bound}_or_more"
    if direction == "down":
        return Reach(None, high), f"{target.bound}_or_less"
    return Reach(low, high), target.bound


def means(result: Stated) -> Reach:
    """The numbers that the true one may be, going by a stated result."""
    low, high = _ends(result)
    if result.bound in ("at_least", "more_than"):
        return Reach(low, None, above=result.bound == "more_than")
    return Reach(None, high) if result.bound == "at_most" else Reach(low, high)


def _ends(stated: Stated) -> tuple[Decimal, Decimal]:
    """Lowest and highest number, “about” with its margin."""
    if stated.value is None:
        assert stated.start is not None
        assert stated.end is not None
        return stated.start, stated.end
    margin = abs(stated.value) * MARGIN if stated.bound == "about" else Decimal(0)
    return stated.value - margin, stated.value + margin
