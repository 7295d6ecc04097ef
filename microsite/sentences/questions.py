"""Chinese help for the options of `new`; the English is in the table of questions."""

from __future__ import annotations

HELP = {
    "edition": {
        "id": "年份，如2025",
        "title": "标题",
        "date": "报告的日期，如2025-01-17",
        "document": "资料的id，数字的出处都指它",
        "document-title": "资料的标题（新资料才要写）",
    },
    "section": {
        "edition": "放进哪一期（默认：最新一期）",
        "id": "文件和页面的名称，如old_villages",
        "title": "标题",
        "after": "排在哪一节之后（默认：排在最后）",
    },
    "figure": {
        "edition": "放进哪一期（默认：最新一期）",
        "section": "放进哪一节",
        "id": "数字在这一节里的名称，如jobs",
        "indicator": "哪个指标；新指标还要写--name和--unit",
        "name": "新指标的名称",
        "unit": "新指标的单位；新单位还要写--counted",
        "counted": "新单位的数字和量词，如'{n}个'",
        "direction": "新指标往哪边算好：up、down或neither（默认）",
        "kind": "result、estimate、target、expected_effect或ambition",
        "value": "数值，只写数字，如15000",
        "to": "范围的上限，下限写在--value",
        "bound": "exactly（默认）、at_least、more_than、about或at_most",
        "period": "2024、2024-H1、2024-06-30、'by 2025'或2021..2025",
        "place": "出处，如P17",
        "sentence": "一句话，数字的位置写{ID}",
    },
    "language": {
        "path": "语言在网址里的简称，如fr",
        "name": "语言自己的名称，如Français",
        "tag": "BCP 47语言标签（默认：与path相同）",
        "locale": "CLDR区域，如fr_CA（默认：由标签得出）",
    },
}
"""Help of each option of `new`, by what is added and the name of the question."""
