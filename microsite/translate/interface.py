"""The messages of the interface: from templates, from code and from the shipped units. The only importer of jinja2.ext."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import babel_extract

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.content import Unit
from microsite.model.messages import unit_messages
from microsite.read.inventory import inventory
from microsite.read.source import read_source
from microsite.render.templates import template_fault
from microsite.text.phrases import PHRASES
from microsite.translate.expected import ExpectedMessage, once
from microsite.translate.extract import KINDS

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
        notes = (unit.context.replace(".", " ", 1), KINDS["unit"])
        messages.append(ExpectedMessage(unit.context, unit.words.text, plural, notes))
    return once(messages), tuple(faults)


def _template_messages(name: str, text: str, faults: list[Diagnostic]) -> Iterator[ExpectedMessage]:
    """The messages in a template; adds a fault for each that is not a literal."""
    for line, keyword, message, comments in babel_extract(io.BytesIO(text.encode()), ("_", "plain", _PLURAL), [_NOTE], _OPTIONS):
        singular, plural, *_ = (*(message if isinstance(message, tuple) else (message,)), None, None)
        if singular is None or (plural is None and keyword == _PLURAL):
            at = text.split("\n")[line - 1].find(f"{keyword}(")
            position = Position(f"templates/{name}", line, max(at, 0) + 1, len(keyword))
            faults.append(diagnostic("template-message", position, found=keyword))
        else:
            notes = tuple(note.removeprefix(_NOTE).strip() for note in comments)
            yield ExpectedMessage(None, singular, plural if keyword == _PLURAL else None, (f"in {name}", *notes))


def read_templates(*roots: Path) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Read the templates by name (later roots override earlier ones), with the faults of unreadable ones."""
    places = {file: root for root in roots for file in inventory(root, "templates") if file.endswith(".html")}
    sources = [read_source(root, file) for file, root in sorted(places.items())]
    templates = {source.file.removeprefix("templates/"): source.text for source in sources}
    return templates, tuple(fault for source in sources for fault in source.faults)
