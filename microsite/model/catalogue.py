"""Translations as values: one catalogue per .po file, looked up by context and source text; and how far translations are, as counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

TRANSLATED, MACHINE, FUZZY, MISSING, WITHHELD, SOURCE = "translated", "machine", "fuzzy", "missing", "withheld", "source"
"""States of a text: the last is that of a text that needs no translation; a withheld one contradicts its source or would break its page."""

UNPUBLISHED = frozenset({FUZZY, MISSING, WITHHELD})
"""those that are never published as translated: readers get the text in a fallback language"""

INTERFACE, SITE_CATALOGUE = "interface", "site"

Key = tuple[str, str]
"""A message's context ("" where it has none) and its source text."""


class Translation(NamedTuple):
    """One entry: its forms (one, or as many as the language has plurals) and whether a person has approved them."""

    forms: tuple[str, ...]
    state: str
    plural: str = ""
    """the source text of all forms but the first, where it has one of its own"""
    silenced: tuple[str, ...] = ()
    """the checks that a person has looked at and switched off, of those that could withhold it"""

    @property
    def is_published(self) -> bool:
        """Whether readers get it."""
        return self.state in (TRANSLATED, MACHINE)


Entries = Mapping[Key, Translation]

NO_TRANSLATION = Translation((), MISSING)


class Catalogue(Protocol):
    """The active entries of one .po file."""

    @property
    def entries(self) -> Entries:
        """All of them."""

    def find(self, context: str, source: str) -> Translation:
        """The entry, or an empty one in state `MISSING`."""

    def plural(self, count: int) -> int:
        """Which form a whole number takes."""


class Progress(NamedTuple):
    """Messages of the content by state."""

    total: int = 0
    translated: int = 0
    """published as translated, a machine's unreviewed ones among them"""
    fuzzy: int = 0
    missing: int = 0
    machine: int = 0
    """of the translated ones, those that no person has reviewed"""
    withheld: int = 0
    """those that contradict their source"""

    @property
    def percent(self) -> int:
        """Translated ones of all, never 100 while one is missing."""
        return 100 * self.translated // self.total if self.total else 100


def progress(entries: Entries, messages: Iterable[Key]) -> Progress:
    """How many of the messages are translated, and in which state the others are."""
    states = Counter(entries.get(key, NO_TRANSLATION).state for key in messages)
    total, fuzzy, missing, withheld = states.total(), states[FUZZY], states[MISSING], states[WITHHELD]
    return Progress(total, total - fuzzy - missing - withheld, fuzzy, missing, states[MACHINE], withheld)


def summed(parts: Iterable[Progress]) -> Progress:
    """All of them together."""
    return Progress(*(sum(counts) for counts in zip(Progress(), *parts, strict=True)))


_BETWEEN_FORMS = re.compile(r"(?:^|\s+)/(?:\s+|$)|\s*／\s*")
_WITH_FORMS = re.compile(r"(?:term|name)\.[^.]+\.name")


def has_forms(context: str) -> bool:
    """Whether the message of site.po with this context is the name of a term or a proper name, whose translation may have several forms."""
    return _WITH_FORMS.fullmatch(context) is not None


def forms_of(name: str) -> tuple[str, ...]:
    """The forms in a translated name, which stand between ` / `: the one that readers see first, then others that texts may use."""
    return tuple(form for form in _BETWEEN_FORMS.split(name) if form) or (name,)


TERM_NAMES, PROPER_NAMES = "term.names", "name.names"
"""the groups of the names of all terms and of all proper names, which every section looks for in its texts"""


def group_of(catalogue: str, context: str) -> str:
    """The part of a catalogue that a message is looked up with.

    In an edition's catalogue these are its sections, whose titles are parts of their own because other pages show them; in the site's, its
    records; the interface is one part.
    """
    if catalogue == INTERFACE:
        return ""
    first, _, rest = context.partition(".")
    if catalogue != SITE_CATALOGUE:
        return context if rest == "title" else first
    second = rest.partition(".")[0]
    return f"{first}.names" if has_forms(context) else f"{first}.{second}"
