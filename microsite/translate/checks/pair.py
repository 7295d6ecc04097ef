"""What every check gets and gives: a source text beside its translation, and findings in the translation."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from microsite.translate.expected import words_only


class Finding(NamedTuple):
    """One thing that looks wrong, between two characters of the translation; nothing between them means the whole."""

    code: str
    facts: dict[str, str]
    start: int = 0
    stop: int = 0


class TextPair:
    """A source text and one form of its translation; what several checks need of them is worked out once."""

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
        """whether Markdown and references to figures mean something in it"""
        self.limit = limit
        """characters that the translation should have at most; 0 where nothing bounds it"""
        self.counts_one = counts_one
        """whether it is a plural's form that serves one number alone, which it may leave out"""

    @cached_property
    def source_words(self) -> str:
        """The source text with references, addresses and code blanked out, each character in its place."""
        return words_only(self.source)

    @cached_property
    def words(self) -> str:
        """The translation likewise."""
        return words_only(self.text)
