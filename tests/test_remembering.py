"""What is remembered, and for how long."""

from __future__ import annotations

from typing import NamedTuple

from microsite.remembering import remembering


class Made(NamedTuple):
    of: str


def test_a_value_that_comes_again_is_not_made_again() -> None:
    asked: list[list[str]] = []
    made = remembering(lambda value: (asked.append(value), Made(value[0]))[1], most=4)
    value = ["figure"]
    assert made(value) is made(value)
    assert asked == [value]


def test_an_equal_value_elsewhere_is_another_one() -> None:
    made = remembering(lambda value: Made(value[0]), most=4)
    assert made(["figure"]) == made(["figure"])
    assert made(["figure"]) is not made(["figure"])


def test_values_that_are_gone_never_lend_their_place_to_others() -> None:
    """Python gives the place of a value that nobody holds to the next one: then what was made of the former would be taken for it."""
    made = remembering(lambda value: Made(value[0]), most=1000)
    assert [made([str(number)]).of for number in range(1000)] == [str(number) for number in range(1000)]


def test_so_many_are_remembered_and_the_latest_ones() -> None:
    counts = {"first": 0, "second": 0, "third": 0}

    def count(value: list[str]) -> str:
        counts[value[0]] += 1
        return value[0]

    made = remembering(count, most=2)
    first, second, third = ["first"], ["second"], ["third"]
    for value in (first, second, third, third, second, first):
        made(value)
    assert counts == {"first": 2, "second": 1, "third": 1}
