"""Tells characters of scripts that are written without spaces between words."""

from __future__ import annotations

# Han, kana and full-width punctuation. Curly quotes, … and — are left out: Latin text uses them too, so their neighbours decide.
# Ranges, because a regular expression for so many characters takes longer to compile than a site to read.
UNSPACED = (
    (0x2E80, 0x312F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3134F),
)  # fmt: skip
_FIRST = chr(UNSPACED[0][0])


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to such a script."""
    return character >= _FIRST and any(first <= ord(character) <= last for first, last in UNSPACED)
