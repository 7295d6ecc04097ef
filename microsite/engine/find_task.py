"""The tasks of the page to find things on: what all editions share, as a piece, and the page of each edition."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.engine.making import Making
from microsite.plan.artifacts import Artifact, coverage_of
from microsite.plan.edition import EditionPlan
from microsite.plan.find import find_page, find_path, find_shared


def make_find_shared(making: Making, edition: str) -> None:
    """Make what all editions share, for the page of the newest.

    It speaks of all indicators, so that it takes long, and few edits change it.
    """
    if making.pages is None or edition != making.site.newest:
        return
    for plan in _plans(making, edition):
        view, language = find_shared(plan), plan.language.path
        making.piece(f"find_shared:{language}:{edition}", making.pages.piece("find_shared", language, view), coverage_of(view))


def make_find(making: Making, edition: str) -> None:
    """Make an edition's page of the pieces in it."""
    sections = making.site.sections(edition)
    for plan in _plans(making, edition):
        path, language = find_path(plan), plan.language.path
        pieces = making.pieces_of(path, (f"find:{language}:{edition}.{each}" for each in sections))
        shared = making.pieces_of(path, [f"find_shared:{language}:{edition}"])
        making.artifact(Artifact(path, "find", language, find_page(plan, pieces, shared)))


def _plans(making: Making, edition: str) -> Iterator[EditionPlan]:
    return (EditionPlan(edition, making.site, localizer) for localizer in making.site.localizers.values())
