"""A section in two languages: what is told beside what, and what a text that isn't translated says."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.engine import build
from microsite.settings import Settings
from tests import crawl
from tests.crawl import Site, words

PAGE = "pl/2024/water.fr.html"


def made(root: Path, place: Path) -> Site:
    outcome = build(Settings(root, place, trust_templates=True, jobs=1))
    assert outcome.published, outcome.diagnostics
    return crawl.load(place, root)


def rows(site: Site, path: str) -> list[tuple[str, ...]]:
    """Each row of the page: what stands in the page's language, and beside it."""
    pairs = [each for each in crawl.parse(site.files[path]).root.iter() if "pair" in (each.get("class") or "").split()]
    return [tuple(words(cell) for cell in row if cell.tag != "span") for row in pairs]


def without_translation(root: Path, context: str, translation: str) -> None:
    """Take one translation out of the Polish catalogue."""
    path = root / "translations/pl/2024.po"
    text = path.read_text("utf-8")
    at = text.index(f'msgstr "{translation}"', text.index(f'msgctxt "{context}"'))
    path.write_text(text[:at] + text[at:].replace(translation, "", 1), "utf-8", newline="\n")


def test_each_text_stands_beside_the_one_that_it_is_a_translation_of(root: Path, tmp_path: Path) -> None:
    beside = dict(row for row in rows(made(root, tmp_path / "output"), PAGE) if len(row) == 2)
    assert beside["Polski"] == "Français"
    assert beside["Woda"] == "L’eau"
    assert beside["Będzie co najmniej 12 poidełek."] == "Il y aura au moins 12 fontaines."
    (pipes,) = (own for own in beside if "Rury są nowe" in own)
    assert "Les conduites sont neuves" in beside[pipes]
    (leaks,) = (own for own in beside if "Wycieki zabrały" in own)
    assert "Les fuites ont pris" in beside[leaks]


def test_what_is_not_translated_says_so_and_is_not_shown_twice(root: Path, tmp_path: Path) -> None:
    before = rows(made(root, tmp_path / "before"), PAGE)
    without_translation(root, "water.figure.fountains.sentence", "W 2024 r. otworzy się {fountains}.")
    after = rows(made(root, tmp_path / "after"), PAGE)
    ((own, source),) = (row for row in after if row not in before)
    assert "(not translated yet)" in own
    assert "On ouvrira" not in own
    assert "On ouvrira" in source
    # The section's own page shows it once, in the language that it is in.
    alone = crawl.load(tmp_path / "after", root).files["pl/2024/water.html"].decode()
    assert "On ouvrira" in alone
    assert "not translated yet)" not in alone


def test_a_section_without_a_title_in_the_language_keeps_the_one_that_it_has(root: Path, tmp_path: Path) -> None:
    without_translation(root, "water.title", "Woda")
    site = made(root, tmp_path / "output")
    assert rows(site, PAGE)[1] == ("L’eau",)


@pytest.mark.parametrize("language", ["pl", "ar"])
def test_old_addresses_lead_on_side_by_side_too(root: Path, tmp_path: Path, language: str) -> None:
    site = made(root, tmp_path / "output")
    stub = crawl.parse(site.files[f"{language}/2025/libraries.fr.html"])
    assert stub.is_stub
    assert f"{language}/2025/reading-rooms.fr.html" in site.files
    assert b"url=reading-rooms.fr.html" in site.files[f"{language}/2025/libraries.fr.html"]


def test_the_source_language_has_no_pages_beside_itself(root: Path, tmp_path: Path) -> None:
    site = made(root, tmp_path / "output")
    beside = [path for path in site.files if path.endswith(".fr.html")]
    assert {path.split("/")[0] for path in beside} == {"pl", "ar"}
    source = crawl.parse(site.files["fr/2024/water.html"])
    hrefs = {each.get("href") for each in source.all("a")}
    assert {"../../pl/2024/water.fr.html", "../../ar/2024/water.fr.html"} <= hrefs
