"""An artifact into bytes: one function, the same alone or in a pool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.plan.artifacts import Artifact
from microsite.plan.views import AssetView
from microsite.render.data import csv_bytes, json_bytes
from microsite.render.datapackage import datapackage_bytes
from microsite.render.feed import feed_bytes
from microsite.render.sitemap import sitemap_bytes
from microsite.render.templates import Pages

_DATA: Mapping[str, Callable[[Any], bytes]] = {
    "csv": csv_bytes,
    "json": json_bytes,
    "datapackage": datapackage_bytes,
    "sitemap": sitemap_bytes,
    "feed": feed_bytes,
}


def render(artifact: Artifact, pages: Pages, assets: Path) -> bytes | Diagnostic:
    """The bytes of the artifact, or the fault that keeps it from being made."""
    if artifact.kind in _DATA:
        return _DATA[artifact.kind](artifact.view)
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
