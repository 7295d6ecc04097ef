"""A text as its readers get it, and where its characters were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.proofreading.filled import fill

SAMPLES = {"jobs": "at least 1,234 people", "jobs.number": "1,234", "homes": "5,678 homes"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("In all, {jobs} and {homes}.", "In all, at least 1,234 people and 5,678 homes."),
        ("{jobs.number} of them.", "1,234 of them."),
        ("**{jobs}** people", "at least 1,234 people people"),
        ("a *good* and __very__ `good` year", "a good and very good year"),
        ("see [the {homes}](https://a.example/1_2)s", "see the 5,678 homess"),
        ("{{braces}} and {unknown}", "{braces} and {unknown}"),
        ("3 * 4 and snake_case and \\*this\\*", "3 * 4 and snake_case and *this*"),
        ("", ""),
    ],
)
def test_references_become_words_and_marks_go(typed: str, read: str) -> None:
    assert fill(typed, SAMPLES, is_prose=True).text == read


def test_a_text_without_markdown_keeps_its_marks() -> None:
    assert fill("**{n}** {{x}}", {"n": "5"}, is_prose=False).text == "**5** {x}"


@pytest.mark.parametrize(
    ("typed", "read", "place"),
    [
        ("up to {jobs}.", "up to at least", "up to {jobs}"),
        ("**{jobs}** people", "people people", "{jobs}** people"),
        ("{jobs}s", "peoples", "{jobs}s"),
        ("the *new* homes", "new homes", "new* homes"),
    ],
)
def test_a_finding_in_it_stands_where_it_was_typed(typed: str, read: str, place: str) -> None:
    filled = fill(typed, SAMPLES, is_prose=True)
    start = filled.text.index(read)
    at, end = filled.typed(start, start + len(read))
    assert typed[at:end] == place


def test_it_tells_which_words_are_references() -> None:
    filled = fill("{jobs} and {homes}", SAMPLES, is_prose=True)
    assert [(each.name, filled.text[each.start : each.stop]) for each in filled.shown] == [
        ("jobs", "at least 1,234 people"),
        ("homes", "5,678 homes"),
    ]


@given(st.text(alphabet="ab 1*_`[]()\\{}jobshm.", max_size=40), st.booleans())
def test_every_character_has_its_place(typed: str, is_prose: bool) -> None:
    filled = fill(typed, SAMPLES, is_prose)
    assert len(filled.places) == len(filled.text) or (not filled.places and filled.text == typed)
    assert all(0 <= start < stop <= len(typed) for start, stop in filled.places)
    assert list(filled.places) == sorted(filled.places)
    assert all(filled.text[each.start : each.stop] == SAMPLES[each.name] for each in filled.shown)
    alone = [index for index, (start, stop) in enumerate(filled.places) if stop - start == 1]
    assert all(filled.text[index] == typed[filled.places[index][0]] for index in alone)
    assert filled.typed(0, len(filled.text)) <= (len(typed), len(typed))
