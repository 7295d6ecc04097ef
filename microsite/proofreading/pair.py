"""The input and output of every check: a source text with its translation, and findings in the translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from microsite.proofreading.amounts import amounts
from microsite.proofreading.filled import Filled, fill
from microsite.proofreading.mentions import Couple, Mention, aligned, mentions
from microsite.proofreading.numerals import Amount
from microsite.text.slots import words_only


class Finding(NamedTuple):
    """One thing that looks wrong, from `start` to `stop` in the translation; if they are equal, in the whole text."""

    code: str
    facts: Mapping[str, object] = {}
    """a fact that is None is left out"""
    start: int = 0
    stop: int = 0
    blocks: bool = False
    """whether the translation certainly differs from its source in what it says, so that it is not published"""


@dataclass(frozen=True)
class TextPair:
    """A source text and one form of its translation, with what several checks need of them."""

    source: str
    text: str
    source_locale: str
    locale: str
    is_prose: bool
    """whether it is Markdown with references to figures"""
    is_sentence: bool = False
    """whether it is prose that stands within a line, and may have no lists, quotes or tables"""
    limit: int = 0
    """the maximum length of the translation in characters; 0 if there is none"""
    counts_one: bool = False
    """whether it is the plural form for one single number, which it may leave out"""
    source_samples: Mapping[str, str] = field(default_factory=dict)
    """what references show in the language of the source, by their names: “jobs” → «1234人以上», “jobs.number” → «1234»"""
    samples: Mapping[str, str] = field(default_factory=dict)
    """the same in the language of the translation"""

    @cached_property
    def source_words(self) -> str:
        """The source text with spaces in place of references, addresses and code."""
        return words_only(self.source)

    @cached_property
    def words(self) -> str:
        """The translation with spaces in place of references, addresses and code."""
        return words_only(self.text)

    @cached_property
    def source_filled(self) -> Filled:
        """The source text as readers get it."""
        return fill(self.source, self.source_samples, self.is_prose)

    @cached_property
    def filled(self) -> Filled:
        """The translation as readers get it. A finding in it stands at `filled.typed(start, stop)` of the translation."""
        return fill(self.text, self.samples, self.is_prose)

    @cached_property
    def source_amounts(self) -> list[Amount]:
        """The numbers of the source text, as typed."""
        return amounts(self.source_words, self.source_locale)

    @cached_property
    def amounts(self) -> list[Amount]:
        """The numbers of the translation, as typed."""
        return amounts(self.words, self.locale)

    @cached_property
    def source_mentions(self) -> list[Mention]:
        """The numbers and references of the source text."""
        return mentions(self.source_filled, self.source_amounts)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The numbers and references of the translation."""
        return mentions(self.filled, self.amounts)

    @cached_property
    def aligned(self) -> list[Couple]:
        """The mentions of both that belong together."""
        return aligned(self.source_mentions, self.mentions)

    def found(self, code: str, start: int, stop: int, **facts: object) -> Finding:
        """A finding in the translation as readers get it."""
        return Finding(code, facts, *self.filled.typed(start, stop))
