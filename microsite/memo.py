"""Values made once from values that many ask for, which are told apart by identity."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")


def remembering(make: Callable[[Value], Made], most: int) -> Callable[[Value], Made]:
    """`make`, which need not make anew what it has lately made of this very value; twice so many are remembered at most.

    For frozen values of many parts: to look one up by all that it holds takes longer than much that is made of it.
    """
    # Two generations: to find the one that has not been asked for the longest would take longer than to look in two places.
    new: dict[int, tuple[Value, Made]] = {}
    old: dict[int, tuple[Value, Made]] = {}

    def remembered(value: Value) -> Made:
        nonlocal new, old
        place = id(value)
        found = new.get(place)
        if found is None:
            # The value is kept as well, so that no other one can come to be where it is.
            found = old.get(place) or (value, make(value))
            if len(new) >= most:
                new, old = {}, new
            new[place] = found
        return found[1]

    return remembered
