"""The pictures that an edition names, looked at in assets/: their sizes into its values, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from microsite.diagnostics import Diagnostic, diagnostic, near
from microsite.load.editions import LoadedEdition
from microsite.model.content import Edition, Listed, Picture
from microsite.read.picture_files import ENDINGS, FORMATS, HEAVIEST, HIGHEST, LOOKED_AT, WIDEST, PictureFile, read_picture


def with_pictures(root: Path, loaded: LoadedEdition, assets: Collection[str]) -> tuple[LoadedEdition, tuple[Diagnostic, ...]]:
    """The edition with the sizes of its pictures, and the faults of all that it names, in hidden drafts too.

    `assets`: paths below assets/.
    """
    seen = {file: _look(root / "assets" / file) for file in {named.name for named in loaded.pictures} if file in assets}
    faults = [fault for named in loaded.pictures for fault in _faults(named, seen, assets)]
    if loaded.edition is None:
        return loaded, tuple(faults)
    sizes = {file: (picture.width, picture.height) for file, (picture, _) in seen.items()}
    return loaded._replace(edition=_sized(loaded.edition, sizes)), tuple(faults)


def _sized(edition: Edition, sizes: Mapping[str, tuple[int, int]]) -> Edition:
    def sized(picture: Picture | None) -> Picture | None:
        return picture._replace(size=sizes.get(picture.file, (0, 0))) if picture is not None else None

    sections = tuple(each._replace(picture=sized(each.picture)) if each.picture else each for each in edition.sections)
    return edition._replace(head=edition.head._replace(picture=sized(edition.head.picture)), sections=sections)


def _look(path: Path) -> tuple[PictureFile, int | OSError]:
    """What the file is, and how many bytes it has, or why it can't be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LOOKED_AT)
        return read_picture(data), path.stat().st_size
    except OSError as error:
        return PictureFile(""), error


def _faults(named: Listed, seen: Mapping[str, tuple[PictureFile, int | OSError]], assets: Collection[str]) -> Iterator[Diagnostic]:
    file, position = named
    if file not in seen:
        twins = [each for each in sorted(assets) if each.lower() == file.lower()]
        pictures = [each for each in sorted(assets) if each.lower().endswith(ENDINGS)]
        if twins:
            yield diagnostic("picture-case", position, found=file, near=twins[0])
        else:
            yield diagnostic("picture-missing", position, found=file, near=near(file, pictures))
        return
    picture, weight = seen[file]
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
