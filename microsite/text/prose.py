"""Markdown prose into a small safe tree: the one importer of Python-Markdown.

text → Markdown tree with raw HTML off → references as leaf nodes → allow-list of elements and link schemes → our own nodes.
Nothing is substituted before parsing and nothing is edited in strings after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as MarkdownElement

    import markdown


class Reference(NamedTuple):
    """`{jobs}` or `{jobs.number}`; `name` is a figure's id, with its section's id before it where the text isn't the section's own."""

    name: str
    number_only: bool


class Element(NamedTuple):
    """An allowed element; `href` only on links."""

    tag: str
    children: tuple[ProseNode, ...]
    href: str = ""


ProseNode = str | Reference | Element


class ProseFault(NamedTuple):
    """What is wrong in a text: the fragment that shows it (its `nth` occurrence counts from 0), for whoever knows where the text stands."""

    code: str
    fragment: str
    nth: int = 0
    found: str = ""


class Prose(NamedTuple):
    """A text as parsed: block nodes (inline ones if it was one paragraph of a line), and its faults."""

    nodes: tuple[ProseNode, ...]
    faults: tuple[ProseFault, ...]


BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr"}
INLINES = {"em", "strong", "code", "a", "br"}
SCHEMES = {"http", "https", "mailto"}

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
# What a Chinese keyboard types for `{jobs}`: no reference, and nothing that anybody means as text.
_WIDE = re.compile(r"｛[a-z][a-z0-9_.]*｝")
_NAME = re.compile(r"([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){0,2})")
_NUMBER = ".number"
# Whatever could mean something to Markdown; a text without it is one paragraph of plain text and needs no parser.
_MARKDOWN = re.compile(r"[`*_\[\]<>\\\n\t#|~\x02\x03]|^\s|^[-+=]|^\d+[.)]|\s$|  ")
_REFERENCE_IN_LINK = re.compile(r"\]\([^()\s]*\{")
_END_LINES = re.compile(r"\n{2,}\Z")
_TAG_LIKE = re.compile(r"<[A-Za-z/!?][^>\n]*>?")


# A text is looked over when it is read and written when its page is: no need to parse it twice.
@lru_cache(maxsize=32768)
def parse(text: str) -> Prose:
    """Parse one text (a paragraph, a list, a line) of Markdown with references; never raises."""
    faults: list[ProseFault] = []
    for match in _WIDE.finditer(text) if "｛" in text else ():
        _note(faults, "prose-brace-wide", match[0], match[0][1:-1])
    if _MARKDOWN.search(_BRACES.sub("", text)):
        parsed = _parsed(text)
        return parsed._replace(faults=(*faults, *parsed.faults)) if faults else parsed
    nodes = (Element("p", _leaves(text, faults)),) if text else ()
    return Prose(nodes, tuple(faults))


# They are looked over when a text is read, and said with it on its pages.
@lru_cache(maxsize=32768)
def references(text: str) -> tuple[Reference, ...]:
    """The references in a text, in order; malformed ones are left to `parse`."""
    return tuple(found for match in _BRACES.finditer(text) if isinstance(found := _reference(match), Reference)) if "{" in text else ()


def _reference(match: re.Match[str]) -> Reference | str | None:
    """A reference, a literal brace, or None where neither can be read."""
    if match[0] in ("{{", "}}"):
        return match[0][0]
    name = match[1]
    if name is None or not _NAME.fullmatch(name):
        return None
    return Reference(name.removesuffix(_NUMBER), True) if name.endswith(_NUMBER) else Reference(name, False)


def _leaves(text: str, faults: list[ProseFault]) -> tuple[ProseNode, ...]:
    """Plain text into text leaves and references."""
    leaves: list[ProseNode] = []
    at = 0
    for match in _BRACES.finditer(text):
        leaves.append(text[at : match.start()])
        at = match.end()
        found = _reference(match)
        if found is None:
            _note(faults, "prose-brace", match[0], match[0])
            found = match[0]
        leaves.append(found)
    leaves.append(text[at:])
    return _merged(leaves)


def _merged(leaves: list[ProseNode]) -> tuple[ProseNode, ...]:
    """Neighbouring text leaves as one, empty ones gone."""
    merged: list[ProseNode] = []
    for leaf in leaves:
        if isinstance(leaf, str) and merged and isinstance(merged[-1], str):
            merged[-1] += leaf
        elif leaf != "":
            merged.append(leaf)
    return tuple(merged)


# Each pattern looks through the whole text, and through each text within that; most can't find anything, because a text has none of the
# characters that they begin with.
_BEGINNINGS = {
    "`": ("backtick",),
    "\\": ("escape",),
    "[": ("reference", "link", "short_reference"),
    "![": ("image_link", "image_reference", "short_image_ref"),
    "<": ("autolink",),
    "  \n": ("linebreak",),
    "*": ("em_strong",),
    "_": ("em_strong",),
    "{": ("figure",),
    "}": ("figure",),
}
"""by what a text must hold: names of inline patterns"""
_PATTERNS = frozenset(name for names in _BEGINNINGS.values() for name in names)
_KEPT_APART = frozenset(("backtick", "escape", "autolink"))
"""patterns that keep characters from others until all is done"""


def _patterns(text: str) -> frozenset[str]:
    """The inline patterns that may find anything in a text."""
    return frozenset([name for beginning, names in _BEGINNINGS.items() if beginning in text for name in names])


@cache
def _markdown(patterns: frozenset[str]) -> markdown.Markdown:
    """The parser with these inline patterns and no others."""
    from xml.etree.ElementTree import Element as MakeElement

    import markdown
    from markdown.inlinepatterns import InlineProcessor

    class ReferencePattern(InlineProcessor):
        """Keeps a reference (or doubled brace) as an element that no later pattern looks into."""

        def handleMatch(self, m: re.Match[str], data: str) -> tuple[MarkdownElement, int, int]:  # type: ignore[override]  # noqa: N802
            return MakeElement("reference", {"source": m[0]}), m.start(0), m.end(0)

    parser = markdown.Markdown()
    # Raw HTML, entities and address cloaking bypass the tree through stashes of finished strings; without them it is all in the tree.
    parser.preprocessors.deregister("html_block")
    for name in ("html", "entity", "automail"):
        parser.inlinePatterns.deregister(name)
    parser.treeprocessors.deregister("prettify")
    # After code spans (priority 190), so that braces in code stay what they are, and before links and emphasis.
    parser.inlinePatterns.register(ReferencePattern(_BRACES.pattern, parser), "figure", 185)
    for name in _PATTERNS - patterns:
        parser.inlinePatterns.deregister(name)
    if not patterns & _KEPT_APART:
        parser.treeprocessors.deregister("unescape")
    return parser


def _parsed(text: str) -> Prose:
    faults: list[ProseFault] = []
    for match in _REFERENCE_IN_LINK.finditer(text):
        _note(faults, "prose-link-reference", match[0], match[0][2:])
    parser = _markdown(_patterns(text))
    parser.reset()
    lines = text.split("\n")
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    parser.parser.parseDocument(lines)
    root: MarkdownElement = parser.parser.root
    for processor in parser.treeprocessors:
        root = processor.run(root) or root
    return Prose(_children(root, faults, block=True), tuple(faults))


def _note(faults: list[ProseFault], code: str, fragment: str, found: str) -> None:
    """Note a fault at the fragment's next occurrence."""
    faults.append(ProseFault(code, fragment, sum((each.code, each.fragment) == (code, fragment) for each in faults), found))


