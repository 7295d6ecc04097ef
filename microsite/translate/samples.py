"""What references to figures show: the words of a language around numbers that never change."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from microsite.model.content import Edition, Figure, Registers
from microsite.model.lines import NUMBER_ONLY
from microsite.text.localizer import Localizer
from microsite.text.slots import slots

# Fixed, so that a changed number does not change catalogues, nor what is found in them.
_SAMPLE, _SAMPLE_END = Decimal(1234), Decimal(5678)


class Samples:
    """The words that references of an edition show in one language, with sample numbers."""

    def __init__(self, edition: Edition, registers: Registers, localizer: Localizer) -> None:
        self._figures = {f"{section.id}.{figure.id}": figure for section in edition.sections for figure in section.figures}
        self._registers, self._localizer = registers, localizer
        self._found: dict[str, str | None] = {}

    def of(self, context: str, names: Iterable[str]) -> dict[str, str]:
        """What references in the text of a context show, by their names; of no such figure, nothing."""
        found = {}
        for name in names:
            owner = name if "." in name.removesuffix(NUMBER_ONLY) else f"{context.partition('.')[0]}.{name}"
            if owner not in self._found:
                self._found[owner] = self._sample(owner)
            words = self._found[owner]
            if words is not None:
                found[name] = words
        return found

    def in_text(self, context: str, text: str) -> dict[str, str]:
        """What the references in a text show."""
        return self.of(context, slots(text)) if "{" in text else {}

    def _sample(self, name: str) -> str | None:
        full = name.removesuffix(NUMBER_ONLY)
        figure: Figure | None = self._figures.get(full)
        indicator = self._registers.indicators.get(figure.indicator) if figure is not None else None
        unit = self._localizer.units.get(indicator.unit) if indicator is not None else None
        if figure is None or unit is None:
            return None
        value, start, end = (_SAMPLE, None, None) if figure.value is not None else (None, _SAMPLE, _SAMPLE_END)
        quantity = self._localizer.quantity(figure._replace(value=value, start=start, end=end), unit)
        if quantity.language != self._localizer.language.tag:
            return None
        return quantity.text if full == name else quantity.number
