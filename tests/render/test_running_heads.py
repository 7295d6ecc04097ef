"""The heads of sheets are strings of CSS, whatever a title holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from microsite.render.running_heads import _string
from tests import crawl


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jobs, homes", '"Jobs, homes"'),
        ('the "eight"', '"the \\22 eight\\22 "'),
        ("back\\slash", '"back\\5c slash"'),
        ("</style><b>", '"\\3c /style\\3e \\3c b\\3e "'),
        ("one\nline", '"one\\a line"'),
        ("就业、住房", '"就业、住房"'),
    ],
)
def test_a_title_reads_so(text: str, said: str) -> None:
    assert _string(text) == said


def style(site: crawl.Site, path: str) -> str:
    return crawl.parse(site.files[path]).all("style")[0].text or ""


def test_each_sheet_but_the_cover_says_the_title_of_the_edition(built: Callable[..., crawl.Site]) -> None:
    site = built("made_up", "")
    polish, arabic = (style(site, f"{language}/2025/print.html") for language in ("pl", "ar"))
    assert "@page { @top-left { content: " in polish
    assert "@page { @top-right { content: " in arabic
    assert "@bottom-left { content" not in polish.replace("@bottom-left { content: none; }", "")
    assert "@page cover { @top-left { content: none; }" in polish
    assert "@page cover { @top-right { content: none; }" in arabic


def test_where_the_address_is_known_each_sheet_says_it(built: Callable[..., crawl.Site]) -> None:
    site = built("made_up", "https://valdoree.example/rapport")
    address = "https://valdoree.example/rapport/{}/2025/index.html"
    assert f'@bottom-left {{ content: "{address.format("pl")}"; }}' in style(site, "pl/2025/print.html")
    assert f'@bottom-right {{ content: "{address.format("ar")}"; }}' in style(site, "ar/2025/print.html")
