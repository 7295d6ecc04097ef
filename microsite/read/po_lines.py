"""The lines of a .po file: what each one holds, and where in the file each character of a text is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from microsite.read.po_values import Entry, PoFault

KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
COMMENT, KEYWORD, STRINGS, DOMAIN = "comment", "keyword", "strings", "domain"
CONFLICT, UNKNOWN_KEYWORD, OUTSIDE = "conflict", "unknown keyword", "outside"

_MARK = re.compile(r"[ \t]*(?:#(~\|?|\|)[ \t]*)?")
_BODY = r'[^"\\]*+(?:\\.[^"\\]*+)*+'
_STRING = re.compile(rf'"({_BODY})"')
_STATEMENT = re.compile(
    rf"""
    (?: (?P<word>[A-Za-z_]\w*+) (?: [ \t]*\[ [ \t]*(?P<index>[0-9]{{0,3}})[ \t]* \] )? )?
    (?P<strings> (?: [ \t]*"{_BODY}" )*+ )
    [ \t]* (?P<unclosed> "(?P<body>{_BODY}) )?
    (?P<rest> .* )
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


class FieldPosition(NamedTuple):
    """Where a field of an entry is in the file: its keyword, and its strings in order."""

    line: int
    column: int
    segments: list[Segment]


class Line(NamedTuple):
    """A line that is not blank; lines and columns count from 1."""

    kind: str
    """`COMMENT`, `KEYWORD` (with the strings after it), `STRINGS`, `DOMAIN`; or what the grammar doesn't allow: `CONFLICT` (a line that
    git leaves where it could not merge), `UNKNOWN_KEYWORD`, `OUTSIDE` (other text)"""
    number: int
    column: int
    text: str
    """a comment with its `#`, a keyword with its index (`msgstr[1]`), the first one of strings, else the whole line"""
    mark: str = ""
    """`~` obsolete, `|` previous, `~|` both"""
    strings: tuple[Segment, ...] = ()
    unquoted: str = ""
    """text after a keyword that lacks its quotes"""
    is_torn: bool = False
    """whether one of its strings has no closing quote, or the line follows such a line: that is already reported"""

    @property
    def obsolete(self) -> bool:
        """Whether the line is marked with `#~`."""
        return "~" in self.mark

    @property
    def previous(self) -> bool:
        """Whether the line is marked with `#|`."""
        return "|" in self.mark

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
        follows_torn, is_torn = is_torn, False
        match = _MARK.match(line)
        mark, start = (match[1] or "", match.end()) if match else ("", 0)
        text = line[start:]
        if not text:
            continue
        if _CONFLICT.match(line):
            found.append(Line(CONFLICT, number, 1, line))
        elif text[0] == "#" and mark in ("", "~") and text[1:2] not in ("~", "|"):
            found.append(Line(COMMENT, number, start + 1, text, mark))
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
    word, index, rest = match["word"], match["index"], match["rest"]
    found = _STRING.finditer(line, match.start("strings"), match.end("strings"))
    strings = [Segment(number, each.start(1) + 1, each[1]) for each in found]
    fault = None
    if word is not None and word not in KEYWORDS and line[match.start("strings") :].lstrip()[:1] != '"':
        word, rest, strings = None, line[start:], []
    elif match["unclosed"] is not None:
        strings.append(Segment(number, match.start("body") + 1, match["body"]))
        fault = PoFault("po-unterminated", number, match.start("unclosed") + 1, len(line) - match.start("unclosed"))
        rest = ""
    if rest:
        code = "po-after-string" if strings else "po-outside" if word is None else "po-unquoted"
        fault = PoFault(code, number, len(line) - len(rest) + 1, len(rest), {"found": rest})
    if word is None:
        kind, text = (STRINGS, f'"{strings[0].body}"') if strings else (OUTSIDE, rest)
    elif word in KEYWORDS and index != "" and ("|" not in mark if word == "msgstr" else index is None):
        kind, text = KEYWORD, word if index is None else f"{word}[{int(index)}]"
    else:
        kind, text = UNKNOWN_KEYWORD, line[start : match.start("strings")]
    unquoted = rest if word is not None and not strings else ""
    return Line(kind, number, start + 1, text, mark, tuple(strings), unquoted, follows_torn or match["unclosed"] is not None), fault


def pieces(body: str) -> Iterator[tuple[int, str]]:
    """Split a quoted string into (offset in it, text): what has no escapes, one escaped character each, unknown escapes as typed."""
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


def unescape(body: str) -> tuple[str, list[tuple[int, str]]]:
    """The text of a quoted string, and its unknown escapes as (offset in the string, escape); those stay in the text as typed."""
    if "\\" not in body:
        return body, []
    found = list(pieces(body))
    return "".join(text for _, text in found), [(offset, text) for offset, text in found if text[0] == "\\" and len(text) > 1]


def places(entry: Entry) -> dict[str, FieldPosition]:
    """The position of each field of an entry, by keyword (`msgstr[1]`; a previous one as `|msgid`); empty if the entry was not read."""
    found: dict[str, FieldPosition] = {}
    segments: list[Segment] = []
    for line in read_lines((entry.raw or "").split("\n"), entry.line)[0]:
        if line.kind in (KEYWORD, UNKNOWN_KEYWORD):
            segments = []
            found.setdefault(("|" if line.previous else "") + line.text, FieldPosition(line.number, line.column, segments))
        segments += line.strings
    return found


def locate(entry: Entry, field: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `offset` in a field's text (`msgid`, `msgstr`, `msgstr[1]` …).

    For an offset past the end: the closing quote. For a field that the entry lacks, and for an entry that was not read from
    a file or has been changed since: the first line of the entry.
    """
    return extent(entry, field, offset, offset)[:2]


def extent(entry: Entry, field: str, start: int, stop: int) -> tuple[int, int, int]:
    """Line, column and length in the file of a field's characters from `start` to `stop`, up to the end of the first line; at least 1."""
    found = places(entry)
    place = found.get(field) or found.get(f"{field}[0]")
    if place is None:
        return max(entry.line, 1), 1, 1
    if not place.segments:
        return place.line, place.column, 1
    # Of each character, and of the closing quote.
    positions = [
        (segment.line, segment.column + offset + index)
        for segment in place.segments
        for offset, text in pieces(segment.body)
        for index in range(len(text))
    ]
    last = next((segment for segment in reversed(place.segments) if segment.body), place.segments[0])
    positions.append((last.line, last.column + len(last.body)))
    line, column = positions[min(start, len(positions) - 1)]
    stop_line, stop_column = positions[min(stop, len(positions) - 1)]
    if stop_line != line:
        ends = [each.column + len(each.body) for each in place.segments if each.line == line and each.column <= column]
        stop_column = max(ends)
    return line, column, max(1, stop_column - column)
