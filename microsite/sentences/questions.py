"""The questions of `new` and the help of its options, in English and Chinese."""

from __future__ import annotations

from microsite.language import Pair

HELP: dict[str, dict[str, Pair]] = {
    "edition": {
        "id": ("the year, such as 2025", "年份，如2025"),
        "title": ("its title", "标题"),
        "date": ("its date, such as 2025-01-17", "报告的日期，如2025-01-17"),
        "document": ("id of the document that places refer to", "资料的id，数字的出处都指它"),
        "document-title": ("title of the document, if it is a new one", "资料的标题（新资料才要写）"),
    },
    "section": {
        "edition": ("the edition; the newest one, if left out", "放进哪一期（默认：最新一期）"),
        "id": ("name of its file and page, such as old_villages", "文件和页面的名称，如old_villages"),
        "title": ("its title", "标题"),
        "after": ("the section that it follows; the last one, if left out", "排在哪一节之后（默认：排在最后）"),
    },
    "figure": {
        "edition": ("the edition; the newest one, if left out", "放进哪一期（默认：最新一期）"),
        "section": ("the section that it belongs to", "放进哪一节"),
        "id": ("its name in the section, such as jobs", "数字在这一节里的名称，如jobs"),
        "indicator": ("what it is a value of; a new one needs --name and --unit", "哪个指标；新指标还要写--name和--unit"),
        "name": ("name of a new indicator", "新指标的名称"),
        "unit": ("unit of a new indicator; a new one needs --counted", "新指标的单位；新单位还要写--counted"),
        "counted": ("number and noun of a new unit, such as '{n}个'", "新单位的数字和量词，如'{n}个'"),
        "direction": (
            "which way is good for a new indicator: up, down or neither (if left out)",
            "新指标往哪边算好：up、down或neither（默认）",
        ),
        "kind": ("result, estimate, target, expected_effect or ambition", "result、estimate、target、expected_effect或ambition"),
        "value": ("the number, such as 15000 or 1.5万", "数值，如15000或1.5万"),
        "to": ("the upper end, where it is a range that begins with --value", "范围的上限，下限写在--value"),
        "bound": ("exactly (if left out), at_least, more_than, about or at_most", "exactly（默认）、at_least、more_than、about或at_most"),
        "period": ("2024, 2024-H1, 2024-06, 2024-06-30, 'by 2025' or 2021..2025", "2024、2024-H1、2024-06-30、'by 2025'或2021..2025"),
        "place": ("where the document says it, such as P17", "出处，如P17"),
        "sentence": ("a sentence with {ID} in place of the number", "一句话，数字的位置写{ID}"),
    },
    "language": {
        "path": ("its short name in addresses, such as fr", "语言在网址里的简称，如fr"),
        "name": ("its own name, such as Français", "语言自己的名称，如Français"),
        "tag": ("its BCP 47 tag; the path, if left out", "BCP 47语言标签（默认：与path相同）"),
        "locale": ("its CLDR locale, such as fr_CA; from the tag, if left out", "CLDR区域，如fr_CA（默认：由标签得出）"),
    },
}
"""kind of thing → name of the question → help of its option"""

PROMPTS: dict[str, dict[str, Pair]] = {
    "edition": {
        "id": ("Year of the edition, such as 2025", "年份，如2025"),
        "title": ("Title of the edition", "这一期的标题"),
        "date": ("Date of the report, such as 2025-01-17", "报告的日期，如2025-01-17"),
        "document": ("Id of the source document, such as report_2025", "资料的id，如report_2025"),
        "document-title": ("Title of that document", "这份资料的标题"),
    },
    "section": {
        "edition": ("Edition: {editions} (Enter: {newest})", "哪一期：{editions}（直接回车：{newest}）"),
        "id": ("Id of the section, such as old_villages", "这一节的id（英文小写），如old_villages"),
        "title": ("Title of the section", "这一节的标题"),
        "after": (
            "Id of the section that it follows: {sections} (Enter: the last)",
            "排在哪一节（id）之后：{sections}（直接回车：排在最后）",
        ),
    },
    "figure": {
        "edition": ("Edition: {editions} (Enter: {newest})", "哪一期：{editions}（直接回车：{newest}）"),
        "section": ("Id of the section: {sections}", "放进哪一节（id）：{sections}"),
        "id": ("Id of the figure, such as jobs", "这个数字的id（英文小写），如jobs"),
        "indicator": ("Id of the indicator, such as new_lamps", "指标的id，如new_lamps"),
        "name": ("Name of this new indicator, without year and bound", "这是新指标，它的名称（不写年份和“以上”）"),
        "unit": ("Id of its unit, such as percent, person, mu", "单位的id，如percent、person、mu"),
        "counted": ("Number and noun of this new unit, such as {n}个", "这是新单位，数字和量词怎样连写，如{n}个"),
        "direction": ("Which way is good: up, down (Enter: neither)", "往哪边算好：up（越高越好）、down（越低越好）（直接回车：不分好坏）"),
        "kind": (
            "Kind: result, estimate, target, expected_effect, ambition",
            "种类：result（结果）、estimate（预计）、target（目标）、expected_effect（预期效果）、ambition（愿景）",
        ),
        "value": ("Value, such as 15000, 5.4 or 1.5万", "数值，如15000、5.4或1.5万"),
        "bound": (
            "Bound: at_least, more_than, about, at_most (Enter: exactly that number)",
            "范围：at_least（以上）、more_than（超过、余）、about（左右）、at_most（不超过）（直接回车：正好是这个数）",
        ),
        "period": (
            "Time: 2024, 2024-H1, 2024-06, 'by 2025', 2021..2025",
            "时间：2024、2024-H1、2024-06、by 2025（到2025年底）、2021..2025（累计）",
        ),
        "place": ("Place in the document, such as P17", "出处，如P17"),
        "sentence": (
            "One plain sentence, with {{{id}}} for the number (Enter: none yet)",
            "用平实的话写一句，数字写成{{{id}}}（直接回车：先不写）",
        ),
    },
    "language": {
        "path": ("Short name of the language, such as fr", "语言的简称，如fr"),
        "name": ("Its own name, such as Français", "它自己的名称，如Français"),
    },
}
"""kind of thing → name of the question → the question on a terminal"""
