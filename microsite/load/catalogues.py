"""A .po file into a catalogue: what may be published of it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.catalogue import FUZZY, INTERFACE, MACHINE, MISSING, TRANSLATED, Catalogue, Key, Translation
from microsite.model.messages import is_prose
from microsite.read.po import Entry, PoFile, locate, parse
from microsite.read.source import read_source
from microsite.text import prose


class ReadCatalogue(NamedTuple):
    """A catalogue, its file's digest, its faults, and the parsed file."""

    catalogue: Catalogue
    digest: str
    faults: tuple[Diagnostic, ...]
    file: PoFile


def read_catalogue(root: Path, file: str, language: str, name: str, texts: bool = True) -> ReadCatalogue:
    """Read `file` (relative to `root`); without `texts`, what is wrong in translations is left to `translation_faults`."""
    source = read_source(root, file)
    if source.faults:
        return ReadCatalogue(Catalogue(file, language), source.digest, source.faults, PoFile(()))
    po = parse(source.text)
    faults = [diagnostic(fault.code, Position(file, fault.line, fault.column, fault.length), **fault.facts) for fault in po.faults]
    entries: dict[Key, Translation] = {}
    for entry in po.messages:
        context = entry.context or ""
        entries.setdefault((context, entry.msgid), Translation(entry.msgstr, _state(entry)))
        if texts and not entry.fuzzy:
            faults += _text_faults(file, name, entry)
    plural = po.header.plural if po.header else _only_form
    return ReadCatalogue(Catalogue(file, language, entries, plural), source.digest, tuple(faults), po)


def _only_form(count: int) -> int:
    return 0


def translation_faults(root: Path, file: str, name: str, entries: Mapping[Key, Translation]) -> list[Diagnostic]:
    """What is wrong in some of the translations of a catalogue, which is read again for their places where there is a fault."""
    faulty = {
        key
        for key, entry in entries.items()
        if entry.state != FUZZY and is_prose(key[0]) and any(prose.parse(form).faults for form in entry.forms if form)
    }
    if not faulty:
        return []
    po = parse(read_source(root, file).text)
    return [fault for entry in po.messages if (entry.context or "", entry.msgid) in faulty for fault in _text_faults(file, name, entry)]


def place_of_reference(root: Path, file: str, context: str, name: str) -> Position:
    """Where a translation refers to `name`; the catalogue is read again for it."""
    for entry in parse(read_source(root, file).text).messages:
        for index, form in enumerate(entry.msgstr if entry.context == context else ()):
            if "{" + name in form:
                return fragment_place(file, entry, index, "{" + name)
    return Position(file)


def _text_faults(file: str, name: str, entry: Entry) -> list[Diagnostic]:
    """What is wrong in one translation."""
    context = entry.context or ""
    if context.startswith("unit."):
        return _unit_faults(file, entry)
    return _prose_faults(file, entry) if name != INTERFACE and is_prose(context) else []


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


def fragment_place(file: str, entry: Entry, form: int, fragment: str, nth: int = 0) -> Position:
    """Where the `nth` occurrence of a fragment of a translation stands in the file."""
    text = entry.msgstr[form]
    offset = -1
    for _ in range(nth + 1):
        offset = text.find(fragment, offset + 1)
    field = f"msgstr[{form}]" if entry.msgid_plural is not None else "msgstr"
    line, column = locate(entry, field, max(offset, 0))
    return Position(file, line, column, len(fragment) if offset >= 0 else 1)
