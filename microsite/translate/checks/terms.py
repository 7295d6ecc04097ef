"""The check of glossary terms: one that the source text uses stands in the translation by its translated name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from microsite.text.terms import TermNames, unquoted
from microsite.translate.checks.pair import Finding, TextPair
from microsite.translate.scripts import HAN, WORD, is_cased, writes_han


class NamedTerm(NamedTuple):
    """A glossary term: its names in the language of the content, and in another one."""

    id: str
    source: tuple[str, ...]
    names: tuple[str, ...]
    """the translated name first, then other forms"""


class Glossary:
    """The terms of one language, found in source texts as everywhere, but for what stands there by chance."""

    def __init__(self, terms: Iterable[NamedTerm], source_texts: Sequence[str]) -> None:
        self._terms = {term.id: term for term in terms if term.names[0].strip()}
        self._names = TermNames((name, term.id) for term in self._terms.values() for name in term.source)
        self._source_texts = source_texts

    def terms_in(self, text: str) -> list[tuple[str, NamedTerm]]:
        """The terms that a source text uses, each once, with the words that name it there."""
        found: dict[str, tuple[str, NamedTerm]] = {}
        for start, stop, id_ in self._names.occurrences(text):
            if id_ not in found and not self._is_part_of_other_words(text, start, stop):
                found[id_] = (text[start:stop], self._terms[id_])
        return list(found.values())

    def _is_part_of_other_words(self, text: str, start: int, stop: int) -> bool:
        """Whether two Han characters stand there by chance: «法规上报» is not about «规上».

        They do where a neighbour makes a word with the nearer of them that other texts use without the farther one.
        """
        if stop - start != 2 or not HAN.match(text, start):
            return False
        first, last = text[start], text[stop - 1]
        before, after = text[start - 1 : start] if start else "", text[stop : stop + 1]
        tried = []
        if HAN.match(before):
            tried.append(f"{before}{first}(?!{last})")
        if HAN.match(after):
            tried.append(f"(?<!{first}){last}{after}")
        return any(self._occurs(pattern) for pattern in tried)

    def _occurs(self, pattern: str) -> bool:
        return any(re.search(pattern, text) for text in self._source_texts)


_ALTERNATIVES = re.compile(r"\s+/\s+|[;；]|\s*[（(]([^()（）]*)[)）]")
_SHORT = 3
"""letters of words that a name may go without: articles, prepositions"""


def terms(pair: TextPair, glossary: Glossary, context: str) -> Iterator[Finding]:
    """Each term's translated name stands there, or another form of it, whatever its case, number and order of words."""
    for found, term in glossary.terms_in(pair.source_words):
        if context != f"term.{term.id}.name" and not any(_is_named(name, pair.words, pair.locale) for name in term.names):
            yield Finding("check-term", {"found": unquoted(found), "expected": unquoted(term.names[0])})


def _is_named(name: str, text: str, locale: str) -> bool:
    names = [inner for part in _ALTERNATIVES.split(name) if part and (inner := unquoted(part))]
    if writes_han(locale) or any(HAN.search(part) for part in names):
        return any(part in text for part in names)
    there = _words(text)
    return any(all(_stands(word, there) for word in _telling(part)) for part in names)


def _telling(name: str) -> tuple[str, ...]:
    words = _words(name)
    return tuple(word for word in words if len(word) > _SHORT or word.isdigit()) or words


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for word in WORD.findall(text) for part in re.split("[’'‐-]", word.casefold()) if part))


def _stands(word: str, there: tuple[str, ...]) -> bool:
    return word in there or any(_alike(word, other) for other in there)


@lru_cache(maxsize=16384)
def _alike(word: str, other: str) -> bool:
    """Whether two words are forms of one: they begin alike, or where words change inside, share most letters in their order."""
    if word.isdigit() or other.isdigit():
        return False
    shared = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        shared += 1
    if shared >= max(_SHORT, 0.6 * max(len(word), len(other))) or (shared > _SHORT and shared >= min(len(word), len(other)) - 1):
        return True
    ratio = SequenceMatcher(None, word, other, autojunk=False).ratio()
    return ratio >= (0.7 if is_cased(word) else 0.5)
