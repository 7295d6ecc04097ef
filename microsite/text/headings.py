"""Where a heading's line may end, in scripts that are written without spaces. The one importer of BudouX."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from microsite.model.unspaced import is_unspaced

if TYPE_CHECKING:
    from budoux import Parser


@cache
def phrases(text: str, tag: str) -> tuple[str, ...]:
    """A heading in pieces that a line had better not part; joined, they are the text.

    One piece where the text is written with spaces, or there is no model of its language (`tag`: BCP 47). Where the model is wrong,
    a line ends within a word, as any might without it.
    """
    parser = _parser(tag.lower()) if not text.isascii() and any(map(is_unspaced, text)) else None
    return _joined(parser.parse(text)) if parser else (text,)


@cache
def _parser(tag: str) -> Parser | None:
    """The library names the files of its models by tags of languages; a tag with more subtags is served by a shorter one's."""
    # Here, because a site whose languages have spaces never asks.
    import budoux

    while tag:
        file = os.path.join(budoux.parser.MODEL_DIR, f"{tag}.json")
        if os.path.isfile(file):
            with open(file, "rb") as model:
                return budoux.Parser(json.load(model))
        tag = tag.rpartition("-")[0]
    return None


def _joined(pieces: Sequence[str]) -> tuple[str, ...]:
    """Pieces that may not be parted put together: brackets and what they hold, a last lone character.

    Han and Latin stay together too: browsers put no space between them where they may end a line.
    """
    joined = [pieces[0]]
    for number, piece in enumerate(pieces[1:], 2):
        lone = number == len(pieces) and len(piece) == 1
        if lone or _holds_on(joined[-1][-1]) or _clings(piece[0]) or _is_latin(joined[-1][-1]) != _is_latin(piece[0]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def _holds_on(character: str) -> bool:
    return unicodedata.category(character) in ("Ps", "Pi")


def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_unspaced(character)


def _clings(character: str) -> bool:
    return unicodedata.category(character) in ("Pe", "Pf", "Po", "Pd")
