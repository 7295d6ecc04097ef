"""Values of content without the places where they were written, as their digests are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from microsite.diagnostics import Position
from microsite.model.content import SourceText


def plain(value: object) -> Any:
    """A value as text, numbers and lists, without the places where it was written: no page shows those."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, SourceText):
        return value.text
    if isinstance(value, Position):
        return None
    if isinstance(value, tuple):
        # Where a record's values stand in its file, which comes last, is nothing that is shown.
        fields = getattr(value, "_fields", ())
        return [plain(each) for each in (value[:-1] if fields and fields[-1] == "where" else value)]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        # In their order, which may be that of what is shown.
        return [[key, plain(each)] for key, each in value.items()]
    return sorted(value) if isinstance(value, frozenset) else value
