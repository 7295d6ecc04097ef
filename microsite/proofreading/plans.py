"""Check that what the source expects or plans is not told as done."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.wording import wording


def plans(pair: TextPair) -> Iterator[Finding]:
    """Report a translation that tells as a fact what its source only expects, plans or wants."""
    ours, theirs = wording(pair.source_locale).plans, wording(pair.locale).plans
    if ours is None or theirs is None:
        return
    planned = ours.sure.search(pair.source_filled.text)
    if planned is None or theirs.may.search(pair.filled.text):
        return
    told = theirs.facts.search(pair.filled.text)
    if told is not None:
        yield pair.found("check-plan-lost", *told.span(), found=told[0], expected=planned[0])
