"""The input and output of every check: a source text with its translation, and findings in the translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from microsite.text.slots import words_only


class Finding(NamedTuple):
    """One thing that looks wrong, from `start` to `stop` in the translation; if they are equal, in the whole text."""

    code: str
    facts: Mapping[str, object] = {}
    """a fact that is None is left out"""
    start: int = 0
    stop: int = 0


@dataclass(frozen=True)
class TextPair:
    """A source text and one form of its translation, with what several checks need of them."""

    source: str
    text: str
    source_locale: str
    locale: str
    is_prose: bool
    """whether it is Markdown with references to figures"""
    limit: int = 0
    """the maximum length of the translation in characters; 0 if there is none"""
    counts_one: bool = False
    """whether it is the plural form for one single number, which it may leave out"""

    @cached_property
    def source_words(self) -> str:
        """The source text with spaces in place of references, addresses and code."""
        return words_only(self.source)

    @cached_property
    def words(self) -> str:
        """The translation with spaces in place of references, addresses and code."""
        return words_only(self.text)
