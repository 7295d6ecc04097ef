"""`check --source`: compare the figures of a root with a source text in any file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from microsite.author.source_comparison import SourceComparison, compare_with_source
from microsite.author.source_text import NUMBERED, is_marked, paragraphs
from microsite.diagnostics import Position, diagnostic, ordered
from microsite.load.everything import read_site
from microsite.load.site import Site
from microsite.model.content import Figure, Place
from microsite.model.linking import unknown
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.inventory import inventory
from microsite.read.layout import layout
from microsite.read.source import read_source
from microsite.settings import Settings

_SAMPLES = (0, 1, 2, 5, 11, 100)
"""numbers that include every plural form"""


def check_source(root: Path, file: Path, document: str = "") -> SourceComparison:
    """Compare the figures taken from `document` (if empty, from that of the newest edition) with the text in `file`; drafts too.

    Editions with errors are left out; `check` reports them.
    """
    found = layout(inventory(root, "content", "translations"), RESERVED_SECTIONS)
    site, _ = read_site(Settings(root, root, drafts=True), found)
    editions = [site.whole(id_) for id_ in found.editions if site.all(f"edition:{id_}")]
    source = read_source(file.parent, file.name)
    if any(each.code == "file-missing" for each in source.faults):
        # The usual message would advise to add the file to the site.
        return SourceComparison(0, 0, (diagnostic("source-missing", Position(str(file))),))
    if source.faults:
        return SourceComparison(0, 0, tuple(each._replace(position=each.position._replace(file=str(file))) for each in source.faults))
    if document and document not in site.registers.documents:
        return SourceComparison(0, 0, (unknown("document-unknown", Position(""), document, site.registers.documents),))
    if not editions or not site.languages:
        return SourceComparison(0, 0, ())
    chosen = document or editions[-1].head.document
    indicators = site.registers.indicators
    comparison = compare_with_source(
        editions,
        chosen,
        _unit_forms(site),
        lambda indicator: indicators[indicator].unit if indicator in indicators else "",
        paragraphs(source.text),
        site.languages[0].locale,
        "" if is_marked(source.text) else f"[{NUMBERED.format(3)}]",
    )
    if not comparison.figures:
        return comparison._replace(findings=(*comparison.findings, diagnostic("source-nothing", Position(str(file)), found=chosen)))
    return comparison._replace(findings=tuple(ordered(comparison.findings)))


def _unit_forms(site: Site) -> dict[str, tuple[str, ...]]:
    """The patterns of every unit in the language of the content."""
    localizer = site.localizer(site.languages[0].path)
    forms: dict[str, tuple[str, ...]] = {}
    for unit in site.registers.units.values():
        if unit.shipped:
            quantities = [localizer.quantity(_sample(Decimal(number)), unit).parts for number in _SAMPLES]
            patterns = [
                "".join("{n}" if part.role == "number" else part.text for part in parts if part.role != "conversion")
                for parts in quantities
            ]
        else:
            patterns = [words.text for words in unit.counted]
        forms[unit.id] = tuple(dict.fromkeys(patterns))
    return forms


def _sample(number: Decimal) -> Figure:
    return Figure("", "", "", value=number, place=Place("", ""), show="digits")
