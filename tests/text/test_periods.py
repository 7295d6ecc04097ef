"""Periods and dates are formatted for a language."""

from __future__ import annotations

import pytest

from microsite.model.content import LanguageEntry, Period
from microsite.text.languages import complete
from microsite.text.periods import date_words, period_words

LANGUAGES, _ = complete((LanguageEntry("zh", "中文", "zh-Hans"), LanguageEntry("en", "English", "en-GB"), LanguageEntry("pl", "Polski")))
ZH, EN, PL = LANGUAGES
CHINESE = {
    "by the end of {period}": "到{period}底",
    "by {period}": "{period}以前",
    "{from} to {to}, in total": "{from}至{to}累计",
    "first half of {year}": "{year}上半年",
    "second half of {year}": "{year}下半年",
}

EXAMPLES = [
    (Period("year", "2024", "2024"), "2024年", "2024"),
    (Period("half", "2024-H1", "2024-H1"), "2024年上半年", "first half of 2024"),
    (Period("half", "2024-H2", "2024-H2"), "2024年下半年", "second half of 2024"),
    (Period("month", "2024-06", "2024-06"), "2024年6月", "June 2024"),
    (Period("date", "2024-01-17", "2024-01-17"), "2024年1月17日", "17 January 2024"),
    (Period("by", "2025", "2025"), "到2025年底", "by the end of 2025"),
    (Period("by", "2025-06", "2025-06"), "到2025年6月底", "by the end of June 2025"),
    (Period("by", "2025-06-30", "2025-06-30"), "2025年6月30日以前", "by 30 June 2025"),
    (Period("cumulative", "2021", "2025"), "2021年至2025年累计", "2021 to 2025, in total"),
    (Period("cumulative", "2021-03", "2025-04"), "2021年3月至2025年4月累计", "March 2021 to April 2025, in total"),
]


@pytest.mark.parametrize(("period", "chinese", "english"), EXAMPLES, ids=[english for _, _, english in EXAMPLES])
def test_a_period_reads_so(period: Period, chinese: str, english: str) -> None:
    assert period_words(period, ZH, lambda source: CHINESE[source]) == chinese
    assert period_words(period, EN, lambda source: source) == english


def test_dates_follow_the_languages_own_order_and_cases() -> None:
    assert [date_words("2024-01-17", each) for each in (ZH, EN, PL)] == ["2024年1月17日", "17 January 2024", "17 stycznia 2024"]
    assert [date_words("2024-01", each) for each in (ZH, EN, PL)] == ["2024年1月", "January 2024", "styczeń 2024"]


def test_a_slot_in_a_translation_is_filled_once_and_never_looked_into() -> None:
    """A translation that repeats a slot, or a period that looks like one, comes out whole."""
    assert period_words(Period("by", "2025", "2025"), EN, lambda source: "{period} ({period})") == "2025 (2025)"
    assert period_words(Period("cumulative", "2021", "2025"), EN, lambda source: "{to} from {from}") == "2025 from 2021"
