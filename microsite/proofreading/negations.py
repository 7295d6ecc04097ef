"""Check that a translation denies what its source denies, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.spotting import Spotted, Spotter
from microsite.proofreading.wording import wording


def negation(pair: TextPair) -> Iterator[Finding]:
    """Report a negation that only one of the two texts has, if nothing in the other may stand for it."""
    ours, theirs = wording(pair.source_locale), wording(pair.locale)
    source, text = pair.source_filled.text, pair.filled.text
    needed, extra = _first(source, ours.negation), _first(text, theirs.negation_extra)
    if needed is not None and theirs.negation_hints is not None and not theirs.negation_hints.search(text):
        yield Finding("check-negation-lost", {"found": source[needed.start : needed.stop]})
    if extra is not None and ours.negation_hints is not None and not ours.negation_hints.search(source):
        yield pair.found("check-negation-extra", extra.start, extra.stop, found=text[extra.start : extra.stop])


def _first(text: str, words: Spotter) -> Spotted | None:
    """The first word that negates a statement."""
    return next((each for each in words.find(text) if each.label), None)
