"""What a PDF says, page by page and place by place, and what a camera sees in its codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw
import zxingcpp

POINTS_PER_MM = 72 / 25.4
A4 = (210, 297)
"""millimetres"""


class Sheet(NamedTuple):
    """A page of a PDF; lengths in millimetres, from its left and its upper edge."""

    width: float
    height: float
    text: str
    """all of it, line by line"""
    body: str
    """what stands between the margins, in the order in which it is drawn"""
    head: str
    """what stands in the upper margin"""
    foot: str
    """what stands in the lower margin"""
    drawn: tuple[Text, ...]
    """its letters, as they are drawn: often one by one"""

    @property
    def reach(self) -> tuple[float, float, float, float]:
        """The box that all its letters lie in: left, top, right, bottom."""
        _, _, lefts, tops, rights, bottoms = zip(*self.drawn, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


class Text(NamedTuple):
    """A run of letters where it stands; lengths in millimetres, from the sheet's left and its upper edge."""

    sheet: int
    """from 1"""
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def is_before(self, other: Text) -> bool:
        """Whether another run goes on where this one ends."""
        on_one_line = self.top < (other.top + other.bottom) / 2 < self.bottom or other.top < (self.top + self.bottom) / 2 < other.bottom
        return self.sheet == other.sheet and on_one_line and -1 < other.left - self.right < 3

    def joined(self, other: Text) -> Text:
        """Both runs as one."""
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Text(self.sheet, self.text + other.text, min(self.left, other.left), min(self.top, other.top), right, bottom)

    def covers(self, other: Text) -> float:
        """How much of the smaller of two runs lies on the other, from 0 to 1."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        areas = [(each.right - each.left) * (each.bottom - each.top) for each in (self, other)]
        return width * height / min(areas) if self.sheet == other.sheet and min(width, height) > 0 and min(areas) > 0 else 0


class Heading(NamedTuple):
    """An entry of a PDF's outline."""

    title: str
    sheet: int
    """from 1"""
    below: str
    """what stands below it on its sheet, above the lower margin; the end of the heading itself too where it is long"""


class Code(NamedTuple):
    """A QR code as a camera finds it on a sheet."""

    text: str
    level: str
    """how much of it may be lost: L, M, Q, H"""
    side: float
    """millimetres, without the white around it"""


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with closing(pypdfium2.PdfDocument(data)) as document:
        yield document


def sheets(data: bytes, top: float = 12, bottom: float = 14) -> list[Sheet]:
    """The pages of a PDF, whose margins at the top and at the bottom are that wide."""
    with _opened(data) as document:
        return [_sheet(number, page, top, bottom) for number, page in enumerate(document, 1)]


def _sheet(number: int, page: pypdfium2.PdfPage, above: float, below: float) -> Sheet:
    width, height = page.get_size()
    whole = page.get_textpage()
    # The library's own text puts together what lies in one line; its objects are in the order in which they are drawn.
    drawn = []
    for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=whole):
        if (text := each.extract()).strip():
            left, bottom, right, top = each.get_bounds()
            drawn.append(Text(number, text, *(side / POINTS_PER_MM for side in (left, height - top, right, height - bottom))))
    parts: dict[str, list[str]] = {"head": [], "body": [], "foot": []}
    for each in drawn:
        middle = (each.top + each.bottom) / 2
        parts["foot" if middle > height / POINTS_PER_MM - below else "head" if middle < above else "body"].append(each.text)
    return Sheet(
        width / POINTS_PER_MM,
        height / POINTS_PER_MM,
        whole.get_text_range(),
        *("".join(parts[name]) for name in ("body", "head", "foot")),
        tuple(drawn),
    )


def texts(sheets: list[Sheet]) -> list[Text]:
    """The lines, or parts of lines, of sheets in the order in which they are drawn."""
    found: list[Text] = []
    for run in (each for sheet in sheets for each in sheet.drawn):
        found[-1:] = [found[-1].joined(run)] if found and found[-1].is_before(run) else [*found[-1:], run]
    return found


def codes(data: bytes, page: int = 0, per_inch: int = 200) -> list[Code]:
    """The QR codes on a page of a PDF, printed at that many dots per inch."""
    with _opened(data) as document:
        bitmap = document[page].render(scale=per_inch / 72, grayscale=True)
        picture = memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))
        found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
        return [Code(each.text, each.ec_level, _side(each.position) / per_inch * 25.4) for each in found]


def _side(position: zxingcpp.Position) -> float:
    """The length of the shorter side of a code, in dots."""
    corners = (position.top_left, position.top_right, position.bottom_right)
    (ax, ay), (bx, by), (cx, cy) = ((corner.x, corner.y) for corner in corners)
    return min(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5, ((bx - cx) ** 2 + (by - cy) ** 2) ** 0.5)


def outline(data: bytes, bottom: float = 14) -> list[Heading]:
    """The headings of a PDF that was printed with its outline, in their order; `bottom`: the lower margin in millimetres."""
    found = []
    with _opened(data) as document:
        pages = [page.get_textpage() for page in document]
        for each in document.get_toc():
            at = each.get_dest()
            assert at is not None
            _, (_, top, *_) = at.get_view()
            below = pages[at.get_index()].get_text_bounded(bottom=bottom * POINTS_PER_MM, top=top)
            found.append(Heading(each.get_title(), at.get_index() + 1, below))
    return found


def pdf_text(data: bytes) -> str:
    """All text in the order in which it is drawn, without blanks, compatibility forms as plain ones."""
    return "".join(without_blanks(sheet.body) for sheet in sheets(data, 0, 0))


def without_blanks(text: str) -> str:
    """As `pdf_text` gives it: what a line break or a font's choice of glyph could change is left out, hyphens and the
    dots between parts that a style puts in, too."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u2010\ufffe\x02·-]", "", plain)
