"""What every edition draws on: site, registers, interface and site catalogues, with a digest of each entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.catalogues import ReadCatalogue, catalogue_in, read_catalogue
from microsite.load.content_files import Decoded, read_record
from microsite.load.renames import followed
from microsite.load.terms import ALL_NAMES, names_digest, term_names
from microsite.model.catalogue import INTERFACE, MISSING, SITE_CATALOGUE, Catalogue
from microsite.model.content import SiteHead, Words
from microsite.model.linking import link_registers
from microsite.model.messages import site_messages
from microsite.model.progress import Progress, progress
from microsite.model.renames import site_renames
from microsite.model.site import Registers
from microsite.read import tables
from microsite.read.layout import SITE_FILE, UNITS_FILE, Layout
from microsite.settings import SHIPPED
from microsite.text.languages import Language, complete
from microsite.text.terms import TermNames
from microsite.text.wording import Wording


class Shared(NamedTuple):
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
    unread: frozenset[str]
    """registers that could not be read, so that nothing is known of their names"""
    faults: tuple[Diagnostic, ...]
    progress: Mapping[str, Progress]
    """how far site.po is, by path of the target language"""
    term_names: Mapping[str, TermNames]
    """by path of the language"""

    def interface_digests(self) -> dict[str, str]:
        """Of the words of the interface in each language."""
        return {
            f"interface:{path}": digests.of_value(
                [[list(key), entry[0], entry[1]] for key, entry in sorted(found.catalogue.entries.items())]
            )
            for (path, name), found in self.catalogues.items()
            if name == INTERFACE
        }


def load_shared(root: Path, layout: Layout, trusted: Collection[str], base_url: str, drafts: bool) -> Shared:
    """Read site.yaml, the registers, the shipped units, and the catalogues that are of no edition."""
    decoded = {SITE_FILE: read_record(root, SITE_FILE, tables.SITE, SITE_FILE in trusted)}
    for name, file in layout.registers.items():
        decoded[file] = read_record(root, file, tables.REGISTERS[name], file in trusted)
    interface_language, shipped_units = read_record(SHIPPED, UNITS_FILE, tables.SHIPPED_UNITS, trusted=True).value
    left_out = frozenset[str]().union(*(each.left_out for each in decoded.values()))
    faults = [fault for each in decoded.values() for fault in each.faults]
    head: SiteHead | None = decoded[SITE_FILE].value
    languages: tuple[Language, ...] = ()
    if head is not None:
        languages, language_faults = complete(head.languages)
        faults += language_faults
        if not head.languages:
            faults.append(diagnostic("languages-none", head.where["languages"]))
    unread = frozenset(name for name, file in layout.registers.items() if decoded[file].value is None)
    registers, link_faults = link_registers(
        _records(layout, decoded, "indicators"),
        _records(layout, decoded, "units"),
        [unit._replace(shipped=True) for unit in shipped_units],
        _records(layout, decoded, "documents"),
        _records(layout, decoded, "terms"),
        left_out,
        unread,
    )
    faults += link_faults + _unused_units(root)
    catalogues = {}
    renames = site_renames(registers)
    for language in languages:
        for name in (INTERFACE, SITE_CATALOGUE):
            found = catalogue_of(root, layout, language.path, name, trusted)
            if found is not None:
                catalogues[language.path, name] = followed(found, renames)
                faults += found.faults
    read = {file: each.digest for file, each in decoded.items()} | {each.catalogue.file: each.digest for each in catalogues.values()}
    names = term_names(registers, languages, catalogues)
    faults += _alias_faults(registers, head)
    entries = {**_entries(head, registers, catalogues, base_url, drafts), ALL_NAMES: names_digest(names)}
    messages = [message.key for message in site_messages(head, registers)] if head is not None else []
    done = {each.path: progress(catalogue_in(catalogues.get((each.path, SITE_CATALOGUE))), messages) for each in languages[1:]}
    return Shared(head, languages, registers, interface_language, catalogues, read, entries, left_out, unread, tuple(faults), done, names)


def _alias_faults(registers: Registers, head: SiteHead | None) -> list[Diagnostic]:
    """Forms of terms in languages that the site doesn't have."""
    # As written: a language with a fault of its own is no unknown one.
    paths = [entry.path for entry in head.languages] if head is not None else []
    return [
        diagnostic("language-unknown", alias.where["language"], found=alias.language, expected=", ".join(paths))
        for term in registers.terms.values()
        for alias in term.aliases
        if paths and alias.language not in paths
    ]


