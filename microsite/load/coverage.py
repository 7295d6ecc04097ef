"""How far the catalogues go: one warning for each that leaves readers the source text."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.load.catalogues import ReadCatalogue
from microsite.load.editions import LoadedEdition
from microsite.load.renames import renamed_without_notice
from microsite.load.shared import Shared
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE
from microsite.model.messages import site_messages
from microsite.model.progress import Progress, summed
from microsite.model.site import Extract
from microsite.read.layout import Layout


def incomplete(file: str, read: ReadCatalogue | None, progress: Progress) -> list[Diagnostic]:
    """One warning for a catalogue whose readers get the source text in places; none where all is translated, or nothing can be read."""
    if read is not None and read.faults and not read.file.entries:
        return []
    total, translated, fuzzy, missing, _ = progress
    return [diagnostic("translations-incomplete", Position(file), missing=missing, fuzzy=fuzzy, total=total)] if translated < total else []


def site_coverage(shared: Shared) -> list[Diagnostic]:
    """What site.po lacks, for each target language, and what waits in it under an id that is gone."""
    if shared.head is None:
        return []
    catalogues = {path: read for (path, name), read in shared.catalogues.items() if name == SITE_CATALOGUE}
    messages = list(site_messages(shared.head, shared.registers))
    found = renamed_without_notice(catalogues, messages)
    for language in shared.languages[1:]:
        read = catalogues.get(language.path)
        found += incomplete(f"translations/{language.path}/site.po", read, shared.progress[language.path])
    return found


def edition_coverage(shared: Shared, loaded: LoadedEdition) -> list[Diagnostic]:
    """The same for the edition's catalogues."""
    if loaded.edition is None:
        return []
    found = list(loaded.renamed)
    for language in shared.languages[1:]:
        read = loaded.catalogues.get(language.path)
        found += incomplete(f"translations/{language.path}/{loaded.id}.po", read, loaded.progress[language.path])
    return found


def below(shared: Shared, extracts: Iterable[Extract], asked: int) -> list[Diagnostic]:
    """An error for each target language of which less is translated than was asked for, in percent, over site.po and all editions shown."""
    of_editions = [dict(extract.progress) for extract in extracts]
    found = []
    for language in shared.languages[1:]:
        whole = summed([shared.progress[language.path], *(each[language.path] for each in of_editions if language.path in each)])
        # Not by the rounded percentage: 99.9 is less than 100.
        if 100 * whole.translated < asked * whole.total:
            place = Position(f"translations/{language.path}")
            facts = {"found": whole.percent, "expected": asked, "missing": whole.missing, "fuzzy": whole.fuzzy, "total": whole.total}
            found.append(diagnostic("translations-below", place, **facts))
    return found


def stray_catalogues(shared: Shared, layout: Layout, editions: Iterable[str]) -> list[Diagnostic]:
    """Catalogues that no page will ever use: of a language that site.yaml doesn't have, or of an edition that isn't there."""
    # As written: a language with a fault of its own is no unknown one.
    paths = list(dict.fromkeys(entry.path for entry in shared.head.languages)) if shared.head is not None else []
    names = [INTERFACE, SITE_CATALOGUE, *editions]
    found = []
    for (path, name), file in sorted(layout.catalogues.items()):
        if paths and path not in paths:
            found.append(
                diagnostic("translations-unknown-language", Position(file), found=path, near=near(path, paths), expected=", ".join(paths))
            )
        elif name not in names:
            found.append(
                diagnostic("translations-unknown-edition", Position(file), found=name, near=near(name, names), expected=", ".join(names))
            )
    return found
