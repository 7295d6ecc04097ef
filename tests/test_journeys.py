"""What somebody who has never seen the project can do with a guide alone, and nothing but its own steps:

publish the showcase under a sub-path, change a figure, add a section, add next year's edition, start a second district.
Both languages of a guide have the same steps (see the tests of the guides), so that following those of one is enough.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import crawl
from tests.conftest import BASE as BASE_OF_STAGES
from tests.crawl import Site
from tests.guide import Followed, Stage
from tests.test_docs import Clone, clone
from tests.test_publishing_guide import BASE, follow_to_the_host, served

__all__ = ["clone"]

BEFORE, CHANGED, CORRECTED, FIGURES, MORE, SECTION, RENAMED, NEXT_YEAR, TRANSLATED, DISTRICT = 1, 2, 6, 7, 8, 9, 10, 11, 13, 14
"""the sections of the editor's guide by number: what there is when each has been followed"""


def text(site: Site, path: str) -> str:
    return crawl.words(site.pages[path].all("body")[0])


def rows(site: Site, edition: str) -> dict[str, dict[str, str]]:
    """The figures of an edition's CSV, by section and id."""
    found = csv.DictReader(site.files[f"data/{edition}/figures.csv"].decode("utf-8-sig").splitlines())
    return {f"{row['section']}.{row['figure']}": row for row in found}


def neighbours(site: Site, path: str) -> list[str]:
    """Where the links to the section before and after lead."""
    return [
        crawl.resolve(path, each.get("href", ""))
        for each in site.pages[path].all("a")
        if {"prev", "next"} & set((each.get("rel") or "").split())
    ]


def sections_of(site: Site, language: str, edition: str) -> list[str]:
    """The sections of an edition in their order, as each leads to the next one."""
    followed_by = {
        path: next((crawl.resolve(path, each.get("href", "")) for each in page.all("a", rel="next")), "")
        for path, page in site.pages.items()
        if re.fullmatch(rf"{language}/{edition}/(?!index|indicators|print|find|brief)[a-z-]+\.html", path) and not page.is_stub
    }
    (path,) = set(followed_by) - set(followed_by.values())
    order = []
    while path:
        order.append(path.rpartition("/")[2].removesuffix(".html"))
        path = followed_by[path]
    return order


def in_sitemap(site: Site) -> set[str]:
    return set(re.findall(r"<loc>([^<]+)</loc>", site.files["sitemap.xml"].decode()))


def sound(stage: Stage) -> list[str]:
    """What the crawl finds. What is still to be translated stands in titles of tabs too, which can't say that it is in another language."""
    return [fault for check in crawl.CHECKS if check is not crawl.unmarked_runs for fault in check(stage.public)]


# 1


@pytest.mark.needs("nginx")
def test_a_newcomer_publishes_the_showcase_under_a_sub_path(clone: Clone, tmp_path: Path) -> None:
    www = follow_to_the_host(clone)
    site = crawl.load(www, clone.folder, BASE)
    assert [
        fault for check in (crawl.dead_links, crawl.unreachable, crawl.one_sided_alternates, crawl.wrong_sitemap) for fault in check(site)
    ] == []
    with served(clone, tmp_path) as get:
        for each in ("zh", "en"):
            path = f"/report/{each}/2024/livelihood.html"
            status, kind, body = get(path)
            assert (status, kind) == (200, "text/html; charset=utf-8")
            page = crawl.parse(body)
            (canonical,) = (link.get("href") for link in page.root.iter("link") if link.get("rel") == "canonical")
            assert canonical == f"https://example.org{path}"
            # Every link of the page is answered below the sub-path.
            for link in page.root.iter("a"):
                href = (link.get("href") or "").partition("#")[0]
                if href and not re.match("[a-z]+:", href):
                    target = crawl.resolve(path.removeprefix("/report/"), href)
                    assert get(f"/report/{target}")[0] == 200, href
        assert get("/report/")[0] == 200
        assert get("/report/sitemap.xml")[0] == 200
        assert get("/report/nothing.html") == (404, "text/html; charset=utf-8", site.files["404.html"])
        # The site is there and nowhere else.
        assert get("/zh/2024/livelihood.html")[0] == 404


# 2


