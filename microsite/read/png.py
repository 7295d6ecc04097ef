"""A note inside a PNG file, by which it tells what it was drawn from; and the picture's size. Only the chunks are looked at, no pixel."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"microsite"
_HEADER = 8 + 4 + 4 + 13 + 4
"""bytes of the signature and of the first chunk, which says the size"""


def note(data: bytes) -> str:
    """What was noted in the picture; empty where nothing was, or where it is no PNG."""
    for kind, content in chunks(data):
        if kind == b"tEXt" and content.startswith(_KEYWORD + b"\0"):
            return content[len(_KEYWORD) + 1 :].decode("latin-1")
    return ""


def noted(data: bytes, text: str) -> bytes:
    """The picture with the note (in Latin letters) behind its first chunk; raises ValueError where it is no PNG."""
    if not data.startswith(SIGNATURE) or len(data) < _HEADER:
        raise ValueError("no PNG")
    content = _KEYWORD + b"\0" + text.encode("latin-1")
    chunk = struct.pack(">I", len(content)) + b"tEXt" + content + struct.pack(">I", zlib.crc32(b"tEXt" + content))
    return data[:_HEADER] + chunk + data[_HEADER:]


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels; zeros where it is no PNG."""
    for kind, content in chunks(data):
        if kind == b"IHDR" and len(content) >= 8:
            width, height = struct.unpack(">II", content[:8])
            return width, height
    return 0, 0


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each chunk that is whole."""
    at = len(SIGNATURE)
    while data.startswith(SIGNATURE) and at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content, at = data[at + 8 : at + 8 + length], at + 12 + length
        if at <= len(data):
            yield kind, content
