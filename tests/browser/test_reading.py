"""A page of each kind is good to read in every state that a reader may bring; and each measure finds what it is there for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import crawl
from tests.browser import reading
from tests.browser.test_axe import of_each_kind
from tests.extremes import BARE, CHARTS, CROWDED, LONE


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def address(site: crawl.Site, path: str) -> str:
    return f"{(site.root.parent / 'output').as_uri()}/{path}"


@pytest.mark.parametrize("name", ["showcase", "made_up"])
def test_a_page_of_each_kind_is_good_to_read(built: Callable[..., crawl.Site], page: Page, name: str) -> None:
    site = built(name, "")
    found = {}
    for path in of_each_kind(site):
        page.goto(address(site, path))
        faults = {check: each for check, each in reading.everything(page).items() if each}
        if faults:
            found[path] = faults
    assert found == {}


ENDS = [
    f"{language}/{page}.html"
    for language in ("zh", "en")
    for page in ("2024/index", "2024/zone-001", f"2025/{CROWDED}", f"2024/{LONE}", f"2025/{BARE}", f"2025/{CHARTS}")
] + [f"en/2025/{CROWDED}.zh.html", f"en/2024/{LONE}.zh.html"]


@pytest.mark.parametrize("path", ENDS)
def test_a_page_at_the_ends_of_what_it_can_hold_is_good_to_read(built: Callable[..., crawl.Site], page: Page, path: str) -> None:
    page.goto(address(built("extremes", ""), path))
    assert {check: each for check, each in reading.everything(page).items() if each} == {}


PAGE = "en/2024/livelihood.html"
AMOUNT = '<table class="indicators"><tr><td class="amount">1</td></tr></table>'
KINDS = '<span class="kind"><span class="mark one"></span><span class="mark two"></span></span>'
SOLID = "linear-gradient(rgb(1, 2, 3), rgb(1, 2, 3))"
MARKS = "document.querySelectorAll('.mark.target').forEach(each => each.style.%s)"
ALL_MARKS = "document.querySelectorAll('.mark').forEach(each => each.style.border = '0')"
ALIKE = f"first.innerHTML = '{KINDS}'; " + (
    "first.querySelectorAll('.mark').forEach(each => each.style.cssText = 'border: 1px solid; background: none')"
)
NUMBER = "const number = document.querySelector('.figure .number');"
COLLAPSED = "first.style.cssText = 'block-size: 0; margin: 0'; first.nextElementSibling.style.margin = '0'"
PLANTED = [
    ("small_text", reading.at_rest, "first.style.fontSize = '14px'"),
    ("tight_lines", reading.at_rest, "first.style.lineHeight = '1.2'"),
    ("long_lines", reading.at_rest, "first.style.cssText = 'max-width: none; width: 1200px'"),
    ("justified", reading.at_rest, "first.style.textAlign = 'justify'"),
    ("slanted", reading.at_rest, "first.lang = 'zh-Hans'; first.style.fontStyle = 'italic'"),
    ("uneven_digits", reading.at_rest, f"{NUMBER} number.style.fontVariantNumeric = 'normal'"),
    ("unaligned_amounts", reading.at_rest, f"first.outerHTML = '{AMOUNT}'; document.querySelector('td.amount').style.textAlign = 'left'"),
    ("alike_marks", reading.at_rest, ALIKE),
    ("solid_promises", reading.at_rest, MARKS % f"backgroundImage = '{SOLID}'"),
    ("too_wide", reading.narrow, "first.style.cssText = 'white-space: nowrap; max-width: none'"),
    ("overlapping", reading.narrow, COLLAPSED),
    (
        "overlapping",
        reading.with_large_text,
        COLLAPSED,
    ),
    ("split_numbers", reading.narrow, f"{NUMBER} number.textContent = '1 '.repeat(99); number.style.whiteSpace = 'normal'"),
    (
        "small_targets",
        reading.narrow,
        "first.outerHTML = '<nav><a href=\"#\" id=\"small\">a</a></nav>'; small.style.float = 'left'",
    ),
    ("too_wide", reading.with_large_text, "first.style.minWidth = '70rem'"),
    ("too_wide", reading.with_spacing, "first.style.cssText = 'white-space: nowrap; max-width: none'"),
    ("clipped", reading.with_spacing, "first.style.cssText = 'height: 1.5em; overflow: hidden'"),
    ("lost_marks", reading.with_forced_colours, ALL_MARKS),
    ("alike_marks", reading.with_forced_colours, ALIKE),
    ("wordless_kinds", reading.with_forced_colours, "document.querySelector('.status .kind').lastChild.textContent = ' '"),
    ("no_ring", reading.focused, "document.querySelectorAll('a').forEach(each => each.style.outline = '1px solid')"),
]


@pytest.mark.parametrize(("check", "measure", "change"), PLANTED, ids=[f"{check}, {each.__name__}" for check, each, _ in PLANTED])
def test_a_planted_fault_is_found(
    built: Callable[..., crawl.Site], page: Page, check: str, measure: Callable[[Page], reading.Faults], change: str
) -> None:
    page.goto(address(built("showcase", ""), PAGE))
    page.evaluate(f"() => {{ const first = document.querySelector('main .prose p'); {change}; }}")
    assert measure(page)[check], f"{check} went unseen"


def test_each_measure_has_a_planted_fault(built: Callable[..., crawl.Site], page: Page) -> None:
    page.goto(address(built("showcase", ""), PAGE))
    assert set(reading.everything(page)) == {check for check, _, _ in PLANTED}


def test_the_pages_say_the_same_without_scripts(built: Callable[..., crawl.Site], browser: Browser) -> None:
    site = built("showcase", "")
    said = {}
    for on in (True, False):
        context = browser.new_context(java_script_enabled=on)
        page = context.new_page()
        for path in ("zh/2024/index.html", "en/2024/livelihood.html", "en/2024/indicators.html"):
            page.goto(address(site, path))
            said[on, path] = [each.strip() for each in page.locator("main :is(h1, h2, h3, p, td, dd, caption)").all_inner_texts()]
        context.close()
    for on, path in said:
        assert said[on, path] == said[True, path]
        assert len(said[on, path]) > 10
