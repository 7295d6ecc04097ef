"""A section added, renamed, removed, or held back: one build later every page that shows it is right, and nothing old is left."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from microsite.diagnostics import Diagnostic
from microsite.engine import BuildResult, build
from microsite.settings import Settings
from tests import crawl
from tests.conftest import BASE
from tests.engine.test_incremental import clean, differences, files

LANGUAGES = ("fr", "pl", "ar")


def pages_of(section: str) -> set[str]:
    """The pages of a section in each language, and side by side with the language that it was written in."""
    source, *others = LANGUAGES
    return {f"{language}/{section}.html" for language in LANGUAGES} | {f"{language}/{section}.{source}.html" for language in others}


NEW = """\
title: Les ponts
finding: On réparera {repaired}.
summary: |
  Deux ponts menacent.
figures:
  - id: repaired
    indicator: leak_rate
    kind: target
    value: 7.25
    period: {year: 2025}
    place: P9
"""
NEW_IN_POLISH = """
msgctxt "bridges.title"
msgid "Les ponts"
msgstr "Mosty"
"""
FOREIGN = {
    "CNAME": "valdoree.example\n",
    "pl/2025/notes.txt": "notatki\n",
    "pl/2025/roads.bak.html": "<p>stare\n",
    "maps/plan.svg": "<svg/>",
}

OF_THE_WHOLE = (
    crawl.dead_links,
    crawl.unreachable,
    crawl.duplicate_ids,
    crawl.lone_pages,
    crawl.one_sided_alternates,
    crawl.wrong_sitemap,
    crawl.wrong_figures,
)
"""What a section that comes or goes could break; what a page is in itself is the crawl's own matter."""


