"""Names that every system can store, and names that are one on some systems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.model.file_names import folded, storable


@pytest.mark.parametrize("name", ["city", "auxiliary", "console", "com", "com10", "lpt", "nulls.txt", ".well-known", "公园.png", "a b.txt"])
def test_a_name_that_every_system_can_store(name: str) -> None:
    assert storable(name) == name


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("aux", "aux_"),
        ("CON", "CON_"),
        ("nul.html", "nul_.html"),
        ("Aux.tar.gz", "Aux_.tar.gz"),
        ("com1", "com1_"),
        ("LPT9.txt", "LPT9_.txt"),
        ("com¹", "com¹_"),
        ("aux .txt", "aux_.txt"),
        ("notes.", "notes"),
        ("notes ", "notes"),
        ("a:b?.txt", "a-b-.txt"),
        ("...", "file"),
    ],
)
def test_a_name_that_windows_cannot_store(name: str, instead: str) -> None:
    assert storable(name) == instead


@given(st.text(min_size=1))
def test_what_is_proposed_can_be_stored(name: str) -> None:
    assert storable(storable(name)) == storable(name)


@pytest.mark.parametrize(("one", "other"), [("Park.png", "park.PNG"), ("é", "e\u0301"), ("Straße", "STRASSE"), ("K", "\u212a")])
def test_names_that_are_one_on_some_disks(one: str, other: str) -> None:
    assert folded(one) == folded(other)
