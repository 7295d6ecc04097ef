"""What is wrong between records: names that nothing has, names that two things have, charts of figures that can't be compared.

Pure. References to records whose own file was faulty (`left_out`, and registers in `unread`) are no second fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.model.content import (
    REACHED,
    SAYERS,
    Chart,
    Commitment,
    EditionHead,
    Explained,
    Figure,
    Indicator,
    Listed,
    NameEntry,
    Registers,
    Section,
    Term,
)
from microsite.model.unspaced import is_unspaced

_REGISTERS = {"unit-unknown": "units", "source-unknown": "documents", "indicator-unknown": "indicators", "document-unknown": "documents"}
"""the register that lists what a code says is not there"""

LONGEST_TITLE = {"characters": 22, "words": 15}
"""a finding that is remembered: the longest title without a warning, where a script has no spaces between words, and elsewhere"""
MOST_NAMES = 12
"""how many names a message lists"""
SIGNED = ("ladder",)
"""kinds of chart that have a place for numbers below zero"""


def unknown(code: str, position: Position, found: str, expected: Iterable[str]) -> Diagnostic:
    """The diagnostic for a name that nothing has, with the names there are if they are few."""
    return diagnostic(code, position, **unknown_facts(found, expected))


def unknown_facts(found: str, expected: Iterable[str]) -> dict[str, str | None]:
    """What its message says: the name, the most similar one, and those that there are if they are few."""
    names = sorted(expected)
    return {"found": found, "near": near(found, names), "expected": ", ".join(names) if 0 < len(names) <= MOST_NAMES else None}


def _unknown(code: str, position: Position, name: str, known: Collection[str], left_out: Collection[str]) -> Iterator[Diagnostic]:
    """The fault of a name, such as `section.figure`, unless something has it, or may have it in what could not be read."""
    if name not in known and not _is_left_out(name, left_out):
        yield unknown(code, position, name, known)


def _is_left_out(name: str, left_out: Collection[str]) -> bool:
    return any(part in left_out for part in name.split("."))


def without_unread(faults: Iterable[Diagnostic], unread: Collection[str]) -> list[Diagnostic]:
    """Faults without those of names that a register may have which could not be read."""
    return [fault for fault in faults if _REGISTERS.get(fault.code) not in unread]


def register_faults(registers: Registers, left_out: Collection[str]) -> Iterator[Diagnostic]:
    """What the registers refer to and nothing is, and former ids that are in use."""
    for indicator in registers.indicators.values():
        yield from _unknown("unit-unknown", indicator.where["unit"], indicator.unit, registers.units, left_out)
        yield from _source_faults(indicator.definition, registers, left_out)
    for unit in registers.units.values():
        if unit.converts is not None:
            yield from _unknown("unit-unknown", unit.converts.where["to"], unit.converts.to, registers.units, left_out)
        if unit.difference:
            yield from _unknown("unit-unknown", unit.where["difference"], unit.difference, registers.units, left_out)
    for term in registers.terms.values():
        yield from _source_faults(term.gloss, registers, left_out)
    yield from formerly_faults(registers.indicators)
    yield from formerly_faults(registers.terms)
    yield from formerly_faults(registers.names)
    yield from _form_faults((*registers.terms.values(), *registers.names.values()))


def _form_faults(records: Iterable[Term | NameEntry]) -> Iterator[Diagnostic]:
    """A name or another form of it must belong to one term or proper name alone: texts are searched for it."""
    owners: dict[str, tuple[str, Position]] = {}
    for record in records:
        for form in (record.name, *record.aliases):
            owner, position = owners.setdefault(form.text.casefold(), (record.id, form.position))
            if position != form.position:
                yield diagnostic("form-taken", form.position, position, found=form.text, owner=owner)


def _source_faults(explained: Explained | None, registers: Registers, left_out: Collection[str]) -> Iterator[Diagnostic]:
    # The documents are walked only for a fault: what is walked is noted as read.
    if explained is not None and explained.source not in SAYERS and explained.source not in registers.documents:
        yield from _unknown("source-unknown", explained.where["source"], explained.source, [*SAYERS, *registers.documents], left_out)


def formerly_faults(records: Mapping[str, Indicator | Term | NameEntry | Section]) -> Iterator[Diagnostic]:
    """A former id must not be in use, nor be claimed twice."""
    claimed: dict[str, Indicator | Term | NameEntry | Section] = {}
    for record in records.values():
        for former in record.formerly:
            other = records.get(former) or claimed.setdefault(former, record)
            if other is not record or former == record.id:
                yield diagnostic("formerly-taken", record.where["formerly"], other.where[""], found=former)


def order_faults(
    head: EditionHead, sections: Collection[str], left_out: Collection[str], where: Callable[[str], Position]
) -> Iterator[Diagnostic]:
    """What is wrong in an edition's `order:`. `where`: where the section of an id stands."""
    first: dict[str, Position] = {}
    for listed in head.order:
        if listed.name in first:
            yield diagnostic("order-twice", listed.position, first[listed.name], found=listed.name)
        else:
            yield from _unknown("order-missing", listed.position, listed.name, sections, left_out)
        first.setdefault(listed.name, listed.position)
    # An order of which nothing could be made out is one fault, not one for each section.
    if head.order or "order" not in head.where:
        for name in sorted(set(sections) - first.keys()):
            yield diagnostic("order-unlisted", where(name)._replace(line=0), head.where.get("order", head.where[""]), found=name)


