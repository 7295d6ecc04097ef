"""Works out the days that a period covers, so that periods of different types can be compared."""

from __future__ import annotations

import calendar
import datetime
from functools import lru_cache
from typing import NamedTuple

from microsite.model.content import Period


class Span(NamedTuple):
    """The days from `first` to `last`; `is_moment` for a single day, such as a deadline."""

    first: datetime.date
    last: datetime.date
    is_moment: bool

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4096)
def span_of(period: Period | None) -> Span | None:
    """The days of a period; None if there is no period. “By the end of 2025” and “on 31 December 2025” are the same moment."""
    if period is None:
        return None
    first, last = _days(period.first)
    if period.type in ("by", "date"):
        return Span(last, last, True)
    return Span(first, _days(period.last)[1] if period.last else last, False)


def year_before(period: Period) -> Span | None:
    """The same year, half, month or day a year earlier; None for deadlines and sums over several years."""
    if period.type not in ("year", "half", "month", "date"):
        return None
    earlier = f"{int(period.first[:4]) - 1:04}{period.first[4:]}"
    return span_of(period._replace(first=earlier.replace("-02-29", "-02-28")))


def _days(time: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a year `2024`, a half `2024-H1`, a month `2024-06` or a day `2024-06-30`."""
    if len(time) == len("2024-06-30"):
        day = datetime.date.fromisoformat(time)
        return day, day
    months = {"": (1, 12), "H1": (1, 6), "H2": (7, 12)}
    year, part = int(time[:4]), time[5:]
    first, last = months.get(part) or (int(part), int(part))
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])
