"""`check --source`: compare the figures of a root with a source text in any file."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from microsite.author.source_comparison import SourceComparison, compare_with_source
from microsite.author.source_text import NUMBERED, is_marked, paragraphs
from microsite.diagnostics import Position, diagnostic, ordered
from microsite.load.editions import LoadedEdition, load_edition
from microsite.load.shared import Shared, load_shared, wordings_of
from microsite.model.content import Figure, Place
from microsite.model.linking import unknown
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.inventory import inventory
from microsite.read.layout import layout
from microsite.read.source import read_source

_SAMPLES = (0, 1, 2, 5, 11, 100)
"""numbers that include every plural form"""


def check_source(root: Path, file: Path, document: str = "") -> SourceComparison:
    """Compare the figures taken from `document` (if empty, from that of the newest edition) with the text in `file`; drafts too.

    Editions with errors are left out; `check` reports them.
    """
    found = layout(inventory(root, "content", "translations"), RESERVED_SECTIONS)
    shared = load_shared(root, found, (), "", drafts=True)
    loaded = [load_edition(root, found, id_, shared, (), drafts=True) for id_ in found.editions]
    editions = [each.edition for each in loaded if each.edition is not None]
    source = read_source(file.parent, file.name)
    if any(each.code == "file-missing" for each in source.faults):
        # The usual message would advise to add the file to the site.
        return SourceComparison(0, 0, (diagnostic("source-missing", Position(str(file))),))
    if source.faults:
        return SourceComparison(0, 0, tuple(each._replace(position=each.position._replace(file=str(file))) for each in source.faults))
    if document and document not in shared.registers.documents:
        return SourceComparison(0, 0, (unknown("document-unknown", Position(""), document, shared.registers.documents),))
    if not editions or not shared.languages:
        return SourceComparison(0, 0, ())
    chosen = document or editions[-1].head.document
    indicators = shared.registers.indicators
    comparison = compare_with_source(
        editions,
        chosen,
        _unit_forms(shared, loaded),
        lambda indicator: indicators[indicator].unit if indicator in indicators else "",
        paragraphs(source.text),
        shared.languages[0].locale,
        "" if is_marked(source.text) else f"[{NUMBERED.format(3)}]",
    )
    if not comparison.figures:
        return comparison._replace(findings=(*comparison.findings, diagnostic("source-nothing", Position(str(file)), found=chosen)))
    return comparison._replace(findings=tuple(ordered(comparison.findings)))


def _unit_forms(shared: Shared, loaded: Sequence[LoadedEdition]) -> dict[str, tuple[str, ...]]:
    """The patterns of every unit in the language of the content."""
    wording = wordings_of(shared)[shared.languages[0].path]
    forms: dict[str, tuple[str, ...]] = {}
    for unit in shared.registers.units.values():
        if unit.shipped:
            quantities = [wording.quantity(_sample(Decimal(number)), unit).parts for number in _SAMPLES]
            patterns = [
                "".join("{n}" if part.role == "number" else part.text for part in parts if part.role != "conversion")
                for parts in quantities
            ]
        else:
            patterns = [words.text for words in unit.counted]
        forms[unit.id] = tuple(dict.fromkeys(patterns))
    return forms


def _sample(number: Decimal) -> Figure:
    return Figure("", "", "", Place("", "", Position("")), number, show="digits")
