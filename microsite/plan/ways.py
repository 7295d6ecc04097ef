"""Where a section's page leads: to the other sections, to the same one in other years, to it in two languages side by side."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.load.site import Site
from microsite.plan import addresses, views
from microsite.plan.pieces import Pieces
from microsite.plan.site_texts import language_link


def menu(plan: Pieces, path: str) -> tuple[views.Link, ...]:
    """Links from pages in the folder of that page to all sections of the edition."""

    def make() -> tuple[views.Link, ...]:
        return tuple(plan.link_to(each, path) for each in plan.site.sections(plan.edition))

    return plan.remembered("menu", path.rpartition("/")[0], make)


def links_beside(plan: Pieces, section: str, path: str) -> tuple[views.LanguageLink, ...]:
    """Links from a section's page to it side by side: with the source language, or on a page in that one with each of the others."""
    source, *others = plan.site.languages
    name = addresses.beside_file(section, source.path)
    pairs = [(other, other) for other in others] if plan.localizer.is_source else [(plan.language, source)]
    return tuple(language_link(addresses.relative(path, addresses.page(of.path, plan.edition, name)), to) for of, to in pairs)


def other_years(plan: Pieces, section: str, path: str) -> tuple[views.Link, ...]:
    """Links from the page at `path` to the section in other editions, where it has the same id or had it formerly."""
    site = plan.site
    names = (section, *site.former_sections(plan.edition).get(section, ()))
    found = []
    for edition in site.editions:
        there = _section_names(site, edition.id) if edition.id != plan.edition else {}
        same = next((there[name] for name in names if name in there), None)
        if same is not None:
            page = addresses.page(plan.language.path, edition.id, addresses.section_file(same))
            found.append(views.Link(addresses.relative(path, page), plan.as_typed(edition.id)))
    return tuple(found)


def _section_names(site: Site, edition: str) -> Mapping[str, str]:
    """The present ids of an edition's sections, by these and by their former ones."""

    def make() -> dict[str, str]:
        shown = site.sections(edition)
        former = {name: id_ for id_, names in site.former_sections(edition).items() if id_ in shown for name in names}
        return former | {id_: id_ for id_ in shown}

    return site.remembered(("section names", edition), make)
