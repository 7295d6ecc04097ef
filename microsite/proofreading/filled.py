"""A text as its readers get it: with words in place of references, and without the marks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from microsite.model.lines import ESCAPED
from microsite.text.slots import SLOT


class Shown(NamedTuple):
    """The words that stand in place of a reference."""

    name: str
    start: int
    stop: int


class Filled(NamedTuple):
    """A text with its references filled, and where each of its characters was typed."""

    text: str
    shown: tuple[Shown, ...]
    """the references that are filled, in order, at their places in `text`"""
    places: tuple[tuple[int, int], ...]
    """for each character of `text`: start and stop in the text as typed; all characters of a sample have those of its reference.
    Empty where the text is shown as typed."""

    def typed(self, start: int, stop: int) -> tuple[int, int]:
        """Where the characters from `start` to `stop` were typed."""
        if not self.places:
            return start, stop
        if start >= stop:
            at = self.places[start][0] if start < len(self.places) else self.places[-1][1]
            return at, at
        return self.places[start][0], self.places[stop - 1][1]

    def shown_at(self) -> Mapping[int, int]:
        """Where in `text` each character that is typed and shown stands, those of samples left out."""
        return {start: index for index, (start, stop) in enumerate(self.places) if stop == start + 1}


_LINK_END = r"\]\([^()\s]*\)"
_MARKS = re.compile(
    rf"{SLOT.pattern}|{_LINK_END}|\[(?=[^\[\]]*{_LINK_END})|(?P<escaped>{ESCAPED.pattern})"
    r"|(?<!\s)\*+|\*+(?!\s)|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])|`+"
)
"""a reference, a doubled brace, or a mark that readers don't see"""


def fill(text: str, samples: Mapping[str, str], is_prose: bool) -> Filled:
    """Put samples in place of references; those without a sample stay as typed. Marks of Markdown go, if it is prose."""
    matches = list((_MARKS if is_prose else SLOT).finditer(text))
    if not matches:
        return Filled(text, (), ())
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    shown: list[Shown] = []
    at = length = 0

    def add(piece: str, start: int, stop: int) -> None:
        nonlocal length
        pieces.append(piece)
        places.extend([(start, stop)] * len(piece))
        length += len(piece)

    def keep(start: int, stop: int) -> None:
        nonlocal length
        pieces.append(text[start:stop])
        places.extend((index, index + 1) for index in range(start, stop))
        length += stop - start

    for match in matches:
        keep(at, match.start())
        at = match.end()
        words, name = match[0], match[1]
        if words in ("{{", "}}"):
            words = words[0]
        elif name is not None and name in samples:
            words = samples[name]
            shown.append(Shown(name, length, length + len(words)))
        elif is_prose and match["escaped"]:
            words = match["escaped"][1:]
        elif name is None:
            continue
        add(words, *match.span())
    keep(at, len(text))
    return Filled("".join(pieces), tuple(shown), tuple(places))
