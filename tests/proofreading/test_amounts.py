"""Numbers found in texts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from microsite.proofreading.amounts import amounts


@pytest.mark.parametrize(
    ("text", "locale", "values"),
    [
        ("1,234.5 and 2 million", "en_GB", ["1234.5", "2000000"]),
        ("1.5 billion, 20-thousand", "en_GB", ["1500000000", "20000"]),
        ("twenty-one ships, two hundred and five men", "en_GB", ["21", "205"]),
        ("in May or on 3 December", "en_GB", ["5", "3", "12"]),
        ("2.1万亩，3亿元，1.2万亿元", "zh_Hans_CN", ["21000", "300000000", "1200000000000"]),
        ("十九届、一千二百、三亿五千万、二〇二四、两", "zh_Hans_CN", ["19", "1200", "350000000", "2024", "2"]),
        ("万亿和一百万亿", "zh_Hans_CN", ["1000000000000", "100000000000000"]),
        ("1.234,5 und 3 Milliarden", "de_DE", ["1234.5", "3000000000"]),
        ("1\u202f234,5", "fr_FR", ["1234.5"]),
        ("٣٤", "ar", ["34"]),
        ("B08", "en_GB", ["8"]),
        ("none", "en_GB", []),
    ],
)
def test_numbers_have_their_values(text: str, locale: str, values: list[str]) -> None:
    assert {amount.values[0] for amount in amounts(text, locale)} == {Decimal(value) for value in values}


def test_each_number_stands_at_its_characters() -> None:
    text = "共2.1万亩，三处"
    assert [text[amount.start : amount.stop] for amount in amounts(text, "zh_Hans_CN")] == ["2.1万", "三"]


def test_letters_that_only_look_alike_are_read_as_the_letters_that_they_stand_for() -> None:
    assert amounts("2 thouſand", "en")[0].values == (2000,)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("工期一年半", "zh_Hans_CN", Decimal("1.5")),
        ("用了两个半小时", "zh_Hans_CN", Decimal("2.5")),
        ("two years and a half", "en", Decimal("2.5")),
    ],
)
def test_a_half_after_the_unit_belongs_to_the_number(text: str, locale: str, expected: Decimal) -> None:
    assert amounts(text, locale)[0].values == (expected,)


def test_a_multiple_by_which_something_grows_is_not_what_it_grows_to() -> None:
    assert amounts("grew by two times", "en")[0].values == (3,)
    assert amounts("two times as big", "en")[0].values == (2,)
    assert amounts("增长两倍", "zh_Hans_CN")[0].values == (2, 3)
    assert amounts("是去年的两倍", "zh_Hans_CN")[0].values == (2,)
