"""Links from texts to sections and figures lead to the right place from every page that shows the text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from microsite.engine import build, check
from microsite.plan import addresses, inside_links
from microsite.plan.inside_links import on_paper, relinked
from microsite.plan.views import Card, InsideLink, ProseView
from microsite.settings import Settings
from microsite.text.localizer import LocalizedText
from tests.conftest import SECOND_DISTRICT, copy_root
from tests.crawl import Site, dead_links, load

TEXT = LocalizedText("a", "en", "ltr", "translated", "2024:a")


@pytest.mark.parametrize(
    ("target", "section", "href"),
    [
        ("section:old_villages", "", "old-villages.html"),
        ("figure:city.new_parks", "", "city.html#new-parks"),
        ("figure:new_parks", "city", "city.html#new-parks"),
        ("figure:farms.new_parks", "city", "farms.html#new-parks"),
    ],
)
def test_a_target_has_one_address_on_the_pages_of_its_edition(target: str, section: str, href: str) -> None:
    assert addresses.inside(target, section) == href


@pytest.mark.parametrize(("folder", "seen"), [("", "city.html"), ("2024/", "2024/city.html")])
def test_a_copy_of_a_page_elsewhere_sees_the_folder(folder: str, seen: str) -> None:
    assert addresses.in_folder(folder, "city.html") == seen
    assert addresses.in_folder(folder, "../2023/city.html") == "../2023/city.html"


def test_what_has_no_link_stays_the_same_thing_when_links_change() -> None:
    plain, linked = ProseView(TEXT), ProseView(TEXT, links=(InsideLink("section:city", "city.html"),))
    view = ((plain, "x"), [linked], (linked, 1))
    found = relinked(view, on_paper)
    assert found[0] is view[0]
    assert found[2][0].links == (InsideLink("section:city", "#section_city"),)
    assert relinked(view[0], on_paper) is view[0]


def holds_prose(type_: Any) -> bool:
    """Whether a value of the type may have prose in it, by its annotations."""
    parts = get_type_hints(type_).values() if hasattr(type_, "_fields") else get_args(type_)
    return type_ is ProseView or any(holds_prose(each) for each in parts)


@pytest.mark.parametrize("type_", sorted(inside_links._WITHOUT_PROSE, key=lambda each: each.__name__))
def test_links_are_looked_for_wherever_there_may_be_prose(type_: type) -> None:
    assert not holds_prose(type_)
    assert holds_prose(Card)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = copy_root(SECOND_DISTRICT, tmp_path / "root")

    def change(file: str, old: str, new: str) -> None:
        path = root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    change("content/2024/edition.yaml", "恢复芦苇地", "在[湿地](section:wetland)恢复[芦苇](figure:wetland.reeds)地")
    change("content/2024/ferries.yaml", "finding: 渡船多开", "finding: 渡船多开，见[票价](figure:tickets)")
    change("content/2024/wetland.yaml", "sentence: 三年里", "sentence: 同[渡船](section:ferries)一样，三年里")
    settings = Settings(root, tmp_path / "output")
    assert [each for each in check(settings).diagnostics if each.severity == "error"] == []
    assert build(settings).published
    return load(tmp_path / "output", root)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("zh/2024/index.html", ["wetland.html", "wetland.html#reeds", "ferries.html#tickets"]),
        ("en/2024/index.html", ["wetland.html", "wetland.html#reeds", "ferries.html#tickets"]),
        ("zh/index.html", ["2024/wetland.html", "2024/wetland.html#reeds", "2024/ferries.html#tickets"]),
        ("index.html", ["zh/2024/wetland.html", "zh/2024/wetland.html#reeds", "zh/2024/ferries.html#tickets"]),
        ("zh/2024/ferries.html", ["ferries.html#tickets"]),
        ("zh/2024/wetland.html", ["ferries.html"]),
        ("en/2024/wetland.zh.html", ["ferries.zh.html"]),
        ("zh/2024/print.html", ["#section_wetland", "#section_wetland", "#section_ferries", "#section_ferries"]),
    ],
)
def test_each_page_links_to_what_is_meant(site: Site, path: str, expected: list[str]) -> None:
    found = re.findall(
        r'<a href="([^"]*)">(?:湿地|芦苇|票价|渡船)</a>', re.sub(r"<(nav|h\d)\b.*?</\1>", "", site.files[path].decode(), flags=re.S)
    )
    assert [each for each in expected if each not in found] == []


def test_no_link_is_dead(site: Site) -> None:
    assert dead_links(site) == []
