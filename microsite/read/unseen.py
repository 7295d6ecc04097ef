"""Find characters that nobody sees, or that only some see: they come with copied text, and change what is published, searched, compared.

What a language needs is let be: joiners in Persian and Hindi, marks of direction in a line of Arabic or Hebrew, breaks in Thai, soft
hyphens within words, selectors and joiners of emoji.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.unspaced import is_unspaced


class Unseen(NamedTuple):
    """A character at an offset in a text; `kind` is a key of `UNSEEN` in microsite/sentences/shapes.py."""

    offset: int
    kind: str


# Ranges, because a regular expression for so many characters takes longer to compile than a site to read.
_RANGES = tuple(
    sorted(
        (first, last, kind)
        for kind, ranges in {
            "control": ((0, 8), (0xE, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xFDD0, 0xFDEF), (0xFFFE, 0xFFFF)),
            "line-break": ((0xB, 0xC), (0x85, 0x85), (0x2028, 0x2029)),
            "lost": ((0xFFFD, 0xFFFD),),
            "private": ((0xE000, 0xF8FF), (0xF0000, 0x10FFFF)),
            "tag": ((0xE0000, 0xE007F),),
            "selector": ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF)),
            "soft-hyphen": ((0xAD, 0xAD),),
            "joiner": ((0x200C, 0x200D),),
            "direction": ((0x61C, 0x61C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069)),
            "zero-width": (
                (0x34F, 0x34F),
                (0x180E, 0x180E),
                (0x200B, 0x200B),
                (0x2060, 0x2065),
                (0x206A, 0x206F),
                (0xFEFF, 0xFEFF),
                (0xFFF9, 0xFFFB),
            ),
            "blank-letter": ((0x115F, 0x1160), (0x17B4, 0x17B5), (0x2800, 0x2800), (0x3164, 0x3164), (0xFFA0, 0xFFA0)),
        }.items()
        for first, last in ranges
    )
)
_FIRSTS = [first for first, _, _ in _RANGES]
_UNREADABLE = ("control", "line-break")
"""what YAML refuses or takes for the end of a line, where editors see none"""

_PLAIN_SCRIPTS = {"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH"}
"""scripts whose letters neither join nor stack, by the first words of their letters' names"""
_WITHOUT_SPACES = {"THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "JAVANESE", "BALINESE", "TAI"}
"""scripts without spaces between words, where U+200B says where a line may end"""
_MARKS = "\u061c\u200e\u200f"
_BLACK_FLAG, _TAGS = "\U0001f3f4", "".join(map(chr, range(0xE0020, 0xE0080)))
_KEYCAPS = tuple("0123456789#*‼⁉")
"""what else an emoji may begin with"""
_LONGEST_BEFORE = 6


def unseen(text: str) -> Iterator[Unseen]:
    """Each character of a text that is not seen and that no language needs there."""
    if kinds := _kinds_in(text):
        for offset, character in enumerate(text):
            if character in kinds and not _is_needed(kinds[character], text, offset):
                yield Unseen(offset, kinds[character])


def _kinds_in(text: str) -> dict[str, str]:
    """The kind of each character that may be one of these; nearly always of none."""
    return {character: kind for character in set(text) if (kind := _kind(character))}


def _kind(character: str) -> str:
    _, last, kind = _RANGES[bisect(_FIRSTS, ord(character)) - 1]
    return kind if ord(character) <= last else ""


def without_unseen(text: str) -> str:
    """The text without such characters, as it was probably meant."""
    found = {each.offset for each in unseen(text)}
    return "".join(character for offset, character in enumerate(text) if offset not in found) if found else text


def with_readable_lines(text: str) -> str:
    """The text with a space for each character that YAML refuses, or takes for the end of a line; lines and columns stay."""
    unreadable = {ord(character): " " for character, kind in _kinds_in(text).items() if kind in _UNREADABLE}
    return text.translate(unreadable) if unreadable else text


def unseen_faults(file: str, text: str) -> Iterator[Diagnostic]:
    """A fault for each line with such characters, at the first one."""
    if not _kinds_in(text):
        return
    for number, line in enumerate(lines_of(text), 1):
        found = list(unseen(line))
        if found:
            offset, kind = found[0]
            before = "".join(line[:offset].split()[-1:])[-_LONGEST_BEFORE:]
            facts = {"found": code_of(line[offset]), "kind": kind, "before": before or None, "count": len(found) - 1}
            yield diagnostic("yaml-character", Position(file, number, offset + 1), **facts)


def lines_of(text: str) -> list[str]:
    """The lines of a file as editors count them."""
    return re.split(r"\r\n|\n|\r", text)


def code_of(character: str) -> str:
    """U+200B for such a character."""
    return f"U+{ord(character):04X}"


def _is_needed(kind: str, text: str, offset: int) -> bool:
    character, before, after = text[offset], text[offset - 1 : offset], text[offset + 1 : offset + 2]
    match kind:
        case "joiner":
            return _joins(before) or _joins(after) or (_is_symbol(before) and _is_symbol(after))
        case "direction":
            # Embeddings and isolates could show a number backwards; marks are enough in any script.
            line = text[text.rfind("\n", 0, offset) + 1 :].partition("\n")[0]
            return character in _MARKS and any(unicodedata.bidirectional(each) in ("R", "AL") for each in line if each not in _MARKS)
        case "soft-hyphen":
            return all(each.isalpha() and not is_unspaced(each) for each in (before, after))
        case "selector":
            return _is_symbol(before) or _joins(before) or is_unspaced(before or " ") or before in _KEYCAPS
        case "tag":
            return text[:offset].rstrip(_TAGS).endswith(_BLACK_FLAG)
        case "zero-width":
            scripts = {"\u200b": _WITHOUT_SPACES, "\u180e": {"MONGOLIAN"}}.get(character, set())
            return _script(before) in scripts or _script(after) in scripts
    return False


def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0] if character else ""


def _joins(character: str) -> bool:
    """Whether it is a letter or mark of a script in which a joiner changes how letters look."""
    return (
        bool(character)
        and unicodedata.category(character)[0] in "LM"
        and _script(character) not in {*_PLAIN_SCRIPTS, "VARIATION", "COMBINING", "MODIFIER"}
    )


def _is_symbol(character: str) -> bool:
    """Whether it is an emoji, or part of one."""
    return bool(character) and (
        unicodedata.category(character) in ("So", "Sk", "Cn") or character == "\ufe0f" or character in "\u2640\u2642\u2695"
    )
