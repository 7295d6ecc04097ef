"""The grammar of a line of a .po file, and the position in the file of each character of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from microsite.read.po_values import Entry

KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")

_BODY = r'[^"\\]*(?:\\.[^"\\]*)*'

PLAIN = re.compile(rf'(?:(msgid_plural|msgid|msgstr|msgctxt)(?:\[([0-9]{{1,3}})\])?[ \t]*)?"({_BODY})"[ \t]*\Z')
"""a line in regular form: keyword and index (or none), one string"""

TOKEN = re.compile(rf'[ \t]*(?:(?P<word>[A-Za-z_]\w*)(?:[ \t]*\[[ \t]*(?P<index>[0-9]{{0,3}})[ \t]*\])?|"(?P<body>{_BODY})(?P<close>"?))')
"""the next word or string of any other line; `close` is empty if the string has no closing quote"""


_MARK = re.compile(r"[ \t]*(?:#(~\|?|\|)[ \t]*)?")
_ESCAPE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+|\\.|\\")
_BYTE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")
_LETTERS = {r"\n": "\n", r"\"": '"', r"\\": "\\", r"\t": "\t", r"\r": "\r", r"\a": "\a", r"\b": "\b", r"\f": "\f", r"\v": "\v"}


class Segment(NamedTuple):
    """One quoted string: the position of its first character, and the text between the quotes."""

    line: int
    column: int
    body: str


class FieldPosition(NamedTuple):
    """Where a field of an entry is in the file: its keyword, and its strings in order."""

    line: int
    column: int
    segments: tuple[Segment, ...]


def split_mark(line: str) -> tuple[str, int]:
    """The mark at the start of a line (`~` obsolete, `|` previous, `~|` both, or none), and the offset of what follows it."""
    match = _MARK.match(line)
    return (match[1] or "", match.end()) if match else ("", 0)


def unescape(body: str) -> tuple[str, list[tuple[int, str]]]:
    """The text of a quoted string, and its unknown escapes as (offset in the string, escape); those stay in the text as typed."""
    if "\\\\" not in body:
        text = body.replace(r"\"", '"').replace(r"\n", "\n").replace(r"\t", "\t")
        if "\\" not in text:
            return text, []
    unknown: list[tuple[int, str]] = []

    def value(match: re.Match[str]) -> str:
        escape = match[0]
        if escape in _LETTERS:
            return _LETTERS[escape]
        text = _from_bytes(escape)
        if text is None:
            unknown.append((match.start(), escape))
            return escape
        return text

    return _ESCAPE.sub(value, body), unknown


def _from_bytes(escapes: str) -> str | None:
    # Old versions of `msgcat --escape` write each byte of a character as an octal escape, so a run of escapes is decoded as one.
    numbers = [int(octal, 8) if octal else int(hexadecimal, 16) for octal, hexadecimal in _BYTE.findall(escapes)]
    if not numbers or not all(0 < number < 256 for number in numbers):
        return None
    try:
        return bytes(numbers).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _pieces(body: str) -> Iterator[tuple[int, int, str]]:
    """Split a quoted string into (start, end, text): text without escapes, or one escaped character each."""
    done = 0
    for match in _ESCAPE.finditer(body):
        if match.start() > done:
            yield done, match.start(), body[done : match.start()]
        done = match.end()
        text = unescape(match[0])[0]
        if text == match[0]:
            yield match.start(), done, text
            continue
        ends = [match.start() + each.end() for each in _BYTE.finditer(match[0])] or [done]
        start = match.start()
        for character in text:
            count = len(character.encode("utf-8"))
            yield start, ends[count - 1], character
            start, ends = ends[count - 1], ends[count:]
    if done < len(body):
        yield done, len(body), body[done:]


def places(entry: Entry) -> dict[str, FieldPosition]:
    """The position of each field of an entry, by keyword (`msgstr[1]`; a previous one as `|msgid`); empty if the entry was not read."""
    keywords: dict[str, tuple[int, int]] = {}
    segments: dict[str, list[Segment]] = {}
    current: list[Segment] = []
    for line, text in enumerate((entry.raw or "").split("\n"), entry.line):
        mark, position = split_mark(text)
        while match := TOKEN.match(text, position):
            position = match.end()
            if match["word"]:
                index = f"[{int(match['index'])}]" if match["index"] else ""
                field = ("|" if "|" in mark else "") + match["word"] + index
                current = [] if field in keywords else segments.setdefault(field, [])
                keywords.setdefault(field, (line, match.start("word") + 1))
            else:
                current.append(Segment(line, match.start("body") + 1, match["body"]))
    return {field: FieldPosition(*keyword, tuple(segments[field])) for field, keyword in keywords.items()}


def locate(entry: Entry, field: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `offset` in a field's text (`msgid`, `msgstr`, `msgstr[1]` …).

    For an offset past the end: the closing quote. For a field that the entry lacks, and for an entry that was not read from
    a file or has been changed since: the first line of the entry.
    """
    found = places(entry)
    place = found.get(field) or found.get(f"{field}[0]")
    if place is None or not place.segments:
        return (place.line, place.column) if place else (max(entry.line, 1), 1)
    line, column = 0, 0
    for segment in place.segments:
        if segment.body or not line:
            line, column = segment.line, segment.column + len(segment.body)
        for start, end, text in _pieces(segment.body):
            if offset < len(text):
                return segment.line, segment.column + start + (offset if len(text) == end - start else 0)
            offset -= len(text)
    return line, column


def extent(entry: Entry, field: str, start: int, stop: int) -> tuple[int, int, int]:
    """Line, column and length in the file of a field's characters from `start` to `stop`, up to the end of the first line; at least 1."""
    line, column = locate(entry, field, start)
    end_line, end_column = locate(entry, field, stop)
    if end_line != line:
        segments = (each for place in places(entry).values() for each in place.segments)
        end_column = max((each.column + len(each.body) for each in segments if each.line == line and each.column <= column), default=0)
    return line, column, max(1, end_column - column)
