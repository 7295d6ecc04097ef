"""Readers see a text that is not translated in the first fallback language that has it; the last one is the source language."""

from __future__ import annotations

import re
from pathlib import Path

from microsite.engine import build
from microsite.settings import Settings
from tests import crawl


def _built(root: Path, output: Path) -> crawl.Site:
    assert build(Settings(root, output, trust_templates=True, jobs=1)).published
    return crawl.load(output, root)


def _heading(site: crawl.Site, path: str) -> tuple[str, str]:
    element = site.pages[path].all("h1")[0]
    marked = [each for each in element if each.get("lang")]
    return crawl.words(element), marked[0].get("lang", "") if marked else site.pages[path].language


def test_a_text_that_is_not_translated_stands_in_the_language_that_the_site_names_for_that(root: Path, tmp_path: Path) -> None:
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8").replace("    name: العربية\n", "    name: العربية\n    fallback: [pl]\n"), "utf-8")
    catalogue = root / "translations/ar/2025.po"
    catalogue.write_text(catalogue.read_text("utf-8").replace('msgstr "الطرق"', 'msgstr ""'), "utf-8")
    assert _heading(_built(root, tmp_path / "output"), "ar/2025/roads.html") == ("Drogi", "pl")


def test_a_text_that_no_fallback_has_stands_in_the_source_language(root: Path, tmp_path: Path) -> None:
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8").replace("    name: العربية\n", "    name: العربية\n    fallback: [pl]\n"), "utf-8")
    for language, word in (("ar", "الطرق"), ("pl", "Drogi")):
        catalogue = root / f"translations/{language}/2025.po"
        catalogue.write_text(catalogue.read_text("utf-8").replace(f'msgstr "{word}"', 'msgstr ""'), "utf-8")
    assert _heading(_built(root, tmp_path / "output"), "ar/2025/roads.html") == ("Les routes", "fr")


def _changed(root: Path, language: str, *pairs: tuple[str, str]) -> None:
    catalogue = root / f"translations/{language}/2025.po"
    text = catalogue.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    catalogue.write_text(text, "utf-8", newline="\n")


ENTRY = 'msgctxt "roads.title"\nmsgid "Les routes"\n'


def test_a_text_that_is_not_translated_is_marked_and_the_page_says_how_many_are_not(root: Path, tmp_path: Path) -> None:
    _changed(root, "pl", ('msgstr "Drogi"', 'msgstr ""'))
    page = _built(root, tmp_path / "output").pages["pl/2025/roads.html"]
    (heading,) = page.all("h1")
    assert [(each.tag, each.get("class"), each.get("lang")) for each in heading] == [("span", "untranslated", "fr")]
    above, below = (each for each in page.all("p") if "lack" in (each.get("class") or "").split())
    assert [each.get("href") for each in above] == ["#page_translation"]
    assert page.all("p", id="page_translation")
    assert re.fullmatch(r"\d+ of the \d+ texts on this page .*", crawl.words(below))


def test_a_fuzzy_translation_is_not_shown(root: Path, tmp_path: Path) -> None:
    _changed(root, "pl", (ENTRY, f"#, fuzzy\n{ENTRY}"), ('msgstr "Drogi"', 'msgstr "Nieaktualne"'))
    site = _built(root, tmp_path / "output")
    assert _heading(site, "pl/2025/roads.html") == ("Les routes", "fr")
    assert not [path for path, page in site.pages.items() if "Nieaktualne" in crawl.words(page.root)]


def test_a_machines_unreviewed_translation_is_shown_and_marked_as_such(root: Path, tmp_path: Path) -> None:
    _changed(root, "pl", (ENTRY, f"# state: machine\n{ENTRY}"))
    page = _built(root, tmp_path / "output").pages["pl/2025/roads.html"]
    (heading,) = page.all("h1")
    assert [(each.tag, each.get("class"), each.get("lang")) for each in heading] == [("span", "machine", None)]
    assert crawl.words(heading) == "Drogi"
    (note,) = (each for each in page.all("p") if each.get("class") == "lack")
    assert "by a machine" in crawl.words(note)
    assert "†" in crawl.words(note)


def test_a_wholly_translated_page_says_nothing_of_gaps(root: Path, tmp_path: Path) -> None:
    page = _built(root, tmp_path / "output").pages["pl/2025/roads.html"]
    assert not [each for each in page.all("p") if "lack" in (each.get("class") or "").split()]
    assert not [each for each in page.root.iter() if each.get("class") in ("untranslated", "machine")]


def test_a_translation_that_is_withheld_falls_back_like_one_that_is_missing(root: Path, tmp_path: Path) -> None:
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8").replace("    name: العربية\n", "    name: العربية\n    fallback: [pl]\n"), "utf-8")
    catalogue = root / "translations/ar/2025.po"
    catalogue.write_text(catalogue.read_text("utf-8").replace('msgstr "الطرق"', 'msgstr "الطرق {roads}"'), "utf-8")
    assert _heading(_built(root, tmp_path / "output"), "ar/2025/roads.html") == ("Drogi", "pl")
