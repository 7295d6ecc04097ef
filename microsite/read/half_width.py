"""What a Chinese keyboard types for plain letters and blanks, and quotes around a whole value. Pure."""

from __future__ import annotations

import unicodedata

QUOTES = ("“”", "‘’", "「」", "《》", '""', "''", "``", "««", "»»")


def half_width(text: str) -> str:
    """The text in half-width letters, signs and spaces, and in plain digits.

    Not NFKC: that makes 11⁄2 of 1½ and 52 of 5².
    """
    return text if text.isascii() else text.translate(_HALF_WIDTH)


class _HalfWidth(dict[int, str]):
    """Each character that was asked for, by its code."""

    def __missing__(self, code: int) -> str:
        self[code] = _half_width(chr(code))
        return self[code]


def _half_width(character: str) -> str:
    match unicodedata.category(character):
        case "Nd":
            return str(unicodedata.decimal(character))
        case "Zs":
            return " "
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character


_HALF_WIDTH = _HalfWidth()


def unquoted(text: str, *others: str) -> str:
    """The text without blanks and quotes around it; `others`: further pairs that count as quotes."""
    text = text.strip()
    while len(text) > 1 and text[0] + text[-1] in (*QUOTES, *others):
        text = text[1:-1].strip()
    return text
