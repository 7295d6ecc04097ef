"""Check that a translation leaves out no whole clause, by its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from microsite.proofreading.concepts import joints, named_nouns
from microsite.proofreading.language_data import HAN, WORD, writes_han
from microsite.proofreading.pair import Finding, TextPair

_CLAUSE = re.compile(r"[，。；！？：]|[,.;!?:](?=\s|\Z)|\s[–—]\s|—")
_LETTERS_PER_WORD = 1.6
"""of Han characters, in running text"""
_LEAST_CLAUSES = 3
_LEAST_WORDS = 9
_SHORT = ((0.34, 0.62), (0.67, 0.5))
"""shares of the source's clauses, and of its length, below which something is certainly missing"""


def omission(pair: TextPair) -> Iterator[Finding]:
    """Report a translation of several clauses that is far too short for its source and has far fewer clauses."""
    yield from _items(pair)
    if not pair.is_prose:
        return
    source, text = pair.source_filled.text, pair.filled.text
    if _roughly(text, pair.locale) >= _SHORT[0][1] * _roughly(source, pair.source_locale):
        return
    before, after = _size(source, pair.source_locale), _size(text, pair.locale)
    clauses, kept = _clauses(source), _clauses(text)
    if clauses < _LEAST_CLAUSES or before < _LEAST_WORDS:
        return
    if any(kept <= part * clauses and after < share * before for part, share in _SHORT):
        yield Finding("check-omission", {"found": round(after), "expected": round(before)}, 0, len(pair.text))


def _items(pair: TextPair) -> Iterator[Finding]:
    """A noun of a list in the source, if the translation has the noun beside it in the list, and not this one."""
    joint = joints(pair.source_locale)
    nouns = named_nouns(pair.source_locale).find(pair.source_filled.text) if joint is not None else []
    if joint is None or len(nouns) < len(("one", "other")):
        return
    kept = {noun.label for noun in named_nouns(pair.locale).find(pair.filled.text)}
    for one, other in pairwise(nouns):
        between = pair.source_filled.text[one.stop : other.start]
        if joint.search(between) and len(joint.sub("", between)) <= _BETWEEN_ITEMS and (one.label in kept) != (other.label in kept):
            lost = other if one.label in kept else one
            yield Finding("check-item-lost", {"found": pair.source_filled.text[lost.start : lost.stop]})
            return


_BETWEEN_ITEMS = 1
"""so many characters at most stand between two nouns of a list, with the sign that joins them left out"""


def _roughly(text: str, locale: str) -> float:
    """About how many words a text has, at first sight."""
    return len(text) / _LETTERS_PER_WORD if writes_han(locale) else text.count(" ") + 1


def _clauses(text: str) -> int:
    return len([part for part in _CLAUSE.split(text) if part.strip()])


def _size(text: str, locale: str) -> float:
    """About how many words a text has."""
    return (
        len(HAN.findall(text)) / _LETTERS_PER_WORD + len(WORD.findall(HAN.sub(" ", text)))
        if writes_han(locale)
        else len(WORD.findall(text))
    )
