"""Resolves the address of a request to a file, and lists the hosts and origins that the preview accepts."""

from __future__ import annotations

from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import unquote_to_bytes

LOOPBACK = "127.0.0.1"
_TYPES = MimeTypes()
"""the types that Python knows by itself, because those of Windows' registry may be wrong"""


def resolve(output: Path, address: str) -> Path | None:
    """Resolve `address` (the path of a URL, still quoted) to a file below `output`, or to a folder if its last slash is missing.

    Names that begin with a dot belong to the tool and are not served.
    """
    try:
        parts = unquote_to_bytes(address).decode("utf-8").removeprefix("/").split("/")
        parts[-1] = parts[-1] or "index.html"
        # A symbolic link inside the folder may lead out of it, so the resolved path is checked.
        home = output.resolve()
        file = home.joinpath(*parts).resolve()
        found = all(map(_is_plain, parts)) and file.is_relative_to(home) and (file.is_file() or file.is_dir())
    except (OSError, ValueError, RuntimeError):
        return None
    return file if found else None


def _is_plain(part: str) -> bool:
    # On Windows a backslash or a colon can name another place (C:\…, a stream of a file).
    return bool(part) and not part.startswith(".") and not any(character in '\\:*?"<>|' or character < " " for character in part)


def media_type(file: Path) -> str:
    """Content-Type of a file."""
    kind = _TYPES.guess_type(file.name, strict=False)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def hosts(port: int) -> frozenset[str]:
    """Accepted values of the Host header.

    Another name could be made to point to this machine (DNS rebinding), so that a foreign page reads what is not published.
    """
    names = (LOOPBACK, "localhost")
    return frozenset(f"{name}:{port}" for name in names).union(names if port == 80 else ())


def is_own_origin(origin: str | None, host: str) -> bool:
    """Whether the Origin header of a WebSocket request names a page of this preview, at `host`."""
    return origin is not None and origin.lower() == f"http://{host.lower()}"
