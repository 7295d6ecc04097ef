"""The page to find things on: entries that hold what is typed and are of the chosen kinds; without scripts the whole list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import crawl

ENTRIES = "[data-is]:visible"
SAID = "each => each.map(entry => entry.innerText)"


@pytest.fixture
def opened(browser: Browser, built: Callable[..., crawl.Site]) -> Iterator[Callable[..., Page]]:
    contexts = []

    def opened(path: str, scripts: bool = True, root: str = "showcase") -> Page:
        contexts.append(browser.new_context(java_script_enabled=scripts))
        page = contexts[-1].new_page()
        page.goto(f"{(built(root, '').root.parent / 'output').as_uri()}/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("path", "typed", "found"),
    [
        # What an indicator means is searched, not only what it is called.
        ("zh/find.html", "工作", "城镇新增就业"),
        ("zh/find.html", "5G", "新建5G基站数"),
        ("zh/find.html", "５ｇ", "新建5G基站数"),
        ("zh/find.html", "大汶河", "大汶河"),
        ("zh/find.html", "拖欠工资", "加大力度治理拖欠工资"),
        ("en/find.html", "5g base", "5G base stations"),
        ("en/find.html", "JOBS", "urban jobs"),
        ("en/find.html", "21000", "21,000 mu"),
        ("en/find.html", "unpaid wages", "unpaid wages"),
    ],
)
def test_entries_that_hold_every_word_are_shown(opened: Callable[..., Page], path: str, typed: str, found: str) -> None:
    page = opened(path)
    total = page.locator(ENTRIES).count()
    page.fill("#page_wanted", typed)
    entries = page.eval_on_selector_all(ENTRIES, SAID)
    assert 0 < len(entries) < total / 2
    assert any(found.lower() in each.lower() for each in entries)
    assert str(len(entries)) in page.locator("[role=status]").inner_text()


def test_what_is_chosen_narrows_what_is_found(opened: Callable[..., Page]) -> None:
    page = opened("en/find.html")
    page.check("[value=figure]")
    assert page.locator(ENTRIES).count() == 47
    page.check("[value=estimate]")
    assert page.locator(ENTRIES).count() == 8
    # Of one group either will do.
    page.check("[value=target]")
    assert page.locator(ENTRIES).count() == 45
    page.fill("#page_wanted", "GDP")
    assert page.locator(ENTRIES).count() == 1
    # What would find nothing more isn't offered.
    assert not page.locator("label:has([value=expected_effect])").is_visible()


def test_what_became_of_targets_can_be_chosen(opened: Callable[..., Page]) -> None:
    page = opened("pl/2024/find.html", root="made_up")
    page.check("[value=met]")
    assert page.locator(ENTRIES).count() > 0
    assert page.locator(ENTRIES).count() == page.locator(".outcome-word.met:visible").count()


def test_where_nothing_is_found_the_page_says_what_to_try(opened: Callable[..., Page]) -> None:
    page = opened("en/find.html")
    page.fill("#page_wanted", "zebra")
    assert page.locator(ENTRIES).count() == 0
    assert page.locator("[role=status]").inner_text() == "Nothing found."
    assert "shorter word" in page.locator("#page_nothing").inner_text()
    assert page.locator("h2:visible").count() == 0
    page.click("#page_nothing a")
    assert page.locator(ENTRIES).count() > 100
    assert page.input_value("#page_wanted") == ""


def test_the_address_holds_what_is_asked_for(opened: Callable[..., Page]) -> None:
    page = opened("zh/find.html")
    page.fill("#page_wanted", "5G")
    page.check("[value=figure]")
    address = page.url
    assert "#q=5G" in address
    page.click(f"{ENTRIES} a")
    page.wait_for_url("**/industry.html#*")
    page.go_back()
    assert page.input_value("#page_wanted") == "5G"
    assert page.locator(ENTRIES).count() == 1
    page.goto("about:blank")
    page.goto(address)
    assert page.locator(ENTRIES).count() == 1
    # As somebody would type it, and as other pages may link to it.
    page.goto("about:blank")
    page.goto(address.partition("#")[0] + "?q=5G")
    assert page.input_value("#page_wanted") == "5G"
    assert page.locator(ENTRIES).count() == 3


def test_older_editions_are_asked_the_same(opened: Callable[..., Page]) -> None:
    page = opened("fr/find.html", root="made_up")
    page.fill("#page_wanted", "port")
    link = page.locator("[data-carry]").first
    assert link.get_attribute("href", timeout=1000) == "2024/find.html#q=port&show="


def test_without_scripts_everything_is_listed_and_nothing_asked(opened: Callable[..., Page]) -> None:
    page = opened("en/find.html", scripts=False)
    assert page.locator(ENTRIES).count() > 150
    assert not page.locator("#page_wanted").is_visible()


def test_nothing_is_refused_by_the_policy(browser: Browser, built: Callable[..., crawl.Site]) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{(built('showcase', '').root.parent / 'output').as_uri()}/zh/find.html")
    page.fill("#page_wanted", "5G")
    page.press("#page_wanted", "Enter")
    assert told == []
    page.close()
