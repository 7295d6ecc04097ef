"""What may be published of a .po file, and what is wrong with its translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.catalogue import FUZZY, INTERFACE, MACHINE, MISSING, TRANSLATED, Key, Translation
from microsite.model.messages import is_prose, is_sentence
from microsite.read.po import Entry, PoFile, locate, parse
from microsite.read.source import read_source
from microsite.text import prose


def entries_of(po: PoFile) -> Iterator[tuple[Key, Translation]]:
    """The translations of a file, some of which may stand there twice: then the first one counts."""
    for entry in po.messages:
        yield (entry.context or "", entry.msgid), Translation(entry.msgstr, _state(entry))


def _state(entry: Entry) -> str:
    if not entry.msgstr or not all(map(str.strip, entry.msgstr)):
        return MISSING
    return FUZZY if entry.fuzzy else MACHINE if entry.machine else TRANSLATED


def catalogue_faults(file: str, name: str, po: PoFile) -> list[Diagnostic]:
    """What is wrong in all translations of a catalogue."""
    return [fault for entry in po.messages if not entry.fuzzy for fault in _text_faults(file, name, entry)]


def translation_faults(root: Path, file: str, name: str, entries: Mapping[Key, Translation]) -> list[Diagnostic]:
    """What is wrong in some of the translations of a catalogue, which is read again for their places where there is a fault."""
    faulty = {
        key
        for key, entry in entries.items()
        if entry.state != FUZZY and is_prose(key[0]) and any(prose.faults(form, is_sentence(key[0])) for form in entry.forms if form)
    }
    if not faulty:
        return []
    po = parse(read_source(root, file).text)
    return [fault for entry in po.messages if (entry.context or "", entry.msgid) in faulty for fault in _text_faults(file, name, entry)]


def place_of_fragment(root: Path, file: str, context: str, fragment: str) -> Position:
    """Where a translation holds a fragment; the catalogue is read again for it."""
    for entry in parse(read_source(root, file).text).messages:
        for index, form in enumerate(entry.msgstr if entry.context == context else ()):
            if fragment in form:
                return fragment_place(file, entry, index, fragment)
    return Position(file)


def _text_faults(file: str, name: str, entry: Entry) -> Iterator[Diagnostic]:
    """What is wrong in one translation: its Markdown, or forms of a unit that would lose the number or say it twice."""
    context = entry.context or ""
    for index, form in enumerate(entry.msgstr):
        if context.startswith("unit."):
            if form and form.count("{n}") != 1:
                yield diagnostic("unit-pattern", fragment_place(file, entry, index, form), found=form)
        elif form and name != INTERFACE and is_prose(context):
            for fault in prose.faults(form, is_sentence(context)):
                place = fragment_place(file, entry, index, fault.fragment, fault.nth)
                yield diagnostic(fault.code, place, found=fault.found, proposal=fault.proposal or None)


def fragment_place(file: str, entry: Entry, form: int, fragment: str, nth: int = 0) -> Position:
    """Where the `nth` occurrence of a fragment of a translation stands in the file."""
    text = entry.msgstr[form]
    offset = -1
    for _ in range(nth + 1):
        offset = text.find(fragment, offset + 1)
    field = f"msgstr[{form}]" if entry.msgid_plural is not None else "msgstr"
    line, column = locate(entry, field, max(offset, 0))
    return Position(file, line, column, len(fragment) if offset >= 0 else 1)
