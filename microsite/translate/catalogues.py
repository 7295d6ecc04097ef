"""The catalogues that a site should have, with their messages; and the files that it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.content_files import read_record
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE
from microsite.model.content import Edition, Registers, SiteHead
from microsite.model.renames import Renames, edition_renames, site_renames
from microsite.read.inventory import UNITS_FILE
from microsite.read.po import PoFile, parse, plural_rule
from microsite.read.source import decode_source
from microsite.read.tables import SHIPPED_UNITS
from microsite.settings import SHIPPED
from microsite.text.languages import Language
from microsite.translate.expected import ExpectedMessage
from microsite.translate.extract import Samples, TermNotes, expected_edition_messages, expected_site_messages
from microsite.translate.interface import expected_interface_messages, read_templates
from microsite.translate.merge import HeaderDefaults
from microsite.translate.plurals import plural_forms

Result = TypeVar("Result")


class LoadedSite(Protocol):
    """The content of a site, drafts included, because translations of drafts must not become obsolete."""

    @property
    def head(self) -> SiteHead: ...
    @property
    def languages(self) -> Sequence[Language]: ...
    @property
    def registers(self) -> Registers: ...
    @property
    def ids(self) -> Sequence[str]:
        """The ids of the editions, in order."""

    def each(self, work: Callable[[Edition], Result]) -> tuple[tuple[Result, ...] | None, tuple[Diagnostic, ...]]:
        """The results of `work` for each edition, None if content/ has errors; and the faults there."""


class ExpectedCatalogue(NamedTuple):
    """A catalogue that a site should have: its file and its messages."""

    file: str
    """relative to the root"""
    name: str
    """`interface`, `site` or an edition's id"""
    language: Language
    source: str
    """locale of the source texts"""
    messages: tuple[ExpectedMessage, ...]
    renames: Renames = Renames()
    formerly: tuple[str, ...] = ()
    """its files under former names"""


class CatalogueFile(NamedTuple):
    """A catalogue's file as read: `po` is None if there is no file, or if it has faults."""

    bytes: bytes | None
    po: PoFile | None
    faults: tuple[Diagnostic, ...] = ()


class Catalogues:
    """Computes the expected catalogues of a root: those of the site, and those of each edition when it is read."""

    def __init__(self, root: Path, site: LoadedSite, shipped: Path = SHIPPED) -> None:
        self._site = site
        self._targets = site.languages[1:]
        self._source = site.languages[0].locale if site.languages else ""
        # Not from the site's registers, where a unit of the root may replace a shipped one.
        interface_language, self._units = read_record(shipped, UNITS_FILE, SHIPPED_UNITS).value
        self._interface_language = interface_language
        self._samples = {language.path: Samples(site.registers, language, interface_language) for language in self._targets}
        self._term_notes = TermNotes(site.registers.terms, site.languages[0].path if site.languages else "")
        self._root, self._shipped = root, shipped

    def of_site(self) -> tuple[list[ExpectedCatalogue], tuple[Diagnostic, ...]]:
        """The catalogues that belong to no edition, and the faults in templates."""
        templates, faults = read_templates(self._shipped, self._root)
        interface = expected_interface_messages(templates, self._units)
        renames = site_renames(self._site.registers)
        found = []
        for language in self._site.languages:
            folder = f"translations/{language.path}"
            if language.tag.split("-")[0] != self._interface_language:
                file = f"{folder}/{INTERFACE}.po"
                is_shipped = self._root.resolve() == self._shipped.resolve()
                messages = interface.messages if is_shipped else _own(self._root, self._shipped, file, interface.messages)
                if messages or (self._root / file).exists():
                    found.append(ExpectedCatalogue(file, INTERFACE, language, self._interface_language, messages))
            if language in self._targets:
                messages = expected_site_messages(self._site.head, self._site.registers, self._term_notes, language.locale)
                found.append(ExpectedCatalogue(f"{folder}/{SITE_CATALOGUE}.po", SITE_CATALOGUE, language, self._source, messages, renames))
        return found, (*faults, *interface.faults)

    def of_edition(self, edition: Edition) -> list[ExpectedCatalogue]:
        """The catalogues of an edition, one for each target language."""
        renames = edition_renames(edition)
        found = []
        for language in self._targets:
            folder = f"translations/{language.path}"
            former = tuple(f"{folder}/{name}.po" for name in edition.head.formerly if name not in self._site.ids)
            messages = expected_edition_messages(edition, self._samples[language.path], self._term_notes)
            found.append(ExpectedCatalogue(f"{folder}/{edition.id}.po", edition.id, language, self._source, messages, renames, former))
        return found

    def in_order(self, found: Iterable[tuple[str, Result]]) -> list[Result]:
        """Sort pairs of a language's path and a result by language; the order within a language stays."""
        paths = [language.path for language in self._site.languages]
        return [each for _, each in sorted(found, key=lambda pair: paths.index(pair[0]))]


def expected_catalogues(root: Path, site: LoadedSite, shipped: Path = SHIPPED) -> tuple[list[ExpectedCatalogue], tuple[Diagnostic, ...]]:
    """All catalogues that the site should have, by language, and the faults in content and templates."""
    catalogues = Catalogues(root, site, shipped)
    of_site, faults = catalogues.of_site()
    of_editions, content_faults = site.each(catalogues.of_edition)
    found = [*of_site, *(catalogue for of_edition in of_editions or () for catalogue in of_edition)]
    return catalogues.in_order((catalogue.language.path, catalogue) for catalogue in found), (*content_faults, *faults)


def _own(root: Path, shipped: Path, file: str, messages: Sequence[ExpectedMessage]) -> tuple[ExpectedMessage, ...]:
    """The messages of a root's own interface catalogue: those that the shipped one doesn't translate, and those that it has already."""
    shipped_po, own_po = read(shipped, file).po, read(root, file).po
    translated = {entry.key for entry in shipped_po.messages if all(entry.msgstr) and not entry.fuzzy} if shipped_po else set()
    own = {entry.key for entry in own_po.messages} if own_po else set()
    return tuple(each for each in messages if each.key not in translated or each.key in own)


def header_defaults(language: Language) -> HeaderDefaults:
    """The fields of a new catalogue's header that depend on its language."""
    forms = plural_forms(language.locale)
    rule = plural_rule(forms)
    return HeaderDefaults(language.locale, forms, rule[0] if rule is not None else 1)


def read(root: Path, file: str) -> CatalogueFile:
    """Read a catalogue; its faults are diagnostics."""
    try:
        data = (root / file).read_bytes()
    except FileNotFoundError:
        return CatalogueFile(None, None)
    except OSError as error:
        return CatalogueFile(None, None, (diagnostic("file-unreadable", Position(file), reason=error.strerror or error),))
    faults = decode_source(file, data).faults
    if faults:
        return CatalogueFile(data, None, faults)
    text = data.decode("utf-8")
    if not text.strip("\ufeff \t\r\n"):
        return CatalogueFile(data, None)
    po = parse(text)
    faults = tuple(diagnostic(each.code, Position(file, each.line, each.column, each.length), **each.facts) for each in po.faults)
    return CatalogueFile(data, None if faults else po, faults)
