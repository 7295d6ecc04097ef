"""Words of a text that is written without spaces, found with a list of words and how often each is used."""

from __future__ import annotations

import json
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from microsite.model.unspaced import is_unspaced

_LISTS = Path(__file__).with_name("word_lists")
_LONGEST = 8
"""characters of the longest word in a list"""
_ALL = 26
"""the binary logarithm of how many words the counts of a list are from"""


class WordList(NamedTuple):
    """What is known of the words of a language."""

    weights: dict[str, int]
    """the binary logarithm of each word's count"""
    before: str
    """characters that, alone, belong to the word that follows them"""
    after: str
    """characters that, alone, belong to the word before them"""


@cache
def word_list(tag: str) -> WordList | None:
    """The list for a language (`tag`: BCP 47, in lower case), or for its tag without the last subtags."""
    while tag:
        file = _LISTS / f"{tag}.json"
        if file.is_file():
            read = json.loads(file.read_text("utf-8"))
            weights = {word: int(weight) for weight, words in read["words"].items() for word in words.split()}
            return WordList(weights, read["before"], read["after"])
        tag = tag.rpartition("-")[0]
    return None


def words(text: str, known: WordList) -> list[str]:
    """Split a text into its words; joined, they give the text. What is written with spaces, or punctuation, is a piece of its own."""
    pieces: list[str] = []
    for is_run, characters in groupby(text, lambda character: is_unspaced(character) and character.isalpha()):
        run = "".join(characters)
        if not is_run:
            pieces.append(run)
            continue
        found = _most_likely(run, known)
        if pieces and pieces[-1][-1].isalnum() and len(found[0]) == 1:
            # What a number counts.
            pieces.append(found.pop(0))
        pieces += _without_singles(found, known)
    return pieces


def _most_likely(run: str, known: WordList) -> list[str]:
    """The run as those words whose counts multiply to the most; a character that no word explains is one."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST), end):
            weight = known.weights.get(run[start:end], 0 if end - start == 1 else None)
            if weight is not None:
                ways.append((best[start][0] + weight - _ALL, start))
        best.append(max(ways))
    found, end = [], len(run)
    while end:
        start = best[end][1]
        found.append(run[start:end])
        end = start
    return found[::-1]


def _without_singles(found: list[str], known: WordList) -> list[str]:
    """Join each single character to a neighbour. Several in a row are a word that the list does not know, such as a name."""
    pieces: list[str] = []
    following = ""
    for is_single, group in groupby(found, lambda word: len(word) == 1):
        if not is_single:
            first, *rest = group
            pieces += [following + first, *rest]
            following = ""
            continue
        run = "".join(group)
        kept = run.lstrip(known.after) if pieces else run
        if pieces:
            pieces[-1] += run[: len(run) - len(kept)]
        if kept and (kept[0] in known.before or (len(kept) == 1 and not pieces)):
            following = kept
        elif len(kept) == 1:
            pieces[-1] += kept
        elif kept:
            own = kept.rstrip(known.before)
            own = own if len(own) > 1 else ""
            following = kept[len(own) :]
            pieces += [own] if own else []
    if following:
        pieces.append(following)
    return pieces