def test_a_newcomer_changes_a_figure_and_every_page_that_shows_it_shows_the_new_one(editors_guide: Callable[[str], Followed]) -> None:
    stages = editors_guide("en").stages
    before, after = stages[BEFORE], stages[CHANGED]
    assert sound(after) == []
    said = {"zh": ("2300人以上", "2350人以上"), "en": ("at least 2,300 people", "at least 2,350 people")}
    for each, (old, new) in said.items():
        showing = {path for path in before.site.pages if path.startswith(f"{each}/") and old in text(before.site, path)}
        assert {f"{each}/2024/{name}.html" for name in ("index", "livelihood", "indicators")} <= showing
        assert {path for path in after.site.pages if path.startswith(f"{each}/") and new in text(after.site, path)} == showing
        assert not any(old in text(after.site, path) for path in after.site.pages), each
    assert rows(after.site, "2024")["livelihood.jobs"]["value"] == rows(after.site, "latest")["livelihood.jobs"]["value"] == "2350"
    figures = json.loads(after.site.files["data/2024/figures.json"])["figures"]
    assert [each["value"] for each in figures if each["figure"] == "jobs"] in (["2350"], [2350])
    # No catalogue was touched, and nothing else has changed.
    assert (after.folder / "translations/en/2024.po").read_bytes() == (before.folder / "translations/en/2024.po").read_bytes()
    assert rows(before.site, "2024").keys() == rows(after.site, "2024").keys()


def test_a_newcomer_tells_readers_of_the_correction(editors_guide: Callable[[str], Followed]) -> None:
    stage = editors_guide("en").stages[CORRECTED]
    for path in ("zh/about.html", "zh/2024/livelihood.html"):
        assert "2300人以上" in text(stage.site, path), path
        assert "抄录时看错了一个数字。" in text(stage.site, path), path
    assert "at least 2,300 people" in text(stage.site, "en/about.html")
    assert "2024年3月2日" in text(stage.site, "zh/2024/index.html")
    assert sound(stage) == []


def test_a_newcomer_adds_figures_by_command_and_by_hand(editors_guide: Callable[[str], Followed]) -> None:
    stage = editors_guide("en").stages[FIGURES]
    page = text(stage.site, "zh/2024/city.html")
    assert "再装300盏以上路灯" in page
    assert "约12个公交站" in page
    assert {"city.lamps", "city.stops"} <= set(rows(stage.site, "2024"))
    row = rows(stage.site, "2024")["city.lamps"]
    assert (row["value"], row["bound"], row["kind"]) == ("300", "at_least", "target")
    assert sound(stage) == []
    more = editors_guide("en").stages[MORE]
    page = text(more.site, "zh/2024/city.html")
    for words in ("给公交车划出专用车道。", "路上只许公交车走的一条车道。", "供电改造的小区比管网少一半"):
        assert words in page
    assert "路上只许公交车走的一条车道。" in text(more.site, "zh/glossary.html")
    assert sound(more) == []


# 3


def test_a_newcomer_adds_a_section_with_its_neighbours_its_row_and_its_address(editors_guide: Callable[[str], Followed]) -> None:
    stages = editors_guide("en").stages
    before, after = stages[MORE], stages[SECTION]
    assert sound(after) == []
    for each in ("zh", "en"):
        path = f"{each}/2024/old-villages.html"
        assert path not in before.site.files
        # In its place: behind the section that the command named.
        order = sections_of(after.site, each, "2024")
        assert order[order.index("city") + 1] == "old-villages"
        following = order[order.index("old-villages") + 1]
        assert [name for name in order if name != "old-villages"] == sections_of(before.site, each, "2024")
        assert neighbours(after.site, path) == [f"{each}/2024/city.html", f"{each}/2024/{following}.html"]
        assert path in neighbours(after.site, f"{each}/2024/city.html")
        assert path in neighbours(after.site, f"{each}/2024/{following}.html")
        assert "6" in text(after.site, path)
        assert "old-villages.html#villages" in after.site.files[f"{each}/2024/indicators.html"].decode()
        (picture,) = after.site.pages[path].all("img")
        assert crawl.resolve(path, picture.get("src", "")) in after.site.files
        assert picture.get("alt") == "一张卡片，上面是这期摘要的标题。"
        assert in_sitemap(after.public) - in_sitemap(before.public) >= {f"{BASE_OF_STAGES}/{path}"}
    assert "今年要改造6个老旧村居。" in text(after.site, "zh/2024/old-villages.html")
    assert rows(after.site, "2024")["old_villages.villages"]["value"] == "6"
    assert "待写" not in "".join(text(after.site, path) for path in after.site.pages)


