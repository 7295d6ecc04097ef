"""All that is said in one language: messages with their fallback, interface phrases, quantities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from microsite.model.catalogue import FUZZY, INTERFACE, MACHINE, MISSING, SITE_CATALOGUE, SOURCE, TRANSLATED, Catalogue
from microsite.model.content import Figure, Period, Prose, Unit, Words
from microsite.text.languages import Language
from microsite.text.numbers import number, plural_sample, significant
from microsite.text.periods import date_words, period_words
from microsite.text.phrases import MORE_THAN_NUMBER


class Text(NamedTuple):
    """A text as a reader gets it, with the language that it really is in: a fallback carries its own."""

    text: str
    language: str
    """its BCP 47 tag"""
    direction: str
    state: str
    """source, translated, machine, fuzzy or missing; the last two show a fallback"""
    key: str
    """catalogue and context, such as `2024:jobs.title`: where its translation is kept"""


class Part(NamedTuple):
    """A run of a quantity: role `number`, `unit`, `bound` or `conversion`."""

    role: str
    text: str


class Quantity(NamedTuple):
    """A figure in words, all in one language."""

    parts: tuple[Part, ...]
    number: str
    """the number alone"""
    exact: str
    """the exact value, plain digits; empty for a range"""
    symbol: bool
    """whether the unit is a symbol, never parted from its number"""
    language: str
    direction: str

    @property
    def text(self) -> str:
        """The whole as plain text."""
        return "".join(part.text for part in self.parts)


_SLOT = re.compile(r"\{(n|quantity|conversion|from|to)\}")

# Each bound's phrase around the whole quantity, and its phrase around the number alone, which Chinese 余 needs.
BOUND_PHRASES = {
    "exactly": "{quantity}",
    "at_least": "at least {quantity}",
    "more_than": "more than {quantity}",
    "about": "about {quantity}",
    "at_most": "at most {quantity}",
    "range": "{quantity}",
}
RANGE = "{from} to {to}"
CONVERTED = "{quantity} ({conversion})"
KIND_PHRASES = {"result": "Result", "estimate": "Estimate", "target": "Target", "expected_effect": "Expected effect", "ambition": "Ambition"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language of the site; `others` are the wordings of its fallbacks, the source language's last."""

    language: Language
    catalogues: Mapping[str, Catalogue]
    """by name: `interface`, `site`, and one per edition"""
    units: Mapping[str, Unit]
    interface_language: str
    """the primary subtag of the language that interface messages are written in"""
    is_source: bool
    others: tuple[Wording, ...] = ()
    said: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """phrases and quantities as already made: pages say the same things many times"""

    def message(self, catalogue: str, context: str, words: Words) -> Text:
        """A content message, or the first fallback that has it."""
        key = f"{catalogue}:{context}"
        if self.is_source:
            return Text(words.text, self.language.tag, self.language.direction, SOURCE, key)
        forms, state = self._find(catalogue, context, words.text)
        if state in (TRANSLATED, MACHINE):
            return Text(forms[0], self.language.tag, self.language.direction, state, key)
        for other in self.others:
            text = other.message(catalogue, context, words)
            if text.state in (SOURCE, TRANSLATED, MACHINE):
                return text._replace(state=state)
        raise LookupError(f"no language has {key}: the source language must be the last fallback")

    def prose(self, catalogue: str, context: str, paragraphs: Prose) -> tuple[Text, ...]:
        """Each paragraph on its own."""
        return tuple(self.message(catalogue, context, words) for words in paragraphs)

    def _find(self, catalogue: str, context: str, source: str) -> tuple[tuple[str, ...], str]:
        found = self.catalogues.get(catalogue)
        return found.find(context, source) if found is not None else ((), MISSING)

    def _speaks_interface(self) -> bool:
        return self.language.tag.split("-")[0] == self.interface_language

    def phrase(self, source: str, context: str = "") -> Text:
        """An interface message; where it isn't translated, the English that it is written in."""
        text: Text | None = self.said.get((source, context))
        if text is None:
            text = self.said[source, context] = self._phrase(source, context)
        return text

    def _phrase(self, source: str, context: str) -> Text:
        forms, state = self._find(INTERFACE, context, source)
        key = f"{INTERFACE}:{context}"
        if state in (TRANSLATED, MACHINE):
            return Text(forms[0], self.language.tag, self.language.direction, state, key)
        if self._speaks_interface():
            return Text(source, self.language.tag, self.language.direction, SOURCE, key)
        return Text(source, self.interface_language, "ltr", FUZZY if state == FUZZY else MISSING, key)

    def counted_phrase(self, one: str, many: str, count: int) -> Text:
        """An interface message with a count, in the form that the count takes."""
        forms, state = self._find(INTERFACE, "", one)
        if state in (TRANSLATED, MACHINE):
            return Text(forms[self.catalogues[INTERFACE].plural(count)], self.language.tag, self.language.direction, state, f"{INTERFACE}:")
        source = one if count == 1 else many
        if self._speaks_interface():
            return Text(source, self.language.tag, self.language.direction, SOURCE, f"{INTERFACE}:")
        return Text(source, self.interface_language, "ltr", MISSING, f"{INTERFACE}:")

    def date(self, date: str) -> str:
        """A date in the language's own order and words."""
        return date_words(date, self.language)

    def period(self, period: Period) -> str:
        """A period in words."""
        return period_words(period, self.language, lambda source: self.phrase(source).text)

    def quantity(self, figure: Figure, unit: Unit) -> Quantity:
        """The figure with bound, number and unit, in this language, or whole in the first fallback that has all its words."""
        # Equal decimals may be written differently (5 and 5.0), and are shown as written.
        key = (str(figure.value), str(figure.start), str(figure.end), figure.bound, figure.show, unit.id)
        quantity: Quantity | None = self.said.get(key)
        if quantity is None:
            quantity = self.said[key] = self._quantity(figure, unit)
        return quantity

    def _quantity(self, figure: Figure, unit: Unit) -> Quantity:
        for wording in (self, *self.others):
            quantity = wording._own_quantity(figure, unit)
            if quantity is not None:
                return quantity
        return self._composed(figure, unit, _source_pattern, lambda source, context="": source)

    def _own_quantity(self, figure: Figure, unit: Unit) -> Quantity | None:
        missing: list[str] = []

        def own_phrase(source: str, context: str = "") -> str:
            text = self.phrase(source, context)
            missing.extend([source] if text.state in (FUZZY, MISSING) else [])
            return text.text

        def own_pattern(each: Unit, value: Decimal) -> str:
            pattern = self._pattern(each, value)
            missing.extend([each.id] if pattern is None else [])
            return pattern or "{n}"

        quantity = self._composed(figure, unit, own_pattern, own_phrase)
        return None if missing else quantity

    def _pattern(self, unit: Unit, value: Decimal) -> str | None:
        count = plural_sample(value, self.language)
        catalogue = INTERFACE if unit.shipped else SITE_CATALOGUE
        forms, state = self._find(catalogue, f"unit.{unit.id}", unit.counted[0].text)
        if state in (TRANSLATED, MACHINE):
            return forms[min(self.catalogues[catalogue].plural(count), len(forms) - 1)]
        if self._speaks_interface() if unit.shipped else self.is_source:
            return _source_pattern(unit, value)
        return None

    def _composed(self, figure: Figure, unit: Unit, pattern, phrase) -> Quantity:  # type: ignore[no-untyped-def]
        scaled = figure.show == "scaled"
        ends = [value for value in (figure.start, figure.end, figure.value) if value is not None]
        numbers = [number(value, self.language, scaled) for value in ends]
        number_pattern = phrase("{n}", MORE_THAN_NUMBER) if figure.bound == "more_than" else "{n}"
        alone = [_fill(number_pattern, "bound", n=(Part("number", each),)) for each in numbers]
        if len(ends) == 2:
            joined = _fill(phrase(RANGE), "number", **{"from": alone[0], "to": alone[1]})
            counted = (
                _fill(phrase(RANGE), "bound", **{key: _fill(pattern(unit, end), "unit", n=n) for key, end, n in zip(("from", "to"), ends, alone)})
                if unit.symbol
                else _fill(pattern(unit, ends[1]), "unit", n=joined)
            )
        else:
            joined = alone[0]
            counted = _fill(pattern(unit, ends[0]), "unit", n=alone[0])
        parts = _fill(phrase(BOUND_PHRASES[figure.bound]), "bound", quantity=counted) if figure.bound not in ("exactly", "range") else counted
        if unit.converts is not None and unit.id not in self.language.knows and unit.converts.to in self.units:
            parts = self._with_conversion(parts, ends, unit, pattern, phrase)
        exact = f"{figure.value:f}" if figure.value is not None else ""
        text = "".join(part.text for part in joined if part.role == "number")
        return Quantity(parts, text, exact, unit.symbol, self.language.tag, self.language.direction)

    def _with_conversion(self, parts, ends, unit, pattern, phrase):  # type: ignore[no-untyped-def]
        target = self.units[unit.converts.to]
        converted = [significant(end * unit.converts.times / unit.converts.over) for end in ends]
        numbers = [(Part("number", number(value, self.language)),) for value, _ in converted]
        joined = numbers[0] if len(numbers) == 1 else _fill(phrase(RANGE), "number", **{"from": numbers[0], "to": numbers[1]})
        conversion = _fill(pattern(target, converted[-1][0]), "unit", n=joined)
        if not all(exact for _, exact in converted):
            conversion = _fill(phrase(BOUND_PHRASES["about"]), "bound", quantity=conversion)
        text = "".join(part.text for part in conversion)
        return _fill(phrase(CONVERTED), "conversion", quantity=parts, conversion=(Part("conversion", text),))


def _source_pattern(unit: Unit, value: Decimal) -> str:
    one = abs(value) == 1 and value.as_tuple().exponent == 0
    return unit.counted[0 if one else -1].text


def _fill(pattern: str, role: str, **slots: tuple[Part, ...]) -> tuple[Part, ...]:
    """The pattern's slots filled with parts; what stands around them gets `role`. Neighbours of one role become one part."""
    parts: list[Part] = []
    at = 0
    for match in _SLOT.finditer(pattern):
        parts.append(Part(role, pattern[at : match.start()]))
        parts.extend(slots.get(match[1], (Part(role, match[0]),)))
        at = match.end()
    parts.append(Part(role, pattern[at:]))
    merged: list[Part] = []
    for part in parts:
        if merged and merged[-1].role == part.role:
            merged[-1] = Part(part.role, merged[-1].text + part.text)
        elif part.text:
            merged.append(part)
    return tuple(merged)
