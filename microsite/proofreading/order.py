"""Check that each number belongs to what it belongs to in the source: none exchanged, none counting something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from microsite.proofreading.concepts import counted_nouns, courses, joints, named_nouns, respectively
from microsite.proofreading.language_data import writes_han
from microsite.proofreading.mentions import Couple, Mention, windowed
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.spotting import Spotted
from microsite.proofreading.wording import wording


def order(pair: TextPair) -> Iterator[Finding]:
    """Report two numbers or references that are exchanged: in a course from one to the other, or between two things."""
    if len(pair.source_mentions) < len(("one", "other")) or len(pair.mentions) < len(("one", "other")):
        return
    place = _turned(pair, pair.aligned)
    if place is None:
        place = _exchanged(pair, [(one, other) for one, other in pair.aligned if _counts(one) and _counts(other)])
    if place is not None:
        first, last = place
        start, stop = min(first.start, last.start), max(first.stop, last.stop)
        yield pair.found("check-order", start, stop, found=_shown(pair.filled.text, first), other=_shown(pair.filled.text, last))


def _counts(mention: Mention) -> bool:
    return mention.amount is None or (mention.amount.firm and not mention.amount.ordinal)


def _counting(text: str, found: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions that count something, with the words between these alone."""
    counting = [*filter(_counts, found)]
    return windowed(text, counting) if len(counting) < len(found) else found


def _shown(text: str, mention: Mention) -> str:
    return text[mention.start : mention.stop]


def _turned(pair: TextPair, couples: Sequence[Couple]) -> tuple[Mention, Mention] | None:
    """Two numbers of which the later becomes the earlier: from 5 to 3, where the source has from 3 to 5."""
    ours = _course(pair.source_filled.text, pair.source_mentions, pair.source_locale)
    theirs = _course(pair.filled.text, pair.mentions, pair.locale)
    partners = {one.start: other for one, other in couples}
    for before, after in ours:
        first, last = partners.get(before.start), partners.get(after.start)
        if first is not None and last is not None and (last, first) in theirs:
            return last, first
    return None


def _course(text: str, found: Sequence[Mention], locale: str) -> list[tuple[Mention, Mention]]:
    """The numbers that become one another, the earlier first."""
    words = courses(locale)
    if words is None:
        return []
    made = []
    for one, other in pairwise(found):
        between = text[one.stop : other.start]
        is_onward = any(start.search(text, one.begin, one.start) and onward.search(between) for start, onward in words.onward)
        if is_onward and not words.back.search(between):
            made.append((one, other))
        elif words.back.search(between):
            made.append((other, one))
        elif "→" in between:
            made.append((one, other))
    return made


def _exchanged(pair: TextPair, couples: Sequence[Couple]) -> tuple[Mention, Mention] | None:
    """Two numbers of which each stands beside what the other belongs to."""
    source, text = pair.source_filled.text, pair.filled.text
    ours = _belongings(source, _counting(source, pair.source_mentions), pair.source_locale)
    if len({concept for each in ours.values() for concept in each}) < len(("one", "other")):
        return None
    theirs = _belongings(text, _counting(text, pair.mentions), pair.locale)
    for (one, own), (other, others) in combinations(couples, 2):
        first, last = ours[one.start] - ours[other.start], ours[other.start] - ours[one.start]
        found, found_last = theirs[own.start], theirs[others.start]
        if first & found_last and last & found and not (first & found or last & found_last):
            return own, others
    listed = respectively(pair.source_locale), respectively(pair.locale)
    if all(pattern is not None and pattern.search(each) for pattern, each in zip(listed, (source, text), strict=True)):
        in_order = [own for _, own in sorted(couples, key=lambda couple: couple[0].start)]
        if not any(theirs[own.start] for own in in_order):
            return next(((one, other) for one, other in pairwise(in_order) if other.start < one.start), None)
    return None


def _belongings(text: str, found: Sequence[Mention], locale: str) -> Mapping[int, frozenset[str]]:
    """What each number belongs to, by where the number starts: the nearest nouns beside it, or those that a list names in its order."""
    inside = [(each.start, each.stop) for each in found]
    nouns = [noun for noun in named_nouns(locale).find(text) if not any(start <= noun.start < stop for start, stop in inside)]
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
        if joint is not None and all(not joint.sub("", each).strip(" ,，、") for each in between):
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


def _concepts(nouns: Sequence[Spotted]) -> set[str]:
    """What they may mean: «家» counts firms or households."""
    return {concept for noun in nouns for concept in noun.label.split(" or ")}


_WORDS_BETWEEN = 2
"""so many at most stand between a number and the noun that it counts: 36 poor farming households"""


def counted(pair: TextPair) -> Iterator[Finding]:
    """Report a number that counts something else than in the source, and an article before what a reference shows in the plural."""
    yield from _other_things(pair)
    words = wording(pair.locale)
    for name, start, stop in pair.filled.shown:
        article = words.article.search(pair.filled.text, 0, start) if words.article is not None else None
        if article is not None and words.plural is not None and words.plural.fullmatch(pair.filled.text[start:stop]):
            yield pair.found("check-article", article.start(), stop, found=pair.filled.text[article.start() : stop], name=name)


def _other_things(pair: TextPair) -> Iterator[Finding]:
    """A number that counts people where the source has households, or the like."""
    source, text = pair.source_filled.text, pair.filled.text
    beside_theirs = {each.start: _around(text, each, pair.locale) for each in pair.mentions if each.amount is not None}
    if not any(beside_theirs.values()):
        return
    ours = list(counted_nouns(pair.source_locale).find(source))
    known = _concepts(ours)
    for one, other in pair.aligned:
        if other.amount is not None and other.amount.ordinal:
            continue
        beside = _around(source, one, pair.source_locale)
        needed = _concepts(beside)
        known_here = known if len(pair.aligned) == 1 else needed
        theirs = beside_theirs.get(other.start, [])
        strange = [noun for noun in theirs if noun.start >= other.stop]
        if needed and strange and _concepts(theirs).isdisjoint(known_here):
            start, stop = min(one.start, beside[0].start), max(one.stop, beside[-1].stop)
            facts = {"found": text[other.start : strange[0].stop], "expected": source[start:stop]}
            yield pair.found("check-counted", other.start, strange[0].stop, **facts)


def _around(text: str, mention: Mention, locale: str) -> list[Spotted]:
    """The nouns that a number counts: directly after it, or between Han characters also before it."""
    nouns = counted_nouns(locale)
    if writes_han(locale):
        return [*nouns.find(text, mention.begin, mention.start), *nouns.find(text, mention.stop, mention.end)]
    after = nouns.find(text, mention.stop, min(mention.end, mention.stop + _FAR))
    return [noun for noun in after[:1] if len(text[mention.stop : noun.start].split()) <= _WORDS_BETWEEN]
