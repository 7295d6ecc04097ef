"""The built sites, page by page and link by link; and each check shown to find the fault that it is there for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import crawl
from tests.conftest import BASE, ROOTS
from tests.crawl import CHECKS, Check, Site

Built = Callable[..., Site]


@pytest.mark.parametrize("base_url", ["", BASE], ids=["without an address", "with an address"])
@pytest.mark.parametrize("name", ROOTS)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_wrong_with_the_built_site(built: Built, name: str, base_url: str, check: Check) -> None:
    assert check(built(name, base_url)) == []


def test_the_crawl_has_pages_to_look_at(built: Built) -> None:
    for name in ("showcase", "made_up"):
        site = built(name, "")
        sections = len(list((site.root / "content").glob("*/*.yaml"))) - len(list((site.root / "content").glob("*/edition.yaml")))
        assert len(site.pages) >= len(site.languages) * sections
        assert len(crawl.stated(site.root)) > 3


PAGE = "pl/2025/water.html"
TABLE = "pl/2025/indicators.html"
BESIDE = "pl/2025/water.fr.html"
POLICY = "default-src &#39;none&#39;"

PLANTED: list[tuple[str, Check, Callable[[Site], Site]]] = [
    ("a tag that is not closed", crawl.unclosed, lambda site: site.changed(PAGE, "</h1>", "")),
    ("a paragraph in a paragraph", crawl.broken_html, lambda site: site.changed(PAGE, "</main>", "<p><p></p></p></main>")),
    ("an id used twice", crawl.duplicate_ids, lambda site: site.changed(PAGE, "</main>", '<p id="page_source">2</p></main>')),
    ("a label that is not there", crawl.loose_labels, lambda site: site.changed(PAGE, 'id="page_figures"', "")),
    ("a heading left out", crawl.disordered_headings, lambda site: site.changed(PAGE, "</main>", "<h2>a</h2><h4>b</h4></main>")),
    ("a second h1", crawl.disordered_headings, lambda site: site.changed(PAGE, "</main>", "<h1>b</h1></main>")),
    ("no description", crawl.lacking_head, lambda site: site.changed(PAGE, 'name="description"', 'name="descriptoin"')),
    ("an unfilled slot", crawl.leftovers, lambda site: site.changed(PAGE, "</h1>", " {fountains}</h1>")),
    ("text escaped twice", crawl.leftovers, lambda site: site.changed(PAGE, "</h1>", "&amp;amp;</h1>")),
    ("a missing page", crawl.dead_links, lambda site: site.without("pl/2025/roads.html")),
    ("a missing fragment", crawl.dead_links, lambda site: site.changed("pl/2024/water.html", 'id="fountains"', 'id="fontanna"')),
    ("a link to a folder", crawl.dead_links, lambda site: site.changed(PAGE, 'href="index.html#page_sections"', 'href="./"')),
    (
        "a stub that leads nowhere",
        crawl.dead_links,
        lambda site: site.changed("pl/2025/libraries.html", "url=reading-rooms.html", "url=a.html"),
    ),
    ("a page that nothing leads to", crawl.unreachable, lambda site: site.having("pl/2025/alone.html", site.files[PAGE])),
    (
        "a font from elsewhere",
        crawl.foreign_hosts,
        lambda site: site.changed(PAGE, "</style>", "@import 'https://a.example/f.css';</style>"),
    ),
    (
        "a picture from elsewhere",
        crawl.foreign_hosts,
        lambda site: site.changed(PAGE, "</main>", '<img alt="" src="//a.example/p.png"></main>'),
    ),
    (
        "a language link to another page",
        crawl.lone_pages,
        lambda site: site.changed(PAGE, "../../fr/2025/water.html", "../../fr/2025/roads.html"),
    ),
    ("a page in one language alone", crawl.lone_pages, lambda site: site.without("ar/2025/water.html")),
    ("an unmarked run of another script", crawl.unmarked_runs, lambda site: site.changed(PAGE, "</h1>", " الماء</h1>")),
    (
        "an unmarked run on a page of another script",
        crawl.unmarked_runs,
        lambda site: site.changed("ar/2025/water.html", "</h1>", " the water</h1>"),
    ),
    (
        "an alternate that is not returned",
        crawl.one_sided_alternates,
        lambda site: site.changed(PAGE, f'href="{BASE}/ar/2025/water.html"', f'href="{BASE}/ar/2025/roads.html"'),
    ),
    (
        "a canonical of another page",
        crawl.one_sided_alternates,
        lambda site: site.changed(PAGE, f'rel="canonical" href="{BASE}/{PAGE}"', f'rel="canonical" href="{BASE}/pl/2025/roads.html"'),
    ),
    (
        "a wrong x-default",
        crawl.one_sided_alternates,
        lambda site: site.changed(PAGE, f'hreflang="x-default" href="{BASE}/fr/', f'hreflang="x-default" href="{BASE}/pl/'),
    ),
    (
        "a stub without its canonical",
        crawl.one_sided_alternates,
        lambda site: site.changed("pl/2025/libraries.html", 'rel="canonical"', 'rel="alternate"'),
    ),
    (
        "a page that the sitemap lacks",
        crawl.wrong_sitemap,
        lambda site: site.changed("sitemap.xml", f"<loc>{BASE}/{PAGE}</loc>", f"<loc>{BASE}/pl/2025/index.html</loc>"),
    ),
    ("a sitemap of a page that is gone", crawl.wrong_sitemap, lambda site: site.without(PAGE)),
    ("a style of another hash", crawl.unsafe, lambda site: site.changed(PAGE, "</style>", "p{color:red}</style>")),
    ("a style attribute", crawl.unsafe, lambda site: site.changed(PAGE, "<h1", '<h1 style="color:red"')),
    (
        "a script before the policy's own",
        crawl.unsafe,
        lambda site: site.changed(TABLE, "<script>", "<script>1</script><script>"),
    ),
    ("a script", crawl.unsafe, lambda site: site.changed(PAGE, "</body>", "<script>1</script></body>")),
    ("a handler", crawl.unsafe, lambda site: site.changed(PAGE, "<h1", '<h1 onclick="a()"')),
    ("a policy that allows more", crawl.unsafe, lambda site: site.changed(PAGE, POLICY, "default-src *")),
    ("a figure that is stated otherwise", crawl.wrong_figures, lambda site: site.changed(PAGE, 'value="11"', 'value="12"', count=99)),
    ("a figure that is dropped", crawl.wrong_figures, lambda site: site.changed(PAGE, 'id="fountains-done"', 'id="other"')),
    ("a target that looks like a result", crawl.wrong_figures, lambda site: site.changed(PAGE, 'data-kind="target"', 'data-kind="result"')),
    (
        "another value in the table",
        crawl.wrong_figures,
        lambda site: site.changed("pl/2025/indicators.html", 'value="1999999"', 'value="2000000"'),
    ),
    ("another value in the CSV", crawl.wrong_figures, lambda site: site.changed("data/2025/figures.csv", "1999999", "2000000")),
    ("another value in the newest JSON", crawl.wrong_figures, lambda site: site.changed("data/latest/figures.json", "1999999", "2000000")),
    ("a row side by side without its source", crawl.uneven_pairs, lambda site: site.changed(BESIDE, '<h2 lang="fr"', '<h2 lang="pl"')),
    ("an empty cell side by side", crawl.uneven_pairs, lambda site: site.changed(BESIDE, "</h1>", "</h1><p></p>")),
    ("a figure beside another", crawl.uneven_pairs, lambda site: site.changed(BESIDE, "En 2024, ", "En 2023, ", count=9)),
    (
        "a page side by side that is its own canonical",
        crawl.one_sided_alternates,
        lambda site: site.changed(BESIDE, f'rel="canonical" href="{BASE}/{PAGE}"', f'rel="canonical" href="{BASE}/{BESIDE}"'),
    ),
    (
        "a document for paper that is its own canonical",
        crawl.one_sided_alternates,
        lambda site: site.changed(
            "pl/2025/print.html", f'rel="canonical" href="{BASE}/pl/2025/index.html"', f'rel="canonical" href="{BASE}/pl/2025/print.html"'
        ),
    ),
    (
        "a language link that stays side by side",
        crawl.lone_pages,
        lambda site: site.changed(BESIDE, "../../fr/2025/water.html", "../../fr/2025/roads.html", count=9),
    ),
    (
        "a value in a sentence that nothing states",
        crawl.wrong_figures,
        lambda site: site.changed("pl/2025/index.html", 'value="11"', 'value="13"'),
    ),
]


WETLAND = "en/2024/wetland.html"
REEDS = "../../assets/pictures/reeds.png"
PLANTED_IN_PICTURES: list[tuple[str, Callable[[Site], Site]]] = [
    ("a picture that is not there", lambda site: site.without("assets/pictures/reeds.png")),
    ("a picture from the root of a host", lambda site: site.changed(WETLAND, REEDS, "/assets/pictures/reeds.png")),
    ("a picture left out", lambda site: site.changed(WETLAND, f'<img src="{REEDS}"', "<p")),
    ("another picture", lambda site: site.changed(WETLAND, REEDS, "../../assets/pictures/ferry.webp")),
    ("a height that makes the text jump", lambda site: site.changed(WETLAND, 'height="540"', 'height="54"')),
    ("a picture that says nothing", lambda site: site.changed(WETLAND, ' alt="A white bird', ' title="A white bird')),
    ("a picture of nobody", lambda site: site.changed(WETLAND, 'class="credit"', 'class="note"')),
    ("a picture by itself", lambda site: site.changed(WETLAND, "</main>", f'<img src="{REEDS}" width="960" height="540" alt="a"></main>')),
    ("a picture that no page shows", lambda site: site.having("assets/pictures/draft.png", b"\x89PNG")),
]


@pytest.mark.parametrize(("title", "plant"), PLANTED_IN_PICTURES, ids=[title for title, _ in PLANTED_IN_PICTURES])
def test_a_fault_in_a_picture_is_found(built: Built, title: str, plant: Callable[[Site], Site]) -> None:
    site = built("second_district", "")
    assert len(site.pages[WETLAND].all("img")) == 1
    assert crawl.wrong_pictures(plant(site)), f"{title} went unseen"


def test_a_policy_that_forbids_the_picture_of_its_page_or_allows_one_elsewhere_is_found(built: Built) -> None:
    site = built("second_district", "")
    assert crawl.unsafe(site.changed(WETLAND, "img-src &#39;self&#39; data:", "img-src data:"))
    assert crawl.unsafe(site.changed("en/2024/ferries.html", "img-src data:", "img-src &#39;self&#39; data:"))


@pytest.mark.parametrize(("title", "check", "plant"), PLANTED, ids=[title for title, _, _ in PLANTED])
def test_a_planted_fault_is_found(built: Built, title: str, check: Check, plant: Callable[[Site], Site]) -> None:
    sound = built("made_up", BASE)
    before = check(sound)
    found = check(plant(sound))
    assert [each for each in found if each not in before], f"{title} went unseen"


def test_each_check_has_a_planted_fault() -> None:
    assert {check for _, check, _ in PLANTED} | {crawl.wrong_pictures} == set(CHECKS)


def test_an_address_without_a_base_is_found(built: Built) -> None:
    site = built("made_up", "")
    assert crawl.one_sided_alternates(site.changed(PAGE, "<title>", '<link rel="canonical" href="https://a.example/"><title>'))
    assert crawl.wrong_sitemap(site.having("sitemap.xml", b""))
