"""The messages of the content as translators get them: each with what it is, where it stands, and what its references show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from microsite.model.content import Edition, Figure, LanguageEntry, SiteHead, Unit, Words
from microsite.model.messages import Message, edition_messages, site_messages
from microsite.model.site import Registers
from microsite.text.languages import Language, complete
from microsite.text.wording import Wording
from microsite.translate.wanted import SLOT, Wanted, once

_KINDS = {
    "title": "a title, without markup",
    "name": "a name: short, without markup",
    "line": "a line, without markup",
    "sentence": "one sentence; Markdown",
    "paragraph": "a paragraph; Markdown",
    "item": "an item of a list; Markdown",
    "unit": "a number with what is counted: {n} is the number",
}

# Fixed ones, never a figure's own: so a changed number changes no catalogue.
_SAMPLE, _SAMPLE_END = Decimal(1234), Decimal(5678)

Shown = Callable[[str, str], "str | None"]
"""What a reference shows, by the context that it stands in and its name, as a sample; None where it leads to no figure."""


def site_wanted(head: SiteHead, registers: Registers) -> tuple[Wanted, ...]:
    """What site.po should hold."""
    return once(_wanted(site_messages(head, registers), lambda context, name: None))


def edition_wanted(edition: Edition, registers: Registers, language: Language, interface_language: str) -> tuple[Wanted, ...]:
    """What an edition's catalogue in `language` should hold."""
    samples = Samples(edition, _sample_wording(registers, language, interface_language), registers)
    return once(_wanted(edition_messages(edition), samples.shown))


def _wanted(messages: Iterable[Message], shown: Shown) -> Iterator[Wanted]:
    for message in messages:
        context, text = message.context, message.words.text
        plural = message.plural.text if message.plural is not None else None
        part, place = _place(context)
        extracted = (place, _KINDS[message.kind], *(_references(context, text, shown) if message.kind != "unit" else ()))
        yield Wanted(context, text, plural, extracted, part)


def _references(context: str, text: str, shown: Shown) -> Iterator[str]:
    if "{" not in text:
        return
    for name in dict.fromkeys(match[1] for match in SLOT.finditer(text) if match[1]):
        sample = shown(context, name)
        if sample is not None:
            yield f"{{{name}}} is shown as “{sample}”"


def _place(context: str) -> tuple[str, str]:
    """The part of the catalogue that a context belongs to, and where the message stands, in ids."""
    parts = context.split(".")
    match parts:
        case ["edition", "correction", date, section, figure]:
            return "edition", f"edition, correction of {date} to {section}.{figure}: reason"
        case ["unit", id_]:
            return "unit", f"unit {id_}"
        case ["indicator" | "document" | "term" as kind, id_, name] if name != "summary":
            return kind, f"{kind} {id_}: {name}"
        case ["site" | "edition" as part, name]:
            return part, f"{part}: {name}"
        case [section, "figure", id_, name]:
            return section, f"section {section}, figure {id_}: {name}"
        case [section, "commitment", id_]:
            return section, f"section {section}, commitment {id_}"
        case _:
            return parts[0], f"section {parts[0]}: {parts[-1]}"


def _sample_wording(registers: Registers, language: Language, interface_language: str) -> Wording:
    """The interface's own language, for a reader who knows what the readers of `language` know; own units go by their ids."""
    spoken = complete((LanguageEntry(interface_language, "", knows=language.knows),))[0][0]
    units: dict[str, Unit] = {
        id_: unit if unit.shipped else replace(unit, counted=(Words(f"{{n}} [unit.{id_}]", unit.counted[0].position),))
        for id_, unit in registers.units.items()
    }
    return Wording(spoken, {}, units, interface_language, is_source=True)


@dataclass(slots=True)
class Samples:
    """What the references of an edition show, each worked out when it is first asked for."""

    edition: Edition
    wording: Wording
    registers: Registers
    figures: dict[str, Figure] = field(init=False)
    known: dict[tuple[str, bool], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.figures = {f"{section.id}.{figure.id}": figure for section in self.edition.sections for figure in section.figures}

    def shown(self, context: str, name: str) -> str | None:
        """The sample for a reference: `jobs`, `jobs.number`, or with its section's id before it."""
        is_number = name.endswith(".number")
        name = name.removesuffix(".number")
        if "." not in name:
            name = f"{context.partition('.')[0]}.{name}"
        if (name, is_number) not in self.known:
            self.known[name, is_number] = self._sample(name, is_number)
        return self.known[name, is_number]

    def _sample(self, name: str, is_number: bool) -> str | None:
        figure = self.figures.get(name)
        indicator = self.registers.indicators.get(figure.indicator) if figure is not None else None
        unit = self.wording.units.get(indicator.unit) if indicator is not None else None
        if figure is None or unit is None:
            return None
        if figure.value is not None:
            figure = replace(figure, value=_SAMPLE)
        else:
            figure = replace(figure, start=_SAMPLE, end=_SAMPLE_END)
        quantity = self.wording.quantity(figure, unit)
        return quantity.number if is_number else quantity.text
