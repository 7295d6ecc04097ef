"""References between files resolved: which unit an indicator has, which figures an edition shows, what a name means that nothing has.

Pure: decoded values in, linked values and diagnostics out. Records whose own file was faulty are no second fault here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.model.charts import chart_faults
from microsite.model.content import (
    Commitment,
    Document,
    Edition,
    EditionHead,
    Explained,
    Figure,
    Indicator,
    Place,
    Section,
    Term,
    Unit,
    Where,
)
from microsite.model.site import Registers

_REGISTERS = {"unit-unknown": "units", "source-unknown": "documents", "indicator-unknown": "indicators", "document-unknown": "documents"}
"""the register that lists what a code says is not there"""

SAYERS = ("report", "editors")
"""whose a definition may be, beside the listed documents"""


def unknown(code: str, position: Position, found: str, expected: Iterable[str]) -> Diagnostic:
    """The diagnostic for a name that nothing has, with the names there are if they are few."""
    names = sorted(expected)
    return diagnostic(code, position, found=found, near=near(found, names), expected=", ".join(names) if 0 < len(names) <= 12 else None)


def link_registers(
    indicators: Iterable[Indicator],
    units: Iterable[Unit],
    shipped_units: Iterable[Unit],
    documents: Iterable[Document],
    terms: Iterable[Term],
    left_out: Collection[str],
    unread: Collection[str] = (),
) -> tuple[Registers, list[Diagnostic]]:
    """The registers by id; a root's own unit takes the place of a shipped one of the same id."""
    registers = Registers(
        {each.id: each for each in indicators},
        {each.id: each for each in (*shipped_units, *units)},
        {each.id: each for each in documents},
        {each.id: each for each in terms},
    )
    faults: list[Diagnostic] = []

    def hold(code: str, where: Where, key: str, found: str, expected: Collection[str]) -> None:
        if _REGISTERS[code] not in unread and found not in expected and found not in left_out:
            faults.append(unknown(code, where[key], found, expected))

    def hold_source(explained: Explained | None) -> None:
        if explained is not None:
            hold("source-unknown", explained.where, "source", explained.source, (*SAYERS, *registers.documents))

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
    faults += _formerly_faults(registers.indicators)
    faults += _formerly_faults(registers.terms)
    return registers, faults


def _formerly_faults(records: Mapping[str, Indicator | Term | Section]) -> list[Diagnostic]:
    """A former id must not be in use, nor be claimed twice."""
    claimed: dict[str, Indicator | Term | Section] = {}
    faults = []
    for record in records.values():
        for former in record.formerly:
            other = records.get(former) or claimed.setdefault(former, record)
            if other is not record or former == record.id:
                faults.append(diagnostic("formerly-taken", record.where["formerly"], other.where[""], found=former))
    return faults


def link_edition(
    id_: str, head: EditionHead, sections: Iterable[Section], registers: Registers, left_out: Collection[str], unread: Collection[str] = ()
) -> tuple[Edition, list[Diagnostic]]:
    """The edition with its sections in order, and its figures' indicators by their present ids."""
    present = {former: each.id for each in registers.indicators.values() for former in each.formerly}
    faults: list[Diagnostic] = []
    by_id: dict[str, Section] = {}
    for section in sections:
        if any(each.indicator in present for each in section.figures):
            figures = tuple(each._replace(indicator=present.get(each.indicator, each.indicator)) for each in section.figures)
            section = section._replace(figures=figures)
        by_id[section.id] = section
        faults += _section_faults(by_id[section.id], registers, left_out)
    faults += _formerly_faults(by_id)
    ordered, order_faults = _ordered(id_, head, by_id, left_out)
    faults += order_faults
    edition = Edition(id_, head, tuple(ordered))
    faults += _head_faults(edition, registers, left_out)
    return edition, [fault for fault in faults if _REGISTERS.get(fault.code) not in unread]


def _ordered(
    id_: str, head: EditionHead, sections: Mapping[str, Section], left_out: Collection[str]
) -> tuple[list[Section], list[Diagnostic]]:
    faults: list[Diagnostic] = []
    first: dict[str, Position] = {}
    for listed in head.order:
        if listed.name in first:
            faults.append(diagnostic("order-twice", listed.position, first[listed.name], found=listed.name))
        elif listed.name not in sections and listed.name not in left_out:
            faults.append(unknown("order-missing", listed.position, listed.name, sections))
        first.setdefault(listed.name, listed.position)
    listed_names = [name for name in first if name in sections]
    rest = [name for name in sorted(sections) if name not in first]
    # An order of which nothing could be made out is one fault, not one for each section.
    for name in rest if head.order or "order" not in head.where else ():
        faults.append(
            diagnostic("order-unlisted", sections[name].where[""]._replace(line=0), head.where.get("order", head.where[""]), found=name)
        )
    return [sections[name] for name in (*listed_names, *rest)], faults


def _section_faults(section: Section, registers: Registers, left_out: Collection[str]) -> list[Diagnostic]:
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


def _head_faults(edition: Edition, registers: Registers, left_out: Collection[str]) -> list[Diagnostic]:
    head = edition.head
    faults: list[Diagnostic] = []
    if head.document not in registers.documents and head.document not in left_out:
        faults.append(unknown("document-unknown", head.where["document"], head.document, registers.documents))
    figures = figure_names(edition)
    if head.charts:
        by_name = {f"{section.id}.{figure.id}": figure for section in edition.sections for figure in section.figures}
        for chart in head.charts:
            faults += chart_faults(chart, by_name, registers, left_out)
    for listed in head.headline:
        if listed.name not in figures and not _is_left_out(listed.name, left_out):
            faults.append(unknown("figure-unknown", listed.position, listed.name, figures))
    for correction in head.corrections:
        if correction.figure not in figures and not _is_left_out(correction.figure, left_out):
            faults.append(unknown("figure-unknown", correction.where["figure"], correction.figure, figures))
    return faults


def _is_left_out(name: str, left_out: Collection[str]) -> bool:
    section, figure = name.split(".")
    return section in left_out or figure in left_out


def figure_names(edition: Edition) -> set[str]:
    """Every figure of the edition, as section.figure."""
    return {f"{section.id}.{figure.id}" for section in edition.sections for figure in section.figures}
