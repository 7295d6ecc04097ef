"""A picture keeps what is noted in it, and tells its size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.read.png import note, noted, size
from tests.pictures import png as picture


def test_a_note_is_found_again_and_the_picture_stays_the_same_size() -> None:
    plain = picture(3, 2)
    assert note(plain) == ""
    assert note(noted(plain, "0a1b")) == "0a1b"
    assert size(noted(plain, "0a1b")) == size(plain) == (3, 2)
    # Its pixels are untouched.
    assert noted(plain, "0a1b").endswith(plain[33:])


@given(st.binary(max_size=80), st.integers(0, 120))
def test_what_is_no_picture_or_only_half_of_one_has_no_note_and_raises_nothing(junk: bytes, length: int) -> None:
    assert note(junk) == ""
    note(noted(picture(2, 2), "abc")[:length])
    assert size(junk) == (0, 0)


def test_nothing_can_be_noted_in_what_is_no_picture() -> None:
    with pytest.raises(ValueError, match="no PNG"):
        noted(b"GIF89a", "x")
