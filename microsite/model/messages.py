"""Every translatable message of site and edition, in the order in which a reader meets them: one list for catalogues and coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from microsite.model.catalogue import Key
from microsite.model.content import Chart, Edition, EditionHead, Explained, Picture, Prose, Section, SiteHead, Unit, Words
from microsite.model.site import Registers


class Message(NamedTuple):
    """One text to translate: its context (a stable id), the text, its plural if it counts, and what kind of text it is."""

    context: str
    words: Words
    kind: str
    """title, name, sentence, paragraph, item, line or unit"""
    plural: Words | None = None

    @property
    def key(self) -> Key:
        """What its translation is found by."""
        return (self.context, self.words.text)


def site_messages(head: SiteHead, registers: Registers) -> Iterator[Message]:
    """The messages of site.po: the site's own, documents, indicators, units of the root, terms."""
    yield Message("site.title", head.title, "title")
    yield Message("site.description", head.description, "line")
    yield from _prose("site.notice", head.notice)
    if head.publisher is not None:
        yield Message("site.publisher", head.publisher.name, "name")
    if head.licence is not None:
        yield Message("site.licence", head.licence.name, "name")
    for entry in head.imprint:
        yield Message(f"site.imprint.{entry.id}.name", entry.name, "name")
        if entry.text is not None:
            yield Message(f"site.imprint.{entry.id}.text", entry.text, "line")
    yield from _prose("site.about", head.about)
    yield from _prose("site.method", head.method)
    if head.authority is not None:
        yield Message("site.authority", head.authority.name, "name")
        if head.authority.place is not None:
            yield Message("site.place", head.authority.place, "name")
    for document in registers.documents.values():
        yield Message(f"document.{document.id}.title", document.title, "title")
        if document.publisher is not None:
            yield Message(f"document.{document.id}.publisher", document.publisher, "name")
        yield from _prose(f"document.{document.id}.note", document.note)
    for indicator in registers.indicators.values():
        yield Message(f"indicator.{indicator.id}.name", indicator.name, "name")
        yield from _explained(f"indicator.{indicator.id}.definition", indicator.definition)
    yield from unit_messages(unit for unit in registers.units.values() if not unit.shipped)
    for term in registers.terms.values():
        yield Message(f"term.{term.id}.name", term.name, "name")
        yield from _explained(f"term.{term.id}.gloss", term.gloss)


def unit_messages(units: Iterable[Unit]) -> Iterator[Message]:
    """Counted nouns, each with its plural."""
    for unit in units:
        yield Message(f"unit.{unit.id}", unit.counted[0], "unit", unit.counted[-1])


def edition_messages(edition: Edition) -> Iterator[Message]:
    """The messages of an edition's catalogue, section by section."""
    yield from head_messages(edition.head)
    for section in edition.sections:
        yield from section_messages(section)
    yield from correction_messages(edition.head)


def head_messages(head: EditionHead) -> Iterator[Message]:
    """The messages of edition.yaml without its corrections."""
    yield Message("edition.title", head.title, "title")
    if head.link_title is not None:
        yield Message("edition.link_title", head.link_title, "title")
    yield from _prose("edition.summary", head.summary)
    yield from _picture("edition", head.picture)
    yield from _charts("edition", head.charts)


def section_messages(section: Section) -> Iterator[Message]:
    """The messages of a section."""
    yield Message(f"{section.id}.title", section.title, "title")
    if section.link_title is not None:
        yield Message(f"{section.id}.link_title", section.link_title, "title")
    yield Message(f"{section.id}.finding", section.finding, "sentence")
    yield from _prose(f"{section.id}.summary", section.summary)
    yield from _picture(section.id, section.picture)
    yield from _charts(section.id, section.charts)
    for figure in section.figures:
        context = f"{section.id}.figure.{figure.id}"
        if figure.sentence is not None:
            yield Message(f"{context}.sentence", figure.sentence, "sentence")
        if figure.scope is not None:
            yield Message(f"{context}.scope", figure.scope, "line")
    for commitment in section.commitments:
        yield Message(f"{section.id}.commitment.{commitment.id}", commitment.text, "item")


def correction_messages(head: EditionHead) -> Iterator[Message]:
    """The messages of an edition's corrections."""
    for correction in head.corrections:
        yield Message(f"edition.correction.{correction.date}.{correction.figure}", correction.reason, "sentence")


def _picture(owner: str, picture: Picture | None) -> Iterator[Message]:
    if picture is not None:
        yield Message(f"{owner}.picture.alt", picture.alt, "line")
        if picture.caption is not None:
            yield Message(f"{owner}.picture.caption", picture.caption, "sentence")
        yield Message(f"{owner}.picture.credit", picture.credit, "sentence")


def _charts(owner: str, charts: Iterable[Chart]) -> Iterator[Message]:
    for chart in charts:
        yield Message(f"{owner}.chart.{chart.id}.title", chart.title, "title")
        yield Message(f"{owner}.chart.{chart.id}.subtitle", chart.subtitle, "line")


def _prose(context: str, paragraphs: Prose) -> Iterator[Message]:
    return (Message(context, words, "paragraph") for words in paragraphs)


def _explained(context: str, explained: Explained | None) -> Iterator[Message]:
    return _prose(context, explained.text) if explained is not None else iter(())
