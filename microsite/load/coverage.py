"""How far the catalogues go: one warning for each that leaves readers the source text."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.load.catalogues import ReadCatalogue
from microsite.load.editions import LoadedEdition
from microsite.load.renames import renamed_without_notice
from microsite.load.shared import Shared
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE
from microsite.model.messages import Message, edition_messages, site_messages
from microsite.read.layout import Layout


def incomplete(file: str, read: ReadCatalogue | None, messages: Iterable[Message]) -> list[Diagnostic]:
    """One warning for a catalogue whose readers get the source text in places; none where all is translated, or nothing can be read."""
    if read is not None and read.faults and not read.file.entries:
        return []
    catalogue = read.catalogue if read is not None else None
    total = missing = fuzzy = 0
    for message in messages:
        total += 1
        state = catalogue.find(message.context, message.words.text).state if catalogue is not None else "missing"
        missing += state == "missing"
        fuzzy += state == "fuzzy"
    return [diagnostic("translations-incomplete", Position(file), missing=missing, fuzzy=fuzzy, total=total)] if missing or fuzzy else []


def site_coverage(shared: Shared) -> list[Diagnostic]:
    """What site.po lacks, for each target language, and what waits in it under an id that is gone."""
    if shared.head is None:
        return []
    catalogues = {path: read for (path, name), read in shared.catalogues.items() if name == SITE_CATALOGUE}
    messages = list(site_messages(shared.head, shared.registers))
    found = renamed_without_notice(catalogues, messages)
    for language in shared.languages[1:]:
        read = catalogues.get(language.path)
        found += incomplete(f"translations/{language.path}/site.po", read, messages)
    return found


def edition_coverage(shared: Shared, loaded: LoadedEdition) -> list[Diagnostic]:
    """The same for the edition's catalogues."""
    if loaded.edition is None:
        return []
    messages = list(edition_messages(loaded.edition))
    found = renamed_without_notice(loaded.catalogues, messages)
    for language in shared.languages[1:]:
        read = loaded.catalogues.get(language.path)
        found += incomplete(f"translations/{language.path}/{loaded.id}.po", read, messages)
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
