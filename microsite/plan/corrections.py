"""Corrections as readers see them, on the figure's card and in the log of all editions: in the same words."""

from __future__ import annotations

import re
from decimal import Decimal

from microsite.model.content import Correction, Figure
from microsite.plan import addresses, views
from microsite.plan.site_texts import SiteTexts
from microsite.text.localizer import LocalizedText, Localizer
from microsite.text.prose import references
from microsite.text.quantities import Quantity

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def correction_view(edition: str, correction: Correction, texts: SiteTexts, page: str) -> views.CorrectionView:
    """`page` is the path of the page that shows it; a card on the figure's own page has no link to itself."""
    figures = texts.site.figures(edition)
    figure = figures[correction.figure]
    section, _, id_ = correction.figure.partition(".")
    indicator = texts.site.registers.indicators[figure.indicator]
    own = addresses.page(texts.language.path, edition, addresses.section_file(section))
    href = f"{addresses.relative(page, own)}#{addresses.fragment(id_)}" if page != own else ""
    label = texts.label(indicator)
    reason = texts.localizer.message(edition, f"edition.correction.{correction.date}.{correction.figure}", correction.reason)
    quantities = []
    for name in dict.fromkeys(reference.name for reference in references(reason.text)):
        if name in figures:
            quantities.append(views.FigureReference(name, _quantity(figures[name], texts, texts.localizer_of(reason))))
    return views.CorrectionView(
        correction.date,
        views.Link(href, label),
        texts.title_of(edition),
        _was(correction, figure, texts),
        _quantity(figure, texts, texts.localizer),
        views.ProseView(reason, tuple(quantities)),
    )


def _quantity(figure: Figure, texts: SiteTexts, localizer: Localizer) -> Quantity:
    registers = texts.site.registers
    return localizer.quantity(figure, registers.units[registers.indicators[figure.indicator].unit])


def _was(correction: Correction, figure: Figure, texts: SiteTexts) -> LocalizedText:
    """A plain number is said with the figure's bound and unit in each language; anything else stands as it was typed."""
    if not _NUMBER.fullmatch(correction.was) or figure.value is None:
        return texts.as_typed(correction.was)
    former = figure._replace(value=Decimal(correction.was), start=None, end=None)
    quantity = _quantity(former, texts, texts.localizer)
    return texts.as_typed(correction.was)._replace(text=quantity.text, language=quantity.language, direction=quantity.direction)
