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
from microsite.text.nodes import INLINES, Element, ProseNode, Reference

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
_EMPTY_QUOTE = re.compile(r"(?:[^\S\n]*\n[^\S\n]*>[^\S\n]*(?=\n|\Z))*")
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
        self.start()

    def start(self) -> None:
        """A block begins or ends here: whatever blanks stand between two words, they stay apart."""
        self.before, self.typed, self.seen = "", "", False
        # The last character that is seen; which blanks were typed behind it, and whether one is seen.

    def gap(self) -> None:
        """Skip blanks and line breaks, with the marks of quotes behind these."""
        match = _gap(self.depth).match(self.text, self.at)
        found = match[0] if match else ""
        if ">" in found:
            for index, character in enumerate(found, self.at):
                self.shown[index] = MARK if character == ">" else self.shown[index]
        self.typed += found
        self.at += len(found)

    def show(self, first: str, last: str) -> None:
        """What is seen next, from its first character to its last, must be as far from what is seen before as it was typed."""
        if self.before:
            # A line that continues the one above it needs no blank, except between two words of a script with blanks.
            are_words = self.before.isalnum() and first.isalnum() and not is_unspaced(self.before) and not is_unspaced(first)
            is_joined = "\n" in self.typed and not are_words
            if self.seen != bool(self.typed) and not (is_joined and not self.seen):
                raise _Differs
        self.before, self.typed, self.seen = last, "", False

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
                self.show("{", "}")
                self.take("{" + node.name + (".number}" if node.number_only else "}"), HELD)
            else:
                self.element(node)

    def words(self, text: str, is_code: bool = False) -> None:
        """Read a text, in which blanks stand for blanks or line breaks; in code, no mark counts."""
        self.seen = self.seen or text[:1].isspace()
        self.gap()
        whole = text.strip()
        for match in _WORD.finditer(whole) if not self.typed_so(whole, is_code) else ():
            self.seen = self.seen or match.start() > 0
            self.gap()
            if not self.typed_so(match[0], is_code):
                for character in match[0]:
                    self.character(character, is_code)
        self.seen = self.seen or text[-1:].isspace()

    def typed_so(self, text: str, is_code: bool) -> bool:
        """Read a text that was typed letter by letter, as nearly all are; whether it was."""
        if not self.text.startswith(text, self.at) or (not is_code and _DOUBLED.search(text)):
            return False
        if not text:
            return True
        self.show(text[0], text[-1])
        if is_code:
            self.shown[self.at : self.at + len(text)] = HELD * len(text)
        self.at += len(text)
        return True

    def character(self, character: str, is_code: bool) -> None:
        if self.text[self.at : self.at + 1].isspace():
            self.gap()
        self.show(character, character)
        if is_code:
            self.take(character, HELD)
        elif ESCAPED.match(self.text, self.at) or self.text.startswith(("{{", "}}"), self.at):
            self.take(self.text[self.at], HELD)
            self.take(character, HELD)
        elif self.text.startswith(character, self.at):
            self.at += 1
        else:
            raise _Differs

    def code(self, text: str) -> None:
        """Read lines of code, which keep their blanks but for the indent of all."""
        for match in _WORD.finditer(text):
            self.gap()
            self.take(match[0], HELD)
        self.gap()

    def element(self, element: Element) -> None:
        self.gap()
        if element.tag not in INLINES:
            self.start()
            self.block(element)
            self.start()
        else:
            self.inline(element)

    def inline(self, element: Element) -> None:
        tag, children = element.tag, element.children
        if tag in _MARKS:
            mark = self.take(_MARKS[tag])
            self.nodes(children)
            self.gap()
            self.take(mark)
        elif tag == "code":
            mark = self.take(_TICKS)
            self.words(_text(children), is_code=True)
            self.gap()
            self.take(mark)
        elif tag == "a":
            self.link(element)
        elif tag == "br":
            # The line break itself is a blank; a backslash before it is a mark.
            self.takes("\\")
            self.seen = True

    def block(self, element: Element) -> None:
        tag, children = element.tag, element.children
        if tag == "hr":
            self.take(_RULE)
        elif tag == "pre":
            self.take(_FENCE)
            self.code(_text(children))
            self.take(_FENCE)
        elif tag == "blockquote":
            self.take(">")
            self.depth += 1
            self.nodes(children)
            if match := _EMPTY_QUOTE.match(self.text, self.at):
                self.take(match.re)
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
            self.words(_text(element.children), is_code=True)
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
