"""What may be meant where a value is of the wrong kind: one value for a list or for a group of keys, or the reverse. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from microsite.model import shapes
from microsite.read.flow import mended_flow
from microsite.read.yaml_tree import LIST, MAP, SCALAR, Node

Single = Callable[[shapes.Shape, Node], "str | None"]
"""gives a value as a shape takes it, mended if need be; None if it doesn't"""

_ITEMS = re.compile(r"(?:^|(?<=\s))(?:-+|\d+[.、)）])\s*|[\s,，、；;•·●－—–―−]+")
_RANGE = re.compile(r"(\d[\d年月.]*?)\s*(?:-|–|—|~|～|至|到|\.\.)\s*(\d[\d年月底末]*)")


def forms(shape: shapes.Shape, node: Node, single: Single) -> Iterator[str]:
    """What a node may have been meant as, as it is typed behind a key; the likeliest first."""
    if isinstance(shape, shapes.Text):
        yield from _texts(node, shape.is_prose)
        return
    if node.kind == LIST and len(node.items) == 1 and node.items[0].kind == SCALAR:
        yield node.items[0].text
    if len(node.items) > 1 and all(item.kind == SCALAR for item in node.items):
        yield ", ".join(item.text for item in node.items)
    if node.kind == LIST and all(item.kind == MAP for item in node.items):
        pairs = [(name, value.text) for item in node.items for name, (_, value) in item.pairs.items()]
        yield f"{{{', '.join(f'{name}: {value}' for name, value in pairs)}}}"
    if node.kind == MAP and all(value.is_empty for _, value in node.pairs.values()):
        yield ", ".join(node.pairs)
        yield f"[{', '.join(node.pairs)}]"
    if node.kind != SCALAR or "\n" in node.text:
        return
    text = node.text.strip()
    if mended := mended_flow(text):
        yield mended
    if text.startswith(("{", "[")):
        yield text
    if isinstance(shape, shapes.ListOf) and not any(shapes.records_in(shape.item)):
        yield f"[{', '.join(part for part in _ITEMS.split(text) if part)}]"
    if isinstance(shape, shapes.Record):
        yield from _records_of(shape, node, text, single)


def _texts(node: Node, is_prose: bool) -> Iterator[str]:
    """A text that begins with a bracket, which quotes keep; or one after a dash."""
    if node.kind == MAP and all(value.is_empty for _, value in node.pairs.values()):
        # In prose, braces stand around the name of a figure alone.
        is_name = all(re.fullmatch(r"[a-z][a-z0-9_.]*", name) for name in node.pairs)
        yield f'"{{{", ".join(node.pairs)}}}"' if is_name or not is_prose else ", ".join(node.pairs)
    if node.kind == LIST and len(node.items) == 1 and node.items[0].kind == SCALAR:
        (item,) = node.items
        is_bracketed = (item.line, item.column) == (node.line, node.column + 1)
        yield f'"[{item.text}]"' if is_bracketed else item.text


def _records_of(shape: shapes.Record, node: Node, text: str, single: Single) -> Iterator[str]:
    """A group of keys for a single value: `2024年` is `{year: 2024}`, `2021-2025` is `{from: 2021, to: 2025}`."""
    fields = shapes.fields_of(shape.of)
    if not any(each.required for each in fields):
        yield from (f"{{{each.name}: {value}}}" for each in fields if (value := single(each.shape, node)))
    if {each.name for each in fields} == {"from", "to"} and (match := _RANGE.fullmatch(text)):
        ends = zip(fields, match.groups(), strict=True)
        yield f"{{{', '.join(f'{each.name}: {single(each.shape, replace(node, text=end))}' for each, end in ends)}}}"
