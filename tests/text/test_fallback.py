"""What readers get where a text is not translated: the first language of the fallbacks that has it, at last the source."""

from __future__ import annotations

from pathlib import Path

from microsite.build import build
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
