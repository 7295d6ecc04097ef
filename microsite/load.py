"""A root's files into linked values: what the editions share, and each edition. Reads, and never raises for what a user wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.ledger import digest
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE, Catalogue
from microsite.model.content import Edition, EditionHead, Prose, SiteHead, Unit, Words
from microsite.model.linking import figure_names, link_edition, link_registers, unknown
from microsite.model.messages import edition_messages, site_messages, unit_messages
from microsite.model.site import Extract, Registers
from microsite.read import tables
from microsite.read.catalogues import ReadCatalogue, fragment_place, is_prose, read_catalogue
from microsite.read.content_files import Decoded, read_record, read_section, unknown_references
from microsite.read.layout import EDITION_FILE, SITE_FILE, UNITS_FILE, Layout
from microsite.read.source import read_source
from microsite.settings import SHIPPED
from microsite.text.languages import Language, complete
from microsite.text.prose import references
from microsite.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Shared:
    """What every edition draws on; `head` is None where site.yaml could not be read."""

    head: SiteHead | None
    languages: tuple[Language, ...]
    registers: Registers
    interface_language: str
    catalogues: Mapping[tuple[str, str], ReadCatalogue]
    """interface and site catalogues, by language's path and name"""
    digests: Mapping[str, str]
    """file → digest"""
    entries: Mapping[str, str]
    """digest of each entry with its translations: `indicator.ID`, `unit.ID`, `document.ID`, and `site`"""
    left_out: frozenset[str]
    faults: tuple[Diagnostic, ...]

    def interface_digests(self) -> dict[str, str]:
        """Of the words of the interface in each language."""
        return {
            f"interface:{path}": digest([[list(key), entry[0], entry[1]] for key, entry in sorted(found.catalogue.entries.items())])
            for (path, name), found in self.catalogues.items()
            if name == INTERFACE
        }


class LoadedEdition(NamedTuple):
    """An edition as linked (None where its files don't allow that), with its catalogues, its extract, and its faults."""

    id: str
    edition: Edition | None
    catalogues: Mapping[str, ReadCatalogue]
    """by path of the language"""
    extract: Extract | None
    digests: Mapping[str, str]
    uses: Mapping[str, str]
    indicators: frozenset[str]
    faults: tuple[Diagnostic, ...]


def load_shared(root: Path, layout: Layout, trusted: Collection[str], base_url: str, drafts: bool) -> Shared:
    """Read site.yaml, the registers, the shipped units, and the catalogues that are of no edition."""
    decoded = {SITE_FILE: read_record(root, SITE_FILE, tables.SITE, SITE_FILE in trusted)}
    for name, file in layout.registers.items():
        decoded[file] = read_record(root, file, tables.REGISTERS[name], file in trusted)
    shipped = read_record(SHIPPED, UNITS_FILE, tables.SHIPPED_UNITS, trusted=True)
    interface_language, shipped_units = shipped.value
    left_out = frozenset[str]().union(*(each.left_out for each in decoded.values()))
    faults = [fault for each in decoded.values() for fault in each.faults]
    head: SiteHead | None = decoded[SITE_FILE].value
    languages: tuple[Language, ...] = ()
    if head is not None:
        languages, language_faults = complete(head.languages)
        faults += language_faults
        if not head.languages:
            faults.append(diagnostic("languages-none", head.where["languages"]))
    registers, link_faults = link_registers(
        *(_records(layout, decoded, name) for name in ("indicators", "units")),
        [replace(unit, shipped=True) for unit in shipped_units],
        *(_records(layout, decoded, name) for name in ("documents", "terms")),
        left_out,
    )
    faults += link_faults
    catalogues = {}
    for language in languages:
        for name in (INTERFACE, SITE_CATALOGUE):
            found = _catalogue(root, layout, language.path, name, trusted)
            if found is not None:
                catalogues[language.path, name] = found
                faults += found.faults
    digests = {file: each.digest for file, each in decoded.items()} | {each.catalogue.file: each.digest for each in catalogues.values()}
    entries = _entries(head, registers, catalogues, base_url, drafts)
    return Shared(head, languages, registers, interface_language, catalogues, digests, entries, left_out, tuple(faults))


