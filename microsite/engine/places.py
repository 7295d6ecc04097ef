"""The folders that a build works in: whether they can serve, and where it keeps its ledger."""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from microsite.cache_folder import user_cache
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.site_address import site_address_fault
from microsite.settings import Settings


def place_faults(settings: Settings) -> list[Diagnostic]:
    """Options that would make the build eat its own input, or find none."""
    root, output = settings.root.resolve(), settings.output.resolve()
    if not (root / "content").is_dir():
        return [diagnostic("option-root", Position(""), found=settings.root)]
    inputs = [root / folder for folder in ("content", "translations", "templates", "assets", "microsite", "tests", ".git")]
    if output == root or output in root.parents or any(output == each or each in output.parents for each in inputs):
        return [diagnostic("output-place", Position(""), found=settings.output)]
    if output.exists() and not output.is_dir():
        return [diagnostic("output-place", Position(""), found=settings.output)]
    if settings.base_url and (fault := site_address_fault(settings.base_url, Position(""))):
        return [fault]
    return []


_UNUSED_DAYS = 60
_DIGITS = 16


def ledger_file(settings: Settings) -> Path | None:
    """Where the output folder's ledger is kept, apart for each root and output; None if there is no place for it."""
    folder = root_cache(settings.root)
    return folder / f"{_digest(settings.output)}.sqlite" if folder is not None else None


def root_cache(root: Path) -> Path | None:
    """The folder for what is remembered of a root, in the user's own cache folder; None if it can't be written.

    Never in the root: that may come from a stranger, and what a ledger says is believed.
    """
    cache = user_cache()
    if cache is None:
        return None
    folder = cache / "microsite" / _digest(root)
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True)
            _remove_unused(folder.parent)
        # The time at which it was last used.
        os.utime(folder)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def _remove_unused(cache: Path) -> None:
    """Remove what is remembered of roots that were not built for a long time, and may be gone."""
    before = time.time() - _UNUSED_DAYS * 24 * 60 * 60
    for folder in cache.iterdir():
        if re.fullmatch(f"[0-9a-f]{{{_DIGITS}}}", folder.name):
            with suppress(OSError):
                if folder.stat().st_mtime < before:
                    shutil.rmtree(folder)


def _digest(path: Path) -> str:
    return sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
