"""What a shared link shows: the card of an edition, and what is told of the page's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from microsite.model.catalogue import SITE_CATALOGUE
from microsite.model.content import Edition, SiteHead
from microsite.model.site import Registers
from microsite.plan import addresses, views
from microsite.plan.surroundings import Surroundings
from microsite.text.languages import Language
from microsite.text.wording import KIND_PHRASES, Wording

SHOWN = 3
"""headline figures that a card has room for"""
CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""pixels"""


def card(edition: Edition, head: SiteHead, registers: Registers, wording: Wording) -> views.CardView:
    """All that the card of an edition says in one language."""
    figures = {f"{section.id}.{figure.id}": figure for section in edition.sections for figure in section.figures}
    shown = [figures[listed.name] for listed in edition.head.headline if listed.name in figures][:SHOWN]
    language = wording.language
    return views.CardView(
        language.tag,
        language.direction,
        wording.message(SITE_CATALOGUE, "site.title", head.title),
        wording.message(edition.id, "edition.title", edition.head.title),
        edition.head.date,
        tuple(
            views.CardFigure(
                wording.message(SITE_CATALOGUE, f"indicator.{indicator.id}.name", indicator.name),
                figure.kind,
                wording.phrase(KIND_PHRASES[figure.kind]),
                wording.quantity(figure, registers.units[indicator.unit]),
                wording.period(figure.period) if figure.period else None,
            )
            for figure in shown
            for indicator in [registers.indicators[figure.indicator]]
        ),
    )


def spoken(view: views.CardView) -> str:
    """What a card says, for those who don't see it."""
    figures = [f"{each.label.text}: {each.quantity.text} ({each.kind_word.text})" for each in view.figures]
    return " · ".join([view.title.text, *figures])


def told(type_: str, language: Language, languages: Sequence[Language], card: views.SharedCard | None) -> views.Sharing:
    """What services that show shared links are told of a page in one of the languages."""
    others = (open_graph_locale(other) for other in languages if other.path != language.path)
    return views.Sharing(type_, open_graph_locale(language), tuple(locale for locale in others if locale), card)


def shared_card(edition: Edition, around: Surroundings, wording: Wording) -> views.SharedCard | None:
    """The card that stands beside links to the edition's pages, where one is drawn and the site's address is known."""
    file = card_file(edition.id, wording.language.path)
    if not around.base_url or file not in around.cards:
        return None
    says = spoken(card(edition, around.head, around.registers, wording))
    return views.SharedCard(addresses.absolute(around.base_url, f"assets/{file}"), says)


def card_file(edition: str, language: str) -> str:
    """The path of a card below assets/, of the edition in the language with that path."""
    return f"sharing/{edition}.{language}.png"


def open_graph_locale(language: Language) -> str:
    """A language as Open Graph wants it, language_TERRITORY; empty where its locale names no territory."""
    parts = language.locale.split("_")
    territory = next((part for part in parts[1:] if re.fullmatch("[A-Z]{2}|[0-9]{3}", part)), "")
    return f"{parts[0]}_{territory}" if territory else ""
