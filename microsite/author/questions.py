"""The questions of `new`, as a table; options of the command line and questions on a terminal both come from it."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """One question of `new`."""

    name: str
    """the option without its dashes"""
    shape: str
    """the form of the answer: a name in `answers.SHAPES`"""
    help: str
    prompts: tuple[str, str]
    """the question on a terminal, in English and Chinese"""
    required: bool = False
    """whether it needs an answer"""
    offered: bool = False
    """whether it is asked on a terminal, where an empty answer skips it; if neither, it has a default"""


_EDITION = Question(
    "edition",
    "edition-id",
    "the edition; the newest one, if left out",
    ("Edition: {editions} (Enter: {newest})", "哪一期：{editions}（直接回车：{newest}）"),
    offered=True,
)

QUESTIONS: dict[str, tuple[Question, ...]] = {
    "edition": (
        Question("id", "edition-id", "the year, such as 2025", ("Year of the edition, such as 2025", "年份，如2025"), True),
        Question("title", "line", "its title", ("Title of the edition", "这一期的标题"), True),
        Question(
            "date", "date", "its date, such as 2025-01-17", ("Date of the report, such as 2025-01-17", "报告的日期，如2025-01-17"), True
        ),
        Question(
            "document",
            "id",
            "id of the document that places refer to",
            ("Id of the source document, such as report_2025", "资料的id，如report_2025"),
            True,
        ),
        Question("document-title", "line", "title of the document, if it is a new one", ("Title of that document", "这份资料的标题")),
    ),
    "section": (
        _EDITION,
        Question(
            "id",
            "id",
            "name of its file and page, such as old_villages",
            ("Id of the section, such as old_villages", "这一节的id（英文小写），如old_villages"),
            True,
        ),
        Question("title", "line", "its title", ("Title of the section", "这一节的标题"), True),
        Question(
            "after",
            "id",
            "the section that it follows; the last one, if left out",
            ("Id of the section that it follows: {sections} (Enter: the last)", "排在哪一节（id）之后：{sections}（直接回车：排在最后）"),
            offered=True,
        ),
    ),
    "figure": (
        _EDITION,
        Question(
            "section", "id", "the section that it belongs to", ("Id of the section: {sections}", "放进哪一节（id）：{sections}"), True
        ),
        Question(
            "id",
            "id",
            "its name in the section, such as jobs",
            ("Id of the figure, such as jobs", "这个数字的id（英文小写），如jobs"),
            True,
        ),
        Question(
            "indicator",
            "id",
            "what it is a value of; a new one needs --name and --unit",
            ("Id of the indicator, such as new_lamps", "指标的id，如new_lamps"),
            True,
        ),
        Question(
            "name",
            "line",
            "name of a new indicator",
            ("Name of this new indicator, without year and bound", "这是新指标，它的名称（不写年份和“以上”）"),
        ),
        Question(
            "unit",
            "id",
            "unit of a new indicator; a new one needs --counted",
            ("Id of its unit, such as percent, person, mu", "单位的id，如percent、person、mu"),
        ),
        Question(
            "counted",
            "counted",
            "number and noun of a new unit, such as '{n}个'",
            ("Number and noun of this new unit, such as {n}个", "这是新单位，数字和量词怎样连写，如{n}个"),
        ),
        Question(
            "direction",
            "direction",
            "which way is good for a new indicator: up, down or neither (if left out)",
            (
                "Which way is good: up, down (Enter: neither)",
                "往哪边算好：up（越高越好）、down（越低越好）（直接回车：不分好坏）",
            ),
            offered=True,
        ),
        Question(
            "kind",
            "kind",
            "result, estimate, target, expected_effect or ambition",
            (
                "Kind: result, estimate, target, expected_effect, ambition",
                "种类：result（结果）、estimate（预计）、target（目标）、expected_effect（预期效果）、ambition（愿景）",
            ),
            True,
        ),
        Question(
            "value",
            "number",
            "the number in plain digits, such as 15000",
            ("Value in plain digits, such as 15000 or 5.4", "数值，只写数字，如15000或5.4"),
            True,
        ),
        Question("to", "number", "the upper end, where it is a range that begins with --value", ("Upper end of a range", "范围的上限")),
        Question(
            "bound",
            "bound",
            "exactly (if left out), at_least, more_than, about or at_most",
            (
                "Bound: at_least, more_than, about, at_most (Enter: exactly that number)",
                "范围：at_least（以上）、more_than（超过、余）、about（左右）、at_most（不超过）（直接回车：正好是这个数）",
            ),
            offered=True,
        ),
        Question(
            "period",
            "period",
            "2024, 2024-H1, 2024-06, 2024-06-30, 'by 2025' or 2021..2025",
            (
                "Time: 2024, 2024-H1, 2024-06, 'by 2025', 2021..2025",
                "时间：2024、2024-H1、2024-06、by 2025（到2025年底）、2021..2025（累计）",
            ),
            True,
        ),
        Question("place", "place", "where the document says it, such as P17", ("Place in the document, such as P17", "出处，如P17"), True),
        Question(
            "sentence",
            "sentence",
            "a sentence with {ID} in place of the number",
            (
                "One plain sentence, with {{{id}}} for the number (Enter: none yet)",
                "用平实的话写一句，数字写成{{{id}}}（直接回车：先不写）",
            ),
            offered=True,
        ),
    ),
    "language": (
        Question(
            "path",
            "language-path",
            "its short name in addresses, such as fr",
            ("Short name of the language, such as fr", "语言的简称，如fr"),
            True,
        ),
        Question("name", "line", "its own name, such as Français", ("Its own name, such as Français", "它自己的名称，如Français"), True),
        Question("tag", "language-tag", "its BCP 47 tag; the path, if left out", ("Tag", "语言标签")),
        Question("locale", "locale", "its CLDR locale, such as fr_CA; from the tag, if left out", ("Locale", "区域名称")),
    ),
}
"""kind of thing → its questions, in the order in which they are asked"""
