"""What Chromium prints: an edition as one document, a section as a leaf; all that is said, in order, on numbered sheets, nothing cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple, Protocol

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests import crawl
from tests.browser.pdf import A4, Heading, Sheet, Text, codes, outline, sheets, texts, without_blanks
from tests.conftest import BASE

SECONDS = 60
SCREEN: ViewportSize = {"width": 1000, "height": 800}
DOCUMENTS = ("zh/2024/print.html", "en/2024/print.html")
LEAVES = ("zh/2024/city.html", "en/2024/livelihood.zh.html", "en/2024/index.html", "zh/2024/indicators.html")
LEAST = 30
"""millimetres of a code's side"""
EDGE = 5
"""millimetres that printers leave white"""

# Texts as blocks, in their order; what a block says inside another one is said with that.
SAID = """() => {
  const blocks = [...document.querySelectorAll("main :is(h1, h2, h3, p, dt, dd, li, th, td, caption), footer :is(p)")];
  const own = blocks.filter(each => each.checkVisibility() && !each.querySelector("h1, h2, h3, p, dt, dd, li, th, td"));
  return own.map(each => each.innerText).filter(text => text.trim());
}"""
WIDER = """() => [...document.querySelectorAll("main *, footer *")].filter(each => each.checkVisibility() && !each.closest("svg"))
  .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(each => each.outerHTML.slice(0, 90))"""
SCREEN_ONLY = ".skip, .languages a, .turn a, .downloads a, .actions a, .back a, .hint, .contents a, .beside a"
UNPRINTED = f"""() => [...document.querySelectorAll({SCREEN_ONLY!r})].map(each => [each.textContent.trim(), each.checkVisibility()])"""
CARD_PARTS = """() => [...document.querySelectorAll("article.card")].map(card =>
  ["h3", ".figure", ".status", ".sentence", ".facts dd"].map(each => card.querySelector(each)?.innerText ?? ""))"""
MOST_SHEETS = 16
LEAF_TITLES = "() => [...document.querySelectorAll('.leaf > h2, .leaf h2')].map(each => each.innerText)"


class Printed(NamedTuple):
    """A page on paper."""

    sheets: list[Sheet]
    data: bytes
    said: list[str]
    """the blocks of its text, as they are shown for printing"""
    headings: list[Heading]
    unprinted: list[tuple[str, bool]]
    """what only a screen needs, and whether it is shown all the same"""
    overflow: list[str]
    """what is wider than a sheet, so that a browser would print everything smaller"""
    texts: list[Text]
    cards: list[list[str]]
    """of the document for paper: name, number, status, sentence and definition of each figure"""
    title: str
    canonical: str
    """its address on the web; empty where that is not known"""
    dated: str
    """of when it is; empty in the document for paper"""
    leaf_titles: list[str]


def new_page(browser: Browser) -> Page:
    page = browser.new_page(viewport=SCREEN)
    page.set_default_timeout(SECONDS * 1000)
    page.emulate_media(media="print")
    return page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = new_page(browser)
    yield page
    page.close()


def is_document(path: str) -> bool:
    return path.endswith("/print.html")


def opened(page: Page, site: crawl.Site, path: str) -> None:
    page.goto(f"{(site.root.parent / 'output').as_uri()}/{path}")


def printed(page: Page) -> Printed:
    """The page that is open, as it is now."""
    data = page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
    top, bottom, sides = (18, 16, 15) if is_document(page.url) else (12, 14, 14)
    page.set_viewport_size({"width": int((A4[0] - 2 * sides) * 96 / 25.4), "height": 800})
    overflow = page.evaluate(WIDER)
    page.set_viewport_size(SCREEN)
    cards = page.evaluate(CARD_PARTS) if is_document(page.url) else []
    found = sheets(data, top, bottom)
    return Printed(
        sheets=found,
        data=data,
        said=page.evaluate(SAID),
        headings=outline(data, bottom),
        unprinted=page.evaluate(UNPRINTED),
        overflow=overflow,
        texts=texts(found),
        cards=cards,
        title=page.locator("h1").first.inner_text(),
        canonical=page.evaluate("document.querySelector('link[rel=canonical]')?.href ?? ''"),
        dated=page.evaluate("document.querySelector('.dated')?.innerText ?? ''"),
        leaf_titles=page.evaluate(LEAF_TITLES),
    )


class Printer(Protocol):
    """Prints a page of a site as it was built, once."""

    def __call__(self, name: str, base_url: str, path: str) -> Printed: ...


