"""Any text is parsed into a small safe tree with few allowed elements."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings, strategies

from microsite.text import prose
from microsite.text.prose import BLOCKS, INLINES, Element, Prose, ProseNode, Reference, parse, plain_text, references

EXAMPLES = [
    ("Ein Satz.", (Element("p", ("Ein Satz.",)),)),
    ("", ()),
    ("就业{jobs}。", (Element("p", ("就业", Reference("jobs", False), "。")),)),
    ("{a.b} {a.b.number}", (Element("p", (Reference("a.b", False), " ", Reference("a.b", True))),)),
    ("{{jobs}} {jobs}", (Element("p", ("{jobs} ", Reference("jobs", False))),)),
    ("*a* **b** `{c}`", (Element("p", (Element("em", ("a",)), " ", Element("strong", ("b",)), " ", Element("code", ("{c}",)))),)),
    ("**{jobs}**", (Element("p", (Element("strong", (Reference("jobs", False),)),)),)),
    ("[page](https://a.example/?a=1&b=2)", (Element("p", (Element("a", ("page",), "https://a.example/?a=1&b=2"),)),)),
    ("<https://a.example>", (Element("p", (Element("a", ("https://a.example",), "https://a.example"),)),)),
    ("- a\n- {b}", (Element("ul", (Element("li", ("a",)), Element("li", (Reference("b", False),)))),)),
    ("> a", (Element("blockquote", (Element("p", ("a",)),)),)),
    ("a  \nb", (Element("p", ("a", Element("br", ()), "b")),)),
    ("***", (Element("hr", ()),)),
    (r"\*a\* \{", None),
    ("AT&T; a & b", (Element("p", ("AT&T; a & b",)),)),
    ("`<b> & {{`", (Element("p", (Element("code", ("<b> & {{",)),)),)),
    ("```\n<b> & c\n  d\n```", (Element("pre", (Element("code", ("<b> & c\n  d",)),)),)),
    ("    {jobs}", (Element("p", (Reference("jobs", False),)),)),
    ("5 < 6 > 4", (Element("p", ("5 < 6 > 4",)),)),
    ("2024. 这一年很好。", (Element("p", ("2024. 这一年很好。",)),)),
    ("3. a\n5. b", (Element("ol", (Element("li", ("a",), number="3"), Element("li", ("b",), number="5"))),)),
    ("要点：\n- 甲\n  乙", (Element("p", ("要点：",)), Element("ul", (Element("li", ("甲乙",)),)))),
    ("1. a\n  - b", (Element("ol", (Element("li", ("a", Element("ul", (Element("li", ("b",)),))), number="1"),)),)),
    ("１．甲\n２．乙", (Element("p", ("１．甲", Element("br", ()), "２．乙")),)),
    ("第一，甲。\n第二，乙。", (Element("p", ("第一，甲。", Element("br", ()), "第二，乙。")),)),
    ("甲：\n-5%，乙", (Element("p", ("甲：", Element("br", ()), "-5%，乙")),)),
    ("　　甲。\n　　乙。", (Element("p", ("　　甲。", Element("br", ()), "　　乙。")),)),
    ("> 甲说。\n乙。", (Element("blockquote", (Element("p", ("甲说。",)),)), Element("p", ("乙。",)))),
    ("1、甲\n（二）乙", (Element("p", ("1、甲", Element("br", ()), "（二）乙")),)),
    ("**重点：**后", (Element("p", (Element("strong", ("重点：",)), "后")),)),
    ("5*3=15*2, a_b_c, C:\\x", (Element("p", ("5*3=15*2, a_b_c, C:\\x",)),)),
    ("报告_2024_终稿，*.docx", (Element("p", ("报告_2024_终稿，*.docx",)),)),
    ("[说明]: 这句话", (Element("p", ("[说明]: 这句话",)),)),
    (">50%的", (Element("p", (">50%的",)),)),
    ("+ 5%", (Element("p", ("+ 5%",)),)),
    ("[a](section:city)", (Element("p", (Element("a", ("a",), "section:city"),)),)),
    ("<a@b.example>", (Element("p", (Element("a", ("a@b.example",), "mailto:a@b.example"),)),)),
]


@pytest.mark.parametrize(("text", "nodes"), EXAMPLES, ids=[text or "nothing" for text, _ in EXAMPLES])
def test_a_text_becomes_this_tree(text: str, nodes: tuple[ProseNode, ...] | None) -> None:
    if nodes is not None:
        assert parse(text) == Prose(nodes, ())


FAULTS = [
    ("a <b>c</b>", "prose-html", "<b>"),
    ("<script>alert(1)</script>", "prose-html", "<script>"),
    ("<!-- a -->", "prose-html", "<!-- a -->"),
    ("{Jobs}", "prose-brace", "{Jobs}"),
    ("{jobs", "prose-brace", "{"),
    ("jobs}", "prose-brace", "}"),
    ("{a.b.c.d}", "prose-brace", "{a.b.c.d}"),
    ("{ jobs }", "prose-brace", "{ jobs }"),
    ("*a* {Jobs}", "prose-brace", "{Jobs}"),
    ("[a](javascript:alert(1))", "prose-link", "javascript:alert(1)"),
    ("[a](JaVaScRiPt:alert(1))", "prose-link", "JaVaScRiPt:alert(1)"),
    ("[a](data:text/html,b)", "prose-link", "data:text/html,b"),
    ("[a](page.html)", "prose-link", "page.html"),
    ("[a](//a.example)", "prose-link", "//a.example"),
    ("[a](https:///b)", "prose-link", "https:///b"),
    ("![a](https://a.example/b.png)", "prose-element", "![a](https://a.example/b.png)"),
    ("# a", "prose-element", "#"),
    ("a\n===", "prose-element", "==="),
    ("a\n---", "prose-element", "---"),
    ("a** b **", "prose-stars", "** b **"),
    ("a**b", "prose-stars", "**"),
    ("a`b", "prose-code-open", "`"),
    ("[a]（https://b.example）", "prose-link-form", "[a]（https://b.example）"),
    ("[a](https://b.example 'c')", "prose-link-form", "[a](https://b.example 'c')"),
    ("[a]: https://b.example", "prose-link-definition", "[a]: https://b.example"),
    ("[](https://b.example)", "prose-link-empty", "https://b.example"),
    ("a&nbsp;b", "prose-entity", "&nbsp;"),
    ("a\tb\nc\td", "prose-table-tabs", "a\tb"),
    ("|a|b|\n|c|d|", "prose-table-header", "|a|b|"),
    ("|a|b|\n|-|-|\n|c|", "prose-table-row", "|c|"),
    ("-先\n-后", "prose-bullet", "-先"),
    ("a\n-\nb", "prose-item-empty", "-"),
    ("${jobs}", "prose-brace-mark", "$"),
    ("\\{jobs}", "prose-brace-mark", "\\"),
    ("> " * 9 + "a", "prose-deep", None),
    ("[a](section:Old-Villages)", "prose-link", "section:Old-Villages"),
    ("[a](https://a.example/{jobs})", "prose-link-reference", None),
    ("年份,道路\n2023,3", "prose-table-rows", "年份,道路"),
    ("说明如下：\n年份,道路\n2023,3\n这是全部。", "prose-table-rows", "年份,道路"),
    ("甲 乙 丙\n2023 3 4", "prose-table-rows", "甲 乙 丙"),
    ("- 5%", "prose-bullet-number", "- 5%"),
    ("增速：\n- 5%；\n- 3%。", "prose-bullet-number", "- 5%"),
    ("> 5%", "prose-quote-number", "> 5%"),
    ("这是_重点_。", "prose-emphasis", "_重点_"),
    ("这是* 重点 *。", "prose-emphasis", "* 重点 *"),
    ("见C:\\temp\\*.doc。", "prose-path", "C:\\temp\\*.doc"),
    ("\\\\server\\share", "prose-path", "\\\\server\\share"),
    ("很好[1]。", "prose-element", "[1]"),
    ("很好〔2〕。", "prose-element", "〔2〕"),
    ("很好【注3】。", "prose-element", "【注3】"),
    ("[报告][1]", "prose-link-form", "[报告][1]"),
    ("%{jobs}", "prose-brace-mark", "%"),
]


@pytest.mark.parametrize(
    "text",
    [
        "今年修路，明年\n修桥，后年",
        "In 2023, we built 5 homes,\nin 2024, we built 6 more",
        "The total was 1,234\nof which 5,678 were new",
        "- 道路,4\n- 公园,5",
        "道路,4\\\n公园,5",
        "One sentence.  Two spaces.\nAnother one.  Two again.",
        "* 5%\n* 3%",
        "- 5%用于修路",
        "- 道路\n- 5%",
        "> “5%”",
        "-5%",
        "文件_甲",
        "5 * 3 * 2",
        "第\\[1\\]条",
        "国发〔2024〕5号",
        "`C:\\temp\\*.doc`",
        "C:\\temp\\a",
        "增长5%{jobs.number}",
        "[1] 甲",
    ],
)
def test_what_only_resembles_a_slip_is_let_be(text: str) -> None:
    assert parse(text).faults == ()


@pytest.mark.parametrize(("text", "code", "fragment"), FAULTS, ids=[text for text, _, _ in FAULTS])
def test_what_is_not_allowed_is_a_fault_that_shows_its_place(text: str, code: str, fragment: str | None) -> None:
    faults = [each for each in parse(text).faults if each.code == code]
    assert faults, parse(text)
    if fragment is not None:
        assert faults[0].fragment == fragment
        assert fragment in text


def test_equal_faults_are_told_apart_by_their_count() -> None:
    assert [(each.fragment, each.nth) for each in parse("{A} {B} {A}").faults] == [("{A}", 0), ("{B}", 0), ("{A}", 1)]
    assert [(each.fragment, each.nth) for each in parse("a <b> c <b> d").faults] == [("<b>", 0), ("<b>", 1)]


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("** a **", "**a**"),
        ("【a】（www.b.example）", "[a](https://www.b.example)"),
        ("[a] (https://b.example/c d.pdf)", "[a](https://b.example/c%20d.pdf)"),
        ("&lt;", "\\<"),
        ("&ldquo;", "“"),
        ("{Jobs，}", "{jobs}"),
        ("[a](farming.html)", "section:farming"),
        ("[a](b@c.example)", "mailto:b@c.example"),
        ("[a](b)", ""),
        ("[a](section: farming)", "[a](section:farming)"),
        ("[1]: https://a.example", "[…](https://a.example)"),
        ("{jobs人}", "{jobs}"),
        ("{jobs｝", "{jobs}"),
        ("｛jobs}", "{jobs}"),
        ("{jobs:number}", "{jobs.number}"),
        ("{jobs, homes}", ""),
        ("- 5%", "-5%"),
        ("> 5%", ">5%"),
        ("a,5\nb,6", "| a | 5 |"),
    ],
)
def test_a_fault_says_how_to_write_what_was_meant(text: str, proposal: str) -> None:
    assert [each.proposal for each in parse(text).faults] == [proposal]


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "``a ", "*a _b ", "> - ", "  - a\n", "{", "```\n", "\\", "|", " "])
def test_what_is_nested_or_repeated_as_often_as_may_be_raises_nothing(unit: str) -> None:
    assert parse((unit * prose.LONGEST)[: prose.LONGEST]) == parse((unit * prose.LONGEST)[: prose.LONGEST])


@pytest.mark.parametrize(("text", "is_right"), [("*a* [b](https://c.example)", True), ("- a", False), ("1. a", False), ("2024. a", True)])
def test_a_sentence_has_no_blocks(text: str, is_right: bool) -> None:
    assert (prose.faults(text, is_sentence=True) == ()) == is_right
    assert prose.faults(text, is_sentence=False) == ()


def test_the_limit_of_a_text_is_the_one_that_its_message_tells() -> None:
    assert [(each.code, each.facts) for each in parse("*" + "a" * prose.LONGEST).faults] == [("prose-long", {"most": str(prose.LONGEST)})]
    assert parse("*" + "a" * (prose.LONGEST - 1)).faults == ()


def test_a_list_or_quote_nested_too_deep_is_refused_where_that_begins() -> None:
    assert [each.code for each in parse("- " * 480 + "a").faults] == ["prose-deep"]
    deep = "\n".join(f"{'  ' * level}- {level}级" for level in range(9))
    assert [(each.code, each.fragment) for each in parse(deep).faults] == [("prose-deep", "6级")]


def test_references_are_found_in_order_and_doubled_braces_are_none() -> None:
    assert references("{b} {{c}} {a.b.number} {X}") == (Reference("b", False), Reference("a.b", True))


def test_plain_text_has_the_words_of_all_blocks_and_no_marks() -> None:
    assert plain_text("**a** [b](https://a.example)\n\n- c\n- d", {}) == "a b c d"


# Properties

CHARACTERS = "ab1{}[]()<>*_`#\\|~&;:/.!?-+=\"' \n\t\u00a0中，\x02\x03\u2028é"
PIECES = strategies.sampled_from(
    [
        "{jobs}",
        "{jobs.number}",
        "{{",
        "}}",
        "{Bad}",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "~~~",
        "[a](",
        "](https://a.example)",
        "](javascript:x)",
        "![",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<a href='x'>",
        "&lt;",
        "&#60;",
        "# ",
        "\n\n",
        "\n",
        "    ",
        "- ",
        "1. ",
        "> ",
        "---",
        "===",
        "\\",
        "\\{",
        "<https://a.example>",
        "<a@a.example>",
        "[a]: https://a.example",
        "[a][b]",
        "[a]",
        "a",
        "中文",
        "，",
        " ",
        "  \n",
        "\x02",
        "\x03",
        "klzzwxh:0000",
    ]
)
TEXTS = strategies.one_of(
    strategies.text(CHARACTERS, max_size=40), strategies.lists(PIECES, max_size=12).map("".join), strategies.text(max_size=30)
)
many = settings(max_examples=500, deadline=None, derandomize=True, database=None)


def elements(nodes: tuple[ProseNode, ...]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


@given(TEXTS)
@example("\x02klzzwxh:0\x03")
@example("[" * 200)
@example("> " * 90 + "a")
@example("*a _b " * 60)
@many
def test_any_text_parses_into_allowed_elements_only(text: str) -> None:
    found = parse(text)
    for each in elements(found.nodes):
        assert each.tag in BLOCKS | INLINES, text
        assert bool(each.href) == (each.tag == "a"), text
        assert not each.href or each.href.split(":")[0].lower() in ("http", "https", "mailto"), text
    for fault in found.faults:
        assert fault.code.startswith("prose-")
        assert fault.fragment, text
    assert parse(text) == found


PLAIN = strategies.one_of(
    strategies.text("ab1{}&;:/.!?,\"' 中，%", max_size=30),
    strategies.lists(
        strategies.sampled_from(["{jobs}", "{a.b.number}", "{{", "}}", "{Bad}", "{", "}", "a", " ", "中", "&amp;", "https://a.example"]),
        max_size=8,
    ).map("".join),
)


@given(PLAIN)
@many
def test_the_short_way_of_a_plain_text_leads_to_the_same_tree(text: str) -> None:
    assert parse(text) == prose._parsed(text), text
