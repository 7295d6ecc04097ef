"""Retired entries in a form that gettext's tools keep: they refuse a file for some of what may lie there, and drop other things."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from microsite.read.po import Entry

_SHELF = re.compile(r"(.*)~[0-9]+", re.DOTALL)
"""the context of a retired entry whose own context has another text in the file: no context of ours holds a `~`"""

Key = tuple[str | None, str]


def original_context(entry: Entry) -> str | None:
    """The context that an entry had before it was retire, if it was."""
    found = _SHELF.fullmatch(entry.context) if entry.obsolete and entry.context is not None else None
    return found[1] or None if found else entry.context


def retire(retired: Sequence[Entry], taken: Container[Key]) -> list[Entry]:
    """The retired entries, each under a key that no other entry of the file has: gettext's tools refuse a file with two of one key."""
    seen: set[Key] = set()
    found = []
    for entry in map(_with_first_form, retired):
        number, key = 1, entry.key
        while key in taken or key in seen:
            number += 1
            key = (f"{original_context(entry) or ''}~{number}", entry.msgid)
        seen.add(key)
        found.append(entry if key == entry.key else replace(entry, context=key[0]))
    return found


def _with_first_form(entry: Entry) -> Entry:
    """gettext's tools drop a retired entry without its first form, so that gets the next; fuzzy, for it may not fit."""
    first = next((form for form in entry.msgstr if form), "")
    if not first or entry.msgstr[0]:
        return entry
    return replace(entry, msgstr=(first, *entry.msgstr[1:]), flags=entry.flags if entry.fuzzy else ("fuzzy", *entry.flags))
