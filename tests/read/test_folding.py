"""Lines that were folded in the file, joined as their script wants it, and paragraphs as messages of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies

from microsite.read.folding import join_folded, join_lines, split_paragraphs

TEXTS = strategies.text("ab 中，。“”—…!-#>|`~1.\t\n\\", max_size=40)
many = settings(max_examples=400, deadline=None, derandomize=True, database=None)


@pytest.mark.parametrize(
    ("folded", "joined"),
    [
        ("今年 明年", "今年明年"),
        ("今年， 明年", "今年，明年"),
        ("今年 2024 明年", "今年 2024 明年"),
        ("one two", "one two"),
        ("今年 “明年” 后年", "今年 “明年” 后年"),
        ("かな カナ", "かなカナ"),
    ],
)
def test_a_space_that_a_fold_left_between_han_goes(folded: str, joined: str) -> None:
    assert join_folded(folded) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("今年\n明年", "今年明年"),
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one  \ntwo"),
        ("one\\\ntwo", "one\\\ntwo"),
        ("今年\nGDP", "今年GDP"),
        ("GDP\n增长", "GDP增长"),
        ("he said “a”\n“b”", "he said “a” “b”"),
        ("他说“一”\n“二”", "他说“一” “二”"),
        ("- 一\n- 二", "- 一\n- 二"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("> a\n> b", "> a\n> b"),
        ("```\na\nb\n```", "```\na\nb\n```"),
        ("    a\n    b", "    a\n    b"),
        ("a\n    b", "a\n    b"),
        ("要点：\n- 一\n二", "要点：\n- 一二"),
        ("1、一\n2、二", "1、一\n2、二"),
        ("（一）甲\n（二）乙", "（一）甲\n（二）乙"),
        ("• 一\n• 二", "• 一\n• 二"),
        ("1.先\n2.后", "1.先\n2.后"),
        ("2023. 好\n2024. 更好", "2023. 好\n2024. 更好"),
        ("built in\n2024. The next", "built in 2024. The next"),
        ("A. 甲\nB. 乙", "A. 甲\nB. 乙"),
        ("—甲\n—乙", "—甲\n—乙"),
        ("甲\n——乙", "甲——乙"),
        ("涨到\n1.5万", "涨到1.5万"),
        ("甲|乙\n--|--\n1|2", "甲|乙\n--|--\n1|2"),
        ("甲\t乙\n1\t2", "甲\t乙\n1\t2"),
        ("标题\n---\n甲", "标题\n---\n甲"),
        ("今年\n**重点**\n工作", "今年**重点**工作"),
        ("GDP\n**增长**", "GDP**增长**"),
        ("涨到\n>50%", "涨到>50%"),
    ],
)
def test_lines_of_a_paragraph_become_one_where_the_break_means_nothing(lines: str, joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("a\n\nb\n", [(0, "a"), (2, "b")]),
        ("\n\na\nb\n\n\n\nc", [(2, "a b"), (7, "c")]),
        ("- a\n\n  still a\n\nb", [(0, "- a\n\n  still a"), (4, "b")]),
        ("  - a\n  - b\n\n  c", [(0, "- a\n- b"), (3, "c")]),
        ("a\n\n    b", [(0, "a"), (2, "b")]),
        ("```\na\n\nb\n```\n\nc", [(0, "```\na\n\nb\n```"), (6, "c")]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_paragraphs_know_the_line_that_they_begin_on(text: str, paragraphs: list[tuple[int, str]]) -> None:
    assert split_paragraphs(text) == paragraphs


@given(TEXTS)
@many
def test_no_character_but_blanks_is_lost_or_made(text: str) -> None:
    def ink(text: str) -> str:
        return "".join(text.split())

    assert ink(join_lines(text)) == ink(text)
    assert ink(join_folded(text)) == ink(text)
    assert ink("".join(paragraph for _, paragraph in split_paragraphs(text))) == ink(text)


@given(TEXTS)
@many
def test_a_paragraph_begins_on_its_line(text: str) -> None:
    lines = text.split("\n")
    for index, paragraph in split_paragraphs(text):
        first = paragraph.split("\n")[0].strip()
        assert first[:1] == lines[index].strip()[:1]
    indexes = [index for index, _ in split_paragraphs(text)]
    assert indexes == sorted(set(indexes))


@given(TEXTS)
@many
def test_joined_once_is_joined(text: str) -> None:
    """A message must not change because a text went through twice: the catalogues are keyed by it."""
    once = [paragraph for _, paragraph in split_paragraphs(text)]
    assert [[again for _, again in split_paragraphs(paragraph)] for paragraph in once] == [[paragraph] for paragraph in once]
