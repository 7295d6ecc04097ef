"""Values made once from values that many ask for, which are told apart by identity."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")


def remembering(make: Callable[[Value], Made], most: int) -> Callable[[Value], Made]:
    """`make`, which need not make anew what it has lately made of this very value; so many are remembered, the latest ones.

    For frozen values of many parts: to look one up by all that it holds takes longer than much that is made of it.
    """
    known: dict[int, tuple[Value, Made]] = {}

    def remembered(value: Value) -> Made:
        found = known.get(id(value))
        if found is None:
            if len(known) >= most:
                del known[next(iter(known))]
            # The value is kept as well, so that no other one can come to be where it is.
            found = known[id(value)] = value, make(value)
        return found[1]

    return remembered
