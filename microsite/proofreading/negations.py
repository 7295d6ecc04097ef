"""Check that a translation denies what its source denies, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.spotting import Spotted, Spotter
from microsite.proofreading.wording import Wording, wording


def negation(pair: TextPair) -> Iterator[Finding]:
    """Report a negation that only one of the two texts has, if nothing in the other may stand for it."""
    ours, theirs = wording(pair.source_locale), wording(pair.locale)
    source, text = pair.source_filled.text, pair.filled.text
    needed, extra = _first(source, ours.negation), _first(text, theirs.negation_extra)
    if (
        needed is not None
        and theirs.negation_hints is not None
        and not theirs.negation_hints.search(_without_adjectives(source, text, ours, theirs))
    ):
        yield Finding("check-negation-lost", {"found": source[needed.start : needed.stop]})
    if extra is not None and ours.negation_hints is not None and _fewer(source, ours.negation_hints, text, theirs.negation):
        yield pair.found("check-negation-extra", extra.start, extra.stop, found=text[extra.start : extra.stop])


def _without_adjectives(source: str, text: str, ours: Wording, theirs: Wording) -> str:
    """The translation without as many negative adjectives as its source has: «非法» explains “illegal”, which then denies nothing else."""
    if ours.negative is None or theirs.negative is None:
        return text
    count = len(ours.negative.findall(source))
    return theirs.negative.sub(" ", text, count=count) if count else text


def _fewer(source: str, hints: re.Pattern[str], text: str, words: Spotter) -> bool:
    """Whether a source has nothing that denies, or one such word for two of the translation: not without leaving."""
    denied = sum(1 for _ in hints.finditer(source))
    return not denied or (denied == 1 and len([word for word in words.find(text) if word.label]) > 1)


def _first(text: str, words: Spotter) -> Spotted | None:
    """The first word that negates a statement."""
    return next((each for each in words.find(text) if each.label), None)
