"""Terms and proper names with their settled translations into one language; finds them in source texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from microsite.proofreading.language_data import HAN
from microsite.proofreading.name_forms import occurrences, words_of
from microsite.text.slots import words_only
from microsite.text.terms import TermNames, lowered, plain, unquoted


class Named(NamedTuple):
    """A term or a proper name: its forms in the source language, and its settled translation with other forms."""

    key: str
    """`term.ID` or `name.ID`"""
    source: tuple[str, ...]
    forms: tuple[str, ...]

    @property
    def is_proper(self) -> bool:
        """Whether it is a proper name."""
        return self.key.startswith("name.")


class Doubt(NamedTuple):
    """Why another form of a name does not count: with it, nothing would tell whether the name is translated."""

    code: str
    facts: Mapping[str, object]


class Pair(NamedTuple):
    """A text with its translation."""

    context: str
    source: str
    text: str


_COMMON = 3
"""the number of translations in which a form without its name makes it a common word"""


class Glossary:
    """The terms and names with a translation into one language; finds them in source texts."""

    def __init__(self, named: Iterable[Named], source_texts: Sequence[str], pairs: Sequence[Pair] = (), locale: str = "") -> None:
        """`pairs`: all texts with their translations, which tell of a form whether it is a common word."""
        self._named = {each.key: each for each in named if each.forms[0].strip()}
        self._source_texts, self._pairs, self._locale = source_texts, pairs, locale
        self._names = TermNames((form, each.key) for each in self._named.values() for form in each.source)
        self.doubts = self._find_doubts()
        """by key and form"""
        self._named = {
            key: each._replace(forms=tuple(form for form in each.forms if (key, form) not in self.doubts))
            for key, each in self._named.items()
        }

    def named_in(self, text: str, context: str = "") -> list[tuple[str, Named]]:
        """The terms and names in a source text, each once, with the words used for it; `context` is that of the text.

        Where one name contains others, the longest counts. Of a term or name itself, those are found that its own name contains.
        """
        own = context.removesuffix(".name")
        names = self._within(own, text) if own in self._named else self._names
        found: dict[str, tuple[str, Named]] = {}
        for start, stop, key in names.occurrences(text):
            named, words = self._named[key], text[start:stop]
            if key not in found and _is_written_so(named, words) and not self._is_part_of_other_words(text, start, stop):
                found[key] = (words, named)
        return list(found.values())

    def _within(self, own: str, text: str) -> TermNames:
        """The names of others that may be in the name of a term or name."""
        compared = lowered(text)
        others = (each for each in self._named.values() if each.key != own)
        return TermNames((form, each.key) for each in others for form in each.source if lowered(unquoted(form)) in compared)

    def has_word(self, word: str) -> bool:
        """Whether a word is one of a settled translation."""
        return word in self._settled_words

    @cached_property
    def _settled_words(self) -> frozenset[str]:
        return frozenset(word.text for each in self._named.values() for form in each.forms for word in words_of(form))

    def is_ordinary(self, word: str) -> bool:
        """Whether a word of a proper name is also an ordinary word, such as the Road of a road."""
        return self._cases[word.lower()] > self._cases[word.capitalize()] / 2

    @cached_property
    def _cases(self) -> Counter[str]:
        """How often the translations have each word, as written; words in capitals count as capitalised."""
        texts = (pair.text for pair in self._pairs)
        return Counter(word.text if word.text.islower() else word.text.capitalize() for text in texts for word in words_of(text))

    def _is_part_of_other_words(self, text: str, start: int, stop: int) -> bool:
        """Whether a match of two Han characters is only by chance: «法规上报» does not contain the term «规上».

        It is if a neighbouring character and the nearer one also occur together in other texts, without the farther one.
        """
        if stop - start != 2 or not HAN.match(text, start):
            return False
        first, last = text[start], text[stop - 1]
        before, after = text[max(0, start - 1) : start], text[stop : stop + 1]
        tried = ((before, f"{before}{first}(?!{last})"), (after, f"(?<!{first}){last}{after}"))
        patterns = [pattern for neighbour, pattern in tried if HAN.match(neighbour)]
        return any(re.search(pattern, other) for pattern in patterns for other in self._source_texts)

    def _find_doubts(self) -> dict[tuple[str, str], Doubt]:
        doubts = {}
        owners: dict[str, list[str]] = {}
        for each in self._named.values():
            for form in each.forms:
                owners.setdefault(form.casefold(), []).append(each.key)
        for each in self._named.values():
            for form in each.forms[1:]:
                other = next((key for key in owners[form.casefold()] if key != each.key), None)
                if other is not None:
                    doubts[each.key, form] = Doubt("check-form-shared", {"found": form, "other": self._named[other].source[0]})
                elif (count := self._texts_without(each, form)) >= _COMMON:
                    doubts[each.key, form] = Doubt("check-form-common", {"found": form, "name": each.source[0], "count": count})
        return doubts

    def _texts_without(self, named: Named, form: str) -> int:
        """In how many translations a form stands whose sources lack the name; 0 if it stands more often where they have it."""
        first = next((word.text.lower() for word in words_of(form)), "")
        counts = Counter(
            any(found.key == named.key for _, found in self.named_in(words_only(pair.source)))
            for pair in self._pairs
            # Most texts don't even have its first word.
            if first in pair.text.lower()
            and not pair.context.startswith(f"{named.key}.")
            and next(occurrences(form.lower(), words_only(pair.text).lower(), self._locale, is_proper=True), None) is not None
        )
        return counts[False] if counts[False] > counts[True] else 0


def _is_written_so(named: Named, words: str) -> bool:
    """Whether the words are a proper name's with its capitals, or in capitals throughout; the case of a term is free."""
    if not named.is_proper or words.isupper():
        return True
    forms = {plain(form) for source in named.source for form in (source, unquoted(source))}
    # A name may begin a sentence with a small word, such as an article.
    return not forms.isdisjoint((plain(words), plain(words[:1].lower() + words[1:])))
