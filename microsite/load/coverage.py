"""How far the catalogues go: one warning for each that leaves readers the source text."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.editions import LoadedEdition
from microsite.load.shared import Shared
from microsite.model.catalogue import SITE_CATALOGUE, Catalogue
from microsite.model.messages import Message, edition_messages, site_messages


def incomplete(file: str, catalogue: Catalogue | None, messages: Iterable[Message]) -> list[Diagnostic]:
    """One warning for a catalogue whose readers get the source text in places; none where all is translated."""
    total = missing = fuzzy = 0
    for message in messages:
        total += 1
        state = catalogue.find(message.context, message.words.text).state if catalogue is not None else "missing"
        missing += state == "missing"
        fuzzy += state == "fuzzy"
    return [diagnostic("translations-incomplete", Position(file), missing=missing, fuzzy=fuzzy, total=total)] if missing or fuzzy else []


def site_incomplete(shared: Shared) -> list[Diagnostic]:
    """What site.po lacks, for each target language."""
    if shared.head is None:
        return []
    found = []
    for language in shared.languages[1:]:
        read = shared.catalogues.get((language.path, SITE_CATALOGUE))
        found += incomplete(f"translations/{language.path}/site.po", read.catalogue if read else None, site_messages(shared.head, shared.registers))
    return found


def edition_incomplete(shared: Shared, loaded: LoadedEdition) -> list[Diagnostic]:
    """What the edition's catalogues lack, for each target language."""
    if loaded.edition is None:
        return []
    found = []
    for language in shared.languages[1:]:
        read = loaded.catalogues.get(language.path)
        found += incomplete(f"translations/{language.path}/{loaded.id}.po", read.catalogue if read else None, edition_messages(loaded.edition))
    return found