def _records(layout: Layout, decoded: Mapping[str, Decoded], name: str) -> tuple[Any, ...]:
    file = layout.registers.get(name)
    return (decoded[file].value or ()) if file else ()


def _catalogue(root: Path, layout: Layout, language: str, name: str, trusted: Collection[str]) -> ReadCatalogue | None:
    """The root's own catalogue; for the interface the shipped one where the root has none."""
    file = layout.catalogues.get((language, name))
    if file is not None:
        return read_catalogue(root, file, language, name, file in trusted)
    shipped = f"translations/{language}/{INTERFACE}.po"
    if name == INTERFACE and (SHIPPED / shipped).is_file():
        return read_catalogue(SHIPPED, shipped, language, name, trusted=True)
    return None


def _entries(
    head: SiteHead | None, registers: Registers, catalogues: Mapping[tuple[str, str], ReadCatalogue], base_url: str, drafts: bool
) -> dict[str, str]:
    """The digest of each shared entry together with its translations, so that an edition depends on what it shows and not on files."""
    translations: dict[str, list[Any]] = {}
    for (path, name), found in catalogues.items():
        for (context, source), entry in found.catalogue.entries.items():
            if name == SITE_CATALOGUE or context.startswith("unit."):
                translations.setdefault(".".join(context.split(".")[:2]), []).append([path, context, source, *entry])
    kinds = {"indicator": registers.indicators, "unit": registers.units, "document": registers.documents, "term": registers.terms}
    entries = {
        f"{kind}.{id_}": digest([_values(record), translations.get(f"{kind}.{id_}", [])])
        for kind, records in kinds.items()
        for id_, record in records.items()
    }
    own = sorted((key, value) for key, value in translations.items() if key.startswith("site."))
    entries["site"] = digest([_values(head), own, base_url, drafts])
    return entries


def _values(value: object) -> Any:
    """A record without the places where it was written."""
    if isinstance(value, Words):
        return value.text
    if is_dataclass(value):
        return [_values(getattr(value, each.name)) for each in fields(value) if each.name != "where"]
    if isinstance(value, Position):
        return None
    if isinstance(value, tuple):
        return [_values(each) for each in value]
    return f"{value:f}" if isinstance(value, Decimal) else value


def load_edition(root: Path, layout: Layout, id_: str, shared: Shared, trusted: Collection[str], drafts: bool) -> LoadedEdition:
    """Read and link one edition with its catalogues."""
    head_file = f"content/{id_}/{EDITION_FILE}"
    decoded_head = read_record(root, head_file, tables.EDITION, head_file in trusted)
    sections = [read_section(root, file, file in trusted) for file in layout.editions[id_]]
    decoded = [decoded_head, *sections]
    faults = [fault for each in decoded for fault in each.faults]
    # A section that can't be read is no missing one.
    unread = {each.file.rsplit("/", 1)[1].removesuffix(".yaml") for each in sections if each.value is None}
    left_out = shared.left_out.union(unread, *(each.left_out for each in decoded))
    catalogues = {}
    for language in shared.languages:
        found = _catalogue(root, layout, language.path, id_, trusted)
        if found is not None:
            catalogues[language.path] = found
            faults += found.faults
    digests = {each.file: each.digest for each in decoded} | {each.catalogue.file: each.digest for each in catalogues.values()}
    head: EditionHead | None = decoded_head.value
    if head is None:
        return LoadedEdition(id_, None, catalogues, None, digests, {}, frozenset(), tuple(faults))
    shown = [each.value for each in sections if each.value is not None and (drafts or not each.value.draft)]
    hidden = {each.value.id for each in sections if each.value is not None and each.value.draft and not drafts}
    head = replace(
        head,
        order=tuple(each for each in head.order if each.name not in hidden),
        headline=tuple(each for each in head.headline if each.name.split(".")[0] not in hidden),
    )
    edition, link_faults = link_edition(id_, head, shown, shared.registers, left_out)
    faults += link_faults
    faults += _summary_faults(root, head_file, edition, left_out)
    for found in catalogues.values():
        faults += _translation_faults(found, edition)
    extract = None
    if shared.head is not None and shared.languages:
        wordings = wordings_of(shared, id_, catalogues)
        extract = Extract.of(edition, {path: wording.message(id_, "edition.title", head.title) for path, wording in wordings.items()})
    indicators = frozenset(figure.indicator for section in edition.sections for figure in section.figures)
    return LoadedEdition(id_, edition, catalogues, extract, digests, _uses(edition, shared), indicators, tuple(faults))


