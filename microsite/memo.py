"""Memoises functions of frozen values, which are told apart by identity."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
Result = TypeVar("Result")


def memoise(function: Callable[[Value], Result], most: int) -> Callable[[Value], Result]:
    """The same function, which calls itself once for each value; it keeps at least the last `most` results, and twice as many at most.

    For frozen values of many parts: to hash one takes longer than much that is made of it.
    """
    # Two generations: to find the result that was not asked for the longest would take longer than to look in two places.
    new: dict[int, tuple[Value, Result]] = {}
    old: dict[int, tuple[Value, Result]] = {}

    def memoised(value: Value) -> Result:
        nonlocal new, old
        found = new.get(id(value))
        if found is None:
            # The value is kept as well, so that no other one can come to be where it is.
            found = old.get(id(value)) or (value, function(value))
            if len(new) >= most:
                new, old = {}, new
            new[id(value)] = found
        return found[1]

    return memoised
