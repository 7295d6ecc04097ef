"""Check that terms of the source text are translated by their names in the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from microsite.proofreading.language_data import HAN, WORD, writes_han
from microsite.proofreading.pair import Finding, TextPair
from microsite.text.terms import TermNames, unquoted


class NamedTerm(NamedTuple):
    """A term: its names in the source language and in the language of a translation."""

    id: str
    source: tuple[str, ...]
    names: tuple[str, ...]
    """the translated name, then other forms"""


class Glossary:
    """The terms with a translation into one language; finds them in source texts."""

    def __init__(self, terms: Iterable[NamedTerm], source_texts: Sequence[str]) -> None:
        self._terms = {term.id: term for term in terms if term.names[0].strip()}
        self._names = TermNames((name, term.id) for term in self._terms.values() for name in term.source)
        self._source_texts = source_texts

    def terms_in(self, text: str) -> list[tuple[str, NamedTerm]]:
        """The terms in a source text, each once, with the words used for it."""
        found: dict[str, tuple[str, NamedTerm]] = {}
        for start, stop, id_ in self._names.occurrences(text):
            if id_ not in found and not self._is_part_of_other_words(text, start, stop):
                found[id_] = (text[start:stop], self._terms[id_])
        return list(found.values())

    def _is_part_of_other_words(self, text: str, start: int, stop: int) -> bool:
        """Whether a match of two Han characters is only by chance: «法规上报» does not contain the term «规上».

        It is if a neighbouring character and the nearer one also occur together in other texts, without the farther one.
        """
        if stop - start != 2 or not HAN.match(text, start):
            return False
        first, last = text[start], text[stop - 1]
        before, after = text[max(0, start - 1) : start], text[stop : stop + 1]
        tried = ((before, f"{before}{first}(?!{last})"), (after, f"(?<!{first}){last}{after}"))
        patterns = [pattern for neighbour, pattern in tried if HAN.match(neighbour)]
        return any(re.search(pattern, other) for pattern in patterns for other in self._source_texts)


_ALTERNATIVES = re.compile(r"\s+/\s+|[;；]|\s*[（(]([^()（）]*)[)）]")
_SHORT = 3
"""the length of words that may be left out: articles, prepositions"""


def terms(pair: TextPair, glossary: Glossary, context: str) -> Iterator[Finding]:
    """Report a term without its translated name, in any form, case, number and order of words."""
    for found, term in glossary.terms_in(pair.source_words):
        if context != f"term.{term.id}.name" and not any(_is_named(name, pair.words, pair.locale) for name in term.names):
            yield Finding("check-term", {"found": unquoted(found), "expected": unquoted(term.names[0])})


def _is_named(name: str, text: str, locale: str) -> bool:
    names = [inner for part in _ALTERNATIVES.split(name) if part and (inner := unquoted(part))]
    if writes_han(locale) or any(HAN.search(part) for part in names):
        return any(part in text for part in names)
    return any(all(any(_is_form(word, other) for other in _words(text)) for word in _significant(part)) for part in names)


def _significant(name: str) -> tuple[str, ...]:
    words = _words(name)
    return tuple(word for word in words if len(word) > _SHORT or word.isdigit()) or words


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for word in WORD.findall(text) for part in re.split("[’'‐-]", word.casefold()) if part))


@lru_cache(maxsize=16384)
def _is_form(word: str, other: str) -> bool:
    """Whether two words are probably forms of one word: they have the same beginning, or most letters in the same order."""
    if word == other or word.isdigit() or other.isdigit():
        return word == other
    shortest = min(len(word), len(other))
    shared = next((index for index in range(shortest) if word[index] != other[index]), shortest)
    if shared >= max(_SHORT, 0.6 * max(len(word), len(other))) or (shared > _SHORT and shared >= shortest - 1):
        return True
    ratio = SequenceMatcher(None, word, other, autojunk=False).ratio()
    has_capitals = word.lower() != word.upper()
    return ratio >= (0.7 if has_capitals else 0.5)
