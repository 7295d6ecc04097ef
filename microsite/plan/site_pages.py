"""The files of no edition, planned last and from extracts alone: pages about the site, feed, not-found page, sitemap, assets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact
from microsite.plan.feed import plan_feed
from microsite.plan.publication import Publication
from microsite.plan.surroundings import Surroundings, alternates


def plan_site_pages(around: Surroundings, assets: Mapping[str, str]) -> Iterator[Artifact]:
    """`assets`: path below assets/ → digest, of the files that are copied."""
    yield _not_found(around)
    for language in around.languages:
        publication = Publication(around, around.wordings[language.path])
        yield publication.about()
        yield publication.editions()
        if around.registers.terms:
            yield publication.glossary()
        if around.base_url:
            yield plan_feed(publication)
    if around.base_url:
        yield _sitemap(around)
    for path, digest in sorted(assets.items()):
        yield Artifact(f"assets/{path}", "asset", "", views.AssetView(path, digest))


def _not_found(around: Surroundings) -> Artifact:
    languages = tuple(
        views.NotFoundLanguage(
            language.tag,
            language.direction,
            wording.message("site", "site.title", around.head.title),
            wording.phrase("Page not found"),
            wording.phrase("There is no page at this address. It may have been moved, or the address was mistyped."),
            addresses.absolute(around.base_url, f"{language.path}/{addresses.HOME}"),
            wording.phrase("Go to the home page"),
        )
        for language in around.languages
        for wording in [around.wordings[language.path]]
    )
    first = around.languages[0]
    return Artifact(addresses.NOT_FOUND, "not_found", first.path, views.NotFoundView(first.tag, first.direction, languages))


def _sitemap(around: Surroundings) -> Artifact:
    pages = []
    for id_ in sorted(around.extracts):
        extract = around.extracts[id_]
        names = [addresses.HOME, *(addresses.section_file(section) for section in extract.sections), addresses.TABLE]
        for language in around.languages:
            for name in names:
                path = addresses.page(language.path, id_, name)
                pages.append(
                    views.SitemapPage(addresses.absolute(around.base_url, path), extract.updated, alternates(path, language, around))
                )
    updated = max(extract.updated for extract in around.extracts.values())
    for language in around.languages:
        for name in (addresses.ABOUT, addresses.EDITIONS, *([addresses.GLOSSARY] if around.registers.terms else ())):
            path = addresses.of_language(language.path, name)
            pages.append(views.SitemapPage(addresses.absolute(around.base_url, path), updated, alternates(path, language, around)))
    return Artifact("sitemap.xml", "sitemap", "", views.SitemapView(tuple(pages)))
