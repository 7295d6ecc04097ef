"""Split the lines of a .po file into tokens: comments, keywords and strings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from microsite.read.po_lines import KEYWORDS, PLAIN, TOKEN, split_mark
from microsite.read.po_values import PoFault

COMMENT, KEYWORD, STRING, DOMAIN, CONFLICT = "comment", "keyword", "string", "domain", "conflict"
UNKNOWN_KEYWORD, UNQUOTED, OUTSIDE = "unknown keyword", "unquoted", "outside"

_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?\Z|={7}\Z")
_DOMAIN = re.compile(r'domain[ \t]*"[^"\\]*"[ \t]*\Z')


class Token(NamedTuple):
    """A comment, a keyword (with the string on its line, if there is one), or a further string; line and columns count from 1."""

    kind: str
    """`COMMENT`, `KEYWORD`, `STRING`, `DOMAIN` (a whole `domain` line); or what the grammar doesn't allow: `CONFLICT` (a line that git
    leaves where it could not merge), `UNKNOWN_KEYWORD`, `UNQUOTED` (text after a keyword that lacks its quotes), `OUTSIDE` (other text)"""
    line: int
    column: int
    text: str
    """a comment with its `#`, a keyword with its index (`msgstr[1]`); empty for a string"""
    obsolete: bool
    """whether the line is marked with `#~`"""
    previous: bool
    """whether the line is marked with `#|`"""
    string: str | None = None
    """the text between the quotes, with its escapes"""
    string_column: int = 0
    """the column of its first character"""
    torn: bool = False
    """whether the string has no closing quote, or follows a line that has none: that is already reported"""


def scan(lines: Sequence[str]) -> tuple[list[Token], list[PoFault]]:
    """Split lines (without their line ends) into tokens; also report what is wrong within a line. Blank lines give no token."""
    tokens: list[Token] = []
    faults: list[PoFault] = []
    torn_line = -1  # the last line that an unterminated string made unreadable
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        if line[0] == "#" and line[1:2] not in ("~", "|"):
            tokens.append(Token(COMMENT, number, 1, line, False, False))
            continue
        mark, start = split_mark(line) if line[0] in "# \t" else ("", 0)
        torn = torn_line == number - 1
        plain = PLAIN.match(line, start)
        if plain is not None:
            word, index, body = plain.groups()
            kind, text = (STRING, "") if word is None else _keyword(word, index, mark)
            tokens.append(Token(kind, number, start + 1, text, mark[:1] == "~", mark[-1:] == "|", body, plain.start(3) + 1, torn))
            continue
        text = line[start:]
        if not text:
            continue
        if _CONFLICT.match(line):
            tokens.append(Token(CONFLICT, number, 1, line, False, False))
        elif text[0] == "#" and (not mark or (mark == "~" and text[1:2] not in ("~", "|"))):
            tokens.append(Token(COMMENT, number, start + 1, text, mark == "~", False))
        elif not mark and _DOMAIN.match(text):
            tokens.append(Token(DOMAIN, number, start + 1, text, False, False))
        elif not mark and torn and text[0] != '"' and not text.startswith(KEYWORDS):
            torn_line = number
        else:
            found, fault = _words(line, number, start, mark, torn)
            tokens += found
            if fault is not None:
                faults.append(fault)
                torn_line = number if fault.code == "po-unterminated" else torn_line
    return tokens, faults


def _keyword(word: str, index: str | None, mark: str) -> tuple[str, str]:
    """Kind and text of a keyword's token: only `msgstr` may have an index, and only `msgstr` has no previous text."""
    if index is None and not mark:
        return KEYWORD, word
    is_known = mark[-1:] != "|" if word == "msgstr" else index is None
    return KEYWORD if is_known else UNKNOWN_KEYWORD, word if index is None else f"{word}[{int(index)}]"


def _words(line: str, number: int, start: int, mark: str, torn: bool) -> tuple[list[Token], PoFault | None]:
    """Split a line that has no regular form, up to the first part that is not allowed there."""
    tokens: list[Token] = []
    obsolete, previous = mark[:1] == "~", mark[-1:] == "|"
    end = len(line.rstrip(" \t"))
    while start < end:
        match = TOKEN.match(line, start, end)
        word = match["word"] if match else None
        if match is None or (word and (tokens or (word not in KEYWORDS and line[match.end() :].lstrip()[:1] != '"'))):
            start += len(line[start:]) - len(line[start:].lstrip(" \t"))
            found = line[start:end]
            after_string = bool(tokens) and tokens[-1].kind == STRING
            code = "po-outside" if not tokens else "po-after-string" if after_string else "po-unquoted"
            tokens.append(Token(OUTSIDE if not tokens or after_string else UNQUOTED, number, start + 1, found, obsolete, previous))
            return tokens, PoFault(code, number, start + 1, len(found), {"found": found})
        start = match.end()
        if word is None:
            column, is_closed = match.start("body") + 1, bool(match["close"])
            tokens.append(Token(STRING, number, column - 1, "", obsolete, previous, match["body"], column, torn or not is_closed))
            if not is_closed:
                return tokens, PoFault("po-unterminated", number, column - 1, end - column + 2)
            continue
        column, index = match.start("word") + 1, match["index"]
        is_known = word in KEYWORDS and index != ""
        kind, text = _keyword(word, index, mark) if is_known else (UNKNOWN_KEYWORD, line[column - 1 : start])
        tokens.append(Token(kind, number, column, text, obsolete, previous))
    return tokens, None
