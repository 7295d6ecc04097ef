"""Give obsolete entries a form that gettext's tools accept and keep: they reject duplicate keys and drop incomplete entries."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from microsite.read.po import Entry

_NUMBERED = re.compile(r"(.*)~[0-9]+", re.DOTALL)
"""the context of an obsolete entry that would have the key of another one; other contexts contain no `~`"""

Key = tuple[str | None, str]


def original_context(entry: Entry) -> str | None:
    """The context of an entry without the number that `retire` may have added."""
    found = _NUMBERED.fullmatch(entry.context) if entry.obsolete and entry.context is not None else None
    return found[1] or None if found else entry.context


def retire(retired: Sequence[Entry], taken: Container[Key]) -> list[Entry]:
    """Make the keys of obsolete entries unique among them and `taken`, and their first plural form non-empty."""
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
    """Fill the first plural form with the next one, because gettext's tools drop the entry otherwise; fuzzy, because it may not fit."""
    first = next((form for form in entry.msgstr if form), "")
    if not first or entry.msgstr[0]:
        return entry
    return replace(entry, msgstr=(first, *entry.msgstr[1:]), flags=entry.flags if entry.fuzzy else ("fuzzy", *entry.flags))
