"""Where the settled translations of terms and proper names stand in a translated text, in any grammatical form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from microsite.proofreading.language_data import HAN, language_data, writes_han
from microsite.text.terms import unquoted

Occurrence = tuple[int, ...]
"""the numbers of the words that a form has in a text; of its characters, in scripts without spaces"""


class Word(NamedTuple):
    """A word of a text, or one part of it if it has hyphens or apostrophes."""

    text: str
    start: int
    stop: int
    sign: str
    """punctuation between the word before and this one that separates the two; empty for spaces, hyphens, quotation marks"""
    sentence: int
    """the number of its sentence"""


_WORD = re.compile(r"[^\W_]+")
_SEPARATING = re.compile(r"[,;:.!?()，、。；：！？（）/]")
_SENTENCE_END = re.compile(r"[.!?;:。！？；：][\s\"'”’»)]|[\n。！？；]")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; the `s` of «Jinan’s» is none."""
    found: list[Word] = []
    sentence, last = 0, 0
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        if found and between in ("’", "'") and match[0] in ("s", "S"):
            last = match.end()
            continue
        sentence += bool(_SENTENCE_END.search(between))
        found.append(Word(match[0], match.start(), match.end(), "".join(_SEPARATING.findall(between)) if found else "", sentence))
        last = match.end()
    return tuple(found)


def occurrences(form: str, text: str, locale: str, is_proper: bool) -> Iterator[Occurrence]:
    """Where a form stands in a text: a proper name as written, but for endings; the words of a term near each other, in any order."""
    for variant in _variants(form):
        if writes_han(locale) or HAN.search(variant):
            yield from (tuple(range(match.start(), match.end())) for match in re.finditer(re.escape(variant), text))
        elif is_proper:
            yield from _as_written(words_of(variant), words_of(text), locale)
        else:
            yield from _nearby(words_of(variant), words_of(text))


_EXPLANATION = re.compile(r"\s*[（(][^()（）]*[)）]")


def _variants(form: str) -> tuple[str, ...]:
    """The form without quotation marks around it; and without an explanation in brackets, which may be left out."""
    return tuple(dict.fromkeys(each for part in (form, _EXPLANATION.sub("", form)) if words_of(each := unquoted(part))))


# Terms

_SHORT = 3
"""the length of words that may be left out of a term: articles, prepositions"""
_BETWEEN = 4
"""the number of other words that may stand between those of a term"""


def _nearby(form: Sequence[Word], text: Sequence[Word]) -> Iterator[Occurrence]:
    """Where the significant words of a term stand in one sentence, with few words between them."""
    wanted = list(dict.fromkeys(word.text.casefold() for word in form))
    significant = [word for word in wanted if len(word) > _SHORT or word.isdigit()]
    # Where one word would be left of several, it says too little.
    wanted = significant if len(significant) > 1 else wanted
    for first, word in enumerate(text):
        if not any(is_form(each, word.text.casefold()) for each in wanted):
            continue
        near = [
            (number, other.text.casefold())
            for number, other in enumerate(text[first : first + len(form) + _BETWEEN], first)
            if other.sentence == word.sentence
        ]
        found: list[int] = []
        for each in wanted:
            found += [number for number, other in near if number not in found and is_form(each, other)][:1]
        if len(found) == len(wanted):
            yield tuple(found)


@lru_cache(maxsize=16384)
def is_form(word: str, other: str) -> bool:
    """Whether two words in lower case are probably forms of one word: they begin alike, or, in scripts without capitals, are similar."""
    if word == other or word.isdigit() or other.isdigit():
        return word == other
    shared = _shared(word, other)
    if shared >= max(_SHORT, 0.6 * max(len(word), len(other))) or (shared > _SHORT and shared >= min(len(word), len(other)) - 1):
        return True
    return not _has_case(word) and _similarity(word, other) >= 0.5


def _shared(word: str, other: str) -> int:
    """The number of letters with which both begin."""
    shortest = min(len(word), len(other))
    return next((index for index in range(shortest) if word[index] != other[index]), shortest)


def _similarity(word: str, other: str) -> float:
    return SequenceMatcher(None, word, other, autojunk=False).ratio()


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


# Proper names

_LIST = 10
"""the number of words of a list of names that share a noun: «the Dawen, Xinzhuang and other rivers»"""


def _as_written(form: Sequence[Word], text: Sequence[Word], locale: str) -> Iterator[Occurrence]:
    first = form[0].text[:1].casefold() if form and _has_case(form[0].text) else ""
    for start, word in enumerate(text):
        if first and word.text[:1].casefold() != first:
            continue
        length = _length_of_match(form, text[start : start + len(form)], locale)
        if length == len(form):
            yield tuple(range(start, start + length))
        elif form and length == len(form) - 1 >= 1:
            shared = _shared_noun(form[-1], text, start + length)
            if shared is not None:
                yield (*range(start, start + length), shared)


def _length_of_match(form: Sequence[Word], text: Sequence[Word], locale: str) -> int:
    """How many words of the form the text begins with."""
    for number, (word, other) in enumerate(zip(form, text, strict=False)):
        is_first = number == 0
        if not is_form_of_name(word.text, other.text, locale, is_first) or not (is_first or word.sign == other.sign):
            return number
    return min(len(form), len(text))


def _shared_noun(noun: Word, text: Sequence[Word], start: int) -> int | None:
    """The number of a noun that listed names share, in another form than with one of them: «Lixin and Wenyuan subdistricts»."""
    following = text[start : start + _LIST]
    # After the name a list goes on with a comma or with «and»; another noun is another name: «Lixin Town».
    if not following or following[0].sentence != text[start - 1].sentence or not (following[0].sign or following[0].text.islower()):
        return None
    singular = noun.text.casefold()
    for number, word in enumerate(following, start):
        own = word.text.casefold()
        if word.sentence == text[start - 1].sentence and own != singular and is_form(singular, own):
            return number
    return None


@lru_cache(maxsize=16384)
def is_form_of_name(word: str, other: str, locale: str, is_first: bool = False) -> bool:
    """Whether a word of a text is a word of a proper name, perhaps with an ending; `is_first`: the name may begin a sentence with it."""
    if other == word or (len(word) > 1 and other == word.upper()) or (is_first and other == word[:1].upper() + word[1:]):
        return True
    if not _has_case(word):
        # Scripts without capitals write some prepositions and articles together with the name.
        return len(word) > 1 and word in other and len(other) - len(word) <= _SHORT
    endings = language_data(locale).endings
    if endings:
        return any(other == word + ending for ending in endings)
    shared = _shared(word, other)
    return shared >= max(_SHORT, len(word) - 2) and len(other) - shared <= _SHORT + 1 and other[:1] == word[:1]


_DISTINCTIVE = 5
"""the length from which on a similar word is a misspelt one rather than another"""


def is_misspelt(word: str, other: str, locale: str) -> bool:
    """Whether a word of a text looks like a word of a proper name, but isn't written like it."""
    if min(len(word), len(other)) < _DISTINCTIVE or not _has_case(word) or is_form_of_name(word, other, locale, is_first=True):
        return False
    own, its = word.casefold(), other.casefold()
    if own != its and is_form_of_name(own, its, locale):
        # Of a word that isn't one of this name: the rivers of the Dawen River.
        return False
    return _similarity(own, its) >= 0.8
