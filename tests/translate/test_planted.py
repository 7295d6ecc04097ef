"""The checks find planted errors and report no correct translations; `benchmarks/planted_errors.py` prints the same figures."""

from __future__ import annotations

from functools import cache

import pytest

from microsite.translate import check as module
from tests.translate.cases import Case, by_hand, rates, sampled
from tests.translate.plantings import composed, of_made_up, of_shipped, planted

AT_LEAST = 0.95
"""the share of errors that are caught"""
LEAST_OF_A_CHECK = 0.75
"""what each check catches of its own errors"""
AT_MOST = 0.02
"""the share of free translations that are doubted"""


@cache
def faulty() -> tuple[Case, ...]:
    """All errors, by hand, in sentences of reports and in catalogues."""
    return (*(case for case in (*by_hand(), *by_hand("reports")) if case.checks), *sampled(planted()))


def share(*checks: str) -> float:
    """Of the errors that these checks must find, or of all, how many are caught."""
    found = rates(case for case in faulty() if not checks or set(checks) & {name for names in case.checks for name in names.split("/")})
    for kind, (caught, _, total) in sorted(found.items()):
        print(f"{kind:<28} {caught:>5} / {total}")
    caught, _, total = (sum(counts) for counts in zip(*found.values(), strict=True))
    assert total > 0
    return caught / total


def test_of_all_planted_errors_at_least_95_per_cent_are_caught() -> None:
    assert len(faulty()) > 1000
    assert share() >= AT_LEAST


@cache
def of_reports() -> tuple[Case, ...]:
    """The sentences of reports, also those that are held out from the improvement of checks."""
    return (*by_hand("reports"), *by_hand("held_out"))


def test_errors_of_many_classes_are_caught_in_sentences_of_reports() -> None:
    found = rates(case for case in of_reports() if case.checks)
    assert len(found) >= 25
    caught, total = (sum(each[index] for each in found.values()) for index in (0, 2))
    assert total >= 400
    assert caught >= AT_LEAST * total, found


@pytest.mark.parametrize(("folder", "share"), [("fresh", 0.9), ("later", 0.85)])
def test_errors_that_nobody_had_in_mind_are_caught_as_often_as_before(folder: str, share: float) -> None:
    errors = [case for case in by_hand(folder) if case.checks]
    assert sum(case.caught for case in errors) >= share * len(errors)


@pytest.mark.parametrize("folder", ["reports", "held_out", "fresh"])
def test_free_translations_are_seldom_doubted_and_always_published(folder: str) -> None:
    correct = [case for case in by_hand(folder) if not case.checks]
    doubted = [case for case in correct if case.found()]
    assert len(correct) >= 200
    assert len(doubted) <= AT_MOST * len(correct)
    assert [case.forms for case in doubted if case.blocked()] == []


BLOCKED = {
    "reference lost": 1.0,
    "reference doubled": 1.0,
    "reference renamed": 1.0,
    "emphasis unclosed": 1.0,
    "number by one": 0.85,
    "number ten times": 0.85,
    "scale": 0.8,
    "unit": 0.9,
    "syntax": 1.0,
}
"""by class: the share that is not published at least; readers would get a wrong figure or a broken page"""


@pytest.mark.parametrize("kind", BLOCKED)
def test_errors_that_mislead_readers_are_not_published(kind: str) -> None:
    found = rates(case for case in faulty() if case.kind == kind)[kind]
    assert found.blocked >= BLOCKED[kind] * found.total


def test_style_keeps_nothing_from_being_published() -> None:
    kinds = ("end lost", "full-width comma", "space doubled", "term renamed", "too long", "word doubled", "link elsewhere")
    found = rates(case for case in faulty() if case.kind in kinds)
    assert {kind: each.blocked for kind, each in found.items()} == dict.fromkeys(kinds, 0)


@pytest.mark.parametrize("name", module.NAMES)
def test_each_check_catches_its_share_and_nobody_does_in_its_place(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert share(name) >= LEAST_OF_A_CHECK
    checks = next((checks for checks in (module.CHECKS, module.GLOSSARY_CHECKS) if name in checks), None)
    if checks is not None:
        monkeypatch.delitem(checks, name)
    else:
        monkeypatch.setattr(module, "_plurals", lambda *_: ())
    assert share(name) < AT_LEAST


@pytest.mark.parametrize("cases", [of_shipped, of_made_up, composed], ids=["shipped", "made up", "composed"])
def test_the_translations_of_a_root_have_no_finding(cases: object) -> None:
    every = cases()  # type: ignore[operator]
    assert len(every) >= 75
    assert [(case.message.msgid, case.forms, case.found()) for case in every if case.found()] == []


@pytest.mark.parametrize("case", [case for case in by_hand() if not case.checks], ids=lambda case: case.forms[0][:60])
def test_a_sound_translation_is_left_alone(case: Case) -> None:
    assert case.found() == [], case.message.msgid
