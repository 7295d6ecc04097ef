"""The not-found page and the sitemap."""

from __future__ import annotations

from microsite.load.site import Site
from microsite.model.content import updated
from microsite.plan import addresses, views
from microsite.plan.alternates import alternates
from microsite.plan.artifacts import Artifact


def not_found(site: Site) -> Artifact:
    """The one page for addresses that lead nowhere, in every language."""
    languages = tuple(
        views.NotFoundLanguage(
            language.tag,
            language.direction,
            localizer.message("site", "site.title", site.head.title),
            localizer.phrase("Page not found"),
            localizer.phrase("There is no page at this address. It may have been moved, or the address was mistyped."),
            addresses.absolute(site.base_url, f"{language.path}/{addresses.HOME}"),
            localizer.phrase("Go to the home page"),
        )
        for language in site.languages
        for localizer in [site.localizers[language.path]]
    )
    first = site.languages[0]
    return Artifact(addresses.NOT_FOUND, "not_found", first.path, views.NotFoundView(first.tag, first.direction, languages))


def sitemap(site: Site) -> Artifact:
    """All addresses that search engines should know."""
    pages = []
    dates = {}
    for id_ in (edition.id for edition in site.editions):
        dates[id_] = updated(site.heading(id_))
        names = [addresses.HOME, *(addresses.section_file(section) for section in site.sections(id_)), addresses.TABLE]
        for language in site.languages:
            for name in names:
                path = addresses.page(language.path, id_, name)
                pages.append(views.SitemapPage(addresses.absolute(site.base_url, path), dates[id_], alternates(path, language, site)))
    last = max(dates.values())
    for language in site.languages:
        for name in (addresses.ABOUT, addresses.EDITIONS, *([addresses.GLOSSARY] if site.registers.terms else ())):
            path = addresses.of_language(language.path, name)
            pages.append(views.SitemapPage(addresses.absolute(site.base_url, path), last, alternates(path, language, site)))
    return Artifact("sitemap.xml", "sitemap", "", views.SitemapView(tuple(pages)))
