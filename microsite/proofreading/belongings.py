"""What each number of a text belongs to: the nearest nouns beside it, or those that a list names in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from microsite.proofreading.concepts import joints, respectively
from microsite.proofreading.mentions import Mention
from microsite.proofreading.spotting import Spotted


def belongings(text: str, nouns: Sequence[Spotted], found: Sequence[Mention], locale: str) -> Mapping[int, frozenset[str]]:
    """What each number belongs to, by where the number starts."""
    inside = [(each.start, each.stop) for each in found]
    nouns = [noun for noun in nouns if not any(start <= noun.start < stop for start, stop in inside)]
    listed = respectively(locale)
    if listed is not None and listed.search(text) and len(found) > 1:
        before = _list(text, [noun for noun in nouns if noun.start < found[0].start], len(found), locale)
        if before:
            return {each.start: frozenset((noun.label,)) for each, noun in zip(found, before, strict=True)}
    return _nearest(text, nouns, found, locale)


def _list(text: str, nouns: Sequence[Spotted], count: int, locale: str) -> Sequence[Spotted]:
    """The last nouns of this count with nothing but an «and» or a comma between them."""
    joint = joints(locale)
    for last in range(len(nouns), count - 1, -1):
        run = nouns[last - count : last]
        between = [text[one.stop : other.start] for one, other in pairwise(run)]
        if joint is not None and all(each.strip() and not joint.sub("", each).strip(" ,，、") for each in between):
            return run
    return ()


def _nearest(text: str, nouns: Sequence[Spotted], found: Sequence[Mention], locale: str) -> Mapping[int, frozenset[str]]:
    """The nouns of each number: each belongs to the nearest number between the same punctuation, on its own side of an «and»."""
    joint = joints(locale)

    def distance(noun: Spotted, mention: Mention) -> int | None:
        if mention.begin <= noun.start and noun.stop <= mention.start:
            between = text[noun.stop : mention.start]
        elif mention.stop <= noun.start and noun.stop <= mention.end:
            between = text[mention.stop : noun.start]
        else:
            return None
        return len(between) + (_FAR if joint is not None and joint.search(between) else 0)

    belongings: dict[int, set[str]] = {each.start: set() for each in found}
    for noun in nouns:
        distances = {each.start: far for each in found if (far := distance(noun, each)) is not None}
        if distances:
            belongings[min(distances, key=lambda start: distances[start])].add(noun.label)
    return {start: frozenset(concepts) for start, concepts in belongings.items()}


_FAR = 50
