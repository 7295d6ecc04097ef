"""Exact decimals are formatted for a language, without rounding, and with decimals as typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal, parse_decimal
from hypothesis import given, settings, strategies

from microsite.model.content import LanguageEntry
from microsite.text.languages import Language, complete
from microsite.text.numbers import number, percentage, plural_sample, significant


def language(tag: str, scale: str = "") -> Language:
    (made,), faults = complete((LanguageEntry(tag, tag, scale=scale),))
    assert not faults
    return made


ZH, EN = language("zh-Hans"), language("en-GB")

EXACT = [
    (ZH, "500000", "50万"),
    (EN, "500000", "500,000"),
    (ZH, "20000000", "2000万"),
    (EN, "20000000", "20 million"),
    (ZH, "21000", "2.1万"),
    (EN, "21000", "21,000"),
    (ZH, "123456", "123456"),
    (EN, "123456", "123,456"),
    (ZH, "9999", "9999"),
    (EN, "9999", "9,999"),
    (ZH, "-25000", "-2.5万"),
    (EN, "-2500000", "-2.5 million"),
    (ZH, "5.4", "5.4"),
    (EN, "5.4", "5.4"),
    (ZH, "-0.50", "-0.50"),
    (EN, "-0.50", "-0.50"),
    (ZH, "10000.0", "1万"),
    (EN, "1000000.00", "1 million"),
    (ZH, "123456789012", "123456789012"),
    (EN, "123456789012", "123,456,789,012"),
    (language("de"), "1234567.5", "1.234.567,5"),
    (language("de"), "2000000", "2 Millionen"),
    (language("de"), "1000000", "1 Million"),
    (language("fr"), "12345", "12\u202f345"),
    (language("pl"), "5000000", "5 milionów"),
    (language("pl"), "2000000", "2 miliony"),
    (language("ru"), "1000000", "1 миллион"),
    (language("ru"), "21000000", "21 миллион"),
    (language("ja"), "500000", "50万"),
    (language("hi"), "1234567", "12,34,567"),
    (language("en-GB", "myriads"), "123456", "123456"),
]


@pytest.mark.parametrize(("spoken", "value", "words"), EXACT, ids=[f"{spoken.tag} {value}" for spoken, value, _ in EXACT])
def test_a_number_reads_so(spoken: Language, value: str, words: str) -> None:
    assert number(Decimal(value), spoken).replace("\u00a0", " ") == words


def test_digits_alone_are_never_shortened() -> None:
    assert number(Decimal(20000000), EN, False) == "20,000,000"
    assert number(Decimal(500000), ZH, False) == "500000"


@pytest.mark.parametrize("first", ["5", "5.0", "5.00"])
def test_equal_values_are_written_as_each_was_typed_whichever_came_first(first: str) -> None:
    """What one page says must not depend on what another page, or another build, has said before."""
    for value in (first, "5", "5.0", "5.00"):
        assert number(Decimal(value), EN) == value
        assert number(Decimal(value), ZH) == value


WORDS = {"zh-Hans": (("万亿", 12), ("亿", 8), ("万", 4)), "en-GB": ((" trillion", 12), (" billion", 9), (" million", 6))}
VALUES = strategies.one_of(
    strategies.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15),
    strategies.builds(lambda digits, zeros: Decimal(digits) * 10**zeros, strategies.integers(-9999, 9999), strategies.integers(0, 14)),
    strategies.integers(-(10**20), 10**20).map(Decimal),
)


@given(VALUES, strategies.booleans())
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_a_number_is_never_rounded(value: Decimal, scaled: bool) -> None:
    value = Decimal(f"{value:f}")
    for spoken in (ZH, EN):
        said = number(value, spoken, scaled)
        plain, power = said, 0
        for word, zeros in WORDS[spoken.tag] if scaled else ():
            if said.endswith(word):
                plain, power = said.removesuffix(word), zeros
                break
        assert Decimal(plain.replace(",", "")) * 10**power == value, said
        if power:
            assert len(plain.partition(".")[2]) <= 2, said
            assert abs(value) >= 10**power


@pytest.mark.parametrize("tag", ["de", "fr", "pl", "ru", "ar", "hi", "sv", "pt-BR", "de-CH"])
@given(value=VALUES)
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_the_locales_own_reader_reads_the_same_value_back(tag: str, value: Decimal) -> None:
    spoken = language(tag)
    said = number(Decimal(f"{value:f}"), spoken, False).replace("\u2212", "-").replace("\u200e", "").replace("\u061c", "")
    assert parse_decimal(said, locale=spoken.locale) == value


@pytest.mark.parametrize(
    ("value", "rounded", "exact"),
    [
        ("66.666666", "66.7", False),
        ("1400", "1400", True),
        ("0.0666666", "0.0667", False),
        ("133.3333", "133", False),
        ("0", "0", True),
        ("1234.5", "1230", False),
        ("99.95", "100", False),
        ("0.25", "0.25", True),
        ("-66.666", "-66.7", False),
        ("250.0", "250", True),
        ("66.65", "66.7", False),
    ],
)
def test_a_converted_value_has_three_significant_digits_and_tells_whether_it_is_exact(value: str, rounded: str, exact: bool) -> None:
    found, is_exact = significant(Decimal(value))
    assert (f"{found:f}", is_exact) == (rounded, exact)


@given(strategies.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_a_converted_value_is_as_near_as_three_digits_allow_and_exact_only_if_equal(value: Decimal) -> None:
    found, exact = significant(value)
    assert exact == (found == value)
    if value:
        assert abs(found - value) <= Decimal(10) ** (value.adjusted() - 2) / 2
        assert len(found.normalize().as_tuple().digits) <= 3


@pytest.mark.parametrize(
    ("tag", "value", "whole"),
    [
        ("en-GB", "1", 1),
        ("en-GB", "-1", 1),
        ("en-GB", "1.5", 0),
        ("pl", "22", 22),
        ("ru", "1.5", 2),
        ("ar", "100", 100),
    ],
)
def test_a_decimal_takes_the_plural_of_a_whole_number_of_its_kind(tag: str, value: str, whole: int) -> None:
    assert plural_sample(Decimal(value), language(tag)) == whole


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(
    strategies.sampled_from(["zh-Hans", "en-GB", "de", "fr", "pl", "ar", "hi", "de-CH", "fa"]),
    strategies.decimals(0, 2000, places=2, allow_nan=False),
)
def test_a_number_with_nothing_to_group_is_as_babel_writes_it(tag: str, value: Decimal) -> None:
    spoken = language(tag, "thousands")
    written = format_decimal(value, "#,##0.00", locale=spoken.locale)
    if value >= 1000 and tag == "hi":
        written = format_decimal(value, "#,##,##0.00", locale=spoken.locale)
    assert number(value, spoken, scaled=False) == written


@pytest.mark.parametrize(
    ("spoken", "percent", "words"),
    [
        (ZH, "105", "105%"),
        (EN, "62.5", "62.5%"),
        (EN, "1050", "1,050%"),
        (language("fr"), "62.5", "62,5\xa0%"),
        (language("tr"), "80", "%80"),
    ],
)
def test_a_share_has_the_languages_own_sign_at_its_own_place(spoken: Language, percent: str, words: str) -> None:
    assert percentage(Decimal(percent), spoken) == words
