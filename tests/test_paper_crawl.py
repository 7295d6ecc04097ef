"""What is made for paper says all that the pages say, in their order; and each fault is found where it is planted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests import crawl_paper as paper
from tests.conftest import BASE, ROOTS
from tests.crawl import Check, Site

Built = Callable[..., Site]


@pytest.mark.parametrize("base_url", ["", BASE], ids=["without an address", "with an address"])
@pytest.mark.parametrize("name", ROOTS)
@pytest.mark.parametrize("check", paper.CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_wrong_with_what_is_made_for_paper(built: Built, name: str, base_url: str, check: Check) -> None:
    assert check(built(name, base_url)) == []


DOCUMENT, PAGE = "pl/2025/print.html", "pl/2025/water.html"


def changed(old: str, new: str, path: str = DOCUMENT, count: int = 1) -> Callable[[Site], Site]:
    return lambda site: site.changed(path, old, new, count)


PLANTED: list[tuple[str, Check, Callable[[Site], Site]]] = [
    ("a document that is missing", paper.lacking_documents, lambda site: site.without(DOCUMENT)),
    ("a card that says something else", paper.lost_on_paper, changed('<p class="sentence">', '<p class="sentence">not ')),
    ("a section out of turn", paper.lost_on_paper, changed('id="section_water"', 'id="water"')),
    ("a term that is not explained", paper.lost_terms, changed('<dl class="terms">', "<dl>", "fr/2024/print.html")),
    ("a figure stated otherwise on paper", paper.wrong_paper_figures, changed('value="11"', 'value="12"', count=99)),
    ("a figure missing on paper", paper.wrong_paper_figures, changed('<article class="card', '<div class="card')),
    ("a row of another figure", paper.wrong_paper_figures, changed('<td class="amount">', "<td>", count=99)),
    ("contents that lead elsewhere", paper.lost_contents, changed('href="#section_water"', 'href="#section_roads"')),
    ("a cover without a date", paper.lost_contents, changed("2025", "tego", count=99)),
    ("a code of another page", paper.wrong_codes, lambda site: _with_code_of(site, "pl/2025/roads.html")),
    ("a code without its quiet zone", paper.wrong_codes, changed("M4 4h7v1", "M0 0h1v1h-1zM4 4h7v1", PAGE)),
    ("no code", paper.wrong_codes, changed('class="code"', 'class="coda"', PAGE)),
    ("no address beside the code", paper.wrong_codes, changed('<span class="address">', "<span>", PAGE, 9)),
    ("no way to the document", paper.hidden_documents, changed('href="print.html"', 'href="index.html"', PAGE, 9)),
    ("sheets without numbers", paper.unnumbered_sheets, changed("counter(pages)", "counter(sheets)", PAGE)),
    ("a head without its address", paper.unnumbered_sheets, changed('class="dated"', 'class="undated"', PAGE)),
]


def _with_code_of(site: Site, other: str) -> Site:
    drawn = re.compile(r'<svg class="code".*?</svg>', re.DOTALL)
    own, foreign = (drawn.findall(site.files[path].decode())[0] for path in (PAGE, other))
    return site.changed(PAGE, own, foreign)


@pytest.mark.parametrize(("title", "check", "plant"), PLANTED, ids=[title for title, _, _ in PLANTED])
def test_a_planted_fault_is_found(built: Built, title: str, check: Check, plant: Callable[[Site], Site]) -> None:
    sound = built("made_up", BASE)
    before = check(sound)
    assert [each for each in check(plant(sound)) if each not in before], f"{title} went unseen"


def test_each_check_has_a_planted_fault() -> None:
    assert {check for _, check, _ in PLANTED} == set(paper.CHECKS)


def test_a_code_without_an_address_is_found(built: Built) -> None:
    site = built("made_up", "")
    assert paper.wrong_codes(site.changed(PAGE, "</main>", '</main><div class="live"></div>'))
