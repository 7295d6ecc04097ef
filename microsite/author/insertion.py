"""Insert records and names into a YAML text; everything else stays as it is, including comments, order and line ends."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from microsite.read.yaml_tree import SCALAR, Node, read_yaml

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<][^\x00-\x1f\x7f\x85\u2028\u2029]*")


class Unplaceable(Exception):
    """A list is written in a form to which nothing can be added without changing it; the arguments are its key, line and column."""


class YamlText(NamedTuple):
    """The text of a valid YAML file, with its byte order mark and line ends."""

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
        # This splits at some control characters too, but valid YAML has none of them.
        lines = tuple(text.removeprefix(mark).splitlines(keepends=True))
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

    def with_line(self, at: int, line: str) -> YamlText:
        """Replace the line `at` (from 0)."""
        return self._replace(lines=(*self.lines[:at], line, *self.lines[at + 1 :]))

    def pairs(self) -> Mapping[str, tuple[Node, Node]]:
        """The nodes of the top-level keys and of their values."""
        tree, _ = read_yaml("", "".join(self.lines))
        return tree.pairs if tree is not None else {}


def add_item(text: YamlText, key: str, item: list[str], *, after: str = "", before: str = "") -> YamlText:
    """Add an item to the list under a top-level `key`: behind the name `after`, or at the end.

    `item` has the lines of a record, or a name, without dash and indentation. A missing key is added before the key `before`, or at
    the end. Raises Unplaceable if records are written in brackets.
    """
    pairs = text.pairs()
    if key not in pairs:
        at = pairs[before][0].line - 1 if before in pairs else len(text.lines)
        # Comments above a key belong to it.
        while before in pairs and at > 0 and text.lines[at - 1].lstrip().startswith("#"):
            at -= 1
        return text.with_lines(at, [f"{key}:", *_dashed(item, 2)])
    name, value = pairs[key]
    row, column = text.lines[value.line - 1], value.column - 1
    if value.items:
        other = next((each for each in value.items if after and each.text == after), value.items[-1])
        if not row.startswith("[", column):
            dash = _indent(text.lines[other.line - 1])
            return text.with_lines(_end_of_item(text, other, dash), _dashed(item, dash))
        if other.kind == SCALAR:
            row, column = text.lines[other.end_line - 1], other.end_column - 1
            return text.with_line(other.end_line - 1, f"{row[:column]}, {item[0]}{row[column:]}")
    if not value.is_empty or value.text:
        # An empty list in brackets is removed; the rest of the line, such as a comment, stays.
        empty = re.compile(r"\[\s*\]|~|null").match(row, column)
        if empty is None:
            raise Unplaceable(key, value.line, value.column)
        text = text.with_line(value.line - 1, row[:column].rstrip() + row[empty.end() :])
    return text.with_lines(name.line, _dashed(item, 2))


def _end_of_item(text: YamlText, item: Node, dash: int) -> int:
    """The line after an item of a list; blank lines and comments before the next item don't belong to it."""
    end = item.line
    for number, line in enumerate(text.lines[item.line :], item.line + 1):
        if line.strip() and _indent(line) <= dash:
            break
        if line.strip():
            end = number
    return end


def _dashed(item: list[str], dash: int) -> list[str]:
    return [f"{' ' * dash}{'  ' if index else '- '}{line}" for index, line in enumerate(item)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def scalar(text: str) -> str:
    """Write a text as a YAML scalar: plain if possible, otherwise in double quotes."""
    is_plain = _PLAIN.fullmatch(text) and not re.search(r": |:$| #|\s$", text) and text not in ("null", "true", "false")
    return text if is_plain else quoted(text)


def quoted(text: str) -> str:
    """Write a text as a YAML scalar in double quotes."""
    return json.dumps(text, ensure_ascii=False)
