"""The messages that a catalogue should have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from microsite.text.slots import slots

BRACES = "python-brace-format"
"""gettext's flag for texts with `{slots}`, by which translators' tools warn of a missing one"""


Key = tuple[str | None, str]
"""what identifies a message in its catalogue: context and source text"""


class ExpectedMessage(NamedTuple):
    """One message that a catalogue should have."""

    context: str | None
    msgid: str
    plural: str | None = None
    extracted: tuple[str, ...] = ()
    """notes for translators, one for each line `#.`"""
    part: str = ""
    """its section, or the first part of its context; empty in the interface"""
    limit: int = 0
    """the maximum length of its translation in characters; 0 if there is none"""

    @property
    def key(self) -> Key:
        """Its context and source text."""
        return (self.context, self.msgid)

    @property
    def braces(self) -> bool:
        """Whether the source text has slots, and the same ones in singular and plural."""
        names = set(slots(self.msgid))
        return bool(names) and (self.plural is None or set(slots(self.plural)) == names)


def once(messages: Iterable[ExpectedMessage]) -> tuple[ExpectedMessage, ...]:
    """Merge duplicate messages, each at its first position; a message has a plural if any of them has."""
    found: dict[Key, ExpectedMessage] = {}
    for each in messages:
        twin = found.get(each.key, each)
        extracted = tuple(dict.fromkeys((*twin.extracted, *each.extracted)))
        found[each.key] = twin._replace(plural=twin.plural or each.plural, extracted=extracted)
    return tuple(found.values())
