"""Which file answers an address, and which hosts and origins the preview is asked under."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

LOOPBACK = "127.0.0.1"

_TYPES = {
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "zip": "application/zip",
}


class Found(NamedTuple):
    """What an address leads to: a file, or for a folder asked for without its last slash the address to ask for instead."""

    file: Path | None = None
    elsewhere: str = ""


NOTHING = Found()


def found(output: Path, address: str) -> Found:
    """The file below `output` that `address` (path of a URL, still quoted) names; `NOTHING` for all that is not below it.

    A folder is answered by its index.html. Names that begin with a dot are the tool's own, and no pages.
    """
    try:
        *folders, name = unquote_to_bytes(address).decode("utf-8").removeprefix("/").split("/")
    except UnicodeDecodeError:
        return NOTHING
    parts = [*folders, name] if name else folders
    if not all(map(_is_plain, parts)):
        return NOTHING
    try:
        # A link inside the folder may lead out of it: what counts is where the file lies.
        home = output.resolve()
        file = home.joinpath(*parts).resolve()
        if not file.is_relative_to(home):
            return NOTHING
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            if name:
                return Found(elsewhere="/" + "/".join(map(quote, parts)) + "/")
            file /= "index.html"
            mode = file.stat().st_mode
        elif not name:
            return NOTHING
    except (OSError, ValueError, RuntimeError):
        return NOTHING
    return Found(file) if stat.S_ISREG(mode) else NOTHING


def _is_plain(part: str) -> bool:
    # A backslash and a colon lead elsewhere on Windows (C:\…, a stream of a file).
    return bool(part) and not part.startswith(".") and not any(character in '\\:*?"<>|' or character < " " for character in part)


def media_type(file: Path) -> str:
    """The Content-Type of a file; from a list of our own, since Windows takes Python's from its registry."""
    return _TYPES.get(file.suffix.lower().removeprefix("."), "application/octet-stream")


def is_page(file: Path) -> bool:
    """Whether a browser shows the file as a page."""
    return file.suffix.lower() in (".html", ".htm")


def hosts(port: int) -> frozenset[str]:
    """What the Host header of a request to this preview may say.

    Any other name leads to this machine by an address of its owner's choice (DNS rebinding), to read what is not published.
    """
    names = {LOOPBACK, "localhost"}
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


def is_own_origin(origin: str | None, host: str) -> bool:
    """Whether the Origin header of a WebSocket's request names a page of the preview that is asked, at `host`."""
    return origin is not None and origin.lower() == f"http://{host.lower()}"
