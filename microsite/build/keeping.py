"""Which editions can stay as they are: pure, from what the ledger recorded and what is there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from microsite import digests
from microsite.build.ledger import EditionRecord
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.histories import known_elsewhere
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


def others_digest(id_: str, extracts: Mapping[str, Extract], newest: str, entries: Mapping[str, str]) -> str:
    """The digest of what an edition shows of the others: figures of its own indicators and years with the documents that give them, dates
    and titles, which is the newest. `entries`: digests of the shared entries."""
    seen: list[object] = [newest, max((extract.date for extract in extracts.values()), default="")]
    for extract, figures in known_elsewhere(id_, extracts) if id_ in extracts else ():
        if figures or extract.id == newest:
            documents = sorted({figure.document for figure in figures if figure.document})
            seen.append([extract.id, extract.titles, extract.date, figures, [entries.get(f"document.{each}", "") for each in documents]])
    return digests.of_value(seen)


def path_clashes(paths: Iterable[str]) -> list[Diagnostic]:
    """Two things at one address, also where a file system takes upper and lower case for the same."""
    seen: set[str] = set()
    faults = []
    for path in paths:
        if path.lower() in seen:
            faults.append(diagnostic("path-clash", Position(f"output/{path}"), found=path))
        seen.add(path.lower())
    return faults
