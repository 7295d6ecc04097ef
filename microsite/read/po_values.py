"""The values that a .po file is read into: its entries, its header, its faults."""

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
    """One fault in the text of a .po file. Line and column count from 1; column and length are in characters."""

    code: str
    line: int
    column: int
    length: int
    facts: dict[str, str] = field(default_factory=dict)
    """the values for its message: `found`, `expected`, `other_line` …"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalogue. Two entries are equal if they mean the same, wherever and however they are written in the file.

    An entry that was read keeps its text in `raw`. `dataclasses.replace` drops it, so a changed entry is always written in
    standard form, and an unchanged one never.
    """

    context: str | None
    msgid: str
    msgid_plural: str | None = None
    msgstr: tuple[str, ...] = ("",)
    """one text, or one for each plural form; empty only in a broken entry"""
    comments: tuple[str, ...] = ()
    """translator comments without `# `; a line in another form (`#text`, `# #text`) keeps its `#`"""
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous_context: str | None = None
    previous_msgid: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """the first line of the entry, comments included; 0 if it was not read from a file"""
    before: str | None = field(default=None, compare=False, repr=False)
    """the text between the previous entry and this one: blank lines, a `domain` line, text that is not an entry"""
    raw: str | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def key(self) -> tuple[str | None, str]:
        """What identifies an entry within its file."""
        return (self.context, self.msgid)

    @property
    def fuzzy(self) -> bool:
        """Whether a translator must still confirm its translation."""
        return "fuzzy" in self.flags

    @property
    def machine(self) -> bool:
        """Whether its translation comes from a machine and nobody has reviewed it."""
        return MACHINE in map(str.strip, self.comments)

    @property
    def silenced(self) -> frozenset[str]:
        """The checks that the translator has switched off for this entry: `# check: ignore numbers`."""
        matches = (_IGNORED_CHECKS.fullmatch(comment.strip()) for comment in self.comments)
        return frozenset(name for match in matches if match for name in re.split(r"[,\s]+", match[1]) if name)

    @property
    def is_header(self) -> bool:
        """Whether this is the entry with the fields of the header."""
        return not self.msgid and self.context is None and not self.obsolete


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a catalogue: its fields as typed, in order."""

    fields: dict[str, str]

    @property
    def nplurals(self) -> int | None:
        """The number of plural forms; None if `Plural-Forms` is missing or broken."""
        rule = plural_rule(self.fields.get("Plural-Forms", ""))
        return rule[0] if rule else None

    def plural(self, n: int) -> int:
        """The index of the plural form for `n`; 0 if the header has no valid rule or the rule gives an index without a form."""
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
    """A .po file as read. If it has `faults`, some entries may be missing, so it must not be changed and written back."""

    entries: tuple[Entry, ...]
    """all entries in the order of the file, including the header's and obsolete ones"""
    faults: tuple[PoFault, ...] = ()
    header: Header | None = None
    tail: str = ""
    """the text after the last entry"""
    bom: bool = False
    newline: str = "\n"

    @property
    def messages(self) -> tuple[Entry, ...]:
        """The entries in use, without the header."""
        return tuple(entry for entry in self.entries if not entry.obsolete and not entry.is_header)

    @property
    def obsolete(self) -> tuple[Entry, ...]:
        """The obsolete entries, `#~`."""
        return tuple(entry for entry in self.entries if entry.obsolete)

    @property
    def header_entry(self) -> Entry | None:
        """The entry of the header."""
        return next((entry for entry in self.entries if entry.is_header), None)


@lru_cache(maxsize=64)
def plural_rule(text: str) -> tuple[int, Callable[[int], int]] | None:
    """Number of forms and rule of a `Plural-Forms` value; None if it is not valid for every number tried."""
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
