"""Prose as HTML: each leaf escaped once, quantities as `<data>`; nothing is edited after it is written."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from microsite.text.prose import Element, ProseNode, Reference
from microsite.text.terms import MARKED
from microsite.text.wording import Quantity

_VOID = {"br", "hr"}
_HELD = {"number", "unit"}


def prose_html(nodes: tuple[ProseNode, ...], quantities: Mapping[str, Quantity], language: str) -> str:
    """The nodes as HTML, in a text of the language `language` (a tag)."""
    return "".join([_text(node) if type(node) is str else _html(node, quantities, language) for node in nodes])


def inline_html(nodes: tuple[ProseNode, ...], quantities: Mapping[str, Quantity], language: str) -> str:
    """The same without the paragraph around it, for headings and list items."""
    return " ".join(
        [prose_html(node.children if isinstance(node, Element) and node.tag == "p" else (node,), quantities, language) for node in nodes]
    )


def _text(text: str) -> str:
    """A text outside an attribute, escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _html(node: ProseNode, quantities: Mapping[str, Quantity], language: str) -> str:
    if isinstance(node, str):
        return _text(node)
    if isinstance(node, Reference):
        quantity = quantities.get(node.name)
        return "" if quantity is None else quantity_html(quantity, node.number_only, language)
    inside = prose_html(node.children, quantities, language)
    if node.tag == MARKED:
        term = escape(node.href)
        return f'<a class="term" id="mark_{term}" href="#term_{term}" role="doc-glossref">{inside}</a>'
    if node.tag in _VOID:
        return f"<{node.tag}>"
    href = f' href="{escape(node.href)}"' if node.href else ""
    return f"<{node.tag}{href}>{inside}</{node.tag}>"


def quantity_html(quantity: Quantity, number_only: bool, language: str) -> str:
    """A quantity inside a text: machine-readable where it is one exact value, marked where its language is another."""
    text = _text(quantity.number if number_only else quantity.text)
    lang = _spoken(quantity, language)
    if quantity.exact:
        return f'<data class="quantity" value="{escape(quantity.exact)}"{lang}>{text}</data>'
    return f'<span class="quantity"{lang}>{text}</span>'


def figure_html(quantity: Quantity, language: str) -> str:
    """A quantity set as type: each part in a span of its role, number and symbol held together by one more."""
    spans = []
    held = False
    for part in quantity.parts:
        holds = quantity.symbol and part.role in _HELD
        if holds != held:
            spans.append('<span class="held">' if holds else "</span>")
            held = holds
        spans.append(f'<span class="{part.role}">{_text(part.text)}</span>')
    inside = "".join(spans) + ("</span>" if held else "")
    lang = _spoken(quantity, language)
    if quantity.exact:
        return f'<data class="quantity" value="{escape(quantity.exact)}"{lang}>{inside}</data>'
    return f'<span class="quantity"{lang}>{inside}</span>'


def _spoken(quantity: Quantity, language: str) -> str:
    return f' lang="{escape(quantity.language)}" dir="{quantity.direction}"' if quantity.language != language else ""
