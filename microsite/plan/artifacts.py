"""An artifact: one file of the site with the view that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from microsite.memo import memoise
from microsite.model.catalogue import FUZZY, INTERFACE, MACHINE, MISSING, WITHHELD, Progress, summed
from microsite.model.content import Period, Place
from microsite.plan.views import Card, FigureReference, Pair, ProseView
from microsite.text.localizer import LocalizedText
from microsite.text.quantities import Quantity

View = TypeVar("View")


class Artifact(NamedTuple):
    """One file to be: its path below output/, the kind that says how it is made, the language of its words, its view."""

    path: str
    kind: str
    """the name of the page's template; `feed` for one that has none"""
    language: str
    """its path"""
    view: Any


def with_coverage(view: View, others: Iterable[Progress] = ()) -> View:
    """The page's view with its frame saying how much of it, and of `others` that are put into the page beside it, is translated."""
    page: Any = view
    if not page.frame.is_translation:
        return view
    coverage = summed([coverage_of(page), *others])
    counted: View = page._replace(frame=page.frame._replace(coverage=coverage))
    return counted


def coverage_of(view: tuple[object, ...], has_prose: bool = True) -> Progress:
    """How much of the content's texts in a view, or in a part of one, is translated."""
    without = _WITHOUT if has_prose else _WITHOUT | {ProseView}
    total = fuzzy = missing = machine = withheld = 0
    cards: list[Progress] = []
    stack: list[tuple[object, ...]] = [view]
    while stack:
        for value in stack.pop():
            kind = type(value)
            if kind in without:
                continue
            if kind is LocalizedText:
                text: LocalizedText = value  # type: ignore[assignment]
                if not text.key.startswith(_NO_CONTENT):
                    total += 1
                    fuzzy += text.state == FUZZY
                    missing += text.state == MISSING
                    machine += text.state == MACHINE
                    withheld += text.state == WITHHELD
            elif kind is Card:
                cards.append(_of_card(value))
            elif isinstance(value, tuple):
                stack.append(value)
    return summed([Progress(total, total - fuzzy - missing - withheld, fuzzy, missing, machine, withheld), *cards])


# Most of a view is in its cards, and each stands in several.
_of_card: Callable[[Any], Progress] = memoise(lambda card: coverage_of(tuple(card)), 1024)
# Made of many small tuples, with no text among them that could be translated; and what most of a view is.
_WITHOUT: set[type] = {Quantity, FigureReference, Pair, Period, Place, str, type(None), bool, int}
_NO_CONTENT = f"{INTERFACE}:"
