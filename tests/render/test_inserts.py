"""What was bytes before a page was encoded stands in it where its mark stood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from microsite.render.inserts import Inserts


@given(st.lists(st.tuples(st.binary(max_size=9), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<"), max_size=9))))
def test_each_insert_stands_where_its_mark_stood(pieces: list[tuple[bytes, str]]) -> None:
    inserts = Inserts()
    page = "".join(inserts.mark(insert) + text for insert, text in pieces)
    assert inserts.encoded(page) == b"".join(insert + text.encode() for insert, text in pieces)


def test_one_that_is_put_twice_stands_twice_and_one_that_is_not_nowhere() -> None:
    inserts = Inserts()
    style, leaf = inserts.mark("style > 题".encode()), inserts.mark(b"leaf")
    assert inserts.encoded(f"<head>{style}</head>{style}") == "<head>style > 题</head>style > 题".encode()
    assert leaf
