"""Reads one content file and decodes it; finds the faults that can be found without the other files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.placed_faults import Found, placed
from microsite.model.content import Listed, Section, SourceText
from microsite.model.shapes import Shape, fields_of, records_in
from microsite.read import tables
from microsite.read.decoding import Reading, decode
from microsite.read.source import read_source
from microsite.read.yaml_tree import LIST, MAP, Node, read_yaml, value_of
from microsite.text import prose


class Decoded(NamedTuple):
    """What was read of a content file; `value` is None if the record as a whole is faulty."""

    file: str
    value: Any
    digest: str
    faults: tuple[Diagnostic, ...]
    left_out: frozenset[str] = frozenset()
    """ids of faulty records: a reference to one is not a second fault"""
    pictures: tuple[Listed, ...] = ()
    """the picture files that it names, those in faulty records too"""
    texts: tuple[SourceText, ...] = ()
    """what may hold Markdown and references, in faulty records too"""
    sentences: frozenset[SourceText] = frozenset()
    """those of the texts that stand within a line"""
    figures: frozenset[str] = frozenset()
    """the ids of a section's figures, as written and as meant, faulty ones too"""
    unnamed: bool = False
    """whether a figure, or a record of a register, has no id of its own: nothing that refers to one is a second fault"""


def read_record(root: Path, file: str, record: Shape) -> Decoded:
    """Read `file` as one record, its Markdown checked."""
    decoded = _read(root, file, record)
    outside = placed(root, file, decoded.texts, _outside) if record is not tables.EDITION else []
    return decoded._replace(faults=(*decoded.faults, *markdown_faults(root, decoded), *outside))


def read_section(root: Path, file: str) -> Decoded:
    """Read a section's file; its id is the file's name. Its texts are checked when its pages are made."""
    decoded, id_ = _read(root, file, tables.SECTION), Path(file).stem
    section: Section | None = decoded.value
    if section is None or decoded.unnamed:
        # A section that can't be read is no missing one, nor is a figure without an id.
        decoded = decoded._replace(left_out=decoded.left_out | {id_})
    if section is None:
        return decoded
    return decoded._replace(value=section._replace(id=id_))


def markdown_faults(root: Path, decoded: Decoded) -> list[Diagnostic]:
    """What is wrong in the Markdown of a file's texts."""

    def find(words: SourceText) -> Iterator[Found]:
        for fault in prose.faults(words.text, words in decoded.sentences):
            yield Found(fault.code, fault.fragment, fault.nth, {**fault.facts, "found": fault.found, "proposal": fault.proposal or None})

    return placed(root, decoded.file, decoded.texts, find)


def _outside(words: SourceText) -> Iterator[Found]:
    """Links to sections and figures in a text of no edition."""
    return (Found("link-outside", target, 0, {"found": target}) for target in prose.inside_links(words.text))


def _read(root: Path, file: str, record: Shape) -> Decoded:
    source = read_source(root, file)
    if source.faults:
        return Decoded(file, None, source.digest, source.faults)
    tree, faults = read_yaml(file, source.text)
    if faults and (tree is None or any(fault.code != "yaml-character" for fault in faults)):
        return Decoded(file, None, source.digest, faults, _ids(tree))
    if tree is None:
        keys = ", ".join(field.name for field in fields_of(next(records_in(record)).of) if field.required)
        return Decoded(file, None, source.digest, (diagnostic("file-empty", Position(file), expected=keys),))
    # The tree is without characters that nobody sees, so they are no second fault.
    reading = Reading(file, list(faults))
    value = decode(record, tree, reading)
    left_out = frozenset(reading.left_out) | (_ids(tree) if value is None else frozenset())
    return Decoded(
        file,
        value,
        source.digest,
        tuple(reading.faults),
        left_out,
        tuple(reading.pictures),
        tuple(reading.prose),
        frozenset(reading.sentences),
        frozenset(_figure_ids(tree) | reading.left_out | {each.id for each in getattr(value, "figures", ())}),
        bool(reading.unnamed & _REFERRED_TO),
    )


_REFERRED_TO = {"figure", "indicator", "unit", "document"}


def _figure_ids(tree: Node) -> set[str]:
    """The ids of the figures, also of faulty ones."""
    figures = value_of(tree, "figures")
    items = figures.items if figures is not None and figures.kind == LIST else []
    return {id_.text for item in items if item.kind == MAP and (id_ := value_of(item, "id")) is not None}


def _ids(tree: Node | None) -> frozenset[str]:
    """Every `id:` in the tree, so that a reference to a faulty record is not a second fault."""
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