def section_faults(section: Section, registers: Registers, left_out: Collection[str]) -> Iterator[Diagnostic]:
    """Ids that a section's records share, and what they refer to and nothing is."""
    taken: dict[str, Position] = {}
    records: tuple[Figure | Commitment, ...] = (*section.figures, *section.commitments)
    for record in records:
        places = [(record.id, record.where["id"])]
        if isinstance(record, Figure):
            places += [(former, record.where["formerly"]) for former in record.formerly]
            yield from _unknown("indicator-unknown", record.where["indicator"], record.indicator, registers.indicators, left_out)
        for name, place in places:
            if name in taken:
                yield diagnostic("id-twice", place, taken[name], found=name)
            taken.setdefault(name, place)
        if record.place.document:
            yield from _unknown("document-unknown", record.place.position, record.place.document, registers.documents, left_out)
    figures = {figure.id: figure for figure in section.figures}
    if section.id in left_out:
        # One of its figures has no id.
        named = (section.best, *(listed.name for chart in section.charts for listed in chart.figures))
        left_out = {*left_out, *named} - figures.keys()
    if section.best:
        yield from _unknown("best-unknown", section.where["best"], section.best, figures, left_out)
    for chart in section.charts:
        yield from _chart_faults(chart, figures, registers, left_out)


def outcome_faults(section: Section, head: EditionHead, registers: Registers, left_out: Collection[str]) -> Iterator[Diagnostic]:
    """What became of a commitment is told by a document that is later than the edition's own."""
    for commitment in section.commitments:
        outcome = commitment.outcome
        if outcome is None or not outcome.document:
            continue
        yield from _unknown("document-unknown", outcome.where["document"], outcome.document, registers.documents, left_out)
        own, later = registers.documents.get(head.document), registers.documents.get(outcome.document)
        date = own.date if own is not None and own.date else head.date
        if later is not None and (outcome.document == head.document or (later.date and later.date <= date)):
            yield diagnostic("outcome-earlier", outcome.where["document"], found=outcome.document, date=later.date or None, own=date)