def test_a_newcomer_renames_the_section_and_its_old_address_leads_on(editors_guide: Callable[[str], Followed]) -> None:
    stage = editors_guide("en").stages[RENAMED]
    for each in ("zh", "en"):
        stub = stage.public.pages[f"{each}/2024/old-villages.html"]
        assert stub.is_stub
        assert [link.get("href") for link in stub.all("link", rel="canonical")] == [f"{BASE_OF_STAGES}/{each}/2024/village-renewal.html"]
        assert f"{each}/2024/village-renewal.html" in stage.site.pages
    assert sound(stage) == []


# 4


def test_a_newcomer_adds_next_years_edition_and_results_stand_beside_their_targets(editors_guide: Callable[[str], Followed]) -> None:
    stages = editors_guide("en").stages
    before, after = stages[RENAMED], stages[NEXT_YEAR]
    assert sound(after) == []
    assert set(before.site.files) < set(after.site.files)
    met = {
        "zh": "达到 · 相当于目标的约103% 钢城区2025年政府工作报告摘要（虚构）中的结果：2415人 2024年 · P1 达到或超过这个数，就算达到。",
        "en": "Met · about 103% of the target Result according to 钢城区2025年政府工作报告摘要（虚构）: 2,415 people 2024 · P1 "
        "Met by that number or more.",
    }
    partly = {"zh": "部分达到 · 相当于目标的约87.8%", "en": "Met in part · about 87.8% of the target"}
    newer = {"zh": "这是较早的一期。最新一期：", "en": "This is an older edition. The newest: "}
    for each in ("zh", "en"):
        old = f"{each}/2024/livelihood.html"
        assert met[each] in text(after.site, old), text(after.site, old)
        assert partly[each] in text(after.site, old)
        assert newer[each] in text(after.site, old)
        assert newer[each] not in text(before.site, old)
        (card,) = after.site.pages[f"{each}/2025/livelihood.html"].all("article", id="jobs-done")
        assert f"{each}/2024/livelihood.html" in [
            crawl.resolve(f"{each}/2025/livelihood.html", link.get("href", "")) for link in card.iter("a")
        ]
        # One section is written; the others, drafts still, are not there.
        assert sections_of(after.site, each, "2025") == ["livelihood"]
        assert crawl.words(after.site.pages[f"{each}/index.html"].all("h1")[0]) == "钢城区2025年政府工作报告摘要（虚构）"
        assert f"{BASE_OF_STAGES}/{each}/2025/livelihood.html" in in_sitemap(after.public)
    assert after.site.files["data/latest/figures.csv"] == after.site.files["data/2025/figures.csv"]
    row = rows(after.site, "2024")["livelihood.jobs"]
    assert (row["status"], row["result_edition"], row["result_figure"]) == ("met", "2025", "jobs_done")


def test_what_came_back_from_the_translators_is_on_the_page(editors_guide: Callable[[str], Followed]) -> None:
    stage = editors_guide("en").stages[TRANSLATED]
    assert "2,415 people found work in 2024, more than the target." in text(stage.site, "en/2025/livelihood.html")
    assert sound(stage) == []


# 5


def test_a_newcomer_starts_a_second_district_that_shares_nothing_but_the_tool(editors_guide: Callable[[str], Followed]) -> None:
    folder = editors_guide("en").clone.folder.parent / "qingshi"
    there = {each.name for each in folder.iterdir() if not each.name.startswith(".")}
    assert there == {"assets", "content", "output", "schemas", "translations"}
    # Of the assets it has the cards that the guide draws, and no others.
    assert {each.relative_to(folder / "assets").as_posix() for each in (folder / "assets").rglob("*") if each.is_file()} == {
        "sharing/2024.zh.png",
        "sharing/2024.en.png",
    }
    site = crawl.load(folder / "output", folder)
    assert [
        fault for check in (crawl.dead_links, crawl.unreachable, crawl.wrong_figures, crawl.duplicate_ids) for fault in check(site)
    ] == []
    for each, words in (("zh", "全年要修好12条以上道路。"), ("en", "12")):
        assert words in text(site, f"{each}/2024/roads.html")
        assert sections_of(site, each, "2024") == ["roads"]
    assert rows(site, "2024")["roads.repaired"]["value"] == "12"
    everything = b"".join(site.files.values()).decode("utf-8", "replace")
    assert "青石区" in everything
    assert not re.search("钢城|Gangcheng", everything)
