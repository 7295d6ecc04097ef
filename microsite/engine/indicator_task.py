"""The task of one indicator: its pages and its download, and what other pages show of it; and the task of the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from microsite.engine.making import Making
from microsite.load.facts import fact
from microsite.model.content import updated
from microsite.model.histories import History
from microsite.model.series import Stated
from microsite.plan import addresses, views
from microsite.plan.downloads import Data
from microsite.plan.indicators import IndicatorPages, Measured
from microsite.render.data import FIGURES, csv_bytes, csv_rows


def make_indicator(making: Making, id_: str) -> None:
    """Make the pages of an indicator in all languages, and its figures as CSV; one of which nothing is said has none."""
    site = making.site
    stated, newest = site.histories.series(id_)
    if newest is None:
        return
    plans = [IndicatorPages(site, localizer) for localizer in site.localizers.values()]
    indicators = site.registers.indicators
    formerly = [former for former in indicators[id_].formerly if former not in indicators]
    runs = site.histories.runs(id_, stated)
    for plan in plans:
        making.artifact(plan.page(id_, stated, newest, runs))
        if runs:
            making.artifact(plan.chart_file(id_, newest, runs))
        for artifact in plan.moved(id_, formerly):
            making.artifact(artifact)
    making.files[addresses.indicator_data(id_)] = csv_bytes(FIGURES, site.localizers, [csv_rows(FIGURES, _data(plans, id_, stated))])
    # A download has no page that could lead on: it is at its former addresses, too.
    for former in formerly:
        making.files[addresses.indicator_data(former)] = making.files[addresses.indicator_data(id_)]
        for path in site.localizers if runs else ():
            chart = addresses.page(path, addresses.indicator_chart(id_))
            if chart in making.files:
                making.files[addresses.page(path, addresses.indicator_chart(former))] = making.files[chart]
    entries = {plan.language.path: plan.entry(stated, newest) for plan in plans}
    making.facts.append(fact(f"measured:{id_}", Measured(newest.edition, newest.section, entries)))
    # Apart from that, because the list of all addresses shows no figures.
    making.facts.append(fact(f"updated:{id_}", max(updated(site.heading(each.statement.edition)) for each in stated)))


def make_index(making: Making) -> None:
    """Make the list of all indicators of which something is said, in all languages."""
    site = making.site
    measured = {id_: site.get(f"measured:{id_}") for id_ in site.registers.indicators}
    # What an indicator's task last found out may be of an edition that is left out because it has faults.
    found = {id_: each for id_, each in measured.items() if each is not None and site.is_shown(each.edition)}
    for localizer in site.localizers.values():
        making.artifact(IndicatorPages(site, localizer).index(found))


def _data(plans: Sequence[IndicatorPages], id_: str, stated: Iterable[Stated]) -> Iterator[views.DataFigure]:
    """The rows of the download, in the order of the page."""
    definitions = [plan.definition_of(id_) for plan in plans]
    defined = ["\n\n".join(each.text.text for each in definition.text) if definition else "" for definition in definitions]
    for each in stated:
        edition, section, figure = each.statement
        words = tuple(plan.words(each, definition) for plan, definition in zip(plans, defined, strict=True))
        yield Data(edition, plans[0].site).row(section, figure, History(each.outcome), words)
