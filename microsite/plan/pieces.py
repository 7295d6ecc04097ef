"""The pieces that pages of an edition share: texts, figures as cards and rows, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from microsite.load.site import Site
from microsite.model.content import Figure, Picture, Prose, SourceText
from microsite.model.histories import History
from microsite.model.messages import with_texts
from microsite.plan import addresses, views
from microsite.plan.statements import Statements
from microsite.text.localizer import LocalizedText, Localizer


class Pieces(Statements):
    """One edition in one language, for one task."""

    def __init__(self, edition: str, site: Site, localizer: Localizer) -> None:
        super().__init__(site, localizer)
        self.edition = edition
        self.head = site.heading(edition)
        self.figures = site.figures(edition)

    def text(self, context: str, words: SourceText) -> LocalizedText:
        return self.localizer.message(self.edition, context, words)

    def sentence(self, context: str, words: SourceText, section: str = "") -> views.ProseView:
        """A text that may refer to figures: of its section by their ids, of others as section.figure."""
        return self.referring(self.text(context, words), self.figures, section)

    def prose(self, context: str, paragraphs: Prose, section: str = "") -> tuple[views.ProseView, ...]:
        return tuple(self.sentence(context, words, section) for words in paragraphs)

    def counts(self, found: Iterable[str], words: Mapping[str, str]) -> tuple[views.Count, ...]:
        """How many there are of each, in the order of `words`: the phrases of all kinds or statuses."""
        counts = Counter(found)
        return tuple(views.Count(name, self.localizer.phrase(word), counts[name]) for name, word in words.items() if counts[name])

    def picture(self, owner: str, picture: Picture | None, page: str) -> views.PictureView | None:
        """The picture of a section, or of the edition's head (`owner` is its id, or `edition`), as the page shows it."""
        if picture is None:
            return None
        context, section = f"{owner}.picture", "" if owner == "edition" else owner
        return views.PictureView(
            addresses.relative(page, f"assets/{picture.file}"),
            *picture.size,
            self.text(f"{context}.alt", picture.alt),
            self.sentence(f"{context}.caption", picture.caption, section) if picture.caption else None,
            self.sentence(f"{context}.credit", picture.credit, section),
        )

    def in_words(self, section: str, figure: Figure, has_prose: bool = True) -> Any:
        """The figure as declared, with its texts as the page says them; without `has_prose` those that may have Markdown are None."""

        def say(context: str, words: SourceText, is_prose: bool) -> LocalizedText | views.ProseView | None:
            if not is_prose:
                return self.text(context, words)
            return self.sentence(context, words, section) if has_prose else None

        return with_texts(figure, f"{section}.figure.{figure.id}", say)

    def history(self, section: str, figure: Figure) -> History:
        """What all reports say beside a figure of this edition."""
        return self.site.remembered(
            ("history", section, figure.id), lambda: self.site.histories.of(self.edition, section, figure) or History(), self.edition
        )

    def card(self, section: str, figure: Figure, page: str) -> views.Card:
        """The figure of a section as the page at that path shows it."""
        own = addresses.page(self.language.path, self.edition, addresses.section_file(section))
        indicator = self.site.registers.indicators[figure.indicator]
        history = self.history(section, figure)
        name = f"{section}.{figure.id}"
        return views.Card(
            **self.stated(figure),
            id=addresses.fragment(figure.id),
            href="" if own == page else self.figure_link(self.edition, section, figure.id, page),
            label=self.label(indicator),
            direction=indicator.direction,
            figure=self.in_words(section, figure),
            place=self.place(figure.place),
            definition=self.definition(f"indicator.{indicator.id}.definition", indicator.definition),
            outcome=self.outcome(history.outcome, figure, page),
            revisions=tuple(views.RevisionView(self.comparison(each.other, page), each.is_later) for each in history.revisions),
            year_on_year=self.year_on_year(figure, history.change, page),
            comparisons=tuple(self.mention(each, figure, page) for each in history.mentions),
            former_ids=tuple(addresses.fragment(former) for former in figure.formerly),
            corrections=tuple(self.correction(self.edition, each, page) for each in self.head.corrections if each.figure == name),
        )

    def row(self, section: str, figure: Figure, page: str) -> views.TableRow:
        """The figure in the table of all indicators, the page at that path."""
        outcome = self.history(section, figure).outcome
        verdict = outcome.verdict if outcome else None
        return views.TableRow(
            **self.stated(figure),
            href=self.figure_link(self.edition, section, figure.id, page),
            label=self.label(self.site.registers.indicators[figure.indicator]),
            figure=self.in_words(section, figure, has_prose=False),
            place=self.place(figure.place),
            **self.status(verdict),
            share=self.share(verdict),
        )
