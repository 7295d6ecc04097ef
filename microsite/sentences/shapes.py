"""Names for kinds of values, records and Markdown elements, in English and Chinese, for use in messages."""

from __future__ import annotations

from microsite.language import Pair

KINDS: dict[str, Pair] = {
    "scalar": ("a single value", "单独一个值"),
    "list": ("a list", "一个列表"),
    "map": ("a group of `key: value` lines", "一组“名称: 值”"),
}
"""kinds of YAML nodes, for what was found"""

RECORDS: dict[str, Pair] = {
    "chart": ("this chart", "这张图"),
    "colours": ("these colours", "这些颜色"),
    "commitment": ("this commitment", "这条承诺"),
    "conversion": ("this conversion", "这个换算"),
    "correction": ("this correction", "这条更正"),
    "counted": ("this way of counting", "这个计数写法"),
    "definition": ("this definition", "这个定义"),
    "document": ("this document", "这份资料"),
    "edition": ("the edition", "这份年度报告"),
    "figure": ("this figure", "这个数字"),
    "gloss": ("this gloss", "这个解释"),
    "imprint": ("this entry of the imprint", "这条发布信息"),
    "indicator": ("this indicator", "这个指标"),
    "language": ("this language", "这种语言"),
    "nonfigure": ("these words without a figure", "这句不算数字的话"),
    "name": ("this proper name", "这个专名"),
    "palette": ("these colours", "这些颜色"),
    "licence": ("the licence", "许可"),
    "period": ("this period", "这个时间"),
    "outcome": ("this outcome", "这条结果"),
    "picture": ("this picture", "这张图片"),
    "place": ("this place", "这个出处"),
    "authority": ("the authority", "作报告的机关"),
    "publisher": ("the publisher", "发布者"),
    "register": ("this file", "这个文件"),
    "section": ("this section", "这个章节"),
    "site": ("the site's settings", "网站设置"),
    "span": ("this span of time", "这个起止时间"),
    "term": ("this term", "这个词语"),
    "unit": ("this unit", "这个单位"),
}
"""records of content files, for where a key is missing"""

ELEMENTS: dict[str, Pair] = {
    "blockquote": ("quotations", "引文"),
    "br": ("line breaks", "换行"),
    "code": ("runs of code", "行内代码"),
    "em": ("emphasised parts (`*…*`)", "强调（`*…*`）"),
    "hr": ("dividing lines", "分隔线"),
    "li": ("list items", "列表条目"),
    "ol": ("numbered lists", "编号列表"),
    "pre": ("blocks of code", "代码块"),
    "strong": ("strong parts (`**…**`)", "着重（`**…**`）"),
    "table": ("tables", "表格"),
    "td": ("cells of tables", "表格的格"),
    "th": ("headings of columns", "表头的格"),
    "tr": ("rows of tables", "表格的行"),
    "ul": ("lists", "列表"),
}
"""Markdown elements that a translation must keep"""

