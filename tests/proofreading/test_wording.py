"""The data on what languages say with which words: every pattern is sound, and every name is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from microsite import proofreading
from microsite.proofreading.bounds import _FITTING as BOUNDS
from microsite.proofreading.concepts import counted_nouns, courses, named_nouns
from microsite.proofreading.directions import _OPPOSITE as DIRECTIONS
from microsite.proofreading.wording import of_machines, wording

FOLDER = Path(proofreading.__file__).parent
WORDS = json.loads((FOLDER / "wording.json").read_text("utf-8"))


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


@pytest.mark.parametrize("file", ["wording.json", "concepts.json"])
def test_every_pattern_can_be_read(file: str) -> None:
    patterns = list(texts(json.loads((FOLDER / file).read_text("utf-8"))))
    assert len(patterns) > 100
    for pattern in patterns:
        re.compile(pattern)


@pytest.mark.parametrize("language", WORDS)
def test_kinds_of_bounds_and_directions_are_known(language: str) -> None:
    assert set(WORDS[language].get("bounds", BOUNDS)) == set(BOUNDS)
    assert set(WORDS[language].get("directions", DIRECTIONS)) == set(DIRECTIONS)
    assert set(WORDS[language].get("hints", DIRECTIONS)) == set(DIRECTIONS)


def test_a_language_without_data_has_no_words_but_is_no_fault() -> None:
    words = wording("sw_KE")
    assert [bool(each) for each in (words.bounds_before, words.directions, words.negation, words.hints)] == [False] * 4
    assert courses("sw_KE") is None
    assert [bool(each) for each in (named_nouns("sw_KE"), counted_nouns("sw_KE"))] == [False] * 2


def test_what_machines_say_is_known_in_every_language() -> None:
    first, anywhere = of_machines()
    assert all(first.match(text) for text in ("Sure, here is", "好的，以下是", "Voici la traduction", "Natürlich! Gern.", "翻訳：都市"))
    assert anywhere.search("I hope this helps")
    assert not first.match("Surely the town will grow.")
