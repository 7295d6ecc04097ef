"""Render prose as HTML. Each text is escaped once; quantities become `<data>`."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from microsite.text.localizer import Quantity
from microsite.text.prose import Element, ProseNode, Reference
from microsite.text.terms import MARKED

_VOID = {"br", "hr"}
_KEPT_TOGETHER = {"number", "unit"}


def prose_html(nodes: tuple[ProseNode, ...], quantities: Mapping[str, Quantity], language: str) -> str:
    """Render nodes of a text in the language `language` (a BCP 47 tag)."""
    return "".join([_html(node, quantities, language) for node in nodes])


def inline_html(nodes: tuple[ProseNode, ...], quantities: Mapping[str, Quantity], language: str) -> str:
    """Render nodes without the paragraphs around them, for headings and list items."""
    return " ".join(
        [prose_html(node.children if isinstance(node, Element) and node.tag == "p" else (node,), quantities, language) for node in nodes]
    )


def _text(text: str) -> str:
    """Escape a text outside an attribute."""
    return escape(text, quote=False)


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
    """Render a quantity inside a text: machine-readable if it is one exact value, with `lang` if its language is another."""
    text = _text(quantity.number if number_only else quantity.text)
    lang = _lang_attributes(quantity, language)
    if quantity.exact:
        return f'<data class="quantity" value="{escape(quantity.exact)}"{lang}>{text}</data>'
    return f'<span class="quantity"{lang}>{text}</span>'


def figure_html(quantity: Quantity, language: str) -> str:
    """Render a quantity for display: each part in a span named by its role; one more span keeps number and symbol on one line."""
    spans = []
    is_open = False
    for part in quantity.parts:
        kept_together = quantity.symbol and part.role in _KEPT_TOGETHER
        if kept_together != is_open:
            spans.append('<span class="held">' if kept_together else "</span>")
            is_open = kept_together
        spans.append(f'<span class="{part.role}">{_text(part.text)}</span>')
    inside = "".join(spans) + ("</span>" if is_open else "")
    lang = _lang_attributes(quantity, language)
    if quantity.exact:
        return f'<data class="quantity" value="{escape(quantity.exact)}"{lang}>{inside}</data>'
    return f'<span class="quantity"{lang}>{inside}</span>'


def _lang_attributes(quantity: Quantity, language: str) -> str:
    """`lang` and `dir` of a quantity in another language than the text around it."""
    return f' lang="{escape(quantity.language)}" dir="{quantity.direction}"' if quantity.language != language else ""
