"""A tree that shows something else than what was typed is found, at the first place where the two differ."""

from __future__ import annotations

import pytest

from microsite.text.nodes import Element, ProseNode, Reference
from microsite.text.prose import parse
from microsite.text.reading_back import HELD, MARK, read_back


def p(*children: ProseNode) -> Element:
    return Element("p", children)


@pytest.mark.parametrize(
    ("text", "nodes", "difference"),
    [
        ("甲乙", (p("甲"),), 1),
        ("甲", (p("甲乙"),), 1),
        ("甲乙", (p("乙甲"),), 0),
        ("甲**乙**", (p("甲乙"),), 1),
        ("5*3", (p("5", Element("em", ("3",))),), 3),
        ("1. 甲\n2. 乙", (Element("ol", (Element("li", ("甲",), number="1"), Element("li", ("乙",), number="1"))),), 5),
        ("2024. 好", (p("好"),), 0),
        ("new homes", (p("newhomes"),), 4),
        ("new\nhomes", (p("newhomes"),), 4),
        ("今年 明年", (p("今年明年"),), 3),
        ("今年明年", (p("今年 明年"),), 2),
        ("`a` b", (p(Element("code", ("a",)), "b"),), 4),
        ("[a](https://b.example)", (p(Element("a", ("a",), "https://c.example")),), 2),
        ("[a]: b", (), 0),
        ("{jobs}{homes}", (p(Reference("jobs", False)),), 6),
        ("{jobs}", (p(Reference("jobs", True)),), 0),
        ("- 甲\n- 乙", (Element("ul", (Element("li", ("甲",)),)),), 4),
        ("> 甲", (p("甲"),), 0),
        # These are the same.
        ("今年\n明年", (p("今年明年"),), None),
        ("new\nhomes", (p("new homes"),), None),
        (r"\*甲\*", (p("*甲*"),), None),
        ("{{甲}}", (p("{甲}"),), None),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |", parse("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |").nodes, None),
    ],
)
def test_the_first_difference_is_found(text: str, nodes: tuple[ProseNode, ...], difference: int | None) -> None:
    assert read_back(text, nodes).difference == difference


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲**乙**", "甲MM乙MM"),
        ("- `a*` {jobs}", "M MHHM HHHHHH"),
        (r"\*a", "HHa"),
        ("> 甲\n> 乙", "M 甲\nM 乙"),
    ],
)
def test_marks_and_what_they_hold_are_told_from_what_is_seen(text: str, shown: str) -> None:
    assert read_back(text, parse(text).nodes).shown.replace(MARK, "M").replace(HELD, "H") == shown
