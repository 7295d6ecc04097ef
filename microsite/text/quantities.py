"""Format a figure: bound, number and unit, composed with the patterns of one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from microsite.model.content import Conversion, Figure, Unit
from microsite.text.languages import Language
from microsite.text.numbers import number, significant
from microsite.text.phrases import BOUND_PHRASES, MORE_THAN_NUMBER, MORE_THAN_SYMBOL


class Part(NamedTuple):
    """A part of a quantity; its role is `number`, `unit`, `bound` or `conversion`."""

    role: str
    text: str


class Quantity(NamedTuple):
    """A formatted figure, all in one language."""

    parts: tuple[Part, ...]
    number: str
    """the number alone"""
    exact: str
    """the exact value in plain digits; empty for a range"""
    symbol: bool
    """whether the unit is a symbol, which stays on one line with its number"""
    language: str
    direction: str

    @property
    def text(self) -> str:
        """The quantity as plain text."""
        return "".join([part.text for part in self.parts])


_RANGE = "{from} to {to}"
_CONVERTED = "{quantity} ({conversion})"
_SLOT = re.compile(r"\{(n|quantity|conversion|from|to)\}")

Parts = tuple[Part, ...]


class Composer(NamedTuple):
    """Formats figures in one language."""

    language: Language
    units: Mapping[str, Unit]
    phrase: Callable[[str, str], str]
    """gives the translation of an English interface message with its context"""
    counted: Callable[[Unit, Decimal], str]
    """gives the unit's pattern with `{n}`, in the plural form of the value"""

    def quantity(self, figure: Figure, unit: Unit) -> Quantity:
        """Format the figure, with a conversion if readers of the language don't know its unit."""
        ends = [value for value in (figure.start, figure.end, figure.value) if value is not None]
        numbers: list[Parts] = [(Part("number", number(value, self.language, figure.show == "scaled")),) for value in ends]
        alone, context = numbers, ""
        if figure.bound == "more_than" and unit.symbol:
            context = MORE_THAN_SYMBOL
        elif figure.bound == "more_than":
            alone = [_fill(self.phrase("{n}", MORE_THAN_NUMBER), "bound", n=each) for each in numbers]
        parts = self._with_unit(unit, ends, alone)
        if figure.bound in BOUND_PHRASES:
            parts = _fill(self.phrase(BOUND_PHRASES[figure.bound], context), "bound", quantity=parts)
        if unit.converts is not None and unit.id not in self.language.knows and unit.converts.to in self.units:
            parts = _fill(self.phrase(_CONVERTED, ""), "conversion", quantity=parts, conversion=self._conversion(unit.converts, ends))
        exact = f"{figure.value:f}" if figure.value is not None else ""
        alone_text = "".join(part.text for part in self._range(numbers, "number"))
        return Quantity(parts, alone_text, exact, unit.symbol, self.language.tag, self.language.direction)

    def _with_unit(self, unit: Unit, ends: list[Decimal], numbers: list[Parts]) -> Parts:
        """Format numbers with their unit: in a range, a symbol is repeated and a noun is not."""
        if unit.symbol:
            each = [_fill(self.counted(unit, end), "unit", n=number) for end, number in zip(ends, numbers, strict=True)]
            return self._range(each, "bound")
        return _fill(self.counted(unit, ends[-1]), "unit", n=self._range(numbers, "number"))

    def _range(self, ends: list[Parts], role: str) -> Parts:
        """A range from the first to the last; one alone as it is."""
        return _fill(self.phrase(_RANGE, ""), role, **{"from": ends[0], "to": ends[1]}) if len(ends) == 2 else ends[0]

    def _conversion(self, converts: Conversion, ends: list[Decimal]) -> Parts:
        converted = [significant(end * converts.times / converts.over) for end in ends]
        numbers: list[Parts] = [(Part("number", number(value, self.language)),) for value, _ in converted]
        parts = self._with_unit(self.units[converts.to], [value for value, _ in converted], numbers)
        if not all(exact for _, exact in converted):
            parts = _fill(self.phrase(BOUND_PHRASES["about"], ""), "bound", quantity=parts)
        return (Part("conversion", "".join(part.text for part in parts)),)


def _fill(pattern: str, role: str, **slots: Parts) -> Parts:
    """Fill the slots of a pattern with parts; the text around them gets `role`. Neighbouring parts of one role are joined."""
    merged: list[Part] = []
    for place, run in enumerate(_SLOT.split(pattern)):
        # At odd places stand the names of slots.
        text = f"{{{run}}}" if place % 2 else run
        for part in slots[run] if place % 2 and run in slots else (Part(role, text),):
            if merged and merged[-1].role == part.role:
                merged[-1] = Part(part.role, merged[-1].text + part.text)
            elif part.text:
                merged.append(part)
    return tuple(merged)
