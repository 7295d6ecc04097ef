"""What every page in one language has: texts of site and registers, and the frame site its own content."""

from __future__ import annotations

import re

from microsite.load.site import Site
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE, SOURCE
from microsite.model.content import Document, Explained, ImprintEntry, Indicator, Prose, SourceText, Term
from microsite.plan import addresses, views
from microsite.plan.alternates import alternates
from microsite.plan.sharing import sharing_of_page
from microsite.text.languages import Language
from microsite.text.localizer import LocalizedText, Localizer

_MARK = re.compile(r"[A-Za-z§]{0,3}[-–0-9.,]*")


class SiteTexts:
    """The site in one language, for one task: what it keeps is read by that task alone."""

    def __init__(self, site: Site, localizer: Localizer) -> None:
        self.site, self.localizer = site, localizer
        self.language = localizer.language
        self._labels: dict[str, LocalizedText] = {}
        self._titles: dict[str, LocalizedText] = {}
        self._definitions: dict[str, views.DefinitionView] = {}
        self._frames: dict[str, views.Frame] = {}
        self._shared: dict[str, views.Sharing] = {}

    def site_text(self, context: str, words: SourceText) -> LocalizedText:
        return self.localizer.message(SITE_CATALOGUE, context, words)

    def site_prose(self, context: str, paragraphs: Prose) -> tuple[views.ProseView, ...]:
        return tuple(views.ProseView(self.site_text(context, words), ()) for words in paragraphs)

    def label(self, indicator: Indicator) -> LocalizedText:
        """What an indicator is called."""
        label = self._labels.get(indicator.id)
        if label is None:
            label = self._labels[indicator.id] = self.site_text(f"indicator.{indicator.id}.name", indicator.name)
        return label

    def title_of(self, edition: str) -> LocalizedText:
        """The title of an edition."""
        title = self._titles.get(edition)
        if title is None:
            title = self._titles[edition] = self.localizer.message(edition, "edition.title", self.site.heading(edition).title)
        return title

    def localizer_of(self, text: LocalizedText) -> Localizer:
        """The localizer of the language that a text is in."""
        if text.language == self.language.tag:
            return self.localizer
        return next(localizer for localizer in self.site.localizers.values() if localizer.language.tag == text.language)

    def as_typed(self, text: str) -> LocalizedText:
        """What is not translated: in the language of the source where it is words, in the page's where it is a mark such as `P3`."""
        written_in = self.language if _MARK.fullmatch(text) else self.site.languages[0]
        return LocalizedText(text, written_in.tag, written_in.direction, SOURCE, f"{INTERFACE}:")

    def definition(self, context: str, explained: Explained | None) -> views.DefinitionView | None:
        if explained is None:
            return None
        definition = self._definitions.get(context)
        if definition is None:
            definition = self._definitions[context] = self._definition(context, explained)
        return definition

    def _definition(self, context: str, explained: Explained) -> views.DefinitionView:
        document = self.site.registers.documents.get(explained.source)
        title = self.site_text(f"document.{document.id}.title", document.title) if document else None
        return views.DefinitionView(self.site_prose(context, explained.text), "document" if document else explained.source, title)

    def document(self, document: Document) -> views.DocumentView:
        context = f"document.{document.id}"
        return views.DocumentView(
            self.site_text(f"{context}.title", document.title),
            self.site_text(f"{context}.publisher", document.publisher) if document.publisher else None,
            document.date,
            document.address,
            document.unknown,
            self.site_prose(f"{context}.note", document.note),
        )

    def term(self, term: Term) -> views.TermView:
        context = f"term.{term.id}"
        name = self.site_text(f"{context}.name", term.name)
        source = self.site.languages[0]
        original = LocalizedText(term.name.text, source.tag, source.direction, SOURCE, f"{SITE_CATALOGUE}:{context}.name")
        return views.TermView(
            addresses.fragment(term.id),
            name,
            original if name.language != source.tag else None,
            self.definition(f"{context}.gloss", term.gloss),
            tuple(addresses.fragment(former) for former in term.formerly),
        )

    def imprint_entry(self, entry: ImprintEntry) -> views.ImprintView:
        context = f"site.imprint.{entry.id}"
        value = self.site_text(f"{context}.text", entry.text) if entry.text else self._unworded(entry.value)
        return views.ImprintView(self.site_text(f"{context}.name", entry.name), value, entry.address)

    def _unworded(self, value: str) -> LocalizedText:
        """A number or address is in no language; one with other letters is in that of the source."""
        written_in = self.language if value.isascii() else self.site.languages[0]
        return LocalizedText(value, written_in.tag, written_in.direction, SOURCE, f"{INTERFACE}:")

    def frame(
        self, path: str, title: str, description: str, canonical: str = "", structured: str = "", type_: str = "website"
    ) -> views.Frame:
        """The frame of the page at `path`; a copy of another page names that as `canonical` and has no alternates of its own."""
        site = self.site
        folder = path.rpartition("/")[0]
        frame = self._frames.get(folder)
        if frame is None:
            # The same for all pages of one folder; links to files above are the same from each.
            frame = self._frames[folder] = self._frame(path)
        return frame._replace(
            path=path,
            title=title,
            description=description,
            other_languages=tuple(
                views.LanguageLink(addresses.relative(path, self._twin(path, other)), other.name, other.tag, other.direction)
                for other in site.languages
                if other.path != self.language.path
            ),
            canonical=addresses.absolute(site.base_url, canonical or path),
            alternates=alternates(path, self.language, site) if not canonical else (),
            sharing=self.shared(type_),
            structured=structured,
        )

    def shared(self, type_: str) -> views.Sharing:
        """What services that show links to a page get; `type_` in the words of Open Graph. A page of no edition has no card."""
        if type_ not in self._shared:
            self._shared[type_] = sharing_of_page(type_, self.language, self.site.languages, self.shared_card())
        return self._shared[type_]

    def shared_card(self) -> views.SharedCard | None:
        return None

    def _frame(self, path: str) -> views.Frame:
        site, head = self.site, self.site.head
        publisher, licence = head.publisher, head.licence

        def here(name: str) -> str:
            return addresses.relative(path, addresses.of_language(self.language.path, name))

        return views.Frame(
            path,
            self.language.tag,
            self.language.direction,
            "",
            "",
            self.site_text("site.title", head.title),
            here(addresses.HOME),
            (),
            "",
            (),
            self.site_prose("site.notice", head.notice),
            self.site_text("site.publisher", publisher.name) if publisher else None,
            publisher.address if publisher else "",
            not self.localizer.is_source,
            self.localizer.name_of(site.languages[0]),
            views.Coverage(0, 0, 0),
            here(addresses.ABOUT),
            here(addresses.GLOSSARY) if site.registers.terms else "",
            here(addresses.EDITIONS),
            here(addresses.FEED) if site.base_url else "",
            self.site_text("site.licence", licence.name) if licence else None,
            licence.address if licence else "",
            tuple(self.imprint_entry(entry) for entry in head.imprint if entry.foot),
            self.shared("website"),
            "",
            has_picture=False,
        )

    def _twin(self, path: str, other: Language) -> str:
        if path == addresses.HOME:
            return f"{other.path}/{addresses.HOME}"
        return other.path + path.removeprefix(self.language.path)
