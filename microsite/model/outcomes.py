"""Decides whether a result meets a target, by named rules, so that a page can say which rule was used.

docs/content.md explains the rules to editors and readers: change both together.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

MET, PARTLY, MISSED = "met", "partly", "missed"
NOT_YET_DUE, UNREPORTED, NOT_COMPARABLE = "not_yet_due", "unreported", "not_comparable"
STATUSES = (MET, PARTLY, MISSED, NOT_YET_DUE, UNREPORTED, NOT_COMPARABLE)

HALF_WAY, ENDS_LATER, NO_RESULT, OTHER_PART, OTHER_PERIOD, TOO_LOOSE = "half", "later", "none", "part", "period", "loose"
"""reasons: why a target is partly met, why it is not due, that there is no result, why a result can't be compared with it"""

MARGIN = Decimal("0.05")
"""How far from its number “about” reaches, up and down, as a share of it."""
PART = Decimal("0.5")
"""The smallest share of a target that counts as partly met."""


class Stated(Protocol):
    """A stated number: a value with a bound, or a range."""

    @property
    def bound(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def start(self) -> Decimal | None: ...
    @property
    def end(self) -> Decimal | None: ...


class Reach(NamedTuple):
    """All numbers from `low` to `high`, both included unless `above`, which excludes `low`; None is no limit."""

    low: Decimal | None
    high: Decimal | None
    above: bool = False

    def holds(self, other: Reach) -> bool:
        """Whether it contains all of `other`."""
        if self.low is not None and (other.low is None or other.low < self.low or (other.low == self.low and self.above > other.above)):
            return False
        return self.high is None or (other.high is not None and other.high <= self.high)

    def meets(self, other: Reach) -> bool:
        """Whether the two have a number in common."""
        return not (_is_beyond(self, other) or _is_beyond(other, self))


def _is_beyond(one: Reach, other: Reach) -> bool:
    """Whether every number of `one` is above every number of `other`."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high or (one.low == other.high and one.above)


class Verdict(NamedTuple):
    """The status of a target, with the rule and the reason."""

    status: str
    rule: str
    """what meets the target: its bound, with `_or_more` or `_or_less` if the indicator's direction lets more or less count too"""
    reason: str = ""
    share: Decimal | None = None
    """the result in percent of the target, if that is meaningful: for amounts of which a minimum was promised"""


def judge(target: Stated, result: Stated, direction: str, is_rate: bool) -> Verdict:
    """Compare a result with a target of the same indicator, period and scope. `direction`: up, down or neither is good.

    `is_rate`: a rate or share, which can't be met in part: 3% is not half of 6% growth.
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
    """The numbers that meet a target, and the name of the rule.

    A bound is taken literally. A plain number, “about” and a range are open towards the good side.
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
    """The numbers that a stated result may stand for."""
    low, high = _ends(result)
    if result.bound in ("at_least", "more_than"):
        return Reach(low, None, above=result.bound == "more_than")
    return Reach(None, high) if result.bound == "at_most" else Reach(low, high)


def _ends(stated: Stated) -> tuple[Decimal, Decimal]:
    """The lowest and the highest number, for “about” with its margin."""
    if stated.value is None:
        assert stated.start is not None
        assert stated.end is not None
        return stated.start, stated.end
    margin = abs(stated.value) * MARGIN if stated.bound == "about" else Decimal(0)
    return stated.value - margin, stated.value + margin
