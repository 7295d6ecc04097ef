"""What a catalogue should hold, as plain values: one `ExpectedMessage` per message, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

SLOT = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_.]*)\}")
"""a doubled brace, or a reference or slot with its name"""

BRACES = "python-brace-format"
"""gettext's flag for texts with `{slots}`: by it, translators' tools warn of a lost one while it is being typed"""


class ExpectedMessage(NamedTuple):
    """One message that a catalogue should hold."""

    context: str | None
    msgid: str
    plural: str | None = None
    extracted: tuple[str, ...] = ()
    """what the translator is told of it: the lines under `#.`, one fact each"""
    part: str = ""
    """the section that it belongs to, or the part of the site that its context begins with; empty in the interface"""
    limit: int = 0
    """how many characters its translation should have at most; 0 where nothing bounds it"""

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells it from all other messages of its catalogue."""
        return (self.context, self.msgid)

    @property
    def braces(self) -> bool:
        """Whether the source text has slots, the same ones in singular and plural."""
        return "{" in self.msgid and bool(names := slots(self.msgid)) and (self.plural is None or slots(self.plural) == names)


def slots(text: str) -> set[str]:
    """The names of the references or slots in a text."""
    return {match[1] for match in SLOT.finditer(text) if match[1]}


_ADDRESS = re.compile(r"\]\([^()\s]*\)|<[^<>\s]+>|(?:https?://|www\.)[\w\-./?%&=#~:+]*[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w|`[^`\n]+`")


def without_slots(text: str) -> str:
    """The text with references and slots blanked out, each character in its place."""
    return SLOT.sub(_blank, text) if "{" in text else text


def words_only(text: str) -> str:
    """The text with references, addresses and code blanked out, each character in its place."""
    text = without_slots(text)
    may_hold = "](" in text or "<" in text or "@" in text or "`" in text or "//" in text or "www" in text
    return _ADDRESS.sub(_blank, text) if may_hold else text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def once(messages: Iterable[ExpectedMessage]) -> tuple[ExpectedMessage, ...]:
    """Each message once, at its first place; one that is asked for with and without a plural has it."""
    found: dict[tuple[str | None, str], ExpectedMessage] = {}
    for each in messages:
        twin = found.setdefault((each.context, each.msgid), each)
        if twin is not each and twin != each:
            extracted = tuple(dict.fromkeys((*twin.extracted, *each.extracted)))
            found[each.key] = twin._replace(plural=twin.plural or each.plural, extracted=extracted)
    return tuple(found.values())
