"""References and slots in texts, `{jobs}`, and what else in them is no words."""

from __future__ import annotations

import re
from collections.abc import Mapping

SLOT = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_.]*)\}")
"""a doubled brace, or a reference or slot and its name"""


def slots(text: str) -> list[str]:
    """The names of the references or slots in a text, in order."""
    return [name for name in SLOT.findall(text) if name]


_SLOT_OF_MESSAGE = re.compile(r"\{([a-z_]+)\}")


def with_slots(text: str, slots: Mapping[str, object]) -> str:
    """An interface message with the given slots filled; others stay as they are."""
    return _SLOT_OF_MESSAGE.sub(lambda match: str(slots[match[1]]) if match[1] in slots else match[0], text)


_ADDRESS = re.compile(r"\]\([^()\s]*\)|<[^<>\s]+>|(?:https?://|www\.)[\w\-./?%&=#~:+]*[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w|`[^`\n]+`")


_MAY_BE_ADDRESS = re.compile(r"[<@`]|\]\(|://|www\.")


def words_only(text: str) -> str:
    """Replace references, addresses and code by spaces; positions stay the same."""
    if "{" in text or "}" in text:
        text = SLOT.sub(_blank, text)
    return _ADDRESS.sub(_blank, text) if _MAY_BE_ADDRESS.search(text) else text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
