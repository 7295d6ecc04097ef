"""Compares a parsed text with what was typed, so that nothing is ever dropped, added, moved or numbered anew without a word.

The tree says which words a reader will see, and with which marks they must have been typed; the text is read along with it. Whatever the
parser does, a text that it shows otherwise than typed is found at the first place where the two differ.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from microsite.model.lines import ESCAPED
from microsite.model.unspaced import is_unspaced
from microsite.text.nodes import Element, ProseNode, Reference

MARK, HELD = "\x00", "\x01"


class ReadBack(NamedTuple):
    """A text as its readers will see it, character by character in its place."""

    shown: str
    """the text with `MARK` for each character that is a mark, and `HELD` for those of references, code and escapes"""
    difference: int | None
    """where the tree does not show what was typed; None if it shows all of it"""


def read_back(text: str, nodes: tuple[ProseNode, ...]) -> ReadBack:
    """Read a text along with the tree that it was parsed into."""
    reader = _Reader(text)
    try:
        reader.nodes(nodes)
        reader.gap()
        difference = None if reader.at == len(text) else reader.at
    except _Differs:
        difference = reader.at
    return ReadBack("".join(reader.shown), difference)


class _Differs(Exception):
    """The tree and the text differ where the reader stands."""


_DOUBLED = re.compile(r"[\\{}]")
"""what may be shown by more characters than one"""
_WORD = re.compile(r"\S+")
_UNDERLINE = re.compile(r"[^\S\n]*[|:\- \t]+")
_TICKS = re.compile("`+")
_FENCE = re.compile("`{3,}|~{3,}")
_RULE = re.compile(r"[-*][-* \t]*")
_MARKS = {"em": re.compile(r"[*_]"), "strong": re.compile(r"\*\*|__")}


@cache
def _gap(depth: int) -> re.Pattern[str]:
    """Blanks, with the marks of so many quotes where a line begins."""
    return re.compile(rf"[^\S\n]*(?:\n(?:[^\S\n]*>){{0,{depth}}}[^\S\n]*)*")


class _Reader:
    """Reads a text from its start to its end."""

    def __init__(self, text: str) -> None:
        self.text, self.shown, self.at, self.depth = text, list(text), 0, 0

    def gap(self) -> str:
        """Skip blanks and line breaks; they may be many, one or none for a reader."""
        match = _gap(self.depth).match(self.text, self.at)
        found = match[0] if match else ""
        if ">" in found:
            for index, character in enumerate(found, self.at):
                self.shown[index] = MARK if character == ">" else self.shown[index]
        self.at += len(found)
        return found

    def take(self, typed: str | re.Pattern[str], sign: str = MARK) -> str:
        """Skip a mark, which must stand here."""
        if isinstance(typed, str):
            found = typed if self.text.startswith(typed, self.at) else None
        else:
            match = typed.match(self.text, self.at)
            found = match[0] if match else None
        if found is None:
            raise _Differs
        self.shown[self.at : self.at + len(found)] = sign * len(found)
        self.at += len(found)
        return found

    def takes(self, typed: str) -> bool:
        """Skip a mark if it stands here."""
        if not self.text.startswith(typed, self.at):
            return False
        self.take(typed)
        return True

    def nodes(self, nodes: tuple[ProseNode, ...]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self.words(node)
            elif isinstance(node, Reference):
                self.gap()
                self.take("{" + node.name + (".number}" if node.number_only else "}"), HELD)
            else:
                self.element(node)

    def words(self, text: str) -> None:
        """Read a text, in which blanks stand for blanks or line breaks."""
        if self.typed_so(text):
            return
        for number, match in enumerate(_WORD.finditer(text)):
            if not self.gap() and number:
                raise _Differs
            self.word(match[0])

    def typed_so(self, text: str) -> bool:
        """Read a text that was typed letter by letter, as nearly all are; whether it was."""
        is_so = self.text.startswith(text, self.at) and not _DOUBLED.search(text)
        self.at += len(text) if is_so else 0
        return is_so

    def word(self, word: str) -> None:
        if self.typed_so(word):
            return
        before = ""
        for character in word:
            if before and self.at < len(self.text) and self.text[self.at] == "\n":
                # A line that continues the one above without a blank.
                self.gap()
                if not (is_unspaced(before) or is_unspaced(character)):
                    raise _Differs
            if ESCAPED.match(self.text, self.at) or self.text.startswith(("{{", "}}"), self.at):
                self.take(self.text[self.at], HELD)
                self.take(character, HELD)
            elif self.text.startswith(character, self.at):
                self.at += 1
            else:
                raise _Differs
            before = character

    def held(self, text: str) -> None:
        """Read code, in which no mark counts."""
        for match in _WORD.finditer(text):
            self.gap()
            self.take(match[0], HELD)
        self.gap()

    def element(self, element: Element) -> None:
        self.gap()
        tag, children = element.tag, element.children
        if tag in _MARKS:
            mark = self.take(_MARKS[tag])
            self.nodes(children)
            self.gap()
            self.take(mark)
        elif tag == "code":
            mark = self.take(_TICKS)
            self.held(_text(children))
            self.take(mark)
        elif tag == "a":
            self.link(element)
        elif tag == "br":
            # The line break itself is a blank; a backslash before it is a mark.
            self.takes("\\")
        elif tag == "hr":
            self.take(_RULE)
        elif tag == "pre":
            self.take(_FENCE)
            self.held(_text(children))
            self.take(_FENCE)
        elif tag == "blockquote":
            self.take(">")
            self.depth += 1
            self.nodes(children)
            self.depth -= 1
        elif tag == "tr":
            self.row(children)
        elif tag == "thead":
            self.nodes(children)
            self.gap()
            self.take(_UNDERLINE)
        else:
            if tag == "li":
                self.take(f"{element.number}." if element.number else _BULLET)
            self.nodes(children)

    def link(self, element: Element) -> None:
        if self.takes("<"):
            self.held(_text(element.children))
            self.take(">")
            return
        self.take("[")
        self.nodes(element.children)
        self.gap()
        self.take(f"]({element.href})")

    def row(self, cells: tuple[ProseNode, ...]) -> None:
        self.takes("|")
        for number, cell in enumerate(cells):
            if number:
                self.gap()
                self.take("|")
            self.nodes((cell,))
        match = re.compile(r"[^\S\n]*\|").match(self.text, self.at)
        if match:
            self.take(match.re)


_BULLET = re.compile(r"[-*+]")


def _text(nodes: tuple[ProseNode, ...]) -> str:
    return "".join(_text(node.children) if isinstance(node, Element) else str(node) for node in nodes)
