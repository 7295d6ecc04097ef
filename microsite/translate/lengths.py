"""The recommended maximum length of translations, shown in catalogues and checked by `translations check`."""

from __future__ import annotations

from microsite.translate.scripts import writes_han

# A longer text makes a heading of four lines on a phone, a card longer than its neighbours, or a description that search engines cut.
# Paragraphs have no limit.
_CHARACTERS = {"title": 60, "name": 60, "line": 200, "sentence": 200, "item": 220, "unit": 48}
"""by kind of message, in scripts with letters"""


def limit(kind: str, locale: str) -> int:
    """The maximum length in characters of a translation of this kind of text; 0 if there is none.

    It is half as many in Han characters, which are as wide as two letters and say more.
    """
    return _CHARACTERS.get(kind, 0) // (2 if writes_han(locale) else 1)
