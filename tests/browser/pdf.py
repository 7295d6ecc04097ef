"""The text of a PDF that Chromium printed: enough of the format for that, so that no further library is needed."""

from __future__ import annotations

import re
import unicodedata
import zlib

_OBJECT = re.compile(rb"(?<![0-9])(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"/Length (\d+).*?>>\s*stream\r?\n", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")
_SHOWN = re.compile(
    rb"/ActualText\s*<FEFF(?P<spoken>[0-9A-Fa-f]*)>\s*>>\s*BDC(?P<glyphs>.*?)EMC|/F(?P<font>\d+) [-.\d]+ Tf|<(?P<codes>[0-9A-Fa-f]+)>",
    re.DOTALL,
)


def pdf_text(data: bytes) -> str:
    """All text in the order in which it is drawn, without blanks, compatibility forms as plain ones."""
    objects = {int(match[1]): match[2] for match in _OBJECT.finditer(data)}
    fonts = {
        number: _characters(_stream(objects[int(found[1])]))
        for number, body in objects.items()
        if (found := re.search(rb"/ToUnicode (\d+) 0 R", body))
    }
    text = "".join(_drawn(stream, fonts) for body in objects.values() if b" Tf" in (stream := _stream(body)))
    return without_blanks(text)


def without_blanks(text: str) -> str:
    """As `pdf_text` gives it: what a line break or a font's choice of glyph could change is left out."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split())


def _stream(body: bytes) -> bytes:
    match = _STREAM.search(body)
    if match is None:
        return b""
    head = body[: match.end()]
    if b"/Image" in head:
        return b""
    data = body[match.end() : match.end() + int(match[1])]
    return zlib.decompress(data) if b"FlateDecode" in head else data


def _characters(cmap: bytes) -> tuple[int, dict[int, str]]:
    """Hexadecimal digits of a code, and what each code says."""
    digits = 4 if b"<0000> <FFFF>" in cmap else 2
    said: dict[int, str] = {}
    for kind, block in re.findall(rb"beginbf(char|range)(.*?)endbf", cmap, re.DOTALL):
        codes = iter(_CODE.findall(block))
        for first in codes:
            last = next(codes) if kind == b"range" else first
            text = bytes.fromhex(next(codes).decode()).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                said[code] = text[:-1] + chr(ord(text[-1]) + code - int(first, 16))
    return digits, said


def _drawn(stream: bytes, fonts: dict[int, tuple[int, dict[int, str]]]) -> str:
    parts: list[str] = []
    font: tuple[int, dict[int, str]] = (2, {})
    for match in _SHOWN.finditer(stream):
        if match["spoken"] is not None:
            parts.append(bytes.fromhex(match["spoken"].decode()).decode("utf-16-be"))
            chosen = re.findall(rb"/F(\d+) [-.\d]+ Tf", match["glyphs"])
            font = fonts.get(int(chosen[-1]), font) if chosen else font
        elif match["font"]:
            font = fonts.get(int(match["font"]), (2, {}))
        else:
            digits, said = font
            codes = match["codes"].decode()
            parts += [said.get(int(codes[at : at + digits], 16), "") for at in range(0, len(codes), digits)]
    return "".join(parts)
