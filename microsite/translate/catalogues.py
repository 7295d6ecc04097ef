"""The catalogues that a site should have, with their messages; and the files that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.content_files import read_record
from microsite.load.everything import Content, WholeSite
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE
from microsite.model.content import Edition
from microsite.model.renames import Renames, edition_renames, site_renames
from microsite.read.inventory import UNITS_FILE
from microsite.read.po import PoFile, parse
from microsite.read.source import decode_source
from microsite.read.tables import SHIPPED_UNITS
from microsite.text.languages import Language
from microsite.translate.expected import ExpectedMessage
from microsite.translate.extract import Extractor, expected_interface_messages, read_templates

Result = TypeVar("Result")

LoadedSite = Content | WholeSite
"""the content of a site, drafts included, because translations of drafts must not become obsolete"""


class FigureKey(NamedTuple):
    """The id of a figure, and what it is a figure of."""

    id: str
    indicator: str
    kind: str


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
    figures: Mapping[str, FigureKey] | None = None
    """the figures of its edition, by context of their messages without its last part: `jobs.figure.new_jobs`; None if it has no edition"""


class CatalogueFile(NamedTuple):
    """A catalogue's file as read: `po` is None if there is no file, or if it has faults."""

    bytes: bytes | None
    po: PoFile | None
    faults: tuple[Diagnostic, ...] = ()


def each_catalogue(
    root: Path, site: LoadedSite, shipped: Path, work: Callable[[ExpectedCatalogue], Result]
) -> tuple[list[Result] | None, tuple[Diagnostic, ...]]:
    """The results of `work` for each catalogue, by language, and the faults in templates; or None and the faults in content/.

    `work` may run in another process (see `Content.each`).
    """
    if not site.languages:
        return None, site.each(lambda edition: None)[1]
    source, *targets = site.languages
    # Not from the site's registers, where a unit of the root may replace a shipped one.
    interface_language, shipped_units = read_record(shipped, UNITS_FILE, SHIPPED_UNITS).value
    extractors = [(language, Extractor(site.registers, language, interface_language)) for language in targets]

    def of_edition(edition: Edition) -> list[tuple[str, Result]]:
        renames = edition_renames(edition)
        former = [id_ for id_ in edition.head.formerly if id_ not in site.ids]
        figures = {
            f"{section.id}.figure.{figure.id}": FigureKey(figure.id, figure.indicator, figure.kind)
            for section in edition.sections
            for figure in section.figures
        }
        found = []
        for language, extractor in extractors:
            file, *former_files = (_file(language, id_) for id_ in (edition.id, *former))
            messages = extractor.of_edition(edition)
            catalogue = ExpectedCatalogue(file, edition.id, language, source.locale, messages, renames, tuple(former_files), figures)
            found.append((language.path, work(catalogue)))
        return found

    of_editions, content_faults = site.each(of_edition)
    if of_editions is None:
        return None, content_faults
    templates, faults = read_templates(shipped, root)
    interface, interface_faults = expected_interface_messages(templates, shipped_units)
    catalogues = []
    for language in site.languages:
        file = _file(language, INTERFACE)
        messages = interface if root.resolve() == shipped.resolve() else _own(root, shipped, file, interface)
        if language.tag.split("-")[0] != interface_language and (messages or (root / file).exists()):
            catalogues.append(ExpectedCatalogue(file, INTERFACE, language, interface_language, messages))
    for language, extractor in extractors:
        file, messages = _file(language, SITE_CATALOGUE), extractor.of_site(site.head)
        catalogues.append(ExpectedCatalogue(file, SITE_CATALOGUE, language, source.locale, messages, site_renames(site.registers)))
    found = [(catalogue.language.path, work(catalogue)) for catalogue in catalogues]
    found += (pair for of_edition in of_editions for pair in of_edition)
    paths = [language.path for language in site.languages]
    return [result for _, result in sorted(found, key=lambda pair: paths.index(pair[0]))], (*faults, *interface_faults)


def _file(language: Language, name: str) -> str:
    return f"translations/{language.path}/{name}.po"


def _own(root: Path, shipped: Path, file: str, messages: Sequence[ExpectedMessage]) -> tuple[ExpectedMessage, ...]:
    """The messages of a root's own interface catalogue: those that the shipped one doesn't translate, and those that it has already."""
    shipped_po, own_po = read(shipped, file).po, read(root, file).po
    translated = {entry.key for entry in shipped_po.messages if all(entry.msgstr) and not entry.fuzzy} if shipped_po else set()
    own = {entry.key for entry in own_po.messages} if own_po else set()
    return tuple(each for each in messages if each.key not in translated or each.key in own)


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
