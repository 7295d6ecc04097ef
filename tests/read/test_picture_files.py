"""Format and size of a picture are told from its first bytes, and no bytes make the reader raise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.read.picture_files import ENDINGS, FORMATS, PictureFile, note, noted, read_picture
from tests.pictures import TURNED, exif, jpeg, png, webp

SIZES = st.tuples(st.integers(1, 16383), st.integers(1, 16383))


@given(SIZES, st.sampled_from(["lossy", "lossless", "extended"]))
def test_the_size_of_each_coding_of_webp_is_read(size: tuple[int, int], coding: str) -> None:
    assert read_picture(webp(*size, coding)) == PictureFile("WebP", *size, is_whole=True)


@given(SIZES, st.sampled_from([0xC0, 0xC1, 0xC2, 0xC9, 0xCF]))
def test_the_size_of_a_photograph_is_read_from_its_frame(size: tuple[int, int], frame: int) -> None:
    assert read_picture(jpeg(*size, frame=frame)) == PictureFile("JPEG", *size, is_whole=True)


@given(st.tuples(st.integers(1, 40), st.integers(1, 40)))
def test_the_size_of_a_png_is_read(size: tuple[int, int]) -> None:
    assert read_picture(png(*size)) == PictureFile("PNG", *size, is_whole=True)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_that_is_to_be_turned_has_the_size_that_is_seen(orientation: int, order: str) -> None:
    seen = read_picture(jpeg(40, 30, exif=exif(orientation, order=order)))
    assert (seen.width, seen.height) == ((30, 40) if orientation >= 5 else (40, 30))
    assert not seen.tells_place


@pytest.mark.parametrize("order", ["<", ">"])
def test_coordinates_are_seen_in_each_format(order: str) -> None:
    notes = exif(TURNED, place=True, order=order)
    assert read_picture(jpeg(4, 3, exif=notes)).tells_place
    assert read_picture(png(4, 3, (b"eXIf", notes))).tells_place
    assert read_picture(webp(4, 3, "extended", (b"EXIF", notes))).tells_place
    assert read_picture(webp(4, 3, "extended", (b"EXIF", b"Exif\0\0" + notes))).tells_place
    assert not read_picture(jpeg(4, 3, exif=exif(order=order))).tells_place


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"GIF89a\x01\x00\x01\x00", "GIF"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"<svg></svg>", "SVG"),
        (b"<html></html>", ""),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "AVIF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"BM\x46\x00\x00\x00", "BMP"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"%PDF-1.7", "PDF"),
        (b"", ""),
    ],
)
def test_what_is_no_picture_of_these_formats_is_called_by_its_name(data: bytes, name: str) -> None:
    assert read_picture(data) == PictureFile(name)
    assert name not in FORMATS


def test_a_picture_that_moves_is_told_from_one_that_stands_still() -> None:
    assert [read_picture(each).moves for each in (png(2, 2, (b"acTL", bytes(8))), webp(2, 2, "animated"))] == [True, True]
    assert [read_picture(each).moves for each in (png(2, 2), webp(2, 2, "extended"))] == [False, False]


def test_names_of_files_may_end_as_their_formats_do() -> None:
    assert ENDINGS == (".png", ".jpg", ".jpeg", ".webp")


WHOLE = [png(9, 7), jpeg(900, 700), webp(900, 700), webp(900, 700, "lossless"), webp(900, 700, "extended", (b"ALPH", bytes(30)))]


@pytest.mark.parametrize("data", WHOLE)
def test_a_picture_that_is_cut_off_anywhere_is_not_whole_and_never_of_another_size(data: bytes) -> None:
    whole = read_picture(data)
    for length in range(len(data)):
        seen = read_picture(data[:length])
        assert not seen.is_whole, length
        assert (seen.width, seen.height) in ((0, 0), (whole.width, whole.height)), length


@given(st.data())
def test_no_bytes_make_the_reader_raise(data: st.DataObject) -> None:
    """Photographs with bytes changed, cut out and put in: what comes of them is a size or none."""
    notes = exif(TURNED, place=True)
    seeds = [*WHOLE, jpeg(9, 7, exif=notes), png(3, 2, (b"eXIf", notes)), webp(3, 2, "extended", (b"EXIF", notes))]
    picture = bytearray(data.draw(st.sampled_from(seeds)))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(picture)))
        picture[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    seen = read_picture(bytes(picture))
    assert seen.width >= 0
    assert bool(seen.width) == bool(seen.height)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"\xff\xd8\xff\xe1\0\xffExif\0\0II*\0"]),
)
def test_neither_do_any_bytes_behind_a_signature(junk: bytes, signature: bytes) -> None:
    read_picture(signature + junk)


# Notes


def test_a_note_is_found_again_and_the_picture_stays_the_same() -> None:
    plain = png(3, 2)
    assert note(plain) == ""
    assert note(noted(plain, "0a1b")) == "0a1b"
    assert read_picture(noted(plain, "0a1b")) == read_picture(plain) == PictureFile("PNG", 3, 2, is_whole=True)
    # Its pixels are untouched.
    assert noted(plain, "0a1b").endswith(plain[33:])


@given(st.binary(max_size=80), st.integers(0, 120))
def test_what_is_no_picture_or_only_half_of_one_has_no_note_and_raises_nothing(junk: bytes, length: int) -> None:
    assert note(junk) == ""
    note(noted(png(2, 2), "abc")[:length])


def test_nothing_can_be_noted_in_what_is_no_picture() -> None:
    with pytest.raises(ValueError, match="no PNG"):
        noted(b"GIF89a", "x")
