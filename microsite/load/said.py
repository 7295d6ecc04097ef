"""What figures say in the language of the content: number, unit and bound in words, beside which texts must not repeat them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from microsite.load.site import Site
from microsite.model.content import Figure
from microsite.text.localizer import Localizer
from microsite.text.quantities import Quantity


class Said(NamedTuple):
    """A figure of a section with what it says in the language of the content."""

    id: str
    quantity: Quantity
    measures: str = ""
    """the name of its indicator"""

    def part(self, role: str) -> str:
        """The parts of one role, without spaces around them."""
        return "".join(part.text for part in self.quantity.parts if part.role == role).strip()


def said(site: Site, figures: Iterable[Figure]) -> tuple[Said, ...]:
    """What figures say; those without an indicator or a unit are faults of their own."""
    localizer: Localizer = site.localizers[site.languages[0].path]
    registers = site.registers
    found = []
    for figure in figures:
        indicator = registers.indicators.get(figure.indicator)
        unit = registers.units.get(indicator.unit) if indicator is not None else None
        if indicator is not None and unit is not None:
            found.append(Said(figure.id, localizer.quantity(figure, unit), indicator.name.text))
    return tuple(found)
