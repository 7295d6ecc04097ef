"""Render prose as plain text, for places that cannot contain markup."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.text.localizer import Quantity
from microsite.text.prose import ProseNode, Reference, parse


def plain_text(text: str, quantities: Mapping[str, Quantity]) -> str:
    """Render Markdown with references as one line of plain text."""
    return " ".join("".join(_plain(node, quantities) for node in parse(text).nodes).split())


def _plain(node: ProseNode, quantities: Mapping[str, Quantity]) -> str:
    if isinstance(node, str):
        return node
    if isinstance(node, Reference):
        quantity = quantities.get(node.name)
        return "" if quantity is None else quantity.number if node.number_only else quantity.text
    inside = "".join(_plain(child, quantities) for child in node.children)
    return f"{inside} " if node.tag in ("p", "li", "br", "pre") else inside
