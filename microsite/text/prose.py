"""Parse Markdown prose into a small safe tree that shows what was typed, or say what it would show otherwise.

text → Python-Markdown's tree, made by blocks and patterns of our own → nodes, with references as leaves → the text read back with them →
what is surely a slip, and links with no address, are faults. No text is replaced before parsing, and no string is edited after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from microsite.model.lines import stands_alone
from microsite.text.nodes import BLOCKS, BRACES, DEEPEST, INLINES, MOST_COLUMNS, Element, ProseNode, Reference, leaves, merged, reference
from microsite.text.quantities import Quantity
from microsite.text.reading_back import read_back
from microsite.text.slips import MOST, Slip, slips

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as MarkdownElement

__all__ = [
    "BLOCKS",
    "INLINES",
    "Element",
    "Prose",
    "ProseFault",
    "ProseNode",
    "Reference",
    "faults",
    "inside_links",
    "parse",
    "plain_text",
    "references",
    "with_addresses",
]


class ProseFault(NamedTuple):
    """A fault in a text, at the `nth` occurrence (from 0) of `fragment`; the caller knows where the text is in its file."""

    code: str
    fragment: str
    nth: int = 0
    found: str = ""
    proposal: str = ""
    """how to write what was meant, where that is known"""

    @property
    def facts(self) -> Mapping[str, str]:
        """The limit that was exceeded, if that is the fault."""
        most = _LIMITS.get(self.code)
        return {"most": str(most)} if most else {}


class Prose(NamedTuple):
    """A parsed text: its block nodes, and its faults."""

    nodes: tuple[ProseNode, ...]
    faults: tuple[ProseFault, ...]


LONGEST = 10_000
"""the most characters of one text; what is longer is not parsed"""
_LIMITS = {"prose-long": LONGEST, "prose-deep": DEEPEST, "prose-table-columns": MOST_COLUMNS}
SCHEMES = {"http", "https", "mailto"}
INSIDE = re.compile(r"section:[a-z][a-z0-9_]*|figure:[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
"""the target of a link to a section or figure of the edition"""

# What a Chinese keyboard types for `{jobs}`: not a reference, but surely meant as one.
_WIDE = re.compile(r"｛([a-z][a-z0-9_.]*)｝")
# What may have a meaning in Markdown, or look as if it had. Most texts have nothing of it and need no parser, which takes 0.2 ms for each.
_MARKS = re.compile(r"[`*_\[\]<>\\\n\t#|~&=^\x02\x03＊＃｜［〔$＄｛]")
_START = re.compile(r"\s|[-+]|[0-9]{1,3}\.")
_LINK_LIKE = re.compile(r"】[ \u3000]*[（(]|【注?[0-9】]")
_REFERENCE_IN_LINK = re.compile(r"\]\(([^()\s]*\{[^()\s]*)")


# Cached because a text is parsed once to check it and once for its page.
@lru_cache(maxsize=32768)
def parse(text: str) -> Prose:
    """Parse one text (a paragraph, a list, a line) of Markdown with references; never raises."""
    if not text:
        return Prose((), ())
    if not _may_have_marks(text):
        nodes, is_right = leaves(text)
        if is_right:
            return Prose((Element("p", nodes),), ())
    if len(text) > LONGEST:
        return Prose((Element("p", (text,)),), (ProseFault("prose-long", text[:20].split("\n")[0], found=str(len(text))),))
    return _parsed(text)


def faults(text: str, is_sentence: bool) -> tuple[ProseFault, ...]:
    """The faults of a text; a sentence may have no blocks, because it stands within a line."""
    nodes, found = parse(text)
    block = next((node for node in nodes if isinstance(node, Element) and node.tag != "p"), None) if is_sentence else None
    if found or block is None:
        return found
    line = next(filter(stands_alone, text.split("\n")), text)
    mark = line.split(maxsplit=1)[0]
    return (ProseFault("prose-block", mark, found=mark, proposal=f"{mark[:-1]}\\." if mark[:1].isdigit() else f"\\{mark}"),)


def _may_have_marks(text: str) -> bool:
    # One search for one class of characters is ten times as fast as one for alternatives.
    return (
        _MARKS.search(BRACES.sub("{}", text) if "_" in text else text) is not None
        or _START.match(text) is not None
        or "  " in text
        or "%{" in text
        or "@{" in text
        or text[-1].isspace()
        or ("】" in text and _LINK_LIKE.search(text) is not None)
    )


# Cached for the same reason.
@lru_cache(maxsize=32768)
def references(text: str) -> tuple[Reference, ...]:
    """The references in a text, in order; `parse` reports malformed ones."""
    return tuple(found for match in BRACES.finditer(text) if isinstance(found := reference(match), Reference)) if "{" in text else ()


def _parsed(text: str) -> Prose:
    """Parse a text that may have marks."""
    from microsite.text.markdown_tree import tree

    faults: list[tuple[int, ProseFault]] = []

    def report(code: str, start: int, end: int, found: str, proposal: str = "") -> None:
        fragment = text[start:end]
        faults.append((start, ProseFault(code, fragment, text.count(fragment, 0, start), found, proposal)))

    for match in _WIDE.finditer(text):
        report("prose-brace-wide", *match.span(), match[1])
    for match in _REFERENCE_IN_LINK.finditer(text):
        report("prose-link-reference", *match.span(), match[1])
    nodes, found = _nodes(tree(text))
    for code, fragment in found:
        start = max(0, text.find(fragment))
        report(code, start, start + len(fragment), fragment)
    shown, difference = read_back(text, nodes)
    for slip in slips(text, shown):
        report(*slip._replace(proposal=slip.proposal if _is_sound(slip) else ""))
    if difference is not None and not faults:
        start = difference + len(text[difference:]) - len(text[difference:].lstrip())
        line = text[start:].split("\n")[0][:20] or text[-1:]
        report("prose-lost", min(start, len(text) - len(line)), min(start, len(text) - len(line)) + len(line), line)
    at = 0
    for link in islice(_links(nodes), MOST):
        at = max(0, text.find(link.href, at))
        if not _is_allowed(link.href):
            report("prose-link", at, at + len(link.href), link.href, _address(link.href))
        elif not link.children:
            report("prose-link-empty", at, at + len(link.href), link.href)
        at += len(link.href)
    return Prose(_without_links(nodes) if faults else nodes, tuple(fault for _, fault in sorted(faults, key=lambda each: each[0])))


def _is_sound(slip: Slip) -> bool:
    """Whether what a slip proposes is no such slip itself; a row of a table is one until the others are there."""
    from microsite.text.markdown_tree import tree

    if not slip.proposal or slip.code.startswith("prose-table"):
        return True
    shown, difference = read_back(slip.proposal, _nodes(tree(slip.proposal))[0])
    return difference is None and slip.code not in [each.code for each in slips(slip.proposal, shown)]


def _nodes(root: MarkdownElement) -> tuple[tuple[ProseNode, ...], list[tuple[str, str]]]:
    """The tree as nodes of our own, and the faults that the parser found: code and fragment."""
    from microsite.text.blocks import FAULT
    from microsite.text.inlines import BRACE, LITERAL

    faults: list[tuple[str, str]] = []

    def nodes(parent: MarkdownElement) -> tuple[ProseNode, ...]:
        found: list[ProseNode] = [parent.text or ""]
        for child in parent:
            if child.tag == FAULT:
                faults.append((child.get("code", ""), child.get("fragment", "")))
            elif child.tag == LITERAL:
                found.append(child.text or "")
            elif child.tag == BRACE:
                found += leaves(child.text or "")[0]
            else:
                found.append(Element(child.tag, nodes(child), child.get("href", ""), child.get("number", "")))
            found.append(child.tail or "")
        return merged(found)

    return nodes(root), faults


def _links(nodes: tuple[ProseNode, ...]) -> Iterator[Element]:
    """All links."""
    for node in nodes:
        if isinstance(node, Element):
            yield from [node] if node.tag == "a" else []
            yield from _links(node.children)


def _without_links(nodes: tuple[ProseNode, ...]) -> tuple[ProseNode, ...]:
    """The nodes with the words of links that are not allowed in place of these."""
    found: list[ProseNode] = []
    for node in nodes:
        if isinstance(node, Element):
            children = _without_links(node.children)
            found += [node._replace(children=children)] if node.tag != "a" or _is_allowed(node.href) else children
        else:
            found.append(node)
    return merged(found)


def _is_allowed(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme in ("section", "figure"):
        return INSIDE.fullmatch(href) is not None
    return parts.scheme in SCHEMES and bool(parts.netloc or parts.scheme == "mailto") and not re.search(r"[\x00-\x20\"<>\x7f]", href)


def inside_links(text: str) -> tuple[str, ...]:
    """The targets of a text's links to sections and figures of the edition: `section:city`, `figure:city.parks`, `figure:parks`."""
    if "](section:" not in text and "](figure:" not in text:
        return ()
    return tuple(link.href for link in _links(parse(text).nodes) if INSIDE.fullmatch(link.href))


