"""What a .po file holds, as plain values: its entries in their order, its header, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py

MACHINE = "state: machine"
"""the translator comment that marks an unreviewed machine translation"""

_IGNORED_CHECKS = re.compile(r"check:\s*ignore\s+(.+)")
_PLURAL_FORMS = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
_NUMBERS_TRIED = 1001


@dataclass(frozen=True, slots=True)
class PoFault:
    """One thing wrong in the text of a .po file; lines and columns count from 1, columns and length in characters."""

    code: str
    line: int
    column: int
    length: int
    facts: dict[str, str] = field(default_factory=dict)
    """what its sentence is made from: `found`, `expected`, `other_line` …"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalogue; equality leaves its place in the file and its wording there out.

    An entry that was read keeps its own lines in `raw`. `dataclasses.replace` makes one without them, so a changed entry
    is always written afresh and an untouched one never.
    """

    context: str | None
    msgid: str
    msgid_plural: str | None = None
    msgstr: tuple[str, ...] = ("",)
    """one text, or one for each plural form; empty in a broken entry alone"""
    comments: tuple[str, ...] = ()
    """translator comments without `# `; a line of another shape (`#text`, `# #text`) is kept whole, with its `#`"""
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous_context: str | None = None
    previous_msgid: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """the first line of the entry, its comments included; 0 when it was not read from a file"""
    before: str | None = field(default=None, compare=False, repr=False)
    """what stood between the entry above and this one: blank lines, a `domain` line, text that is no entry"""
    raw: str | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells an entry from all others of its file."""
        return (self.context, self.msgid)

    @property
    def fuzzy(self) -> bool:
        """Whether its translation waits for a translator's consent."""
        return "fuzzy" in self.flags

    @property
    def machine(self) -> bool:
        """Whether its translation is a machine's and nobody has reviewed it."""
        return MACHINE in map(str.strip, self.comments)

    @property
    def silenced(self) -> frozenset[str]:
        """The checks that the translator has switched off for this entry: `# check: ignore numbers`."""
        matches = (_IGNORED_CHECKS.fullmatch(comment.strip()) for comment in self.comments)
        return frozenset(name for match in matches if match for name in re.split(r"[,\s]+", match[1]) if name)

    @property
    def is_header(self) -> bool:
        """Whether this is the entry that holds the header's fields."""
        return not self.msgid and self.context is None and not self.obsolete


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a catalogue's first entry, as typed and in their order."""

    fields: dict[str, str]

    @property
    def nplurals(self) -> int | None:
        """How many plural forms the language has; None where `Plural-Forms` is missing or broken."""
        rule = plural_rule(self.fields.get("Plural-Forms", ""))
        return rule[0] if rule else None

    def plural(self, n: int) -> int:
        """The index of the form that goes with `n`: 0 where the header has no sound rule, never an index without a form."""
        rule = plural_rule(self.fields.get("Plural-Forms", ""))
        if rule is None:
            return 0
        try:
            index = int(rule[1](n))
        except ZeroDivisionError:
            return 0
        return index if 0 <= index < rule[0] else 0


@dataclass(frozen=True, slots=True)
class PoFile:
    """A .po file as read: with `faults`, its entries are what could be made out, and it must not be written back changed."""

    entries: tuple[Entry, ...]
    """all of them in the order of the file, the header's and obsolete ones too"""
    faults: tuple[PoFault, ...] = ()
    header: Header | None = None
    tail: str = ""
    """what stands after the last entry"""
    bom: bool = False
    newline: str = "\n"

    @property
    def messages(self) -> tuple[Entry, ...]:
        """The entries in use, without the header's."""
        return tuple([entry for entry in self.entries if not entry.obsolete and (entry.msgid or not entry.is_header)])

    @property
    def obsolete(self) -> tuple[Entry, ...]:
        """The retired entries, `#~`."""
        return tuple(entry for entry in self.entries if entry.obsolete)

    @property
    def header_entry(self) -> Entry | None:
        """The entry that holds the header."""
        return next((entry for entry in self.entries if entry.is_header), None)


@lru_cache(maxsize=64)
def plural_rule(text: str) -> tuple[int, Callable[[int], int]] | None:
    """Number of forms and rule of a `Plural-Forms` value; None when it is not sound for each number tried."""
    match = _PLURAL_FORMS.fullmatch(text)
    if match is None or not int(match[1]):
        return None
    count = int(match[1])
    try:
        rule = c2py(match[2])
        sound = all(0 <= rule(n) < count for n in range(_NUMBERS_TRIED))
    except (ValueError, ArithmeticError, RecursionError, MemoryError, SyntaxError):
        return None
    return (count, rule) if sound else None
