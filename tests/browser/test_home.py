"""An edition's home in a browser: the news in the first screen of a phone, short pages, and links that work without the script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import crawl

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 844}
MEASURED = """() => {
  const box = each => each.getBoundingClientRect();
  const headlines = [...document.querySelectorAll(".headline")];
  return {
    height: document.documentElement.scrollHeight,
    news: box(document.querySelector(".news")).bottom,
    counts: box(document.querySelector(".counts")).bottom,
    first: box(headlines[0]).top,
    numbers: headlines.map(each => parseFloat(getComputedStyle(each.querySelector(".number")).fontSize)),
    tops: headlines.map(each => box(each).top),
    widths: headlines.map(each => box(each).width),
    rows: [...document.querySelectorAll(".rows > li")].map(each => box(each).height),
  };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def opened(page: Page, site: crawl.Site, path: str) -> Page:
    page.goto(f"{(site.root.parent / 'output').as_uri()}/{path}")
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_screen_of_a_phone_has_the_news_the_counts_and_the_first_figure(
    built: Callable[..., crawl.Site], page: Page, language: str
) -> None:
    page.set_viewport_size(PHONE)
    found = opened(page, built("showcase", ""), f"{language}/index.html").evaluate(MEASURED)
    assert found["news"] < found["counts"] < found["first"] <= 520
    assert min(found["numbers"]) >= 40
    # The first across, the others two abreast.
    others = found["tops"][1:]
    assert others[0] == others[1] < others[2] == others[3]
    assert found["widths"][0] > 1.9 * found["widths"][1]
    assert found["height"] <= 4000


@pytest.mark.parametrize("language", ["zh", "en"])
def test_at_a_desk_the_main_figures_are_abreast_and_the_page_is_short(built: Callable[..., crawl.Site], page: Page, language: str) -> None:
    page.set_viewport_size(DESKTOP)
    found = opened(page, built("showcase", ""), f"{language}/index.html").evaluate(MEASURED)
    assert len(found["tops"]) == 5
    assert len(set(found["tops"])) == 1
    assert min(found["numbers"]) >= 40
    assert found["height"] <= 2600


# In English two lines of a finding, a title that fills its line and a number with its noun need four lines of a phone.
@pytest.mark.parametrize(("language", "size", "most"), [("zh", PHONE, 88), ("zh", DESKTOP, 88), ("en", DESKTOP, 88), ("en", PHONE, 108)])
def test_a_section_is_a_compact_row(built: Callable[..., crawl.Site], page: Page, language: str, size: dict[str, int], most: int) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    found = opened(page, built("showcase", ""), f"{language}/index.html").evaluate(MEASURED)
    assert len(found["rows"]) == 8
    assert max(found["rows"]) <= most


ROWS = ".indicators tbody tr:not(.group):visible"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_count_leads_to_its_rows_of_the_table_with_and_without_scripts(
    built: Callable[..., crawl.Site], browser: Browser, scripts: bool
) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    opened(page, built("showcase", ""), "en/index.html").click("text=Estimate: 8")
    page.wait_for_url("**/indicators.html#only_estimate")
    assert page.locator(ROWS).count() == 8
    assert page.locator(".only:visible").inner_text() == "Shown: Estimate (8). Show all 47"
    # Sections that have none of them leave no heading behind.
    assert page.locator(".indicators tbody .group:visible").count() == 1
    page.click("text=Show all 47")
    assert page.locator(ROWS).count() == 47
    page.context.close()


def test_what_is_typed_is_looked_for_among_the_rows_of_the_kind(built: Callable[..., crawl.Site], page: Page) -> None:
    opened(page, built("showcase", ""), "en/2024/indicators.html#only_estimate").fill("#table_filter", "income")
    assert page.locator(ROWS).count() == 2
    assert page.locator("[role=status]").inner_text() == "2 of 47 figures shown"
