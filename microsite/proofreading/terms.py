"""Check that terms and proper names of the source text are translated as settled.

What the translation has for one of them does not serve for another: each needs at least one word of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from microsite.model.catalogue import has_forms
from microsite.proofreading.glossary import Glossary, Named
from microsite.proofreading.name_forms import Word, is_form_of_name, is_misspelt, occurrences, words_of
from microsite.proofreading.pair import Finding, TextPair
from microsite.text.terms import unquoted


def terms(pair: TextPair, glossary: Glossary, context: str) -> Iterator[Finding]:
    """Report a term without its translated name, in any form, case, number and order of words; and forms that don't tell of a term."""
    return _findings(pair, glossary, context, are_proper=False)


def names(pair: TextPair, glossary: Glossary, context: str) -> Iterator[Finding]:
    """Report a proper name without its settled translation, and one that is misspelt; and forms that don't tell of a name."""
    return _findings(pair, glossary, context, are_proper=True)


class _Compared(NamedTuple):
    missing: tuple[tuple[str, Named], ...]
    """each with the words of the source text"""
    misspelt: tuple[tuple[Word, str, Named], ...]
    """words of the translation, each with the words of the source text"""


def _findings(pair: TextPair, glossary: Glossary, context: str, are_proper: bool) -> Iterator[Finding]:
    if has_forms(context) and context.startswith("name." if are_proper else "term."):
        doubt = glossary.doubts.get((context.removesuffix(".name"), pair.text))
        if doubt is not None:
            yield Finding(doubt.code, doubt.facts, 0, len(pair.text))
    compared = _compared(pair.source_words, pair.words, pair.locale, glossary, context)
    for found, named in compared.missing:
        if named.is_proper == are_proper:
            yield Finding(
                "check-name" if are_proper else "check-term", {"found": unquoted(found), "expected": " / ".join(map(unquoted, named.forms))}
            )
    for word, found, named in compared.misspelt if are_proper else ():
        facts = {"found": word.text, "name": unquoted(found), "expected": " / ".join(map(unquoted, named.forms))}
        yield Finding("check-name-misspelt", facts, word.start, word.stop)


@lru_cache(maxsize=8)
def _compared(source: str, text: str, locale: str, glossary: Glossary, context: str) -> _Compared:
    """What a translation lacks of the terms and names of its source."""
    found = glossary.named_in(source, context)
    taken: set[int] = set()
    missing = []
    # The longest first, so that a part of it does not serve for another.
    for words, named in sorted(found, key=lambda each: -max(len(form) for form in each[1].forms)):
        places = (place for form in named.forms for place in occurrences(form, text, locale, named.is_proper))
        place = next((place for place in places if not taken.issuperset(place)), None)
        if place is None:
            missing.append((words, named))
        taken.update(place or ())
    misspelt = [
        (word, words, named)
        for words, named in found
        if named.is_proper
        for word in words_of(text)
        if _looks_misspelt(word.text, named, glossary, locale)
    ]
    wrong = {named.key for _, _, named in misspelt}
    in_order = [each for each in found if each in missing and each[1].key not in wrong]
    return _Compared(tuple(in_order), tuple(misspelt))


def _looks_misspelt(word: str, named: Named, glossary: Glossary, locale: str) -> bool:
    """Whether a word is nearly one of a name's, and that of no form."""
    own = [each.text for form in named.forms for each in words_of(form)]
    if any(is_form_of_name(each, word, locale, is_first=True) for each in own):
        return False
    return any(is_misspelt(each, word, locale) and not glossary.is_ordinary(each) for each in own) and not glossary.has_word(word)
