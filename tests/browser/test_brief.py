"""An edition on one sheet of paper: everything that is said on the page, on exactly one A4, with a code that leads to the edition."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests import crawl
from tests.browser.pdf import codes, sheets, without_blanks
from tests.conftest import BASE

SAID = "() => [...document.querySelectorAll('main :is(h1, h2, h3, p)')].filter(each => each.checkVisibility()).map(each => each.innerText)"


@pytest.mark.parametrize(
    ("root", "path"),
    [
        ("showcase", "zh/2024/brief.html"),
        ("showcase", "en/2024/brief.html"),
        ("made_up", "fr/2025/brief.html"),
        ("made_up", "ar/2024/brief.html"),
        ("second_district", ""),
    ],
)
def test_an_edition_is_told_on_one_sheet(browser: Browser, built: Callable[..., crawl.Site], root: str, path: str) -> None:
    site = built(root, BASE)
    for each in [path] if path else sorted(name for name in site.files if name.endswith("/brief.html")):
        page = browser.new_page()
        page.emulate_media(media="print")
        page.goto(f"{(site.root.parent / 'output').as_uri()}/{each}")
        data = page.pdf(prefer_css_page_size=True)
        said = page.evaluate(SAID)
        page.close()
        (sheet,) = sheets(data)
        assert (round(sheet.width), round(sheet.height)) == (210, 297)
        text = without_blanks(sheet.text)
        if not each.startswith("ar/"):  # A PDF has the letters of such a script in the shapes that they are drawn in.
            assert [words for words in said if without_blanks(words) not in text] == []
        assert [code.text for code in codes(data)] == [f"{BASE}/{each.replace('brief', 'index')}"]


def test_the_sheet_tells_what_is_promised_and_where_it_is_from(built: Callable[..., crawl.Site]) -> None:
    page = crawl.words(crawl.parse(built("showcase", BASE).files["en/2024/brief.html"]).root)
    for words in ("2,300", "Jobs, homes and support", "A newspaper’s account of", f"{BASE}/en/2024/index.html"):
        assert words in page
