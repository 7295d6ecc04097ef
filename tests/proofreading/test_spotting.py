"""Words of a table, found in texts."""

from __future__ import annotations

from microsite.proofreading.spotting import Spotter


def test_the_longest_word_is_found_where_several_begin() -> None:
    words = Spotter([("more", "up"), ("more slowly", "slower"), ("(?:no|not) more", "most")], "en_GB")
    assert [each.label for each in words.find("It grew more slowly, and no more than more.")] == ["slower", "most", "up"]


def test_a_word_within_another_is_none() -> None:
    assert Spotter([("up", "up")], "en_GB").find("The cup is upside, Up!")[0].start == 19


def test_han_characters_need_no_spaces() -> None:
    words = Spotter([("增长(?!点)", "up"), ("(?:较|比)[^，]{0,4}低", "down")], "zh_Hans")
    assert [(each.label, each.start) for each in words.find("增长点多，增长快，比上年低")] == [("up", 5), ("down", 9)]


def test_what_must_follow_a_word_is_no_part_of_it() -> None:
    words = Spotter([("at least", "least")], "en_GB", ending=r"\s*\Z")
    text = "in all at least 38"
    assert [text[each.start : each.stop] for each in words.find(text, 0, 16)] == ["at least"]
