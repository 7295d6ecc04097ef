"""Check that each number counts what it counts in the source, and that nothing repeats what a reference shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from microsite.model.lines import NUMBER_ONLY
from microsite.proofreading.concepts import counted_nouns
from microsite.proofreading.language_data import writes_han
from microsite.proofreading.measures import DURATIONS, measure_after
from microsite.proofreading.mentions import Mention
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.spotting import Spotted, Spotter
from microsite.proofreading.wording import wording

_FAR = 50
"""characters after a number in which the noun that it counts is looked for"""


def _concepts(nouns: Sequence[Spotted]) -> set[str]:
    """What they may mean: «家» counts firms or households."""
    return {concept for noun in nouns for concept in noun.label.split(" or ")}


_OF_PEOPLE = "people or "


def _persons(nouns: Sequence[Spotted]) -> set[str]:
    """The kinds of persons that they mean: teachers, patients."""
    return {noun.label for noun in nouns if noun.label.startswith(_OF_PEOPLE)}


_WORDS_BETWEEN = 2
"""so many at most stand between a number and the noun that it counts: 36 poor farming households"""


def counted(pair: TextPair) -> Iterator[Finding]:
    """Report a number that counts something else than in the source, and an article before what a reference shows in the plural."""
    yield from _other_things(pair)
    yield from _said_twice(pair)
    words = wording(pair.locale)
    for name, start, stop in pair.filled.shown:
        article = words.article.search(pair.filled.text, 0, start) if words.article is not None else None
        if article is not None and words.plural is not None and words.plural.fullmatch(pair.filled.text[start:stop]):
            yield pair.found("check-article", article.start(), stop, found=pair.filled.text[article.start() : stop], name=name)


def _said_twice(pair: TextPair) -> Iterator[Finding]:
    """A unit or noun behind a reference that shows one: {growth} per cent, {pupils} children."""
    text, nouns = pair.filled.text, counted_nouns(pair.locale)
    for name, start, stop in pair.filled.shown:
        end = stop
        if not name.endswith(NUMBER_ONLY) and any(sign.isdigit() for sign in text[start:stop]) and not text[stop - 1].isdigit():
            unit, after = measure_after(text, stop, pair.locale)
            # A duration may follow: {trees} a year.
            end = after if unit and unit not in DURATIONS else _noun_after(text, start, stop, nouns, pair.locale)
        if end > stop:
            yield pair.found("check-unit-after", start, end, found=text[start:end], name=name)


def _noun_after(text: str, start: int, stop: int, nouns: Spotter, locale: str) -> int:
    """Where a noun ends that stands directly behind a reference that ends with one; else where the reference ends."""
    shown = nouns.find(text, start, stop)
    if writes_han(locale):
        behind = nouns.find(text, stop, min(stop + 2, len(text)))
        is_repeated = bool(behind) and behind[0].start == stop and text[stop : behind[0].stop] in text[start:stop]
        return behind[0].stop if is_repeated else stop
    behind = nouns.find(text, stop + 1, min(stop + _FAR, len(text))) if text[stop : stop + 1] == " " else []
    if shown and shown[-1].stop == stop and behind and behind[0].start == stop + 1:
        return behind[0].stop
    last = re.search(r"[^\W\d_]{3,}\Z", text[start:stop])
    again = re.compile(rf" [^\W\d_]+ {last[0]}(?![^\W\d_])").match(text, stop) if last is not None else None
    return again.end() if again is not None else stop


def _other_things(pair: TextPair) -> Iterator[Finding]:
    """A number that counts people where the source has households, or the like."""
    source, text = pair.source_filled.text, pair.filled.text
    beside_theirs = {each.start: _around(text, each, pair.locale) for each in pair.mentions if each.amount is not None}
    if not any(beside_theirs.values()):
        return
    ours = list(counted_nouns(pair.source_locale).find(source))
    known = _concepts(ours)
    own = _persons(counted_nouns(pair.locale).find(text))
    for one, other in pair.aligned:
        if other.amount is not None and (other.amount.ordinal or other.sort == "percent"):
            continue
        beside = _around(source, one, pair.source_locale)
        needed = _concepts(beside)
        known_here = known if len(pair.aligned) == 1 else needed
        theirs = beside_theirs.get(other.start, [])
        strange = [noun for noun in theirs if noun.start >= other.stop]
        persons = _persons(theirs) if _persons(beside) else set()
        is_other_person = bool(persons) and persons.isdisjoint(_persons(ours)) and _persons(beside).isdisjoint(own)
        if needed and not one.sort and other.sort in _EXTENTS:
            facts = {"found": _widened(text, other), "expected": source[one.start : max(one.stop, beside[-1].stop)]}
            yield pair.found("check-counted", other.start, other.stop, **facts)
        elif needed and strange and (_concepts(theirs).isdisjoint(known_here) or is_other_person):
            start, stop = min(one.start, beside[0].start), max(one.stop, beside[-1].stop)
            facts = {"found": text[other.start : strange[0].stop], "expected": source[start:stop]}
            yield pair.found("check-counted", other.start, strange[0].stop, **facts)


_EXTENTS = ("square-meter", "square-kilometer", "hectare", "mu", "kilometer", "meter", "tonne", "kilogram")
"""what measures, and counts no people, households or firms"""


def _widened(text: str, mention: Mention) -> str:
    """The number with the words of its unit."""
    return text[mention.start : mention.stop] + "".join(re.findall(r"\A[\s-]?[^\W\d_]+(?: [^\W\d_]+)?", text[mention.stop :]))


def _around(text: str, mention: Mention, locale: str) -> list[Spotted]:
    """The nouns that a number counts: directly after it, or between Han characters also before it."""
    nouns = counted_nouns(locale)
    if writes_han(locale):
        before, after = nouns.find(text, mention.begin, mention.start), nouns.find(text, mention.stop, mention.end)
        if after and after[0].start == mention.stop and "people" not in _concepts(after):
            # «居民3000户» are households.
            before = [noun for noun in before if "people" not in _concepts([noun])]
        return [*before, *after]
    after = nouns.find(text, mention.stop, min(mention.end, mention.stop + _FAR))
    return [noun for noun in after[:1] if len(text[mention.stop : noun.start].split()) <= _WORDS_BETWEEN]
