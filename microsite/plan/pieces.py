"""The pieces that pages of an edition share: texts, figures as cards and rows, places, definitions."""

from __future__ import annotations

from typing import Any

from microsite.load.site import Site
from microsite.model.content import Correction, Figure, Picture, Place, Prose, SourceText, Unit
from microsite.model.histories import History
from microsite.model.messages import with_texts
from microsite.plan import addresses, views
from microsite.plan.corrections import correction_view
from microsite.plan.site_texts import SiteTexts
from microsite.plan.statements import Statements
from microsite.text.localizer import KIND_PHRASES, LocalizedText, Localizer
from microsite.text.prose import references
from microsite.text.quantities import Quantity


class Pieces(SiteTexts):
    """One edition in one language, for one task."""

    def __init__(self, edition: str, site: Site, localizer: Localizer) -> None:
        super().__init__(site, localizer)
        self.edition = edition
        self.head = site.heading(edition)
        self.figures = site.figures(edition)
        self._statements = Statements(site, localizer)
        self.corrected: dict[str, list[Correction]] = {}
        for correction in self.head.corrections:
            self.corrected.setdefault(correction.figure, []).append(correction)
        self._cards: dict[tuple[str, str, str], views.Card] = {}
        self._edition_frames: dict[str, views.EditionFrame] = {}

    def text(self, context: str, words: SourceText) -> LocalizedText:
        return self.localizer.message(self.edition, context, words)

    def prose(self, context: str, paragraphs: Prose, section: str = "") -> tuple[views.ProseView, ...]:
        return tuple(self.referring(self.text(context, words), section) for words in paragraphs)

    def referring(self, text: LocalizedText, section: str) -> views.ProseView:
        """The text with the quantities that it refers to, in the text's own language; unknown names are left to the checks."""
        found: list[views.FigureReference] = []
        if "{" not in text.text:
            return views.ProseView(text, ())
        for name in dict.fromkeys(reference.name for reference in references(text.text)):
            whole = name if "." in name else f"{section}.{name}"
            figure = self.figures.get(whole)
            if figure is not None:
                found.append(views.FigureReference(name, self.localizer_of(text).quantity(figure, self._unit_of(figure))))
        return views.ProseView(text, tuple(found))

    def quantity(self, figure: Figure) -> Quantity:
        """What a figure of this edition says: in its card, in the table, in texts that refer to it."""
        return self.localizer.quantity(figure, self._unit_of(figure))

    def _unit_of(self, figure: Figure) -> Unit:
        registers = self.site.registers
        return registers.units[registers.indicators[figure.indicator].unit]

    def picture(self, owner: str, picture: Picture | None, page: str) -> views.PictureView | None:
        """The picture of a section, or of the edition's head (`owner` is its id, or `edition`), as the page shows it."""
        if picture is None:
            return None
        context, section = f"{owner}.picture", "" if owner == "edition" else owner
        return views.PictureView(
            addresses.relative(page, f"assets/{picture.file}"),
            *picture.size,
            self.text(f"{context}.alt", picture.alt),
            self.referring(self.text(f"{context}.caption", picture.caption), section) if picture.caption else None,
            self.referring(self.text(f"{context}.credit", picture.credit), section),
        )

    def place(self, place: Place) -> views.PlaceView:
        return self._statements.place(place.document, place.locator)

    def card(self, section: str, figure: Figure, page: str) -> views.Card:
        """The figure of a section as the page shows it; pages of one folder differ only in the link to the figure's own section."""
        folder = page.rpartition("/")[0]
        card = self._cards.get((section, figure.id, folder))
        if card is None:
            card = self._cards[section, figure.id, folder] = self._card(section, figure, page)
        own = addresses.page(self.language.path, self.edition, addresses.section_file(section))
        return card if own == page else card._replace(href=f"{addresses.relative(page, own)}#{addresses.fragment(figure.id)}")

    def in_words(self, section: str, figure: Figure, has_prose: bool = True) -> Any:
        """The figure as declared, with its texts as the page says them; without `has_prose` those that may have Markdown are None."""

        def say(context: str, words: SourceText, is_prose: bool) -> LocalizedText | views.ProseView | None:
            if not is_prose:
                return self.text(context, words)
            return self.referring(self.text(context, words), section) if has_prose else None

        return with_texts(figure, f"{section}.figure.{figure.id}", say)

    def history(self, section: str, figure: Figure) -> History:
        """What all reports say beside a figure of this edition."""
        return self.site.remembered(
            ("history", section, figure.id), lambda: self.site.histories.of(self.edition, section, figure) or History(), self.edition
        )

    def _card(self, section: str, figure: Figure, page: str) -> views.Card:
        indicator = self.site.registers.indicators[figure.indicator]
        history = self.history(section, figure)
        say = self._statements
        return views.Card(
            addresses.fragment(figure.id),
            "",
            self.label(indicator),
            figure.kind,
            self.localizer.phrase(KIND_PHRASES[figure.kind]),
            indicator.direction,
            self.quantity(figure),
            self.localizer.period(figure.period) if figure.period else None,
            bool(figure.period and figure.period.inferred),
            self.in_words(section, figure),
            self.place(figure.place),
            self.definition(f"indicator.{indicator.id}.definition", indicator.definition),
            say.outcome(history.outcome, figure, page),
            tuple(say.revision(each, page) for each in history.revisions),
            say.year_on_year(figure, history.change, page),
            tuple(say.mention(each, figure, page) for each in history.mentions),
            tuple(addresses.fragment(former) for former in figure.formerly),
            tuple(correction_view(self.edition, each, self, page) for each in self.corrected.get(f"{section}.{figure.id}", ())),
        )

    def row(self, section: str, figure: Figure, page: str) -> views.TableRow:
        indicator = self.site.registers.indicators[figure.indicator]
        own = addresses.page(self.language.path, self.edition, addresses.section_file(section))
        return views.TableRow(
            f"{addresses.relative(page, own)}#{addresses.fragment(figure.id)}",
            self.label(indicator),
            figure.kind,
            self.localizer.phrase(KIND_PHRASES[figure.kind]),
            self.quantity(figure),
            self.localizer.period(figure.period) if figure.period else None,
            bool(figure.period and figure.period.inferred),
            self.in_words(section, figure, has_prose=False),
            self.place(figure.place),
            *self._statements.status(self.history(section, figure).outcome),
        )
