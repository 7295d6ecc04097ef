"""An artifact into bytes: one function, the same alone or in a pool."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.plan.artifacts import Artifact
from microsite.plan.views import AssetView
from microsite.render.templates import Pages


def _writer(kind: str) -> Callable[[Any], bytes] | None:
    """What makes the bytes of a kind that is neither a page nor copied; imported late, as an edited sentence changes none of them."""
    match kind:
        case "csv":
            from microsite.render.data import csv_bytes

            return csv_bytes
        case "json":
            from microsite.render.data import json_bytes

            return json_bytes
        case "datapackage":
            from microsite.render.datapackage import datapackage_bytes

            return datapackage_bytes
        case "sitemap":
            from microsite.render.sitemap import sitemap_bytes

            return sitemap_bytes
        case "feed":
            from microsite.render.feed import feed_bytes

            return feed_bytes
    return None


def render(artifact: Artifact, pages: Pages, assets: Path) -> bytes | Diagnostic:
    """The bytes of the artifact, or the fault that keeps it from being made."""
    writer = _writer(artifact.kind)
    if writer is not None:
        return writer(artifact.view)
    if isinstance(artifact.view, AssetView):
        return _asset(artifact.view, assets)
    return pages.render(artifact.kind, artifact.language, artifact.view)


def _asset(view: AssetView, assets: Path) -> bytes | Diagnostic:
    try:
        data = (assets / view.source).read_bytes()
    except OSError as error:
        return diagnostic("file-unreadable", Position(f"assets/{view.source}"), reason=error.strerror or error)
    # Written while the build ran: what was planned is not what is there.
    return data if digests.of_bytes(data) == view.digest else diagnostic("file-changing", Position(f"assets/{view.source}"))
