"""The pages of indicators: one for each, with all that the reports of all years say of it, and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from microsite.diagnostics import display_width
from microsite.model.content import SourceText, updated
from microsite.model.histories import Statement
from microsite.model.messages import with_texts
from microsite.model.series import Run, Stated
from microsite.plan import addresses, structured, views
from microsite.plan.artifacts import Artifact, with_coverage
from microsite.plan.chart_shapes import plain
from microsite.plan.statements import Statements
from microsite.plan.time_chart import in_percent, in_pixels, time_chart
from microsite.plan.time_shapes import text_width
from microsite.text.localizer import LocalizedText
from microsite.text.phrases import STATUS_PHRASES
from microsite.text.quantities import Quantity
from microsite.text.slots import with_slots

_HEAD = Decimal("1.3")
"""how much wider than a label the title of a chart's file is"""
_WIDEST_TITLE = 60
"""columns of a tab's title, in which a Han character takes two"""


class Measured(NamedTuple):
    """What other pages show of an indicator: found out with its page, so that they need not look at its figures."""

    edition: str
    """the one that gives its newest figure"""
    section: str
    entries: Mapping[str, views.IndicatorEntry]
    """by path of the language"""


class IndicatorPages(Statements):
    """The planning of indicators' pages in one language."""

    def page(self, id_: str, stated: Sequence[Stated], newest: Statement, runs: Sequence[Run]) -> Artifact:
        """The page of an indicator; `stated`: all that is said of it; `newest`: what is known last; `runs`: what can be compared."""
        path = addresses.page(self.language.path, addresses.indicator(id_))
        indicator = self.site.registers.indicators[id_]
        name = self.label(indicator)
        rows = self._told_apart([self._row(each, path) for each in stated])
        latest = rows[next(place for place, each in enumerate(stated) if each.statement is newest)]
        definition = self.definition_of(id_)
        updates = max(updated(self.site.heading(edition)) for edition in {each.statement.edition for each in stated})
        description = self._description(name, latest)
        told = zip([each.statement for each in stated], rows, strict=True)
        facts = structured.indicator(self, path, name.text, description, definition.text if definition else (), told, updates)
        unit = self._unit(latest.quantity)
        file = addresses.page(self.language.path, addresses.indicator_chart(id_))
        view = views.IndicatorView(
            frame=self.frame(path, self._title(name), description, structured=facts),
            name=name,
            definition=definition,
            unit=unit,
            direction=indicator.direction,
            newest=latest,
            chart=time_chart(self, runs, name, unit, in_percent) if runs else None,
            chart_file=addresses.relative(path, file) if runs else "",
            rows=rows,
            sections=tuple(self._sections([each.statement for each in stated], path)),
            updated=updates,
            csv=addresses.relative(path, addresses.indicator_data(id_)),
        )
        return Artifact(path, "indicator", self.language.path, with_coverage(view))

    def chart_file(self, id_: str, newest: Statement, runs: Sequence[Run]) -> Artifact:
        """The chart of an indicator as a file that stands for itself."""
        path = addresses.page(self.language.path, addresses.indicator_chart(id_))
        unit = self._unit(self.quantity(newest.figure))
        chart = time_chart(self, runs, self.label(self.site.registers.indicators[id_]), unit, in_pixels)
        own = addresses.absolute(self.site.base_url, addresses.page(self.language.path, addresses.indicator(id_)))
        told = (label.text.text for panel in chart.panels for label in panel.labels if label.role != "time")
        view = views.ChartFileView(
            language=self.language.tag,
            direction=self.language.direction,
            chart=chart,
            description=f"{chart.subtitle.text}: {', '.join(told)}",
            source=own or self.site_text("site.title", self.site.head.title).text,
            width=plain(max(text_width(chart.title.text) * _HEAD, text_width(own), *(Decimal(panel.width) for panel in chart.panels))),
            height=plain(sum((Decimal(panel.height) + (48 if panel.part else 16) for panel in chart.panels), Decimal(0))),
        )
        return Artifact(path, "chart_file", self.language.path, view)

    def definition_of(self, id_: str) -> views.DefinitionView | None:
        """What an indicator means; None where its record doesn't say it."""
        return self.definition(f"indicator.{id_}.definition", self.site.registers.indicators[id_].definition)

    def entry(self, stated: Iterable[Stated], newest: Statement) -> views.IndicatorEntry:
        """The indicator in the list of all."""
        figure = newest.figure
        years = sorted({day.isoformat()[:4] for each in stated if (span := each.statement.span) for day in (span.first, span.last)})
        return views.IndicatorEntry(
            **self.stated(figure),
            name=self.label(self.site.registers.indicators[figure.indicator]),
            scope=self._scope(newest),
            years=tuple(dict.fromkeys((years[0], years[-1]))) if years else (),
        )

    def index(self, found: Mapping[str, Measured]) -> Artifact:
        """The list of all indicators: by the section that gives the newest figure, those of the newest edition first. `found`: by id."""
        path = addresses.page(self.language.path, addresses.ALL_INDICATORS)
        groups: dict[tuple[str, str], list[views.IndicatorLine]] = {}
        for id_, each in found.items():
            href = addresses.relative(path, addresses.page(self.language.path, addresses.indicator(id_)))
            groups.setdefault((each.edition, each.section), []).append(views.IndicatorLine(href, each.entries[self.language.path]))
        dates = self.site.dates
        # One with a fault is not shown; where there is one, nothing is published.
        shown = {edition for edition, _ in groups} & dates.keys()
        editions = sorted(shown, key=lambda id_: (id_ == self.site.newest, dates[id_], id_), reverse=True)
        view = views.IndicatorIndexView(
            frame=self.frame(path, self._title(self.localizer.phrase("Indicators over the years"))),
            groups=tuple(
                views.IndicatorGroup(
                    self._section_link(edition, section, path),
                    self.title_of(edition) if edition != self.site.newest else None,
                    tuple(groups[edition, section]),
                )
                for edition in editions
                for section in self.site.sections(edition)
                if (edition, section) in groups
            ),
            total=len(found),
            updated=max((updated(self.site.heading(each.id)) for each in self.site.editions), default=""),
        )
        return Artifact(path, "indicator_index", self.language.path, with_coverage(view))

    def moved(self, id_: str, formerly: Iterable[str]) -> Iterator[Artifact]:
        """Stub pages at the addresses that an indicator had formerly."""
        indicators = self.site.registers.indicators
        target = addresses.page(self.language.path, addresses.indicator(id_))
        for former in formerly:
            yield self.moved_to(addresses.page(self.language.path, addresses.indicator(former)), target, self.label(indicators[id_]))

    def words(self, each: Stated, definition: str) -> views.DataWords:
        """What is words of a statement, as its row in the download has them."""
        edition, section, figure = each.statement
        stated = self.stated(figure)

        def say(context: str, words: SourceText, is_prose: bool) -> str:
            return self.localizer.message(edition, context, words).text

        source = self.document_title(figure.place.document or self.site.heading(edition).document)
        return views.DataWords(
            section_title=self._section_title(edition, section).text,
            label=self.label(self.site.registers.indicators[figure.indicator]).text,
            text=stated["quantity"].text,
            kind_text=stated["kind_word"].text,
            period_text=stated["period"].text if stated["period"] else "",
            figure=with_texts(figure, f"{section}.figure.{figure.id}", say, ""),
            status_text=self.localizer.phrase(STATUS_PHRASES[each.outcome.verdict.status]).text if each.outcome else "",
            definition=definition,
            document_title=source.text if source is not None else "",
        )

    def _row(self, each: Stated, path: str) -> views.StatementRow:
        statement, outcome, is_revised = each
        edition, section, figure = statement
        verdict = outcome.verdict if outcome is not None else None
        return views.StatementRow(
            **self.stated(figure),
            **self.status(verdict),
            href=self.figure_link(edition, section, figure.id, path),
            edition=self._edition_link(edition, path),
            section=self._section_title(edition, section),
            scope=self._scope(statement),
            place=self.place(figure.place),
            share=self.share(verdict),
            is_revised=is_revised,
            is_alike=False,
        )

    @staticmethod
    def _told_apart(rows: Sequence[views.StatementRow]) -> tuple[views.StatementRow, ...]:
        """The rows, those marked that are of the same period, kind and scope."""
        names = [(each.period, each.period_inferred, each.kind, each.scope) for each in rows]
        times = Counter(names)
        return tuple(row._replace(is_alike=times[name] > 1) for row, name in zip(rows, names, strict=True))

    def _sections(self, statements: Iterable[Statement], path: str) -> Iterator[views.EditionSections]:
        """The sections that state it, by editions, the newest first."""
        found: dict[str, set[str]] = {}
        for each in statements:
            found.setdefault(each.edition, set()).add(each.section)
        for edition in sorted(found, key=lambda id_: (self.site.dates[id_], id_), reverse=True):
            sections = found[edition]
            # The order of an edition's sections counts only where several state the indicator.
            order = self.site.sections(edition) if len(sections) > 1 else tuple(sections)
            links = tuple(self._section_link(edition, each, path) for each in order if each in sections)
            yield views.EditionSections(self._edition_link(edition, path), links)

    def _section_title(self, edition: str, section: str) -> LocalizedText:
        return self.localizer.message(edition, f"{section}.title", self.site.section_title(edition, section))

    def _section_link(self, edition: str, section: str, path: str) -> views.Link:
        target = addresses.page(self.language.path, edition, addresses.section_file(section))
        return views.Link(addresses.relative(path, target), self._section_title(edition, section))

    def _edition_link(self, edition: str, path: str) -> views.Link:
        target = addresses.page(self.language.path, edition, addresses.HOME)
        return views.Link(addresses.relative(path, target), self.title_of(edition))

    def _scope(self, statement: Statement) -> LocalizedText | None:
        edition, section, figure = statement
        return self.localizer.message(edition, f"{section}.figure.{figure.id}.scope", figure.scope) if figure.scope else None

    def _unit(self, quantity: Quantity) -> LocalizedText | None:
        """The unit as a quantity has it."""
        words = "".join(part.text for part in quantity.parts if part.role == "unit").strip()
        return self.as_typed("")._replace(text=words, language=quantity.language, direction=quantity.direction) if words else None

    def _title(self, name: LocalizedText) -> str:
        """What tabs and shared links call a page: the site alone where they could not say that its name is in another language."""
        site = self.site_text("site.title", self.site.head.title).text
        if name.language != self.language.tag:
            return site
        whole = f"{name.text} · {site}"
        return whole if display_width(whole) <= _WIDEST_TITLE else name.text

    def _description(self, name: LocalizedText, row: views.StatementRow) -> str:
        """The newest figure in a line; empty where a part of it is in another language, which a description can't say."""
        pattern = self.localizer.phrase("{indicator}: {quantity} ({kind}, {period})" if row.period else "{indicator}: {quantity} ({kind})")
        languages = {name.language, row.kind_word.language, row.quantity.language, pattern.language}
        if languages | ({row.period.language} if row.period else set()) != {self.language.tag}:
            return ""
        words = {"indicator": name.text, "quantity": row.quantity.text, "kind": row.kind_word.text}
        return with_slots(pattern.text, words | ({"period": row.period.text} if row.period else {}))