SHAPES: dict[str, Pair] = {
    "address": ("a web address that begins with `https://` or `http://`", "以`https://`或`http://`开头的网址"),
    "colour": ("a colour such as `#2f4a5c`, in quotes because of its `#`", "颜色，如`#2f4a5c`；因为有`#`，要加引号"),
    "choice": ("one of a few words", "几个规定的词之一"),
    "date": ("a date as year-month-day, such as `2024-01-17`", "“年-月-日”形式的日期，如`2024-01-17`"),
    "edition-id": (
        "an edition: four digits, perhaps with a suffix, such as `2024` or `2024a`",
        "年度报告的编号：四位数字，可加后缀，如`2024`或`2024a`",
    ),
    "figure-in-chart": (
        "a figure of the section, such as `jobs`; in edition.yaml with its section, such as `economy.jobs`",
        "本节的一个数字，如`jobs`；在edition.yaml里前面加章节，如`economy.jobs`",
    ),
    "figure-name": ("a figure with its section, such as `economy.jobs`", "章节加数字的名称，如`economy.jobs`"),
    "half": ("half a year, such as `2024-H1` or `2024-H2`", "半年，如`2024-H1`（上半年）或`2024-H2`（下半年）"),
    "id": (
        "an id: small letters a–z, digits and `_`, beginning with a letter, such as `new_jobs`",
        "名称：小写英文字母、数字和下划线，以字母开头，如`new_jobs`",
    ),
    "language-path": ("the language's short name in addresses, such as `fr` or `pt-br`", "语言在网址里的简称，如`fr`或`pt-br`"),
    "language-tag": ("a language tag, such as `fr` or `pt-BR`", "语言标签，如`fr`或`pt-BR`"),
    "spdx": ("an SPDX identifier, such as `CC-BY-4.0`", "SPDX代号，如`CC-BY-4.0`"),
    "form": ("one line of text in the language of the content", "一行原文文字"),
    "line": ("one line of text", "一行文字"),
    "link": ("an address that begins with `https://`, `http://`, `mailto:` or `tel:`", "以`https://`、`http://`、`mailto:`或`tel:`开头的地址"),
    "list": ("a list: each item on a line of its own, beginning with `- `", "列表：每条另起一行，以`- `开头"),
    "locale": ("the name of a locale, such as `fr_CA`", "区域名称，如`fr_CA`"),
    "locator": ("a place in the document, such as `P17`, of at most 40 characters", "资料中的位置，如`P17`，不超过40个字符"),
    "month": ("a month, such as `2024-06`", "月份，如`2024-06`"),
    "name": ("a proper name with `id:` and `name:`", "一个专名，含`id:`和`name:`"),
    "number": ("a number, such as `2300`, `5.4` or `1.5万`", "数，如`2300`、`5.4`或`1.5万`"),
    "paragraphs": ("one or more paragraphs of text", "一段或几段文字"),
    "sentence": ("one sentence", "一句话"),
    "time": ("a year, month or date, such as `2025`, `2025-06` or `2025-06-30`", "年、月或日期，如`2025`、`2025-06`或`2025-06-30`"),
    "true-or-false": ("`true` or `false`", "`true`（是）或`false`（否）"),
    "year": ("a year, such as `2024`", "年份，如`2024`"),
    "chart": (
        "a chart with `id:`, `kind:`, `title:`, `subtitle:` and `figures:`",
        "一张图，含`id:`、`kind:`、`title:`、`subtitle:`和`figures:`",
    ),
    "colours": ("the site's colours, with `light:` and `dark:`", "网站的颜色，含`light:`和`dark:`"),
    "commitment": ("a commitment with `id:`, `text:` and `place:`", "一条承诺，含`id:`、`text:`和`place:`"),
    "conversion": ("a conversion, such as `{to: hectare, times: 1, over: 15}`", "换算，如`{to: hectare, times: 1, over: 15}`"),
    "correction": ("a correction with `date:`, `figure:`, `was:` and `reason:`", "一条更正，含`date:`、`figure:`、`was:`和`reason:`"),
    "counted": ("number and noun together, such as `\"{n}个\"`", "数字和单位的连写，如`\"{n}个\"`"),
    "definition": ("a definition with `text:` and `source:`", "定义，含`text:`和`source:`"),
    "document": ("a document with `id:` and `title:`", "一份资料，含`id:`和`title:`"),
    "edition": ("an edition's keys, such as `title:`, `date:` and `document:`", "年度报告的各项，如`title:`、`date:`和`document:`"),
    "figure": (
        "a figure with `id:`, `indicator:`, `kind:`, `value:`, `period:` and `place:`",
        "一个数字，含`id:`、`indicator:`、`kind:`、`value:`、`period:`和`place:`",
    ),
    "gloss": ("a gloss with `text:` and `source:`", "解释，含`text:`和`source:`"),
    "indicator": ("an indicator with `id:`, `name:` and `unit:`", "一个指标，含`id:`、`name:`和`unit:`"),
    "imprint": ("an entry with `id:`, `name:` and `value:` or `text:`", "一条发布信息，含`id:`、`name:`，以及`value:`或`text:`"),
    "licence": ("a licence, with `name:`", "许可，含`name:`"),
    "language": ("a language with `path:` and `name:`", "一种语言，含`path:`和`name:`"),
    "nonfigure": ("words that are no figure, with `words:` and `reason:`", "不算数字的话，含`words:`和`reason:`"),
    "palette": ("colours by name, such as `plate:` and `link:`", "各个颜色，如`plate:`和`link:`"),
    "period": ("a period, such as `{year: 2024}` or `{by: 2025}`", "时间，如`{year: 2024}`或`{by: 2025}`"),
    "outcome": (
        "what became of it, with `status:`, `document:` and `place:`",
        "办得怎样，含`status:`、`document:`和`place:`",
    ),
    "picture": ("a picture with `file:`, `alt:` and `credit:`", "一张图片，含`file:`、`alt:`和`credit:`"),
    "picture-file": (
        "a path below assets/: letters a–z, digits, `-`, `_` and `.`, with `/` between folders, such as `pictures/harbour.jpg`",
        "图片在assets/文件夹里的路径：英文字母、数字、`-`、`_`和`.`，文件夹之间用`/`，如`pictures/harbour.jpg`",
    ),
    "place": ("a place, such as `P17` or `{document: …, at: P17}`", "出处，如`P17`或`{document: …, at: P17}`"),
    "authority": ("an authority, with `name:`", "作报告的机关，含`name:`"),
    "publisher": ("a publisher, with `name:`", "发布者，含`name:`"),
    "register": ("the file's one key with a list under it", "文件中唯一的一项，下面是列表"),
    "section": ("a section's keys, such as `title:`, `finding:` and `summary:`", "章节的各项，如`title:`、`finding:`和`summary:`"),
    "site": (
        "the site's keys, such as `title:`, `description:` and `languages:`",
        "网站设置的各项，如`title:`、`description:`和`languages:`",
    ),
    "span": ("the first and the last year, month or date, such as `{from: 2021, to: 2025}`", "起止时间，如`{from: 2021, to: 2025}`"),
    "term": ("a term with `id:`, `name:` and `gloss:`", "一个词语，含`id:`、`name:`和`gloss:`"),
    "unit": ("a unit with `id:` and `counted:`", "一个单位，含`id:`和`counted:`"),
}  # fmt: skip
"""descriptions of the expected value, by the names of `microsite.model.shapes` and of its records"""

UNSEEN: dict[str, Pair] = {
    "blank-letter": ("a letter without a shape", "没有形状的空白字母"),
    "control": ("a control character", "控制字符"),
    "direction": ("a mark that changes the direction of the text", "改变文字方向的符号"),
    "joiner": ("an invisible joiner", "看不见的连接符"),
    "line-break": ("a line break that editors do not show", "编辑器里看不出来的换行"),
    "lost": ("the sign for a lost character", "乱码符号"),
    "private": ("a character that only one font has", "个别字体特有的字符"),
    "selector": ("a sign that chooses between shapes of a letter", "选择字形的符号"),
    "soft-hyphen": ("a hyphen that only shows at the end of a line", "只在行末才显示的连字符"),
    "tag": ("an invisible tag", "看不见的标签字符"),
    "zero-width": ("a space without width", "没有宽度的空格"),
}
"""kinds of characters that nobody sees (see `microsite.read.unseen`)"""
