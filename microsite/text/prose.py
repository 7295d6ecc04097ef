"""Parse Markdown prose into a small safe tree. The only importer of Python-Markdown.

text → Markdown tree without raw HTML → references as leaf nodes → only allowed elements and link schemes → our own nodes.
No text is replaced before parsing, and no string is edited after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from microsite.text.quantities import Quantity

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as MarkdownElement

    import markdown


class Reference(NamedTuple):
    """A reference to a figure, `{jobs}` or `{jobs.number}`; `name` is its id, after the id of its section if that is another one."""

    name: str
    number_only: bool


class Element(NamedTuple):
    """An allowed element; only links have a `href`."""

    tag: str
    children: tuple[ProseNode, ...]
    href: str = ""


ProseNode = str | Reference | Element


class ProseFault(NamedTuple):
    """A fault in a text, at the `nth` occurrence (from 0) of `fragment`; the caller knows where the text is in its file."""

    code: str
    fragment: str
    nth: int = 0
    found: str = ""


class Prose(NamedTuple):
    """A parsed text: its block nodes (or inline nodes of a single line), and its faults."""

    nodes: tuple[ProseNode, ...]
    faults: tuple[ProseFault, ...]


BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr"}
INLINES = {"em", "strong", "code", "a", "br"}
SCHEMES = {"http", "https", "mailto"}

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
# What a Chinese keyboard types for `{jobs}`: not a reference, but surely meant as one.
_WIDE = re.compile(r"｛[a-z][a-z0-9_.]*｝")
_NAME = re.compile(r"([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){0,2})")
_NUMBER = ".number"
# What may have a meaning in Markdown. Most texts have nothing of it and need no parser, which takes 0.1 ms for each.
_MARKDOWN = re.compile(r"[`*_\[\]<>\\\n\t#|~\x02\x03]|^\s|^[-+=]|^\d+[.)]|\s$|  ")
_REFERENCE_IN_LINK = re.compile(r"\]\([^()\s]*\{")
_END_LINES = re.compile(r"\n{2,}\Z")
_TAG_LIKE = re.compile(r"<[A-Za-z/!?][^>\n]*>?")


# Cached because a text is parsed once to check it and once for its page.
@lru_cache(maxsize=32768)
def parse(text: str) -> Prose:
    """Parse one text (a paragraph, a list, a line) of Markdown with references; never raises."""
    faults: list[ProseFault] = []
    for match in _WIDE.finditer(text) if "｛" in text else ():
        _report(faults, "prose-brace-wide", match[0], match[0][1:-1])
    if _MARKDOWN.search(_BRACES.sub("{}", text)):
        return Prose(_parsed(text, faults), tuple(faults))
    return Prose((Element("p", _leaves(text, faults)),) if text else (), tuple(faults))


# Cached for the same reason.
@lru_cache(maxsize=32768)
def references(text: str) -> tuple[Reference, ...]:
    """The references in a text, in order; `parse` reports malformed ones."""
    return tuple(found for match in _BRACES.finditer(text) if isinstance(found := _reference(match), Reference)) if "{" in text else ()


def _reference(match: re.Match[str]) -> Reference | str | None:
    """A reference, a literal brace, or None if it is neither."""
    if match[0] in ("{{", "}}"):
        return match[0][0]
    name = match[1]
    if name is None or not _NAME.fullmatch(name):
        return None
    return Reference(name.removesuffix(_NUMBER), True) if name.endswith(_NUMBER) else Reference(name, False)


def _leaves(text: str, faults: list[ProseFault]) -> tuple[ProseNode, ...]:
    """Split plain text into texts and references."""
    leaves: list[ProseNode] = []
    at = 0
    for match in _BRACES.finditer(text):
        leaves.append(text[at : match.start()])
        at = match.end()
        found = _reference(match)
        if found is None:
            _report(faults, "prose-brace", match[0], match[0])
            found = match[0]
        leaves.append(found)
    leaves.append(text[at:])
    return _merged(leaves)


def _merged(leaves: list[ProseNode]) -> tuple[ProseNode, ...]:
    """Join neighbouring texts, and drop empty ones."""
    merged: list[ProseNode] = []
    for leaf in leaves:
        if isinstance(leaf, str) and merged and isinstance(merged[-1], str):
            merged[-1] += leaf
        elif leaf != "":
            merged.append(leaf)
    return tuple(merged)


@cache
def _markdown() -> markdown.Markdown:
    """Python-Markdown without raw HTML, and with references."""
    from xml.etree.ElementTree import Element as MakeElement

    import markdown
    from markdown.inlinepatterns import InlineProcessor

    class ReferencePattern(InlineProcessor):
        """Turns a reference (or a doubled brace) into an element, so that no later pattern matches in it."""

        def handleMatch(self, m: re.Match[str], data: str) -> tuple[MarkdownElement, int, int]:  # type: ignore[override]  # noqa: N802
            return MakeElement("reference", {"source": m[0]}), m.start(0), m.end(0)

    parser = markdown.Markdown()
    # Raw HTML, entities and obfuscated addresses would bypass the tree as finished strings.
    parser.preprocessors.deregister("html_block")
    for name in ("html", "entity", "automail"):
        parser.inlinePatterns.deregister(name)
    parser.treeprocessors.deregister("prettify")
    # After code spans (priority 190), so that braces in code stay literal, and before links and emphasis.
    parser.inlinePatterns.register(ReferencePattern(_BRACES.pattern, parser), "figure", 185)
    return parser


def _parsed(text: str, faults: list[ProseFault]) -> tuple[ProseNode, ...]:
    for match in _REFERENCE_IN_LINK.finditer(text):
        _report(faults, "prose-link-reference", match[0], match[0][2:])
    parser = _markdown()
    parser.reset()
    lines = text.split("\n")
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    parser.parser.parseDocument(lines)
    root: MarkdownElement = parser.parser.root
    for processor in parser.treeprocessors:
        root = processor.run(root) or root
    return _children(root, faults, block=True)


def _report(faults: list[ProseFault], code: str, fragment: str, found: str) -> None:
    """Add a fault at the next occurrence of the fragment."""
    faults.append(ProseFault(code, fragment, sum((each.code, each.fragment) == (code, fragment) for each in faults), found))


def _children(parent: MarkdownElement, faults: list[ProseFault], block: bool) -> tuple[ProseNode, ...]:
    raw = parent.tag in ("code", "pre")

    def leaf(text: str | None) -> str:
        return _text(text, faults, raw) if text and not (block and not text.strip()) else ""

    leaves: list[ProseNode] = [leaf(parent.text)]
    for child in parent:
        leaves += [*_node(child, faults), leaf(child.tail)]
    return _merged(leaves)


def _text(text: str, faults: list[ProseFault], raw: bool) -> str:
    if raw:
        # Python-Markdown escapes code; here every text is escaped once, when it is rendered.
        return _END_LINES.sub("\n", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for match in _TAG_LIKE.finditer(text):
        _report(faults, "prose-html", match[0], match[0])
    return text.replace("\n", " ")


def _node(element: MarkdownElement, faults: list[ProseFault]) -> Iterator[ProseNode]:
    tag = element.tag
    if tag == "reference":
        yield from _leaves(element.get("source", ""), faults)
        return
    children = _children(element, faults, block=tag in ("ul", "ol", "blockquote"))
    if tag == "a":
        href = element.get("href", "")
        if not _is_allowed(href):
            _report(faults, "prose-link", href or "]()", href)
        else:
            yield Element("a", children, href)
            return
        yield from children
    elif tag in BLOCKS or tag in INLINES:
        yield Element(tag, children)
    else:
        marks = {"img": "!["}
        _report(faults, "prose-element", marks.get(tag, "#" if re.fullmatch("h[1-6]", tag) else tag), tag)
        yield from children


def _is_allowed(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.netloc or parts.scheme == "mailto") and not re.search(r"[\x00-\x20\"<>\x7f]", href)


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
