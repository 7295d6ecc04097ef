"""Insert records into a YAML text; everything else stays as it is, including comments, order and line ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from microsite.read.yaml_tree import LIST, MAP, Node, read_yaml, value_of

_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<][^\x00-\x1f\x7f\x85\u2028\u2029]*")


class Unplaceable(Exception):
    """A list is written in a form to which nothing can be added without changing it; tells its key and position."""

    def __init__(self, key: str, line: int, column: int) -> None:
        super().__init__(key)
        self.key, self.line, self.column = key, line, column


class YamlText(NamedTuple):
    """The text of a YAML file, with its byte order mark and line ends."""

    lines: tuple[str, ...]
    """with their line ends"""
    mark: str
    """the byte order mark, or empty"""
    end: str
    """the line end for new lines"""

    @classmethod
    def of(cls, data: bytes) -> YamlText:
        """Decode the bytes of a file, which are UTF-8."""
        text = data.decode("utf-8")
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        lines = tuple(line for line in _LINE.findall(text[len(mark) :]) if line)
        first = next((line for line in lines if line.endswith("\n")), "\n")
        return cls(lines, mark, "\r\n" if first.endswith("\r\n") else "\n")

    def bytes(self) -> bytes:
        """Encode the text as the bytes of a file."""
        return (self.mark + "".join(self.lines)).encode("utf-8")

    def with_lines(self, at: int, added: list[str]) -> YamlText:
        """Insert lines before the line `at` (from 0)."""
        lines = list(self.lines)
        if at == len(lines) and lines and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += self.end
        lines[at:at] = [line + self.end for line in added]
        return self._replace(lines=tuple(lines))

    def tree(self) -> Node | None:
        """Parse the text; None for an empty file."""
        return read_yaml("", "".join(self.lines))[0]


def add_record(text: YamlText, key: str, record: list[str], before: str = "") -> YamlText:
    """Add a record at the end of the list under a top-level `key`; a missing key is added before the key `before`, or at the end.

    `record` has the lines of the record, without dash and indentation. Raises Unplaceable if the list is written in brackets.
    """
    tree = text.tree()
    value = value_of(tree, key) if tree is not None and tree.kind == MAP else None
    if value is None or tree is None:
        head = _line_of_key(tree, before) if tree is not None else None
        at = _above_comments(text, head) if head is not None else len(text.lines)
        return text.with_lines(at, [f"{key}:", *_item(record, 2)])
    if value.kind == LIST and value.items and not _is_flow(text, value):
        dash = _indent(text.lines[value.items[-1].line - 1])
        return text.with_lines(_end_of_item(text, value.items[-1].line - 1, dash), _item(record, dash))
    if value.kind == LIST and value.items:
        raise Unplaceable(key, value.line, value.column)
    line = _line_of_key(tree, key)
    assert line is not None
    if not value.is_empty or value.text:
        # An empty list in brackets is removed; the rest of the line, such as a comment, stays.
        row = text.lines[value.line - 1]
        inside = row[value.column - 1 :]
        closing = re.match(r"\[\s*\]|~|null", inside)
        if closing is None:
            raise Unplaceable(key, value.line, value.column)
        rest = inside[closing.end() :]
        lines = list(text.lines)
        lines[value.line - 1] = (row[: value.column - 1].rstrip() + (rest if rest.strip() == "" else " " + rest.lstrip())) or row
        text = text._replace(lines=tuple(lines))
    return text.with_lines(line + 1, _item(record, 2))


def add_name(text: YamlText, key: str, name: str, after: str = "") -> YamlText:
    """Add a name to the list under a top-level `key`, after `after` or at the end; without a list, nothing changes."""
    tree = text.tree()
    value = value_of(tree, key) if tree is not None and tree.kind == MAP else None
    if value is None or value.kind != LIST or not value.items:
        return text
    other = next((item for item in value.items if item.text == after), value.items[-1])
    if not _is_flow(text, value):
        dash = _indent(text.lines[other.line - 1])
        return text.with_lines(_end_of_item(text, other.line - 1, dash), [" " * dash + f"- {name}"])
    row = text.lines[other.end_line - 1]
    lines = list(text.lines)
    lines[other.end_line - 1] = f"{row[: other.end_column - 1]}, {name}{row[other.end_column - 1 :]}"
    return text._replace(lines=tuple(lines))


def _is_flow(text: YamlText, value: Node) -> bool:
    return text.lines[value.line - 1][value.column - 1 : value.column] == "["


def _item(record: list[str], dash: int) -> list[str]:
    pad = " " * dash
    return [f"{pad}{'- ' if index == 0 else '  '}{line}" for index, line in enumerate(record)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end_of_item(text: YamlText, start: int, dash: int) -> int:
    """The line after the item that begins on line `start`; blank lines and comments before the next item don't belong to it."""
    end = start + 1
    for number in range(start + 1, len(text.lines)):
        line = text.lines[number]
        if not line.strip():
            continue
        if _indent(line) <= dash:
            break
        end = number + 1
    return end


def _line_of_key(tree: Node, key: str) -> int | None:
    return tree.pairs[key][0].line - 1 if key in tree.pairs else None


def _above_comments(text: YamlText, line: int) -> int:
    while line > 0 and text.lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def scalar(text: str) -> str:
    """Write a text as a YAML scalar: plain if possible, otherwise in double quotes."""
    plain = _PLAIN.fullmatch(text) and not re.search(r": |:$| #|\s$", text) and text not in ("null", "true", "false")
    if plain:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
