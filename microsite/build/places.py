"""The places that a build works in: whether they can serve, and where it keeps what it knows."""

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


def state_file(settings: Settings) -> Path | None:
    """Where the output folder's ledger is kept: in the root, or in the user's cache where that can't be written to; None if neither can."""
    name = sha256(os.path.relpath(settings.output.resolve(), settings.root.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    places = [settings.root / ".cache" / "microsite"]
    cache = user_cache()
    if cache is not None:
        places.append(cache / "microsite" / sha256(str(settings.root.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16])
    for place in places:
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(place, os.W_OK):
            return place / f"{name}.json"
    return None
