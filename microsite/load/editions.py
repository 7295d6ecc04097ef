"""One edition with its sections and catalogues, linked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, has_errors
from microsite.load.catalogues import ReadCatalogue, catalogue_in, fragment_place, is_prose
from microsite.load.content_files import Decoded, read_record, read_section, reference_faults
from microsite.load.renames import followed, renamed_without_notice
from microsite.load.shared import Shared, catalogue_of, wordings_of
from microsite.load.terms import ALL_NAMES, terms_used
from microsite.model.catalogue import FUZZY
from microsite.model.content import Chart, Commitment, Edition, EditionHead, Figure, Listed, Section
from microsite.model.linking import figure_names, link_edition, unknown
from microsite.model.messages import Message, edition_messages
from microsite.model.progress import Progress, progress
from microsite.model.renames import edition_renames
from microsite.model.site import Extract, Registers, in_each_language
from microsite.read import tables
from microsite.read.layout import EDITION_FILE, Layout
from microsite.read.po import parse
from microsite.read.source import read_source
from microsite.text.prose import references


class LoadedEdition(NamedTuple):
    """An edition as linked (None where its files don't allow that), with its catalogues, its extract, and its faults."""

    id: str
    edition: Edition | None
    catalogues: Mapping[str, ReadCatalogue]
    """by path of the language"""
    extract: Extract | None
    progress: Mapping[str, Progress]
    """by path of the target language"""
    digests: Mapping[str, str]
    shows: Mapping[str, frozenset[str]]
    """by section, the names of the shared entries that it shows"""
    uses: Mapping[str, str]
    """the shared entries that the edition shows → their digest"""
    faults: tuple[Diagnostic, ...]
    renamed: tuple[Diagnostic, ...] = ()
    """warnings of ids that were changed without `formerly:`"""
    pictures: tuple[Listed, ...] = ()
    """the picture files that it names, in hidden drafts too"""


def load_edition(
    root: Path,
    layout: Layout,
    id_: str,
    shared: Shared,
    trusted: Collection[str],
    drafts: bool,
    read_sections: Callable[[], list[Decoded]] | None = None,
    read_catalogues: Callable[[], Mapping[str, ReadCatalogue]] | None = None,
) -> LoadedEdition:
    """Read and link one edition with its catalogues; `read_sections` and `read_catalogues` are other ways to come by these."""
    head_file = f"content/{id_}/{EDITION_FILE}"
    decoded_head = read_record(root, head_file, tables.EDITION, head_file in trusted)
    sections = read_sections() if read_sections else [read_section(root, file, file in trusted) for file in layout.editions[id_]]
    # Asked for last: another process may still be reading them.
    given = read_catalogues() if read_catalogues else None
    catalogues = {}
    for language in shared.languages:
        found = given.get(language.path) if given is not None else catalogue_of(root, layout, language.path, id_, trusted)
        if found is not None:
            catalogues[language.path] = found
    decoded = [decoded_head, *sections]
    faults = [fault for each in decoded for fault in each.faults]
    faults += [fault for each in catalogues.values() for fault in each.faults]
    # A section that can't be read is no missing one.
    unread = {each.file.rsplit("/", 1)[1].removesuffix(".yaml") for each in sections if each.value is None}
    left_out = shared.left_out.union(unread, *(each.left_out for each in decoded))
    digests = {each.file: each.digest for each in decoded} | {each.catalogue.file: each.digest for each in catalogues.values()}
    pictures = tuple(named for each in decoded for named in each.pictures)
    head: EditionHead | None = decoded_head.value
    if head is None:
        return LoadedEdition(id_, None, catalogues, None, {}, digests, {}, {}, tuple(faults), (), pictures)
    shown = [each.value for each in sections if each.value is not None and (drafts or not each.value.draft)]
    hidden = {each.value.id for each in sections if each.value is not None and each.value.draft and not drafts}
    head = head._replace(
        order=tuple(each for each in head.order if each.name not in hidden),
        headline=tuple(each for each in head.headline if each.name.split(".")[0] not in hidden),
        charts=tuple(_shown(head.charts, hidden)),
        corrections=tuple(each for each in head.corrections if each.figure.split(".")[0] not in hidden),
    )
    edition, link_faults = link_edition(id_, head, shown, shared.registers, left_out, shared.unread)
    faults += link_faults
    faults += _summary_faults(root, head_file, edition, left_out)
    renames = edition_renames(edition)
    catalogues = {path: followed(found, renames) for path, found in catalogues.items()}
    messages = list(edition_messages(edition))
    for found in catalogues.values():
        faults += _translation_faults(root, found, edition, messages, left_out)
    renamed = tuple(renamed_without_notice(catalogues, messages))
    keys = [message.key for message in messages]
    done = {each.path: progress(catalogue_in(catalogues.get(each.path)), keys) for each in shared.languages[1:]}
    extract = None
    # Without its source language, a site has no words that could be asked for.
    if shared.head is not None and shared.languages and not has_errors(shared.faults):
        wordings = wordings_of(shared, id_, catalogues)
        said = {path: partial(wording.message, id_) for path, wording in wordings.items()}
        extract = Extract.of(
            edition, lambda context, words: in_each_language((path, say(context, words)) for path, say in said.items()), done
        )
    terms = terms_used(edition, catalogues, shared.term_names, shared.registers)
    shows = {section.id: _used_by(section, shared.registers) | terms.get(section.id, frozenset()) for section in edition.sections}
    uses = _uses(edition, shared, shows.values(), pictures)
    return LoadedEdition(id_, edition, catalogues, extract, done, digests, shows, uses, tuple(faults), renamed, pictures)


def _shown(charts: Iterable[Chart], hidden: Collection[str]) -> Iterator[Chart]:
    """The charts of an edition's home without figures of hidden drafts; one that is left with nothing to compare waits for them."""
    for chart in charts:
        figures = tuple(each for each in chart.figures if each.name.split(".")[0] not in hidden)
        if len(figures) > 1 or figures == chart.figures:
            yield chart._replace(figures=figures)


def _summary_faults(root: Path, file: str, edition: Edition, left_out: Collection[str]) -> list[Diagnostic]:
    """References of edition.yaml's texts to figures of the sections."""
    picture = edition.head.picture
    below = [words for words in (picture.caption, picture.credit) if words is not None] if picture is not None else []
    texts = [*edition.head.summary, *below, *(correction.reason for correction in edition.head.corrections)]
    names = {reference.name for words in texts for reference in references(words.text)}
    known = figure_names(edition) | {name for name in names if set(name.split(".")) & set(left_out)}
    # The file is read again for its lines, which a fault alone needs.
    return reference_faults(texts, known, read_source(root, file)) if names - known else []


def _translation_faults(
    root: Path, found: ReadCatalogue, edition: Edition, messages: Iterable[Message], left_out: Collection[str]
) -> list[Diagnostic]:
    """References to no figure in the translations that the edition shows; others wait for `translations update`."""
    by_section = {section.id: {figure.id for figure in section.figures} for section in edition.sections}
    everywhere = figure_names(edition)
    faults = []
    for message in messages:
        context, entry = message.context, found.catalogue.find(*message.key)
        if entry.state == FUZZY:
            continue
        for form in entry.forms:
            if "{" not in form:
                continue
            known = by_section.get(context.partition(".")[0], everywhere)
            names = [reference.name for reference in references(form)]
            # Nearly always all are known, so that this is asked first.
            if not known.issuperset(names) and is_prose(context):
                lost = [name for name in names if name not in known and not set(name.split(".")) & set(left_out)]
                faults += [_reference_fault(root, found, context, name, known) for name in lost]
    return faults


def _reference_fault(root: Path, found: ReadCatalogue, context: str, name: str, known: Collection[str]) -> Diagnostic:
    file = found.catalogue.file
    # The parsed file stays in the process that has read it, which may be another one.
    for entry in found.file.messages or parse(read_source(root, file).text).messages:
        for index, form in enumerate(entry.msgstr if entry.context == context else ()):
            if "{" + name in form:
                return unknown("reference-unknown", fragment_place(file, entry, index, "{" + name), name, known)
    return unknown("reference-unknown", Position(file), name, known)


def _uses(edition: Edition, shared: Shared, shows: Iterable[frozenset[str]], pictures: Iterable[Listed]) -> dict[str, str]:
    """The shared entries that the edition shows; pictures of hidden drafts are looked at, too."""
    names = {f"picture.{each.name}" for each in pictures}
    names |= {"site", ALL_NAMES, f"sharing.{edition.id}", f"document.{edition.head.document}"}.union(*shows)
    return {name: shared.entries.get(name, "") for name in sorted(names)}


def _used_by(section: Section, registers: Registers) -> frozenset[str]:
    """The names of the shared entries that a section shows: `indicator.ID`, `unit.ID`, `document.ID`, `picture.FILE`."""
    records: tuple[Figure | Commitment, ...] = (*section.figures, *section.commitments)
    names = {f"document.{record.place.document}" for record in records if record.place.document}
    names |= {f"picture.{section.picture.file}"} if section.picture else set()
    for figure in section.figures:
        indicator = registers.indicators.get(figure.indicator)
        if indicator is None:
            continue
        names.add(f"indicator.{indicator.id}")
        if indicator.definition is not None:
            names.add(f"document.{indicator.definition.source}")
        unit = registers.units.get(indicator.unit)
        names.add(f"unit.{indicator.unit}")
        if unit is not None:
            names |= {f"unit.{other}" for other in (unit.converts.to if unit.converts else "", unit.difference) if other}
    return frozenset(names)
