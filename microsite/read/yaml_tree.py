"""YAML text into a tree of nodes with positions: the one importer of PyYAML.

Scalars stay text: the field that reads `no`, `2024-01-17` or `5.40` decides what it means, not YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from microsite.diagnostics import Diagnostic, Position, diagnostic, near

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

SCALAR, LIST, MAP = "scalar", "list", "map"

EMPTY = frozenset(("", "~", "null"))
"""the plain scalars that YAML reads as null"""

# Names of this module, because they are looked up for each event.
_ScalarEvent = yaml.ScalarEvent
_STARTS: Mapping[Any, str] = {yaml.SequenceStartEvent: LIST, yaml.MappingStartEvent: MAP}
_ENDS = frozenset((yaml.SequenceEndEvent, yaml.MappingEndEvent))

# Shared by all scalars, which are nine nodes in ten.
_NO_ITEMS: Any = ()
_NO_PAIRS: Any = MappingProxyType({})


class Node:
    """A scalar (`text`), a list (`items`) or a mapping (`pairs`) with its position; lines and columns count from 1."""

    __slots__ = ("column", "end_column", "end_line", "items", "kind", "line", "pairs", "style", "text")

    def __init__(self, kind: str, line: int, column: int, end_line: int, end_column: int, text: str = "", style: str | None = None) -> None:
        self.kind = kind
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.text = text
        self.style = style
        """the scalar's style: None plain, ' or " quoted, | literal, > folded"""
        self.items: list[Node] = [] if kind == LIST else _NO_ITEMS
        self.pairs: dict[str, tuple[Node, Node]] = {} if kind == MAP else _NO_PAIRS
        """by the key's text, in the order of the file: key and value"""

    def position(self, file: str) -> Position:
        """The position of the node: of a node on several lines, its first character."""
        length = self.end_column - self.column if self.end_line == self.line else 1
        # Called for every value of every file; `Position(…)` would take twice as long.
        return tuple.__new__(Position, (file, self.line, self.column, length))

    @property
    def is_empty(self) -> bool:
        """Whether the value is missing (`key:` alone, or `~`)."""
        return self.text in EMPTY and self.style is None and self.kind == SCALAR


def read_yaml(file: str, text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of the one document in `text`; (None, ()) if it is empty, (None, faults) if it is not YAML."""
    faults: list[Diagnostic] = []
    try:
        # `yaml.parse` would look at each event twice.
        root = _document(file, iter(_Parser(text).get_event, None), faults)
    except yaml.reader.ReaderError as error:
        return None, (_control_character(file, text, error),)
    except yaml.MarkedYAMLError as error:
        return None, (_syntax(file, text, error),)
    except RecursionError:
        return None, (diagnostic("yaml-nesting", Position(file, 1, 1)),)
    return root, tuple(faults)


def _place(mark: Mark | CMark | None) -> tuple[int, int]:
    """Line and column from 1; events of a text always have marks."""
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _document(file: str, events: Iterator[Any], faults: list[Diagnostic]) -> Node | None:
    root: Node | None = None
    # The list or mapping that the next node belongs to; in a mapping, the key that the next value belongs to.
    parent: Node | None = None
    key: Node | None = None
    above: list[tuple[Node | None, Node | None]] = []
    documents = 0
    for event in events:
        kind = type(event)
        if kind is _ScalarEvent:
            start, end = event.start_mark, event.end_mark
            node = Node(SCALAR, start.line + 1, start.column + 1, end.line + 1, end.column + 1, event.value, event.style or None)
            tag = event.tag
        elif kind in _ENDS:
            parent, key = above.pop()
            continue
        elif kind in _STARTS:
            line, column = _place(event.start_mark)
            node = Node(_STARTS[kind], line, column, line, column + 1)
            tag = event.tag
        elif kind is yaml.AliasEvent:
            # Refused, because aliases of aliases can stand for a billion values, and because whoever edits the alias does not see its text.
            line, column = _place(event.start_mark)
            node = Node(SCALAR, line, column, *_place(event.end_mark))
            faults.append(diagnostic("yaml-alias", node.position(file), found=f"*{event.anchor}"))
            tag = None
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                faults.append(diagnostic("yaml-documents", Position(file, _place(event.start_mark)[0], 1, 3)))
                break
            continue
        else:
            continue
        if tag and tag != "!":
            faults.append(diagnostic("yaml-tag", node.position(file), found=tag.replace("tag:yaml.org,2002:", "!!")))
        if parent is None:
            root = node
        elif parent.kind == LIST:
            parent.items.append(node)
        elif key is None:
            key = node
            if node.kind != SCALAR:
                faults.append(diagnostic("yaml-key", node.position(file)))
        else:
            # A key that is no scalar is a fault already; its value is dropped.
            pair = (key, node)
            first, _ = parent.pairs.setdefault(key.text, pair) if key.kind == SCALAR else pair
            if first is not key:
                faults.append(diagnostic("key-twice", key.position(file), first.position(file), found=key.text))
            key = None
        if node.kind != SCALAR:
            above.append((parent, key))
            parent, key = node, None
            if len(above) > 40:
                faults.append(diagnostic("yaml-nesting", node.position(file)))
                break
    return None if root is not None and root.is_empty else root


def _control_character(file: str, text: str, error: yaml.reader.ReaderError) -> Diagnostic:
    # The C parser counts bytes here and the Python parser characters, so the position is searched for.
    match = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    at = match.start() if match else 0
    found = f"U+{ord(text[at]):04X}" if match else str(error.reason)
    return diagnostic("yaml-character", Position(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), found=found)


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
    cause = _cause(error, lines, line)
    if cause is not None and (cause[0] != line or cause[1] in ("indentation", "text-outside")):
        line, column = cause[0], _indent(lines[cause[0]])
    return diagnostic(
        "yaml-syntax",
        Position(file, line + 1, column + 1),
        problem=error.problem or "unreadable",
        cause=cause[1] if cause else "unknown",
    )


_NO_KEY = "could not find expected ':'"
_TOO_EARLY = "mapping values are not allowed"


def _cause(error: yaml.MarkedYAMLError, lines: list[str], line: int) -> tuple[int, str] | None:
    if "quoted scalar" in str(error.context):
        return line, "quote-open"
    # The parser often notices a slip one line too late.
    candidates = [number for number in (line, line - 1) if 0 <= number < len(lines)]
    for causes in (_SLIPS, _CAUSES):
        if causes is _CAUSES and _NO_KEY in str(error.problem):
            return line, "text-outside"
        if causes is _CAUSES and _TOO_EARLY in str(error.problem) and line > 0 and _indent(lines[line]) > _indent(lines[line - 1]):
            return line, "indentation"
        for candidate in candidates:
            for name, pattern in causes:
                if pattern.search(lines[candidate]):
                    return candidate, name
    if "indent" in str(error.problem) or "block mapping" in str(error.context) or "block collection" in str(error.context):
        return line, "indentation"
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def value_of(node: Node, key: str) -> Node | None:
    """The node under a key of a mapping."""
    pair = node.pairs.get(key)
    return pair[1] if pair is not None else None


def unknown_key(file: str, key: Node, expected: list[str]) -> Diagnostic:
    """The diagnostic for a key that is not one of `expected`."""
    return diagnostic("key-unknown", key.position(file), found=key.text, near=near(key.text, expected), expected=", ".join(expected))
