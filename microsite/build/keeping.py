"""Which editions can stay as they are: pure, from what the ledger recorded and what is there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from microsite import digests
from microsite.build.ledger import EditionRecord
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.site import Extract
from microsite.read.layout import EDITION_FILE, Layout


def edition_files(layout: Layout, id_: str, languages: Iterable[str]) -> tuple[str, ...]:
    """The files that an edition is made from: its own, and its catalogues in the site's languages (by path)."""
    if id_ not in layout.editions:
        return ()
    catalogues = [layout.catalogues[path, id_] for path in languages if (path, id_) in layout.catalogues]
    return tuple(sorted([f"content/{id_}/{EDITION_FILE}", *layout.editions[id_], *catalogues]))


def is_kept(record: EditionRecord, files: tuple[str, ...], same: Set[str], entries: Mapping[str, str], intact: Set[str]) -> bool:
    """Whether nothing that an edition was made from has changed: its files, the shared entries that it shows, its pages on the disk."""
    return (
        files == record.files
        and all(file in same for file in files)
        and all(entries.get(name, "") == value for name, value in record.uses.items())
        and all(path in intact for path in record.artifacts)
    )


def others_digest(id_: str, extracts: Mapping[str, Extract], newest: str) -> str:
    """The digest of what an edition shows of the others: figures of its own indicators and periods, their titles, which is the newest."""
    own = extracts.get(id_)
    compared = {(figure.indicator, figure.period) for figure in own.figures} if own is not None else set()
    seen = []
    for other, extract in sorted(extracts.items()):
        figures = [figure for figure in extract.figures if (figure.indicator, figure.period) in compared] if other != id_ else []
        if figures or other == newest:
            seen.append([other, extract.titles, figures])
    return digests.of_value([newest, seen])


def path_clashes(paths: Iterable[str]) -> list[Diagnostic]:
    """Two things at one address, also where a file system takes upper and lower case for the same."""
    seen: set[str] = set()
    faults = []
    for path in paths:
        if path.lower() in seen:
            faults.append(diagnostic("path-clash", Position(f"output/{path}"), found=path))
        seen.add(path.lower())
    return faults
