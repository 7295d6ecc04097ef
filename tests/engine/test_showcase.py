"""The showcase: the whole report in both languages, complete and within the house's own rules."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.cli.main import main
from microsite.engine import check
from microsite.settings import SHIPPED, Settings
from tests import crawl

Built = Callable[..., crawl.Site]
HAN = re.compile(r"[\u4e00-\u9fff]")
SECTIONS = sorted(path for path in (SHIPPED / "content/2024").glob("*.yaml") if path.stem != "edition")


@pytest.fixture
def site(built: Built) -> crawl.Site:
    return built("showcase", "")


def test_nothing_is_to_be_warned_of(tmp_path: Path) -> None:
    """No missing or fuzzy translation, no unlisted section: `check --strict` passes as it stands."""
    assert check(Settings(SHIPPED, tmp_path / "output", strict=True)).diagnostics == ()


def test_the_catalogues_are_up_to_date(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for folder in ("content", "translations", "templates"):
        shutil.copytree(SHIPPED / folder, root / folder)
    assert main(["translations", "update", "--root", str(root)]) == 0
    for path in sorted((SHIPPED / "translations").rglob("*.po")):
        assert (root / path.relative_to(SHIPPED)).read_bytes() == path.read_bytes(), path


def test_the_whole_report_is_there() -> None:
    figures = crawl.stated(SHIPPED)
    assert len(figures) == 47
    assert len({(each.section, each.id) for each in figures}) == 47
    assert len(SECTIONS) == 8


@pytest.mark.parametrize("path", SECTIONS, ids=lambda path: path.stem)
def test_a_section_is_told_in_words_of_its_own(path: Path) -> None:
    section = crawl.read(path)
    assert len(HAN.findall(section["summary"])) >= 80
    assert section["finding"].strip()
    for figure in section.get("figures", ()):
        assert f"{{{figure['id']}}}" in figure["sentence"], figure["id"]
        assert re.fullmatch(r"P\d+", figure["place"])
    for commitment in section.get("commitments", ()):
        assert re.fullmatch(r"P\d+", commitment["place"])


def test_each_indicator_is_named_without_year_or_bound_and_explained() -> None:
    used = {each.indicator for each in crawl.stated(SHIPPED)}
    indicators = crawl.read(SHIPPED / "content/indicators.yaml")["indicators"]
    for each in indicators:
        assert not re.search(r"20\d\d|以上|不少于|至少|超过", each["name"].replace("市级以上", "")), each["name"]
        assert len(HAN.findall(each["name"])) <= 14, each["name"]
        assert each["definition"]["source"] in ("report", "editors"), each["id"]
    assert used == {each["id"] for each in indicators}


EXACT = {
    "city/heating": ("50万平方米", "500,000 m²"),
    "city/households": ("1.5万余户", "more than 15,000 households"),
    "industry/foreign_capital": ("2000万美元以上", "at least US$20 million"),
    "livelihood/jobs": ("2300人以上", "at least 2,300 people"),
    "environment/erosion": ("2.1万亩", "21,000 mu (1,400 ha)"),
    "economy/gdp": ("3%", "3%"),
}


@pytest.mark.parametrize("name", EXACT)
def test_figures_read_as_they_should(site: crawl.Site, name: str) -> None:
    section, wanted = name.split("/")
    for language, expected in zip(("zh", "en"), EXACT[name], strict=True):
        (card,) = site.pages[f"{language}/2024/{section}.html"].all("article", id=wanted.replace("_", "-"))
        shown = [crawl.words(line) for line in card.iter("p") if (line.get("class") or "").startswith("figure")]
        assert shown == [expected]


def test_the_english_is_english_and_the_chinese_chinese(site: crawl.Site) -> None:
    """Nothing fell back: Han stands on English pages only in the language link and under its own `lang`."""
    for path, page in site.pages.items():
        if path.startswith("en/"):
            assert not [run for run in page.runs if run.language.startswith("en") and HAN.search(run.text)], path
            assert not [each for each in page.all("p") if (each.get("class") or "") == "lack"], path


def test_the_site_says_what_it_is(site: crawl.Site) -> None:
    for path, page in site.pages.items():
        if path == "404.html" or (page.is_stub and page.language == "zh-Hans"):
            continue
        text = crawl.words(page.root)
        assert ("非官方" in text) if page.language == "zh-Hans" else re.search("unofficial", text, re.IGNORECASE), path


def test_what_is_not_known_is_said(site: crawl.Site) -> None:
    for language, word in (("zh", "不详"), ("en", "not known")):
        # A section leads to what is known of its source.
        (source,) = site.pages[f"{language}/2024/economy.html"].all("section", id="page_source")
        page, _, id_ = next(source.iter("a")).get("href", "").partition("#")
        (facts,) = site.pages[crawl.resolve(f"{language}/2024/economy.html", page)].all("div", id=id_)
        assert sum(crawl.words(each) == word for each in facts.iter("dd")) == 3
