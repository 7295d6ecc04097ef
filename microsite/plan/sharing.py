"""What a shared link shows: the card of an edition, and what is told of the page's language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from microsite import digests
from microsite.load.site import Site
from microsite.model.catalogue import SITE_CATALOGUE
from microsite.plan import views
from microsite.text.languages import Language
from microsite.text.localizer import LocalizedText, Localizer
from microsite.text.phrases import KIND_PHRASES

SHOWN = 3
"""headline figures that a card has room for"""
CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""pixels"""


def card(edition: str, site: Site, localizer: Localizer) -> views.CardView:
    """All that the card of an edition says in one language."""
    head, registers, known = site.edition(edition), site.registers, site.figures(edition)
    shown = [known[listed.name] for listed in head.headline if listed.name in known][:SHOWN]
    language = localizer.language
    figures = [
        views.CardFigure(
            label=localizer.message(SITE_CATALOGUE, f"indicator.{indicator.id}.name", indicator.name),
            kind=figure.kind,
            kind_word=localizer.phrase(KIND_PHRASES[figure.kind]),
            quantity=localizer.quantity(figure, registers.units[indicator.unit]),
            period=localizer.period(figure.period) if figure.period else None,
        )
        for figure in shown
        for indicator in [registers.indicators[figure.indicator]]
    ]
    return views.CardView(
        language=language.tag,
        direction=language.direction,
        site_title=localizer.message(SITE_CATALOGUE, "site.title", site.head.title),
        title=localizer.message(edition, "edition.title", head.title),
        date=head.date,
        figures=tuple(figures),
    )


def card_as_text(view: views.CardView) -> str:
    """What a card says, for those who don't see it."""
    figures = [f"{each.label.text}: {each.quantity.text} ({each.kind_word.text})" for each in view.figures]
    return " · ".join([view.title.text, *figures])


TEMPLATE = "card.html"


def stamp(view: views.CardView, templates: Mapping[str, str]) -> str:
    """The digest of all that a card shows and of how: what is noted in the picture when it is drawn."""
    return digests.of_value([_seen(view), templates.get(TEMPLATE, "")])


def _seen(value: object) -> object:
    """A view without what no reader sees, such as the state of a translation."""
    if isinstance(value, LocalizedText):
        return [value.text, value.language]
    return [_seen(each) for each in value] if isinstance(value, tuple) else value


def card_file(edition: str, language: str) -> str:
    """The path of a card below assets/, of the edition in the language with that path."""
    return f"sharing/{edition}.{language}.png"


_TERRITORY = re.compile("[A-Z]{2}|[0-9]{3}")


def open_graph_locale(language: Language) -> str:
    """A language as Open Graph wants it, language_TERRITORY; empty where its locale names no territory."""
    parts = language.locale.split("_")
    territory = next((part for part in parts[1:] if _TERRITORY.fullmatch(part)), "")
    return f"{parts[0]}_{territory}" if territory else ""
