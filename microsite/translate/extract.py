"""The messages of the content and of the interface, with notes for translators: what a text is, where it is, what its references show.

The only importer of jinja2.ext.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import babel_extract

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.catalogue import SITE_CATALOGUE, has_forms
from microsite.model.content import Edition, LanguageEntry, NameEntry, Registers, SiteHead, SourceText, Unit
from microsite.model.messages import Message, edition_messages, name_messages, site_messages, unit_messages
from microsite.proofreading.language_data import writes_han
from microsite.read.inventory import inventory
from microsite.read.source import read_source
from microsite.render.templates import template_fault
from microsite.text.languages import Language, complete
from microsite.text.localizer import Localizer
from microsite.text.phrases import PHRASES
from microsite.text.slots import words_only
from microsite.translate.expected import ExpectedMessage, once
from microsite.translate.named import named_records, source_names
from microsite.translate.samples import Samples

_KINDS = {
    "title": "a title, without markup",
    "name": "a name: short, without markup",
    "line": "a line, without markup",
    "sentence": "one sentence; Markdown",
    "paragraph": "a paragraph; Markdown",
    "item": "an item of a list; Markdown",
    "unit": "a number with what is counted: {n} is the number",
}
"""by kind of message, what translators are told of it"""

# A longer text makes a heading of four lines on a phone, a card longer than its neighbours, or a description that search engines cut.
# Paragraphs have no limit.
_MOST_CHARACTERS = {"title": 60, "name": 60, "line": 200, "sentence": 200, "item": 220, "unit": 48}
"""by kind of message, in scripts with letters; half as many in Han characters, which are as wide as two letters and say more"""


class Extractor:
    """Extracts the messages for translators into `language`; samples of what references show are in the interface's language."""

    def __init__(self, registers: Registers, language: Language, interface_language: str) -> None:
        interface = complete((LanguageEntry(interface_language, "", knows=language.knows),))[0][0]
        # The site's own units have no names in it; their ids stand in for them.
        units = {
            id_: unit if unit.shipped else unit._replace(counted=(SourceText(f"{{n}} [unit.{id_}]", unit.counted[0].position),))
            for id_, unit in registers.units.items()
        }
        self._localizer = Localizer(interface, {}, units, interface_language, is_source=True)
        self._registers = registers
        self._language = language
        self._names, self._named = source_names(registers), named_records(registers)

    def of_site(self, head: SiteHead) -> tuple[ExpectedMessage, ...]:
        """The messages of site.po."""
        return once(self._message(message) for message in (*site_messages(head, self._registers), *name_messages(self._registers)))

    def of_edition(self, edition: Edition) -> tuple[ExpectedMessage, ...]:
        """The messages of an edition's catalogue."""
        samples = Samples(edition, self._registers, self._localizer)
        return once(self._message(message, samples) for message in edition_messages(edition))

    def _message(self, message: Message, samples: Samples | None = None) -> ExpectedMessage:
        """`samples`: what references show; None in texts without references."""
        context, text = message.context, message.words.text
        part, place = _place(context)
        limit = _MOST_CHARACTERS.get(message.kind, 0) // (2 if writes_han(self._language.locale) else 1)
        notes = [place, _KINDS[message.kind]]
        if limit:
            notes.append(f"best within {limit} characters")
        if samples is not None:
            notes += (f"{{{name}}} is shown as “{words}”" for name, words in samples.in_text(context, text).items())
        if has_forms(context):
            notes += self._notes_of_name(context)
        for key in self._names.terms_in(words_only(text)):
            # A term's own name and explanation need no note.
            if not context.startswith(f"{key}."):
                notes.append(f"{key.partition('.')[0]}: {self._named[key].name.text} ({key}.name in {SITE_CATALOGUE}.po)")
        return ExpectedMessage(context, text, message.plural.text if message.plural is not None else None, tuple(notes), part, limit)

    def _notes_of_name(self, context: str) -> Iterator[str]:
        """What translators should know of a name that may have several forms."""
        record = self._named[context.removesuffix(".name")]
        shown = "every text should use this translation" if isinstance(record, NameEntry) else "the glossary shows this translation"
        yield f"{shown}; other forms that texts may use can follow it, each after “ / ”"
        if record.aliases:
            yield f"also written {', '.join(form.text for form in record.aliases)}"
        if isinstance(record, NameEntry) and record.note is not None:
            yield f"note: {record.note}"


