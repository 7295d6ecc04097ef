"""Resolves the address of a request to a file, and lists the hosts and origins that the preview accepts."""

from __future__ import annotations

import stat
from mimetypes import MimeTypes
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

LOOPBACK = "127.0.0.1"
_TYPES = MimeTypes()
"""the types that Python knows by itself, because those of Windows' registry may be wrong"""


class Target(NamedTuple):
    """What an address resolves to: a file, a redirect (for a folder without its last slash), or neither."""

    file: Path | None = None
    redirect: str = ""


NOT_FOUND = Target()


def resolve(output: Path, address: str) -> Target:
    """Resolve `address` (the path of a URL, still quoted) to a file below `output`; `NOT_FOUND` for everything else.

    For a folder this is its index.html. Names that begin with a dot belong to the tool and are not served.
    """
    try:
        *folders, name = unquote_to_bytes(address).decode("utf-8").removeprefix("/").split("/")
    except UnicodeDecodeError:
        return NOT_FOUND
    parts = [*folders, name] if name else folders
    if not all(map(_is_plain, parts)):
        return NOT_FOUND
    try:
        # A symbolic link inside the folder may lead out of it, so the resolved path is checked.
        home = output.resolve()
        file = home.joinpath(*parts).resolve()
        if not file.is_relative_to(home):
            return NOT_FOUND
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            if name:
                return Target(redirect="/" + "/".join(map(quote, parts)) + "/")
            file /= "index.html"
            mode = file.stat().st_mode
        elif not name:
            return NOT_FOUND
    except (OSError, ValueError, RuntimeError):
        return NOT_FOUND
    return Target(file) if stat.S_ISREG(mode) else NOT_FOUND


def _is_plain(part: str) -> bool:
    # On Windows a backslash or a colon can name another place (C:\…, a stream of a file).
    return bool(part) and not part.startswith(".") and not any(character in '\\:*?"<>|' or character < " " for character in part)


def media_type(file: Path) -> str:
    """Content-Type of a file."""
    kind = _TYPES.guess_type(file.name, strict=False)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def is_page(file: Path) -> bool:
    """Whether a browser shows the file as a page."""
    return file.suffix.lower() in (".html", ".htm")


def hosts(port: int) -> frozenset[str]:
    """Accepted values of the Host header.

    Another name could be made to point to this machine (DNS rebinding), so that a foreign page reads what is not published.
    """
    names = {LOOPBACK, "localhost"}
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


def is_own_origin(origin: str | None, host: str) -> bool:
    """Whether the Origin header of a WebSocket request names a page of this preview, at `host`."""
    return origin is not None and origin.lower() == f"http://{host.lower()}"
