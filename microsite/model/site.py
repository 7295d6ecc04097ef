"""What is shared by all editions, and what editions say of each other's indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from microsite.model.content import Document, Figure, Indicator, Term, Unit


class Registers(NamedTuple):
    """The records that editions share, by id."""

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    """the root's own, and those shipped units that it doesn't replace"""
    documents: Mapping[str, Document]
    terms: Mapping[str, Term]


class Statement(NamedTuple):
    """A figure with the edition and section that give it."""

    edition: str
    section: str
    figure: Figure

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells it from all other statements."""
        return self.edition, self.section, self.figure.id