def _summary_faults(root: Path, file: str, edition: Edition, left_out: Collection[str]) -> list[Diagnostic]:
    """References of edition.yaml's texts to figures of the sections."""
    texts = [*edition.head.summary, *(correction.reason for correction in edition.head.corrections)]
    names = {reference.name for words in texts for reference in references(words.text)}
    known = figure_names(edition) | {name for name in names if set(name.split(".")) & set(left_out)}
    if names <= known:
        return []
    lines = read_source(root, file).text.splitlines()
    return [fault for words in texts for fault in unknown_references(words, known, lines)]


def _translation_faults(found: ReadCatalogue, edition: Edition) -> list[Diagnostic]:
    """References in translations that lead to no figure."""
    by_section = {section.id: {figure.id for figure in section.figures} for section in edition.sections}
    everywhere = figure_names(edition)
    faults = []
    for (context, _), entry in found.catalogue.entries.items():
        if not any("{" in form for form in entry.forms) or not is_prose(context):
            continue
        known = by_section.get(context.split(".")[0], everywhere)
        for form in entry.forms:
            for reference in references(form):
                if reference.name not in known:
                    faults.append(_reference_fault(found, context, reference.name, known))
    return faults


def _reference_fault(found: ReadCatalogue, context: str, name: str, known: Collection[str]) -> Diagnostic:
    file = found.catalogue.file
    for entry in found.file.messages:
        for index, form in enumerate(entry.msgstr if entry.context == context else ()):
            if "{" + name in form:
                return unknown("reference-unknown", fragment_place(file, entry, index, "{" + name), name, known)
    return unknown("reference-unknown", Position(file), name, known)


def _uses(edition: Edition, shared: Shared) -> dict[str, str]:
    """The shared entries that the edition shows."""
    registers = shared.registers
    names = {"site", f"document.{edition.head.document}"}
    for section in edition.sections:
        for record in (*section.figures, *section.commitments):
            names.add(f"document.{record.place.document}")
        for figure in section.figures:
            indicator = registers.indicators.get(figure.indicator)
            if indicator is None:
                continue
            names.add(f"indicator.{indicator.id}")
            if indicator.definition is not None:
                names.add(f"document.{indicator.definition.source}")
            unit: Unit | None = registers.units.get(indicator.unit)
            names.add(f"unit.{indicator.unit}")
            if unit is not None and unit.converts is not None:
                names.add(f"unit.{unit.converts.to}")
    return {name: shared.entries.get(name, "") for name in sorted(names)}


def wordings_of(shared: Shared, edition: str = "", catalogues: Mapping[str, ReadCatalogue] | None = None) -> dict[str, Wording]:
    """The words of each language, with the catalogues of one edition or of none; fallbacks linked."""
    source = shared.languages[0].path
    made: dict[str, Wording] = {}

    def make(language: Language, others: tuple[Wording, ...]) -> Wording:
        own: dict[str, Catalogue] = {name: found.catalogue for (path, name), found in shared.catalogues.items() if path == language.path}
        if catalogues is not None and language.path in catalogues:
            own[edition] = catalogues[language.path].catalogue
        return Wording(language, own, shared.registers.units, shared.interface_language, language.path == source, others)

    alone = {language.path: make(language, ()) for language in shared.languages}
    for language in shared.languages:
        # A fallback speaks for itself alone, so that two languages may name each other.
        others = tuple(alone[path] for path in language.fallback)
        made[language.path] = make(language, others)
    return made


def incomplete(file: str, catalogue: Catalogue | None, messages: Any) -> list[Diagnostic]:
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


__all__ = ["LoadedEdition", "Prose", "Shared", "load_edition", "load_shared", "unit_messages", "wordings_of"]
