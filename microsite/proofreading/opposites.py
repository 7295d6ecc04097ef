"""Check for opposites: what is urban, public, imported or on Mondays in the source is not rural, private, exported or on Tuesdays."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from microsite.proofreading.belongings import belongings
from microsite.proofreading.language_data import writes_han
from microsite.proofreading.mentions import Mention, windowed
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.spotting import Spotted
from microsite.proofreading.wording import wording
from microsite.text.languages import cldr


class _Group(NamedTuple):
    """Concepts of which one excludes the others, in one language."""

    sure: re.Pattern[str]
    """words that mean one of them, in the named group with its number"""
    may: Mapping[str, re.Pattern[str]]
    """by concept: words that may mean it"""
    concepts: Sequence[str]
    both: re.Pattern[str] | None
    """words that mean several of them: 中小学, primary and secondary schools"""


def opposites(pair: TextPair) -> Iterator[Finding]:
    """Report a word that means the opposite of one in the source, and two such words that are exchanged."""
    ours, theirs = _groups(pair.source_locale), _groups(pair.locale)
    source, text = pair.source_filled.text, pair.filled.text
    for name in ours.keys() & theirs.keys() if ours and theirs else ():
        found = _spotted(text, theirs[name])
        expected = _spotted(source, ours[name]) if found else []
        if not expected:
            continue
        lost = _lost(pair, ours[name], theirs[name], {word.label for word in found})
        if lost is not None:
            yield lost
            continue
        strange = [word for word in found if not ours[name].may[word.label].search(source)]
        missing = [word for word in expected if not theirs[name].may[word.label].search(text)]
        place = (strange[0], missing[0]) if strange and missing else _exchanged(pair, expected, found)
        if place is not None:
            yield _finding(pair, *place)


def _lost(pair: TextPair, ours: _Group, theirs: _Group, found: set[str]) -> Finding | None:
    """A word of the source that means several concepts, of which the translation has not all."""
    word = ours.both.search(pair.source_filled.text) if ours.both is not None else None
    meant = [name for name, words in ours.may.items() if word is not None and name in ours.concepts and words.fullmatch(word[0])]
    left = [name for name in meant if not theirs.may[name].search(pair.filled.text)]
    if word is None or not left or found.isdisjoint(meant):
        return None
    return Finding("check-item-lost", {"found": word[0]})


def _finding(pair: TextPair, found: Spotted, expected: Spotted) -> Finding:
    facts = {"found": pair.filled.text[found.start : found.stop], "expected": pair.source_filled.text[expected.start : expected.stop]}
    return pair.found("check-opposite", found.start, found.stop, **facts)


def _spotted(text: str, group: _Group) -> list[Spotted]:
    return [Spotted(group.concepts[match.lastindex - 1], *match.span()) for match in group.sure.finditer(text) if match.lastindex]


def _exchanged(pair: TextPair, expected: Sequence[Spotted], found: Sequence[Spotted]) -> tuple[Spotted, Spotted] | None:
    """Two concepts of which each stands beside what the other stands beside in the source: a number, a reference, a direction."""
    if len({word.label for word in expected} & {word.label for word in found}) < len(("one", "other")):
        return None
    exchanged: list[tuple[Spotted, Spotted]] = []
    numbers = [(one, other) for one, other in pair.aligned if not (_overlaps(one, expected) or _overlaps(other, found))]
    for couples in (numbers, _directions(pair)):
        ours = belongings(pair.source_filled.text, expected, [one for one, _ in couples], pair.source_locale)
        theirs = belongings(pair.filled.text, found, [other for _, other in couples], pair.locale)
        for one, other in couples:
            mine, own = ours[one.start], theirs[other.start]
            if mine & own:
                return None
            if len(mine) == len(own) == 1:
                label, wanted = *own, *mine
                exchanged.append(
                    (
                        next(word for word in found if word.label == label),
                        next(word for word in expected if word.label == wanted),
                    )
                )
    return exchanged[0] if exchanged else None


def _overlaps(mention: Mention, words: Sequence[Spotted]) -> bool:
    """Whether a number is a part of a word: the second half of the year."""
    return any(word.start < mention.stop and mention.start < word.stop for word in words)


def _directions(pair: TextPair) -> list[tuple[Mention, Mention]]:
    """The words for a direction or a negation that each text has once, as if they were numbers."""
    ours, theirs = (
        sorted(
            (word for words in (wording(locale).directions, wording(locale).negation) for word in words.find(text) if word.label),
            key=lambda word: word.start,
        )
        for text, locale in ((pair.source_filled.text, pair.source_locale), (pair.filled.text, pair.locale))
    )
    if not ours or not theirs:
        return []
    both = [
        {each.name: each for each in windowed(text, [Mention(word.start, word.stop, 0, 0, 0, word.label, None) for word in words])}
        for words, text in ((ours, pair.source_filled.text), (theirs, pair.filled.text))
    ]
    return [
        (each, both[1][name])
        for name, each in both[0].items()
        if name in both[1] and all(sum(word.label == name for word in words) == 1 for words in (ours, theirs))
    ]


@cache
def _groups(locale: str) -> Mapping[str, _Group]:
    language, is_han = cldr(locale).language, writes_han(locale)
    before, after = ("", "") if is_han else (r"(?<![^\W\d_])", r"(?![^\W\d_])")

    def group(concepts: Mapping[str, Any]) -> _Group:
        counts = Counter(word for each in concepts.values() for word in each[language]["sure"])
        several = [word for word, count in counts.items() if count > 1]
        words = "|".join(f"({'|'.join(sorted(each[language]['sure'], key=len, reverse=True))})" for each in concepts.values())
        return _Group(
            re.compile(f"{before}(?:{words}){after}", re.IGNORECASE),
            {
                name: re.compile(f"{before}(?:{'|'.join((*each[language]['sure'], each[language]['may']))})", re.IGNORECASE)
                for name, each in concepts.items()
            },
            tuple(concepts),
            re.compile(f"{before}(?:{'|'.join(several)}){after}", re.IGNORECASE) if several else None,
        )

    return {name: group(concepts) for name, concepts in _data().items() if all(language in each for each in concepts.values())}


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    data: Mapping[str, Mapping[str, Any]] = json.loads((Path(__file__).parent / "opposites.json").read_text("utf-8"))
    return data