@pytest.fixture(scope="module")
def on_paper(browser: Browser, built: Callable[..., crawl.Site]) -> Printer:
    found: dict[tuple[str, str, str], Printed] = {}

    def once(name: str, base_url: str, path: str) -> Printed:
        if (name, base_url, path) not in found:
            page = new_page(browser)
            opened(page, built(name, base_url), path)
            found[name, base_url, path] = printed(page)
            page.close()
        return found[name, base_url, path]

    return once


# Checks: functions from what was printed to what is wrong with it.


def lost_texts(of: Printed) -> list[str]:
    """R51: a block of text that is not on paper, or not after the one before it."""
    rest = "".join(without_blanks(sheet.body) for sheet in of.sheets)
    lost = []
    for text in map(without_blanks, of.said):
        before, found, after = rest.partition(text)
        if found and len(before) < 2000:
            rest = after
        else:
            lost.append(text)
    return lost


def unnumbered(of: Printed) -> list[str]:
    """R52: a sheet that doesn't say which of how many it is."""
    total = len(of.sheets)
    return [
        f"sheet {number}: {sheet.foot!r}"
        for number, sheet in enumerate(of.sheets, 1)
        # What is read from the right is drawn from the left.
        if not re.search(rf"(?<!\d)(?:{number}/{total}|{total}/{number})(?!\d)", without_blanks(sheet.foot))
    ]


def cut(of: Printed) -> list[str]:
    """R51: a sheet that is not A4, or with letters where printers print none."""
    found = []
    for number, sheet in enumerate(of.sheets, 1):
        left, top, right, bottom = sheet.reach
        if (round(sheet.width), round(sheet.height)) != A4:
            found.append(f"sheet {number} is {sheet.width} × {sheet.height}")
        if min(left, top, sheet.width - right, sheet.height - bottom) < EDGE:
            found.append(f"sheet {number} reaches from {left:.0f} to {right:.0f}, from {top:.0f} to {bottom:.0f}")
    return found + of.overflow


def lonely_headings(of: Printed) -> list[str]:
    """R51: a heading at the end of a sheet, with what it heads on the next."""
    return [
        f"sheet {each.sheet}: {each.title!r}"
        for each in of.headings
        if len(without_blanks(each.below).removeprefix(without_blanks(each.title))) < 5
    ]


def overlapping(of: Printed) -> list[str]:
    """R51: letters on other letters."""
    by_sheet: dict[int, list[Text]] = {}
    for each in of.texts:
        by_sheet.setdefault(each.sheet, []).append(each)
    pairs = (pair for runs in by_sheet.values() for pair in combinations(runs, 2))
    return [f"sheet {one.sheet}: {one.text!r} and {other.text!r}" for one, other in pairs if one.covers(other) > 0.25]


def out_of_order(of: Printed) -> list[str]:
    """R51: cards that are not read from above as number, name, status, sentence and definition, on one sheet."""
    starts, drawn = [], ""
    for run in of.texts:
        starts.append(len(drawn))
        drawn += without_blanks(run.text)
    found, at = [], 0
    for parts in of.cards:
        # They are drawn name first; a main figure in front of the sections has no sentence.
        at = drawn.index("".join(map(without_blanks, parts[:4])), at)
        tops = {}
        for part, text in zip(("name", "number", "status", "sentence", "definition"), map(without_blanks, parts), strict=True):
            if text:
                at = drawn.index(text, at)
                run = of.texts[bisect_right(starts, at) - 1]
                tops[part] = (run.sheet, run.top)
        order = [tops[part] for part in ("number", "name", "status", "sentence", "definition") if part in tops]
        if order != sorted(order) or len({sheet for sheet, _ in order}) > 1:
            found.append(f"{parts[0]}: {tops}")
    return found


def screen_only(of: Printed) -> list[str]:
    """R51: words of navigation on paper."""
    lines = [line.strip() for sheet in of.sheets for line in sheet.text.splitlines()]
    return [text for text, shown in of.unprinted if text and (shown or (text in lines and text not in of.said))]


CHECKS = (lost_texts, unnumbered, cut, lonely_headings, overlapping, out_of_order, screen_only)


@pytest.mark.parametrize("base_url", ["", BASE], ids=["without an address", "with an address"])
@pytest.mark.parametrize("path", [*DOCUMENTS, *LEAVES])
def test_nothing_is_wrong_on_paper(on_paper: Printer, path: str, base_url: str) -> None:
    of = on_paper("showcase", base_url, path)
    assert {check.__name__: check(of) for check in CHECKS} == {check.__name__: [] for check in CHECKS}
    assert len(of.said) > 20


@pytest.mark.parametrize("path", ["fr/2025/print.html", "ar/2025/print.html"])
def test_nothing_is_wrong_on_paper_of_a_made_up_district(on_paper: Printer, path: str) -> None:
    of = on_paper("made_up", BASE, path)
    # Letters of Arabic are drawn in another order than they are read.
    checks = CHECKS if path.startswith("fr") else [check for check in CHECKS if check not in (lost_texts, out_of_order)]
    assert {check.__name__: check(of) for check in checks} == {check.__name__: [] for check in checks}


