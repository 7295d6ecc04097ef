"""One content file from its bytes to decoded values: its own faults are found here, whatever the other files say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.model.content import Listed, Section, Words
from microsite.model.shapes import Shape, fields_of, records_in
from microsite.read import tables
from microsite.read.decoding import FAULTY, Reading, decode
from microsite.read.places import place_of
from microsite.read.source import Source, read_source
from microsite.read.yaml_tree import LIST, MAP, Node, read_yaml, value_of
from microsite.text.prose import parse, references


class Decoded(NamedTuple):
    """A content file as far as it could be made out; `value` is None where its record could not be made."""

    file: str
    value: Any
    digest: str
    faults: tuple[Diagnostic, ...]
    left_out: frozenset[str] = frozenset()
    """ids that are in the file but could not be read: references to them are no second fault"""
    pictures: tuple[Listed, ...] = ()
    """the picture files that it names, those in faulty records too"""


def read_record(root: Path, file: str, record: Shape, trusted: bool = False) -> Decoded:
    """Read `file` as one record; `trusted` says that a build without faults has seen these bytes, so prose needs no second look."""
    return _read(root, file, record, trusted, references_are_own=False)


def read_section(root: Path, file: str, trusted: bool = False) -> Decoded:
    """A section's file; its id is the file's name. References in its texts are checked against its own figures."""
    decoded = _read(root, file, tables.SECTION, trusted, references_are_own=True)
    section: Section | None = decoded.value
    return decoded._replace(value=section._replace(id=section_id(file)) if section is not None else None)


def _read(root: Path, file: str, record: Shape, trusted: bool, references_are_own: bool) -> Decoded:
    source = read_source(root, file)
    if source.faults:
        return Decoded(file, None, source.digest, source.faults)
    tree, faults = read_yaml(file, source.text)
    if faults:
        return Decoded(file, None, source.digest, faults, _ids(tree))
    if tree is None:
        keys = ", ".join(field.name for field in fields_of(next(records_in(record)).of) if field.required)
        return Decoded(file, None, source.digest, (diagnostic("file-empty", Position(file), expected=keys),))
    reading = Reading(file)
    value = decode(record, tree, reading)
    if not trusted:
        reading.faults.extend(prose_faults(reading.prose, source))
    if not trusted and references_are_own:
        reading.faults.extend(reference_faults(reading.prose, _figure_ids(tree), source))
    left_out = frozenset(reading.left_out) | (_ids(tree) if value is FAULTY else frozenset())
    return Decoded(file, None if value is FAULTY else value, source.digest, tuple(reading.faults), left_out, tuple(reading.pictures))


def section_id(file: str) -> str:
    """The section that a content file holds."""
    return file.rsplit("/", 1)[1].rsplit(".", 1)[0]


def prose_faults(texts: Iterable[Words], source: Source) -> list[Diagnostic]:
    """What is wrong in the Markdown of a file's texts, each at its own place."""
    found = [(words, fault) for words in texts for fault in parse(words.text).faults]
    # Most files have none, and no need of lines.
    lines = source.text.splitlines() if found else []
    return [
        diagnostic(fault.code, place_of(fault.fragment, fault.nth, lines, words.position, words.end_line), found=fault.found)
        for words, fault in found
    ]


def reference_faults(texts: Sequence[Words], known: Collection[str], source: Source) -> list[Diagnostic]:
    """A diagnostic for each name in a file's texts that no figure has."""
    if all(reference.name in known for words in texts for reference in references(words.text)):
        return []
    lines = source.text.splitlines()
    return [fault for words in texts for fault in _unknown_references(words, known, lines)]


def _unknown_references(words: Words, known: Collection[str], lines: list[str]) -> list[Diagnostic]:
    faults = []
    seen: dict[str, int] = {}
    for reference in references(words.text):
        fragment = "{" + reference.name + (".number" if reference.number_only else "")
        nth = seen[fragment] = seen.get(fragment, -1) + 1
        if reference.name not in known:
            place = place_of(fragment, nth, lines, words.position, words.end_line)
            expected = ", ".join(sorted(known)) or None
            faults.append(diagnostic("reference-unknown", place, found=reference.name, near=near(reference.name, known), expected=expected))
    return faults


def _figure_ids(tree: Node) -> set[str]:
    """The ids of the figures as written, faulty ones too."""
    figures = value_of(tree, "figures")
    items = figures.items if figures is not None and figures.kind == LIST else []
    return {id_.text for item in items if item.kind == MAP and (id_ := value_of(item, "id")) is not None}


def _ids(tree: Node | None) -> frozenset[str]:
    """Every `id:` in the tree, so that a reference to a record that could not be read is no fault of its own."""
    found: set[str] = set()
    stack = [tree] if tree is not None else []
    while stack:
        node = stack.pop()
        stack.extend(node.items)
        for key, value in node.pairs.values():
            if key.text == "id":
                found.add(value.text)
            stack.append(value)
    return frozenset(found)
