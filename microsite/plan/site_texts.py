"""What every page in one language has: texts of site and registers, links to figures, and the frame of the site around its own content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from microsite.load.site import Site
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE, SOURCE, Progress, forms_of
from microsite.model.content import Correction, Document, Explained, Figure, ImprintEntry, Indicator, Prose, SourceText, Term
from microsite.model.messages import with_texts
from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact
from microsite.plan.sharing import open_graph_locale
from microsite.read.typed_numbers import number_of
from microsite.text.languages import Language
from microsite.text.localizer import LocalizedText, Localizer
from microsite.text.phrases import KIND_PHRASES
from microsite.text.prose import inside_links, references
from microsite.text.quantities import Quantity

Value = TypeVar("Value")

_MARK = re.compile(r"[A-Za-z§]{0,3}[-–0-9.,]*")


def alternates(path: str, language: Language, site: Site) -> tuple[views.Alternate, ...]:
    """A page in each language, itself included, and the default, as search engines want it; empty where no base address is known."""
    if not site.base_url:
        return ()
    rest = path.removeprefix(language.path)
    each = [views.Alternate(other.tag, addresses.absolute(site.base_url, other.path + rest)) for other in site.languages]
    return (*each, views.Alternate("x-default", each[0].address))


def language_link(href: str, language: Language) -> views.LanguageLink:
    """The link to a page in another language."""
    return views.LanguageLink(href, language.name, language.tag, language.direction)


class SiteTexts:
    """The site in one language."""

    edition = ""
    """the id of the edition whose pages are made; empty for pages of none"""

    def __init__(self, site: Site, localizer: Localizer) -> None:
        self.site, self.localizer = site, localizer
        self.language = localizer.language

    def remembered(self, key: str, name: object, make: Callable[[], Value]) -> Value:
        """What `make` gives, made once for all pages in this language of the edition (see `Site.remembered`)."""
        return self.site.remembered((self.language.path, key, name), make, self.edition)

    # Texts

    def site_text(self, context: str, words: SourceText) -> LocalizedText:
        return self.localizer.message(SITE_CATALOGUE, context, words)

    def site_prose(self, context: str, paragraphs: Prose) -> tuple[views.ProseView, ...]:
        return tuple(views.ProseView(self.site_text(context, words)) for words in paragraphs)

    def label(self, indicator: Indicator) -> LocalizedText:
        """What an indicator is called."""
        return self.site_text(f"indicator.{indicator.id}.name", indicator.name)

    def title_of(self, edition: str) -> LocalizedText:
        """The title of an edition."""
        return self.remembered("title", edition, lambda: self.localizer.message(edition, "edition.title", self.site.heading(edition).title))

    def as_typed(self, text: str) -> LocalizedText:
        """What is not translated: in the language of the source where it is words, in the page's where it is a mark such as `P3`."""
        return self._untranslated(text, _MARK.fullmatch(text) is not None)

    def _untranslated(self, text: str, is_wordless: bool) -> LocalizedText:
        written_in = self.language if is_wordless else self.site.languages[0]
        return LocalizedText(text, written_in.tag, written_in.direction, SOURCE, f"{INTERFACE}:")

    def referring(self, text: LocalizedText, figures: Mapping[str, Figure], section: str = "", folder: str = "") -> views.ProseView:
        """The text with the quantities that it refers to, in the text's own language; unknown names are left to the checks.

        `folder`: the edition's, as seen from the page, for links to its sections and figures; empty on pages in it.
        """
        links = tuple(views.InsideLink(each, folder + addresses.inside(each, section)) for each in inside_links(text.text))
        if "{" not in text.text:
            return views.ProseView(text, links=links)
        localizer = self.localizer
        if text.language != self.language.tag:
            localizer = next(each for each in self.site.localizers.values() if each.language.tag == text.language)
        names = dict.fromkeys(reference.name for reference in references(text.text))
        found = [(name, figures.get(name if "." in name else f"{section}.{name}")) for name in names]
        quantities = [views.FigureReference(name, self.quantity(figure, localizer)) for name, figure in found if figure is not None]
        return views.ProseView(text, tuple(quantities), links=links)

    # Figures

    def quantity(self, figure: Figure, localizer: Localizer | None = None) -> Quantity:
        """What a figure says, in this language or that of another localizer."""
        return (localizer or self.localizer).quantity(figure, self.site.unit_of(figure.indicator))

    def stated(self, figure: Figure) -> dict[str, Any]:
        """The fields of every view that states a figure."""
        return {
            "kind": figure.kind,
            "kind_word": self.localizer.phrase(KIND_PHRASES[figure.kind]),
            "quantity": self.quantity(figure),
            "period": self.localizer.period(figure.period) if figure.period else None,
            "period_inferred": figure.period is not None and figure.period.inferred,
        }

    def figure_link(self, edition: str, section: str, id_: str, page: str) -> str:
        """The link from the page at that path to a figure's card."""
        own = addresses.page(self.language.path, edition, addresses.section_file(section))
        return f"{addresses.relative(page, own)}#{addresses.fragment(id_)}"

    def folder(self, edition: str, page: str) -> str:
        """The folder of an edition's pages, as seen from the page at that path; empty for pages in it."""
        return addresses.relative(page, addresses.page(self.language.path, edition, addresses.HOME)).removesuffix(addresses.HOME)

    def correction(self, edition: str, correction: Correction, page: str) -> views.CorrectionView:
        """A correction as the figure's card and the log of all editions show it; `page`: the path of the page."""
        figures = self.site.figures(edition)
        figure = figures[correction.figure]
        section, _, id_ = correction.figure.partition(".")
        is_own = page == addresses.page(self.language.path, edition, addresses.section_file(section))
        label = self.label(self.site.registers.indicators[figure.indicator])
        reason = self.localizer.message(edition, f"edition.correction.{correction.date}.{correction.figure}", correction.reason)
        return views.CorrectionView(
            date=correction.date,
            figure=views.Link("" if is_own else self.figure_link(edition, section, id_, page), label),
            edition=self.title_of(edition),
            was=self._was(correction, figure),
            now=self.quantity(figure),
            reason=self.referring(reason, figures, folder=self.folder(edition, page)),
        )

    def _was(self, correction: Correction, figure: Figure) -> LocalizedText:
        """A plain number is said with the figure's bound and unit in each language; anything else stands as it was typed."""
        typed, value = self.as_typed(correction.was), number_of(correction.was)
        if value is None or figure.value is None:
            return typed
        quantity = self.quantity(figure._replace(value=value))
        return typed._replace(text=quantity.text, language=quantity.language, direction=quantity.direction)

    # Registers and imprint

    def definition(self, context: str, explained: Explained | None) -> views.DefinitionView | None:
        if explained is None:
            return None
        title = self.document_title(explained.source)
        source = "document" if title else explained.source
        return self.remembered("definition", context, lambda: views.DefinitionView(self.site_prose(context, explained.text), source, title))

    def document_title(self, id_: str) -> LocalizedText | None:
        """What a document is called; None where no document has this id."""
        document = self.site.registers.documents.get(id_)
        return self.site_text(f"document.{id_}.title", document.title) if document is not None else None

    def document(self, document: Document) -> Any:
        """The document as declared, with its texts as pages show them."""

        def say(context: str, words: SourceText, is_prose: bool) -> LocalizedText | views.ProseView:
            return views.ProseView(self.site_text(context, words)) if is_prose else self.site_text(context, words)

        return with_texts(document, f"document.{document.id}", say)

    def term(self, term: Term) -> views.TermView:
        context = f"term.{term.id}"
        name = self.site_text(f"{context}.name", term.name)
        source = self.site.languages[0]
        if name.language != source.tag:
            name = name._replace(text=forms_of(name.text)[0])
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
        # A number or address is in no language; one with other letters is in that of the source.
        value = self.site_text(f"{context}.text", entry.text) if entry.text else self._untranslated(entry.value, entry.value.isascii())
        return views.ImprintView(self.site_text(f"{context}.name", entry.name), value, entry.address)

    # The frame

    def frame(
        self,
        path: str,
        title: str,
        description: str = "",
        canonical: str = "",
        structured: str = "",
        type_: str = "website",
        has_picture: bool = False,
    ) -> views.Frame:
        """The frame of the page at `path`; a copy of another page names that as `canonical` and has no alternates of its own.

        `description`: if left out, the site's; `type_`: what the page is, in the words of Open Graph.
        """
        site, language = self.site, self.language
        rest = f"/{path}" if path == addresses.HOME else path.removeprefix(language.path)
        frame = self.remembered("frame", path.rpartition("/")[0], lambda: self._frame_in_folder(path))
        return frame._replace(
            path=path,
            title=title,
            description=description or frame.description,
            other_languages=tuple(
                language_link(addresses.relative(path, other.path + rest), other) for other in site.languages if other.path != language.path
            ),
            canonical=addresses.absolute(site.base_url, canonical or path),
            alternates=alternates(path, language, site) if not canonical else (),
            sharing=frame.sharing._replace(type=type_),
            structured=structured,
            has_picture=has_picture,
        )

    def _frame_in_folder(self, path: str) -> views.Frame:
        """What the frames of all pages in one folder have, because links from there are the same; `path`: of any page in it."""
        site, head, language = self.site, self.site.head, self.language

        def here(name: str) -> str:
            return addresses.relative(path, addresses.page(language.path, name))

        locales = [open_graph_locale(other) for other in site.languages if other.path != language.path]
        return views.Frame(
            path="",
            language=language.tag,
            direction=language.direction,
            title="",
            description=self.site_text("site.description", head.description).text,
            site_title=self.site_text("site.title", head.title),
            home=here(addresses.HOME),
            other_languages=(),
            canonical="",
            alternates=(),
            notice=self.site_prose("site.notice", head.notice[:1]),
            publisher=self.site_text("site.publisher", head.publisher.name) if head.publisher else None,
            publisher_address=head.publisher.address if head.publisher else "",
            is_translation=not self.localizer.is_source,
            source_language=self.localizer.name_of(site.languages[0]),
            coverage=Progress(),
            about=here(addresses.ABOUT),
            glossary=here(addresses.GLOSSARY) if site.registers.terms else "",
            editions=here(addresses.EDITIONS),
            find=here(addresses.FIND),
            indicators=here(addresses.ALL_INDICATORS),
            report=next((each.address for each in head.imprint if each.address.startswith("mailto:")), ""),
            feed=here(addresses.FEED) if site.base_url else "",
            licence=self.site_text("site.licence", head.licence.name) if head.licence else None,
            licence_address=head.licence.address if head.licence else "",
            imprint=tuple(self.imprint_entry(entry) for entry in head.imprint if entry.foot),
            sharing=views.Sharing("", open_graph_locale(language), tuple(filter(None, locales)), self.shared_card()),
            structured="",
            has_picture=False,
        )

    def shared_card(self) -> views.SharedCard | None:
        """The picture beside shared links; a page of no edition has none."""
        return None

    # Old addresses

    def moved_to(self, path: str, target: str, title: LocalizedText) -> Artifact:
        """A page at a former address that leads to the page at `target`."""
        view = views.MovedView(
            language=self.language.tag,
            direction=self.language.direction,
            href=addresses.relative(path, target),
            canonical=addresses.absolute(self.site.base_url, target),
            title=title,
            explanation=self.localizer.phrase("This page has moved."),
            source_language=None if self.localizer.is_source else self.localizer.name_of(self.site.languages[0]),
        )
        return Artifact(path, "moved", self.language.path, view)
