"""Which catalogues a site has, and what each should hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.content_files import read_record
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE
from microsite.model.content import Edition, SiteHead
from microsite.model.renames import Renames, edition_renames, site_renames
from microsite.model.site import Registers
from microsite.read.layout import UNITS_FILE
from microsite.read.po import PoFile, parse, plural_rule
from microsite.read.source import decode_source
from microsite.read.tables import SHIPPED_UNITS
from microsite.settings import SHIPPED
from microsite.text.languages import Language
from microsite.translate.extract import Samples, edition_wanted, site_wanted
from microsite.translate.interface import interface_wanted, read_templates
from microsite.translate.merge import Headed
from microsite.translate.plurals import plural_forms
from microsite.translate.wanted import Wanted


class Linked(Protocol):
    """A site as loaded without errors, drafts included: a hidden section's translations must not be retired."""

    @property
    def head(self) -> SiteHead: ...
    @property
    def languages(self) -> Sequence[Language]: ...
    @property
    def registers(self) -> Registers: ...
    @property
    def editions(self) -> Sequence[Edition]: ...


class Place(NamedTuple):
    """A catalogue's file, and what it should hold."""

    file: str
    """relative to the root"""
    name: str
    """`interface`, `site` or an edition's id"""
    language: Language
    source: str
    """locale of the source texts"""
    wanted: tuple[Wanted, ...]
    renames: Renames = Renames()
    formerly: tuple[str, ...] = ()
    """files that held it under former names"""


class Held(NamedTuple):
    """A catalogue's file as it is: `po` is None where there is none, and where `faults` says why it can't be used."""

    bytes: bytes | None
    po: PoFile | None
    faults: tuple[Diagnostic, ...] = ()


def places(root: Path, site: Linked, shipped: Path = SHIPPED) -> tuple[list[Place], tuple[Diagnostic, ...]]:
    """Every catalogue that the site should have, language by language, and what is wrong in templates."""
    templates, faults = read_templates(shipped, root)
    # Not the site's registers, where a root's own unit may have taken the place of a shipped one.
    interface_language, units = read_record(shipped, UNITS_FILE, SHIPPED_UNITS, trusted=True).value
    interface = interface_wanted(templates, units)
    renames = site_renames(site.registers)
    editions = [(edition, edition_renames(edition)) for edition in site.editions]
    source = site.languages[0].locale
    found = []
    for language in site.languages:
        folder = f"translations/{language.path}"
        if language.tag.split("-")[0] != interface_language:
            file = f"{folder}/{INTERFACE}.po"
            wanted = interface.wanted if root.resolve() == shipped.resolve() else _own(root, shipped, file, interface.wanted)
            if wanted or (root / file).exists():
                found.append(Place(file, INTERFACE, language, interface_language, wanted))
        if language.path == site.languages[0].path:
            continue
        found.append(
            Place(
                f"{folder}/{SITE_CATALOGUE}.po",
                SITE_CATALOGUE,
                language,
                source,
                site_wanted(site.head, site.registers, language.locale),
                renames,
            )
        )
        samples = Samples(site.registers, language, interface_language)
        present = {edition.id for edition, _ in editions}
        for edition, edition_names in editions:
            wanted = edition_wanted(edition, samples)
            former = tuple(f"{folder}/{name}.po" for name in edition.head.formerly if name not in present)
            found.append(Place(f"{folder}/{edition.id}.po", edition.id, language, source, wanted, edition_names, former))
    return found, (*faults, *interface.faults)


def _own(root: Path, shipped: Path, file: str, wanted: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """What a root's own interface catalogue should hold: what the shipped one has no translation of, and what it translates itself."""
    theirs, ours = read(shipped, file).po, read(root, file).po
    served = {entry.key for entry in theirs.messages if all(entry.msgstr) and not entry.fuzzy} if theirs else set()
    kept = {entry.key for entry in ours.messages} if ours else set()
    return tuple(each for each in wanted if each.key not in served or each.key in kept)


def headed(language: Language) -> Headed:
    """What the header of a new catalogue says of its language."""
    forms = plural_forms(language.locale)
    rule = plural_rule(forms)
    return Headed(language.locale, forms, rule[0] if rule is not None else 1)


def read(root: Path, file: str) -> Held:
    """Read a catalogue, byte order mark and line ends included; its faults are diagnostics."""
    try:
        data = (root / file).read_bytes()
    except FileNotFoundError:
        return Held(None, None)
    except OSError as error:
        return Held(None, None, (diagnostic("file-unreadable", Position(file), reason=error.strerror or error),))
    faults = decode_source(file, data).faults
    if faults:
        return Held(data, None, faults)
    text = data.decode("utf-8")
    if not text.strip("\ufeff \t\r\n"):
        return Held(data, None)
    po = parse(text)
    faults = tuple(diagnostic(each.code, Position(file, each.line, each.column, each.length), **each.facts) for each in po.faults)
    return Held(data, None if faults else po, faults)
