"""Which numbers keep a translation from being published: those that no free translation explains."""

from __future__ import annotations

import pytest

from microsite.proofreading.numbers import numbers
from microsite.proofreading.pair import TextPair


def blocked(source: str, text: str, languages: tuple[str, str] = ("zh_Hans", "en_GB")) -> list[str]:
    """The characters that are marked in a translation which is not published; "" for a number that is lost."""
    pair = TextPair(source, text, *languages, is_prose=True)
    return [text[each.start : each.stop] for each in numbers(pair) if each.blocks]


@pytest.mark.parametrize(
    ("source", "text", "marked"),
    [
        ("预计增长5.4%。", "It grew by an estimated 54%.", ["54"]),
        ("2024年的目标。", "The goals for 2025.", ["2025"]),
        ("共有2300人。", "There are 3,200 people.", ["3,200"]),
        ("共有2300人。", "There are many people.", [""]),
        ("增长5.4%。", "It grew slightly.", [""]),
        ("1.5万户。", "1,500 households.", ["1,500"]),
        ("预计增长{growth}。", "It grew by {growth}, that is 54%.", ["54"]),
        ("预计增长{growth}。", "It grew by {growth}, after 1,350 the year before.", ["1,350"]),
        ("提高3个百分点。", "It rose by 3%.", ["3"]),
        ("修复300亩。", "300 hectares were restored.", ["300"]),
        ("建设3个月。", "It took 3 weeks.", ["3"]),
        ("投资2亿元。", "An investment of 200 million dollars.", ["200 million"]),
        ("45人。", "45% of them.", ["45"]),
        ("8张床位。", "9 beds.", ["9"]),
        ("比上一年增长{growth}。", "It grew by {growth} (5.4%).", ["5.4"]),
        ("面积（亩，15亩为1公顷）。", "The land, in mu (50 mu are 1 hectare).", ["50"]),
        ("面积为6平方公里。", "It covers 7 square kilometres.", ["7"]),
    ],
)
def test_a_number_that_is_certainly_wrong_is_not_published(source: str, text: str, marked: list[str]) -> None:
    assert blocked(source, text) == marked


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("2025年底前建成。", "Completed before 2026."),
        ("工期18个月。", "A year and a half of work."),
        ("工期18个月。", "It took 1.5 years."),
        ("供水3万吨。", "30,000 cubic metres of water."),
        ("全年365天开放。", "Open every day of the year."),
        ("占千分之一。", "One in a thousand."),
        ("中央八项规定。", "The eight-point rules."),
        ("新建数十个站点。", "Dozens of stations were built."),
        ("24小时服务。", "Service round the clock."),
        ("全天候服务。", "Service 24/7."),
        ("完全国有。", "100% state-owned."),
        ("全方位服务。", "A 360-degree service."),
        ("新冠疫情期间。", "During the COVID-19 pandemic."),
        ("细颗粒物下降。", "PM2.5 fell."),
        ("互联网企业。", "B2B companies and 5G networks."),
        ("20时开始。", "It begins at 8 p.m."),
        ("14:30开始。", "It begins at 2:30 pm."),
        ("50万平方米。", "0.5 square kilometres."),
        ("提前一刻钟。", "15 minutes earlier."),
        ("半年内完成。", "Done within 6 months."),
        ("上年的报告。", "The report for 2023."),
        ("“十四五”时期。", "In the years 2021–25."),
        ("20世纪的房子。", "Houses from the 1900s."),
        ("规上工业企业。", "Industrial companies with an annual revenue of twenty million yuan or more."),
        ("投资1亿元。", "An investment of 100 million yuan (US$14 million)."),
        ("每月由600元提高到720元。", "Raised by 120 yuan, from 600 to 720."),
        ("每斤3.2元。", "3.2 yuan a jin (500 g)."),
        ("12345热线满意率98.7%。", "Of those who called 12345, 98.7 per cent were happy."),
        ("60岁以上老人。", "The over-sixties."),
        ("2000名学生。", "Two thousand pupils."),
        ("100万人次。", "A million visits."),
        ("十多个项目。", "More than ten projects."),
        ("50%的学校。", "Half of the schools."),
        ("1/3的村。", "A third of the villages."),
    ],
)
def test_what_a_free_translation_may_say_is_published(source: str, text: str) -> None:
    assert blocked(source, text) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It grew by half in the nineties.", "90年代增长了50%。"),
        ("A fortnight later.", "14天以后。"),
        ("A dozen schools.", "12所学校。"),
        ("It opens at noon.", "12点开门。"),
        ("By the end of 2025.", "2026年之前。"),
        ("From January to March.", "1—3月。"),
        ("Adults only.", "仅限18岁以上。"),
    ],
)
def test_the_same_holds_into_chinese(source: str, text: str) -> None:
    assert blocked(source, text, ("en_GB", "zh_Hans")) == []


def test_a_language_without_number_words_blocks_decimals_alone() -> None:
    assert blocked("共有2300人。", "Viele Menschen.", ("zh_Hans", "de_DE")) == []
    assert blocked("增长35.4%。", "Viel mehr.", ("zh_Hans", "de_DE")) == [""]
    assert blocked("增长35.4%。", "354 Prozent mehr.", ("zh_Hans", "de_DE")) == ["354"]
