"""What says the same as something else: figures that are given twice, sections and editions that are copies of others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.facts import Numbers, with_same_key
from microsite.load.lookups import StatementsByDays
from microsite.load.site import Site
from microsite.model.content import Figure, Section
from microsite.model.plausibility import FEWEST_COPIED, Stated, repeated_figures
from microsite.model.spans import span_of


def section_copies(site: Site, edition: str, section: Section) -> Iterator[Diagnostic]:
    """Figures that the section or an earlier one of the edition gives as well; an earlier section that it is a copy of."""
    yield from _repeated_figures(site, edition, section)
    yield from _copied_section(site, edition, section)


def edition_copies(site: Site, id_: str) -> Iterator[Diagnostic]:
    """An edition whose numbers are all those of an earlier one, as in a copy in which only the years were replaced."""
    own: Collection[Numbers] = site.all(f"numbers:{id_}").values()
    if sum(each.figures for each in own) >= FEWEST_COPIED:
        twins = ({twin.edition for twin in site.all(with_same_key("numbers", each.digest)).values()} for each in own)
        earlier = [each for each in set.intersection(*twins) if each < id_]
        if earlier:
            count, other = sum(each.figures for each in own), max(earlier)
            yield diagnostic("edition-copied", site.edition(id_).where["title"], key="numbers", found=count, other=other, edition=id_)


def _copied_section(site: Site, edition: str, section: Section) -> Iterator[Diagnostic]:
    """A section with the title, or with all the numbers, of an earlier one of its edition."""
    ids = site.sections(edition)
    earlier = ids[: ids.index(section.id)]
    titled: Collection[str] = site.all(with_same_key("section_title", f"{edition}:{section.title.text}")).values()
    own = next((each for each in site.all(f"numbers:{edition}").values() if each.section == section.id), None)
    twins: Collection[Numbers] = site.all(with_same_key("numbers", own.digest)).values() if own is not None else ()
    counted = [each.section for each in twins if each.edition == edition]
    for way, sections in (("numbers", counted), ("title", titled)):
        other = next((each for each in earlier if each in sections), None)
        if other is not None:
            file = Position(f"content/{edition}/{other}.yaml")
            yield diagnostic("section-copied", section.where["title"], file, way=way, found=section.title.text, other=other)
            return


def _repeated_figures(site: Site, edition: str, section: Section) -> Iterator[Diagnostic]:
    """Figures that the section or an earlier one of the edition gives as well."""
    earlier = site.sections(edition)[: site.sections(edition).index(section.id)]

    def others(figure: Figure) -> list[Stated]:
        span = span_of(figure.period)
        if span is None or figure.indicator not in site.registers.indicators:
            return []
        stated = StatementsByDays(site, figure.indicator).get(span, ())
        return [(each.section, each.figure) for each in stated if each.edition == edition and each.section in earlier]

    return repeated_figures(section, others, lambda name: Position(f"content/{edition}/{name}.yaml"))
