"""Charts on the pages of the showcase: every number as text beside its drawing, the greatest first, the drawing silent and small."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from microsite.engine import build
from microsite.settings import SHIPPED, Settings
from tests import crawl
from tests.conftest import copy_root
from tests.crawl import Element, Site

Built = Callable[..., Site]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return built("showcase", "")


def charts(site: Site) -> Iterator[tuple[str, Element]]:
    for path, page in site.pages.items():
        for each in page.all("figure"):
            if "chart" in (each.get("class") or "").split():
                yield path, each


def rows(chart: Element) -> list[tuple[str, str]]:
    """Name and number of each row, as a reader sees them."""
    return [(crawl.words(row.find("th")), crawl.words(row.find("td"))) for row in chart.iter("tr")]


def test_rates_stand_in_order_of_size_with_their_numbers(site: Site) -> None:
    (chart,) = (each for path, each in charts(site) if path == "en/2024/economy.html")
    assert [number for _, number in rows(chart)] == ["16.3%", "11.1%", "8%", "5.5%", "5.4%", "4.5%", "3%", "1.4%"]
    assert [each.get("width") for each in chart.iter(f"{SVG}rect")][:2] == ["100%", "68.1%"]


def test_a_grid_says_what_one_of_its_cells_stands_for(site: Site) -> None:
    (chart,) = (each for path, each in charts(site) if path == "zh/2024/livelihood.html")
    assert "一格代表10套" in crawl.words(chart)
    assert [number for _, number in rows(chart)] == ["1710套", "100套"]


def test_what_is_promised_is_never_drawn_solid(site: Site) -> None:
    for path, chart in charts(site):
        for each in chart.iter(f"{SVG}rect"):
            assert each.get("class") in ("estimate", "target", "track"), path


ON_THE_HOME = """charts:
  - id: floors
    kind: bullet
    title: 三项比例设有下限
    subtitle: 2024年至少要达到的比例（%）
    figures: [environment.manure, industry.fulfilment, industry.investment_share]
    of: 100
"""


def test_a_chart_on_the_home_leads_to_the_figures_of_its_sections(tmp_path: Path) -> None:
    root = copy_root(SHIPPED, tmp_path / "root")
    with (root / "content/2024/edition.yaml").open("a", encoding="utf-8") as head:
        head.write(ON_THE_HOME)
    assert build(Settings(root, tmp_path / "output", jobs=1, trust_templates=True)).published
    site = crawl.load(tmp_path / "output", root, "")
    (chart,) = (each for path, each in charts(site) if path == "en/2024/index.html")
    assert [each.get("href") for each in chart.iter("a")][:2] == ["environment.html#manure", "industry.html#fulfilment"]


def test_every_chart_has_title_subtitle_source_and_a_table_and_its_drawings_are_silent(site: Site) -> None:
    found = list(charts(site))
    assert {path.partition("/")[0] for path, _ in found} >= {"zh", "en"}
    for path, chart in found:
        assert any(crawl.words(each) for level in ("h2", "h3") for each in chart.iter(level)), path
        assert all(crawl.words(each) for each in chart.iter("p")), path
        assert any("place" in (each.get("class") or "").split() for each in chart.iter("p")), path
        assert len(rows(chart)) >= 2, path
        assert all(name and number for name, number in rows(chart)), path
        drawings = list(chart.iter(f"{SVG}svg"))
        assert len(drawings) == len(rows(chart)), path
        for drawing in drawings:
            assert drawing.get("aria-hidden") == "true", path


def test_a_chart_weighs_little(site: Site) -> None:
    weights = [
        sum(map(len, re.findall(rb"<svg.*?</svg>", chart, re.DOTALL)))
        for path in site.pages
        for chart in re.findall(rb'<figure class="chart.*?</figure>', site.files[path], re.DOTALL)
    ]
    assert len(weights) >= 8
    assert max(weights) <= 1536


def test_what_was_reached_is_drawn_beside_its_target_on_one_scale(built: Built) -> None:
    """The bar ends at the number reached, the tick stands at the target; the greater of the two is at the end of the track."""
    site, drawn = built("made_up", ""), 0
    for path, page in site.pages.items():
        for card in page.all("article"):
            for svg in card.iter(f"{SVG}svg"):
                for tick in svg.iter(f"{SVG}line"):
                    if tick.get("class") != "tick":
                        continue
                    bar, *over = (each for each in svg.iter(f"{SVG}rect") if each.get("class") != "track")
                    ends = [Decimal((each or "").rstrip("%")) for each in (bar.get("width"), tick.get("x1"))]
                    assert max(ends) == 100, path
                    said = [Decimal(each.get("value") or "") for each in card.iter("data")]
                    lengths = {100 * min(one, other) / max(one, other) for one in said for other in said if max(one, other)}
                    assert any(abs(min(ends) - length) <= Decimal("0.01") for length in lengths), path
                    drawn += 1
                    for each in over:
                        # What went beyond a target that it missed is no part of the good bar.
                        assert (each.get("class"), each.get("x")) == ("over", tick.get("x1")), path
    assert drawn >= 2
