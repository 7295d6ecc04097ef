"""The folders that a build works in: whether they can serve, and where it keeps its ledger."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from microsite.cache_folder import user_cache
from microsite.diagnostics import Diagnostic, Position, diagnostic
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
    if settings.base_url and not settings.base_url.startswith(("http://", "https://")):
        return [diagnostic("option-base-url", Position(""), found=settings.base_url)]
    return []


def ledger_file(settings: Settings) -> Path | None:
    """Where the output folder's ledger is kept: in the user's own cache folder, apart for each root and output; None if there is none.

    Never in the root: that may come from a stranger, and what a ledger says is believed.
    """
    cache = user_cache()
    if cache is None:
        return None
    folder = cache / "microsite" / _digest(settings.root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder / f"{_digest(settings.output)}.sqlite" if os.access(folder, os.W_OK) else None


def _digest(path: Path) -> str:
    return sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
