"""Check that a number keeps its bound: at least, more than, at most, less than, nearly, about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from microsite.model.lines import NUMBER_ONLY
from microsite.proofreading.concepts import joints
from microsite.proofreading.language_data import writes_han
from microsite.proofreading.measures import DURATIONS
from microsite.proofreading.mentions import Mention
from microsite.proofreading.numerals import is_year
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.spotting import Spotted
from microsite.proofreading.wording import Wording, wording

_FITTING: Mapping[str, Collection[str]] = {
    "least": ("least", "over"),
    "over": ("over", "least", "about"),
    "most": ("most", "under", "nearly"),
    "under": ("under", "most", "nearly"),
    "nearly": ("nearly", "under", "about"),
    "about": ("about",),
    "before": ("before", "most", "under"),
    "after": ("after", "least", "over"),
}
"""the bounds by which a translation may say one of the source"""
_FLIPPED = {"over": "most", "under": "least", "before": "after", "after": "before"}
"""what a bound becomes by a negation directly before it: not more than is at most"""
_UPPER, _LOWER = ("most", "under", "nearly", "before"), ("least", "over", "after")
_IN_TIME = ("before", "after")
"""said of dates in many ways, so that only the opposite is an error"""
_UNSAID = ("most", "under")
"""need not be said of a duration: «三年内» is in three years"""


class _Bound(NamedTuple):
    kinds: frozenset[str]
    start: int
    stop: int
    """where the number with the words for its bound is"""
    is_clear: bool = True
    """false after a negation that may belong to it"""


class _Couple(NamedTuple):
    """A number of the source, and the one of the translation that belongs to it, with their bounds."""

    ours: Mention
    needed: _Bound
    theirs: Mention
    own: _Bound


def bounds(pair: TextPair) -> Iterator[Finding]:
    """Report bounds that a translation lacks, adds or turns round."""
    source, text = pair.source_filled.text, pair.filled.text
    if not wording(pair.source_locale).bounds_before or not wording(pair.locale).bounds_before:
        return
    needed = {each.start: _bound(source, each, pair.source_locale) for each in pair.source_mentions}
    own = {each.start: _bound(text, each, pair.locale) for each in pair.mentions}
    if not any(each.kinds for each in (*needed.values(), *own.values())):
        return
    yield from _of_numbers_alone(pair, own)
    couples = [_Couple(mine, needed[mine.start], partner, own[partner.start]) for mine, partner in pair.aligned]
    # A number may stand for two of the source, one in another unit.
    kept = {each.theirs.start for each in couples if _fitting(each.needed.kinds) & each.own.kinds}
    left = _blanked(text, [(each.own.start, each.own.stop) for each in couples if each.own.kinds])
    paired = {each.ours.start for each in couples}
    unpaired = {kind for start, each in needed.items() if start not in paired for kind in each.kinds}
    shared = _shared(source, pair, needed)
    for each in couples:
        shows_bound = bool(each.own.kinds) and _shows_bound(text, each.theirs, pair.locale)
        if (each.theirs.start in kept and not shows_bound) or not (each.needed.is_clear and each.own.is_clear):
            continue
        if shows_bound:
            # «控制在…以内» is good Chinese.
            code = "check-bound-added" if not (each.needed.kinds and writes_han(pair.locale)) else None
        elif each.needed.kinds and each.own.kinds:
            code = "check-bound-changed" if _contradict(each) and not (_is_half(each.ours) and _is_remainder(each.theirs, pair)) else None
        elif each.own.kinds:
            code = (
                "check-bound-added"
                if _is_added(each, pair) and not _fitting(each.own.kinds) & (unpaired | shared[each.ours.start])
                else None
            )
        else:
            code = "check-bound-lost" if _is_lost(each, left, pair) else None
        if code is not None:
            facts = {"found": text[each.own.start : each.own.stop], "expected": source[each.needed.start : each.needed.stop]}
            yield pair.found(code, each.own.start, each.own.stop, **facts)


def _of_numbers_alone(pair: TextPair, own: Mapping[int, _Bound]) -> Iterator[Finding]:
    """The bound around {jobs.number}, if it contradicts what {jobs} shows in the source."""
    for mention in pair.mentions:
        name = mention.name.removesuffix(NUMBER_ONLY)
        shown = pair.source_samples.get(name, "") if name != mention.name else ""
        digits = _DIGITS.search(shown)
        if digits is not None and own[mention.start].kinds:
            whole = Mention(*digits.span(), 0, len(shown), 0, "", None)
            needed, found = _bound(shown, whole, pair.source_locale), own[mention.start]
            if needed.kinds and not _fitting(needed.kinds) & found.kinds:
                facts = {"found": pair.filled.text[found.start : found.stop], "expected": shown}
                yield pair.found("check-bound-changed", found.start, found.stop, **facts)


def _shows_bound(text: str, mention: Mention, locale: str) -> bool:
    """Whether what a reference shows has a bound, so that another beside it is too much."""
    words = wording(locale)
    shown = text[mention.start : mention.stop]
    digit = _DIGITS.search(shown)
    if not mention.name or digit is None:
        return False
    after = words.bounds_after.search(shown, digit.start()) if words.bounds_after is not None else None
    return after is not None or bool(words.bounds_before.find(shown, 0, digit.start()))


_DIGITS = re.compile(r"\d[\d,.]*")


def _shared(source: str, pair: TextPair, needed: Mapping[int, _Bound]) -> Mapping[int, frozenset[str]]:
    """The bounds that a number has from the one before it in a list: «不低于31万亩、26万亩»."""
    joint = joints(pair.source_locale)
    found: dict[int, frozenset[str]] = {}
    last: Mention | None = None
    for each in pair.source_mentions:
        between = source[last.stop : each.start] if last is not None else ""
        is_listed = last is not None and len(between) <= _LISTED and joint is not None and joint.search(between) is not None
        found[each.start] = needed[last.start].kinds | found[last.start] if last is not None and is_listed else frozenset()
        last = each
    return found


_LISTED = 8
"""so many characters stand between two numbers of a list at most"""


def _is_added(couple: _Couple, pair: TextPair) -> bool:
    """Whether nothing beside the number in the source says the bound of the translation."""
    mine, source = couple.ours, pair.source_filled.text
    beside = f"{source[mine.clause : mine.start]} {source[mine.stop : mine.end]}" if mine.name else source[mine.clause : mine.end]
    plans = wording(pair.source_locale).plans
    is_expected = couple.own.kinds == {"about"} and plans is not None and plans.sure.search(source) is not None
    return not (is_expected or _goes_unsaid(couple.own, mine, couple.theirs) or _is_hinted(couple.own.kinds, beside, pair.source_locale))


def _is_lost(couple: _Couple, left: str, pair: TextPair) -> bool:
    """Whether nothing in what is left of the translation says the bound of the source; a reference shows its own."""
    mine, kinds = couple.ours, couple.needed.kinds
    # «预计达到3万吨» is 30,000 tonnes that are expected.
    ours, theirs = wording(pair.source_locale).plans, wording(pair.locale).plans
    said = pair.source_filled.text[couple.needed.start : couple.needed.stop]
    is_expected = ours is not None and theirs is not None and ours.sure.search(said) and theirs.may.search(left)
    # «高于下半年»: no number is meant.
    is_ordinal = mine.amount is not None and not mine.amount.firm and mine.amount.values[0] in (1, 2)
    shows_own = is_ordinal or (mine.name and not mine.name.endswith(NUMBER_ONLY))
    return bool(kinds) and not (shows_own or is_expected or _goes_unsaid(couple.needed, mine, mine) or _is_hinted(kinds, left, pair.locale))


def _fitting(kinds: Collection[str]) -> set[str]:
    """The bounds by which these may be said."""
    return {each for kind in kinds for each in _FITTING[kind]}


def _is_remainder(mention: Mention, pair: TextPair) -> bool:
    """Whether a number of the translation may be what is left of something that falls in the source."""
    falls = any(word.label == "down" for word in wording(pair.source_locale).directions.find(pair.source_filled.text))
    return falls and not wording(pair.locale).directions.find(pair.filled.text, mention.begin, mention.start)


def _is_half(mention: Mention) -> bool:
    """Whether the number is one half: what falls by more than half is less than half of what it was."""
    return mention.amount is not None and mention.amount.values[0] in (Decimal("0.5"), Decimal(50) if mention.sort == "percent" else None)


def _contradict(couple: _Couple) -> bool:
    """Whether bounds differ in what they say; those in time only if they are opposite."""
    ours, theirs = couple.needed.kinds, couple.own.kinds
    opposite = any(ours & set(one) and theirs & set(other) for one, other in ((_UPPER, _LOWER), (_LOWER, _UPPER)))
    return not _fitting(ours) & theirs and (opposite or (ours | theirs).isdisjoint(_IN_TIME))


def _goes_unsaid(bound: _Bound, ours: Mention, theirs: Mention) -> bool:
    """Whether only one of two texts may say a bound: of a duration, a converted number, one single thing, a year."""
    return (
        bool(bound.kinds & set(_IN_TIME))
        or ((ours.sort in DURATIONS or theirs.sort in DURATIONS) and bound.kinds <= set(_UNSAID))
        or (bound.kinds == {"about"} and ours.sort != theirs.sort and bool(ours.sort and theirs.sort))
        or (theirs.amount is not None and (theirs.amount.values[0] == 1 or is_year(theirs.amount)))
    )


def _is_hinted(kinds: Collection[str], text: str, locale: str) -> bool:
    """Whether a text has words that may say a bound of these kinds."""
    return any(words.search(text) for kind, words in wording(locale).bounds_anywhere.items() if kind in _fitting(kinds))


def _blanked(text: str, spans: Collection[tuple[int, int]]) -> str:
    for start, stop in spans:
        text = text[:start] + " " * (stop - start) + text[stop:]
    return text


def _bound(text: str, mention: Mention, locale: str) -> _Bound:
    """The bound of a number; of a reference, what is said around it."""
    words = wording(locale)
    for said in words.bounds_before.find(text, mention.begin, mention.start):
        # «近三年» is the past three years.
        if not (mention.sort in DURATIONS and words.of_time is not None and words.of_time.match(text, said.start)):
            return _turned(text, mention, said, words)
    match = words.bounds_after.match(text, mention.stop, mention.end) if words.bounds_after is not None else None
    # «80多万»
    within = words.bounds_after.search(text, mention.start, mention.stop) if words.bounds_after is not None and not mention.name else None
    found = match or within
    # «15 offices and over 10,000 files»: it is before the next number.
    if found is None or (match is not None and _reaches_next(text, match.end(), mention)):
        return _Bound(frozenset(), mention.start, mention.stop)
    return _Bound(frozenset((found.lastgroup or "",)), mention.start, max(mention.stop, found.end()))


def _turned(text: str, mention: Mention, said: Spotted, words: Wording) -> _Bound:
    """The bound that words before a number say, turned round by a negation before them."""
    negators = list(words.negators.finditer(text, mention.clause, said.start)) if words.negators is not None else []
    if not negators:
        return _Bound(frozenset((said.label,)), said.start, mention.stop)
    negator = negators[-1]
    between = text[negator.end() : said.start]
    is_near = len(between.split()) <= _NEAR and (not between.strip() or " " in between)
    if is_near and words.flips is not None and words.flips.fullmatch(negator[0]):
        return _Bound(frozenset((_FLIPPED.get(said.label, said.label),)), negator.start(), mention.stop)
    return _Bound(frozenset((said.label,)), said.start, mention.stop, is_clear=False)


def _reaches_next(text: str, stop: int, mention: Mention) -> bool:
    return mention.end < len(text) and not text[stop : mention.end].strip() and (text[mention.end].isalnum() or text[mention.end] in "¥$€")


_NEAR = 3
"""so many words at most stand between a negation and the bound that it turns round: must not fall below"""