def head_faults(head: EditionHead, figures: Mapping[str, Figure], registers: Registers, left_out: Collection[str]) -> Iterator[Diagnostic]:
    """What an edition's head refers to and nothing is; `figures`: those of its sections, as section.figure."""
    yield from _unknown("document-unknown", head.where["document"], head.document, registers.documents, left_out)
    for chart in head.charts:
        yield from _chart_faults(chart, figures, registers, left_out)
    first: dict[str, Position] = {}
    for listed in head.headline:
        if listed.name in first:
            yield diagnostic("headline-twice", listed.position, first[listed.name], found=listed.name)
            continue
        first[listed.name] = listed.position
        yield from _unknown("figure-unknown", listed.position, listed.name, figures, left_out)
    for correction in head.corrections:
        yield from _unknown("figure-unknown", correction.where["figure"], correction.figure, figures, left_out)


def _chart_faults(chart: Chart, figures: Mapping[str, Figure], registers: Registers, left_out: Collection[str]) -> Iterator[Diagnostic]:
    """`figures`: by the names that the chart may use."""
    seen: set[str] = set()
    found: list[tuple[Listed, Figure]] = []
    for listed in chart.figures:
        if _is_left_out(listed.name, left_out):
            continue
        if listed.name not in figures:
            yield unknown("chart-figure-unknown", listed.position, listed.name, figures)
        elif listed.name in seen:
            yield diagnostic("chart-figure-twice", listed.position, found=listed.name)
        elif figures[listed.name].indicator in registers.indicators:
            found.append((listed, figures[listed.name]))
        seen.add(listed.name)
    yield from _comparison_faults(chart, found, registers)


def _comparison_faults(chart: Chart, figures: list[tuple[Listed, Figure]], registers: Registers) -> Iterator[Diagnostic]:
    """What keeps a chart's figures from being compared, and its title from being remembered."""
    title = chart.title.text
    counted, length = ("characters", len(title)) if any(map(is_unspaced, title)) else ("words", len(title.split()))
    if length > LONGEST_TITLE[counted]:
        yield diagnostic("chart-title-long", chart.where["title"], found=length, most=LONGEST_TITLE[counted], unit=counted)
    if len(chart.figures) < 2:
        yield diagnostic("chart-figures", chart.where["figures"], found=len(chart.figures))
    # A unit that nothing has is a fault where it is named.
    units = [registers.indicators[figure.indicator].unit for _, figure in figures]
    known = [unit for unit in units if unit in registers.units]
    for (listed, figure), unit in zip(figures, units, strict=True):
        # A bar ends at one number, on the side that the chart has.
        if figure.value is None:
            yield diagnostic("chart-range", listed.position, found=listed.name)
        elif figure.value < 0 and chart.kind not in SIGNED:
            # What counts whole things is below zero by mistake: that is told where the number stands.
            is_slip = unit in registers.units and registers.units[unit].whole
            place = figure.where["value"] if is_slip else listed.position
            facts = {"way": "slip", "value": figure.value, "unit": unit} if is_slip else {"found": listed.name, "chart": chart.kind}
            yield diagnostic("chart-negative", place, **facts)
        elif chart.of is not None and figure.value > chart.of:
            yield diagnostic("chart-whole", listed.position, found=listed.name, value=figure.value, most=chart.of)
        # Only what is counted in one unit can be compared by length.
        if unit in known and unit != known[0]:
            other = figures[units.index(known[0])][0].name
            yield diagnostic("chart-units", listed.position, found=listed.name, unit=unit, expected=known[0], other=other)
    yield from _pair_faults(chart, figures)


def _pair_faults(chart: Chart, figures: list[tuple[Listed, Figure]]) -> Iterator[Diagnostic]:
    """A slope leads from one time to another of the same indicator; a bullet sets one fact beside one aim."""
    if chart.kind == "slope":
        first = {figure.indicator: listed for listed, figure in reversed(figures)}
        for indicator, count in Counter(figure.indicator for _, figure in figures).items():
            if count != 2:
                yield diagnostic("chart-pair", first[indicator].position, found=first[indicator].name, count=count)
    elif chart.kind == "bullet":
        taken = set()
        for listed, figure in figures:
            role = (figure.indicator, figure.kind in REACHED)
            if role in taken:
                yield diagnostic("chart-role", listed.position, found=listed.name)
            taken.add(role)
