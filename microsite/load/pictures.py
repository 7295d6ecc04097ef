"""What is wrong with a picture that a content file names, looked at in assets/."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from microsite.diagnostics import Diagnostic, diagnostic, near
from microsite.model.content import Listed
from microsite.read.picture_files import ENDINGS, FORMATS, HEAVIEST, HIGHEST, LOOKED_AT, WIDEST, PictureFile, read_picture


def _look(path: Path) -> tuple[PictureFile, int | OSError]:
    """What the file is, and how many bytes it has, or why it can't be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LOOKED_AT)
        return read_picture(data), path.stat().st_size
    except OSError as error:
        return PictureFile(""), error


def picture_faults(root: Path, named: Listed, is_there: bool, assets: Callable[[], Collection[str]]) -> Iterator[Diagnostic]:
    """What is wrong with the picture of that name; `assets`: all paths below assets/, to find what was meant."""
    file, position = named
    if not is_there:
        twins = [each for each in sorted(assets()) if each.lower() == file.lower()]
        pictures = [each for each in sorted(assets()) if each.lower().endswith(ENDINGS)]
        if twins:
            yield diagnostic("picture-case", position, found=file, near=twins[0])
        else:
            yield diagnostic("picture-missing", position, found=file, near=near(file, pictures))
        return
    picture, weight = _look(root / "assets" / file)
    if isinstance(weight, OSError):
        yield diagnostic("picture-unreadable", position, found=file, reason=weight.strerror or weight)
        return
    if not weight:
        yield diagnostic("picture-cut", position, found=file)
        return
    if picture.moves:
        yield diagnostic("picture-moves", position, found=file)
    ends = FORMATS.get(picture.format)
    stem, _, end = file.rpartition(".")
    if ends is None:
        yield diagnostic("picture-format", position, found=file, format=picture.format or None, expected=", ".join(FORMATS))
    elif end.lower() not in ends:
        yield diagnostic("picture-ending", position, found=file, format=picture.format, near=f"{stem or end}.{ends[0]}")
    if ends is not None and not picture.width:
        yield diagnostic("picture-damaged", position, found=file, format=picture.format)
    elif ends is not None and not picture.is_whole and weight <= LOOKED_AT:
        yield diagnostic("picture-cut", position, found=file)
    if picture.width > WIDEST or picture.height > HIGHEST:
        size, most = f"{picture.width} × {picture.height}", f"{WIDEST} × {HIGHEST}"
        yield diagnostic("picture-large", position, found=file, size=size, most=most)
    if weight > HEAVIEST:
        yield diagnostic("picture-heavy", position, found=file, weight=-(-weight // 1000), most=HEAVIEST // 1000)
    if picture.tells_place:
        yield diagnostic("picture-place", position, found=file)
