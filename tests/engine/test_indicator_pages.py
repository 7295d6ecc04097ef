"""The pages of indicators over three years of reports: all figures, what can be compared as a chart, old addresses, downloads, the list."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from microsite.engine import build
from microsite.settings import Settings
from tests import crawl
from tests.engine.years import three_years


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> crawl.Site:
    place = tmp_path_factory.mktemp("three_years")
    settings = Settings(three_years(place / "root"), place / "output", jobs=1, trust_templates=True)
    assert build(settings).published
    return crawl.load(settings.output, settings.root)


def rows(site: crawl.Site, path: str) -> list[list[str]]:
    """The cells of the table of an indicator's page, row by row."""
    (table,) = site.pages[path].all("table")
    return [[crawl.words(cell) for cell in row] for body in table.iter("tbody") for row in body.iter("tr")]


def test_an_indicators_page_has_the_figures_of_all_reports(site: crawl.Site) -> None:
    report = "Work report of {} (invented), Work and homes"
    assert rows(site, "en/indicators/town-jobs.html") == [
        ["2026 Target", "at least 2,400 people", report.format(2026), "R5"],
        ["2025 Result", "2,380 people", report.format(2026), "R5"],
        ["2025 Target", "at least 2,500 people Met in part (95.2%)", report.format(2025), "Q3"],
        ["2024 Result", "2,415 people", report.format(2025), "Q3"],
        [
            "2024 (inferred) Target",
            "at least 2,300 people Met (105%)",
            "Gangcheng’s 2024 work report in brief, Jobs, homes and support",
            "P17",
        ],
    ]


def test_a_figure_that_was_revised_says_so_on_its_indicators_page(site: crawl.Site) -> None:
    amounts = [row[1] for row in rows(site, "en/indicators/erosion-control.html")]
    assert [amount for amount in amounts if "Revised later." in amount] == ["19,500 mu (1,300 ha) Revised later."]


def drawn(site: crawl.Site, path: str) -> list[str]:
    """What the chart of a page is made of: the classes of its boxes, and its labels."""
    (chart,) = [each for each in site.pages[path].all("figure") if each.get("class") == "chart time"]
    svg = "{http://www.w3.org/2000/svg}"
    return [
        each.get("class", "") if each.tag == svg + "rect" else crawl.words(each)
        for each in chart.iter()
        if each.tag in (svg + "rect", svg + "text")
    ]


def test_what_can_be_compared_is_drawn_over_time(site: crawl.Site) -> None:
    assert drawn(site, "en/indicators/town-jobs.html") == [
        "column result", "tick under", "tick target", "column result", "tick under", "tick target", "tick under", "tick target",
        "2,300", "2,415", "2,380", "Result", "2,500", "2,400", "Target", "2024", "2025", "2026",
    ]  # fmt: skip


def test_what_passes_a_ceiling_is_drawn_apart(site: crawl.Site) -> None:
    assert drawn(site, "zh/indicators/unemployment-rate.html")[:3] == ["ceiling target", "column result", "column over"]


def test_one_number_alone_is_no_chart(built: Callable[..., crawl.Site]) -> None:
    showcase = built("showcase")
    assert [row[1] for row in rows(showcase, "zh/indicators/urban-jobs.html")] == ["2300人以上"]
    assert not showcase.pages["zh/indicators/urban-jobs.html"].all("figure")
    assert "zh/indicators/urban-jobs.svg" not in showcase.files


def test_a_chart_is_a_file_that_stands_for_itself(site: crawl.Site) -> None:
    file = site.files["zh/indicators/town-jobs.svg"].decode()
    root = ElementTree.fromstring(file)
    assert [each.tag.rpartition("}")[2] for each in root][:3] == ["title", "desc", "style"]
    assert root.find("{http://www.w3.org/2000/svg}title").text == "2025年：2380人，原定2500人以上"  # type: ignore[union-attr]
    assert not re.search(r"var\(|href|url\((?!#fill_)|<script", file)


def test_an_indicators_former_address_leads_to_its_page(site: crawl.Site) -> None:
    for former in ("urban-jobs", "new-urban-jobs"):
        page = site.pages[f"zh/indicators/{former}.html"]
        assert page.is_stub
        assert [each.get("href") for each in page.all("a")] == ["town-jobs.html"]


def test_the_download_of_an_indicator_has_the_rows_of_its_page(site: crawl.Site) -> None:
    data = list(csv.DictReader(site.files["data/indicators/town-jobs.csv"].decode("utf-8-sig").splitlines()))
    assert [row["value"] for row in data] == ["2400", "2380", "2500", "2415", "2300"]
    assert {row["indicator"] for row in data} == {"town_jobs"}


def test_the_list_of_all_indicators_names_each_once_by_its_newest_section(site: crawl.Site) -> None:
    page = site.pages["en/indicators/index.html"]
    links = [each.get("href", "") for each in page.all("table")[0].iter("a")]
    pages = {path.rpartition("/")[2] for path in site.files if path.startswith("en/indicators/") and path.endswith(".html")}
    own = [href for href in links if "/" not in href]
    stubs = {"urban-jobs.html", "new-urban-jobs.html", "index.html"}
    assert sorted(own) == sorted(pages - stubs)
    assert links[0].startswith("../2026/")
