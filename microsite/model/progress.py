"""How far translations are, as plain counts: of a part of a catalogue, an edition, a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from microsite.model.catalogue import FUZZY, MACHINE, MISSING, NO_TRANSLATION, Entries, Key


class Progress(NamedTuple):
    """Messages of the content by state."""

    total: int = 0
    translated: int = 0
    """published as translated, a machine's unreviewed ones among them"""
    fuzzy: int = 0
    missing: int = 0
    machine: int = 0
    """of the translated ones, those that no person has reviewed"""

    @property
    def percent(self) -> int:
        """Translated ones of all, never 100 while one is missing."""
        return 100 * self.translated // self.total if self.total else 100


Progresses = Mapping[str, Progress]
"""By path of the language."""


def progress(entries: Entries, messages: Iterable[Key]) -> Progress:
    """How many of the messages are translated, and in which state the others are."""
    states = {FUZZY: 0, MISSING: 0, MACHINE: 0}
    total = 0
    for key in messages:
        state = entries.get(key, NO_TRANSLATION).state
        total += 1
        if state in states:
            states[state] += 1
    return Progress(total, total - states[FUZZY] - states[MISSING], states[FUZZY], states[MISSING], states[MACHINE])


def summed(parts: Iterable[Progress]) -> Progress:
    """All of them together."""
    return Progress(*(sum(counts) for counts in zip(Progress(), *parts, strict=True)))
