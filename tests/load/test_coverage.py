"""Catalogues follow `formerly:` at once; an id that changed without it is told, once, with both names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.engine import BuildResult, build
from microsite.settings import Settings
from tests import crawl


class Place:
    """The made-up district, changed and built."""

    def __init__(self, root: Path, output: Path) -> None:
        self.root, self.settings = root, Settings(root, output, jobs=1, trust_templates=True)

    def change(self, name: str, *pairs: tuple[str, str]) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text, f"{name} has no {old!r}"
            text = text.replace(old, new)
        path.write_text(text, "utf-8", newline="\n")

    def build(self) -> tuple[BuildResult, crawl.Site]:
        outcome = build(self.settings)
        assert outcome.published, outcome.diagnostics
        return outcome, crawl.load(self.settings.output, self.root)


@pytest.fixture
def place(root: Path, tmp_path: Path) -> Place:
    return Place(root, tmp_path / "output")


def warned(outcome: BuildResult) -> list[tuple[str, str, str]]:
    return [
        (dict(each.facts)["found"], dict(each.facts)["near"], each.position.file)
        for each in outcome.diagnostics
        if each.code == "formerly-missing"
    ]


def untranslated(outcome: BuildResult) -> set[str]:
    return {each.position.file for each in outcome.diagnostics if each.code == "translations-incomplete"}


def words(site: crawl.Site, path: str) -> str:
    return crawl.words(site.pages[path].all("main")[0])


RENAMES: dict[str, Callable[[Place, str], None]] = {
    "an indicator": lambda place, formerly: place.change(
        "content/indicators.yaml", ("  - id: leak_rate\n", f"  - id: lost_share\n{formerly.replace('OLD', 'leak_rate')}")
    ),
    "a figure": lambda place, formerly: place.change(
        "content/2024/water.yaml", ("  - id: leaks\n", f"  - id: lost\n{formerly.replace('OLD', 'leaks')}"), ("{leaks}", "{lost}")
    ),
    "a term": lambda place, formerly: place.change(
        "content/terms.yaml", ("  - id: blue_belt\n", f"  - id: moat\n{formerly.replace('OLD', 'blue_belt')}")
    ),
    "a proper name": lambda place, formerly: place.change(
        "content/names.yaml", ("  - id: council\n", f"  - id: board\n{formerly.replace('OLD', 'council')}")
    ),
}


@pytest.mark.parametrize("renamed", RENAMES)
def test_with_formerly_every_page_says_what_it_said_and_no_catalogue_is_behind(place: Place, renamed: str) -> None:
    before, site = place.build()
    RENAMES[renamed](place, "    formerly: [OLD]\n")
    if renamed == "an indicator":
        assert "indicator: leak_rate" in (place.root / "content/2024/water.yaml").read_text("utf-8")
    outcome, after = place.build()
    assert warned(outcome) == []
    assert untranslated(outcome) == untranslated(before)
    for language in ("fr", "pl", "ar"):
        path = f"{language}/2024/water.html"
        assert words(after, path) == words(site, path)


@pytest.mark.parametrize(
    ("renamed", "expected"),
    [
        ("a figure", ("leaks", "lost", "content/2024/water.yaml")),
        ("a term", ("blue_belt", "moat", "content/terms.yaml")),
        ("a proper name", ("council", "board", "content/names.yaml")),
    ],
)
def test_without_formerly_one_warning_names_both(place: Place, renamed: str, expected: tuple[str, str, str]) -> None:
    RENAMES[renamed](place, "")
    if renamed == "a figure":
        # The sentence itself has not changed: its reference is renamed in the catalogues too, as a search and replace would do it.
        for language in ("pl", "ar"):
            place.change(f"translations/{language}/2024.po", ("{leaks}", "{lost}"))
    outcome, _ = place.build()
    assert warned(outcome) == [expected]


def test_a_proper_name_without_a_translation_lacks_on_no_page(place: Place) -> None:
    before, site = place.build()
    with (place.root / "content/names.yaml").open("a", encoding="utf-8") as names:
        names.write("  - id: town_hall\n    name: Mairie\n")
    outcome, after = place.build()
    assert not outcome.written
    assert untranslated(outcome) == untranslated(before)
    assert after.files == site.files


def test_a_text_that_was_moved_to_another_section_is_no_rename(place: Place) -> None:
    moved = "  - id: clean_river\n    text: Nettoyer la *rivière*.\n    place: P2\n"
    place.change("content/2024/water.yaml", (f"commitments:\n{moved}", ""))
    place.change("content/2024/roads.yaml", ("commitments:\n", f"commitments:\n{moved}"))
    assert warned(place.build()[0]) == []


def test_a_translation_may_refer_by_a_former_name_where_its_text_refers_to_nothing(place: Place) -> None:
    place.change(
        "translations/pl/2024.po", ('msgid "Nettoyer la *rivière*."\nmsgstr "', 'msgid "Nettoyer la *rivière*."\nmsgstr "{leaks} ')
    )
    RENAMES["a figure"](place, "    formerly: [leaks]\n")
    assert "{leaks}" not in words(place.build()[1], "pl/2024/water.html")


def test_a_chain_of_renames_leads_from_each_old_name(place: Place) -> None:
    before = place.build()[1]
    place.change(
        "content/indicators.yaml",
        ("  - id: drinking_fountains\n", "  - id: water_points\n"),
        ("formerly: [fountains]", "formerly: [fountains, drinking_fountains]"),
    )
    outcome, after = place.build()
    assert warned(outcome) == []
    for path in ("pl/2024/water.html", "ar/2025/water.html"):
        assert words(after, path) == words(before, path)
    indicators = {
        each["indicator"] for folder in ("2024", "2025") for each in json.loads(after.files[f"data/{folder}/figures.json"])["figures"]
    }
    assert "water_points" in indicators
    assert not indicators & {"fountains", "drinking_fountains"}


def test_a_translation_under_the_present_name_wins_over_one_under_the_former(place: Place) -> None:
    RENAMES["an indicator"](place, "    formerly: [leak_rate]\n")
    with (place.root / "translations/pl/site.po").open("a", encoding="utf-8") as file:
        file.write('\nmsgctxt "indicator.lost_share.name"\nmsgid "Taux de fuite"\nmsgstr "Udział strat"\n')
    _, site = place.build()
    assert "Udział strat" in words(site, "pl/2024/water.html")
    assert "Wskaźnik wycieków" not in words(site, "pl/2024/water.html")


def test_two_names_that_were_exchanged_are_no_rename(place: Place) -> None:
    """A former name that is in use stands for itself; claiming it is refused."""
    place.change("content/2024/water.yaml", ("  - id: leaks\n", "  - id: leaks\n    formerly: [fountains]\n"))
    outcome = build(place.settings)
    assert not outcome.published
    assert [each.code for each in outcome.diagnostics if each.severity == "error"] == ["id-twice"]
