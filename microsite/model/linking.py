"""References between files: a diagnostic for each name that nothing has, and for each that two things have.

Pure. References to records whose own file was faulty (`left_out`, and registers in `unread`) are no second fault.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.model.charts import chart_faults
from microsite.model.content import (
    Commitment,
    EditionHead,
    Explained,
    Figure,
    Indicator,
    Place,
    Registers,
    Section,
    Term,
    Where,
)

_REGISTERS = {"unit-unknown": "units", "source-unknown": "documents", "indicator-unknown": "indicators", "document-unknown": "documents"}
"""the register that lists what a code says is not there"""

SAYERS = ("report", "editors")
"""whose a definition may be, beside the listed documents"""


def unknown(code: str, position: Position, found: str, expected: Iterable[str]) -> Diagnostic:
    """The diagnostic for a name that nothing has, with the names there are if they are few."""
    names = sorted(expected)
    return diagnostic(code, position, found=found, near=near(found, names), expected=", ".join(names) if 0 < len(names) <= 12 else None)


def register_faults(registers: Registers, left_out: Collection[str], unread: Collection[str] = ()) -> list[Diagnostic]:
    """What the registers refer to and nothing is, and former ids that are in use."""
    faults: list[Diagnostic] = []

    def hold(code: str, where: Where, key: str, found: str, expected: Collection[str]) -> None:
        if _REGISTERS[code] not in unread and found not in expected and found not in left_out:
            faults.append(unknown(code, where[key], found, expected))

    def hold_source(explained: Explained | None) -> None:
        if explained is not None and explained.source not in SAYERS:
            hold("source-unknown", explained.where, "source", explained.source, _Names(SAYERS, registers.documents))

    for indicator in registers.indicators.values():
        hold("unit-unknown", indicator.where, "unit", indicator.unit, registers.units)
        hold_source(indicator.definition)
    for unit in registers.units.values():
        if unit.converts is not None:
            hold("unit-unknown", unit.converts.where, "to", unit.converts.to, registers.units)
        if unit.difference:
            hold("unit-unknown", unit.where, "difference", unit.difference, registers.units)
    for term in registers.terms.values():
        hold_source(term.gloss)
    faults += formerly_faults(registers.indicators)
    faults += formerly_faults(registers.terms)
    return faults


class _Names(Collection[str]):
    """Some names and those of a register."""

    def __init__(self, names: Collection[str], register: Mapping[str, object]) -> None:
        self._names, self._register = names, register

    def __contains__(self, name: object) -> bool:
        return name in self._names or name in self._register

    def __iter__(self) -> Iterator[str]:
        yield from self._names
        yield from self._register

    def __len__(self) -> int:
        return len(self._names) + len(self._register)


def formerly_faults(records: Mapping[str, Indicator | Term | Section]) -> list[Diagnostic]:
    """A former id must not be in use, nor be claimed twice."""
    claimed: dict[str, Indicator | Term | Section] = {}
    faults = []
    for record in records.values():
        for former in record.formerly:
            other = records.get(former) or claimed.setdefault(former, record)
            if other is not record or former == record.id:
                faults.append(diagnostic("formerly-taken", record.where["formerly"], other.where[""], found=former))
    return faults


def without_unread(faults: Iterable[Diagnostic], unread: Collection[str]) -> list[Diagnostic]:
    """Faults without those of names that a register may have which could not be read."""
    return [fault for fault in faults if _REGISTERS.get(fault.code) not in unread]


def order_faults(
    id_: str, head: EditionHead, sections: Collection[str], left_out: Collection[str], where: Callable[[str], Position]
) -> list[Diagnostic]:
    """What is wrong in an edition's `order:`. `where`: where the section of an id stands."""
    faults: list[Diagnostic] = []
    first: dict[str, Position] = {}
    for listed in head.order:
        if listed.name in first:
            faults.append(diagnostic("order-twice", listed.position, first[listed.name], found=listed.name))
        elif listed.name not in sections and listed.name not in left_out:
            faults.append(unknown("order-missing", listed.position, listed.name, sections))
        first.setdefault(listed.name, listed.position)
    rest = [name for name in sorted(sections) if name not in first]
    # An order of which nothing could be made out is one fault, not one for each section.
    for name in rest if head.order or "order" not in head.where else ():
        faults.append(diagnostic("order-unlisted", where(name)._replace(line=0), head.where.get("order", head.where[""]), found=name))
    return faults


def section_faults(section: Section, registers: Registers, left_out: Collection[str]) -> list[Diagnostic]:
    """Ids that a section's records share, and what they refer to and nothing is."""
    faults: list[Diagnostic] = []
    taken: dict[str, Position] = {}
    records: tuple[Figure | Commitment, ...] = (*section.figures, *section.commitments)
    for record in records:
        names = (record.id, *(record.formerly if isinstance(record, Figure) else ()))
        for name in names:
            place = record.where["id"] if name == record.id else record.where["formerly"]
            if name in taken:
                faults.append(diagnostic("id-twice", place, taken[name], found=name))
            taken.setdefault(name, place)
        faults += _place_faults(record.place, registers, left_out)
    for figure in section.figures:
        if figure.indicator not in registers.indicators and figure.indicator not in left_out:
            faults.append(unknown("indicator-unknown", figure.where["indicator"], figure.indicator, registers.indicators))
    figures = {figure.id: figure for figure in section.figures}
    for chart in section.charts:
        faults += chart_faults(chart, figures, registers, left_out)
    return faults


def _place_faults(place: Place, registers: Registers, left_out: Collection[str]) -> list[Diagnostic]:
    if not place.document or place.document in registers.documents or place.document in left_out:
        return []
    return [unknown("document-unknown", place.position, place.document, registers.documents)]


def head_faults(head: EditionHead, figures: Mapping[str, Figure], registers: Registers, left_out: Collection[str]) -> list[Diagnostic]:
    """What an edition's head refers to and nothing is; `figures`: those of its sections, as section.figure."""
    faults: list[Diagnostic] = []
    if head.document not in registers.documents and head.document not in left_out:
        faults.append(unknown("document-unknown", head.where["document"], head.document, registers.documents))
    for chart in head.charts:
        faults += chart_faults(chart, figures, registers, left_out)
    for listed in head.headline:
        if listed.name not in figures and not is_left_out(listed.name, left_out):
            faults.append(unknown("figure-unknown", listed.position, listed.name, figures))
    for correction in head.corrections:
        if correction.figure not in figures and not is_left_out(correction.figure, left_out):
            faults.append(unknown("figure-unknown", correction.where["figure"], correction.figure, figures))
    return faults


def is_left_out(name: str, left_out: Collection[str]) -> bool:
    """Whether a figure, as section.figure, is in what could not be read."""
    return bool(set(name.split(".")) & set(left_out))
