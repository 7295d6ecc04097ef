"""The downloads of an edition: every figure with exact value, codes, and its words in each language."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.model.catalogue import SITE_CATALOGUE
from microsite.model.content import Edition, Figure, Section, Words
from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact
from microsite.plan.surroundings import Surroundings

NAMES = ("figures.csv", "figures.json")


def plan_downloads(edition: Edition, around: Surroundings) -> Iterator[Artifact]:
    """CSV and JSON at the edition's address, and at `latest` if it is the newest."""
    view = _data(edition, around)
    for path in download_paths(edition, around):
        yield Artifact(path, path.rpartition(".")[2], "", view)


def download_paths(edition: Edition, around: Surroundings) -> list[str]:
    """Where the downloads are put; their kind is the end of their name."""
    folders = [edition.id, *([addresses.LATEST] if edition.id == around.newest else [])]
    return [addresses.data(folder, name) for folder in folders for name in NAMES]


def _data(edition: Edition, around: Surroundings) -> views.DataView:
    document = around.registers.documents[edition.head.document]

    def in_each(catalogue: str, context: str, words: Words) -> tuple[tuple[str, str], ...]:
        return tuple((path, wording.message(catalogue, context, words).text) for path, wording in around.wordings.items())

    def row(section: Section, titles: tuple[tuple[str, str], ...], figure: Figure) -> views.DataFigure:
        indicator = around.registers.indicators[figure.indicator]
        unit = around.registers.units[indicator.unit]
        value, start, end = ("" if number is None else f"{number:f}" for number in (figure.value, figure.start, figure.end))
        period = figure.period
        return views.DataFigure(
            edition.id,
            section.id,
            figure.id,
            indicator.id,
            figure.kind,
            figure.bound,
            value,
            start,
            end,
            unit.id,
            period.type if period else "",
            period.first if period else "",
            period.last if period else "",
            bool(period and period.inferred),
            figure.place.document or edition.head.document,
            figure.place.locator,
            in_each(SITE_CATALOGUE, f"indicator.{indicator.id}.name", indicator.name),
            titles,
            tuple((path, wording.quantity(figure, unit).text) for path, wording in around.wordings.items()),
        )

    figures = []
    for section in edition.sections:
        titles = in_each(edition.id, f"{section.id}.title", section.title)
        figures += [row(section, titles, figure) for figure in section.figures]
    return views.DataView(
        edition.id,
        in_each(edition.id, "edition.title", edition.head.title),
        edition.head.date,
        edition.updated,
        in_each(SITE_CATALOGUE, f"document.{document.id}.title", document.title),
        tuple(around.wordings),
        tuple(figures),
    )
