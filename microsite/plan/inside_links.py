"""Links to sections and figures in texts, on pages that do not stand beside those of the sections, or lead elsewhere than these."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from microsite.plan import addresses, views

Value = TypeVar("Value")


def relinked(value: Value, change: Callable[[str], str]) -> Value:
    """A view with the changed addresses of links to sections and figures in its texts; parts without such a link stay what they are."""
    found: Value = _relinked(value, change)
    return found


def _relinked(value: Any, change: Callable[[str], str]) -> Any:
    if not isinstance(value, tuple):
        return value
    if isinstance(value, views.ProseView):
        return value._replace(links=tuple(each._replace(href=change(each.href)) for each in value.links)) if value.links else value
    # What is remembered of a part is found by its identity.
    parts = [_relinked(each, change) for each in value]
    if all(new is old for new, old in zip(parts, value, strict=True)):
        return value
    return tuple(parts) if type(value) is tuple else type(value)(*parts)


def on_paper(href: str) -> str:
    """The link to a section's page, or to a figure on it, as one to the section's chapter in the print edition."""
    return f"#{addresses.chapter(href.partition('.')[0])}"
