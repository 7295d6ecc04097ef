"""The pieces that pages of an edition share: texts, pictures, figures as cards and rows, what other reports say beside a figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from microsite.load.site import Site
from microsite.model import histories
from microsite.model.content import REACHED, Commitment, Figure, Picture, Prose, SourceText
from microsite.model.histories import Statement
from microsite.model.messages import with_texts
from microsite.model.outcomes import MISSED, NOT_COMPARABLE, Verdict
from microsite.plan import addresses, views
from microsite.plan.chart_shapes import beyond, ladder
from microsite.plan.statements import Statements
from microsite.text.localizer import LocalizedText, Localizer
from microsite.text.phrases import COMMITMENT_PHRASES, REASON_PHRASES, RULE_PHRASES, STATUS_PHRASES

_BETTER = {"up": "more", "down": "less"}


class Pieces(Statements):
    """One edition in one language."""

    def __init__(self, edition: str, site: Site, localizer: Localizer) -> None:
        super().__init__(site, localizer)
        self.edition = edition
        self.head = site.heading(edition)
        self.figures = site.figures(edition)

    def text(self, context: str, words: SourceText) -> LocalizedText:
        return self.localizer.message(self.edition, context, words)

    def link_to(self, section: str, path: str) -> views.Link:
        """A link from the page at `path` to a section."""
        title = self.text(f"{section}.title", self.site.section_title(self.edition, section))
        page = addresses.page(self.language.path, self.edition, addresses.section_file(section))
        return views.Link(addresses.relative(path, page), title)

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

    def alike(self, section: str, figure: Figure) -> dict[str, Any]:
        """The fields that a figure's card and its row in the table have alike."""

        def say(context: str, words: SourceText, is_prose: bool) -> LocalizedText | views.ProseView:
            return self.sentence(context, words, section) if is_prose else self.text(context, words)

        return {
            **self.stated(figure),
            "label": self.label(self.site.registers.indicators[figure.indicator]),
            "figure": with_texts(figure, f"{section}.figure.{figure.id}", say),
            "place": self.place(figure.place),
        }

    def commitment(self, section: str, commitment: Commitment) -> views.CommitmentView:
        """A promise without a number, and what a later document says of it."""
        said = None
        if commitment.outcome is not None:
            status, document, place, _ = commitment.outcome
            source = views.PlaceView(self.document_title(document), self.as_typed(place)) if document and place else None
            said = views.CommitmentOutcomeView(status, self.localizer.phrase(COMMITMENT_PHRASES[status]), source)
        text = self.sentence(f"{section}.commitment.{commitment.id}", commitment.text, section)
        return views.CommitmentView(addresses.fragment(commitment.id), text, self.place(commitment.place), said)

    def history(self, section: str, figure: Figure, edition: str = "") -> histories.History:
        """What all reports say beside a figure of this edition, or of another."""
        of = edition or self.edition
        key = ("history", of, section, figure.id)
        return self.site.remembered(key, lambda: self.site.histories.of(of, section, figure) or histories.History(), self.edition)

    def card(self, section: str, figure: Figure, page: str) -> views.Card:
        """The figure of a section as the page at that path shows it."""
        own = addresses.page(self.language.path, self.edition, addresses.section_file(section))
        indicator = self.site.registers.indicators[figure.indicator]
        history = self.history(section, figure)
        name = f"{section}.{figure.id}"
        return views.Card(
            **self.remembered("figure", name, lambda: self.alike(section, figure)),
            id=addresses.fragment(figure.id),
            href="" if own == page else self.figure_link(self.edition, section, figure.id, page),
            direction=indicator.direction,
            definition=self.definition(f"indicator.{indicator.id}.definition", indicator.definition),
            series=addresses.relative(page, addresses.page(self.language.path, addresses.indicator(indicator.id))),
            is_defined_here=indicator.definition_on_cards,
            outcome=self.outcome(history.outcome, figure, page),
            revisions=tuple(views.RevisionView(self.comparison(each.other, page), each.is_later) for each in history.revisions),
            year_on_year=self.year_on_year(figure, history.change, page),
            comparisons=tuple(self.comparison(each.other, page, each.verdict, figure) for each in history.mentions),
            former_ids=tuple(addresses.fragment(former) for former in figure.formerly),
            corrections=tuple(self.correction(self.edition, each, page) for each in self.head.corrections if each.figure == name),
        )

    def row(self, section: str, figure: Figure, page: str) -> views.TableRow:
        """The figure in the table of all indicators, the page at that path."""
        outcome = self.history(section, figure).outcome
        verdict = outcome.verdict if outcome else None
        return views.TableRow(
            **self.remembered("figure", f"{section}.{figure.id}", lambda: self.alike(section, figure)),
            href=self.figure_link(self.edition, section, figure.id, page),
            **self.status(verdict),
            share=self.share(verdict),
        )

    # What the reports of other years say beside a figure; `page` is the path of the page that shows it, for its links

    def comparison(self, statement: Statement, page: str, verdict: Verdict | None = None, answer: Figure | None = None) -> views.Comparison:
        """A figure as another card shows it; `verdict`: what became of it, where it is a target that the card's figure answers."""
        edition, section, figure = statement
        scope = f"{section}.figure.{figure.id}.scope"
        return views.Comparison(
            **self.stated(figure),
            edition=views.Link(self.figure_link(edition, section, figure.id, page), self.title_of(edition)),
            scope=self.localizer.message(edition, scope, figure.scope) if figure.scope else None,
            place=self.place(figure.place),
            **self.status(verdict),
            drawn=_reached(answer, figure, verdict) if answer else None,
        )

    def outcome(self, outcome: histories.TargetOutcome | None, figure: Figure, page: str) -> views.OutcomeView | None:
        """What became of the card's figure, a target."""
        if outcome is None:
            return None
        verdict, result = outcome.verdict, outcome.result
        return views.OutcomeView(
            status=verdict.status,
            word=self.localizer.phrase(STATUS_PHRASES[verdict.status]),
            result=self.comparison(result, page) if result else None,
            is_provisional=result is not None and result.figure.kind != REACHED[0],
            rule=self.localizer.phrase(RULE_PHRASES[verdict.rule]),
            reason=self.localizer.phrase(REASON_PHRASES[verdict.reason]) if verdict.reason else None,
            share=self.share(verdict),
            drawn=_reached(result.figure, figure, verdict) if result else None,
        )

    def year_on_year(self, figure: Figure, change: histories.Change | None, page: str) -> views.YearOnYear | None:
        """The card's figure, a result, against that of the year before."""
        if change is None:
            return None
        registers = self.site.registers
        indicator = registers.indicators[figure.indicator]
        unit = self.site.unit_of(indicator.id)
        way = "more" if change.difference > 0 else "less" if change.difference < 0 else "same"
        good = _BETTER.get(indicator.direction)
        difference = self.localizer.quantity(figure._replace(value=abs(change.difference)), registers.units[unit.difference or unit.id])
        return views.YearOnYear(
            before=self.comparison(change.before, page),
            change=way,
            quality="" if good is None or way == "same" else "better" if way == good else "worse",
            # Reckoned here, so it isn't marked up as a figure of the report.
            difference=difference._replace(exact=""),
            percent=self.localizer.percentage(abs(change.percent)) if change.percent else None,
            drawn=_pair(change.before.figure.value, figure.value),
        )


def _reached(result: Figure, target: Figure, verdict: Verdict | None) -> views.Pair | None:
    """A result beside its target; None where they can't be compared, which two bars on one scale would say that they can."""
    if verdict is None or verdict.status == NOT_COMPARABLE:
        return None
    return _pair(result.value, target.value, verdict.status == MISSED)


@lru_cache(maxsize=16384)
def _pair(first: Decimal | None, second: Decimal | None, is_missed: bool = False) -> views.Pair | None:
    """Two numbers on one scale; none for ranges, for numbers below zero, and where all is zero. The same in each language."""
    if first is None or second is None or min(first, second) < 0 or not max(first, second):
        return None
    _, (one, other) = ladder((first, second))
    return views.Pair(one.length, other.length, beyond(one, other) if is_missed else "")
