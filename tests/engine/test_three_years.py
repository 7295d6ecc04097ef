"""Two years on: what was promised and what was delivered, on built pages of three editions, in both languages. The data is made up."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from microsite.cli.main import main
from microsite.engine import build
from microsite.model.outcomes import STATUSES
from microsite.read.po import parse
from microsite.settings import SHIPPED, Settings
from tests import crawl
from tests.conftest import BASE, copy_root
from tests.engine.years import add_second_edition, add_third_edition


class Years(NamedTuple):
    """The site with one, two and three editions, each built over the one before."""

    one: crawl.Site
    two: crawl.Site
    three: crawl.Site


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Years:
    place = tmp_path_factory.mktemp("three_years")
    root = copy_root(SHIPPED, place / "root")
    settings = Settings(root, place / "output", base_url=BASE, jobs=1, trust_templates=True)
    sites = []
    for add in (None, add_second_edition, add_third_edition):
        if add:
            add(root)
        outcome = build(settings)
        assert outcome.published
        assert outcome.diagnostics == ()
        # Kept as it was, because the crawl compares pages with the content that they come from.
        sites.append(crawl.load(settings.output, copy_root(root, place / f"root_{len(sites)}"), BASE))
    return Years(*sites)


TITLES = {
    "zh": {"2024": "钢城区2024年政府工作报告摘要"} | {year: f"钢城区{year}年政府工作报告摘要（虚构）" for year in ("2025", "2026")},
    "en": {"2024": "Gangcheng’s 2024 work report in brief"} | {year: f"Work report of {year} (invented)" for year in ("2025", "2026")},
}


def card(site: crawl.Site, path: str, id_: str) -> crawl.Element:
    (found,) = site.pages[path].all("article", id=id_)
    return found


def lines(element: crawl.Element, tag: str, class_: str, line: str) -> list[str]:
    """The words of the lines of each part of that class."""
    parts = (each for each in element.iter(tag) if class_ in (each.get("class") or "").split())
    return [crawl.words(each) for part in parts for each in part.iter(line)]


def outcome(site: crawl.Site, path: str, id_: str) -> list[str]:
    return lines(card(site, path, id_), "div", "outcome", "p")


def revisions(site: crawl.Site, path: str, id_: str) -> list[str]:
    return lines(card(site, path, id_), "ul", "revisions", "li")


def change(site: crawl.Site, path: str, id_: str) -> list[str]:
    return [crawl.words(each) for each in card(site, path, id_).iter("p") if "change" in (each.get("class") or "").split()]


def sound(site: crawl.Site) -> list[str]:
    return [fault for check in crawl.CHECKS for fault in check(site)]


def test_the_site_is_sound_with_each_number_of_editions(years: Years) -> None:
    assert [sound(site) for site in years] == [[], [], []]


# Promised and delivered


EACH_STATUS = {
    "met": (
        "2025/livelihood", "homes-next",
        ["达到 · 相当于目标的约102%", "钢城区2026年政府工作报告摘要（虚构）中的结果：812套 2025年 · R6",
         "这项指标越高越好，达到或超过这个数，就算达到。"],
        ["Met · about 102% of the target", "Result according to Work report of 2026 (invented): 812 homes 2025 · R6",
         "Met by that number or more, as more is better."],
    ),
    "partly": (
        "2025/livelihood", "jobs-next",
        ["部分达到 · 相当于目标的95.2%", "钢城区2026年政府工作报告摘要（虚构）中的结果：2380人 2025年 · R5",
         "达到或超过这个数，就算达到。完成了至少一半。"],
        ["Met in part · 95.2% of the target", "Result according to Work report of 2026 (invented): 2,380 people 2025 · R5",
         "Met by that number or more. At least half of it was reached."],
    ),
    "missed": (
        "2025/livelihood", "unemployment-next",
        ["未达到", "钢城区2026年政府工作报告摘要（虚构）中的结果：4.4% 2025年 · R5", "不超过这个数，就算达到。"],
        ["Missed", "Result according to Work report of 2026 (invented): 4.4% 2025 · R5", "Met by that number or less."],
    ),
    "not_yet_due": (
        "2025/livelihood", "beds",
        ["尚未到期", "这项指标越高越好，达到或超过这个数，就算达到。本站最新一期报告发布时，期限还没有到。"],
        ["Not yet due", "Met by that number or more, as more is better. The period had not ended when the newest report here came out."],
    ),
    "unreported": (
        "2024/livelihood", "rental-homes",
        ["没有给出结果", "这项指标越高越好，达到或超过这个数，就算达到。期限已过，而本站收录的报告都没有给出结果。"],
        ["No result given", "Met by that number or more, as more is better. The period is over, and no report here gives a result."],
    ),
    "not_comparable": (
        "2025/livelihood", "trained-next",
        ["无法比较", "钢城区2026年政府工作报告摘要（虚构）中的结果：约3000人 2025年 · R5",
         "这项指标越高越好，达到或超过这个数，就算达到。结果说得太笼统，无法判断。"],
        ["Not comparable", "Result according to Work report of 2026 (invented): about 3,000 people 2025 · R5",
         "Met by that number or more, as more is better. The result is stated too loosely to tell."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("status", STATUSES)
def test_each_outcome_stands_on_its_card_with_its_inputs_and_its_rule(years: Years, status: str) -> None:
    page, id_, chinese, english = EACH_STATUS[status]
    assert outcome(years.three, f"zh/{page}.html", id_) == chinese
    assert outcome(years.three, f"en/{page}.html", id_) == english


def test_the_result_leads_to_the_target_and_the_target_to_the_result(years: Years) -> None:
    for language in ("zh", "en"):
        for here, id_, there, other in (("2025", "jobs-next", "2026", "jobs-done"), ("2026", "jobs-done", "2025", "jobs-next")):
            path = f"{language}/{here}/livelihood.html"
            links = {crawl.resolve(path, each.get("href", "")): each.get("href", "") for each in card(years.three, path, id_).iter("a")}
            assert links[f"{language}/{there}/livelihood.html"].endswith(f"#{other}"), path


def test_an_estimate_decides_for_the_time_being(years: Years) -> None:
    assert outcome(years.three, "zh/2025/economy.html", "gdp-2025")[0] == "达到 · 暂定：结果是预计数"
    assert outcome(years.three, "en/2025/economy.html", "fixed-2025")[0] == "Missed · for the time being: the result is an estimate"


def test_a_part_of_the_period_does_not_decide(years: Years) -> None:
    assert outcome(years.three, "en/2024/industry.html", "base-stations") == [
        "Not comparable",
        "Result according to Work report of 2025 (invented): 96 base stations first half of 2024 · Q9",
        "Met by that number or more. The result is of another period than the target.",
    ]


def counted(site: crawl.Site, path: str) -> list[str]:
    """The counts below the news of an edition's home."""
    return lines(site.pages[path].root, "ul", "counts", "li")