def _place(context: str) -> tuple[str, str]:
    """The part of the catalogue that a context belongs to, and a note where the message is, with ids."""
    part, *rest = context.split(".")
    owner = part if part in ("site", "edition") else f"section {part}"
    match rest:
        case ["correction", date, section, figure] if part == "edition":
            place = f"edition, correction of {date} to {section}.{figure}: reason"
        case [id_] if part == "unit":
            place = f"unit {id_}"
        case [id_, "name"] if part == "name":
            place = f"proper name {id_}"
        case [id_, name] if part in ("indicator", "document", "term") and name != "summary":
            place = f"{part} {id_}: {name}"
        case ["picture", name]:
            place = f"{owner}, picture: {'alternative text, for those who do not see it' if name == 'alt' else name}"
        case ["commitment", id_]:
            place = f"{owner}, commitment {id_}"
        case ["imprint" | "figure" | "chart" as record, id_, name]:
            place = f"{owner}, {record} {id_}: {name}"
        case _:
            place = f"{owner}: {rest[-1] if rest else part}"
    return part, place


_PLURAL = "_n"
_NOTE = "Translators:"
"""the start of a template comment that is a note for translators: `{# Translators: … #}` above the message"""
# As in the environment that renders. With `silent`, a broken template would be skipped, and all its messages would become obsolete.
_OPTIONS = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}

Interface = tuple[tuple[ExpectedMessage, ...], tuple[Diagnostic, ...]]
"""the messages of the interface, and the faults in templates"""


def expected_interface_messages(templates: Mapping[str, str], shipped_units: Iterable[Unit]) -> Interface:
    """Collect the messages of the interface; `templates` maps names within templates/ to texts."""
    faults: list[Diagnostic] = []
    messages = [ExpectedMessage(phrase.context or None, phrase.text, None, (phrase.note,)) for phrase in PHRASES]
    for name, text in sorted(templates.items()):
        try:
            messages += _template_messages(name, text, faults)
        except TemplateSyntaxError as error:
            faults.append(template_fault(error, name, templates))
    for unit in unit_messages(shipped_units):
        plural = unit.plural.text if unit.plural is not None else None
        notes = (unit.context.replace(".", " ", 1), _KINDS["unit"])
        messages.append(ExpectedMessage(unit.context, unit.words.text, plural, notes))
    return once(messages), tuple(faults)


def _template_messages(name: str, text: str, faults: list[Diagnostic]) -> Iterator[ExpectedMessage]:
    """The messages in a template; adds a fault for each that is not a literal."""
    for line, keyword, message, comments in _extracted(text):
        singular, plural, *_ = (*(message if isinstance(message, tuple) else (message,)), None, None)
        if singular is None or (plural is None and keyword == _PLURAL):
            at = text.split("\n")[line - 1].find(f"{keyword}(")
            position = Position(f"templates/{name}", line, max(at, 0) + 1, len(keyword))
            faults.append(diagnostic("template-message", position, found=keyword))
        else:
            notes = tuple(note.removeprefix(_NOTE).strip() for note in comments)
            yield ExpectedMessage(None, singular, plural if keyword == _PLURAL else None, (f"in {name}", *notes))


@lru_cache(maxsize=256)
def _extracted(text: str) -> tuple[tuple[int, str, Any, Sequence[str]], ...]:
    """The messages in a template's text: line, function, arguments and comments.

    Kept, because most of the time that a check of translations takes is spent here, and templates seldom change between two.
    """
    return tuple(babel_extract(io.BytesIO(text.encode()), ("_", "plain", _PLURAL), [_NOTE], _OPTIONS))


def read_templates(*roots: Path) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Read the templates by name (later roots override earlier ones), with the faults of unreadable ones."""
    places = {file: root for root in roots for file in inventory(root, "templates") if file.endswith(".html")}
    sources = [read_source(root, file) for file, root in sorted(places.items())]
    templates = {source.file.removeprefix("templates/"): source.text for source in sources}
    return templates, tuple(fault for source in sources for fault in source.faults)
