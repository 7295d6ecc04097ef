"""The kind of each page of a built site, by its address."""

from __future__ import annotations

import re
from pathlib import Path

HOME, SECTION, TABLE, FIND, BESIDE = "home", "section", "table", "find", "side by side"
PAPER, BRIEF, OTHER, STUB = "for paper", "brief", "other", "old address"
INDICATOR, INDICATORS = "indicator", "all indicators"
OF_INDICATORS = (INDICATOR, INDICATORS)


def kind(path: str, page: bytes) -> str:
    """The kind of the page at `path` in the site's folder."""
    if b'http-equiv="refresh"' in page:
        return STUB
    name = path.rpartition("/")[2]
    if re.fullmatch(r"[^/]+/indicators/[^/]+", path):
        return INDICATORS if name == "index.html" else INDICATOR
    if name == "index.html":
        return HOME
    if name == "find.html":
        return FIND
    if not re.fullmatch(r"[^/]+/\d{4}[^/]*/[^/]+", path):
        return OTHER
    if name.count(".") > 1:
        return BESIDE
    return {"indicators.html": TABLE, "print.html": PAPER, "brief.html": BRIEF}.get(name, SECTION)


def kinds(folder: Path) -> dict[str, str]:
    """All pages in a folder: path → kind."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder).as_posix()
        found[path] = kind(path, file.read_bytes())
    return found
