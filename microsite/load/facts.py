"""What the files of a root say, as facts: a key, a digest and a value each. What a page may show is looked up by these keys.

| key | value | from |
| --- | --- | --- |
| `site`, `about` | site.yaml without, and with only, the texts of the page about the site | content/site.yaml |
| `indicators`, `indicator:ID`; likewise units, documents, terms, names | the ids in order; a record | the registers |
| `not_figures:DOCUMENT` | the words that `check --source` takes for no figures, which no page shows | content/documents.yaml |
| `editions` (one from each edition) | `EditionEntry` | edition.yaml |
| `edition:ED`, `heading:ED`, `order:ED` | the whole head; the head without what its home alone shows; the listed sections | edition.yaml |
| `with_same_date:DATE`; likewise document, title (one from each edition that has it) | `EditionEntry` | edition.yaml |
| `sections:ED` (one from each section) | `SectionEntry` | a section's file |
| `section:ED.ID`, `title:ED.ID` | the section (decoded when it is asked for); its title | a section's file |
| `numbers:ED` (one from each section), `with_same_numbers:DIGEST` (one from each that has them) | `Numbers` | a section's file |
| `with_same_section_title:ED:TITLE` (one from each section that has it) | its id | a section's file |
| `misnamed:ED` (one from each such file) | the name of a section's file, where it is no id | a section's file |
| `spans:INDICATOR` (one from each section) | the days that its figures of the indicator cover, as spans | a section's file |
| `statements:INDICATOR:FIRST/LAST` (one from each section) | its figures of the indicator for those days | a section's file |
| `statements:INDICATOR` (one from each section) | its figures of the indicator that name no time | a section's file |
| `targets:ED` (one from each section that has some) | the section's id and its targets, as other editions show them | a section's file |
| `renames:ED`, `renames:site` (one from each file that has some) | former ids | sections, registers |
| `messages:LANGUAGE:CATALOGUE:GROUP` | entries; groups as `model.catalogue.group_of` has them | a .po file |
| `groups:LANGUAGE:CATALOGUE`, `plural:LANGUAGE:CATALOGUE` | which groups there are; its `Plural-Forms` | a .po file |
| `unreadable:LANGUAGE:CATALOGUE` | true, where nothing of it can be read | a .po file |
| `asset:FILE`, `assets` (one from each asset) | the digest of its bytes; its path | assets/ |
| `pictures:ED` | the pictures that edition.yaml names | edition.yaml |
| `file:FILE` | nothing: its digest counts, for checks that tell places in it | site.yaml, registers, a .po file |
| `term_names`, `proper_names` | all names of the register, with their ids | terms.yaml, names.yaml |
| `interface_language`, `shipped_units`, `shipped_unit:ID` | shipped units | shipped files |
| `left_out`, `unread` (one from each file that has some) | ids and registers that could not be read | content files |

What tasks find out are facts, too: `coverage:ED.ID`, `outline:ED.ID`, `progress:ED`, `progress:site`, `card:ED`, and pieces of pages, such
as `print_section:LANGUAGE:ED.ID` (see `engine.section_task`).

A key with several sources is a list that anybody can walk: it changes when one of its facts does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from microsite import digests
from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.catalogues import entries_of
from microsite.load.content_files import Decoded, read_record, read_section
from microsite.load.plain_values import plain
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE, Key, Translation, group_of
from microsite.model.content import Document, EditionHead, Figure, Section
from microsite.model.plausibility import numbers_of
from microsite.model.spans import Span, span_of
from microsite.read import tables
from microsite.read.inventory import SHIPPED_MARK, UNITS_FILE, split_mark
from microsite.read.layout import EDITION_FILE, SITE_FILE, Layout, is_misnamed
from microsite.read.po import PoFile, parse
from microsite.read.source import read_source
from microsite.settings import SHIPPED


class Fact(NamedTuple):
    """Something that a file says, or that a task found out."""

    key: str
    digest: str
    value: Any = None
    is_kept: bool = True
    """whether the value is kept between builds; else it is read from the file again"""


class EditionEntry(NamedTuple):
    """An edition in the list of editions."""

    id: str
    date: str
    draft: bool


class SectionEntry(NamedTuple):
    """A section in the list of an edition's sections."""

    id: str
    draft: bool


class Numbers(NamedTuple):
    """What the figures of a section say, by which a copy of it is known."""

    edition: str
    section: str
    digest: str
    figures: int
    """how many figures the section has"""


class FormerNames(NamedTuple):
    """The former ids of a section and its figures."""

    id: str
    formerly: tuple[str, ...]
    figures: Mapping[str, str]
    """former id → present id"""