def news(site: crawl.Site, path: str) -> str:
    (found,) = (each for each in site.pages[path].all("p") if each.get("class") == "news")
    return crawl.words(found)


def test_the_first_edition_says_what_it_promises_and_that_nothing_is_final(years: Years) -> None:
    assert news(years.one, "zh/2024/index.html") == "37个有数字的目标，46项没有数字的承诺，还没有一个核定的结果。"
    assert news(years.one, "en/2024/index.html") == (
        "37 targets with a number, 46 commitments without a number, and not one final result yet."
    )
    assert counted(years.one, "zh/2024/index.html") == ["预计数：8个", "目标：37个", "预期效果：1个", "愿景：1个", "46项没有数字的承诺"]


def test_the_newest_edition_says_what_became_of_the_targets_of_the_one_before(years: Years) -> None:
    assert news(years.two, "zh/2025/index.html") == "2024年报告的37项目标：达到6项，部分达到2项，未达到2项，26项没有给出结果，1项无法比较。"
    assert news(years.three, "zh/2026/index.html") == "2025年报告的12项目标：达到5项，部分达到2项，未达到3项，1项尚未到期，1项无法比较。"
    assert news(years.three, "en/index.html") == (
        "The 12 targets of the 2025 report: 5 met, 2 met in part, 3 missed, 1 not yet due, 1 not comparable."
    )
    shown = counted(years.three, "en/2026/index.html")
    assert shown[:5] == ["Met: 5", "Met in part: 2", "Missed: 3", "Not yet due: 1", "Not comparable: 1"]
    # Its own figures are counted below.
    assert shown[5:] == ["Result: 14", "Estimate: 4", "Target: 3", "1 commitment without a number"]


