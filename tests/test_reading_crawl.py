"""The pages are good to read, as far as their HTML and style tell; and each fault is found where it is planted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import crawl_reading as reading
from tests.conftest import BASE
from tests.crawl import Check, Site

Built = Callable[..., Site]


@pytest.mark.parametrize("base_url", ["", BASE], ids=["without an address", "with an address"])
@pytest.mark.parametrize("name", ["showcase", "made_up"])
@pytest.mark.parametrize("check", reading.CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_wrong_with_the_pages(built: Built, name: str, base_url: str, check: Check) -> None:
    assert check(built(name, base_url)) == []


HOME, PAGE, TABLE = "en/2024/index.html", "en/2024/livelihood.html", "en/2024/indicators.html"


def changed(old: str, new: str, path: str = PAGE, count: int = 1) -> Callable[[Site], Site]:
    return lambda site: site.changed(path, old, new, count)


def styled(rule: str, path: str = PAGE) -> Callable[[Site], Site]:
    return lambda site: site.changed(path, "</style>", f"\n{rule}</style>")


def put(html: str, path: str = PAGE) -> Callable[[Site], Site]:
    return changed("</main>", f"{html}</main>", path)


CHART = '<figure class="chart"><figcaption><h2>{}</h2><p>{}</p></figcaption>{}</figure>'
ONE = '<table><tr><td><data value="1">1</data></td></tr></table>'
OVER_TIME = '<figure class="chart time"><figcaption><h2>A</h2><p>B</p></figcaption><svg aria-hidden="true"><text>{}</text>{}</svg></figure>'
BOX = '<rect class="column result"/>'
DRAWN = '<svg aria-hidden="true"><text>1</text></svg>'
TWO = '<table><tr><td><data value="1">1</data></td><td><data value="2">2</data></td></tr></table>'
PLANTED: list[tuple[str, Check, Callable[[Site], Site]]] = [
    ("a bound that is dropped", reading.lost_bounds, changed('class="bound"', 'class="bond"', count=99)),
    ("a bound that is a sign", reading.bare_signs, put("<p>2,300+ jobs</p>")),
    ("an arrow for a change", reading.bare_signs, put("<p>▲ 5%</p>")),
    ("an empty fact", reading.empty_facts, put("<dl><dt>Date</dt><dd></dd></dl>")),
    ("a card without a definition", reading.undefined_figures, put('<article class="card" id="x" data-kind="target"></article>')),
    ("a page without a foot", reading.lacking_imprint, changed('<footer class="foot">', "<footer></footer><div>")),
    ("a foot without a date", reading.lacking_imprint, changed("Updated 17 January 2024", "Updated lately", count=9)),
    ("a width in rem", reading.widths_in_rem, styled("main { max-width: 60rem }")),
    ("zooming forbidden", reading.widths_in_rem, changed("initial-scale=1", "initial-scale=1, user-scalable=no")),
    ("a font that is loaded", reading.foreign_fonts, styled("@font-face { font-family: a; src: local(b), url(a.woff2) }")),
    ("a Chinese font first", reading.foreign_fonts, styled('p { font-family: "PingFang SC", sans-serif }')),
    ("a blank typed between Han and digits", reading.typed_gaps, put("<p>新建 5 条路</p>", "zh/2024/city.html")),
    ("a script", reading.scripts, changed("</body>", "<script>1</script></body>")),
    ("a page that is too heavy", reading.too_heavy, lambda site: site.changed(PAGE, "</main>", f"<p>{noise(60_000)}</p></main>")),
    ("no dark colours", reading.one_scheme, changed("prefers-color-scheme: dark", "prefers-color-scheme: none")),
    ("no word on colours", reading.one_scheme, changed('name="color-scheme"', 'name="color"')),
    ("a pale text colour", reading.pale_tokens, changed("--ink-2: #3d474d", "--ink-2: #767676", "index.html")),
    ("a pale mark in the dark", reading.pale_tokens, changed("--bar-steel: #7e9bae", "--bar-steel: #3a444a", "index.html")),
    ("no skip link", reading.lacking_landmarks, changed('class="skip" href="#page_text"', 'class="skip" href="index.html"')),
    ("a second main", reading.lacking_landmarks, changed("</main>", "</main><main></main>")),
    ("a picture without a name", reading.unnamed_pictures, put("<svg><path d='M0 0h1'/></svg>")),
    ("a picture with a colour of its own", reading.unnamed_pictures, put('<svg aria-hidden="true"><path fill="#0b5138"/></svg>')),
    ("a picture that takes the focus", reading.unnamed_pictures, put('<svg aria-hidden="true"><g tabindex="0"/></svg>')),
    ("a chart of one number", reading.untold_charts, put(CHART.format("A", "B", ONE))),
    ("a chart without a subtitle", reading.untold_charts, put(CHART.format("A", "", TWO))),
    ("a chart with a long title", reading.untold_charts, put(CHART.format("word " * 16, "B", TWO))),
    ("a chart whose numbers are drawn", reading.untold_charts, put(CHART.format("A", "B", TWO + DRAWN))),
    ("a number that only a chart over time has", reading.untold_charts, put(OVER_TIME.format("987654", BOX * 2))),
    ("a chart over time of one number", reading.untold_charts, put(OVER_TIME.format("", BOX))),
    ("a name that is never spoken", reading.spoken_only, put('<span aria-label="five">5</span>')),
    ("something that glides", reading.movement, styled("a { transition: color 1s }")),
    ("something that plays", reading.movement, put("<video></video>")),
    ("a toolbar", reading.second_sites, put('<div class="a11y-tools"></div>')),
    ("a button", reading.second_sites, put("<button>A+</button>")),
    ("a title that is too long", reading.wrong_titles, changed("<title>", f"<title>{'long ' * 12}")),
    ("a title twice", reading.wrong_titles, lambda site: site.having("en/2024/other.html", site.files[PAGE])),
    ("no CSV", reading.hidden_downloads, changed("figures.en.csv", "figures.en.txt")),
    ("no way to the table", reading.hidden_downloads, changed('href="indicators.html"', 'href="index.html"', count=9)),
    ("a section that is not listed", reading.hidden_sections, changed('href="livelihood.html', 'href="city.html', HOME, count=99)),
    ("a page that engines leave out", reading.unfindable, changed("<title>", '<meta name="robots" content="noindex"><title>')),
    ("no icon", reading.unfindable, changed('rel="icon"', 'rel="ikon"')),
    ("no not-found page", reading.unfindable, lambda site: site.without("404.html")),
    ("a not-found page that leads nowhere", reading.unfindable, changed("<a ", "<b ", "404.html", 2)),
    ("a not-found page with relative links", reading.unfindable, put('<a href="index.html">home</a>', "404.html")),
    ("a feed that is none", reading.unfindable, lambda site: site.having("en/feed.xml", b"<rss/>")),
]


def noise(length: int) -> str:
    """Letters that nothing packs well."""
    import random

    source = random.Random(1)
    return "".join(chr(source.randrange(0x4E00, 0x9000)) for _ in range(length // 3))


@pytest.mark.parametrize(("title", "check", "plant"), PLANTED, ids=[title for title, _, _ in PLANTED])
def test_a_planted_fault_is_found(built: Built, title: str, check: Check, plant: Callable[[Site], Site]) -> None:
    sound = built("showcase", "")
    before = check(sound)
    assert [each for each in check(plant(sound)) if each not in before], f"{title} went unseen"


def test_each_check_has_a_planted_fault() -> None:
    assert {check for _, check, _ in PLANTED} == set(reading.CHECKS)


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#fff", "#fff", 1), ("#767676", "#fff", 4.54)])
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert reading.contrast(one, other) == pytest.approx(ratio, abs=0.01)
