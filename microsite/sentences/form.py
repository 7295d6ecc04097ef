"""The form of a sentence: its wordings in two languages, with slots for facts and parts that fall away where a fact is missing."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from microsite.sentences.shapes import ELEMENTS, KINDS, RECORDS, SHAPES

ENGLISH, CHINESE = 0, 1
LONGEST_FACT = 300
"""characters of a fact that are shown: what stands in the file is shown below anyway"""


class Wording(NamedTuple):
    """What a person reads of one fault: what is wrong, what should stand there, what to do; the last two may be empty.

    `{name}` is the fact of that name, `{name:names}` and `{name:all}` a comma-separated one as a list with «or» and «and»,
    `{name:shape}`, `{name:kind}`, `{name:record}`, `{name:element}` the words for it. `[[…]]` falls away where a fact in it
    is missing, empty or 0. A literal brace is doubled.
    """

    found: str
    expected: str = ""
    mend: str = ""


class Sentence(NamedTuple):
    """All wordings of one code."""

    severity: str
    """`error` forbids publishing, `warning` does not"""
    english: Wording
    chinese: Wording
    by: str = ""
    """the fact whose value chooses a wording of its own, kept under `code:value`; this one serves for all other values"""


def error(english: Wording, chinese: Wording, by: str = "") -> Sentence:
    """A sentence of severity error."""
    return Sentence("error", english, chinese, by)


def warning(english: Wording, chinese: Wording, by: str = "") -> Sentence:
    """A sentence of severity warning."""
    return Sentence("warning", english, chinese, by)


_PART = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_SLOT = re.compile(r"\{\{|\}\}|\{([a-z_]+)(?::([a-z]+))?\}")
_LISTS = {"names": ((", ", " or "), ("、", "或")), "all": ((", ", " and "), ("、", "和"))}


def fill(text: str, facts: dict[str, str], language: int) -> str:
    """The wording with its facts; a fact that is missing outside of `[[…]]` is shown as an ellipsis, because a sentence must never fail."""
    pieces = []
    for index, piece in enumerate(_PART.split(text)):
        if index % 2 == 0 or all(facts.get(name, "0") not in ("", "0") for name in slots(piece)):
            pieces.append(_SLOT.sub(lambda match: _filled(match, facts, language), piece))
    return "".join(pieces)


def slots(text: str) -> set[str]:
    """The names of the facts that a wording, or a part of one, speaks of."""
    return {match[1] for match in _SLOT.finditer(text) if match[1]}


def needed(wording: Wording) -> set[str]:
    """The facts without which the wording has a gap."""
    return slots(_PART.sub("", "\n".join(wording)))


def _filled(match: re.Match[str], facts: dict[str, str], language: int) -> str:
    name, way = match[1], match[2]
    if name is None:
        return match[0][0]
    fact = facts.get(name, "…")
    if way in _LISTS:
        return _listed(fact, *_LISTS[way][language])
    if way is not None:
        words = _WORDS[way].get(fact)
        return words[language] if words else f"`{visible(fact)}`"
    return visible(fact)


_WORDS = {"shape": SHAPES, "kind": KINDS, "record": RECORDS, "element": ELEMENTS}


def _listed(fact: str, comma: str, last: str) -> str:
    names = [f"`{visible(name)}`" for name in fact.split(", ")]
    return last.join([comma.join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def visible(fact: str) -> str:
    """A fact on one line, cut where it is long; what would be invisible, or command a terminal, is named."""
    text = "".join(
        f"U+{ord(each):04X}" if unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp") else each for each in " ".join(fact.split())
    )
    return text if len(text) <= LONGEST_FACT else text[: LONGEST_FACT - 1] + "…"
