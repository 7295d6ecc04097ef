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
from microsite.read.source import position_at

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

    def position(self, file: str) -> Position:
        """The position of the node: of a node on several lines, its first character."""
        return Position(file, self.line, self.column, self.end_column - self.column if self.end_line == self.line else 1)

    @property
    def is_empty(self) -> bool:
        """Whether the value is missing (`key:` alone, or `~`)."""
        return self.text in ("", "~", "null") and self.style is None and self.kind == SCALAR


class _TooDeep(Exception):
    """Lists and mappings are nested too deep, which is noted as a fault."""


def read_yaml(file: str, text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of the one document in `text`; (None, ()) if it is empty, (None, faults) if it is not YAML."""
    faults: list[Diagnostic] = []
    try:
        # Not by way of `yaml.parse`, whose generator takes as long as the parser itself.
        root = _document(file, iter(_Parser(text).get_event, None), faults)
    except yaml.reader.ReaderError as error:
        return None, (_control_character(file, text, error),)
    except yaml.MarkedYAMLError as error:
        return None, (_syntax(file, text, error),)
    except _TooDeep:
        root = None
    return None if root is not None and root.is_empty else root, tuple(faults)


def _document(file: str, events: Iterator[Any], faults: list[Diagnostic]) -> Node | None:
    """Read the first document, and report that there is another."""
    root = None
    for event in events:
        mark = event.start_mark
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                faults.append(diagnostic("yaml-documents", Position(file, mark.line + 1, 1, 3)))
                break
            root = _node(file, next(events), events, faults, 1)
    return root


def _node(file: str, event: Any, events: Iterator[Any], faults: list[Diagnostic], depth: int) -> Node:
    """Read the node that `event` begins; `depth` counts the lists and mappings that it is in, and itself."""
    start, end = event.start_mark, event.end_mark
    line, column = start.line + 1, start.column + 1
    if isinstance(event, yaml.ScalarEvent):
        node = Node(SCALAR, line, column, end.line + 1, end.column + 1, event.value, event.style or None)
    elif isinstance(event, yaml.AliasEvent):
        # Refused, because aliases of aliases can stand for a billion values, and because whoever edits the alias does not see its text.
        node = Node(SCALAR, line, column, end.line + 1, end.column + 1)
        faults.append(diagnostic("yaml-alias", node.position(file), found=f"*{event.anchor}"))
        return node
    else:
        node = Node(LIST if isinstance(event, yaml.SequenceStartEvent) else MAP, line, column, line, column + 1)
    if event.tag and event.tag != "!":
        faults.append(diagnostic("yaml-tag", node.position(file), found=event.tag.replace("tag:yaml.org,2002:", "!!")))
    if node.kind != SCALAR and depth > _MOST_NESTED:
        faults.append(diagnostic("yaml-nesting", node.position(file)))
        raise _TooDeep
    if node.kind == LIST:
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            node.items.append(_node(file, event, events, faults, depth + 1))
    elif node.kind == MAP:
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = _node(file, event, events, faults, depth + 1)
            value = _node(file, next(events), events, faults, depth + 1)
            if key.kind != SCALAR:
                faults.append(diagnostic("yaml-key", key.position(file)))
                continue
            first, _ = node.pairs.setdefault(key.text, (key, value))
            if first is not key:
                faults.append(diagnostic("key-twice", key.position(file), first.position(file), found=key.text))
    return node


def _control_character(file: str, text: str, error: yaml.reader.ReaderError) -> Diagnostic:
    # The C parser counts bytes here and the Python parser characters, so the position is searched for.
    match = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    at = match.start() if match else 0
    found = f"U+{ord(text[at]):04X}" if match else str(error.reason)
    return diagnostic("yaml-character", position_at(file, text, at), found=found)


# The most common mistakes, searched for in the line where the parser stopped and in the one above, because the parser's own messages
# ("did not find expected key") do not help. No valid line matches a slip, so slips are searched for first, in both lines.
_SLIPS = (
    ("tab", re.compile(r"^ *\t")),
    ("space-full-width", re.compile(r"^ *\u3000[ \u3000]*(?:- |[a-z_]+[:：])")),
    ("dash-full-width", re.compile(r"^ *[－—–―−] *[a-z_]+[:：]")),
    ("dash-without-space", re.compile(r"^ *-[a-z_]+[:：]")),
    ("colon-full-width", re.compile(r"^\s*(?:- )?[a-z_]+：")),
    ("colon-without-space", re.compile(r"^\s*(?:- )?[a-z_]+:[^\s]")),
)
_CAUSES = (
    ("colon-in-text", re.compile(r"^\s*(?:- )?[a-z_]+: +[^\"'|>{\[].*: ")),
    ("brace", re.compile(r"^\s*(?:- )?(?:[a-z_]+: +)?(?:\{[^}]*|\[[^\]]*|[{\[].*[}\]]\s*[^\s#,}\]].*)$")),
    ("quote", re.compile(r"^\s*(?:- )?[a-z_]+: +[\"'].*[\"'].*\S")),
    ("character", re.compile(r"^\s*(?:- )?(?:[a-z_]+: +)?[%@`&*!]")),
)


def _syntax(file: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    lines = text.splitlines()
    problem, context = error.problem_mark, error.context_mark
    at_end = problem is not None and problem.line >= len(lines)
    # For an unclosed quote the parser marks the end of the file, for a line without a key the next line; the useful position is where
    # the context began.
    began = "quoted scalar" in str(error.context) or _NO_KEY in str(error.problem)
    mark = context if context is not None and (problem is None or at_end or began) else problem
    line = min(mark.line, max(0, len(lines) - 1)) if mark is not None else 0
    column = mark.column if mark is not None else 0
    at, cause = _cause(error, lines, line)
    if at != line or cause in ("indentation", "text-outside"):
        line, column = at, _indent(lines[at])
    return diagnostic("yaml-syntax", Position(file, line + 1, column + 1), problem=error.problem or "unreadable", cause=cause)


_NO_KEY = "could not find expected ':'"
_TOO_EARLY = "mapping values are not allowed"


def _cause(error: yaml.MarkedYAMLError, lines: list[str], line: int) -> tuple[int, str]:
    """The line of the mistake that explains the error, and its name."""
    problem, context = str(error.problem), str(error.context)
    if "quoted scalar" in context:
        return line, "quote-open"
    # The parser often notices a slip one line too late.
    candidates = [number for number in (line, line - 1) if 0 <= number < len(lines)]
    slips, causes = (
        [(number, name) for number in candidates for name, pattern in mistakes if pattern.search(lines[number])]
        for mistakes in (_SLIPS, _CAUSES)
    )
    if slips:
        return slips[0]
    if _NO_KEY in problem:
        return line, "text-outside"
    if _TOO_EARLY in problem and line > 0 and _indent(lines[line]) > _indent(lines[line - 1]):
        return line, "indentation"
    if causes:
        return causes[0]
    return line, "indentation" if "indent" in problem or "block mapping" in context or "block collection" in context else "unknown"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def value_of(node: Node, key: str) -> Node | None:
    """The node under a key of a mapping."""
    pair = node.pairs.get(key)
    return pair[1] if pair is not None else None