def test_an_older_edition_says_what_became_of_its_own_targets(years: Years) -> None:
    assert news(years.three, "en/2025/index.html") == news(years.three, "en/2026/index.html")
    assert counted(years.three, "zh/2025/index.html")[:5] == ["达到：5项", "部分达到：2项", "未达到：3项", "尚未到期：1项", "无法比较：1项"]
    assert news(years.three, "en/2024/index.html") == (
        "The 37 targets of the 2024 report: 6 met, 2 met in part, 2 missed, 26 without a result, 1 not comparable."
    )


def kept(site: crawl.Site, path: str) -> list[tuple[str, ...]]:
    """The rows of the list of what became of targets."""
    (section,) = (each for each in site.pages[path].all("section") if each.get("class") == "kept")
    return [tuple(crawl.words(cell) for cell in row) for row in section.iter("tr")]


def test_the_list_groups_targets_by_what_became_of_them_each_with_its_result(years: Years) -> None:
    rows = kept(years.three, "en/2026/index.html")
    assert [row[0] for row in rows if len(row) == 1] == ["Met: 5", "Met in part: 2", "Missed: 3", "Not yet due: 1", "Not comparable: 1"]
    assert ("GDP growth", "Target about 5%", "Result 5.3% estimate") in rows
    assert ("New urban jobs", "Target at least 2,500 people", "Result 2,380 people") in rows
    assert ("Beds in homes for the elderly", "Target 600 beds", "Result none given") in rows
    assert len(rows) == 1 + 5 + 12
    # What would fill pages is in the table, one tap away.
    assert ("All 26 in the table",) in kept(years.three, "en/2024/index.html")


def test_each_status_and_each_target_of_the_list_leads_to_the_edition_that_set_it(years: Years) -> None:
    path = "en/2026/index.html"
    links = {crawl.words(each): each.get("href") for each in years.three.pages[path].all("a")}
    assert links["Missed: 3"] == "../2025/indicators.html#only_missed"
    assert links["Registered urban unemployment rate"] == "../2025/livelihood.html#unemployment-next"
    assert links["Target: 3"] == "indicators.html#only_target"


def test_results_are_drawn_beside_their_targets(years: Years) -> None:
    svg = "{http://www.w3.org/2000/svg}"
    for language in ("zh", "en"):
        for path, kinds in ((f"{language}/2025/economy.html", {"slope", "bullet"}), (f"{language}/2026/industry.html", {"bullet"})):
            charts = [each for each in years.three.pages[path].all("figure") if "chart" in (each.get("class") or "").split()]
            assert kinds <= {name for each in charts for name in (each.get("class") or "").split()}, path
            assert all(list(each.iter(f"{svg}svg")) for each in charts), path
        assert list(card(years.three, f"{language}/2025/livelihood.html", "jobs-next").iter(f"{svg}svg"))


def test_what_cannot_be_compared_is_not_drawn_on_one_scale(years: Years) -> None:
    svg = "{http://www.w3.org/2000/svg}svg"
    for page, id_ in (("2025/livelihood", "trained-next"), ("2026/livelihood", "trained"), ("2024/industry", "base-stations")):
        for language in ("zh", "en"):
            assert not list(card(years.three, f"{language}/{page}.html", id_).iter(svg)), page
    # What can be is.
    assert list(card(years.three, "en/2025/livelihood.html", "homes-next").iter(svg))


# Year on year, and revisions


