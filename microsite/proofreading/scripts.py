"""Checks of the script and the language that a translation is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.proofreading.language_data import HAN, LETTERS, WORD, letters_of, neighbouring_letters, writes_han
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.wording import common_words
from microsite.text.languages import cldr

_HAN_RUN = re.compile(f"{HAN.pattern}+")


def han(pair: TextPair) -> Iterator[Finding]:
    """Report Han characters in a language that isn't written with them."""
    if not writes_han(pair.locale):
        for match in _HAN_RUN.finditer(pair.text):
            yield Finding("check-han", {"found": match[0]}, *match.span())


_FEW = 2


def script(pair: TextPair) -> Iterator[Finding]:
    """Report a translation of several words without letters of the language's script."""
    strange = neighbouring_letters(pair.locale)
    match = strange.search(pair.words) if strange is not None and not strange.search(pair.source) else None
    if match is not None:
        yield Finding("check-language", {"found": match[0], "expected": pair.locale.replace("_", "-")}, *match.span())
        return
    if pair.text == pair.source or len(WORD.findall(pair.words)) <= _FEW:
        return
    own = letters_of(pair.locale)
    if own is not None and own != letters_of(pair.source_locale) and LETTERS.search(pair.words) and not own.search(pair.words):
        yield Finding("check-script", {}, 0, len(pair.text))
    else:
        yield from _in_another_language(pair)


def _in_another_language(pair: TextPair) -> Iterator[Finding]:
    """A text with more small words of another language than of its own."""
    every = common_words()
    own = every.get(cldr(pair.locale).language)
    words = [word.lower() for word in LETTERS.findall(pair.words)] if own else []
    if own is None or len(words) <= _FEW:
        return
    kept = {word for word in words if word in own}
    for common in every.values():
        found = {word for word in words if word in common}
        if len(found) > max(1, len(kept)) and len(found - own) > 1:
            shown = [word for word in words if word in found - own]
            yield Finding(
                "check-language", {"found": ", ".join(dict.fromkeys(shown)), "expected": pair.locale.replace("_", "-")}, 0, len(pair.text)
            )
            return
