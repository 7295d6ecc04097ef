"""References between files: each name that nothing has is one fault at its place, and a faulty record is no second one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.engine import check
from microsite.settings import Settings


@pytest.fixture
def found(root: Path) -> Callable[..., list[tuple[str, str, str]]]:
    """What a check finds of errors and warnings of the linking after a change in a file."""

    def after(name: str, old: str, new: str) -> list[tuple[str, str, str]]:
        path = root / "content" / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        outcome = check(Settings(root, root / "output", jobs=1))
        own = [each for each in outcome.diagnostics if each.position.file.startswith("content/") and each.code != "formerly-missing"]
        for each in own:
            if each.position.line and each.code not in ("key-missing", "reference-unknown"):
                # The caret stands under the very name.
                line = (root / each.position.file).read_text("utf-8").splitlines()[each.position.line - 1]
                assert dict(each.facts)["found"] in line[each.position.column - 1 :], each
        return [(each.code, each.position.file.removeprefix("content/"), dict(each.facts).get("found", "")) for each in own]

    return after


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("indicators.yaml", "unit: fountain", "unit: fontain", ("unit-unknown", "indicators.yaml", "fontain")),
        ("indicators.yaml", "source: statistics", "source: statistic", ("source-unknown", "indicators.yaml", "statistic")),
        ("units.yaml", "to: hectare", "to: hectar", ("unit-unknown", "units.yaml", "hectar")),
        ("2024/water.yaml", "indicator: leak_rate", "indicator: leaks", ("indicator-unknown", "2024/water.yaml", "leaks")),
        ("2024/water.yaml", "document: statistics", "document: statistic", ("document-unknown", "2024/water.yaml", "statistic")),
        ("2024/edition.yaml", "document: speech_2024", "document: speech", ("document-unknown", "2024/edition.yaml", "speech")),
        (
            "2024/edition.yaml",
            "headline: [water.fountains",
            "headline: [water.fountain",
            ("figure-unknown", "2024/edition.yaml", "water.fountain"),
        ),
        ("2024/edition.yaml", "figure: roads.cost", "figure: roads.costs", ("figure-unknown", "2024/edition.yaml", "roads.costs")),
        ("2024/edition.yaml", "{water.fountains} et", "{water.fountain} et", ("reference-unknown", "2024/edition.yaml", "water.fountain")),
        ("2024/edition.yaml", "order: [water, ", "order: [water, water, ", ("order-twice", "2024/edition.yaml", "water")),
        ("2024/edition.yaml", "order: [water, ", "order: [water, bridges, ", ("order-missing", "2024/edition.yaml", "bridges")),
        ("2024/edition.yaml", "order: [water, ", "order: [", ("order-unlisted", "2024/water.yaml", "water")),
        ("2024/water.yaml", "id: leaks", "id: fountains", ("id-twice", "2024/water.yaml", "fountains")),
        ("2024/water.yaml", "id: clean_river", "id: leaks", ("id-twice", "2024/water.yaml", "leaks")),
        ("terms.yaml", "aliases: [pertes]", "aliases: [Conduites]", ("form-taken", "terms.yaml", "conduites")),
        ("names.yaml", "name: Conseil communal", "name: Plan K", ("form-taken", "names.yaml", "Plan K")),
        ("names.yaml", "id: council", "id: council\n    formerly: [valdoree]", ("formerly-taken", "names.yaml", "valdoree")),
        ("indicators.yaml", "formerly: [fountains]", "formerly: [leak_rate]", ("formerly-taken", "indicators.yaml", "leak_rate")),
        ("2025/reading_rooms.yaml", "formerly: [libraries]", "formerly: [roads]", ("formerly-taken", "2025/reading_rooms.yaml", "roads")),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_a_name_that_nothing_has_is_a_fault_at_its_place(
    found: Callable[..., list[tuple[str, str, str]]], name: str, old: str, new: str, expected: tuple[str, str, str]
) -> None:
    assert expected in found(name, old, new)


def test_a_record_that_can_not_be_read_is_one_fault_and_not_one_more_wherever_it_is_named(
    found: Callable[..., list[tuple[str, str, str]]],
) -> None:
    """The figure is in the summary, the headline and the edition's summary."""
    assert found("2024/water.yaml", "kind: target", "kind: tagret") == [("choice", "2024/water.yaml", "tagret")]


def test_an_indicator_that_can_not_be_read_is_one_fault(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert found("indicators.yaml", "name: Taux de fuite", "nom: Taux de fuite") == [
        ("key-missing", "indicators.yaml", "name"),
        ("key-unknown", "indicators.yaml", "nom"),
    ]


def test_a_former_name_leads_to_the_indicator_and_the_present_one_too(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert found("2024/water.yaml", "indicator: fountains", "indicator: drinking_fountains") == []
