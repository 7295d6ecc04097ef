"""The input and output of every check: a source text with its translation, and findings in the translation."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from microsite.translate.expected import words_only


class Finding(NamedTuple):
    """One thing that looks wrong, from `start` to `stop` in the translation; if they are equal, in the whole text."""

    code: str
    facts: dict[str, str]
    start: int = 0
    stop: int = 0


class TextPair:
    """A source text and one form of its translation, with what several checks need of them."""

    def __init__(
        self,
        source: str,
        text: str,
        source_locale: str,
        locale: str,
        is_prose: bool,
        limit: int = 0,
        counts_one: bool = False,
    ) -> None:
        self.source = source
        self.text = text
        self.source_locale = source_locale
        self.locale = locale
        self.is_prose = is_prose
        """whether it is Markdown with references to figures"""
        self.limit = limit
        """the maximum length of the translation in characters; 0 if there is none"""
        self.counts_one = counts_one
        """whether it is the plural form for one single number, which it may leave out"""

    @cached_property
    def source_words(self) -> str:
        """The source text with spaces in place of references, addresses and code."""
        return words_only(self.source)

    @cached_property
    def words(self) -> str:
        """The translation with spaces in place of references, addresses and code."""
        return words_only(self.text)
