"""Lists the messages of a site and of its editions, that is the texts to translate, in the order in which readers meet them.

Which texts there are follows from the declarations of the records (`microsite/model/content.py`): each field whose shape is a text is a
message, in the order of the fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from microsite.model.catalogue import Key
from microsite.model.content import (
    Document,
    Edition,
    EditionHead,
    Indicator,
    NameEntry,
    Registers,
    Section,
    SiteHead,
    SourceText,
    Term,
    Unit,
)
from microsite.model.shapes import ListOf, Made, Record, Text, fields_of, shapes_in


class Message(NamedTuple):
    """One text to translate; its context is an id that stays when the text changes."""

    context: str
    words: SourceText
    kind: str
    """title, name, sentence, paragraph, item, line or unit"""
    plural: SourceText | None = None

    @property
    def key(self) -> Key:
        """The key of its translation."""
        return (self.context, self.words.text)


def site_messages(head: SiteHead, registers: Registers) -> Iterator[Message]:
    """The messages of site.po that pages show: the site's own, documents, indicators, units of the root, terms."""
    yield from _messages(head, "site")
    for document in registers.documents.values():
        yield from _messages(document, f"document.{document.id}")
    for indicator in registers.indicators.values():
        yield from _messages(indicator, f"indicator.{indicator.id}")
    yield from unit_messages(unit for unit in registers.units.values() if not unit.shipped)
    for term in registers.terms.values():
        yield from _messages(term, f"term.{term.id}")


def name_messages(registers: Registers) -> Iterator[Message]:
    """The messages of proper names, which stand last in site.po: readers see them where texts mention them."""
    for name in registers.names.values():
        yield from _messages(name, f"name.{name.id}")


def unit_messages(units: Iterable[Unit]) -> Iterator[Message]:
    """The messages of units: number and noun, with their plural."""
    for unit in units:
        yield Message(f"unit.{unit.id}", unit.counted[0], "unit", unit.counted[-1])


def edition_messages(edition: Edition) -> Iterator[Message]:
    """The messages of an edition's catalogue: its head, section by section, its corrections."""
    yield from head_messages(edition.head._replace(corrections=()))
    for section in edition.sections:
        yield from section_messages(section)
    yield from (each for each in head_messages(edition.head) if each.context.startswith("edition.correction."))


def head_messages(head: EditionHead) -> Iterator[Message]:
    """The messages of an edition's head, its corrections last."""
    return _messages(head, "edition")


def section_messages(section: Section) -> Iterator[Message]:
    """The messages of a section."""
    return _messages(section, section.id)


@cache
def _text_fields(record: type[tuple[Any, ...]]) -> tuple[tuple[str, str, Text | Record], ...]:
    """The fields of a record class that are texts or hold records: the attribute, what it adds to the context (a format), the shape."""
    found: list[tuple[str, str, Text | Record]] = []
    for field in fields_of(record):
        shape, added = next(each for each in shapes_in(field.shape) if not isinstance(each, ListOf | Made)), field.key.context
        if isinstance(shape, Record) or (isinstance(shape, Text) and shape.message):
            if added is None:
                added = f"{shape.name}.{{id}}" if isinstance(field.shape, ListOf) and field.shape.unique else field.name
            found.append((field.attribute, f".{added}".replace("{", "{0.") if added else "", shape))
    return tuple(found)


def _messages(record: Any, context: str) -> Iterator[Message]:
    """The messages of a record and of the records in it."""
    for attribute, added, shape in _text_fields(record.__class__):
        value = getattr(record, attribute)
        for each in value if type(value) is tuple else (value,) if value else ():
            if isinstance(shape, Text):
                yield Message(context + added, each, shape.message)
            else:
                yield from _messages(each, context + added.format(each))


def with_texts(record: Any, context: str, say: Callable[[str, SourceText, bool], Any], nothing: Any = None) -> Any:
    """The record with what `say(context, text, is_prose)` makes of its texts, `nothing` where it has none; not of the records in it."""
    said = {}
    for attribute, added, shape in _text_fields(record.__class__):
        if isinstance(shape, Text):
            value = getattr(record, attribute)
            if type(value) is tuple:
                said[attribute] = tuple(say(context + added, words, shape.is_prose) for words in value)
            else:
                said[attribute] = say(context + added, value, shape.is_prose) if value else nothing
    return record._replace(**said)


SITE_RECORDS = {"site": SiteHead, "document.{id}": Document, "indicator.{id}": Indicator, "term.{id}": Term, "name.{id}": NameEntry}
EDITION_RECORDS = {"edition": EditionHead, "{section}": Section}
"""the records whose texts are in site.po and in the catalogue of an edition, by their contexts"""


def contexts(record: type[tuple[Any, ...]], context: str) -> Iterator[tuple[str, Text]]:
    """The contexts of the texts in a record of this class and in the records in it; names such as `{id}` stand for what differs."""
    for _, added, shape in _text_fields(record):
        whole = context + added.replace("{0.", "{")
        if isinstance(shape, Record):
            yield from contexts(shape.of, whole)
        else:
            yield whole, shape


def is_prose(context: str) -> bool:
    """Whether the message of this context may hold Markdown and references; that of an unknown context may."""
    # In units `{n}` is the number. The authority's two names have no markup either, but are checked as if they could.
    if context.startswith("unit."):
        return False
    return context in ("site.authority", "site.place") or not _plain_contexts().fullmatch(context)


def is_sentence(context: str) -> bool:
    """Whether the message of this context stands within a line, so that it may have no lists and the like."""
    return _sentences().fullmatch(context) is not None


@cache
def _plain_contexts() -> re.Pattern[str]:
    """Matches the contexts of all texts that are declared without Markdown."""
    return _contexts(lambda text: not text.is_prose)


@cache
def _sentences() -> re.Pattern[str]:
    """Matches the contexts of all texts with Markdown that are no paragraphs."""
    return _contexts(lambda text: text.is_prose and text.name != "paragraphs")


def _contexts(is_meant: Callable[[Text], bool]) -> re.Pattern[str]:
    """Matches the contexts of some texts."""
    roots = {**SITE_RECORDS, **EDITION_RECORDS}
    found = [each for context, record in roots.items() for each, text in contexts(record, context) if is_meant(text)]
    # The figure that a correction names is `section.figure`.
    patterns = (each.replace(".", r"\.").replace("{figure}", r"[^.]+\.[^.]+") for each in found)
    return re.compile("|".join(re.sub(r"\{\w*?\}", "[^.]+", each) for each in patterns))
