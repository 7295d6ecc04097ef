"""Pictures for tests, made up byte by byte as the formats' specifications have it."""

from __future__ import annotations

import struct
import zlib

UPRIGHT, TURNED = 1, 6
"""EXIF's orientations: as it is; to be turned by a quarter"""


def png(width: int, height: int, *more: tuple[bytes, bytes]) -> bytes:
    """A picture of black pixels, with `more` chunks (kind and content) behind the first."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + bytes(width) for _ in range(height))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    between = b"".join(chunk(kind, content) for kind, content in more)
    return b"\x89PNG\r\n\x1a\n" + header + between + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, *, frame: int = 0xC0, exif: bytes = b"") -> bytes:
    """The segments of a photograph, with a scan that shows nothing."""

    def segment(marker: int, content: bytes) -> bytes:
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content

    notes = segment(0xE1, b"Exif\0\0" + exif) if exif else b""
    size = segment(frame, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    # A table before the frame, and a fill byte: both are allowed.
    return (
        b"\xff\xd8" + notes + segment(0xC4, b"\0" * 17) + b"\xff" + size + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\x34\xff\xd9"
    )


def webp(width: int, height: int, coding: str = "lossy", *more: tuple[bytes, bytes]) -> bytes:
    """The chunks of a picture: lossy, lossless, extended (with `more` chunks behind) or animated."""
    if coding == "lossy":
        chunks = [(b"VP8 ", b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(20))]
    elif coding == "lossless":
        chunks = [(b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + bytes(9))]
    else:
        size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        chunks = [(b"VP8X", bytes([2 if coding == "animated" else 8, 0, 0, 0]) + size), *more]
    body = b"WEBP"
    for kind, content in chunks:
        body += kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def exif(orientation: int = UPRIGHT, *, place: bool = False, order: str = "<") -> bytes:
    """A camera's notes, in either order of bytes: how the picture is to be turned and, if asked for, at which latitude it was taken."""
    entries = [struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)]
    if place:
        behind = 8 + 2 + 2 * 12 + 4
        entries.append(struct.pack(order + "HHII", 0x8825, 4, 1, behind))
    first = struct.pack(order + "H", len(entries)) + b"".join(entries) + struct.pack(order + "I", 0)
    latitude = struct.pack(order + "H", 1) + struct.pack(order + "HHII", 2, 5, 3, 0) + struct.pack(order + "I", 0) if place else b""
    magic = b"II*\0" if order == "<" else b"MM\0*"
    return magic + struct.pack(order + "I", 8) + first + latitude
