"""How large pages are when compressed, beside the limits."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.auditing import pages

# Bytes, compressed with gzip.
LIMITS = {pages.HOME: 40_000, pages.SECTION: 25_000, pages.FIND: 40_000, pages.INDICATOR: 25_000}
STYLE_LIMIT = 8_000
VISIT_LIMIT = 100_000
"""for a home and the two heaviest sections together"""


class Weight(NamedTuple):
    """The heaviest page of a kind."""

    kind: str
    bytes: int
    path: str
    limit: int
    """0 for no limit"""


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def weights(files: Mapping[str, bytes]) -> list[Weight]:
    """The heaviest page of each kind, the heaviest style, and a visit to three pages. `files`: path → bytes of the pages."""
    sizes: dict[str, list[tuple[int, str]]] = {}
    for path, data in files.items():
        sizes.setdefault(pages.kind(path, data), []).append((packed(data), path))
    heaviest = [Weight(kind, *max(found), LIMITS.get(kind, 0)) for kind, found in sorted(sizes.items())]
    styles = [(packed(style), path) for path, data in files.items() for style in re.findall(rb"<style>(.*?)</style>", data, re.DOTALL)]
    sections = sorted(sizes.get(pages.SECTION, ()))[-2:]
    visit = max(sizes.get(pages.HOME, [(0, "")]))[0] + sum(size for size, _ in sections)
    return [*heaviest, Weight("style", *max(styles), STYLE_LIMIT), Weight("three pages", visit, "", VISIT_LIMIT)]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.html"))}
