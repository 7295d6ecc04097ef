"""How long a translation may be: soft limits, told to translators in the catalogues and held to by the checks."""

from __future__ import annotations

from microsite.translate.scripts import writes_han

# Where these texts stand a longer one makes a heading of four lines on a phone, a card out of step with its neighbours, a description
# that search engines cut off. A paragraph may be as long as it must.
_CHARACTERS = {"title": 60, "name": 60, "line": 200, "sentence": 200, "item": 220, "unit": 48}
"""by kind of message, in scripts with letters"""


def limit(kind: str, locale: str) -> int:
    """How many characters a translation of this kind of text should have at most; 0 where nothing bounds it.

    A Han character is as wide as two letters, and says more.
    """
    return _CHARACTERS.get(kind, 0) // (2 if writes_han(locale) else 1)
