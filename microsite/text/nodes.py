"""The tree that prose is parsed into: texts, references to figures, and a few allowed elements."""

from __future__ import annotations

import re
from typing import NamedTuple

from microsite.model.lines import NUMBER_ONLY


class Reference(NamedTuple):
    """A reference to a figure, `{jobs}` or `{jobs.number}`; `name` is its id, after the id of its section if that is another one."""

    name: str
    number_only: bool


class Element(NamedTuple):
    """An allowed element; only links have a `href`, and only the items of a numbered list a `number`, as it was typed."""

    tag: str
    children: tuple[ProseNode, ...]
    href: str = ""
    number: str = ""


ProseNode = str | Reference | Element

DEEPEST = 6
"""how deep lists and quotes may be nested"""
MOST_COLUMNS = 8
"""how many columns a table may have"""
BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td"}
INLINES = {"em", "strong", "code", "a", "br"}

BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
NAME = re.compile(r"([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){0,2})")


def reference(match: re.Match[str]) -> Reference | str | None:
    """What a match of `BRACES` is: a reference, a literal brace, or None if it is neither."""
    if match[0] in ("{{", "}}"):
        return match[0][0]
    name = match[1]
    if name is None or not NAME.fullmatch(name):
        return None
    return Reference(name.removesuffix(NUMBER_ONLY), True) if name.endswith(NUMBER_ONLY) else Reference(name, False)


def leaves(text: str) -> tuple[tuple[ProseNode, ...], bool]:
    """Plain text as texts and references, and whether all of its braces are right."""
    found: list[ProseNode] = []
    at, is_right = 0, True
    for match in BRACES.finditer(text):
        found.append(text[at : match.start()])
        at = match.end()
        node = reference(match)
        is_right = is_right and node is not None
        found.append(match[0] if node is None else node)
    found.append(text[at:])
    return merged(found), is_right


def merged(nodes: list[ProseNode]) -> tuple[ProseNode, ...]:
    """The nodes, with neighbouring texts joined and without empty ones."""
    found: list[ProseNode] = []
    for node in nodes:
        if isinstance(node, str) and found and isinstance(found[-1], str):
            found[-1] += node
        elif node != "":
            found.append(node)
    return tuple(found)
