"""An entry as nearly all are, taken at once instead of line by line, with the same result."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from microsite.read.po_draft import Draft, as_read
from microsite.read.po_values import Entry

# What stands between the quotes of a field: on one line, or on several, each with its own.
_STRINGS = r'"([^"\\\n]*(?:(?:\\.|"\n")[^"\\\n]*)*)"\n'
# What follows must be no more of the entry: a string or a plural form would be, even below an empty line.
_END = r'(?=\n*(?:#(?![~|])|msgctxt "|msgid "|\Z))'

REGULAR = re.compile(rf"((?:#(?![~|])[^\r\n]*\n)*)(?:msgctxt {_STRINGS})?msgid {_STRINGS}msgstr {_STRINGS}{_END}")
"""an entry in use as tools write it, without plural and previous texts: its comments, the strings of context, msgid and msgstr"""

Unescape = Callable[[str, int, int], str]
"""The text of a string's body, by its line and column"""

_NOTHING: tuple[list[str], ...] = ([], [], [], [])


class Regular(NamedTuple):
    """An entry that was taken at once, the line of its msgid, and its last line."""

    entry: Entry
    line: int
    last: int


def regular_entry(match: re.Match[str], notes: Draft | None, first: int, before: str, unescape: Unescape) -> Regular:
    """The entry that `REGULAR` has found, from line `first` on; `notes` holds what its comments say, `before` is what parts it from the one
    above."""
    comments, context, msgid, msgstr = match.groups()
    line = first + comments.count("\n")
    if context is not None:
        context, line = _text(context, line, "msgctxt", unescape)
    msgid, below = _text(msgid, line, "msgid", unescape)
    msgstr, below = _text(msgstr, below, "msgstr", unescape)
    said = (notes.comments, notes.extracted, notes.references, notes.flags) if notes is not None else _NOTHING
    comments, extracted, references, flags = map(tuple, said)
    entry = Entry(context, msgid, None, (msgstr,), comments, extracted, references, flags, line=first, before=before)
    return Regular(as_read(entry, match[0]), line, below - 1)


def _text(strings: str, line: int, keyword: str, unescape: Unescape) -> tuple[str, int]:
    """What the strings of a keyword on this line stand for, and the line below them."""
    if "\n" not in strings:
        return (unescape(strings, line, len(keyword) + 3) if "\\" in strings else strings), line + 1
    bodies = strings.split('"\n"')
    columns = [len(keyword) + 3, *[2] * (len(bodies) - 1)]
    return "".join(map(unescape, bodies, range(line, line + len(bodies)), columns)), line + len(bodies)
