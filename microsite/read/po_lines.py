"""The lines of a .po file, and the strings on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from microsite.read.po_values import PoFault

KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
COMMENT, KEYWORD, STRINGS, DOMAIN = "comment", "keyword", "strings", "domain"
CONFLICT, UNKNOWN_KEYWORD, OUTSIDE = "conflict", "unknown keyword", "outside"

# What nearly all lines are, and no fault is in: a keyword with one string after it, or one string alone.
_PLAIN = re.compile(
    r"""(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)[ ])?"([^"\\\x00-\x1f\x7f]*+(?:\\[^\x00-\x1f\x7f][^"\\\x00-\x1f\x7f]*+)*+)\""""
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_MARK = re.compile(r"[ \t]*(?:#(~\|?|\|)[ \t]*)?")
_BODY = r'[^"\\]*+(?:\\.[^"\\]*+)*+'
_STRING = re.compile(rf'"({_BODY})"')
_STATEMENT = re.compile(
    rf"""
    (?: (?P<word>[A-Za-z_]\w*+) (?: [ \t]*\[ [ \t]*(?P<index>[0-9]{{0,3}})[ \t]* \] )? )?
    (?P<strings> (?: [ \t]*"{_BODY}" )*+ )
    [ \t]* (?: "(?P<unclosed> .* ) | (?P<rest> .* ) )
    """,
    re.VERBOSE | re.DOTALL,
)
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?\Z|={7}\Z")
_DOMAIN = re.compile(r'domain[ \t]*"[^"\\]*"[ \t]*\Z')

_PIECE = re.compile(r"[^\\]+|(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+|\\.")
_BYTE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")
_LETTERS = {r"\n": "\n", r"\"": '"', r"\\": "\\", r"\t": "\t", r"\r": "\r", r"\a": "\a", r"\b": "\b", r"\f": "\f", r"\v": "\v"}


class Segment(NamedTuple):
    """One quoted string: the position of its first character, and the text between the quotes, with its escapes."""

    line: int
    column: int
    body: str


class Line(NamedTuple):
    """A line that is not blank; lines and columns count from 1."""

    kind: str
    """`COMMENT`, `KEYWORD` (with the strings after it), `STRINGS`, `DOMAIN`; or what the grammar doesn't allow: `CONFLICT` (a line that
    git leaves where it could not merge), `UNKNOWN_KEYWORD`, `OUTSIDE` (other text)"""
    number: int
    column: int
    text: str
    """a comment with its `#`, a keyword with its index (`msgstr[1]`), the first one of strings, else the whole line"""
    obsolete: bool = False
    """whether it is marked with `#~`"""
    previous: bool = False
    """whether it is marked with `#|`"""
    strings: tuple[Segment, ...] = ()
    is_unquoted: bool = False
    """whether its string, after the keyword, lacks its quotes: that is already reported"""
    is_torn: bool = False
    """whether one of its strings has no closing quote, or the line follows such a line: that is already reported"""

    def fault(self, code: str, **facts: str | None) -> PoFault:
        """A fault of its text; a fact that is None is left out."""
        known = {name: fact for name, fact in facts.items() if fact is not None}
        return PoFault(code, self.number, self.column, len(self.text), known)


def read_lines(lines: Iterable[str], first: int = 1) -> tuple[list[Line], list[PoFault]]:
    """Read lines without their line ends, `first` being the number of the first one; also report what is wrong within a line."""
    found: list[Line] = []
    faults: list[PoFault] = []
    is_torn = False  # whether an unterminated string made the line above unreadable
    for number, line in enumerate(lines, first):
        plain = _PLAIN.fullmatch(line) if not is_torn else None
        if plain is not None:
            kind, text = (KEYWORD, plain[1]) if plain[1] else (STRINGS, line)
            found.append(Line(kind, number, 1, text, strings=(Segment(number, plain.start(2) + 1, plain[2]),)))
            continue
        follows_torn, is_torn = is_torn, False
        control = _CONTROL.search(line)
        if control is not None:
            faults.append(PoFault("po-control-character", number, control.start() + 1, 1, {"found": f"U+{ord(control[0]):04X}"}))
        match = _MARK.match(line)
        mark, start = (match[1] or "", match.end()) if match else ("", 0)
        text = line[start:]
        if not text:
            continue
        if _CONFLICT.match(line):
            found.append(Line(CONFLICT, number, 1, line))
        elif text[0] == "#" and mark in ("", "~") and text[1:2] not in ("~", "|"):
            found.append(Line(COMMENT, number, start + 1, text, bool(mark)))
        elif not mark and _DOMAIN.match(text):
            found.append(Line(DOMAIN, number, start + 1, text))
        elif not mark and follows_torn and text[0] != '"' and not text.startswith(KEYWORDS):
            is_torn = True
        else:
            statement, fault = _read_statement(line.rstrip(" \t"), number, mark, start, follows_torn)
            found.append(statement)
            if fault is not None:
                faults.append(fault)
                is_torn = fault.code == "po-unterminated"
    return found, faults


def _read_statement(line: str, number: int, mark: str, start: int, follows_torn: bool) -> tuple[Line, PoFault | None]:
    """Read a keyword and strings, up to the first part that is not allowed there."""
    match = _STATEMENT.match(line, start)
    assert match is not None
    word, index, unclosed, rest = match["word"], match["index"], match["unclosed"], match["rest"]
    if word not in KEYWORDS and not line[match.start("strings") :].lstrip(" \t").startswith('"'):
        outside = Line(OUTSIDE, number, start + 1, line[start:])
        return outside, outside.fault("po-outside", found=outside.text)
    found = _STRING.finditer(line, match.start("strings"), match.end("strings"))
    strings = [Segment(number, each.start(1) + 1, each[1]) for each in found]
    is_unquoted = bool(rest) and not strings
    fault = None
    if unclosed is not None:
        strings.append(Segment(number, match.start("unclosed") + 1, unclosed))
        fault = PoFault("po-unterminated", number, match.start("unclosed"), len(unclosed) + 1)
    elif rest:
        code = "po-unquoted" if is_unquoted else "po-after-string"
        fault = PoFault(code, number, match.start("rest") + 1, len(rest), {"found": rest})
        strings += [Segment(number, match.start("rest") + 1, rest)] if is_unquoted else []
    if word is None:
        kind, text = STRINGS, f'"{strings[0].body}"'
    elif word in KEYWORDS and index != "" and ("|" not in mark if word == "msgstr" else index is None):
        kind, text = KEYWORD, word if index is None else f"{word}[{int(index)}]"
    else:
        kind, text = UNKNOWN_KEYWORD, line[start : match.start("strings")]
    is_torn = follows_torn or unclosed is not None
    return Line(kind, number, start + 1, text, "~" in mark, "|" in mark, tuple(strings), is_unquoted, is_torn), fault


def unescape(body: str) -> Iterable[tuple[int, str]]:
    """Split a quoted string into (offset in it, text): what has no escapes, one escaped character each, unknown escapes as typed."""
    return _unescaped(body) if "\\" in body else [(0, body)] if body else []


def _unescaped(body: str) -> Iterator[tuple[int, str]]:
    for match in _PIECE.finditer(body):
        start, piece = match.start(), match[0]
        # Old versions of `msgcat --escape` write each byte of a character as an octal escape, so a run of escapes is decoded as one.
        text = _from_bytes(piece)
        if text is None:
            yield start, _LETTERS.get(piece, piece)
            continue
        starts = [start + each.start() for each in _BYTE.finditer(piece)]
        at = 0
        for character in text:
            yield starts[at], character
            at += len(character.encode("utf-8"))


def _from_bytes(escapes: str) -> str | None:
    numbers = [int(octal, 8) if octal else int(hexadecimal, 16) for octal, hexadecimal in _BYTE.findall(escapes)]
    if not numbers or not all(0 < number < 256 for number in numbers):
        return None
    try:
        return bytes(numbers).decode("utf-8")
    except UnicodeDecodeError:
        return None