class Place:
    """A root that was built once, with files of somebody else in its output."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        self.settings = Settings(root, folder / "output", base_url=BASE, jobs=1, trust_templates=True)
        self.build()
        for path, text in FOREIGN.items():
            (self.settings.output / path).parent.mkdir(parents=True, exist_ok=True)
            (self.settings.output / path).write_text(text, "utf-8")

    def path(self, name: str) -> Path:
        return self.settings.root / name

    def change(self, name: str, old: str, new: str) -> None:
        text = self.path(name).read_text("utf-8")
        assert old in text, f"{name} has no {old!r}"
        self.path(name).write_text(text.replace(old, new), "utf-8", newline="\n")

    def add(self, name: str, text: str) -> None:
        with self.path(name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def build(self, **options: object) -> BuildResult:
        self.settings = self.settings._replace(**options)  # type: ignore[arg-type]
        outcome = build(self.settings)
        assert outcome.published, outcome.diagnostics
        return outcome

    @property
    def site(self) -> crawl.Site:
        """What is published, without the files of others."""
        loaded = crawl.load(self.settings.output, self.settings.root, BASE)
        return replace(loaded, files={path: data for path, data in loaded.files.items() if path not in FOREIGN})

    def holds(self) -> crawl.Site:
        """The site, after all that must hold of it after any build."""
        site = self.site
        assert [fault for check in OF_THE_WHOLE for fault in check(site)] == []
        assert differences(dict(site.files), clean(self.settings, self.folder / "clean")[1]) == []
        assert {path: (self.settings.output / path).read_text("utf-8") for path in FOREIGN} == FOREIGN
        owned = json.loads(site.files["manifest.json"])["files"]
        assert owned.keys() == site.files.keys() - {"manifest.json"}
        return site


@pytest.fixture
def place(root: Path, tmp_path: Path) -> Iterator[Place]:
    place = Place(root, tmp_path)
    yield place
    place.holds()


def neighbours(site: crawl.Site, path: str) -> list[tuple[str, str]]:
    """Relation and goal of the links to the section before and after."""
    return [
        (each.get("rel", ""), crawl.resolve(path, each.get("href", "")))
        for each in site.pages[path].all("a")
        if each.get("rel") in ("prev", "next")
    ]


def listed(site: crawl.Site, path: str) -> list[str]:
    """The sections that a home lists, in order."""
    (sections,) = site.pages[path].all("ol")
    return [crawl.resolve(path, each.get("href", "")) for each in sections.iter("a")]


def in_table(site: crawl.Site, path: str, table: str = "indicators") -> list[str]:
    """The sections that the table of all indicators, or that of promises, groups by, in order."""
    return [
        crawl.resolve(path, link.get("href", ""))
        for each in site.pages[path].all("table")
        if each.get("class") == table
        for row in each.iter("tr")
        if row.get("class") == "group"
        for link in row.iter("a")
    ]


def in_sitemap(site: crawl.Site, path: str) -> bool:
    return f"<loc>{BASE}/{path}</loc>" in site.files["sitemap.xml"].decode()


def mentions(site: crawl.Site, word: str) -> list[str]:
    """The files that hold a word, in their name or their text."""
    return [path for path, data in site.files.items() if word in path or word.encode() in data]


def heading(site: crawl.Site, path: str) -> str:
    return crawl.words(site.pages[path].all("h1")[0])


def said(site: crawl.Site, path: str) -> str:
    return crawl.words(site.pages[path].all("main")[0])


def of(outcome: BuildResult, code: str) -> list[Diagnostic]:
    return [each for each in outcome.diagnostics if each.code == code]


# Added


def test_an_added_section_is_on_every_page_that_lists_sections_after_one_build(place: Place) -> None:
    place.path("content/2025/bridges.yaml").write_text(NEW, "utf-8")
    place.change("content/2025/edition.yaml", "order: [water, ", "order: [water, bridges, ")
    place.add("translations/pl/2025.po", NEW_IN_POLISH)
    place.build()
    site = place.site
    for language in LANGUAGES:
        here = f"{language}/2025"
        assert neighbours(site, f"{here}/water.html") == [("next", f"{here}/bridges.html")]
        assert neighbours(site, f"{here}/bridges.html") == [("prev", f"{here}/water.html"), ("next", f"{here}/reading-rooms.html")]
        assert neighbours(site, f"{here}/reading-rooms.html")[0] == ("prev", f"{here}/bridges.html")
        for home in (f"{here}/index.html", f"{language}/index.html"):
            assert listed(site, home) == [f"{here}/{name}.html" for name in ("water", "bridges", "reading-rooms", "roads")]
        assert in_table(site, f"{here}/indicators.html") == [f"{here}/{name}.html" for name in ("water", "bridges", "reading-rooms")]
        assert in_table(site, f"{here}/indicators.html", "promises") == [f"{here}/roads.html"]
        assert in_sitemap(site, f"{here}/bridges.html")
    assert heading(site, "pl/2025/bridges.html") == "Mosty"
    assert "2025,bridges,repaired,leak_rate,target,exactly,7.25," in site.files["data/2025/figures.csv"].decode()


def test_a_section_that_the_order_leaves_out_comes_last_with_a_warning(place: Place) -> None:
    place.path("content/2025/bridges.yaml").write_text(NEW, "utf-8")
    (warning,) = of(place.build(), "order-unlisted")
    assert (warning.position.file, dict(warning.facts)["found"]) == ("content/2025/bridges.yaml", "bridges")
    assert listed(place.site, "fr/2025/index.html")[-1] == "fr/2025/bridges.html"


def test_another_order_changes_what_the_sections_lead_to(place: Place) -> None:
    place.change("content/2025/edition.yaml", "order: [water, reading_rooms, roads]", "order: [roads, water, reading_rooms]")
    place.build()
    site = place.site
    assert neighbours(site, "ar/2025/roads.html") == [("next", "ar/2025/water.html")]
    assert neighbours(site, "ar/2025/reading-rooms.html") == [("prev", "ar/2025/water.html")]
    assert in_table(site, "pl/2025/indicators.html") == ["pl/2025/water.html", "pl/2025/reading-rooms.html"]


# Renamed


def rename(place: Place, formerly: bool) -> None:
    """reading_rooms of 2024 becomes book_houses; no catalogue is touched."""
    old, new = place.path("content/2024/reading_rooms.yaml"), place.path("content/2024/book_houses.yaml")
    old.rename(new)
    if formerly:
        place.add("content/2024/book_houses.yaml", "formerly: [reading_rooms]\n")
    place.change("content/2024/edition.yaml", "reading_rooms", "book_houses")


def test_a_renamed_section_keeps_its_translations_and_a_stub_at_its_old_address(place: Place) -> None:
    before = place.site
    catalogues = {path: path.read_bytes() for path in place.path("translations").rglob("*.po")}
    rename(place, formerly=True)
    outcome = place.build()
    assert of(outcome, "formerly-missing") == []
    assert {path: path.read_bytes() for path in place.path("translations").rglob("*.po")} == catalogues
    site = place.site
    for language in LANGUAGES:
        old, new = f"{language}/2024/reading-rooms.html", f"{language}/2024/book-houses.html"
        assert heading(site, new) == heading(before, old)
        # Word for word what the page said before, in that language, but for the address to quote it by.
        assert said(site, new).replace(new, old) == said(before, old)
        assert site.pages[old].is_stub
        assert [crawl.resolve(old, each.get("href", "")) for each in site.pages[old].all("a")] == [new]
        assert listed(site, f"{language}/2024/index.html")[1] == new
        assert neighbours(site, f"{language}/2024/water.html") == [("next", new)]
        assert in_sitemap(site, new)
        assert not in_sitemap(site, old)
    assert heading(site, "pl/2024/book-houses.html") == "Czytelnie"
    # The edition's summary refers to a figure of the section, and its translation still does so by the old name.
    assert "{reading_rooms.books}" in place.path("translations/pl/2024.po").read_text("utf-8")
    assert crawl.words(site.pages["pl/2024/index.html"].all("main")[0]) == crawl.words(before.pages["pl/2024/index.html"].all("main")[0])


def test_without_formerly_a_warning_names_both_and_nothing_of_the_old_section_stays(place: Place) -> None:
    rename(place, formerly=False)
    outcome = place.build()
    warnings = of(outcome, "formerly-missing")
    assert [(dict(each.facts)["found"], dict(each.facts)["near"], each.position.file) for each in warnings] == [
        ("reading_rooms", "book_houses", "content/2024/book_houses.yaml")
    ]
    site = place.site
    assert heading(site, "pl/2024/book-houses.html") == "Les salles de lecture"
    assert mentions(site, "2024/reading-rooms") == []
    assert {f"{language}/2024/reading-rooms.html" for language in LANGUAGES} <= set(outcome.removed)


def test_a_renamed_figure_keeps_its_sentence_and_its_old_fragment(place: Place) -> None:
    before = place.site
    place.change("content/2024/water.yaml", "  - id: leaks\n", "  - id: lost_water\n    formerly: [leaks]\n")
    place.change("content/2024/water.yaml", "{leaks}", "{lost_water}")
    place.build()
    site = place.site
    for language in LANGUAGES:
        path = f"{language}/2024/water.html"
        assert crawl.words(site.pages[path].all("main")[0]) == crawl.words(before.pages[path].all("main")[0])
        assert {"leaks", "lost-water"} <= set(site.pages[path].ids)


# Removed


def test_a_removed_section_is_gone_from_every_page_after_one_build(place: Place) -> None:
    place.path("content/2025/roads.yaml").unlink()
    place.change("content/2025/edition.yaml", ", roads]", "]")
    outcome = place.build()
    assert set(outcome.removed) == pages_of("2025/roads")
    site = place.site
    assert mentions(site, "2025/roads") == []
    for language in LANGUAGES:
        assert neighbours(site, f"{language}/2025/reading-rooms.html") == [("prev", f"{language}/2025/water.html")]
        assert 'href="roads.html"' not in site.files[f"{language}/2025/index.html"].decode()
        assert not (place.settings.output / f"{language}/2025/roads.html").exists()


def test_a_removed_section_with_figures_is_gone_from_table_and_downloads(place: Place) -> None:
    place.path("content/2025/reading_rooms.yaml").unlink()
    place.change("content/2025/edition.yaml", "reading_rooms, ", "")
    outcome = place.build()
    # The stubs of its own former address go with it, and a chart over the years that has no second year any more.
    charts = {f"{language}/indicators/books-bought.svg" for language in LANGUAGES}
    assert set(outcome.removed) == pages_of("2025/reading-rooms") | pages_of("2025/libraries") | charts
    site = place.site
    assert in_table(site, "ar/2025/indicators.html") == ["ar/2025/water.html"]
    # The page of its indicator says what the other year did.
    for language in LANGUAGES:
        assert f"{language}/indicators/books-bought.html" in site.pages
        assert "books-bought.svg" not in site.files[f"{language}/indicators/books-bought.html"].decode()
    for folder in ("2025", "latest"):
        assert b"books_done" not in site.files[f"data/{folder}/figures.csv"] + site.files[f"data/{folder}/figures.json"]
    # What the other edition had said beside it.
    assert mentions(site, "books-done") == []


def test_a_section_still_listed_but_gone_is_left_out_with_a_warning(place: Place) -> None:
    place.path("content/2025/roads.yaml").unlink()
    (warning,) = of(place.build(), "order-missing")
    assert (warning.position.file, warning.position.line, dict(warning.facts)["found"]) == ("content/2025/edition.yaml", 6, "roads")
    assert mentions(place.site, "2025/roads") == []


def test_a_section_that_is_still_referred_to_can_not_go(place: Place) -> None:
    before = files(place.settings.output)
    kept = place.path("content/2024/reading_rooms.yaml").read_bytes()
    place.path("content/2024/reading_rooms.yaml").unlink()
    outcome = build(place.settings)
    assert not outcome.published
    assert {each.position.file for each in of(outcome, "reference-unknown")} >= {"content/2024/edition.yaml"}
    assert files(place.settings.output) == before
    place.path("content/2024/reading_rooms.yaml").write_bytes(kept)


def test_a_removed_edition_takes_its_folders_with_it_but_for_what_others_put_there(place: Place) -> None:
    shutil.rmtree(place.path("content/2025"))
    for path in place.path("translations").glob("*/2025.po"):
        path.unlink()
    place.build()
    output = place.settings.output
    assert not (output / "fr/2025").exists()
    assert not (output / "data/2025").exists()
    assert sorted(each.name for each in (output / "pl/2025").iterdir()) == ["notes.txt", "roads.bak.html"]
    assert heading(place.site, "fr/index.html") == "Valdorée 2024"
    assert mentions(place.site, "2025/") == []


def test_a_file_of_somebody_else_at_a_new_sections_address_is_not_overwritten(place: Place) -> None:
    foreign = place.settings.output / "pl/2025/bridges.html"
    foreign.write_text("<p>cudze\n", "utf-8")
    before = files(place.settings.output)
    place.path("content/2025/bridges.yaml").write_text(NEW, "utf-8")
    outcome = build(place.settings)
    assert not outcome.published
    assert [each.position.file for each in of(outcome, "output-foreign")] == ["output/pl/2025/bridges.html"]
    assert files(place.settings.output) == before
    foreign.unlink()
    place.build()


# Held back


def test_a_draft_is_nowhere_until_drafts_are_asked_for(place: Place) -> None:
    place.add("content/2025/roads.yaml", "draft: true\n")
    outcome = place.build()
    assert set(outcome.removed) == pages_of("2025/roads")
    assert of(outcome, "order-missing") == []
    site = place.site
    assert mentions(site, "2025/roads") == []
    assert mentions(site, "attendent") == []
    assert neighbours(site, "fr/2025/reading-rooms.html") == [("prev", "fr/2025/water.html")]
    assert place.build().written == ()

    place.build(drafts=True)
    site = place.holds()
    assert listed(site, "pl/2025/index.html")[-1] == "pl/2025/roads.html"
    assert in_sitemap(site, "pl/2025/roads.html")

    place.build(drafts=False)
    assert mentions(place.site, "2025/roads") == []


def test_a_draft_edition_is_nowhere_and_the_one_before_is_the_newest(place: Place) -> None:
    place.add("content/2025/edition.yaml", "draft: true\n")
    place.build()
    site = place.site
    assert mentions(site, "2025/") == []
    assert heading(site, "index.html") == "Valdorée 2024"
    assert site.files["data/latest/figures.csv"] == site.files["data/2024/figures.csv"]
    assert not [each for page in site.pages.values() for each in page.all("p") if each.get("class") == "newer"]
    place.build(drafts=True)
    assert heading(place.site, "index.html") == "Valdorée 2025"
