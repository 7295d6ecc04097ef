"""Reads a text file once: digest and text, or the diagnostic that says why it cannot be read. Finds lines and places in texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic


class Source(NamedTuple):
    """A file of the root. `text` has no byte order mark; it is empty if `faults` says why it can't be decoded."""

    file: str
    text: str
    digest: str
    faults: tuple[Diagnostic, ...] = ()


def read_source(root: Path, file: str) -> Source:
    """Read and decode `root/file` as UTF-8 (a byte order mark is allowed: Notepad writes one)."""
    try:
        data = (root / file).read_bytes()
    except FileNotFoundError:
        return Source(file, "", "", (diagnostic("file-missing", Position(file), found=file.rsplit("/", 1)[-1]),))
    except OSError as error:
        return Source(file, "", "", (diagnostic("file-unreadable", Position(file), reason=error.strerror or error),))
    return decode_source(file, data)


def decode_source(file: str, data: bytes) -> Source:
    """Decode the bytes of a file as UTF-8; never raises."""
    digest = digests.of_bytes(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Source(file, "", digest, (diagnostic("encoding", Position(file), found="UTF-16"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Source(file, "", digest, (_undecodable(file, data, error),))
    return Source(file, text, digest)


def _undecodable(file: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    # "utf-8-sig" drops the byte order mark, so the offset counts in `error.object`, not in `data`.
    before = error.object[: error.start].decode("utf-8")
    try:
        data.decode("gb18030")
        found = "GB 18030"
    except UnicodeDecodeError:
        found = f"byte 0x{error.object[error.start]:02x}"
    return diagnostic("encoding", position_at(file, before, len(before)), found=found)


def line_of(root: Path, file: str, line: int) -> str | None:
    """One line (from 1) of a file of the root, to show with a diagnostic; None if it can't be read."""
    try:
        text = (root / file).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return None
    # As editors count them; gettext has only the first two line ends.
    lines = re.split(r"\r?\n" if file.endswith(".po") else r"\r?\n|\r", text)
    return lines[line - 1] if 0 < line <= len(lines) else None


def position_at(file: str, text: str, offset: int, length: int = 1) -> Position:
    """The position of `length` characters of a file's text, from `offset`."""
    return Position(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), length)


def place_of(fragment: str, nth: int, lines: list[str], start: Position, end_line: int) -> Position:
    """The position of the `nth` occurrence (from 0) of `fragment` between a text's start and its last line; `start` if there is none.

    The text was joined from several lines, so an offset in it says nothing about the file; the fragment itself stands there.
    """
    pattern = re.compile(re.escape(fragment))
    places = [
        Position(start.file, number, match.start() + 1, len(fragment))
        for number, line in enumerate(lines[start.line - 1 : max(end_line, start.line)], start.line)
        for match in pattern.finditer(line, start.column - 1 if number == start.line else 0)
    ]
    return places[nth] if nth < len(places) else start
