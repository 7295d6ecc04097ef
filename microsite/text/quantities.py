"""Format a figure: bound, number and unit, composed with the patterns of one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from microsite.model.content import Conversion, Figure, Unit
from microsite.text.languages import Language
from microsite.text.numbers import number, significant
from microsite.text.phrases import MORE_THAN_NUMBER, MORE_THAN_SYMBOL


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


class Patterns(NamedTuple):
    """The patterns of a language for quantities."""

    phrase: Callable[[str, str], str]
    """gives the translation of an English interface message with its context"""
    counted: Callable[[Unit, Decimal], str]
    """gives the unit's pattern with `{n}`, in the plural form of the value"""


# The pattern of each bound around the whole quantity. "more than" has a further one around the number alone, for Chinese 余, and
# another one for a number with a symbol, because 余 cannot stand between them.
BOUND_PHRASES = {
    "at_least": "at least {quantity}",
    "more_than": "more than {quantity}",
    "about": "about {quantity}",
    "at_most": "at most {quantity}",
}
_RANGE = "{from} to {to}"
_CONVERTED = "{quantity} ({conversion})"
_SLOT = re.compile(r"\{(n|quantity|conversion|from|to)\}")

Parts = tuple[Part, ...]


def compose(figure: Figure, unit: Unit, units: Mapping[str, Unit], language: Language, patterns: Patterns) -> Quantity:
    """Format the figure, with a conversion if readers of the language don't know its unit."""
    ends = [value for value in (figure.start, figure.end, figure.value) if value is not None]
    numbers: list[Parts] = [(Part("number", number(value, language, figure.show == "scaled")),) for value in ends]
    alone, context = numbers, ""
    if figure.bound == "more_than" and unit.symbol:
        context = MORE_THAN_SYMBOL
    elif figure.bound == "more_than":
        around = patterns.phrase("{n}", MORE_THAN_NUMBER)
        alone = [_fill(around, "bound", n=each) for each in numbers]
    counted = _counted(unit, ends, alone, patterns)
    if figure.bound in BOUND_PHRASES:
        counted = _fill(patterns.phrase(BOUND_PHRASES[figure.bound], context), "bound", quantity=counted)
    if unit.converts is not None and unit.id not in language.knows and unit.converts.to in units:
        conversion = _conversion(unit.converts, ends, units[unit.converts.to], language, patterns)
        counted = _fill(patterns.phrase(_CONVERTED, ""), "conversion", quantity=counted, conversion=conversion)
    exact = f"{figure.value:f}" if figure.value is not None else ""
    text = "".join(part.text for part in (_joined(numbers, patterns) if len(numbers) == 2 else numbers[0]))
    return Quantity(counted, text, exact, unit.symbol, language.tag, language.direction)


def _counted(unit: Unit, ends: list[Decimal], numbers: list[Parts], patterns: Patterns) -> Parts:
    """Format numbers with their unit: in a range, a symbol is repeated and a noun is not."""
    if len(ends) == 1:
        return _fill(patterns.counted(unit, ends[0]), "unit", n=numbers[0])
    if unit.symbol:
        first, last = (_fill(patterns.counted(unit, end), "unit", n=each) for end, each in zip(ends, numbers, strict=True))
        return _fill(patterns.phrase(_RANGE, ""), "bound", **{"from": first, "to": last})
    return _fill(patterns.counted(unit, ends[1]), "unit", n=_joined(numbers, patterns))


def _joined(numbers: list[Parts], patterns: Patterns) -> Parts:
    return _fill(patterns.phrase(_RANGE, ""), "number", **{"from": numbers[0], "to": numbers[1]})


def _conversion(converts: Conversion, ends: list[Decimal], target: Unit, language: Language, patterns: Patterns) -> Parts:
    converted = [significant(end * converts.times / converts.over) for end in ends]
    numbers: list[Parts] = [(Part("number", number(value, language)),) for value, _ in converted]
    parts = _counted(target, [value for value, _ in converted], numbers, patterns)
    if not all(exact for _, exact in converted):
        parts = _fill(patterns.phrase(BOUND_PHRASES["about"], ""), "bound", quantity=parts)
    return (Part("conversion", "".join(part.text for part in parts)),)


@cache
def _runs(pattern: str) -> tuple[str, ...]:
    """Split a pattern into texts and, at odd indexes, names of slots."""
    return tuple(_SLOT.split(pattern))


def _fill(pattern: str, role: str, **slots: Parts) -> Parts:
    """Fill the slots of a pattern with parts; the text around them gets `role`. Neighbouring parts of one role are joined."""
    merged: list[Part] = []
    for place, run in enumerate(_runs(pattern)):
        is_slot = place % 2
        if not run:
            continue
        for part in slots[run] if is_slot and run in slots else (Part(role, f"{{{run}}}" if is_slot else run),):
            if merged and merged[-1].role == part.role:
                merged[-1] = Part(part.role, merged[-1].text + part.text)
            elif part.text:
                merged.append(part)
    return tuple(merged)
