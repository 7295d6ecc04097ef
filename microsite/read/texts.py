"""The texts of content files that readers see: lines and paragraphs, unfolded, and what is wrong with how they are written in YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from microsite.diagnostics import Position, display_width
from microsite.model import shapes
from microsite.model.content import SourceText
from microsite.read.folding import has_lost_lines, join_folded, join_lines, split_paragraphs
from microsite.read.yaml_tree import Node

if TYPE_CHECKING:
    from microsite.read.decoding import Reading


def text_of(shape: shapes.Text, text: str, node: Node, reading: Reading) -> Any:
    """A line, or paragraphs, with their places."""
    if node.style is None and (sign := text.lstrip()[:1]) in ("｜", "＞"):
        return reading.fault("block-sign", node, found=sign)
    text = _unfolded(node)
    if shape.name == "paragraphs":
        if node.cut or _is_cut_short(text, node.comment, is_prose=True):
            cut(node, reading, text)
        if node.style != "|" and has_lost_lines(node.text, is_folded=node.end_line > node.line):
            return reading.fault("text-folded", node, found=node.style if node.style == ">" else None)
        return _paragraphs(text, node, reading)
    if "\n" in text.strip("\n"):
        return reading.fault("line-broken", node)
    words = SourceText(text.strip(), node.position(reading.file), node.end_line)
    if node.cut or _is_cut_short(words.text, node.comment, shape.is_prose):
        cut(node, reading, words.text)
    if shape.is_prose:
        reading.prose.append(words)
        reading.sentences.add(words)
    elif shape.message not in _PLAIN and (mark := _MARK.search(words.text)):
        reading.fault("line-mark", node, found=mark[0])
    if shape.widest and (width := display_width(words.text)) > shape.widest:
        reading.fault("link-title-long", node, found=width, most=shape.widest)
    return words


_PLAIN = ("", "unit")
"""kinds of text in which braces have a meaning of their own, or that are quoted as they are"""
_MARK = re.compile(r"\{[a-z][a-z0-9_.]*\}|\*\*[^*\s][^*]*\*\*|</?[A-Za-z][^<>]*>|&(?:#[0-9]+|[a-z]{2,8});|\[[^\[\]]+\]\([^()]*\)|`[^`]+`")
"""what means something in prose, and would be shown as it is in any other text"""


def cut(node: Node, reading: Reading, before: str = "") -> Any:
    """Note that a text ends where a comment seems to begin."""
    text = f"{before} {node.comment}".strip()
    kind = "comment" if not node.cut else None
    return reading.fault("text-cut", node, found=node.comment, kind=kind, proposal=f'"{text}"' if not set(text) & {'"', "\\"} else None)


_ENDS = ".。!！?？…；;”’\"')）》」』]】}"
_GOES_ON, _COMES_BEFORE = "，、：；,:;（(“‘《—–-", "，、：；,;）)”’》。！？"


def _is_cut_short(text: str, comment: str, is_prose: bool) -> bool:
    """Whether the comment after a text hardly is one: the text stops in the middle of a sentence, which the comment ends."""
    rest = comment.lstrip("# ")
    if not rest or not text:
        return False
    is_unfinished = text[-1] in _GOES_ON or rest[0] in _COMES_BEFORE or any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS)
    return is_unfinished or (is_prose and text[-1] not in _ENDS and (rest[-1] in _ENDS or "{" in rest))


_PAIRS = ("（）", "()", "“”", "《》", "「」", "{}")


def _paragraphs(text: str, node: Node, reading: Reading) -> tuple[SourceText, ...]:
    is_block = node.style in ("|", ">")
    line, column = (node.line + 1, 1) if is_block else (node.line, node.column)
    # Only in a literal block does a line of the value stand on a line of its own in the file.
    found = tuple(
        SourceText(paragraph, Position(reading.file, line + (index if node.style == "|" else 0), column), node.end_line)
        for index, paragraph in split_paragraphs(text)
    )
    reading.prose.extend(found)
    return found


def _unfolded(node: Node) -> str:
    """The scalar's text with the folds of the file undone."""
    if node.style == "|":
        return join_lines(node.text.strip("\n")) if "\n\n" not in node.text.strip("\n") else node.text
    return join_folded(node.text) if node.end_line > node.line or node.style == ">" else node.text
