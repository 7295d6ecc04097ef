"""File names that every system can store: the site may be built on one, unpacked on another and served from a third."""

from __future__ import annotations

import re
import unicodedata

_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
"""names that mean devices on Windows, whatever stands behind a full stop after them"""
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


def storable(name: str) -> str:
    """The name of a file or folder, or the nearest one to it that Windows can store, too."""
    kept = _FORBIDDEN.sub("-", name).rstrip(". ") or "file"
    stem, point, rest = kept.partition(".")
    return f"{stem.rstrip()}_{point}{rest}" if _DEVICES.fullmatch(stem.rstrip()) else kept


def storable_path(path: str) -> str:
    """The same for a path with slashes between its parts."""
    return "/".join(map(storable, path.split("/")))


def folded(path: str) -> str:
    """What two paths have in common that are one on a disk that tells neither case nor ways of writing accents apart."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())
