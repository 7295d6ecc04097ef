"""What a task makes while it runs: files, pieces of files, facts for later tasks, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from microsite import digests
from microsite.diagnostics import Diagnostic
from microsite.engine.facts import Facts
from microsite.load.facts import Fact
from microsite.load.site import Site
from microsite.model.catalogue import Progress
from microsite.plan import views
from microsite.plan.artifacts import Artifact
from microsite.render.templates import Pages


class Making:
    """What a task makes while it runs."""

    def __init__(self, site: Site, facts: Facts, pages: Pages | None) -> None:
        """`pages`: None where nothing is to be shown, because something is wrong that pages stand on."""
        self.site, self.pages = site, pages
        self.files: dict[str, bytes] = {}
        self.faults: list[Diagnostic] = []
        self.facts: list[Fact] = []
        self.pieces: dict[str, list[str]] = {}
        """by path of a file: the keys of the pieces in it, in their order"""
        self._known = facts

    def artifact(self, artifact: Artifact) -> None:
        """Render a page."""
        assert self.pages is not None
        page = self.pages.render(artifact.kind, artifact.language, artifact.view)
        if isinstance(page, Diagnostic):
            self.faults.append(page)
        else:
            self.files[artifact.path] = page

    def piece(self, key: str, html: str | Diagnostic, coverage: Progress, period_inferred: bool = False) -> None:
        """Note a part of a page that another task puts together."""
        if isinstance(html, Diagnostic):
            self.faults.append(html)
            return
        whole = views.Piece(html, coverage, period_inferred)
        digest = digests.of_bytes(f"{coverage} {period_inferred} {html}".encode())
        self.facts.append(Fact(key, digest, whole._replace(html="")))
        self._known.add_piece(key, whole)

    def pieces_of(self, path: str, keys: Iterable[str]) -> list[views.Piece]:
        """The pieces of a file, in their order; those that there are none of are left out."""
        found = [key for key in keys if self.site.all(key)]
        self.pieces.setdefault(path, []).extend(found)
        return [self._known.piece(key) for key in found]
