"""The filter of the table of all indicators: rows that hold what is typed; without scripts the whole table and no filter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests import crawl

ROWS = ".indicators tbody tr:not(.group):visible"


def opened(browser: Browser, site: crawl.Site, path: str, scripts: bool = True) -> Page:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{(site.root.parent / 'output').as_uri()}/{path}")
    return page


@pytest.mark.parametrize(
    ("path", "typed", "shown", "told"),
    [
        ("en/2024/indicators.html", "forest", 3, "3 of 47 figures shown"),
        ("en/2024/indicators.html", "FARMING", 2, "2 of 47 figures shown"),
        ("en/2024/indicators.html", "21,000", 1, "1 of 47 figures shown"),
        ("en/2024/indicators.html", "21000 mu", 1, "1 of 47 figures shown"),
        ("en/2024/indicators.html", "no such thing", 0, "0 of 47 figures shown"),
        ("zh/2024/indicators.html", "安置房", 1, "47个数字中的1个"),
        ("zh/2024/indicators.html", " ", 47, ""),
    ],
)
def test_rows_that_hold_what_is_typed_are_shown(
    browser: Browser, built: Callable[..., crawl.Site], path: str, typed: str, shown: int, told: str
) -> None:
    page = opened(browser, built("showcase", ""), path)
    page.fill("#table_filter", typed)
    assert page.locator(ROWS).count() == shown
    assert page.locator("[role=status]").inner_text() == told
    page.fill("#table_filter", "")
    assert page.locator(ROWS).count() == 47
    page.context.close()


def test_without_scripts_the_whole_table_is_there_and_no_filter(browser: Browser, built: Callable[..., crawl.Site]) -> None:
    page = opened(browser, built("showcase", ""), "en/2024/indicators.html", scripts=False)
    assert page.locator(ROWS).count() == 47
    assert not page.locator("#table_filter").is_visible()
    page.context.close()