def with_addresses(nodes: tuple[ProseNode, ...], addresses: Mapping[str, str]) -> tuple[ProseNode, ...]:
    """The nodes with the addresses that links to sections and figures have on a page; one that has none is its words alone."""
    found: list[ProseNode] = []
    for node in nodes:
        if not isinstance(node, Element):
            found.append(node)
            continue
        children = with_addresses(node.children, addresses)
        is_inside = node.tag == "a" and INSIDE.fullmatch(node.href) is not None
        if is_inside and node.href not in addresses:
            found += children
        else:
            found.append(node._replace(children=children, href=addresses[node.href] if is_inside else node.href))
    return merged(found)


def without_links(nodes: tuple[ProseNode, ...]) -> tuple[ProseNode, ...]:
    """The nodes with the words of links in place of the links."""
    found: list[ProseNode] = []
    for node in nodes:
        if not isinstance(node, Element):
            found.append(node)
            continue
        children = without_links(node.children)
        found += children if node.tag == "a" else (node._replace(children=children),)
    return merged(found)


_NEARLY = (
    (re.compile(r"(section|figure)[：:]\s*([a-z][a-z0-9_.]*)(?:\.yaml)?"), r"\1:\2"),
    (re.compile(r"#([a-z][a-z0-9_-]*)"), r"figure:\1"),
    (re.compile(r"(?:\./)?([a-z][a-z0-9_-]*)\.(?:html|yaml)"), r"section:\1"),
    (re.compile(r"(?:https?[：:／/]*)?//([^\s/]+\.[^\s]+)"), r"https://\1"),
    (re.compile(r"([A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+)"), r"mailto:\1"),
    (re.compile(r"((?:[A-Za-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?)"), r"https://\1"),
)


def _address(typed: str) -> str:
    """The address that is meant by one that is none, or nothing."""
    for pattern, meant in _NEARLY:
        if match := pattern.fullmatch(typed):
            address = match.expand(meant)
            # In addresses, hyphens stand for the underscores of ids.
            address = address.replace("-", "_") if address.startswith(("section:", "figure:")) else address
            return address if _is_allowed(address) else ""
    return ""


def plain_text(text: str, quantities: Mapping[str, Quantity]) -> str:
    """Render Markdown with references as one line of plain text."""
    return " ".join("".join(_plain(node, quantities) for node in parse(text).nodes).split())


def _plain(node: ProseNode, quantities: Mapping[str, Quantity]) -> str:
    if isinstance(node, str):
        return node
    if isinstance(node, Reference):
        quantity = quantities.get(node.name)
        return "" if quantity is None else quantity.number if node.number_only else quantity.text
    number = f"{node.number}. " if node.number else ""
    inside = "".join(_plain(child, quantities) for child in node.children)
    return f" {number}{inside} " if node.tag in _APART else inside


_APART = BLOCKS | {"br"}
