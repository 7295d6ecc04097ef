"""Decides whether a result meets a target, by named rules, so that a page can say which rule was used.

docs/content.md explains the rules to editors and readers: change both together.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from microsite.model.content import Figure

MET, PARTLY, MISSED = "met", "partly", "missed"
NOT_YET_DUE, UNREPORTED, NOT_COMPARABLE = "not_yet_due", "unreported", "not_comparable"
STATUSES = (MET, PARTLY, MISSED, NOT_YET_DUE, UNREPORTED, NOT_COMPARABLE)

HALF_WAY, ENDS_LATER, NO_RESULT, OTHER_PART, OTHER_PERIOD, TOO_LOOSE = "half", "later", "none", "part", "period", "loose"
"""reasons: why a target is partly met, why it is not due, that there is no result, why a result can't be compared with it"""

MARGIN = Decimal("0.05")
"""How far from its number “about” reaches, up and down, as a share of it."""
PART = Decimal("0.5")
"""The smallest share of a target that counts as partly met."""


_NO_LIMIT = Decimal("Infinity")


class Reach(NamedTuple):
    """All numbers from `low` to `high`, both included unless `above`, which excludes `low`."""

    low: Decimal = -_NO_LIMIT
    high: Decimal = _NO_LIMIT
    above: bool = False

    @property
    def is_below(self) -> bool:
        """Whether it holds all numbers up to a limit."""
        return self.low == -_NO_LIMIT and self.high != _NO_LIMIT

    def holds(self, other: Reach) -> bool:
        """Whether it contains all of `other`."""
        return (self.low, self.above) <= (other.low, other.above) and other.high <= self.high

    def is_above(self, other: Reach) -> bool:
        """Whether each of its numbers is above all of `other`."""
        return self.low > other.high or (self.low == other.high and self.above)


class Verdict(NamedTuple):
    """The status of a target, with the rule and the reason."""

    status: str
    rule: str
    """what meets the target: its bound, with `_or_more` or `_or_less` if the indicator's direction lets more or less count too"""
    reason: str = ""
    share: Decimal | None = None
    """the result in percent of the target, if that is meaningful: for amounts of which a minimum was promised"""


def judge(target: Figure, result: Figure, direction: str, is_rate: bool) -> Verdict:
    """Compare a result with a target of the same indicator, period and scope. `direction`: up, down or neither is good.

    `is_rate`: a rate or share, which can't be met in part: 3% is not half of 6% growth.
    """
    accepted, rule = accepts(target, direction)
    stated = means(result)
    least = target.start if target.value is None else target.value
    amount = least if accepted.high == _NO_LIMIT and not is_rate and least is not None and least > 0 else None
    share = result.value / amount * 100 if amount is not None and result.bound == "exactly" and result.value is not None else None
    if accepted.holds(stated):
        return Verdict(MET, rule, "", share)
    if not (accepted.is_above(stated) or stated.is_above(accepted)):
        return Verdict(NOT_COMPARABLE, rule, TOO_LOOSE)
    if amount is not None and stated.low >= amount * PART:
        return Verdict(PARTLY, rule, HALF_WAY, share)
    return Verdict(MISSED, rule, "", share)


def accepts(target: Figure, direction: str) -> tuple[Reach, str]:
    """The numbers that meet a target, and the name of the rule.

    A bound is taken literally. A plain number, “about” and a range are open towards the good side.
    """
    literal, bound = means(target), target.bound
    if bound in ("at_least", "more_than", "at_most") or direction == "neither":
        return literal, bound
    return (Reach(low=literal.low), f"{bound}_or_more") if direction == "up" else (Reach(high=literal.high), f"{bound}_or_less")


def means(figure: Figure) -> Reach:
    """The numbers that a figure may stand for."""
    if figure.start is not None and figure.end is not None:
        return Reach(figure.start, figure.end)
    assert figure.value is not None
    if figure.bound == "at_most":
        return Reach(high=figure.value)
    if figure.bound in ("at_least", "more_than"):
        return Reach(low=figure.value, above=figure.bound == "more_than")
    margin = abs(figure.value) * MARGIN if figure.bound == "about" else 0
    return Reach(figure.value - margin, figure.value + margin)
