"""Characters that nobody sees are found, unless a language needs them where they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.read.unseen import lines_of, unseen, unseen_faults, with_readable_lines, without_unseen


def kinds(text: str) -> list[str]:
    return [each.kind for each in unseen(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("公园\u200b多了", "zero-width"),
        ("公园\ufeff多了", "zero-width"),
        ("word\u2060joiner", "zero-width"),
        ("a\u200bb", "zero-width"),
        ("a\u202eb", "direction"),
        ("甲\u2066乙\u2069", "direction"),
        ("公园\u200e多", "direction"),
        ("שלום\u202eשלום", "direction"),
        ("公园\u200d多", "joiner"),
        ("a\u200cb", "joiner"),
        ("公\u00ad园", "soft-hyphen"),
        ("a \u00adb", "soft-hyphen"),
        ("2\u00ad3", "soft-hyphen"),
        ("公\ufffd多", "lost"),
        ("\ue5e5", "private"),
        ("\U000f0001", "private"),
        ("a\u2028b", "line-break"),
        ("a\x85b", "line-break"),
        ("a\x0bb", "line-break"),
        ("a\x0cb", "line-break"),
        ("a\x07b", "control"),
        ("a\x7f", "control"),
        ("a\x9f", "control"),
        ("\uffff", "control"),
        ("a\U000e0041", "tag"),
        ("a\ufe0f", "selector"),
        (" \ufe0f", "selector"),
        ("ㅤ", "blank-letter"),
        ("\u2800", "blank-letter"),
    ],
)
def test_what_nobody_sees_is_found(text: str, kind: str) -> None:
    assert set(kinds(text)) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "சி\u200cறி",
        "ශ්\u200dරී",
        "👨\u200d👩\u200d👧",
        "🏳\ufe0f\u200d🌈",
        "👩🏽\u200d🚒",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "葛\U000e0100",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "ครับ\u200bผม",
        "ខ្មែរ\u200bភាសា",
        "שלום (2300)\u200f.",
        "\u200e+963 سوريا",
        "Donau\u00addampf\u00adschiff",
        "50\u00a0%",
        "全角　空格",
        "a\tb",
        "é́",
        "ᠮᠣᠩ\u180eᠭᠣᠯ",
        "中文，“引号”—…",
        "٪",
        "",
    ],
)
def test_what_a_language_needs_is_let_be(text: str) -> None:
    assert kinds(text) == []
    assert without_unseen(text) == text


def test_a_line_gets_one_fault_at_its_first_such_character() -> None:
    (first, second) = unseen_faults("a.yaml", "甲\r\n  乙丙\u200b丁\u200b\u200b\n\n\u202e戊\n")
    assert (first.position, dict(first.facts)) == (
        ("a.yaml", 2, 5, 1),
        {"found": "U+200B", "kind": "zero-width", "before": "乙丙", "count": "2"},
    )
    assert (second.position, dict(second.facts)) == (("a.yaml", 4, 1, 1), {"found": "U+202E", "kind": "direction", "count": "0"})


def test_lines_end_where_editors_end_them() -> None:
    assert lines_of("a\nb\r\nc\rd\u2028e\x85f\x0bg") == ["a", "b", "c", "d\u2028e\x85f\x0bg"]


@given(st.text(max_size=30))
@settings(max_examples=500, deadline=None, derandomize=True, database=None)
def test_what_is_left_is_seen_and_places_stay(text: str) -> None:
    assert len(with_readable_lines(text)) == len(text)
    kept = without_unseen(text)
    assert len(text) - len(kept) == len(kinds(text))
    assert not any(unicodedata.category(each) == "Co" or (unicodedata.category(each) == "Cc" and each not in "\t\n\r") for each in kept)
