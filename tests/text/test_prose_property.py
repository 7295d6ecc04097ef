"""What is typed is what is published: of every text that is accepted, readers see the words that were typed, in their order and numbering.

The page is read by an HTML parser, the text by a plain reader of marks that knows nothing of the parser. Texts are made up of the marks of
Markdown and of what people type for them, in Chinese and Latin words; the inputs of CommonMark's examples are among them.

`PROSE_EXAMPLES=20000` makes so many texts; a test makes a few hundred.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import example, given, settings, strategies

from microsite.text.html import prose_html
from microsite.text.prose import parse, plain_text
from microsite.text.quantities import Part, Quantity

COMMONMARK: list[str] = json.loads((Path(__file__).parent / "commonmark_inputs.json").read_text("utf-8"))["inputs"]
EXAMPLES = int(os.environ.get("PROSE_EXAMPLES", "400"))

# Texts

WORDS = [
    "今年",
    "重点",
    "工作",
    "修路",
    "new",
    "homes",
    "a",
    "GDP",
    "5",
    "2024",
    "3.5",
    "50%",
    "（全区）",
    "“好”",
    "，",
    "。",
    "：",
    "、",
    ", ",
    "a_b",
    "C:\\x",
    "C:\\x\\*",
    "甲,5",
    "[1]",
    "〔2〕",
    "_重点_",
    "   ",
]
REFERENCES = ["{jobs}", "{a.b.number}", "{{", "}}", "{{x}}"]
MARKS = ["*", "**", "***", "_", "__", "`", "``", "~~", "[", "]", "](https://a.example/x_1*2)", "[报告](https://a.example)", "<https://a.example>",
    "](", "（https://a.example）", "![", "\\", "\\*", "\\[", "&", "&amp;", "<", "<b>", "|", "#", ">", "+", "-", "=", "=="]  # fmt: skip
STARTS = ["", "", "", "", "- ", "* ", "+ ", "-", "1. ", "2. ", "7. ", "10. ", "2024. ", "01. ", "1) ", "2）", "3、", "1．", "（一）", "(2)",
    "①", "• ", "> ", ">", "> > ", ">50%", "# ", "#", "```", "~~~", "| ", "|", "- [ ] ", "- - ", "1. - ", "> - ", "*注："]  # fmt: skip
LINES = [
    "",
    "",
    "---",
    "===",
    "***",
    "* * *",
    "- - -",
    "| --- | --- |",
    "--|--",
    "| a | b |",
    "a | b",
    "年份,道路",
    "2023,3",
    "年份   道路",
    "2023   3",
    "- 5%",
    "> 5%",
    "甲\t乙",
    "-",
    "1.",
    "[说明]: 这句话",
    "[a]: https://a.example",
    "[^1]: 注",
]
inline = strategies.lists(strategies.sampled_from(WORDS * 3 + [" "] * 12 + REFERENCES + MARKS), max_size=7).map("".join)
indents = strategies.sampled_from(["", "", "", "", " ", "  ", "   ", "    ", "      ", "\t"])
ends = strategies.sampled_from(["", "", "", "", "", "  ", "\\"])
lines = strategies.one_of(
    strategies.tuples(indents, strategies.sampled_from(STARTS), inline, ends).map("".join), strategies.sampled_from(LINES)
)
blocks = strategies.lists(lines, min_size=1, max_size=6).map("\n".join)
wrapped = strategies.tuples(
    strategies.sampled_from(["*{}*", "**{}**", "`{}`", "[{}](https://a.example)", "- {}", "> {}", "{}"]), inline
).map(lambda each: each[0].replace("{}", each[1]))
TEXTS = strategies.one_of(
    blocks,
    inline,
    strategies.lists(wrapped, min_size=1, max_size=4).map(" ".join),
    strategies.text("今a1 *_`[]()<>#-+.|~&\\\n\t:，{}", max_size=30),
    strategies.sampled_from(COMMONMARK),
)


# The page, read back

JOBS = Quantity((Part("number", "〔4〕"),), "〔4〕", "4", False, "en-GB", "ltr")
FIGURES = {"jobs": JOBS, "a.b": JOBS}
_APART = {"p", "li", "blockquote", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "br"}


def seen(html: str) -> tuple[str, dict[str, int], list[str]]:
    """What a reader sees of the page, numbers of lists in front of their items; how often each element is there; the addresses of links."""
    counts: dict[str, int] = {}
    addresses: list[str] = []
    parts: list[str] = []

    def walk(element, number: int | None = None) -> None:  # type: ignore[no-untyped-def]
        counts[element.tag] = counts.get(element.tag, 0) + 1
        addresses.extend([element.get("href")] if element.tag == "a" else [])
        parts.append(f"\n{number}. " if number is not None else "\n" if element.tag in _APART else "")
        parts.append(element.text or "")
        last = 0
        for child in element:
            last = int(child.get("value", last + 1))
            walk(child, last if element.tag == "ol" else None)
            parts.append(child.tail or "")
        parts.append("\n" if element.tag in _APART else "")

    walk(html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False))
    return "".join(parts), counts, addresses


# The text, read plainly

_REFERENCE = re.compile(r"\{(?:jobs|a\.b)(?:\.number)?\}")
_MARKS = re.compile(r"[*_`\[\]()<>|\\~#+=>{}-]")


def words(text: str) -> list[str]:
    """The words and punctuation of a text without any character that may be a mark; blanks beside Chinese characters part no words."""
    text = _MARKS.sub("", text)
    return re.sub(r"\s*([\u2e80-\u9fff\uff00-\uffef])\s*", r"\1", " ".join(text.split())).split()


def typed(text: str, addresses: list[str], has_table: bool) -> str:
    """The text as typed, without what links lead to and without the line below the header of a table."""
    for address in addresses:
        text = text.replace(f"]({address})", "]")
    if has_table:
        text = re.sub(r"^[ \t|:-]*-[ \t|:-]*$", "", text, flags=re.M)
    return text


def marks(text: str, characters: str) -> int:
    return sum(text.count(each) for each in characters)


def check(text: str) -> bool:
    """Hold one text against its page; whether it was accepted."""
    nodes, faults = parse(text)
    for fault in faults:
        assert text.count(fault.fragment) > fault.nth, "a fault is at a place of the text"
        if fault.proposal and not fault.code.startswith("prose-table"):
            assert fault.code not in [each.code for each in parse(fault.proposal).faults], "what is proposed is right"
    if not faults:
        compare(text, prose_html(nodes, FIGURES, "en-GB"))
        # What is said in one line, as in feeds and descriptions, is the same.
        assert words(plain_text(text, FIGURES)) == words(seen(prose_html(nodes, FIGURES, "en-GB"))[0])
    return not faults


def compare(text: str, html: str) -> None:
    """Hold a text against a page."""
    shown, counts, addresses = seen(html)
    # In code a reference is shown as it is typed, and so is a link, as it is behind a backslash.
    text = _REFERENCE.sub("〔4〕", text)
    shown = typed(_REFERENCE.sub("〔4〕", shown) if "code" in counts else shown, addresses, has_table=False)
    plain = typed(text, addresses, "table" in counts)
    assert words(shown) == words(plain), "the same words in the same order, numbered as typed"
    # Marks that are not shown are marks of what the page holds; numbers of lists are no marks.
    visible, source = re.sub(r"\n\d+\. ", "\n", shown), re.sub(r"\\(?=[^\w\s])", "", plain)
    count = {tag: counts.get(tag, 0) for tag in ("em", "strong", "code", "pre", "a", "li", "hr", "blockquote", "table")}

    def lost(characters: str) -> int:
        return marks(source, characters) - marks(visible, characters)

    assert 0 <= lost("_") <= 2 * count["em"] + 4 * count["strong"]
    assert 0 <= lost("*_") <= 2 * count["em"] + 4 * count["strong"] + count["li"] or count["hr"]
    assert not lost("`") or count["code"]
    assert not lost("#~=&^$") or count["pre"]
    assert not lost("<>") or count["blockquote"] + count["a"]
    assert 0 <= lost("[") <= count["a"]
    assert not lost("|") or count["table"]
    assert not lost("+") or count["li"]
    assert operators(visible) >= operators(source) or count["code"], "an operator between numbers is no mark"
    # A wrapped line between Chinese characters joins without a blank.
    blanks = re.findall(r"[\u4e00-\u9fff](?:[*_`\[\]]*[ \t\u3000]+)+[*_`\[\]]*(?=[\u4e00-\u9fff])", plain)
    assert len(re.findall(r"[\u4e00-\u9fff] +(?=[\u4e00-\u9fff])", shown)) <= len(blanks) or count["code"] or count["table"]


def operators(text: str) -> int:
    return len(re.findall(r"(?<=[0-9A-Za-z])\*(?=[0-9A-Za-z])", text))


@given(TEXTS)
@example("1. 甲\n\n2. 乙")
@example("2024. 这一年很好。")
@example("要点：\n- 先修路；\n- 再修桥。")
@example("[说明]: 这句话")
@example("5*3=15*2")
@example("- 今年\n  明年\n- new\n  homes")
@example("甲\n\n    {jobs}")
@example("第[^1]条\n\n[^1]: 注")
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
def test_what_is_typed_is_what_is_published(text: str) -> None:
    check(text)


def test_commonmarks_examples_are_published_as_typed_or_refused() -> None:
    accepted = [text for text in COMMONMARK if check(text)]
    assert len(COMMONMARK) == 652
    # Most refusals are of what is not supported: HTML, headings, definitions of links, entities, tabs.
    assert len(accepted) > 150


def test_most_texts_of_plain_words_and_sound_marks_are_accepted() -> None:
    sound = [
        "今年**重点**工作",
        "见[报告](https://a.example)。",
        "- 甲\n- 乙",
        "1. 甲\n2. 乙",
        "> 甲\n> 乙",
        "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",
        "5*3",
        "a_b",
        "C:\\x",
    ]
    assert all(check(text) for text in sound)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("1. 甲\n2. 乙", "<ol><li>甲</li></ol><ol><li>乙</li></ol>"),
        ("2024. 好", "<p>好</p>"),
        ("5*3=15*2", "<p>5<em>3=15</em>2</p>"),
        ("今年\n明年", "<p>今年 明年</p>"),
        ("甲 乙", "<p>乙 甲</p>"),
        ("甲**乙", "<p>甲乙</p>"),
    ],
)
def test_a_page_that_shows_something_else_would_be_noticed(text: str, wrong: str) -> None:
    with pytest.raises(AssertionError):
        compare(text, wrong)
