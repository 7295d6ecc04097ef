"""Corrections as readers see them, on the figure's card and in the log of all editions: both from the edition's extract."""

from __future__ import annotations

import re
from decimal import Decimal

from microsite.model.content import Figure
from microsite.model.site import Extract, KnownCorrection, KnownFigure, figure_of
from microsite.plan import addresses, views
from microsite.plan.site_texts import SiteTexts
from microsite.text.prose import references
from microsite.text.wording import Quantity, Text, Wording

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def correction_view(extract: Extract, known: KnownCorrection, texts: SiteTexts, page: str) -> views.CorrectionView:
    """`page` is the path of the page that shows it; a card on the figure's own page has no link to itself."""
    figures = {(figure.section, figure.id): figure for figure in extract.figures}
    figure = figures[known.section, known.figure]
    indicator = texts.around.registers.indicators[figure.indicator]
    own = addresses.page(texts.language.path, extract.id, addresses.section_file(known.section))
    href = f"{addresses.relative(page, own)}#{addresses.fragment(known.figure)}" if page != own else ""
    label = texts.label(indicator)
    reason = Text(*dict(known.reasons)[texts.language.path])
    quantities = []
    for name in dict.fromkeys(reference.name for reference in references(reason.text)):
        section, _, id_ = name.partition(".")
        if (section, id_) in figures:
            quantities.append(views.FigureReference(name, _quantity(figures[section, id_], texts, texts.wording_of(reason))))
    return views.CorrectionView(
        known.date,
        views.Link(href, label),
        texts.title_of(extract),
        _was(known, figure, texts),
        _quantity(figure, texts, texts.wording),
        views.ProseView(reason, tuple(quantities)),
    )


def _quantity(figure: KnownFigure, texts: SiteTexts, wording: Wording, value: Decimal | None = None) -> Quantity:
    unit = texts.around.registers.units[texts.around.registers.indicators[figure.indicator].unit]
    shown: Figure = figure_of(figure if value is None else figure._replace(value=f"{value:f}", start="", end=""))
    return wording.quantity(shown, unit)


def _was(known: KnownCorrection, figure: KnownFigure, texts: SiteTexts) -> Text:
    """A plain number is said with the figure's bound and unit in each language; anything else stands as it was typed."""
    if not _NUMBER.fullmatch(known.was) or not figure.value:
        return texts.as_typed(known.was)
    quantity = _quantity(figure, texts, texts.wording, Decimal(known.was))
    return texts.as_typed(known.was)._replace(text=quantity.text, language=quantity.language, direction=quantity.direction)
