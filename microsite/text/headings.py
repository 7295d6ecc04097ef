"""Line breaks in headings, for scripts that are written without spaces. The only importer of BudouX."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from microsite.model.unspaced import is_unspaced
from microsite.text.words import word_list, words

if TYPE_CHECKING:
    from budoux import Parser


# Unicode's categories of opening brackets and quotation marks, and of closing ones, punctuation and dashes.
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf", "Po", "Pd")


@cache
def phrases(text: str, tag: str) -> tuple[str, ...]:
    """Split a heading into phrases that should not be broken across lines; joined, they give the text.

    Where there is a list of the language's words (`tag`: BCP 47), phrases end where words do; else where BudouX's model expects it, which
    often parts words in Chinese. The result is one piece if the text is written with spaces or neither knows its language.
    """
    if text.isascii() or not any(map(is_unspaced, text)):
        return (text,)
    known = word_list(tag.lower())
    if known:
        return _joined(words(text, known))
    parser = _parser(tag.lower())
    return _joined(parser.parse(text)) if parser else (text,)


@cache
def _parser(tag: str) -> Parser | None:
    """The model of a language, or of its tag without the last subtags; the library names its model files by language tags."""
    # Imported here because most languages do not need it.
    import budoux

    while tag:
        file = os.path.join(budoux.parser.MODEL_DIR, f"{tag}.json")
        if os.path.isfile(file):
            with open(file, "rb") as model:
                return budoux.Parser(json.load(model))
        tag = tag.rpartition("-")[0]
    return None


def _joined(pieces: Sequence[str]) -> tuple[str, ...]:
    """Join pieces that must stay together: brackets with their content, and a single last character.

    Han and Latin characters next to each other stay together too, because browsers put no space between them at a possible break.
    """
    joined = [pieces[0]]
    for number, piece in enumerate(pieces[1:], 2):
        left, right = joined[-1][-1], piece[0]
        lone = number == len(pieces) and len(piece) == 1
        in_brackets = unicodedata.category(left) in _OPENING or unicodedata.category(right) in _CLOSING
        if lone or in_brackets or _is_latin(left) != _is_latin(right):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_unspaced(character)
