"""What keeps a translation from being published is the same to a build, which looks fast, and to the checks, which look at everything."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microsite.load.catalogues import Judgement
from microsite.model.catalogue import TRANSLATED, Translation
from microsite.proofreading.contradictions import BLOCKING, contradictions, pairs_of
from microsite.proofreading.pair import TextPair
from tests.translate.cases import Case, by_hand, sampled
from tests.translate.plantings import composed, of_made_up, of_shipped, planted


@cache
def cases() -> tuple[Case, ...]:
    """Sound translations and planted errors."""
    return (*by_hand(), *sampled(planted()), *sampled((*of_shipped(), *of_made_up(), *composed()), 100))


def overlooked(pair: TextPair) -> list[str]:
    """Checks that say in advance that nothing can block, and then find something that does."""
    return [name for name, each in BLOCKING.items() if not each.may_block(pair) and any(found.blocks for found in each.find(pair))]


def test_the_fast_look_overlooks_no_planted_error() -> None:
    for case in cases():
        catalogue = case.catalogue
        for text in case.forms:
            for is_prose in (True, False):
                pair = TextPair(case.message.msgid, text, catalogue.source, catalogue.language.locale, is_prose)
                assert overlooked(pair) == [], pair


PIECES = (
    "2024", "5", "5.4", "12", "1,234", "3万", "万", "亿", "%", " per cent", "百分之", "个百分点", " percentage points", " mu", "亩",
    " hectares", "公顷", "RMB ", "¥", "元", " yuan", " dollars", "US$", "m", "bn", " million", " thousand", "年", "个月", " months",
    "年底", "before ", "in ", "{jobs}", "{homes.number}", "{{", "}}", "{", "}", "[a](https://a.example/1)", "[](https://a.example/2)",
    "*", "**", "`", "_", "<b>", " ", "\n", "- ", "人", " people", "第", "th", "–", "/", ":", "，", ", ", ".", "。", "half", "三", "one",
    "in ten ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.lists(st.sampled_from(PIECES), max_size=8), st.booleans())
@example(["2024", "亩"], ["2024"], True)
@example(["5", "年"], ["5", " million"], True)
@example(["45", "人"], ["45", "%"], False)
def test_the_fast_look_overlooks_nothing_that_a_check_would_find(source: list[str], text: list[str], is_prose: bool) -> None:
    for ours, theirs in (("zh_Hans", "en_GB"), ("en_GB", "zh_Hans"), ("zh_Hans", "de_DE"), ("en_GB", "fr_FR"), ("fr_FR", "ar")):
        assert overlooked(TextPair("".join(source), "".join(text), ours, theirs, is_prose)) == []


def test_a_build_withholds_what_the_checks_say_that_it_does() -> None:
    count = 0
    for case in cases():
        catalogue, message = case.catalogue, case.message
        if len(case.forms) > 1:
            continue
        judgement = Judgement(catalogue.name, catalogue.source, catalogue.language.locale, frozenset())
        key = (message.context or "", message.msgid)
        (judged,) = judgement.judged({key: Translation(case.forms, TRANSLATED, message.plural or "")}).values()
        count += not judged.is_published
        assert judged.is_published == (not case.blocked()), case.forms
    assert count > 100


@pytest.mark.parametrize(
    ("silenced", "withheld"),
    [
        ((), ["numbers", "references", "syntax"]),
        (("numbers",), ["references", "syntax"]),
        (("references", "syntax", "numbers"), ["references", "syntax"]),
    ],
)
def test_a_comment_silences_numbers_and_nothing_that_would_break_the_page(silenced: tuple[str, ...], withheld: list[str]) -> None:
    pairs = pairs_of("2024年新建{berths}。", None, ("In 2025 {berth} were <b>built</b>.",), "zh_Hans", "en_GB", True)
    assert sorted({each.check for each in contradictions(pairs, silenced)}) == withheld


def test_a_plural_form_for_one_number_may_leave_it_out() -> None:
    def found(alone: frozenset[int]) -> list[tuple[int, str]]:
        pairs = pairs_of("{n} term", "{n} terms", ("one term", "terms"), "en", "zh_Hans", False, alone)
        return [(each.form, each.finding.code) for each in contradictions(pairs)]

    assert found(frozenset({0})) == [(1, "check-reference-lost")]
    assert found(frozenset()) == [(0, "check-reference-lost"), (1, "check-reference-lost")]
