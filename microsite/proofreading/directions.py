"""Check that what grows in the source grows in the translation, and what falls, falls; likewise for better and worse, early and late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from microsite.proofreading.language_data import writes_han
from microsite.proofreading.mentions import Mention
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.spotting import Spotted
from microsite.proofreading.wording import Wording, wording

_AXES = (("faster", "slower"), ("up", "down"), ("better", "worse"), ("early", "late"), ("in", "out"))
_OPPOSITE = {**dict(_AXES), **{other: one for one, other in _AXES}}
_OF_SPEED = _AXES[0]
"""stronger than another direction beside it: grew more slowly"""
_SIGN = re.compile(r"(?:^|(?<=[\s(:：（]))(?P<up>[+＋])|(?:^|(?<=[\s(:：（]))(?P<down>[-−–－])")


class _Directions:
    """The directions that a text says."""

    def __init__(self, text: str, words: Wording) -> None:
        spotted = [each for each in words.directions.find(text) if each.label]
        negated = {each.start for each in spotted if _is_negated(text, each.start, words)}
        self.sure = [each for each in spotted if each.start not in negated]
        """the words that surely say a direction, in order"""
        self._negated = {_OPPOSITE[each.label] for each in spotted if each.start in negated}
        self._text, self._words = text, words

    def may_be(self, direction: str) -> bool:
        """Whether anything in the text may say a direction."""
        return direction in self._negated or self._words.hints[direction].search(self._text) is not None


def direction(pair: TextPair) -> Iterator[Finding]:
    """Report a direction that is turned round: of a number, or of the whole text."""
    ours, theirs = wording(pair.source_locale), wording(pair.locale)
    source, text = pair.source_filled.text, pair.filled.text
    if not ours.directions or not theirs.directions:
        return
    needed = _Directions(source, ours)
    if not needed.sure:
        return
    own = _Directions(text, theirs)
    for mine, partner in pair.aligned:
        before, after = _of_number(source, mine, needed, pair.source_locale), _of_number(text, partner, own, pair.locale)
        for name, word in after.items():
            opposite = _OPPOSITE[name]
            if opposite in before and name not in before and opposite not in after:
                yield from _finding(pair, word, before[opposite])
                return
    for one, other in _OPPOSITE.items():
        words = [word for word in needed.sure if word.label in (one, other)]
        found = [word for word in own.sure if word.label in (one, other)]
        wanted = [word for word in words if word.label == one]
        # One of several may be turned: fewer schools and more pupils.
        if (
            wanted
            and {word.label for word in found} == {other}
            and not own.may_be(one)
            and (len(wanted) < len(words) or not needed.may_be(other))
        ):
            # Where both texts have as many, the one at the same place is meant.
            place = words.index(wanted[-1]) if len(found) == len(words) else -1
            yield from _finding(pair, found[place], wanted[-1])
            return


def _finding(pair: TextPair, found: Spotted, expected: Spotted) -> Iterator[Finding]:
    facts = {"found": pair.filled.text[found.start : found.stop], "expected": pair.source_filled.text[expected.start : expected.stop]}
    yield pair.found("check-direction", found.start, found.stop, **facts)


_NEAR = 2


def _is_negated(text: str, start: int, words: Wording) -> bool:
    before = text[max(0, start - _FAR) : start]
    found = list(words.negators.finditer(before)) if words.negators is not None else []
    between = before[found[-1].end() :] if found else "."
    return len(between.split()) <= _NEAR and not re.search(r"[^\w\s]", between) and (" " in between or not between)


_FAR = 30


def _of_number(text: str, mention: Mention, directions: _Directions, locale: str) -> Mapping[str, Spotted]:
    """The directions said directly beside a number, each once."""
    begin, end = _beside(text, mention, locale)
    found = {word.label: word for word in directions.sure if begin < word.stop and word.start < end}
    sign = _SIGN.match(text, mention.start - 1, mention.start) if mention.start else None
    if sign is not None:
        name = "up" if sign["up"] else "down"
        found[name] = Spotted(name, *sign.span())
    if any(name in found for name in _OF_SPEED):
        found = {name: word for name, word in found.items() if name in _OF_SPEED}
    return found


_WORDS_BESIDE = 4
_WORD = re.compile(r"\S+")


def _beside(text: str, mention: Mention, locale: str) -> tuple[int, int]:
    """From where to where the words directly beside a number stand; between Han characters, all before it and none after it."""
    if writes_han(locale):
        return mention.begin, mention.stop
    before = [match.start() for match in _WORD.finditer(text, mention.begin, mention.start)][-_WORDS_BESIDE:]
    after = [match.end() for match in _WORD.finditer(text, mention.stop, mention.end)][:_WORDS_BESIDE]
    return before[0] if before else mention.start, after[-1] if after else mention.stop
