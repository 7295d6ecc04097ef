"""On a phone a section is as long as what it holds, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import crawl

MEASURE = """() => {
  const height = each => each.offsetHeight;
  const all = selector => [...document.querySelectorAll(selector)];
  return {
    main: height(document.querySelector("main")),
    written: all(".opening, .chart, .terms").map(height).reduce((sum, each) => sum + each, 0),
    cards: all(".card").filter(each => !each.querySelector(".facts")).map(height),
    defined: all(".card .facts").length,
    rows: all(".commitments li").length,
    menu: height(document.querySelector(".menu")),
  };
}"""
ORDINARY = {"zh": 210, "en": 280}
"""px of a card as most are: a sentence of two lines in Chinese, of three or four in English"""
AROUND, DEFINED, ROW = 1000, 460, 130
"""px of the title, headings and links to other pages; of a card with its definition; of a commitment"""


def too_long(found: dict[str, Any], language: str) -> list[str]:
    """What is longer than a section with so many figures and commitments need be."""
    most = AROUND + found["written"] + found["menu"] + DEFINED * found["defined"] + ROW * found["rows"]
    most += (ORDINARY[language] + 20) * len(found["cards"])
    wrong = [f"main: {found['main']} > {most}"] if found["main"] > most else []
    usual = median(found["cards"])
    return wrong + ([f"cards: {usual} > {ORDINARY[language]}"] if usual > ORDINARY[language] else [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_section_is_short_on_a_phone(built: Callable[..., crawl.Site], browser: Browser, language: str) -> None:
    site = built("showcase", "")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    found = {}
    for path in sorted(each for each in site.pages if each.startswith(f"{language}/2024/")):
        if 'class="cards"' in site.files[path].decode() and not path.endswith((".zh.html", "print.html")):
            page.goto(f"{(site.root.parent / 'output').as_uri()}/{path}")
            found[path] = too_long(page.evaluate(MEASURE), language)
            # Cards as tall as they once were are noticed.
            page.evaluate("document.querySelectorAll('.card').forEach(each => each.style.minHeight = '420px')")
            assert too_long(page.evaluate(MEASURE), language)
    page.close()
    assert len(found) == 8
    assert {path: each for path, each in found.items() if each} == {}
