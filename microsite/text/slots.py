"""References and slots in texts, `{jobs}`, and what else in them is no words."""

from __future__ import annotations

import re

SLOT = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_.]*)\}")
"""a doubled brace, or a reference or slot and its name"""


def slots(text: str) -> list[str]:
    """The names of the references or slots in a text, in order."""
    return [name for name in SLOT.findall(text) if name]


_ADDRESS = re.compile(r"\]\([^()\s]*\)|<[^<>\s]+>|(?:https?://|www\.)[\w\-./?%&=#~:+]*[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w|`[^`\n]+`")


def words_only(text: str) -> str:
    """Replace references, addresses and code by spaces; positions stay the same."""
    return _ADDRESS.sub(_blank, SLOT.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
