"""What is remembered, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from microsite.memo import memoise


class Made(NamedTuple):
    of: str


def test_a_value_that_comes_again_is_not_made_again() -> None:
    asked: list[list[str]] = []
    made = memoise(lambda value: (asked.append(value), Made(value[0]))[1], most=4)
    value = ["figure"]
    assert made(value) is made(value)
    assert asked == [value]


def test_an_equal_value_elsewhere_is_another_one() -> None:
    made = memoise(lambda value: Made(value[0]), most=4)
    assert made(["figure"]) == made(["figure"])
    assert made(["figure"]) is not made(["figure"])


def test_values_that_are_gone_never_lend_their_place_to_others() -> None:
    """Python gives the place of a value that nobody holds to the next one: then what was made of the former would be taken for it."""
    made = memoise(lambda value: Made(value[0]), most=1000)
    assert [made([str(number)]).of for number in range(1000)] == [str(number) for number in range(1000)]


def noting(asked: list[str]) -> Callable[[list[str]], str]:
    """Makes its only text of a value, and notes that it was asked to."""

    def make(value: list[str]) -> str:
        asked.append(value[0])
        return value[0]

    return make


def test_the_latest_are_remembered_and_the_others_given_up() -> None:
    asked: list[str] = []
    made = memoise(noting(asked), most=2)
    values = [[name] for name in "abcdefgh"]
    for value in values:
        made(value)
    for value in reversed(values):
        made(value)
    assert asked == [*"abcdefgh", *"edcba"]


def test_what_is_asked_for_again_and_again_stays() -> None:
    asked: list[str] = []
    made = memoise(noting(asked), most=2)
    often = ["often"]
    for name in "abcdefgh":
        made(often)
        made([name])
    assert asked.count("often") == 1
