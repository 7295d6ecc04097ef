"""Templates of messages: a wording in each language, with slots for facts and optional parts."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import NamedTuple

from microsite.language import Pair
from microsite.sentences.shapes import ELEMENTS, KINDS, RECORDS, SHAPES, UNSEEN

ENGLISH, CHINESE = 0, 1
LONGEST_FACT = 300
"""Characters of a fact that a message shows; the excerpt below it shows the file itself."""

Text = Pair | str
"""A part of a message in English and Chinese, or one text for both.

`{name}` is the fact of that name. `{name:names}` and `{name:all}` show a comma-separated fact as a list with «or» and
«and»; `{name:shape}`, `{name:kind}`, `{name:record}`, `{name:element}` and `{name:unseen}` show its name from `shapes`. A part in
`[[…]]` is left out if a fact in it is missing, empty or 0; of `[[…||…]]`, what is after `||` is shown then. Write a literal brace
twice.
"""


class Advice(NamedTuple):
    """A message in one language; what is expected and how to fix it may be empty."""

    problem: str
    expected: str
    fix: str


class Sentence(NamedTuple):
    """The message of one code, in both languages: what is wrong, what is expected, how to fix it."""

    severity: str
    """see `microsite.diagnostics`: error, warning or note"""
    problem: Text
    expected: Text = ""
    fix: Text = ""
    by: str = ""
    """the fact whose value selects a variant, stored under `code:value`; this wording is for all other values"""

    def advice(self, language: int) -> Advice:
        """The message in one language, its facts not filled in."""
        return Advice(*(text if isinstance(text, str) else text[language] for text in (self.problem, self.expected, self.fix)))


error = partial(Sentence, "error")
warning = partial(Sentence, "warning")
note = partial(Sentence, "note")


def unknown(problem: Pair, expected: Text = "[[{expected:names}]]", fix: Text = "", severity: str = "error") -> Sentence:
    """The message about a name that nothing has: it asks whether the most similar one is meant, and lists those that there are."""
    english, chinese = problem
    return Sentence(severity, (f"{english}[[, did you mean `{{near}}`?]]", f"{chinese}[[，是不是想写`{{near}}`？]]"), expected, fix)


_PART = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_SLOT = re.compile(r"\{\{|\}\}|\{([a-z_]+)(?::([a-z]+))?\}")
_LISTS = {"names": ((", ", " or "), ("、", "或")), "all": ((", ", " and "), ("、", "和"))}


def finding(problem: Pair, fix: Pair, expected: Text = "") -> Sentence:
    """A warning about a translation that a translator's comment can silence, where the fact `silence` names the check."""
    silence = (
        "[[; if the translation is right, add the comment `check: ignore {silence}` to the entry]]",
        "[[；如果译文没有错，给这一条加备注`check: ignore {silence}`]]",
    )
    return warning(problem, expected, (f"{fix[0]}{silence[0]}", f"{fix[1]}{silence[1]}"))


def fill(text: str, facts: dict[str, str], language: int) -> str:
    """Fill a wording with facts. A missing fact outside `[[…]]` becomes an ellipsis, because showing a message must never fail."""
    pieces = []
    for index, piece in enumerate(_PART.split(text)):
        part, _, other = piece.partition("||") if index % 2 else (piece, "", "")
        shown = part if index % 2 == 0 or all(facts.get(name, "0") not in ("", "0") for name in slots(part)) else other
        pieces.append(_SLOT.sub(lambda match: _fill_slot(match, facts, language), shown))
    return "".join(pieces)


def slots(text: str) -> set[str]:
    """Names of the facts that a text uses."""
    return {match[1] for match in _SLOT.finditer(text) if match[1]}


def needed(advice: Advice) -> set[str]:
    """Names of the facts that a wording cannot do without."""
    return slots(_PART.sub("", "\n".join(advice)))


def _fill_slot(match: re.Match[str], facts: dict[str, str], language: int) -> str:
    name, style = match[1], match[2]
    if name is None:
        return match[0][0]
    fact = facts.get(name, "…")
    if style in _LISTS:
        return _join(fact, *_LISTS[style][language])
    if style is not None:
        words = _NAMES[style].get(fact)
        return words[language] if words else f"`{visible(fact)}`"
    return visible(fact)


_NAMES = {"shape": SHAPES, "kind": KINDS, "record": RECORDS, "element": ELEMENTS, "unseen": UNSEEN}


def _join(fact: str, comma: str, last: str) -> str:
    names = [f"`{visible(name)}`" for name in fact.split(", ")]
    return last.join([comma.join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


_INVISIBLE = ("Cc", "Cf", "Zl", "Zp")


def visible(fact: str) -> str:
    """A fact on one line, shortened if long, with invisible and control characters written as U+XXXX."""
    text = "".join(f"U+{ord(each):04X}" if unicodedata.category(each) in _INVISIBLE else each for each in " ".join(fact.split()))
    return text if len(text) <= LONGEST_FACT else text[: LONGEST_FACT - 1] + "…"
