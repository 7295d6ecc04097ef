"""YAML into positioned nodes: any text at all gives a tree or faults with a place, and scalars stay text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings, strategies

from microsite.read.unseen import lines_of
from microsite.read.yaml_tree import LIST, MAP, SCALAR, Node, read_yaml

FILE = "content/a.yaml"


def shown(node: Node | None) -> object:
    if node is None:
        return None
    if node.kind == SCALAR:
        return node.text
    return [shown(each) for each in node.items] if node.kind == LIST else {name: shown(value) for name, (_, value) in node.pairs.items()}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            "a: no\nb: 2024-01-17\nc: 5.40\nd: 0x1F\ne: ~\nf: 1e3\ng: 08:30\n",
            {"a": "no", "b": "2024-01-17", "c": "5.40", "d": "0x1F", "e": "~", "f": "1e3", "g": "08:30"},
        ),
        ("- a\n- {b: c, d: [e]}\n", ["a", {"b": "c", "d": ["e"]}]),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: >\n  b\n  c\n\n  d\n", {"a": "b c\nd\n"}),
        ("a: 'it''s'\nb: \"\\u4e2d\"\n", {"a": "it's", "b": "中"}),
        ("", None),
        ("# nothing\n", None),
        ("---\n", None),
        ("~\n", None),
        ("? a\n: b\n", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
    ],
)
def test_a_text_becomes_this_tree(text: str, tree: object) -> None:
    root, faults = read_yaml(FILE, text)
    assert faults == ()
    assert shown(root) == tree


def test_positions_count_characters_from_one() -> None:
    root, _ = read_yaml(FILE, "标题: 甲乙\n表:\n  - 丙\n  - {丁: 戊己}\n")
    assert root is not None
    (title, words), (_, table) = root.pairs.values()
    assert title.position(FILE) == (FILE, 1, 1, 2)
    assert words.position(FILE) == (FILE, 1, 5, 2)
    assert table.items[0].position(FILE) == (FILE, 3, 5, 1)
    ((key, value),) = table.items[1].pairs.values()
    assert (key.line, key.column, value.line, value.column, value.end_column) == (4, 6, 4, 9, 11)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: b\na: c\n", "key-twice", 2, 1),
        ("a: &x b\nc: *x\n", "yaml-alias", 2, 4),
        ("a: !!python/object:os.system b\n", "yaml-tag", 1, 4),
        ("a: b\n---\nc: d\n", "yaml-documents", 2, 1),
        ("[a, b]: c\n", "yaml-key", 1, 1),
        ("a: [" + "[" * 60 + "]" * 60 + "]\n", "yaml-nesting", 1, None),
        ("a: 'b\n", "yaml-syntax", 1, 4),
        ("a:\n\tb: c\n", "yaml-syntax", 2, 1),
        ("a: b\x07\n", "yaml-character", 1, 5),
        ("中: \x00\n", "yaml-character", 1, 4),
        ("# a\u2028b\nc: d\n", "yaml-character", 1, 4),
        ("a: b\x85c\n", "yaml-character", 1, 5),
        ("a: b\n\ufeffc: d\n", "yaml-character", 2, 1),
        ('a: x\nb: "c\\u200bd"\n', "yaml-character", 2, 6),
        ('a: "b\n  c\\x0bd"\n', "yaml-character", 2, 4),
        ('a: "C:\\道路"\n', "yaml-syntax", 1, 7),
        ('a: "C:\\new"\n', "yaml-syntax", 1, 5),
        ('a: "b\nc: d\ne: "f"\n', "yaml-syntax", 1, 4),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", "yaml-syntax", 2, 1),
        ("a: {b: c，d: e}\n", "yaml-syntax", 1, 9),
        ("a：b\nc: d\n", "yaml-syntax", 1, 1),
    ],
)
def test_what_is_not_allowed_is_a_fault_at_its_place(text: str, code: str, line: int, column: int | None) -> None:
    _, faults = read_yaml(FILE, text)
    assert [each.code for each in faults] == [code]
    assert faults[0].position.line == line
    assert column is None or faults[0].position.column == column


def test_lines_are_counted_as_editors_count_them() -> None:
    root, faults = read_yaml(FILE, "a: b\u2028\r\nc: d\x0b\re: f\x85\ng: [h, i\u200b]\n")
    assert [(each.code, each.position.line, each.position.column) for each in faults] == [
        ("yaml-character", 1, 5),
        ("yaml-character", 2, 5),
        ("yaml-character", 3, 5),
        ("yaml-character", 4, 9),
    ]
    assert shown(root) == {"a": "b", "c": "d", "e": "f", "g": ["h", "i"]}
    assert root is not None
    assert [key.line for key, _ in root.pairs.values()] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text", ['a: "一\\n二"\n', 'a: "\\u4e2d\\x41"\n', 'a: "\\"b\\" \\\\ c"\n', "a: 'C:\\new'\n", "a: C:\\new\n", 'a: "می\\u200cخواهم"\n']
)
def test_an_escape_for_what_is_seen_is_no_fault(text: str) -> None:
    root, faults = read_yaml(FILE, text)
    assert (root is not None, faults) == (True, ())


@pytest.mark.parametrize(
    ("line", "cut"),
    [("a: b #1 c", "#1 c"), ("a: b # c", ""), ("a: b#1", ""), ("a: 'b' #1", ""), ("a: b", ""), ("a: b  #二", "#二"), ("a: b ## c", "")],
)
def test_a_comment_that_may_be_meant_as_text_is_remembered(line: str, cut: str) -> None:
    root, _ = read_yaml(FILE, line + "\n")
    assert root is not None
    assert root.pairs["a"][1].cut == cut


CHARACTERS = "ab:-?[]{},#&*!|>'\"%@`~ \n\t中：\x00\x07\x85\u2028\ufeff\\"
LINES = strategies.sampled_from(
    [
        "a: b",
        "  c: d",
        "- e",
        "- f: g",
        "  - h",
        "i: |",
        "j: >-",
        "    text",
        "k: [l, m",
        "n]",
        "o: {p: q",
        "r}",
        "s: 'it",
        't: "u',
        "# v",
        "---",
        "...",
        "&x y",
        "*x",
        "!!map z",
        "a: 中文：b",
        "\ta: b",
        "? a",
        ": b",
        "<<: *x",
        "%YAML 1.1",
        "a:b",
        "'a': 'b' c",
        "",
    ]
)


@given(
    strategies.one_of(
        strategies.text(CHARACTERS, max_size=60), strategies.lists(LINES, max_size=8).map("\n".join), strategies.text(max_size=30)
    )
)
@example("[" * 3000)
@example("a: " * 500)
@example("- " * 2000)
@example("a: |\n  \u2028b")
@settings(max_examples=600, deadline=None, derandomize=True, database=None)
def test_any_text_gives_a_tree_or_faults_inside_the_text(text: str) -> None:
    root, faults = read_yaml(FILE, text)
    assert root is not None or faults or not shown(root)
    lines = lines_of(text)
    for fault in faults:
        assert 1 <= fault.position.line <= len(lines) + 1, (text, fault)
        assert fault.position.column >= 1, (text, fault)
    stack = [root] if root else []
    while stack:
        node = stack.pop()
        assert node.kind in (SCALAR, LIST, MAP)
        assert (node.line, node.column) >= (1, 1)
        stack += [*node.items, *(each for pair in node.pairs.values() for each in pair)]
