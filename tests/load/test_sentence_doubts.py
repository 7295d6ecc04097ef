"""What is doubted in the sentence of a figure, and what is let be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from microsite.load.sentence_doubts import sentence_doubts
from microsite.model.content import Figure, Period, Place


def doubts(text: str, kind: str, period: Period, locale: str = "zh_Hans_CN") -> list[tuple[str, str]]:
    figure = Figure("parks", "parks", kind, value=Decimal(5), period=period, place=Place("", "P4"))
    return [
        (each.code.removeprefix("sentence-"), each.fragment)
        for each in sentence_doubts(figure, {"parks", "roads"}, text, "2024-01-17", locale)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "period", "found"),
    [
        ("2024年要新建{roads}公园。", "target", Period("year", "2024"), [("other-figure", "{roads")]),
        ("2025年要新建{parks}。", "target", Period("year", "2024"), [("year", "2025年")]),
        ("去年新建{parks}。", "result", Period("year", "2024"), [("year", "去年")]),
        ("2024年已经新建{parks}。", "target", Period("year", "2024"), [("kind", "已经")]),
        ("2024年建成了{parks}。", "target", Period("year", "2024"), [("kind", "了")]),
        ("2023年力争新建{parks}。", "result", Period("year", "2023"), [("kind", "力争")]),
        ("到2026年，新建{parks}。", "target", Period("by", "2025"), [("year", "2026年")]),
        # These are right, or faults of another kind.
        ("2024年要新建{road}公园。", "target", Period("year", "2024"), []),
        ("2024年要新建{parks}。", "target", Period("year", "2042"), []),
        ("2024年要新建{parks}，连同{roads}。", "target", Period("year", "2024"), []),
        ("比2022年多{parks}。", "result", Period("year", "2023"), []),
        ("去年新建{parks}。", "result", Period("year", "2023"), []),
        ("2021年至2025年，新建{parks}。", "target", Period("cumulative", "2021", "2025"), []),
        ("从2024年起，到2025年新建{parks}。", "target", Period("by", "2025"), []),
        ("在已有公园之外，要新建{parks}。", "target", Period("year", "2024"), []),
        ("已经新建{parks}。", "estimate", Period("year", "2023"), []),
        ("2023年预计新建{parks}。", "estimate", Period("year", "2023"), []),
        ("要新建公园。", "target", Period("year", "2024"), []),
    ],
)
def test_a_sentence_is_held_against_its_figure(text: str, kind: str, period: Period, found: list[tuple[str, str]]) -> None:
    assert doubts(text, kind, period) == found


def test_other_languages_have_their_own_words() -> None:
    year = Period("year", "2024")
    assert doubts("Last year, {parks} were opened.", "target", year, "en_GB") == [("year", "Last year")]
    assert doubts("In 2024, {parks} have been opened.", "target", year, "en_GB") == [("kind", "have been")]
    assert doubts("In 2024, {parks} are to be opened, more than in 2023.", "target", year, "en_GB") == []
    assert doubts("{parks} en 2023", "target", year, "fr_FR") == []
