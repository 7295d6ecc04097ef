"""Where terms stand in texts: found by their names in the text's own language, in the parsed tree and never in its HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from microsite.model.unspaced import is_unspaced
from microsite.text.prose import Element, ProseNode

MARKED = "term"
"""the tag of the elements that `with_terms` puts in; no text can hold one of its own"""
_CLOSED = frozenset({"a", "code", "pre"})


_ONE_FOR_ANOTHER = str.maketrans("\n\u00a0\u202f\u2028\u2010\u2011", "    --")
"""spaces and hyphens that only say where a line may break; each stays one character, so that places agree"""


def lowered(text: str) -> str:
    """The form in which names and texts are compared."""
    return text.lower().translate(_ONE_FOR_ANOTHER)


class TermName(NamedTuple):
    """A name by which a term is found."""

    lowered: str
    term: str


class TermMark(NamedTuple):
    """Where a term stands in a text: which of the leaves that may hold one (from 0), and from which character to which in it."""

    leaf: int
    start: int
    end: int
    term: str


class TermNames:
    """The names of all terms in one language, longest first; upper and lower case are the same."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names`: each name with the id of its term; one that stands in quotation marks is found without them, too."""
        each = {TermName(lowered(form), term) for name, term in names for form in (name, unquoted(name)) if form}
        self.names = sorted(each, key=lambda name: (-len(name.lowered), name))

    def within(self, *texts: str) -> list[TermName]:
        """The names that occur anywhere in the texts, as a first look: `marks` may still find that none of them can be marked."""
        if not self.names:
            return []
        whole = lowered("\n".join(texts))
        return [name for name in self.names if name.lowered in whole]

    def occurrences(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names stand in a text, from which character to which, and the id of the term: what counts as an occurrence everywhere.

        In scripts with spaces a name stands as whole words; of names that overlap, the longest counts, and of those the first.
        """
        return _spans(text, self.within(text))

    def terms_in(self, text: str) -> tuple[str, ...]:
        """The ids of the terms that a text names, each once, in the order in which they occur."""
        return tuple(dict.fromkeys(term for _, _, term in self.occurrences(text)))


_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "「": "」", "『": "』", "«": "»", "《": "》"}


def unquoted(name: str) -> str:
    """A name without the quotation marks around the whole of it."""
    name = name.strip()
    closing = _QUOTES.get(name[:1])
    return name[1:-1].strip() if closing and name.find(closing, 1) == len(name) - 1 else name


def marks(nodes: tuple[ProseNode, ...], names: list[TermName], known: set[str]) -> tuple[TermMark, ...]:
    """The first occurrence of each term that is not `known` yet, which is then added there; of names that overlap, the longest counts."""
    found = []
    for number, leaf in enumerate(_leaves(nodes)):
        for start, end, term in _spans(leaf, names):
            if term not in known:
                known.add(term)
                found.append(TermMark(number, start, end, term))
    return tuple(found)


def _leaves(nodes: tuple[ProseNode, ...]) -> Iterator[str]:
    """The texts that may hold a mark: not those of links and code."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Element) and node.tag not in _CLOSED:
            yield from _leaves(node.children)


def _spans(text: str, names: list[TermName]) -> Iterator[tuple[int, int, str]]:
    compared = lowered(text)
    if len(compared) != len(text):
        # A few capitals have small forms of two characters: places would no longer agree.
        compared = text
    at = 0
    while True:
        first = min(
            ((start, -len(name.lowered), name.term) for name in names if (start := _find(compared, name.lowered, at)) >= 0), default=None
        )
        if first is None:
            return
        start, length, term = first
        at = start - length
        yield start, at, term


def _find(text: str, name: str, at: int) -> int:
    """Where the name stands as a word of its own, from `at` on; -1 if nowhere."""
    while (start := text.find(name, at)) >= 0:
        end = start + len(name)
        if not (start and _is_joined(text[start - 1], name[0])) and not (end < len(text) and _is_joined(name[-1], text[end])):
            return start
        at = start + 1
    return -1


def _is_joined(left: str, right: str) -> bool:
    """Whether two neighbours are of one word, in a script with spaces between words."""
    return left.isalnum() and right.isalnum() and not is_unspaced(left) and not is_unspaced(right)


def with_terms(nodes: tuple[ProseNode, ...], found: tuple[TermMark, ...]) -> tuple[ProseNode, ...]:
    """The nodes with each mark as an element `MARKED`, whose `href` is the term's id."""
    by_leaf: dict[int, list[TermMark]] = {}
    for mark in found:
        by_leaf.setdefault(mark.leaf, []).append(mark)
    return _marked(nodes, by_leaf, iter(range(1 << 30)))


def _marked(nodes: tuple[ProseNode, ...], by_leaf: dict[int, list[TermMark]], numbers: Iterator[int]) -> tuple[ProseNode, ...]:
    made: list[ProseNode] = []
    for node in nodes:
        if isinstance(node, str):
            at = 0
            for mark in by_leaf.get(next(numbers), ()):
                made += [node[at : mark.start], Element(MARKED, (node[mark.start : mark.end],), mark.term)]
                at = mark.end
            made.append(node[at:])
        elif isinstance(node, Element) and node.tag not in _CLOSED:
            made.append(node._replace(children=_marked(node.children, by_leaf, numbers)))
        else:
            made.append(node)
    return tuple(each for each in made if each != "")
