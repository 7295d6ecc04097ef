"""Headings break between words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.text.headings import phrases


@pytest.mark.parametrize(
    ("heading", "tag", "pieces"),
    [
        ("城市更新与管理", "zh-Hans", "城市 更新 与 管理"),
        ("城市更新与管理", "zh-Hans-CN", "城市 更新 与 管理"),
        ("青山区2031年政府工作报告", "zh-Hans", "青山区2031年 政府 工作 报告"),
        ("教育、医疗与文化", "zh-Hans", "教育、 医疗 与 文化"),
        ("区里的“双千亿”", "zh-Hans", "区 里 的 “双千亿”"),
        ("今日は天気です", "ja", "今日は 天気です"),
        ("The roads of 2031", "en-GB", None),
        ("一个没有模型的语言", "x-none", None),
        ("", "zh-Hans", None),
    ],
)
def test_a_heading_falls_into_pieces(heading: str, tag: str, pieces: str | None) -> None:
    assert phrases(heading, tag) == (tuple(pieces.split()) if pieces else (heading,))


LATIN = "0123456789ab"


@given(st.text(alphabet="钢城区政府工作报告2031年，。、“”（）《》ab ·—…%", max_size=30))
def test_whatever_the_heading_its_pieces_are_the_text_and_part_nothing_that_belongs_together(heading: str) -> None:
    pieces = phrases(heading, "zh-Hans")
    assert "".join(pieces) == heading
    for before, after in pairwise(pieces):
        assert before[-1] not in "“（《", (before, after)
        assert after[0] not in "，。、”）》", (before, after)
        assert (before[-1] in LATIN) == (after[0] in LATIN), (before, after)
    assert len(pieces) == 1 or len(pieces[-1]) > 1
