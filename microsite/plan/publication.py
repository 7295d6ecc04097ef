"""The pages of a language that are of no edition: about the site, its glossary, its editions."""

from __future__ import annotations

from microsite.model.content import updated
from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact, with_coverage
from microsite.plan.corrections import correction_view
from microsite.plan.progress import progress
from microsite.plan.site_texts import SiteTexts
from microsite.text.localizer import LocalizedText


class Publication(SiteTexts):
    """The planning of these pages in one language."""

    def _named(self, name: str, heading: LocalizedText) -> tuple[str, views.Frame]:
        """The path of a page and its frame."""
        path = addresses.of_language(self.language.path, name)
        site = self.site_text("site.title", self.site.head.title)
        description = self.site_text("site.description", self.site.head.description)
        # Neither can say that a part of it is in another language.
        if heading.language != self.language.tag:
            return path, self.frame(path, site.text, description.text)
        return path, self.frame(path, f"{heading.text} · {site.text}", f"{heading.text}: {description.text}")

    def about(self) -> Artifact:
        head, registers = self.site.head, self.site.registers
        about, method = self.site.about
        path, frame = self._named(addresses.ABOUT, self.localizer.phrase("About this site"))
        view = views.AboutView(
            frame,
            self.site_prose("site.about", about),
            tuple(self.document(document) for document in registers.documents.values()),
            self.site_prose("site.method", method),
            self.translations(),
            tuple(self.imprint_entry(entry) for entry in head.imprint),
            self.corrections(path),
        )
        return Artifact(path, "about", self.language.path, with_coverage(view))

    def translations(self) -> tuple[views.TranslationState, ...]:
        """Of each language that the content is translated into."""
        return tuple(
            views.TranslationState(self.localizer.name_of(language), done.translated, done.total, done.machine)
            for language in self.site.languages[1:]
            for done in [progress(self.site, language.path)]
        )

    def corrections(self, page: str) -> tuple[views.CorrectionView, ...]:
        """Those of all editions, the newest first."""
        found = [(edition.id, each) for edition in self.site.editions for each in self.site.corrections(edition.id)]
        found.sort(key=lambda correction: correction[1].date, reverse=True)
        return tuple(correction_view(edition, each, self, page) for edition, each in found)

    def glossary(self) -> Artifact:
        path, frame = self._named(addresses.GLOSSARY, self.localizer.phrase("Glossary"))
        view = views.GlossaryView(frame, tuple(self.term(term) for term in self.site.registers.terms.values()))
        return Artifact(path, "glossary", self.language.path, with_coverage(view))

    def editions(self) -> Artifact:
        path, frame = self._named(addresses.EDITIONS, self.localizer.phrase("All editions"))
        newest_first = sorted(self.site.editions, key=lambda edition: edition.id, reverse=True)
        view = views.EditionsView(
            frame,
            tuple(
                views.EditionItem(
                    views.Link(
                        addresses.relative(path, addresses.page(self.language.path, edition.id, addresses.HOME)), self.title_of(edition.id)
                    ),
                    edition.date,
                    updated(self.site.heading(edition.id)),
                    len(self.site.sections(edition.id)),
                    sum(len(outline.kinds) for outline in self.site.outlines(edition.id)),
                    len(self.site.corrections(edition.id)),
                    edition.id == self.site.newest,
                )
                for edition in newest_first
            ),
        )
        return Artifact(path, "editions", self.language.path, with_coverage(view))
