"""Which file of a root is what, and which is nothing that the tool knows."""

from __future__ import annotations

import pytest

from microsite.read.layout import layout

SOUND = [
    "content/site.yaml",
    "content/indicators.yaml",
    "content/2024/edition.yaml",
    "content/2024/city.yaml",
    "content/2025b/edition.yaml",
    "translations/en/site.po",
    "translations/en/2024.po",
    "translations/units.yaml",
    "templates/base.html",
    "assets/site.css",
    "assets/maps/plan.svg",
]


def test_each_file_has_its_place() -> None:
    found = layout(SOUND, {"index"})
    assert found.faults == ()
    assert found.registers == {"indicators": "content/indicators.yaml"}
    assert found.editions == {"2024": ("content/2024/city.yaml",), "2025b": ()}
    assert found.catalogues == {("en", "site"): "translations/en/site.po", ("en", "2024"): "translations/en/2024.po"}


def test_the_order_of_the_names_does_not_matter() -> None:
    assert layout(reversed(SOUND), {"index"}) == layout(SOUND, {"index"})


@pytest.mark.parametrize(
    ("file", "code", "place"),
    [
        ("content/indicator.yaml", "file-unexpected", "content/indicator.yaml"),
        ("content/2024/city.yml", "file-unexpected", "content/2024/city.yml"),
        ("content/2024/old/city.yaml", "file-unexpected", "content/2024/old/city.yaml"),
        ("content/y2024/city.yaml", "edition-form", "content/y2024"),
        ("content/2024/City.yaml", "section-form", "content/2024/City.yaml"),
        ("content/2024/2city.yaml", "section-form", "content/2024/2city.yaml"),
        ("content/2024/index.yaml", "section-reserved", "content/2024/index.yaml"),
        ("content/2026/city.yaml", "file-missing", "content/2026/edition.yaml"),
    ],
)
def test_a_file_that_is_nothing_is_a_fault(file: str, code: str, place: str) -> None:
    assert [(each.code, each.position.file) for each in layout([*SOUND, file], {"index"}).faults] == [(code, place)]


def test_a_mistyped_name_is_told_the_near_one() -> None:
    (fault,) = layout([*SOUND, "content/indicator.yaml"], set()).faults
    assert dict(fault.facts)["near"] == "indicators.yaml"


def test_a_root_without_site_or_edition_says_so() -> None:
    assert {each.code for each in layout([], set()).faults} == {"edition-none", "file-missing"}
