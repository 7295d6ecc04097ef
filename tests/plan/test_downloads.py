"""What the downloads say of their licence is what the site says, and nothing where it says nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from microsite.engine import build
from microsite.settings import Settings

SITE = "content/site.yaml"
NONE = "No licence is stated: ask the publisher before you use the data."


@pytest.fixture
def settings(root: Path, tmp_path: Path) -> Settings:
    return Settings(root, tmp_path / "output", base_url="https://valdoree.example/", jobs=1)


def licensed(settings: Settings, licence: str) -> None:
    """Build the made-up district under a licence."""
    path = settings.root / SITE
    path.write_text(path.read_text("utf-8") + licence, "utf-8")
    outcome = build(settings)
    assert outcome.published, outcome.diagnostics


def read(settings: Settings, path: str) -> Any:
    return json.loads((settings.output / path).read_bytes())


def facts(settings: Settings, path: str) -> dict[str, Any]:
    """What a page tells programs."""
    page = (settings.output / path).read_text("utf-8")
    found: dict[str, Any] = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    return found


def licences_in(value: object) -> list[object]:
    """What stands under `license`, wherever in it."""
    if isinstance(value, dict):
        return [each for key, part in value.items() for each in ([part] if key == "license" else licences_in(part))]
    return [each for part in value for each in licences_in(part)] if isinstance(value, list) else []


LICENCE = "licence: {name: Licence Ouverte 2.0, address: https://valdoree.example/licence, spdx: etalab-2.0}\n"


def test_a_licence_stands_in_each_download_of_each_edition_and_in_the_facts_of_the_pages(settings: Settings) -> None:
    licensed(settings, LICENCE)
    for edition in ("2024", "2025", "latest"):
        package = read(settings, f"data/{edition}/datapackage.json")
        assert package["licenses"] == [{"name": "etalab-2.0", "path": "https://valdoree.example/licence", "title": "Licence Ouverte 2.0"}]
        licence = read(settings, f"data/{edition}/figures.json")["licence"]
        assert licence["name"]["fr"] == "Licence Ouverte 2.0"
        assert (licence["address"], licence["spdx"]) == ("https://valdoree.example/licence", "etalab-2.0")
        report = validate(str(settings.output / f"data/{edition}/datapackage.json"), type="package")
        assert report.valid, report.flatten(["type", "note"])
    assert licences_in(facts(settings, "fr/2025/index.html")) == ["https://valdoree.example/licence"]


def test_its_name_is_translated(settings: Settings) -> None:
    catalogue = settings.root / "translations/pl/site.po"
    entry = '\nmsgctxt "site.licence"\nmsgid "Licence Ouverte 2.0"\nmsgstr "Licencja otwarta 2.0"\n'
    catalogue.write_text(catalogue.read_text("utf-8") + entry, "utf-8")
    licensed(settings, LICENCE)
    assert read(settings, "data/2025/figures.json")["licence"]["name"] == {
        "fr": "Licence Ouverte 2.0", "pl": "Licencja otwarta 2.0", "ar": "Licence Ouverte 2.0",
    }  # fmt: skip
    assert read(settings, "data/2025/datapackage.json")["rights"]["pl"] == "Licencja otwarta 2.0"


def test_a_licence_that_has_a_name_alone_is_told_in_words(settings: Settings) -> None:
    """The specification wants an identifier or an address; a name of one's own is neither."""
    licensed(settings, "licence: {name: Libre usage avec mention de la source}\n")
    package = read(settings, "data/2025/datapackage.json")
    assert "licenses" not in package
    assert package["rights"]["fr"] == "Libre usage avec mention de la source"
    assert validate(str(settings.output / "data/2025/datapackage.json"), type="package").valid
    assert licences_in(facts(settings, "fr/2025/index.html")) == ["Libre usage avec mention de la source"]


def test_without_a_licence_the_downloads_say_that_there_is_none(settings: Settings) -> None:
    licensed(settings, "")
    package, figures = read(settings, "data/2025/datapackage.json"), read(settings, "data/2025/figures.json")
    assert "licenses" not in package
    # The district has not translated this sentence of the interface.
    assert package["rights"] == figures["licence"]["name"] == {"fr": NONE, "pl": NONE, "ar": NONE}
    assert (figures["licence"]["address"], figures["licence"]["spdx"]) == (None, None)
    assert licences_in(facts(settings, "fr/2025/index.html")) == []


def test_a_licence_that_is_given_later_changes_the_downloads(settings: Settings) -> None:
    licensed(settings, "")
    licensed(settings, LICENCE)
    assert read(settings, "data/2024/datapackage.json")["licenses"][0]["name"] == "etalab-2.0"


def test_the_table_says_in_each_language_what_a_figure_is_and_which_source_gives_it(settings: Settings) -> None:
    licensed(settings, "")
    table = list(csv.DictReader(io.StringIO((settings.output / "data/2024/figures.csv").read_text("utf-8-sig"))))
    kinds = {
        "target": ("Objectif", "Cel"),
        "estimate": ("Estimation", "Szacunek"),
        "expected_effect": ("Effet attendu", "Oczekiwany skutek"),
        "ambition": ("Ambition", "Ambicja"),
    }
    titles = {"speech_2024": "Discours du maire, 2024", "statistics": "Annuaire statistique"}
    assert {row["kind"] for row in table} == set(kinds)
    assert {row["document"] for row in table} == set(titles)
    for row in table:
        assert (row["kind_text_fr"], row["kind_text_pl"]) == kinds[row["kind"]]
        assert row["document_title_fr"] == titles[row["document"]]
