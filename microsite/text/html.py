"""Render prose as HTML. Each text is escaped once; quantities become `<data>`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from itertools import groupby

from microsite.text.prose import Element, ProseNode, Reference
from microsite.text.quantities import Quantity
from microsite.text.terms import MARKED

_VOID = {"br", "hr"}
_KEPT_TOGETHER = {"number", "unit"}
_COUNT = re.compile(r"(?<![\w.,])\d{1,2}(?:\.\d+)? [^\W\d_]{1,10}(?!\w)")
"""a number below 100 and the word that follows it; a long word would leave too much of its line empty"""


def prose_html(nodes: tuple[ProseNode, ...], quantities: Mapping[str, Quantity], language: str) -> str:
    """Render nodes of a text in the language `language` (a BCP 47 tag)."""
    return "".join([_html(node, quantities, language) for node in nodes])


def inline_html(nodes: tuple[ProseNode, ...], quantities: Mapping[str, Quantity], language: str) -> str:
    """Render nodes without the paragraphs around them, for headings and list items."""
    return " ".join(
        [prose_html(node.children if isinstance(node, Element) and node.tag == "p" else (node,), quantities, language) for node in nodes]
    )


def _html(node: ProseNode, quantities: Mapping[str, Quantity], language: str) -> str:
    if isinstance(node, str):
        return _running(node)
    if isinstance(node, Reference):
        quantity = quantities.get(node.name)
        return "" if quantity is None else quantity_html(quantity, node.number_only, language)
    if node.tag == "ol":
        return f"<ol>{_items(node.children, quantities, language)}</ol>"
    inside = prose_html(node.children, quantities, language)
    if node.tag == MARKED:
        term = escape(node.href)
        return f'<a class="term" id="mark_{term}" href="#term_{term}" role="doc-glossref">{inside}</a>'
    if node.tag in _VOID:
        return f"<{node.tag}>"
    if node.tag == "table":
        # Who has no mouse scrolls it with the keyboard.
        return f'<div class="scroll" tabindex="0"><table>{inside}</table></div>'
    if node.tag == "th":
        # The corner of a table heads no column.
        return f'<th scope="col">{inside}</th>' if inside else "<td></td>"
    href = f' href="{escape(node.href)}"' if node.href else ""
    return f"<{node.tag}{href}>{inside}</{node.tag}>"


def _running(text: str) -> str:
    """Running text, in which a small number stays on the line of what it counts.

    An element holds them, not a character: readers find and copy what was typed.
    """
    return _COUNT.sub(r'<span class="held">\g<0></span>', escape(text, quote=False))


def _items(items: tuple[ProseNode, ...], quantities: Mapping[str, Quantity], language: str) -> str:
    """Items of a numbered list; one whose number does not follow the one above has it as a value."""
    written, last = [], 0
    for item in items:
        if isinstance(item, Element):
            number = int(item.number)
            value = f' value="{number}"' if number != last + 1 else ""
            written.append(f"<li{value}>{prose_html(item.children, quantities, language)}</li>")
            last = number
    return "".join(written)


def quantity_html(quantity: Quantity, number_only: bool, language: str) -> str:
    """Render a quantity inside a text: machine-readable if it is one exact value, with `lang` if its language is another."""
    return _quantity(quantity, _running(quantity.number if number_only else quantity.text), language)


def figure_html(quantity: Quantity, language: str) -> str:
    """Render a quantity for display: each part in a span named by its role; one more span keeps number and symbol on one line."""
    inside = ""
    for kept_together, parts in groupby(quantity.parts, lambda part: quantity.symbol and part.role in _KEPT_TOGETHER):
        spans = "".join([f'<span class="{part.role}">{escape(part.text, quote=False)}</span>' for part in parts])
        inside += f'<span class="held">{spans}</span>' if kept_together else spans
    return _quantity(quantity, inside, language)


def _quantity(quantity: Quantity, inside: str, language: str) -> str:
    other = f' lang="{escape(quantity.language)}" dir="{quantity.direction}"' if quantity.language != language else ""
    if quantity.exact:
        return f'<data class="quantity" value="{escape(quantity.exact)}"{other}>{inside}</data>'
    return f'<span class="quantity"{other}>{inside}</span>'
