"""HTML of the texts, prose and quantities in views; every text is escaped once. The only importer of markupsafe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup as Markup
from markupsafe import escape as escape

from microsite.memo import memoise
from microsite.model.catalogue import INTERFACE, MACHINE, UNPUBLISHED
from microsite.plan.views import ProseView
from microsite.text.headings import phrases
from microsite.text.html import figure_html, inline_html, prose_html
from microsite.text.localizer import LocalizedText
from microsite.text.prose import inside_links, parse, with_addresses, without_links
from microsite.text.quantities import Quantity
from microsite.text.slots import with_slots
from microsite.text.terms import with_terms

_SLOT = re.compile(r"\{([a-z_]+)\}")


def marked(text: LocalizedText, tag: str) -> str | Markup:
    """A text for a page of language `tag`: a plain string, or HTML with `lang` if the text is in another language."""
    if text.language == tag and text.state != MACHINE:
        return text.text
    attributes = _attributes(text, tag)
    return Markup(f"<span{attributes}>{escape(text.text)}</span>") if attributes else text.text


@lru_cache(maxsize=4096)
def heading(text: LocalizedText, tag: str) -> Markup:
    """A text as a heading, with `<wbr>` between phrases, where a line may end."""
    written = Markup("<wbr>".join(map(escape, phrases(text.text, text.language))))
    attributes = _attributes(text, tag)
    return Markup(f"<span{attributes}>{written}</span>") if attributes else written


def linked(text: LocalizedText, href: str, tag: str) -> Markup:
    """A text as a link, for a page of language `tag`."""
    return Markup(f'<a href="{escape(href)}">{escape(marked(text, tag))}</a>')


_STATES = {MACHINE: ' class="machine"', **dict.fromkeys(UNPUBLISHED, ' class="untranslated"')}


def _attributes(text: LocalizedText, tag: str) -> str:
    """Attributes for the element around a text: its class if it is not translated, or by a machine only; its language if not the page's."""
    state = _STATES.get(text.state, "") if not text.key.startswith(f"{INTERFACE}:") else ""
    return state + (f' lang="{escape(text.language)}" dir="{text.direction}"' if text.language != tag else "")


def in_language(tag: str, direction: str, value: object) -> Markup:
    """A value in an element with `lang` and `dir`."""
    return Markup(f'<span lang="{escape(tag)}" dir="{escape(direction)}">{escape(value)}</span>')


# These characters could end the element. In JSON they occur in strings only, where an escape means the same.
_IN_ELEMENT = [(character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029"]


def data_block(json_text: str) -> Markup:
    """JSON for a `<script>` that holds data; nothing in it can end the element."""
    for character, escaped in _IN_ELEMENT:
        json_text = json_text.replace(character, escaped)
    return Markup(json_text)


@cache
def mark(kind: str) -> Markup:
    """The sign of a kind of figure, hidden from screen readers because the kind's word stands beside it."""
    return Markup(f'<span class="mark {escape(kind)}" aria-hidden="true"></span>')


def quantity_markup(quantity: Quantity, tag: str) -> Markup:
    """HTML of a quantity, for a page of language `tag`."""
    return Markup(figure_html(quantity, tag))


# The most characters of a number that is set in each size: longer numbers are set smaller.
_SIZES = ((5, "size-1"), (7, "size-2"), (11, "size-3"), (13, "size-4"))


def size(quantity: Quantity) -> str:
    """The class for the size of a quantity's number."""
    return next((size for longest, size in _SIZES if len(quantity.number) <= longest), "size-5")


def prose_markup(view: ProseView, tag: str, inline: bool) -> Markup:
    """HTML of prose for a page of language `tag`; `inline`: without paragraphs."""
    write = inline_html if inline else prose_html
    nodes = parse(view.text.text).nodes
    if view.terms:
        nodes = with_terms(nodes, view.terms)
    if inside_links(view.text.text):
        nodes = with_addresses(nodes, dict(view.links))
    return _prose(view, write(nodes, dict(view.references), view.text.language), tag, "span" if inline else "div")


def _prose(view: ProseView, written: str, tag: str, name: str) -> Markup:
    attributes = _attributes(view.text, tag)
    return Markup(f"<{name}{attributes}>{written}</{name}>" if attributes else written)


def prose_in_link(view: ProseView, tag: str) -> Markup:
    """HTML of a sentence that stands in a link as a whole, so that its own links can't be links."""
    written = inline_html(without_links(parse(view.text.text).nodes), dict(view.references), view.text.language)
    return _prose(view, written, tag, "span")


def once() -> Callable[[Callable[[Any], Markup], Any], Markup]:
    """A function that calls a template's macro with a value and keeps the result for other pages that show the same value."""
    pieces: dict[Callable[[Any], Markup], Callable[[Any], Markup]] = {}

    def once(piece: Callable[[Any], Markup], value: Any) -> Markup:
        remembered = pieces.get(piece)
        if remembered is None:
            remembered = pieces[piece] = memoise(piece, _MOST_PIECES)
        return remembered(value)

    return once


# A figure's card is on its section's page, in the print edition, and side by side with its translation. A large edition has about so many.
_MOST_PIECES = 1024


def filled(text: LocalizedText, tag: str, direction: str, slots: Mapping[str, object]) -> Markup:
    """HTML of an interface message with its slots filled; the values are in the page's language, even if the message is not."""
    values = {name: escape(value) for name, value in slots.items()}
    if text.language == tag:
        return Markup(with_slots(escape(text.text), values))
    own = {name: in_language(tag, direction, value) for name, value in values.items()}
    return in_language(text.language, text.direction, Markup(with_slots(escape(text.text), own)))


def runs(pattern: str) -> Iterator[tuple[bool, str]]:
    """The parts of a message in order: for each, whether it is a slot, and its name or its text. There is at least one."""
    for number, run in enumerate(_SLOT.split(pattern)):
        yield number % 2 == 1, run
