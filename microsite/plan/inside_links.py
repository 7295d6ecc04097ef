"""Links to sections and figures in texts, on pages that do not stand beside those of the sections, or lead elsewhere than these."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar

from microsite.model.content import Period, Place
from microsite.plan import addresses, views
from microsite.text.localizer import LocalizedText
from microsite.text.quantities import Quantity

Value = TypeVar("Value")

_WITHOUT_PROSE = frozenset({LocalizedText, Quantity, Period, Place, views.Comparison, views.PlaceView, views.OutcomeView, views.YearOnYear})
"""frequent parts of views that hold no prose, so that there is nothing to look for in them"""


def relinked(value: Value, change: Callable[[str], str]) -> Value:
    """A view with the changed addresses of links to sections and figures in its texts; parts without such a link stay what they are."""
    found: Value = _relinked(value, change)
    return found


def _relinked(value: Any, change: Callable[[str], str]) -> Any:
    if not value or not isinstance(value, tuple) or type(value) in _WITHOUT_PROSE:
        return value
    if isinstance(value, views.ProseView):
        return value._replace(links=tuple(each._replace(href=change(each.href)) for each in value.links)) if value.links else value
    # What is remembered of a part is found by its identity.
    parts = [_relinked(each, change) if isinstance(each, tuple) else each for each in value]
    if all(map(is_, parts, value)):
        return value
    return tuple(parts) if type(value) is tuple else type(value)(*parts)


def on_paper(href: str) -> str:
    """The link to a section's page, or to a figure on it, as one to the section's chapter in the print edition."""
    return f"#{addresses.chapter(href.partition('.')[0])}"