class FileFacts(NamedTuple):
    """All that one file says."""

    file: str
    digest: str
    """of its bytes"""
    facts: tuple[Fact, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def shared_inputs(found: Layout) -> list[str]:
    """Content that editions share, by the names that `read_file` takes, if it is there; it says which languages there are."""
    return [SITE_FILE, *found.registers.values(), SHIPPED_MARK + UNITS_FILE]


def shared_catalogues(root: Path, found: Layout, languages: Collection[str]) -> list[str]:
    """Catalogues of no edition, in the site's languages, if they are there."""
    own = [file for (path, name), file in found.catalogues.items() if path in languages and name in (INTERFACE, SITE_CATALOGUE)]
    return [*own, *(f"{SHIPPED_MARK}translations/{path}/{INTERFACE}.po" for path in languages if root != SHIPPED)]


def edition_inputs(found: Layout, id_: str, languages: Collection[str]) -> list[str]:
    """The files of an edition, if they are there: its head, its sections, its catalogues in these languages."""
    catalogues = [file for (path, name), file in found.catalogues.items() if path in languages and name == id_]
    return [f"content/{id_}/{EDITION_FILE}", *found.editions[id_], *catalogues]


def read_file(root: Path, name: str, keep: dict[str, Decoded] | None = None) -> FileFacts:
    """Read one input: a path below the root, or one of the tool's with `SHIPPED_MARK` before it. Decoded sections are put into `keep`."""
    mark, file = split_mark(name)
    folder = SHIPPED if mark else root
    kind, *parts = file.split("/")
    if kind == "translations" and file != UNITS_FILE:
        return _catalogue(folder, file, parts[0], parts[1].removesuffix(".po"), mark)
    if kind == "assets":
        try:
            digest = digests.of_bytes((folder / file).read_bytes())
        except OSError:
            # It is there, but can't be read: whoever shows it says so, at the line that names it.
            digest = ""
        path = file.removeprefix("assets/")
        return FileFacts(name, digest, (Fact(f"asset:{path}", digest, digest), Fact("assets", path, path)))
    if file == SITE_FILE:
        return _facts(read_record(folder, file, tables.SITE), _site)
    if file == UNITS_FILE:
        return _facts(read_record(folder, file, tables.SHIPPED_UNITS), _shipped_units)._replace(file=name)
    if len(parts) == 1:
        register = parts[0].removesuffix(".yaml")
        decoded = read_record(folder, file, tables.REGISTERS[register])
        return _facts(
            decoded, partial(_register, register), *([fact("unread", register)] if decoded.value is None or decoded.unnamed else [])
        )
    edition, last = parts
    if last == EDITION_FILE:
        decoded = read_record(folder, file, tables.EDITION)
        return _facts(decoded, partial(_edition, edition), Fact(f"pictures:{edition}", decoded.digest, decoded.pictures))
    if is_misnamed(file):
        stem = last.removesuffix(".yaml")
        return FileFacts(name, read_source(folder, file).digest, (fact(f"misnamed:{edition}", stem),))
    decoded = read_section(folder, file)
    if keep is not None:
        keep[file] = decoded
    return _facts(decoded, partial(_section, edition))


def _facts(decoded: Decoded, facts_of: Callable[[Any, str], Iterable[Fact]], *others: Fact) -> FileFacts:
    """The facts of a content file: those of its value, if there is one, and others."""
    facts = [*others, *(facts_of(decoded.value, decoded.digest) if decoded.value is not None else ())]
    if decoded.left_out:
        facts.append(fact("left_out", decoded.left_out))
    if decoded.file.count("/") == 1:
        facts.append(Fact(f"file:{decoded.file}", decoded.digest))
    return FileFacts(decoded.file, decoded.digest, tuple(facts), decoded.faults)


def fact(key: str, value: Any) -> Fact:
    """A fact whose digest is that of its value, without the places where that was written."""
    return Fact(key, digests.of_value(plain(value)), value)


def _site(site: Any, digest: str) -> Iterator[Fact]:
    yield fact("site", site._replace(about=(), method=()))
    yield fact("about", (site.about, site.method))


def _register(name: str, records: Any, digest: str) -> Iterator[Fact]:
    singular = name.removesuffix("s")
    yield fact(name, tuple(record.id for record in records))
    for record in records:
        if isinstance(record, Document):
            yield fact(f"not_figures:{record.id}", record.not_figures)
            record = record._replace(not_figures=())
        yield fact(f"{singular}:{record.id}", record)
    former = {each.id: each.formerly for each in records if getattr(each, "formerly", ())}
    if former:
        yield fact("renames:site", former)
    if name in _LOOKED_FOR:
        yield fact(_LOOKED_FOR[name], tuple((each.id, each.name, each.aliases) for each in records))


_LOOKED_FOR = {"terms": "term_names", "names": "proper_names"}
"""the registers whose names are looked for in texts"""


def _shipped_units(value: Any, digest: str) -> Iterator[Fact]:
    language, units = value
    yield fact("interface_language", language)
    yield fact("shipped_units", tuple(unit.id for unit in units))
    for unit in units:
        yield fact(f"shipped_unit:{unit.id}", unit._replace(shipped=True))


def _edition(id_: str, head: EditionHead, digest: str) -> Iterator[Fact]:
    yield fact("editions", EditionEntry(id_, head.date, head.draft))
    yield Fact(f"edition:{id_}", digest, head)
    yield fact(f"heading:{id_}", head._replace(finding=None, summary=(), order=(), headline=(), picture=None, charts=()))
    yield fact(f"order:{id_}", head.order)
    for kind, value in (("date", head.date), ("document", head.document), ("title", head.title.text)):
        yield fact(with_same_key(kind, value), EditionEntry(id_, head.date, head.draft))


def _section(edition: str, section: Section, digest: str) -> Iterator[Fact]:
    yield Fact(f"section:{edition}.{section.id}", digest, is_kept=False)
    yield fact(f"title:{edition}.{section.id}", section.title)
    yield fact(f"sections:{edition}", SectionEntry(section.id, section.draft))
    yield fact(with_same_key("section_title", f"{edition}:{section.title.text}"), section.id)
    if len(section.figures) > 1:
        numbers = Numbers(edition, section.id, digests.of_value(plain(tuple(numbers_of(section)))), len(section.figures))
        yield fact(f"numbers:{edition}", numbers)
        yield fact(with_same_key("numbers", numbers.digest), numbers)
    # As other pages may show them.
    stated = [each._replace(sentence=None, worded="", formerly=(), where={}) for each in section.figures]
    figures: dict[str, dict[Span | None, list[Figure]]] = {}
    for said in stated:
        figures.setdefault(said.indicator, {}).setdefault(span_of(said.period), []).append(said)
    targets = tuple(said for said in stated if said.kind == "target")
    if targets:
        yield fact(f"targets:{edition}", (section.id, targets))
    for indicator, by_span in figures.items():
        spans = tuple(each for each in by_span if each is not None)
        if spans:
            yield fact(f"spans:{indicator}", spans)
        for span, each in by_span.items():
            yield fact(statements_key(indicator, span), (edition, section.id, section.draft, tuple(each)))
    present = {each.id for each in section.figures}
    former = {old: each.id for each in section.figures for old in each.formerly if old not in present}
    if section.formerly or former:
        yield fact(f"renames:{edition}", FormerNames(section.id, section.formerly, former))


def statements_key(indicator: str, span: Span | None) -> str:
    """The key of what sections say of an indicator for some days, or for a moment; or, without naming a time, for none."""
    if span is None:
        return f"statements:{indicator}"
    return f"statements:{indicator}:{span.first}" + (f"/{span.last}" if not span.is_moment else "")


def with_same_key(kind: str, value: str) -> str:
    """The key of the editions that have this date, document or title."""
    return f"with_same_{kind}:{value}"


def _catalogue(folder: Path, file: str, language: str, name: str, mark: str) -> FileFacts:
    source = read_source(folder, file)
    po = PoFile(()) if source.faults else parse(source.text)
    groups: dict[str, dict[Key, Translation]] = {}
    for key, entry in entries_of(po.messages):
        groups.setdefault(group_of(name, key[0]), {}).setdefault(key, entry)
    prefix = f"{language}:{mark and 'shipped_'}{name}"
    rule = po.header.fields.get("Plural-Forms", "") if po.header else ""
    facts = [Fact(f"groups:{prefix}", digests.of_value(list(groups)), tuple(groups)), Fact(f"plural:{prefix}", rule, rule)]
    facts.append(Fact(f"file:{file}", source.digest))
    for group, entries in groups.items():
        digest = digests.of_value([[*key, *entry] for key, entry in entries.items()])
        facts.append(Fact(f"messages:{prefix}:{group}", digest, entries))
    if mark:
        return FileFacts(mark + file, source.digest, tuple(facts))
    faults = [*source.faults]
    faults += [diagnostic(fault.code, Position(file, fault.line, fault.column, fault.length), **fault.facts) for fault in po.faults]
    if faults and not po.entries:
        facts.append(Fact(f"unreadable:{prefix}", "", True))
    return FileFacts(file, source.digest, tuple(facts), tuple(faults))
