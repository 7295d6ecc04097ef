"""Check that days of a month stay the same: 3 May is not 3月5日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from microsite.proofreading.filled import Filled
from microsite.proofreading.language_data import language_data, months_of
from microsite.proofreading.pair import Finding, TextPair
from microsite.text.languages import cldr


class _Day(NamedTuple):
    month: int
    day: int
    """0 for a month alone"""
    start: int
    stop: int


def has_dates(pair: TextPair) -> bool:
    """Whether `dates` can find anything that blocks."""
    return _DIGIT.search(pair.source) is not None and any(_days(pair.source, pair.source_locale))


_DIGIT = re.compile(r"\d")


def dates(pair: TextPair) -> Iterator[Finding]:
    """Report days and months that are not in the source, if the source has as many; and those that are exchanged."""
    source = _days(pair.source_filled.text, pair.source_locale)
    if not source:
        return
    both = source, _days(pair.filled.text, pair.locale)
    for is_day in (True, False):
        ours, theirs = ([each for each in days if bool(each.day) == is_day] for days in both)
        known, named = ({each[:2] for each in days} for days in (ours, theirs))
        strange = [each for each in theirs if each[:2] not in known]
        for each in strange:
            missing = [one for one in ours if one[:2] not in named]
            turned = [one for one in ours if (one.day, one.month) == each[:2]]
            if turned or (missing and len(ours) == len(theirs)):
                before = [*turned, *missing][0]
                blocks = (
                    len(ours) == len(theirs)
                    and _is_certain(before, each)
                    and not (_is_shown(pair.source_filled, before) or _is_shown(pair.filled, each))
                )
                yield _finding(pair, each, each, before, before, blocks=blocks)
        if not strange and len(theirs) > 1 and [each[:2] for each in ours] == [each[:2] for each in reversed(theirs)] and len(known) > 1:
            yield _finding(pair, theirs[0], theirs[-1], ours[0], ours[-1])


def _is_certain(before: _Day, after: _Day) -> bool:
    """Whether a day is certainly another one: «4月20日前» is before 21 April, and «3月底前» before April."""
    return bool(before.day and after.day) and (before.month != after.month or abs(before.day - after.day) > 1)


def _is_shown(filled: Filled, day: _Day) -> bool:
    return any(each.start <= day.start < each.stop for each in filled.shown)


def _finding(pair: TextPair, first: _Day, last: _Day, *source: _Day, blocks: bool = False) -> Finding:
    facts = {"found": pair.filled.text[first.start : last.stop], "expected": pair.source_filled.text[source[0].start : source[1].stop]}
    return pair.found("check-date", first.start, last.stop, **facts)._replace(blocks=blocks)


def _days(text: str, locale: str) -> list[_Day]:
    """The days of a month in a text, and the months without a day; the month of a range holds for both its days."""
    days, months, names = _patterns(locale)
    found: list[_Day] = []
    for match in days.finditer(text):
        groups = {name.rstrip("_"): value for name, value in match.groupdict().items() if value is not None}
        month = _month(groups["month"], names)
        found += (_Day(month, int(groups[name]), *match.span()) for name in ("first", "day", "last") if name in groups)
    taken = {index for each in found for index in range(each.start, each.stop)}
    found += (_Day(_month(match["month"], names), 0, *match.span()) for match in months.finditer(text) if match.start() not in taken)
    return [each for each in found if 1 <= each.month <= _MONTHS and each.day <= _LONGEST]


def _month(words: str, names: Mapping[str, int]) -> int:
    return names[words.lower()] if names else int(words)


_MONTHS, _LONGEST = 12, 31
_SHORT = 3
"""shorter names of months are other words, too: may"""
_DAY = r"\d{1,2}(?!\d)"


@cache
def _patterns(locale: str) -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, int]]:
    """Patterns of days as CLDR writes them in a language, in both orders where months have names, and of months; and the names."""
    data = language_data(locale)
    either = "|".join(map(re.escape, [*data.ranges, *"-–—~～"]))
    until = rf"\s*(?:{either})\s*"
    names = months_of(locale)
    written = str(cldr(locale).date_formats["long"].pattern)
    if not names:
        # «3月5日至9日»
        month_sign = re.sub(r"\d", "", str(cldr(locale).months["format"]["abbreviated"][1]))
        day_sign = written.partition("d")[2][:1].strip()
        one = rf"(?P<month>\d{{1,2}})\s?{month_sign}\s?(?P<day>\d{{1,2}})\s?{day_sign}"
        alone = rf"(?<![\d第])(?P<month>\d{{1,2}})\s?{month_sign}(?!\s?\d)"
        return re.compile(rf"{one}(?:{until}(?P<last>\d{{1,2}})\s?{day_sign})?"), re.compile(alone), {}
    joints = [*data.day_joints, *re.findall(r"d\s+'([^']+)'\s+M", written)]
    spelled = "|".join(sorted(map(re.escape, {*names, *(name.capitalize() for name in names)}), key=len, reverse=True))
    joint = rf"(?:\s+(?:{'|'.join(joints)}))?" if joints else ""
    suffix = rf"(?:{'|'.join(data.day_suffixes)})?" if data.day_suffixes else r"[.º]?"
    day_first = rf"(?:(?P<first>{_DAY}){suffix}{until})?(?<!\d)(?P<day>{_DAY}){suffix}{joint}\s+(?P<month>{spelled})(?!\w)"
    month_first = (
        rf"(?<!\w)(?P<month_>{spelled})\.?{joint}\s+(?P<day_>{_DAY}){suffix}(?:{until}(?P<last_>{_DAY}){suffix}(?!\s+(?:{spelled})))?"
    )
    alone = "|".join(re.escape(name.capitalize()) for name in names if len(name) > _SHORT)
    return (
        re.compile(f"{day_first}|{month_first}"),
        re.compile(rf"(?<!\w)(?P<month>{alone})(?!\w)"),
        {name: int(number) for name, number in names.items()},
    )
