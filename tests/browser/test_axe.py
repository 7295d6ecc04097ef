"""axe-core finds nothing on a page of each kind; AAA contrast and the size of targets are among its rules.

`python3 benchmarks/page.py` asks a newer axe-core about every page in every state; this one comes with the tests' libraries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from benchmarks.auditing import axe, pages
from tests import crawl

STATES = [(width, scheme) for width in axe.WIDTHS for scheme in axe.SCHEMES]


def of_each_kind(site: crawl.Site) -> list[str]:
    """The heaviest page of each kind in each language."""
    chosen: dict[tuple[str, str], str] = {}
    for path in sorted(site.pages, key=lambda path: len(site.files[path])):
        chosen[path.partition("/")[0], pages.kind(path, site.files[path])] = path
    return sorted(path for (_, kind), path in chosen.items() if kind != pages.STUB and path != "index.html")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("name", ["showcase", "made_up"])
def test_axe_finds_nothing_on_a_page_of_each_kind(built: Callable[..., crawl.Site], page: Page, name: str) -> None:
    site = built(name, "")
    found = []
    for at, path in enumerate(of_each_kind(site)):
        page.goto(f"{(site.root.parent / 'output').as_uri()}/{path}")
        # Every other state of every other page: across the languages each kind is seen light and dark, narrow and wide.
        found += axe.audit(page, AXE_SCRIPT, path, STATES[at % 2 :: 2] if name == "showcase" else [STATES[at % 4]])
    assert [each for each in found if not axe.review(each)] == []


def test_what_was_reviewed_is_there(built: Callable[..., crawl.Site]) -> None:
    """A review of something that is gone would hide what comes in its place."""
    pages = [data.decode() for name in ("showcase", "made_up") for path, data in built(name, "").files.items() if path.endswith(".html")]
    for each in axe.REVIEWED:
        assert any(each.html in page for page in pages), each


PLANTED = {
    "color-contrast-enhanced": "first.style.color = '#666'; first.style.background = '#fff'",
    "color-contrast": "first.style.color = '#aaa'; first.style.background = '#fff'",
    "target-size": "first.innerHTML = '<a href=\"#a\">a</a><a href=\"#b\">b</a>'; first.style.font = '6px/6px serif'",
    "heading-order": "first.outerHTML = '<h5>Too low</h5>'",
    "svg-img-alt": 'first.innerHTML = \'<svg role="img" width="9" height="9"></svg>\'',
    "aria-prohibited-attr": "first.innerHTML = '<span aria-label=\"A name\">word</span>'",
    "valid-lang": "first.lang = 'chinese'",
    "meta-viewport": "document.querySelector('[name=viewport]').content = 'width=device-width, user-scalable=no'",
    "landmark-one-main": "document.querySelector('main').outerHTML = '<div id=\"page_text\"><h1>No main</h1></div>'",
    "skip-link": "document.querySelector('.skip').href = '#nowhere'",
    "document-title": "document.title = ''",
}


def test_axe_sees_what_is_planted(built: Callable[..., crawl.Site], page: Page) -> None:
    site = built("showcase", "")
    unseen = []
    for rule, change in PLANTED.items():
        page.goto(f"{(site.root.parent / 'output').as_uri()}/en/2024/services.html")
        page.evaluate(f"() => {{ const first = document.querySelector('main .prose p'); {change}; }}")
        # The page has one fault and axe is asked for its rule alone: the whole of it is asked above.
        results = page.evaluate(f"{AXE_SCRIPT};axe.run({{runOnly: ['{rule}']}})")
        if not [each for each in axe.findings(results, rule, "") if not axe.review(each)]:
            unseen.append(rule)
    assert unseen == []


def test_an_undecided_finding_without_a_review_counts_and_a_violation_has_none() -> None:
    undecided = axe.Finding(axe.UNDECIDED, "th-has-data-cells", '<table class="indicators">', "", "a.html", "320 light")
    assert axe.review(undecided)
    assert axe.review(undecided._replace(outcome=axe.VIOLATION)) is None
    assert axe.review(undecided._replace(html='<table class="other">')) is None
    assert axe.review(undecided._replace(rule="color-contrast")) is None
