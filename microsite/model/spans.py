"""Works out the days that a period covers, so that periods of different types can be compared."""

from __future__ import annotations

import calendar
import datetime
from functools import lru_cache
from typing import NamedTuple

PeriodKey = tuple[str, str, str]
"""type, first and last of a `Period`; the type is empty if there is no period"""


class Span(NamedTuple):
    """The days from `first` to `last`; `is_moment` for a single day, such as a deadline."""

    first: datetime.date
    last: datetime.date
    is_moment: bool

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4096)
def span_of(period: PeriodKey) -> Span | None:
    """The days of a period; None if there is no period. “By the end of 2025” and “on 31 December 2025” are the same moment."""
    type_, first, last = period
    if not type_:
        return None
    begin, end = _days(first)
    if type_ in ("by", "date"):
        return Span(end, end, True)
    return Span(begin, _days(last)[1] if last else end, False)


@lru_cache(maxsize=4096)
def year_before(period: PeriodKey) -> Span | None:
    """The same year, half, month or day a year earlier; None for deadlines and sums over several years."""
    type_, first, last = period
    if type_ not in ("year", "half", "month", "date"):
        return None
    earlier = f"{int(first[:4]) - 1:04}{first[4:]}"
    if earlier.endswith("-02-29"):
        earlier = earlier.removesuffix("29") + "28"
    return span_of((type_, earlier, last)) if earlier[:4] != "0000" else None


def _days(time: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a year `2024`, a half `2024-H1`, a month `2024-06` or a day `2024-06-30`."""
    year = int(time[:4])
    if time[4:6] == "-H":
        first, last = (1, 6) if time[6:] == "1" else (7, 12)
        return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])
    parts = [int(part) for part in time.split("-")]
    if len(parts) == 3:
        day = datetime.date(*parts)
        return day, day
    if len(parts) == 2:
        return datetime.date(year, parts[1], 1), datetime.date(year, parts[1], calendar.monthrange(year, parts[1])[1])
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
