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