def test_each_result_is_set_against_that_of_the_year_before(years: Years) -> None:
    assert change(years.three, "zh/2026/livelihood.html", "jobs-done") == [
        "比上年少35人（约1.45%）。 钢城区2025年政府工作报告摘要（虚构）中的结果：2415人 2024年 · Q3"
    ]
    assert change(years.three, "en/2026/livelihood.html", "jobs-done") == [
        "Down 35 people, or about 1.45%, on a year earlier. Result according to Work report of 2025 (invented): 2,415 people 2024 · Q3"
    ]
    assert change(years.three, "en/2026/environment.html", "erosion-done")[0].startswith(
        "Down 750 mu (50 ha), or about 3.88%, on a year earlier."
    )
    assert change(years.three, "zh/2026/economy.html", "gdp-2025") == [
        "比上年多1.0个百分点。 钢城区2026年政府工作报告摘要（虚构）中的结果：4.3% 2024年 · R1"
    ]


def test_a_figure_of_the_first_year_shows_both_later_revisions(years: Years) -> None:
    assert revisions(years.three, "zh/2024/economy.html", "gdp") == [
        "后来有修订。 钢城区2025年政府工作报告摘要（虚构）中的结果：3.2% 2023年 · Q1",
        "后来有修订。 钢城区2026年政府工作报告摘要（虚构）中的结果：3.1% 2023年 · R1",
    ]
    assert revisions(years.three, "en/2025/economy.html", "gdp-2023") == [
        f"Revises an earlier figure. Estimate according to {TITLES['en']['2024']}: 3% 2023 · P3",
        "Revised later. Result according to Work report of 2026 (invented): 3.1% 2023 · R1",
    ]
    assert revisions(years.three, "en/2026/economy.html", "gdp-2023") == [
        f"Revises an earlier figure. Estimate according to {TITLES['en']['2024']}: 3% 2023 · P3",
        "Revises an earlier figure. Result according to Work report of 2025 (invented): 3.2% 2023 · Q1",
    ]


def test_a_revised_result_decides_what_became_of_a_target_of_two_years_before(years: Years) -> None:
    path = "en/2024/environment.html"
    assert outcome(years.two, path, "erosion")[0] == "Met in part · about 92.9% of the target"
    assert outcome(years.three, path, "erosion")[:2] == [
        "Met in part · about 92.1% of the target",
        "Result according to Work report of 2026 (invented): 19,350 mu (1,290 ha) 2024 · R7",
    ]


# One indicator under three names


def test_an_indicator_renamed_twice_is_one_over_all_three_years(years: Years) -> None:
    indicators = (years.three.root / "content/indicators.yaml").read_text("utf-8")
    assert "  - id: town_jobs\n    formerly: [new_urban_jobs, urban_jobs]\n" in indicators
    used = {
        edition: re.findall(r"indicator: (\w*_jobs)\n", (years.three.root / f"content/{edition}/livelihood.yaml").read_text("utf-8"))
        for edition in ("2024", "2025", "2026")
    }
    assert {edition: set(names) for edition, names in used.items()} == {
        "2024": {"urban_jobs"}, "2025": {"new_urban_jobs"}, "2026": {"town_jobs"},
    }  # fmt: skip
    for edition, id_ in (("2024", "jobs"), ("2025", "jobs-done"), ("2026", "jobs-done")):
        for language, name in (("zh", "城镇新增就业人数"), ("en", "New urban jobs")):
            assert crawl.words(next(card(years.three, f"{language}/{edition}/livelihood.html", id_).iter("h3"))) == name


def test_without_its_former_name_the_indicator_of_the_first_year_is_refused(years: Years, tmp_path: Path) -> None:
    """The mutation: one of the two names is forgotten."""
    root = copy_root(years.three.root, tmp_path / "root")
    path = root / "content/indicators.yaml"
    path.write_text(path.read_text("utf-8").replace("formerly: [new_urban_jobs, urban_jobs]", "formerly: [new_urban_jobs]"), "utf-8")
    found = build(Settings(root, tmp_path / "output", jobs=1, trust_templates=True))
    assert not found.published
    unknown = [(each.position.file, dict(each.facts)["found"]) for each in found.diagnostics if each.code == "indicator-unknown"]
    assert unknown == [("content/2024/livelihood.yaml", "urban_jobs")]


