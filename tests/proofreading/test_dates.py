"""Days and months of a text, and those that a translation changes."""

from __future__ import annotations

import pytest

from microsite.proofreading.dates import _days, dates
from microsite.proofreading.pair import TextPair


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("from 12 to 18 October", "en_GB", [(10, 12), (10, 18)]),
        ("On March 5th the town, in May or June", "en_US", [(3, 5), (6, 0)]),
        ("the 5th of March 2031", "en_GB", [(3, 5)]),
        ("3月5日至9日，10月12日，11月", "zh_Hans", [(3, 5), (3, 9), (10, 12), (11, 0)]),
        ("3월 5일", "ko", [(3, 5)]),
        ("le 1er juillet", "fr", [(7, 1)]),
        ("am 5. März", "de", [(3, 5)]),
        ("el 5 de marzo", "es", [(3, 5)]),
    ],
)
def test_days_are_read_as_their_language_writes_them(text: str, locale: str, expected: list[tuple[int, int]]) -> None:
    assert [each[:2] for each in _days(text, locale)] == expected


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("3月5日开园。", "It opened on 3 May.", ["3 May"]),
        ("3月5日开园。", "It opened on 5 March.", []),
        ("3月5日开园。", "It opened in spring.", []),
        ("4月10日到10月4日禁渔。", "No fishing from 4 October to 10 April.", ["4 October to 10 April"]),
        ("2030年1月开通。", "It has run since February 2030.", ["February"]),
        ("开园了。", "It opened on 5 March.", []),
    ],
)
def test_another_day_is_found(source: str, text: str, found: list[str]) -> None:
    pair = TextPair(source, text, "zh_Hans", "en_GB", is_prose=True)
    assert [each.facts["found"] for each in dates(pair)] == found