def _unused_units(root: Path) -> list[Diagnostic]:
    """A root's own list of shipped units is not read: its units stand with its content."""
    own = root / UNITS_FILE
    if root == SHIPPED or not own.is_file() or own.read_bytes() == (SHIPPED / UNITS_FILE).read_bytes():
        return []
    return [diagnostic("units-unused", Position(UNITS_FILE))]


def _records(layout: Layout, decoded: Mapping[str, Decoded], name: str) -> tuple[Any, ...]:
    file = layout.registers.get(name)
    return (decoded[file].value or ()) if file else ()


def catalogue_of(root: Path, layout: Layout, language: str, name: str, trusted: Collection[str]) -> ReadCatalogue | None:
    """The root's own catalogue; that of the interface has the shipped entries under its own."""
    file = layout.catalogues.get((language, name))
    own = read_catalogue(root, file, language, name, file in trusted) if file is not None else None
    path = f"translations/{language}/{INTERFACE}.po"
    if name != INTERFACE or root == SHIPPED or not (SHIPPED / path).is_file():
        return own
    shipped = read_catalogue(SHIPPED, path, language, name, trusted=True)
    if own is None:
        return shipped
    # An entry that the root left empty is no reason to forget the shipped translation.
    spoken = {key: entry for key, entry in own.catalogue.entries.items() if entry.state != MISSING}
    return own._replace(catalogue=own.catalogue._replace(entries={**shipped.catalogue.entries, **spoken}))


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
        f"{kind}.{id_}": digests.of_value([_values(record), translations.get(f"{kind}.{id_}", [])])
        for kind, records in kinds.items()
        for id_, record in records.items()
    }
    # What stands on the page about the site alone is no part of other pages.
    shown = head._replace(about=(), method=()) if head is not None else None
    own = sorted(
        (key, value) for key, value in translations.items() if key.startswith("site.") and key not in ("site.about", "site.method")
    )
    entries["site"] = digests.of_value([_values(shown), own, base_url, drafts, bool(registers.terms)])
    return entries


def _values(value: object) -> Any:
    """A record without the places where it was written."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Words):
        return value.text
    if isinstance(value, Position):
        return None
    if isinstance(value, tuple):
        # Where a record's values stand in its file, which comes last, is nothing that is shown.
        fields = getattr(value, "_fields", ())
        return [_values(each) for each in (value[:-1] if fields and fields[-1] == "where" else value)]
    return f"{value:f}" if isinstance(value, Decimal) else value


Said = dict[tuple[str, bool], dict[object, Any]]
"""The caches of wordings, by the language's path and whether it has fallbacks; see `Wording.cache`"""


def wordings_of(
    shared: Shared, edition: str = "", catalogues: Mapping[str, ReadCatalogue] | None = None, said: Said | None = None
) -> dict[str, Wording]:
    """The words of each language, with the catalogues of one edition or of none; fallbacks linked. `said` may come from other editions."""
    source = shared.languages[0].path
    made: dict[str, Wording] = {}
    known: Said = {} if said is None else said

    def make(language: Language, others: tuple[Wording, ...]) -> Wording:
        own: dict[str, Catalogue] = {name: found.catalogue for (path, name), found in shared.catalogues.items() if path == language.path}
        if catalogues is not None and language.path in catalogues:
            own[edition] = catalogues[language.path].catalogue
        own_said = known.setdefault((language.path, bool(others)), {})
        return Wording(language, own, shared.registers.units, shared.interface_language, language.path == source, others, own_said)

    alone = {language.path: make(language, ()) for language in shared.languages}
    for language in shared.languages:
        # A fallback speaks for itself alone, so that two languages may name each other.
        others = tuple(alone[path] for path in language.fallback)
        made[language.path] = make(language, others)
    return made
