"""Places in their usual form, which is accepted as it is proposed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.model.plausibility import tidy_locator


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("P17", "P17"),
        ("p17", "P17"),
        ("Ｐ１７", "P17"),
        ("17", "P17"),
        ("１７", "P17"),
        ("P 17", "P17"),
        ("p.17", "P17"),
        ("s3", "S3"),
        ("P17。", "P17"),
        ("[P17]", "P17"),
        ("（P17）", "P17"),
        ("【17】", "P17"),
        ("Pl7", "P17"),
        ("P1O", "P10"),
        ("PI", "PI"),
        ("PIO", "PIO"),
        ("Pool", "Pool"),
        ("P3, p5", "P3, P5"),
        ("3、5", "P3、P5"),
        ("P3，P5", "P3, P5"),
        ("P18,P19", "P18, P19"),
        ("P18 P19", "P18, P19"),
        ("P18和P19", "P18, P19"),
        ("P018", "P18"),
        ("18段", "P18"),
        ("P18段", "P18"),
        ("第18段", "第18段"),
        ("p3-p5", "P3-P5"),
        ("第１７页", "第17页"),
        ("第17页", "第17页"),
        ("page 17", "page 17"),
        ("Table 3", "Table 3"),
        ("§ 3.2", "§ 3.2"),
        ("3.2", "3.2"),
        ("2024-01-17", "2024-01-17"),
        ("B08", "B08"),
        ("附表", "附表"),
    ],
)
def test_a_place_has_its_usual_form(typed: str, meant: str) -> None:
    assert tidy_locator(typed) == meant


@given(st.from_regex(re.compile(r"[A-Za-zＰｐ第页,，、 .0-9１７§-]{1,40}"), fullmatch=True))
def test_what_is_proposed_for_a_place_is_accepted(typed: str) -> None:
    assert tidy_locator(tidy_locator(typed)) == tidy_locator(typed)
