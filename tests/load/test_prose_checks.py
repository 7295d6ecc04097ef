"""What only looks like a reference, what a figure says already, and numbers that a figure has."""

from __future__ import annotations

import pytest

from microsite.load.beside_figures import said_beside, typed_figures
from microsite.load.look_alikes import look_alikes
from microsite.load.said import Said
from microsite.text.quantities import Part, Quantity

JOBS = Said("jobs", Quantity((Part("number", "2300"), Part("unit", "人"), Part("bound", "以上")), "2300", "2300", False, "zh-Hans", "ltr"))
SHOPS = Said("shops", Quantity((Part("number", "5"), Part("unit", "个")), "5", "5", False, "zh-Hans", "ltr"), "新开店铺数")
HOMES = Said(
    "homes",
    Quantity((Part("bound", "at least "), Part("number", "1,500"), Part("unit", " homes")), "1,500", "1500", False, "en-GB", "ltr"),
)
FEES = Said("fees", Quantity((Part("unit", "$"), Part("number", "5")), "5", "5", True, "en-GB", "ltr"))
LAND = Said("land", Quantity((Part("number", "2.1万"), Part("unit", "亩")), "2.1万", "21000", False, "zh-Hans", "ltr"))
FIGURES = {each.id: each for each in (JOBS, LAND, SHOPS, HOMES, FEES)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("就业（jobs）", ["（jobs）"]),
        ("就业[jobs]", ["[jobs]"]),
        ("就业【jobs】和{{jobs}}", ["{{jobs}}", "【jobs】"]),
        ("就业(jobs)", ["(jobs)"]),
        ("新增jobs，", ["jobs"]),
        ("就业（jobs.number）", ["（jobs.number）"]),
        ("new places (jobs) and jobs", []),
        ("就业{jobs}，{jobs.number}", []),
        ("就业`（jobs）`", []),
        ("见[jobs](https://a.example/jobs)", []),
        ("见[就业](figure:jobs)", []),
        ("就业（gdp）", []),
        ("新增｛jobs｝", []),
        ("新增%jobs%，", ["%jobs%"]),
        ("新增$jobs$人", ["$jobs$"]),
        ("新增#jobs#人", ["#jobs#"]),
        ("新增@jobs人", ["@jobs"]),
        ("新增“jobs”人", ["“jobs”"]),
        ("新增<jobs>人", ["<jobs>"]),
        ("新增〈jobs〉人", ["〈jobs〉"]),
        ("many “jobs” are new, at editor@jobs.example", []),
    ],
)
def test_names_of_figures_without_their_braces_are_found(text: str, found: list[str]) -> None:
    assert sorted(each.fragment for each in look_alikes(text, FIGURES)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("新增{jobs}人", "zh_Hans_CN", ["人"]),
        ("新增{jobs}人就业", "zh_Hans_CN", ["人"]),
        ("新增{jobs}以上", "zh_Hans_CN", ["以上"]),
        ("新增{jobs}人以上", "zh_Hans_CN", ["人以上"]),
        ("至少{jobs}", "zh_Hans_CN", ["至少"]),
        ("至少 {jobs} 人", "zh_Hans_CN", ["至少", "人"]),
        ("{shops}个", "zh_Hans_CN", ["个"]),
        ("治理{land}万亩", "zh_Hans_CN", ["万亩"]),
        ("at least {homes}", "en_GB", ["at least"]),
        ("{homes} homes", "en_GB", ["homes"]),
        ("${fees}", "en_GB", ["$"]),
        ("新增{jobs}余", "zh_Hans_CN", ["余"]),
        ("不到{jobs}", "zh_Hans_CN", ["不到"]),
        ("近{shops}店铺", "zh_Hans_CN", ["近"]),
        ("{shops}左右", "zh_Hans_CN", ["左右"]),
        ("{shops}多店铺", "zh_Hans_CN", ["多"]),
        ("{shops}家店铺", "zh_Hans_CN", ["家"]),
        ("新增{jobs}名", "zh_Hans_CN", ["名"]),
        ("治理{land}公顷", "zh_Hans_CN", ["公顷"]),
        ("{homes} people", "en_GB", ["people"]),
        ("almost {fees}", "en_GB", ["almost"]),
        # These are right.
        ("{jobs.number}人", "zh_Hans_CN", []),
        ("{shops}个体户", "zh_Hans_CN", []),
        ("{jobs}人次", "zh_Hans_CN", []),
        ("超过{shops}", "zh_Hans_CN", []),
        ("附近{jobs}", "zh_Hans_CN", []),
        ("人{jobs}", "zh_Hans_CN", []),
        ("{homes} homesteads", "en_GB", []),
        ("{homes}. Homes are needed", "en_GB", []),
        ("{jobs}，人人有责", "zh_Hans_CN", []),
        ("{shops}多为新店", "zh_Hans_CN", []),
        ("{shops}家庭农场", "zh_Hans_CN", []),
        ("{jobs.number}名", "zh_Hans_CN", []),
        ("more than {fees}", "en_GB", []),
    ],
)
def test_what_a_figure_says_itself_is_found_beside_its_reference(text: str, locale: str, found: list[str]) -> None:
    assert [each.fragment for each in said_beside(text, FIGURES, locale)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新增2300人以上", [("2300人以上", "{jobs}")]),
        ("新增2300人", [("2300人", "{jobs.number}人")]),
        ("新增 2300 人", [("2300 人", "{jobs.number} 人")]),
        ("新增2,300人", [("2,300人", "{jobs.number}人")]),
        ("新增２３００人", [("２３００人", "{jobs.number}人")]),
        ("新开5个", [("5个", "{shops}")]),
        ("新开5个，又新开5个", [("5个", "{shops}"), ("5个", "{shops}")]),
        ("at least 1,500 homes", [("at least 1,500 homes", "{homes}")]),
        ("建1500 homes", [("1500 homes", "{homes.number} homes")]),
        ("新增两千三百人", [("两千三百人", "{jobs.number}人")]),
        ("惠及2300余人", [("2300余人", "{jobs}")]),
        ("新增二千三百人以上", [("二千三百人", "{jobs.number}人")]),
        ("新开五个店铺", [("五个", "{shops}")]),
        # These are others.
        ("新增{jobs}", []),
        ("新增12300人", []),
        ("第5个", []),
        ("五个方面", []),
        ("两千三百户", []),
        ("5个体户", []),
        ("`2300人`", []),
        ("2300户", []),
    ],
)
def test_a_number_that_a_figure_has_is_found_with_the_reference_to_write(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.fragment, each.facts["proposal"]) for each in typed_figures(text, FIGURES.values(), "zh_Hans_CN")] == found
