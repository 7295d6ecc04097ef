"""Check that each number belongs to what it belongs to in the source: none exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from microsite.proofreading.belongings import belongings
from microsite.proofreading.concepts import courses, respectively, told
from microsite.proofreading.mentions import Couple, Mention, windowed
from microsite.proofreading.numerals import is_year
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.spotting import Spotted


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
    ours = _belongings(pair.source_filled.text, pair.source_mentions, pair.source_locale)
    if len({concept for each in ours.values() for concept in each}) < len(("one", "other")):
        return None
    theirs = _belongings(pair.filled.text, pair.mentions, pair.locale)
    for (one, own), (other, others) in combinations([each for each in couples if each[0].start in ours and each[1].start in theirs], 2):
        first, last = ours[one.start] - ours[other.start], ours[other.start] - ours[one.start]
        found, found_last = theirs[own.start], theirs[others.start]
        if first & found or last & found_last:
            continue
        if first & found_last and last & found:
            return own, others
    return _in_another_order(pair, couples, theirs)


def _in_another_order(pair: TextPair, couples: Sequence[Couple], theirs: Mapping[int, frozenset[str]]) -> tuple[Mention, Mention] | None:
    """Two numbers of a list that are in another order than in the source, each text with «respectively»."""
    listed = respectively(pair.source_locale), respectively(pair.locale)
    both = pair.source_filled.text, pair.filled.text
    if all(pattern is not None and pattern.search(each) for pattern, each in zip(listed, both, strict=True)):
        in_order = [own for _, own in sorted(couples, key=lambda couple: couple[0].start)]
        if len({concept for own in in_order for concept in theirs.get(own.start, ())}) < len(("one", "other")):
            return next(((one, other) for one, other in pairwise(in_order) if other.start < one.start), None)
    return None


def _belongings(text: str, found: Sequence[Mention], locale: str) -> Mapping[int, frozenset[str]]:
    """What each number that counts something belongs to: nouns beside it, and the year that is named beside it."""
    counting = [each for each in found if _counts(each) and not _is_year(each)]
    nouns = [*told(locale).find(text), *(Spotted(text[each.start : each.stop][:4], *each[:2]) for each in found if _is_year(each))]
    counting = windowed(text, counting) if len(counting) < len(found) else [*found]
    return belongings(text, sorted(nouns, key=lambda noun: noun.start), counting, locale)


def _is_year(mention: Mention) -> bool:
    return mention.amount is not None and is_year(mention.amount)
