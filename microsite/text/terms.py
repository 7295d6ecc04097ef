"""Find terms in texts by their names in the text's language, and mark them in the parsed tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from microsite.model.unspaced import UNSPACED
from microsite.text.prose import Element, ProseNode

MARKED = "term"
"""the tag of the elements that `with_terms` inserts; parsed texts contain no such element"""
_CLOSED = frozenset({"a", "code", "pre"})


_ONE_FOR_ANOTHER = tuple(zip("\n\u00a0\u202f\u2028\u2010\u2011", "    --", strict=True))
"""spaces and hyphens that only control line breaks, and the usual ones; positions stay the same"""


def plain(text: str) -> str:
    """A text with the usual spaces and hyphens only."""
    for found, usual in _ONE_FOR_ANOTHER:
        text = text.replace(found, usual)
    return text


def lowered(text: str) -> str:
    """Normalise a name or text for comparison."""
    return plain(text.lower())


class TermMark(NamedTuple):
    """Where a term is in a text: the index of the text leaf among those that are searched, and start and end in it."""

    leaf: int
    start: int
    end: int
    term: str


_LETTER = "[^\\W_" + "".join(f"{chr(first)}-{chr(last)}" for first, last in UNSPACED) + "]"
"""a letter or digit of a script with spaces between words"""
_BOUNDARY = f"(?:(?<!{_LETTER})|(?!{_LETTER}))"


class TermNames:
    """The names of all terms in one language. Case is ignored."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of a name and the id of its term; a name in quotation marks is also found without them."""
        pairs = {(lowered(form), term) for name, term in names for form in (name, unquoted(name)) if form}
        # Of several terms with one name the first one counts.
        self._terms = dict(sorted(pairs, reverse=True))
        longest_first = "|".join(re.escape(name) for name in sorted(self._terms, key=len, reverse=True))
        self._pattern = re.compile(f"{_BOUNDARY}(?:{longest_first}){_BOUNDARY}")

    def are_in(self, text: str) -> bool:
        """Whether a text has any of the names, even within words; a quick filter for `marks`."""
        compared = lowered(text)
        return any(name in compared for name in self._terms)

    def occurrences(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The occurrences of terms in a text as (start, end, id of the term). Everything that looks for terms uses this definition.

        In scripts with spaces, only whole words match. The first match counts, and of several at one position the longest.
        """
        if not self.are_in(text):
            return
        compared = lowered(text)
        # The lower case of a few capitals has two characters, so positions would differ.
        for match in self._pattern.finditer(compared if len(compared) == len(text) else text):
            yield match.start(), match.end(), self._terms[match[0]]

    def terms_in(self, text: str) -> tuple[str, ...]:
        """The ids of the terms in a text, each once, in order of occurrence."""
        return tuple(dict.fromkeys(term for _, _, term in self.occurrences(text)))


_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "「": "」", "『": "』", "«": "»", "《": "》"}


def unquoted(name: str) -> str:
    """A name without quotation marks around the whole of it."""
    name = name.strip()
    closing = _QUOTES.get(name[:1])
    return name[1:-1].strip() if closing and name.find(closing, 1) == len(name) - 1 else name


def marks(nodes: tuple[ProseNode, ...], names: TermNames, seen: set[str]) -> tuple[TermMark, ...]:
    """The first occurrence of each term that is not in `seen`; adds these terms to `seen`."""
    found = []
    for number, leaf in enumerate(_leaves(nodes)):
        for start, end, term in names.occurrences(leaf):
            if term not in seen:
                seen.add(term)
                found.append(TermMark(number, start, end, term))
    return tuple(found)


def _leaves(nodes: tuple[ProseNode, ...]) -> Iterator[str]:
    """The texts in which terms are marked: all but those of links and code."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Element) and node.tag not in _CLOSED:
            yield from _leaves(node.children)


def with_terms(nodes: tuple[ProseNode, ...], found: tuple[TermMark, ...]) -> tuple[ProseNode, ...]:
    """Insert an element `MARKED` for each mark; its `href` is the id of the term."""
    return _marked(nodes, found, count())


def _marked(nodes: tuple[ProseNode, ...], found: tuple[TermMark, ...], numbers: Iterator[int]) -> tuple[ProseNode, ...]:
    made: list[ProseNode] = []
    for node in nodes:
        if isinstance(node, str):
            at, number = 0, next(numbers)
            for mark in (each for each in found if each.leaf == number):
                made += [node[at : mark.start], Element(MARKED, (node[mark.start : mark.end],), mark.term)]
                at = mark.end
            made.append(node[at:])
        elif isinstance(node, Element) and node.tag not in _CLOSED:
            made.append(node._replace(children=_marked(node.children, found, numbers)))
        else:
            made.append(node)
    return tuple(each for each in made if each != "")
