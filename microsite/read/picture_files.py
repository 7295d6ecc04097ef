"""Reads format, size in pixels and completeness of a picture from its headers, and keeps a note in a PNG file.

The library `imagesize` does not do: it tells no format, does not notice that a file is cut off, and brings an HTTP client and an XML
parser along.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

WIDEST, HIGHEST = 1600, 2400
"""pixels: enough for a phone (some 1300 across) and for a column of text at double density"""
HEAVIEST = 300_000
"""bytes: two seconds on a slow network, and ten times the page around it"""
FORMATS = {"PNG": ("png",), "JPEG": ("jpg", "jpeg"), "WebP": ("webp",)}
"""formats that all browsers in use show, with their file extensions; not SVG, which can hold scripts, nor AVIF, which older phones lack"""
ENDINGS = tuple(f".{end}" for ends in FORMATS.values() for end in ends)
"""file extensions of pictures, in lower case"""

# Larger files are refused anyway, and no header is that long.
LOOKED_AT = 4_000_000


class PictureFile(NamedTuple):
    """What is known about a picture file."""

    format: str
    """one of `FORMATS`, or the name of another format; empty if it is unknown"""
    width: int = 0
    """pixels, after the rotation that the file asks for; 0 if the header can't be read"""
    height: int = 0
    is_whole: bool = False
    """whether the file is complete"""
    tells_place: bool = False
    """whether it holds the coordinates where it was taken"""
    moves: bool = False


def read_picture(data: bytes) -> PictureFile:
    """Read format and size of a picture from the first `LOOKED_AT` bytes of its file."""
    if data.startswith(_PNG_SIGNATURE):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp(data)
    return PictureFile(_other(data))


_OTHERS = {b"GIF8": "GIF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"%PDF": "PDF"}
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIF", b"msf1": "HEIF"}


def _other(data: bytes) -> str:
    """The name of a format that is refused; empty if it is unknown."""
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "")
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE")) and b"<svg" in data[:4000]:
        return "SVG"
    return next((name for magic, name in _OTHERS.items() if data.startswith(magic)), "")


_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_HEADER = 8 + 4 + 4 + 13 + 4
"""bytes of the signature and of the first chunk, which says the size"""
_NOTE = b"microsite\0"


def _png(data: bytes) -> PictureFile:
    chunks = dict(_png_chunks(data))
    header = chunks.get(b"IHDR", b"")
    size = int.from_bytes(header[:4]), int.from_bytes(header[4:8])
    _, tells_place = _exif(chunks.get(b"eXIf", b""))
    return PictureFile("PNG", *(size if all(size) else (0, 0)), b"IEND" in chunks, tells_place, b"acTL" in chunks)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each chunk that is whole."""
    at = len(_PNG_SIGNATURE)
    while data.startswith(_PNG_SIGNATURE) and at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content, at = data[at + 8 : at + 8 + length], at + 12 + length
        if at <= len(data):
            yield kind, content


def note(data: bytes) -> str:
    """What was noted in a PNG file; empty where nothing was, or where it is no PNG."""
    notes = (content.removeprefix(_NOTE) for kind, content in _png_chunks(data) if kind == b"tEXt" and content.startswith(_NOTE))
    return next(notes, b"").decode("latin-1")


def noted(data: bytes, text: str) -> bytes:
    """A PNG file with the note (in Latin letters) behind its first chunk; raises ValueError where it is no PNG."""
    if not data.startswith(_PNG_SIGNATURE) or len(data) < _PNG_HEADER:
        raise ValueError("no PNG")
    content = b"tEXt" + _NOTE + text.encode("latin-1")
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return data[:_PNG_HEADER] + chunk + data[_PNG_HEADER:]


# Frames of all codings; the excluded numbers are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""markers without a segment"""
_SCAN, _END, _EXIF = 0xDA, 0xD9, 0xE1


def _jpeg(data: bytes) -> PictureFile:
    width = height = 0
    is_turned = tells_place = is_whole = False
    at = 2
    while data[at : at + 1] == b"\xff":
        marker = int.from_bytes(data[at + 1 : at + 2])
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4])
        segment = data[at + 4 : at + 2 + length]
        if marker in _FRAMES and len(segment) >= 6 and not width:
            height, width = int.from_bytes(segment[1:3]), int.from_bytes(segment[3:5])
        elif marker == _EXIF and segment.startswith(b"Exif\0\0"):
            is_turned, tells_place = _exif(segment[6:])
        elif marker == _SCAN:
            # Within a scan these two bytes mean nothing else.
            is_whole = data.find(b"\xff\xd9", at) > 0
        if marker in (_SCAN, _END) or length < 2:
            break
        at += 2 + length
    if not width or not height:
        return PictureFile("JPEG")
    return PictureFile("JPEG", *((height, width) if is_turned else (width, height)), is_whole, tells_place)


def _webp(data: bytes) -> PictureFile:
    size = (0, 0)
    tells_place = moves = False
    for kind, content in _riff(data):
        if kind == b"VP8X" and len(content) >= 10:
            moves = bool(content[0] & 2)
            size = int.from_bytes(content[4:7], "little") + 1, int.from_bytes(content[7:10], "little") + 1
        elif kind == b"VP8 " and content[3:6] == b"\x9d\x01\x2a" and len(content) >= 10:
            size = int.from_bytes(content[6:8], "little") & 0x3FFF, int.from_bytes(content[8:10], "little") & 0x3FFF
        elif kind == b"VP8L" and content[:1] == b"\x2f" and len(content) >= 5:
            bits = int.from_bytes(content[1:5], "little")
            size = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif kind == b"EXIF":
            _, tells_place = _exif(content.removeprefix(b"Exif\0\0"))
    is_whole = len(data) >= int.from_bytes(data[4:8], "little") + 8
    return PictureFile("WebP", *(size if all(size) else (0, 0)), is_whole, tells_place, moves)


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a RIFF file: kind and content."""
    at = 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


_ORIENTATION, _POSITION, _LATITUDE = 0x0112, 0x8825, 0x0002


def _exif(data: bytes) -> tuple[bool, bool]:
    """Whether Exif data, which has the form of a TIFF file, turns the picture by 90 degrees in browsers; whether it tells a place."""
    if data[:4] not in (b"II*\0", b"MM\0*"):
        return False, False

    def number(at: int, length: int) -> int:
        return int.from_bytes(data[at : at + length], "little" if data[:1] == b"I" else "big")

    def entries(at: int) -> dict[int, int]:
        """Offset of the value, by tag."""
        return {number(start, 2): start + 8 for start in range(at + 2, min(at + 2 + 12 * number(at, 2), len(data) - 11), 12)}

    first = entries(number(4, 4))
    is_turned = _ORIENTATION in first and number(first[_ORIENTATION], 2) in (5, 6, 7, 8)
    return is_turned, _POSITION in first and _LATITUDE in entries(number(first[_POSITION], 4))
