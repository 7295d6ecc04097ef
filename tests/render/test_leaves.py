"""Leaves of a document for paper are taken out of its page as they were bound into it, and none that anything has changed."""

from __future__ import annotations

import pytest

from microsite.plan.views import Coverage, KeptLeaf, Leaf
from microsite.render.leaves import bound, leaves_in
from microsite.text.wording import Text


def leaf(id_: str, kept: bytes = b"") -> Leaf:
    return Leaf(id_, 1, Text("Water", "en", "ltr", "source", "2025:water.title"), None, (), kept, Coverage(3, 5, 1))


WATER, TABLE = bound(leaf("section_water"), lambda each: "<p>a & b</p>"), bound(leaf("page_indicators"), lambda each: "")
PAGE = f"<main>{WATER.decode()}\n{TABLE.decode()}</main>"


def test_what_is_bound_is_found_again() -> None:
    assert leaves_in(PAGE.encode()) == {
        "section_water": KeptLeaf(WATER, Coverage(3, 5, 1)),
        "page_indicators": KeptLeaf(TABLE, Coverage(3, 5, 1)),
    }


def test_a_kept_leaf_is_bound_as_it_was_and_not_made_again() -> None:
    def made(_: Leaf) -> str:
        raise AssertionError("made again")

    for each in (leaf("section_water"), leaf("page_indicators")):
        again = bound(each._replace(kept=leaves_in(PAGE.encode())[each.id].html), made)
        assert again in (WATER, TABLE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a & b", "a & c"),
        (" 3/5/1 ", " 4/5/1 "),
        ("<!--leaf section_water", "<!--leaf  section_water"),
        ("-->", ""),
        ("<p>", "<p><!--leaf section_roads 3/5/1 0-->"),
        ("<!--/leaf-->", ""),
    ],
)
def test_a_leaf_that_is_not_as_it_was_made_is_none(old: str, new: str) -> None:
    assert old in PAGE
    assert "section_water" not in leaves_in(PAGE.replace(old, new, 1).encode())


def test_a_leaf_that_is_no_text_any_more_is_none() -> None:
    assert leaves_in(PAGE.encode().replace(b"a &", b"\xff &")).keys() == {"page_indicators"}


def test_a_page_without_leaves_has_none() -> None:
    assert leaves_in(b"<main></main>") == {}
