"""How editions are dealt out to the processes of a build."""

from __future__ import annotations

import pytest

from microsite.build.crew import dealt


@pytest.mark.parametrize(
    ("sections", "hands", "shares"),
    [
        ([100, 100, 100, 100], 2, ["ab", "cd"]),
        ([10, 10, 10, 90], 2, ["abc", "d"]),
        ([60, 60, 60], 1, ["abc"]),
        ([0, 0], 2, ["a", "b"]),
        ([500, 1, 1], 3, ["", "a", "bc"]),
        ([], 2, ["", ""]),
    ],
)
def test_neighbouring_editions_stay_together_in_shares_of_like_size(sections: list[int], hands: int, shares: list[str]) -> None:
    assert dealt("abcd"[: len(sections)], sections, hands) == [list(share) for share in shares]