# Addresses, banners, lists


def pages_of(site: crawl.Site, edition: str) -> set[str]:
    """The files of an edition but for its page to find things on, which the newest has above its folder."""
    return {path for path in site.files if re.match(rf"(?:zh|en|data)/{edition}/(?!find\.html)", path)}


def over_the_years(site: crawl.Site) -> set[str]:
    """The files of indicators, which are of all editions."""
    return {path for path in site.files if re.match(r"(?:zh|en|data)/indicators/", path)}


def find_pages(*editions: str) -> set[str]:
    """The pages to find things on that older editions have."""
    return {f"{language}/{edition}/find.html" for language in ("zh", "en") for edition in editions}


def test_no_address_goes_when_an_edition_comes(years: Years) -> None:
    one, two, three = (set(site.files) for site in years)
    assert one < two < three
    assert pages_of(years.one, "2024") == pages_of(years.two, "2024") == pages_of(years.three, "2024")
    assert pages_of(years.two, "2025") == pages_of(years.three, "2025")
    assert over_the_years(years.one) < over_the_years(years.two) < over_the_years(years.three)
    # What is new is the new edition's, below its year; of its indicators; and what the one before can be searched on from now.
    assert two - one == pages_of(years.two, "2025") | (over_the_years(years.two) - one) | find_pages("2024")
    assert three - two == pages_of(years.three, "2026") | (over_the_years(years.three) - two) | find_pages("2025")
    assert all({"zh/find.html", "en/find.html"} <= site for site in (one, two, three))
    assert len(pages_of(years.one, "2024")) > 30


def test_both_older_editions_lead_to_the_newest_from_each_page(years: Years) -> None:
    words = {
        "zh": "这是较早的一期。最新一期：钢城区2026年政府工作报告摘要（虚构）",
        "en": "This is an older edition. The newest: Work report of 2026 (invented)",
    }
    bannered = dict(_banners(years.three))
    older = {path for path in years.three.pages if re.match("(?:zh|en)/202[45]/", path) and not years.three.pages[path].is_stub}
    assert set(bannered) == older
    for path, (text, target) in bannered.items():
        assert text == words[path[:2]], path
        assert target == f"{path[:2]}/2026/index.html", path
    assert dict(_banners(years.one)) == {}


def _banners(site: crawl.Site) -> Iterator[tuple[str, tuple[str, str]]]:
    for path, page in site.pages.items():
        for each in page.all("p"):
            if "newer" in (each.get("class") or "").split():
                (link,) = each.iter("a")
                yield path, (crawl.words(each), crawl.resolve(path, link.get("href", "")))


def test_the_list_of_editions_has_all_three_the_newest_first(years: Years) -> None:
    for language in ("zh", "en"):
        path = f"{language}/editions.html"
        (main_part,) = years.three.pages[path].all("main")
        links = [(crawl.resolve(path, each.get("href", "")), crawl.words(each)) for each in main_part.iter("a")]
        homes = [(target, words) for target, words in links if re.search(r"/\d{4}/index\.html$", target)]
        assert homes == [(f"{language}/{edition}/index.html", TITLES[language][edition]) for edition in ("2026", "2025", "2024")]


def test_the_entrances_and_the_latest_downloads_follow_the_newest(years: Years) -> None:
    for site, newest in zip(years, ("2024", "2025", "2026"), strict=True):
        for path, language in (("index.html", "zh"), ("zh/index.html", "zh"), ("en/index.html", "en")):
            assert crawl.words(site.pages[path].all("h1")[0]) == crawl.words(site.pages[f"{language}/{newest}/index.html"].all("h1")[0])
            assert [each.get("href") for each in site.pages[path].all("link", rel="canonical")] == [
                f"{BASE}/{language}/{newest}/index.html"
            ]
        for name in ("figures.csv", "figures.json", "datapackage.json"):
            assert site.files[f"data/latest/{name}"] == site.files[f"data/{newest}/{name}"], newest


