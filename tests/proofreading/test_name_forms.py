"""Where forms of terms and proper names stand in texts."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from microsite.proofreading.name_forms import is_form, is_form_of_name, is_misspelt, occurrences, words_of


def shown(form: str, text: str, locale: str = "en", is_proper: bool = True) -> list[str]:
    """Each occurrence as its words, or characters, with `_` between them."""
    words = words_of(text)
    return ["_".join(words[number].text for number in place) for place in occurrences(form, text, locale, is_proper)]


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("Dawen River", "The Dawen River and the Dawen River’s banks", ["Dawen_River", "Dawen_River"]),
        ("Dawen River", "the Dawen and Lin rivers", ["Dawen_rivers"]),
        ("Dawen River", "the Dawen, the Lin and other Rivers", ["Dawen_Rivers"]),
        ("Dawen River", "the Dawen Valley and other rivers", []),
        ("Dawen River", "the Dawen and the Lin River", []),
        ("Dawen River", "the Dawen. The rivers", []),
        ("Dawen River", "the Dawen, River", []),
        ("the Wen", "The Wen, the Wen", ["The_Wen", "the_Wen"]),
        ("JD.com", "JD.com’s park, JD com", ["JD_com"]),
        ("Jinan, Shandong", "Jinan, Shandong; Jinan Shandong", ["Jinan_Shandong"]),
        ("People’s Congress", "the People's Congress, a Peoples Congress", ["People_Congress", "Peoples_Congress"]),
        ("Sino-German Park", "the Sino‐German Park", ["Sino_German_Park"]),
        ("“Wen in Bloom”", "the festival Wen in Bloom", ["Wen_in_Bloom"]),
        ("Linhe (a city)", "Linhe grows", ["Linhe"]),
        ("a city (Linhe)", "Linhe grows", []),
        ("Linhe", "", []),
        ("…", "Linhe", []),
    ],
)
def test_a_proper_name_is_found_as_it_is_written(form: str, text: str, found: list[str]) -> None:
    assert shown(form, text) == found


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("tiered care", "Care in tiers is near.", ["tiers_Care"]),
        ("tiered care", "Care is near. A tiered cake.", []),
        ("tiered care", "Care for all of us who live in houses with tiers", []),
        ("out of grain", "out of all grain", ["out_of_grain"]),
        ("out of grain", "grain", []),
        ("first stores", "the first of the stores", ["first_stores"]),
    ],
)
def test_the_words_of_a_term_stand_near_each_other(form: str, text: str, found: list[str]) -> None:
    assert shown(form, text, is_proper=False) == found


def test_in_scripts_without_spaces_a_form_is_a_run_of_characters() -> None:
    assert list(occurrences("临河", "去临河，在临河", "zh_Hans", True)) == [(1, 2), (5, 6)]
    assert list(occurrences("JD", "京东JD", "zh_Hans", True)) == [(2, 3)]


@pytest.mark.parametrize(
    ("word", "other", "locale", "is_one"),
    [
        ("Gangcheng", "Gangchengs", "en", True),
        ("Gangcheng", "GANGCHENG", "en", True),
        ("Gangcheng", "gangcheng", "en", False),
        ("Gangcheng", "Gangchengia", "en", False),
        ("Kamienica", "Kamienicy", "pl", True),
        ("Kraków", "Krakowie", "pl", True),
        ("Kraków", "Kraj", "pl", False),
        ("لينخه", "بلينخه", "ar", True),
        ("لينخه", "لنخا", "ar", False),
    ],
)
def test_a_word_of_a_name_may_have_an_ending(word: str, other: str, locale: str, is_one: bool) -> None:
    assert is_form_of_name(word, other, locale) is is_one


@pytest.mark.parametrize(
    ("word", "other", "is_so"),
    [
        ("Gangcheng", "Gangchen", True),
        ("Gangcheng", "Gangcheng", False),
        ("Gangcheng", "gangcheng", True),
        ("Wenshui", "Wenyuan", False),
        ("River", "rivers", False),
        # Short words are often alike.
        ("Jinan", "Jina", False),
        ("Road", "Roads", False),
    ],
)
def test_a_misspelt_word_is_nearly_that_of_the_name(word: str, other: str, is_so: bool) -> None:
    assert is_misspelt(word, other, "en") is is_so


def test_words_that_only_look_alike_are_no_forms_of_each_other() -> None:
    assert is_form("villages", "village")
    assert is_form("tiered", "tiers")
    assert not is_form("grain", "gains")
    assert not is_form("grain", "chain")


@given(strategies.text(alphabet="Dawen River’s, .()“”村-", max_size=30), strategies.text(alphabet="Dawen River’s, .()“”村-", max_size=60))
def test_an_occurrence_has_words_of_the_text(form: str, text: str) -> None:
    for is_proper in (True, False):
        for place in occurrences(form, text, "en", is_proper):
            assert place
            assert max(place) < max(len(text), len(words_of(text)))
