"""The messages of the content with notes for translators: what a text is, where it is, what its references show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from microsite.model.catalogue import SITE_CATALOGUE
from microsite.model.content import Edition, Figure, LanguageEntry, Registers, SiteHead, SourceText, Term, Unit
from microsite.model.messages import Message, edition_messages, site_messages
from microsite.text.languages import Language, complete
from microsite.text.localizer import Localizer
from microsite.text.terms import TermNames
from microsite.translate.expected import SLOT, ExpectedMessage, once, words_only
from microsite.translate.lengths import limit

_KINDS = {
    "title": "a title, without markup",
    "name": "a name: short, without markup",
    "line": "a line, without markup",
    "sentence": "one sentence; Markdown",
    "paragraph": "a paragraph; Markdown",
    "item": "an item of a list; Markdown",
    "unit": "a number with what is counted: {n} is the number",
}

# Fixed, so that a changed number does not change catalogues.
_SAMPLE, _SAMPLE_END = Decimal(1234), Decimal(5678)

_NUMBER = ".number"

Shown = Callable[[str, str], "str | None"]
"""gives a sample of what a reference shows, by the context of its text and its name; None if there is no such figure"""


class TermNotes:
    """Notes for translators on the terms in a text."""

    def __init__(self, terms: Mapping[str, Term], source: str) -> None:
        """`source` is the path of the source language."""
        self._terms = terms
        self._names = TermNames((name, term.id) for term in terms.values() for name in (term.name.text, *term.also_called(source)))

    def facts(self, context: str, text: str) -> Iterator[str]:
        """A note for each term in a text, except for a term in its own name or explanation."""
        for id_ in self._names.terms_in(words_only(text)) if self._terms else ():
            if not context.startswith(f"term.{id_}."):
                yield f"term: {self._terms[id_].name.text} (term.{id_}.name in {SITE_CATALOGUE}.po)"


def expected_site_messages(head: SiteHead, registers: Registers, term_notes: TermNotes, locale: str) -> tuple[ExpectedMessage, ...]:
    """The messages of site.po, for a language with this locale."""
    return once(_expected(site_messages(head, registers), lambda context, name: None, term_notes, locale))


def expected_edition_messages(edition: Edition, samples: Samples, term_notes: TermNotes) -> tuple[ExpectedMessage, ...]:
    """The messages of an edition's catalogue, in the language of `samples`."""
    return once(_expected(edition_messages(edition), samples.of(edition), term_notes, samples.locale))


def _expected(messages: Iterable[Message], shown: Shown, term_notes: TermNotes, locale: str) -> Iterator[ExpectedMessage]:
    for message in messages:
        context, text = message.context, message.words.text
        plural = message.plural.text if message.plural is not None else None
        part, place = _place(context)
        longest = limit(message.kind, locale)
        facts = [place, _KINDS[message.kind]]
        if longest:
            facts.append(f"best within {longest} characters")
        if message.kind != "unit":
            facts += _references(context, text, shown)
        facts += term_notes.facts(context, text)
        yield ExpectedMessage(context, text, plural, tuple(facts), part, longest)


def _references(context: str, text: str, shown: Shown) -> Iterator[str]:
    if "{" not in text:
        return
    for name in dict.fromkeys(match[1] for match in SLOT.finditer(text) if match[1]):
        sample = shown(context, name)
        if sample is not None:
            yield f"{{{name}}} is shown as “{sample}”"


def _place(context: str) -> tuple[str, str]:
    """The part of the catalogue that a context belongs to, and a note where the message is, with ids."""
    parts = context.split(".")
    match parts:
        case ["edition", "correction", date, section, figure]:
            return "edition", f"edition, correction of {date} to {section}.{figure}: reason"
        case ["unit", id_]:
            return "unit", f"unit {id_}"
        case ["indicator" | "document" | "term" as kind, id_, name] if name != "summary":
            return kind, f"{kind} {id_}: {name}"
        case ["site", "imprint", id_, name]:
            return "site", f"site, imprint {id_}: {name}"
        case ["site" | "edition" as part, name]:
            return part, f"{part}: {name}"
        case [section, "figure", id_, name]:
            return section, f"section {section}, figure {id_}: {name}"
        case [owner, "picture", name]:
            of = owner if owner == "edition" else f"section {owner}"
            return owner, f"{of}, picture: {'alternative text, for those who do not see it' if name == 'alt' else name}"
        case ["edition", "chart", id_, name]:
            return "edition", f"edition, chart {id_}: {name}"
        case [section, "chart", id_, name]:
            return section, f"section {section}, chart {id_}: {name}"
        case [section, "commitment", id_]:
            return section, f"section {section}, commitment {id_}"
        case _:
            return parts[0], f"section {parts[0]}: {parts[-1]}"


class Samples:
    """Samples of what references show, in the interface's language, for translators into `language`."""

    def __init__(self, registers: Registers, language: Language, interface_language: str) -> None:
        interface = complete((LanguageEntry(interface_language, "", knows=language.knows),))[0][0]
        # The site's own units have no names in it; their ids stand in for them.
        units = {
            id_: unit if unit.shipped else unit._replace(counted=(SourceText(f"{{n}} [unit.{id_}]", unit.counted[0].position),))
            for id_, unit in registers.units.items()
        }
        self.locale = language.locale
        self._indicators = registers.indicators
        self._localizer = Localizer(interface, {}, units, interface_language, is_source=True)
        self._samples: dict[tuple[str, str, bool], tuple[str, str]] = {}

    def of(self, edition: Edition) -> Shown:
        """Samples for the texts of one edition."""
        figures = {f"{section.id}.{figure.id}": figure for section in edition.sections for figure in section.figures}

        def shown(context: str, name: str) -> str | None:
            full = name.removesuffix(_NUMBER)
            figure = figures.get(full if "." in full else f"{context.partition('.')[0]}.{full}")
            indicator = self._indicators.get(figure.indicator) if figure is not None else None
            unit = self._localizer.units.get(indicator.unit) if indicator is not None else None
            return self._sample(figure, unit)[full != name] if figure is not None and unit is not None else None

        return shown

    def _sample(self, figure: Figure, unit: Unit) -> tuple[str, str]:
        """The whole quantity and the number alone; the same for all figures with the same unit and bound."""
        shape = (unit.id, figure.bound, figure.value is None)
        if shape not in self._samples:
            value, start, end = (_SAMPLE, None, None) if figure.value is not None else (None, _SAMPLE, _SAMPLE_END)
            quantity = self._localizer.quantity(figure._replace(value=value, start=start, end=end), unit)
            self._samples[shape] = (quantity.text, quantity.number)
        return self._samples[shape]
