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
        ("城市更新与管理", "zh-Hans", "城市 更新 与管理"),
        ("城市更新与管理", "zh-Hans-CN", "城市 更新 与管理"),
        ("青山区2031年政府工作报告", "zh-Hans", "青山区2031年 政府 工作 报告"),
        ("教育、医疗与文化", "zh-Hans", "教育、 医疗 与文化"),
        ("区里的“双千亿”", "zh-Hans", "区里的 “双千亿”"),
        ("城市更新與管理", "zh-Hant", "城市 更 新 與 管理"),
        ("仍是关键", "zh-Hans", "仍是关键"),
        ("在", "zh-Hans", "在"),
        ("今日は天気です", "ja", "今日は 天気です"),
        ("The roads of 2031", "en-GB", None),
        ("一个没有模型的语言", "x-none", None),
        ("", "zh-Hans", None),
    ],
)
def test_a_heading_falls_into_pieces(heading: str, tag: str, pieces: str | None) -> None:
    assert phrases(heading, tag) == (tuple(pieces.split()) if pieces else (heading,))


# Headings whose words were parted on pages, as they should be. Where the list lacks a word (文旅, 固投), its characters stay together.
SEEN = """
新建 道路 条数
新增 供热 能力
供热 管网 改造 小区数
供电 设施 改造 小区数
城镇 新增 就业 人数
城镇 居民 人均 可支配 收入 增速
企业 数字 应用 场景数
新建5G基站数
新增 市级 以上 农业 龙头 企业数
培育 “三品 一标” 农产品数
精品 文旅 线路数
畜禽 粪污 综合 利用率
人工 造林 面积
签约 项目 形成 固投占比
新建 智慧 充电 停车场数
水土 流失 治理 面积 远大于 各项 林业 任务
三项 比例 设有 下限， 其中 粪污 利用率的 最高
计划 建设的 住房， 绝大多数 是安置房
服务业、 消费 与文旅
钢铁 仍是根基， 招商 目标都 设有 下限。
辛庄河
桃花路
"""


@pytest.mark.parametrize("pieces", SEEN.split("\n")[1:-1])
def test_no_word_is_parted(pieces: str) -> None:
    assert phrases(pieces.replace(" ", ""), "zh-Hans") == tuple(pieces.split())


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
