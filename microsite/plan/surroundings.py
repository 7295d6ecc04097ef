"""What the plan of an edition needs beside the edition itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsite.model.content import Edition, SiteHead
from microsite.model.site import Extract, KnownFigure, Registers
from microsite.plan import addresses, views
from microsite.text.languages import Language
from microsite.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an edition's plan needs beside the edition: the site, its words in each language, and what is known of the other editions."""

    head: SiteHead
    languages: tuple[Language, ...]
    registers: Registers
    wordings: Mapping[str, Wording]
    """by path of the language"""
    extracts: Mapping[str, Extract]
    """of all editions, this one included"""
    newest: str
    base_url: str


Compared = Mapping[tuple[str, str], Sequence[tuple[Extract, KnownFigure]]]
"""(section, figure) → what other editions say of the same indicator and period"""


def compared_figures(edition: Edition, around: Surroundings) -> Compared:
    """For each figure, what other editions say of the same indicator and period, the oldest edition first."""
    wanted: dict[tuple[str, tuple[str, str, str]], list[tuple[Extract, KnownFigure]]] = {
        (figure.indicator, (figure.period.type, figure.period.first, figure.period.last)): []
        for section in edition.sections
        for figure in section.figures
        if figure.period is not None
    }
    for id_, extract in sorted(around.extracts.items()):
        for known in extract.figures if id_ != edition.id else ():
            if (known.indicator, known.period) in wanted:
                wanted[known.indicator, known.period].append((extract, known))
    return {
        (section.id, figure.id): same
        for section in edition.sections
        for figure in section.figures
        if figure.period is not None and (same := wanted[figure.indicator, (figure.period.type, figure.period.first, figure.period.last)])
    }


def alternates(path: str, language: Language, around: Surroundings) -> tuple[views.Alternate, ...]:
    """The page in each language, itself included, and the default; empty where no base address is known."""
    if not around.base_url:
        return ()
    rest = path.removeprefix(language.path)
    each = [views.Alternate(other.tag, addresses.absolute(around.base_url, other.path + rest)) for other in around.languages]
    return (*each, views.Alternate("x-default", each[0].address))
