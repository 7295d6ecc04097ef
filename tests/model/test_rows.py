"""Lines that look like rows of a table, and those that don't."""

from __future__ import annotations

import pytest

from microsite.model.rows import rows


@pytest.mark.parametrize(
    ("above", "line", "cells"),
    [
        ("年份,道路,公园", "2023,3,4", (["年份", "道路", "公园"], ["2023", "3", "4"])),
        ("道路,4条", "公园,5处", (["道路", "4条"], ["公园", "5处"])),
        ("roads,{roads}", "parks,{parks}", (["roads", "{roads}"], ["parks", "{parks}"])),
        ("道路;4", "公园;5", (["道路", "4"], ["公园", "5"])),
        ("年份   道路", "2023   3", (["年份", "道路"], ["2023", "3"])),
        ("张三    李四", "王五    赵六", (["张三", "李四"], ["王五", "赵六"])),
        ("年份　道路", "2023　3", (["年份", "道路"], ["2023", "3"])),
        ("道路|4", "公园|5", (["道路", "4"], ["公园", "5"])),
        ("结果：4条", "目标：5条", (["结果", "4条"], ["目标", "5条"])),
        ("更新，4，5", "管理，16，17", (["更新", "4", "5"], ["管理", "16", "17"])),
        ("年份 道路 公园", "2023 3 4", (["年份", "道路", "公园"], ["2023", "3", "4"])),
    ],
)
def test_rows_are_told_by_their_numbers_and_gaps(above: str, line: str, cells: tuple[list[str], list[str]]) -> None:
    assert rows(above, line) == cells


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("今年修路,明年", "修桥,后年"),
        ("山青，水秀", "人和，业兴"),
        ("In 2023, five homes were built,", "and 2024, six of them"),
        ("1,234 homes", "5,678 more"),
        ("One.  Two", "Three.  Four"),
        ("by 2023 and 2024", "to 5 from 10"),
        ("2023,3,4", "道路,4"),
        ("道路", "4"),
        ("今年修路，20条", "明年修桥，还要修塔"),
        ("会议时间：10:30", "地点：区政府"),
    ],
)
def test_lines_of_prose_are_no_rows(above: str, line: str) -> None:
    assert rows(above, line) is None
