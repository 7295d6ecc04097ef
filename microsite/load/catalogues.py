"""A .po file into a catalogue: what may be published of it, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.catalogue import FUZZY, INTERFACE, MACHINE, MISSING, TRANSLATED, Catalogue, Key, Translation
from microsite.read.po import Entry, PoFile, locate, parse
from microsite.read.source import read_source
from microsite.text import prose


class ReadCatalogue(NamedTuple):
    """A catalogue, its file's digest, its faults, and the parsed file."""

    catalogue: Catalogue
    digest: str
    faults: tuple[Diagnostic, ...]
    file: PoFile

    def for_another_process(self) -> ReadCatalogue:
        """The same without the parsed file, which takes four fifths of the time to hand over and is needed beside faults alone."""
        return self if self.faults else self._replace(file=PoFile(()))


def read_catalogue(root: Path, file: str, language: str, name: str, trusted: bool = False) -> ReadCatalogue:
    """Read `file` (relative to `root`); `trusted` says that a build without faults has seen these bytes."""
    source = read_source(root, file)
    if source.faults:
        return ReadCatalogue(Catalogue(file, language), source.digest, source.faults, PoFile(()))
    po = parse(source.text)
    faults = [diagnostic(fault.code, Position(file, fault.line, fault.column, fault.length), **fault.facts) for fault in po.faults]
    entries: dict[Key, Translation] = {}
    for entry in po.messages:
        context = entry.context or ""
        entries.setdefault((context, entry.msgid), Translation(entry.msgstr, _state(entry)))
        if trusted or entry.fuzzy:
            continue
        if context.startswith("unit."):
            faults += _unit_faults(file, entry)
        elif name != INTERFACE and is_prose(context):
            faults += _prose_faults(file, entry)
    plural = po.header.plural if po.header else _only_form
    return ReadCatalogue(Catalogue(file, language, entries, plural), source.digest, tuple(faults), po)


def _only_form(count: int) -> int:
    return 0


def catalogue_in(read: ReadCatalogue | None) -> Catalogue | None:
    """The catalogue that was read, if one was."""
    return read.catalogue if read is not None else None


def _state(entry: Entry) -> str:
    if not entry.msgstr or not all(map(str.strip, entry.msgstr)):
        return MISSING
    return FUZZY if entry.fuzzy else MACHINE if entry.machine else TRANSLATED


def _prose_faults(file: str, entry: Entry) -> list[Diagnostic]:
    """What is wrong in the Markdown of a translation."""
    found = []
    for index, form in enumerate(entry.msgstr):
        for fault in prose.parse(form).faults if form else ():
            found.append(diagnostic(fault.code, fragment_place(file, entry, index, fault.fragment, fault.nth), found=fault.found))
    return found


def _unit_faults(file: str, entry: Entry) -> list[Diagnostic]:
    """Forms that would lose the number, or say it twice."""
    forms = enumerate(entry.msgstr)
    return [
        diagnostic("unit-pattern", fragment_place(file, entry, index, form), found=form)
        for index, form in forms
        if form and form.count("{n}") != 1
    ]


_PLAIN_FIELDS = frozenset(("title", "link_title", "subtitle", "name", "publisher", "licence", "scope", "description"))


def is_prose(context: str) -> bool:
    """Whether the message of this context may hold Markdown and references; names and units have none, and `{n}` is theirs."""
    if context.startswith(("unit.", "site.imprint.")) or context.endswith(".picture.alt"):
        return False
    return context.rsplit(".", 1)[-1] not in _PLAIN_FIELDS


def fragment_place(file: str, entry: Entry, form: int, fragment: str, nth: int = 0) -> Position:
    """Where the `nth` occurrence of a fragment of a translation stands in the file."""
    text = entry.msgstr[form]
    offset = -1
    for _ in range(nth + 1):
        offset = text.find(fragment, offset + 1)
    field = f"msgstr[{form}]" if entry.msgid_plural is not None else "msgstr"
    line, column = locate(entry, field, max(offset, 0))
    return Position(file, line, column, len(fragment) if offset >= 0 else 1)