def _children(parent: MarkdownElement, faults: list[ProseFault], block: bool) -> tuple[ProseNode, ...]:
    leaves: list[ProseNode] = []
    raw = parent.tag in ("code", "pre")
    if parent.text and not (block and not parent.text.strip()):
        leaves.extend(_text(parent.text, faults, raw))
    for child in parent:
        leaves.extend(_node(child, faults))
        if child.tail and not (block and not child.tail.strip()):
            leaves.extend(_text(child.tail, faults, raw))
    return _merged(leaves)


def _text(text: str, faults: list[ProseFault], raw: bool) -> Iterator[ProseNode]:
    if raw:
        # Markdown's parser has escaped code already; here a text is escaped once, when it is written.
        yield _END_LINES.sub("\n", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        return
    for match in _TAG_LIKE.finditer(text):
        _note(faults, "prose-html", match[0], match[0])
    yield text.replace("\n", " ")


def _node(element: MarkdownElement, faults: list[ProseFault]) -> Iterator[ProseNode]:
    tag = element.tag
    if tag == "reference":
        source = element.get("source", "")
        match = _BRACES.fullmatch(source)
        found = _reference(match) if match else None
        if found is None:
            _note(faults, "prose-brace", source, source)
        yield source if found is None else found
        return
    children = _children(element, faults, block=tag in ("ul", "ol", "blockquote"))
    if tag == "a":
        href = element.get("href", "")
        if not _is_allowed(href):
            _note(faults, "prose-link", href or "]()", href)
        else:
            yield Element("a", children, href)
            return
        yield from children
    elif tag in BLOCKS or tag in INLINES:
        yield Element(tag, children)
    else:
        marks = {"img": "!["}
        _note(faults, "prose-element", marks.get(tag, "#" if re.fullmatch("h[1-6]", tag) else tag), tag)
        yield from children


def _is_allowed(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.netloc or parts.scheme == "mailto") and not re.search(r"[\x00-\x20\"<>\x7f]", href)
