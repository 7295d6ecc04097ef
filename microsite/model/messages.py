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
from microsite.model.content import Document, Edition, EditionHead, Indicator, Section, SiteHead, SourceText, Term, Unit
from microsite.model.shapes import ListOf, Made, Record, Shape, Text, fields_of
from microsite.model.site import Registers


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
    """The messages of site.po: the site's own, documents, indicators, units of the root, terms."""
    yield from _messages(head, "site")
    for document in registers.documents.values():
        yield from _messages(document, f"document.{document.id}")
    for indicator in registers.indicators.values():
        yield from _messages(indicator, f"indicator.{indicator.id}")
    yield from unit_messages(unit for unit in registers.units.values() if not unit.shipped)
    for term in registers.terms.values():
        yield from _messages(term, f"term.{term.id}")


def unit_messages(units: Iterable[Unit]) -> Iterator[Message]:
    """The messages of units: number and noun, with their plural."""
    for unit in units:
        yield Message(f"unit.{unit.id}", unit.counted[0], "unit", unit.counted[-1])


def edition_messages(edition: Edition) -> Iterator[Message]:
    """The messages of an edition's catalogue, section by section."""
    yield from head_messages(edition.head)
    for section in edition.sections:
        yield from section_messages(section)
    yield from correction_messages(edition.head)


def head_messages(head: EditionHead) -> Iterator[Message]:
    """The messages of an edition's head without its corrections, which come after the sections."""
    return (each for each in _messages(head, "edition") if not each.context.startswith(_CORRECTIONS))


def section_messages(section: Section) -> Iterator[Message]:
    """The messages of a section."""
    return iter(_messages(section, section.id))


def correction_messages(head: EditionHead) -> Iterator[Message]:
    """The messages of an edition's corrections."""
    return (each for each in _messages(head, "edition") if each.context.startswith(_CORRECTIONS))


_CORRECTIONS = "edition.correction."


class _TextField(NamedTuple):
    """A field that is a text, or that holds records, which may have texts."""

    attribute: str
    context: str
    """what it adds to the record's context; for records a format"""
    item: Text | Record
    is_many: bool
    """whether the value is a tuple of texts or records"""


@cache
def _text_fields(record: type[tuple[Any, ...]]) -> tuple[_TextField, ...]:
    """The fields of a record class that are texts or hold records."""
    found = []
    for field in fields_of(record):
        added = field.name if field.key.context is None else field.key.context
        context = f".{added}" if added else ""
        shape = _without_checks(field.shape)
        item = _without_checks(shape.item) if isinstance(shape, ListOf) else shape
        if isinstance(item, Text) and item.message:
            found.append(_TextField(field.attribute, context, item, item.name == "paragraphs"))
        elif isinstance(item, Record):
            found.append(_TextField(field.attribute, context.replace("{", "{0."), item, isinstance(shape, ListOf)))
    return tuple(found)


def _without_checks(shape: Shape) -> Shape:
    while isinstance(shape, Made):
        shape = shape.shape
    return shape


def _messages(record: Any, context: str) -> list[Message]:
    """The messages of a record and of the records in it."""
    found: list[Message] = []
    for attribute, added, item, is_many in _text_fields(record.__class__):
        value = getattr(record, attribute)
        for each in () if not value else value if is_many else (value,):
            if isinstance(item, Record):
                found += _messages(each, context + added.format(each))
            else:
                found.append(Message(context + added, each, item.message))
    return found


def with_texts(record: Any, context: str, say: Callable[[str, SourceText, bool], Any], nothing: Any = None) -> Any:
    """The record with what `say(context, text, is_prose)` makes of its texts, `nothing` where it has none; not of the records in it."""
    said = {}
    for attribute, added, item, is_many in _text_fields(record.__class__):
        if isinstance(item, Text):
            value = getattr(record, attribute)
            if is_many:
                said[attribute] = tuple(say(context + added, words, item.is_prose) for words in value)
            else:
                said[attribute] = say(context + added, value, item.is_prose) if value else nothing
    return record._replace(**said)


SITE_RECORDS = {"site": SiteHead, "document.{id}": Document, "indicator.{id}": Indicator, "term.{id}": Term}
EDITION_RECORDS = {"edition": EditionHead, "{section}": Section}
"""the records whose texts are in site.po and in the catalogue of an edition, by their contexts"""


def contexts(record: type[tuple[Any, ...]], context: str) -> Iterator[tuple[str, Text]]:
    """The contexts of the texts in a record of this class and in the records in it; names such as `{id}` stand for what differs."""
    for _, added, item, _ in _text_fields(record):
        whole = context + added.replace("{0.", "{")
        if isinstance(item, Record):
            yield from contexts(item.of, whole)
        else:
            yield whole, item


def is_prose(context: str) -> bool:
    """Whether the message of this context may hold Markdown and references; that of an unknown context may."""
    # In units `{n}` is the number. The authority's two names have no markup either, but are checked as if they could.
    if context.startswith("unit."):
        return False
    return context in ("site.authority", "site.place") or not _plain_contexts().fullmatch(context)


@cache
def _plain_contexts() -> re.Pattern[str]:
    """Matches the contexts of all texts that are declared without Markdown."""
    roots = {**SITE_RECORDS, **EDITION_RECORDS}
    plain = [found for context, record in roots.items() for found, text in contexts(record, context) if not text.is_prose]
    return re.compile("|".join(re.sub(r"\{.*?\}", "[^.]+", each.replace(".", r"\.")) for each in plain))