PLANTED = [
    ("lost_texts", "document.querySelector('.leaf .sentence').style.fontSize = '0'"),
    ("lost_texts", "document.querySelector('main').append(document.querySelector('.leaf'))"),
    ("unnumbered", "put('@page { @bottom-center { content: none } }')"),
    ("cut", "put('.leaf .sentence { position: relative; left: 120mm }')"),
    ("cut", "put('@page { size: A5 }')"),
    ("cut", "put('.leaf .sentence { min-width: 190mm }')"),
    (
        "lonely_headings",
        "const end = document.createElement('div'); end.innerHTML = '<p>1</p><h2>Alone</h2><p>2</p>';"
        "document.querySelector('main').append(end);"
        "end.style.breakBefore = 'page'; end.children[0].style.height = '225mm'; end.children[1].style.breakAfter = 'auto';"
        "end.children[2].style.cssText = 'height: 100mm; break-inside: avoid'",
    ),
    ("overlapping", "put('.leaf .sentence { position: relative; top: -3mm }')"),
    ("out_of_order", "put('.lines > .card > .figure { grid-row: 4 }')"),
    ("screen_only", "put('.hint { display: block !important }')"),
]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted[0])
def test_a_planted_fault_is_found(built: Callable[..., crawl.Site], on_paper: Printer, page: Page, planted: tuple[str, ...]) -> None:
    check = next(each for each in CHECKS if each.__name__ == planted[0])
    # A short document, which is printed fast.
    sound = on_paper("made_up", BASE, "fr/2025/print.html")
    assert check(sound) == []
    opened(page, built("made_up", BASE), "fr/2025/print.html")
    page.evaluate(
        "() => { const put = rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule);"
        f" document.adoptedStyleSheets.push(sheet); }}; {planted[1]}; }}"
    )
    # What was said before is what paper should say.
    assert check(printed(page)._replace(said=sound.said) if check is lost_texts else printed(page)), f"{planted[0]} went unseen"


def test_each_check_has_a_planted_fault() -> None:
    assert {planted[0] for planted in PLANTED} == {check.__name__ for check in CHECKS}


def test_an_edition_is_no_longer_than_it_need_be(on_paper: Printer) -> None:
    for path in DOCUMENTS:
        assert len(on_paper("showcase", "", path).sheets) <= MOST_SHEETS, path


def test_every_sheet_but_the_cover_names_the_edition_in_its_head(on_paper: Printer) -> None:
    for path in DOCUMENTS:
        of = on_paper("showcase", "", path)
        heads = [without_blanks(sheet.head) for sheet in of.sheets]
        assert heads[:1] == [""]
        assert set(heads[1:]) == {without_blanks(of.title)}


def test_a_camera_finds_the_address_where_it_is_known(on_paper: Printer) -> None:
    for path in (*DOCUMENTS, *LEAVES):
        of = on_paper("showcase", BASE, path)
        found = [code for number in range(len(of.sheets)) for code in codes(of.data, number)]
        assert [(code.text, code.level) for code in found] == [(of.canonical, "M")], path
        assert found[0].side >= LEAST, path
        assert without_blanks(of.canonical) in without_blanks("".join(sheet.text for sheet in of.sheets))
        of = on_paper("showcase", "", path)
        assert [code for number in range(len(of.sheets)) for code in codes(of.data, number)] == [], path
        assert "http" not in "".join(sheet.text for sheet in of.sheets)


def test_a_code_that_is_too_small_or_pale_is_seen(built: Callable[..., crawl.Site], page: Page) -> None:
    opened(page, built("made_up", BASE), "fr/2025/print.html")
    page.evaluate("document.querySelector('.code').style.cssText = 'inline-size: 25mm'")
    assert codes(printed(page).data)[0].side < LEAST
    page.evaluate("document.querySelectorAll('.code path').forEach(each => each.style.fill = '#fff')")
    assert codes(printed(page).data) == []


def test_a_leaf_says_in_its_head_of_when_and_where_it_is(on_paper: Printer) -> None:
    for path in LEAVES:
        of = on_paper("showcase", BASE, path)
        first = without_blanks(of.sheets[0].body)[:200]
        assert without_blanks(of.dated) in first
        assert "2024" in first
        assert BASE.replace(" ", "") in first


def test_the_pdf_has_its_headings_as_an_outline(on_paper: Printer) -> None:
    of = on_paper("showcase", "", "en/2024/print.html")
    assert [each.title for each in of.headings if each.title in of.leaf_titles] == of.leaf_titles
