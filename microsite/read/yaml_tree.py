"""YAML text into a tree of nodes with positions: the one importer of PyYAML.

Scalars stay text: the field that reads `no`, `2024-01-17` or `5.40` decides what it means, not YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.read.unseen import lines_of, unseen_faults, with_readable_lines, without_unseen
from microsite.read.yaml_slips import Stop, escape_faults, syntax_fault

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

SCALAR, LIST, MAP = "scalar", "list", "map"

_MOST_NESTED = 40
"""how deep lists and mappings may be nested"""


@dataclass(slots=True)
class Node:
    """A scalar (`text`), a list (`items`) or a mapping (`pairs`) with its position; lines and columns count from 1."""

    kind: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""
    style: str | None = None
    """the scalar's style: None plain, ' or " quoted, | literal, > folded"""
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, tuple[Node, Node]] = field(default_factory=dict)
    """by the key's text, in the order of the file: key and value"""
    comment: str = ""
    """the comment that follows a plain scalar on its line, with its sign"""

    def position(self, file: str) -> Position:
        """The position of the node: of a node on several lines, its first character."""
        return Position(file, self.line, self.column, self.end_column - self.column if self.end_line == self.line else 1)

    @property
    def cut(self) -> str:
        """The comment, where it may be meant as text: one begins with a space after its sign, `#1 …` hardly is one."""
        return self.comment if self.comment[1:2].strip("# ") else ""

    @property
    def is_empty(self) -> bool:
        """Whether the value is missing (`key:` alone, or `~`)."""
        return self.text in ("", "~", "null") and self.style is None and self.kind == SCALAR


class _TooDeep(Exception):
    """Lists and mappings are nested too deep, which is noted as a fault."""


def read_yaml(file: str, text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of the one document in `text`; (None, ()) if it is empty, (None, faults) if it is not YAML.

    The tree is without characters that nobody sees, each of which is a fault at its place.
    """
    faults = list(unseen_faults(file, text))
    reader = _Reader(file, lines_of(text), bool(faults), faults)
    try:
        # Not by way of `yaml.parse`, whose generator takes as long as the parser itself.
        root = reader.document(iter(_Parser(with_readable_lines(text)).get_event, None))
    except yaml.reader.ReaderError as error:
        # What the parser refuses and we know no name for.
        return None, (*faults, diagnostic("yaml-character", Position(file, 1, 1), found=error.reason, kind="control", count=0))
    except yaml.MarkedYAMLError as error:
        fault = syntax_fault(file, reader.lines, _stop(error))
        # A character that nobody sees explains what stops the parser just behind it.
        is_explained = any(0 <= fault.position.line - each.position.line <= 1 for each in faults)
        return None, tuple(faults if is_explained else [*faults, fault])
    except _TooDeep:
        root = None
    return None if root is not None and root.is_empty else root, tuple(faults)


def _stop(error: yaml.MarkedYAMLError) -> Stop:
    at, began = ((mark.line, mark.column) if mark else None for mark in (error.problem_mark, error.context_mark))
    return Stop(str(error.problem), str(error.context), at, began)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes nodes of the parser's events, and notes what is wrong."""

    file: str
    lines: list[str]
    has_unseen: bool
    """whether the file has characters that nobody sees"""
    faults: list[Diagnostic]
    joined: list[Node] = field(default_factory=list)
    """items that hold the keys of two, because the second has no `- `"""

    def document(self, events: Iterator[Any]) -> Node | None:
        """Read the first document, and report that there is another."""
        root = None
        for event in events:
            mark = event.start_mark
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.faults.append(diagnostic("yaml-documents", Position(self.file, mark.line + 1, 1, 3)))
                    break
                root = self._node(next(events), events, 1)
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        """Read the node that `event` begins; `depth` counts the lists and mappings that it is in, and itself."""
        start, end = event.start_mark, event.end_mark
        line, column = start.line + 1, start.column + 1
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event, line, column)
        elif isinstance(event, yaml.AliasEvent):
            # Refused, because aliases of aliases can stand for a billion values, and because whoever edits the alias does not see its text.
            node = Node(SCALAR, line, column, end.line + 1, end.column + 1)
            self._fault("yaml-alias", node, found=f"*{event.anchor}")
            return node
        else:
            node = Node(LIST if isinstance(event, yaml.SequenceStartEvent) else MAP, line, column, line, column + 1)
        if event.tag and event.tag != "!":
            self._fault("yaml-tag", node, found=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if node.kind != SCALAR and depth > _MOST_NESTED:
            self._fault("yaml-nesting", node)
            raise _TooDeep
        if node.kind == LIST:
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                node.items.append(self._node(event, events, depth + 1))
        elif node.kind == MAP:
            while not isinstance(event := next(events), yaml.MappingEndEvent):
                self._pair(node, event, events, depth + 1)
        return node

    def _pair(self, node: Node, event: Any, events: Iterator[Any], depth: int) -> None:
        """Read a key, which `event` begins, and its value."""
        key = self._node(event, events, depth)
        value = self._node(next(events), events, depth)
        if key.kind != SCALAR:
            self._fault("yaml-key", key)
            return
        first, _ = node.pairs.setdefault(key.text, (key, value))
        if first is key or any(each is node for each in self.joined):
            return
        if key.text == next(iter(node.pairs)) and self.lines[first.line - 1][: first.column - 1].strip() == "-":
            # The first key of an item once more: here the next one begins, and its other keys are no further faults.
            self.joined.append(node)
            self._fault("item-without-dash", key, found=self.lines[key.line - 1].strip())
        else:
            self.faults.append(diagnostic("key-twice", key.position(self.file), first.position(self.file), found=key.text))

    def _scalar(self, event: Any, line: int, column: int) -> Node:
        text, style, end = event.value, event.style or None, event.end_mark
        node = Node(SCALAR, line, column, end.line + 1, end.column + 1, text, style)
        if self.has_unseen or style == '"':
            node.text = without_unseen(text)
        if style == '"':
            self.faults.extend(escape_faults(self.file, self.lines, node.line, node.column, node.end_line))
        elif style is None and end.line < len(self.lines):
            rest = self.lines[end.line][end.column :]
            node.comment = rest.strip() if _COMMENT.match(rest) else ""
        return node

    def _fault(self, code: str, node: Node, **facts: object) -> None:
        self.faults.append(diagnostic(code, node.position(self.file), **facts))


_COMMENT = re.compile(r"\s+#")


def value_of(node: Node, key: str) -> Node | None:
    """The node under a key of a mapping."""
    pair = node.pairs.get(key)
    return pair[1] if pair is not None else None
