"""The pages of no edition: about the site, its glossary, its editions, the page for addresses that lead nowhere, the sitemap."""

from __future__ import annotations

from microsite.load.site import Site
from microsite.model.catalogue import Progress, summed
from microsite.model.content import updated
from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact, with_coverage
from microsite.plan.site_texts import SiteTexts, alternates
from microsite.text.localizer import LocalizedText


def progress(site: Site, language: str) -> Progress:
    """How far the translation into the language of this path is, of the site's own texts and of all editions; found out by the checks."""
    parts = [site.get("progress:site"), *(site.get(f"progress:{edition.id}") for edition in site.editions)]
    return summed([(each or {}).get(language, Progress()) for each in parts])


class Publication(SiteTexts):
    """The planning of a language's pages that are of no edition."""

    def _named(self, name: str, heading: LocalizedText) -> tuple[str, views.Frame]:
        """The path of a page and its frame."""
        path = addresses.page(self.language.path, name)
        site = self.site_text("site.title", self.site.head.title).text
        # Neither title nor description can say that a part of it is in another language.
        if heading.language != self.language.tag:
            return path, self.frame(path, site)
        description = self.site_text("site.description", self.site.head.description).text
        return path, self.frame(path, f"{heading.text} · {site}", f"{heading.text}: {description}")

    def about(self) -> Artifact:
        """The page about the site."""
        path, frame = self._named(addresses.ABOUT, self.localizer.phrase("About this site"))
        about, method = self.site.about
        corrections = [(edition.id, each) for edition in self.site.editions for each in self.site.corrections(edition.id)]
        corrections.sort(key=lambda correction: correction[1].date, reverse=True)
        view = views.AboutView(
            frame=frame,
            notice=self.site_prose("site.notice", self.site.head.notice[1:]),
            about=self.site_prose("site.about", about),
            documents=tuple(self.document(document) for document in self.site.registers.documents.values()),
            method=self.site_prose("site.method", method),
            translations=tuple(
                views.TranslationState(self.localizer.name_of(language), progress(self.site, language.path))
                for language in self.site.languages[1:]
            ),
            imprint=tuple(self.imprint_entry(entry) for entry in self.site.head.imprint),
            corrections=tuple(self.correction(edition, each, path) for edition, each in corrections),
        )
        return Artifact(path, "about", self.language.path, with_coverage(view))

    def glossary(self) -> Artifact:
        """The page of all terms."""
        path, frame = self._named(addresses.GLOSSARY, self.localizer.phrase("Glossary"))
        view = views.GlossaryView(frame, tuple(self.term(term) for term in self.site.registers.terms.values()))
        return Artifact(path, "glossary", self.language.path, with_coverage(view))

    def editions(self) -> Artifact:
        """The page of all editions."""
        path, frame = self._named(addresses.EDITIONS, self.localizer.phrase("All editions"))
        items = [
            views.EditionItem(
                edition=views.Link(addresses.relative(path, addresses.page(self.language.path, id_, addresses.HOME)), self.title_of(id_)),
                date=date,
                updated=updated(self.site.heading(id_)),
                sections=len(self.site.sections(id_)),
                figures=sum(len(outline.kinds) for outline in self.site.outlines(id_)),
                corrections=len(self.site.corrections(id_)),
                is_newest=id_ == self.site.newest,
            )
            for id_, date in sorted(((each.id, each.date) for each in self.site.editions), reverse=True)
        ]
        return Artifact(path, "editions", self.language.path, with_coverage(views.EditionsView(frame, tuple(items))))


def not_found(site: Site) -> Artifact:
    """The one page for addresses that lead nowhere, in every language."""
    languages = tuple(
        views.NotFoundLanguage(
            language=language.tag,
            direction=language.direction,
            title=localizer.message("site", "site.title", site.head.title),
            heading=localizer.phrase("Page not found"),
            explanation=localizer.phrase("There is no page at this address. It may have been moved, or the address was mistyped."),
            home=addresses.absolute(site.base_url, f"{language.path}/{addresses.HOME}") or "/",
            home_word=localizer.phrase("Go to the home page"),
            home_doubt=None
            if site.base_url
            else localizer.phrase("If it does not show this site, shorten the address in your browser to the folder that the site is in."),
        )
        for language in site.languages
        for localizer in [site.localizers[language.path]]
    )
    first = site.languages[0]
    return Artifact(addresses.NOT_FOUND, "not_found", first.path, views.NotFoundView(first.tag, first.direction, languages))


def sitemap(site: Site) -> list[views.SitemapPage]:
    """All addresses that search engines should know."""
    groups = []
    for edition in site.editions:
        names = [addresses.HOME, *map(addresses.section_file, site.sections(edition.id)), addresses.TABLE]
        names += [addresses.FIND] if edition.id != site.newest else []
        groups.append((updated(site.heading(edition.id)), [f"{edition.id}/{name}" for name in names]))
    of_no_edition = [addresses.ABOUT, addresses.EDITIONS, addresses.FIND, *([addresses.GLOSSARY] if site.registers.terms else ())]
    groups.append((max(date for date, _ in groups), [*of_no_edition, addresses.ALL_INDICATORS]))
    groups += [(date, [addresses.indicator(id_)]) for id_ in site.registers.indicators if (date := site.get(f"updated:{id_}"))]
    return [
        views.SitemapPage(addresses.absolute(site.base_url, path), date, alternates(path, language, site))
        for date, names in groups
        for language in site.languages
        for path in (addresses.page(language.path, name) for name in names)
    ]