# The catalogue of the new edition


def test_the_new_catalogue_begins_with_the_old_translations_to_be_reviewed(tmp_path: Path) -> None:
    root = copy_root(SHIPPED, tmp_path / "root")
    add_second_edition(root)
    add_third_edition(root)
    catalogue = root / "translations/en/2026.po"
    catalogue.unlink()
    shutil.rmtree(root / "assets", ignore_errors=True)
    assert main(["--root", str(root), "--messages", "en", "translations", "update"]) == 0
    messages = {entry.context: entry for entry in parse(catalogue.read_text("utf-8")).messages}
    # The same source text, wherever an older edition has it.
    for context, english in (
        ("livelihood.commitment.winter_heating", "Make winters warmer."),
        ("economy.title", "Economy"),
        ("environment.title", "Soil and water"),
    ):
        assert messages[context].msgstr == (english,)
        assert "fuzzy" in messages[context].flags
    # The same indicator, though its sentence and its id are others.
    jobs = messages["livelihood.figure.jobs_done.sentence"]
    assert jobs.msgid == "2025年城镇新增就业{jobs_done}。"
    assert jobs.msgstr == ("In 2024 {jobs_done} found work in towns.",)
    assert "fuzzy" in jobs.flags
    assert jobs.previous_msgid == "2024年城镇新增就业{jobs_done}。"
    # What no older edition has begins empty; nothing that is to be reviewed is published.
    assert messages["industry.summary"].msgstr == ("",)
    assert all(not any(entry.msgstr) or "fuzzy" in entry.flags for entry in messages.values())
    settings = Settings(root, tmp_path / "output", jobs=1, trust_templates=True)
    assert build(settings).published
    assert "Make winters warmer." not in (settings.output / "en/2026/livelihood.html").read_text("utf-8")


def test_each_page_of_an_edition_has_the_menu_of_its_sections_with_the_current_one_marked(years: Years) -> None:
    for path, current in (("zh/2024/city.html", ["2 城市更新与管理"]), ("en/2024/city.zh.html", ["2 Urban renewal and management"])):
        (menu,) = [each for each in years.three.pages[path].all("nav") if each.get("class") == "menu"]
        links = list(menu.iter("a"))
        assert len(links) == 8, path
        assert [crawl.words(each) for each in links if each.get("aria-current") == "page"] == current
        # The masthead leads there from the top of the page.
        assert any(each.get("href") == "#page_sections" for each in years.three.pages[path].all("a"))
    (menu,) = [each for each in years.three.pages["zh/2024/indicators.html"].all("nav") if each.get("class") == "menu"]
    assert not [each for each in menu.iter("a") if each.get("aria-current")]


def test_a_section_leads_to_the_same_one_in_other_years(years: Years) -> None:
    def others(path: str) -> list[tuple[str, str]]:
        navs = [each for each in years.three.pages[path].all("nav") if each.get("aria-labelledby") == "page_years"]
        return [(crawl.words(each), crawl.resolve(path, each.get("href", ""))) for nav in navs for each in nav.iter("a")]

    assert others("zh/2025/economy.html") == [("2024", "zh/2024/economy.html"), ("2026", "zh/2026/economy.html")]
    assert others("zh/2024/city.html") == []


@pytest.mark.parametrize(
    ("language", "done", "not_mentioned"), [("zh", "已完成 虚构的报道，P2", "后来没有提到"), ("en", "Done", "Not mentioned since")]
)
def test_a_commitment_shows_what_became_of_it(years: Years, language: str, done: str, not_mentioned: str) -> None:
    for name in ("city", "print"):
        page = years.three.pages[f"{language}/2024/{name}.html"]
        said = [each for each in page.all("p") if each.get("class") == "answer"]
        assert [crawl.words(each).startswith(word) for each, word in zip(said, (done, not_mentioned), strict=True)] == [True, True], name
    assert not [each for each in years.one.pages[f"{language}/2024/city.html"].all("p") if each.get("class") == "answer"]
