"""A year on: a second edition beside the showcase is content alone, and each edition shows what the other says of the same thing."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from frictionless import validate

from microsite.engine import BuildResult, build
from microsite.settings import SHIPPED, Settings
from tests import crawl
from tests.conftest import BASE, copy_root
from tests.engine.test_incremental import clean, differences, files
from tests.engine.years import add_second_edition, change


def settings_of(place: Path) -> Settings:
    return Settings(place / "root", place / "output", base_url=BASE, jobs=1, trust_templates=True)


def published(settings: Settings) -> BuildResult:
    outcome = build(settings)
    assert outcome.published, outcome.diagnostics
    return outcome


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> crawl.Site:
    """The showcase as first built with one edition, and built again with the second beside it."""
    place = tmp_path_factory.mktemp("two_years")
    copy_root(SHIPPED, place / "root")
    published(settings_of(place))
    add_second_edition(place / "root")
    outcome = published(settings_of(place))
    assert outcome.diagnostics == ()
    return crawl.load(place / "output", place / "root", BASE)


def card(site: crawl.Site, path: str, id_: str) -> crawl.Element:
    (found,) = site.pages[path].all("article", id=id_)
    return found


def comparisons(site: crawl.Site, path: str, id_: str) -> list[tuple[str, list[str]]]:
    """What a card says of other editions: the words, and the addresses that its links lead to."""
    lines = [line for each in card(site, path, id_).iter("ul") if each.get("class") == "comparisons" for line in each.iter("li")]
    return [(crawl.words(line), [_address(path, link.get("href", "")) for link in line.iter("a")]) for line in lines]


def _address(path: str, href: str) -> str:
    return f"{crawl.resolve(path, href)}#{href.partition('#')[2]}"


def banner(site: crawl.Site, path: str) -> list[tuple[str, str]]:
    return [
        (crawl.words(each), crawl.resolve(path, link.get("href", "")))
        for each in site.pages[path].all("p")
        if (each.get("class") or "") == "newer"
        for link in each.iter("a")
    ]


def test_the_next_report_is_content_alone_and_the_site_is_sound(two_years: crawl.Site) -> None:
    assert [fault for check in crawl.CHECKS for fault in check(two_years)] == []
    for section in ("economy", "industry", "livelihood", "environment"):
        for language in ("zh", "en"):
            assert f"{language}/2025/{section}.html" in two_years.files


def test_a_result_stands_beside_the_target_of_the_year_before_and_leads_to_it(two_years: crawl.Site) -> None:
    title = title_of(two_years, "en/2024/index.html")
    assert comparisons(two_years, "en/2025/livelihood.html", "jobs-done") == [
        (f"Target according to {title}: at least 2,300 people 2024 (inferred) · P17 Met", ["en/2024/livelihood.html#jobs"])
    ]
    title = title_of(two_years, "zh/2024/index.html")
    assert comparisons(two_years, "zh/2025/livelihood.html", "jobs-done") == [
        (f"{title}中的目标：2300人以上 2024年（推断） · P17 达到", ["zh/2024/livelihood.html#jobs"])
    ]


def title_of(site: crawl.Site, home: str) -> str:
    return crawl.words(site.pages[home].all("h1")[0])


def outcome(site: crawl.Site, path: str, id_: str) -> list[str]:
    """What a card says of what became of its target, line by line."""
    return [
        crawl.words(line)
        for each in card(site, path, id_).iter("div")
        if "outcome" in each.get("class", "").split()
        for line in each.iter("p")
    ]


def test_the_target_of_the_year_before_shows_what_became_of_it(two_years: crawl.Site) -> None:
    assert outcome(two_years, "en/2024/livelihood.html", "jobs") == [
        "Met · 105% of the target",
        "Result according to Work report of 2025 (invented): 2,415 people 2024 · Q3",
        "Met by that number or more.",
    ]
    assert outcome(two_years, "en/2024/environment.html", "erosion") == [
        "Met in part · about 92.9% of the target",
        "Result according to Work report of 2025 (invented): 19,500 mu (1,300 ha) 2024 · Q6",
        "Met by that number or more, as more is better. At least half of it was reached.",
    ]
    assert outcome(two_years, "zh/2024/environment.html", "erosion") == [
        "部分达到 · 相当于目标的约92.9%",
        "钢城区2025年政府工作报告摘要（虚构）中的结果：1.95万亩 2024年 · Q6",
        "这项指标越高越好，达到或超过这个数，就算达到。完成了至少一半。",
    ]
    assert outcome(two_years, "en/2024/livelihood.html", "resettlement-homes")[0] == "Met in part · about 87.8% of the target"
    # A target that only a report to come could tell of says nothing.
    assert outcome(two_years, "en/2025/livelihood.html", "jobs-next") == []
    assert outcome(two_years, "en/2024/livelihood.html", "rental-homes") == [
        "No result given",
        "Met by that number or more, as more is better. The period is over, and no report here gives a result.",
    ]


def lines_of(site: crawl.Site, path: str, id_: str, name: str) -> list[str]:
    """The lines of a list of a card, by the list's class."""
    return [crawl.words(line) for each in card(site, path, id_).iter("ul") if each.get("class") == name for line in each.iter("li")]


def test_a_figure_that_a_later_report_settles_differently_shows_both(two_years: crawl.Site) -> None:
    title = title_of(two_years, "en/2024/index.html")
    assert lines_of(two_years, "en/2024/economy.html", "gdp", "revisions") == [
        "Revised later. Result according to Work report of 2025 (invented): 3.2% 2023 · Q1"
    ]
    assert lines_of(two_years, "en/2025/economy.html", "gdp-2023", "revisions") == [
        f"Revises an earlier figure. Estimate according to {title}: 3% 2023 · P3"
    ]
    assert lines_of(two_years, "zh/2024/economy.html", "gdp", "revisions") == [
        "后来有修订。 钢城区2025年政府工作报告摘要（虚构）中的结果：3.2% 2023年 · Q1"
    ]


def test_a_result_is_set_against_that_of_the_year_before_rates_in_points(two_years: crawl.Site) -> None:
    def change(path: str) -> list[str]:
        return [crawl.words(each) for each in card(two_years, path, "gdp-2024").iter("p") if "change" in each.get("class", "").split()]

    assert change("en/2025/economy.html") == [
        "Up 0.9 percentage points on a year earlier. Result according to Work report of 2025 (invented): 3.2% 2023 · Q1"
    ]
    assert change("zh/2025/economy.html") == ["比上年多0.9个百分点。 钢城区2025年政府工作报告摘要（虚构）中的结果：3.2% 2023年 · Q1"]


def test_what_no_other_edition_speaks_of_has_no_comparison(two_years: crawl.Site) -> None:
    assert comparisons(two_years, "en/2025/livelihood.html", "jobs-next") == []
    assert comparisons(two_years, "en/2024/livelihood.html", "rental-homes") == []


def test_an_older_edition_says_so_on_each_page_and_leads_to_the_newest(two_years: crawl.Site) -> None:
    for path, page in two_years.pages.items():
        if path.startswith(("zh/2024/", "en/2024/")) and not page.is_stub:
            ((text, target),) = banner(two_years, path)
            assert target == f"{path[:2]}/2025/index.html", path
            if path.startswith("en/"):
                assert text == "This is an older edition. The newest: Work report of 2025 (invented)"
            else:
                assert text == "这是较早的一期。最新一期：钢城区2025年政府工作报告摘要（虚构）"
        else:
            assert banner(two_years, path) == [], path


def test_the_entrances_are_those_of_the_newest_edition(two_years: crawl.Site) -> None:
    for path, home in (("index.html", "zh/2025"), ("zh/index.html", "zh/2025"), ("en/index.html", "en/2025")):
        page = two_years.pages[path]
        assert title_of(two_years, path) == title_of(two_years, f"{home}/index.html")
        assert [each.get("href") for each in page.all("link", rel="canonical")] == [f"{BASE}/{home}/index.html"]
    for name in ("figures.csv", "figures.json", "datapackage.json"):
        assert two_years.files[f"data/latest/{name}"] == two_years.files[f"data/2025/{name}"]
        assert two_years.files[f"data/latest/{name}"] != two_years.files[f"data/2024/{name}"]


def test_its_own_validator_accepts_the_data_package_of_each_edition(two_years: crawl.Site) -> None:
    for folder in ("2024", "2025", "latest"):
        report = validate(str(two_years.root.parent / f"output/data/{folder}/datapackage.json"), type="package")
        assert report.flatten(["type", "note"]) == []
    package = json.loads(two_years.files["data/latest/datapackage.json"])
    assert package["name"] == "figures-2025"
    assert package["homepage"] == f"{BASE}/zh/2025/index.html"


def test_the_downloads_say_what_became_of_a_target_and_which_result_tells(two_years: crawl.Site) -> None:
    rows = {row["figure"]: row for row in csv.DictReader(two_years.files["data/2024/figures.csv"].decode("utf-8-sig").splitlines())}
    told = ("status", "result_edition", "result_section", "result_figure", "status_text_zh", "status_text_en")
    assert [rows["jobs"][name] for name in told] == ["met", "2025", "livelihood", "jobs_done", "达到", "Met"]
    assert [rows["rental_homes"][name] for name in told] == ["unreported", "", "", "", "没有给出结果", "No result given"]
    assert [rows["gdp"][name] for name in told] == [""] * 6


def test_a_renamed_indicator_stays_one_indicator_and_keeps_its_translation(two_years: crawl.Site) -> None:
    assert "new_urban_jobs" not in (two_years.root / "translations/en/site.po").read_text("utf-8")
    for path, id_ in (("en/2024/livelihood.html", "jobs"), ("en/2025/livelihood.html", "jobs-done")):
        assert crawl.words(next(iter(card(two_years, path, id_).iter("h3")))) == "New urban jobs"
    for edition in ("2024", "2025"):
        figures = json.loads(two_years.files[f"data/{edition}/figures.json"])["figures"]
        assert {"new_urban_jobs"} == {each["indicator"] for each in figures if each["figure"].startswith("jobs")}


def test_without_formerly_the_two_years_fall_apart(two_years: crawl.Site, tmp_path: Path) -> None:
    """The mutation: what holds the years together is that line, and its lack is refused at the figure that still uses the old name."""
    copy_root(two_years.root, tmp_path / "root")
    change(tmp_path / "root/content/indicators.yaml", "    formerly: [urban_jobs]\n", "")
    outcome = build(settings_of(tmp_path))
    assert not outcome.published
    errors = [each for each in outcome.diagnostics if each.code == "indicator-unknown"]
    assert [(each.position.file, dict(each.facts)["found"]) for each in errors] == [("content/2024/livelihood.yaml", "urban_jobs")]


def test_built_over_one_year_the_site_is_as_if_made_afresh(two_years: crawl.Site, tmp_path: Path) -> None:
    settings = Settings(two_years.root, tmp_path / "unused", base_url=BASE, jobs=1, trust_templates=True)
    _, first = clean(settings, tmp_path / "clean")
    assert differences(dict(two_years.files), first) == []


def test_a_result_that_changes_changes_the_page_of_the_year_before_and_taking_the_year_back_takes_all_back(tmp_path: Path) -> None:
    copy_root(SHIPPED, tmp_path / "root")
    settings = settings_of(tmp_path)
    published(settings)
    add_second_edition(tmp_path / "root")
    published(settings)
    change(tmp_path / "root/content/2025/livelihood.yaml", "value: 2415", "value: 2416")
    written = published(settings).written
    changed = {path for path in written if path.startswith("en/2024/")}
    assert changed == {f"en/2024/{name}.html" for name in ("index", "livelihood", "livelihood.zh", "indicators", "print")}
    site = crawl.load(settings.output, settings.root, BASE)
    assert "2,416 people" in outcome(site, "en/2024/livelihood.html", "jobs")[1]

    shutil.rmtree(tmp_path / "root/content/2025")
    (tmp_path / "root/translations/en/2025.po").unlink()
    published(settings)
    site = crawl.load(settings.output, settings.root, BASE)
    assert outcome(site, "en/2024/livelihood.html", "jobs") == banner(site, "en/2024/livelihood.html") == []
    assert not (settings.output / "en/2025").exists()
    assert site.files["data/latest/figures.csv"] == site.files["data/2024/figures.csv"]
    assert differences(files(settings.output), clean(settings, tmp_path / "clean")[1]) == []


def test_site_yaml_may_name_another_edition_as_the_newest(two_years: crawl.Site, tmp_path: Path) -> None:
    copy_root(two_years.root, tmp_path / "root")
    settings = settings_of(tmp_path)
    with (tmp_path / "root/content/site.yaml").open("a", encoding="utf-8") as file:
        file.write('newest: "2024"\n')
    published(settings)
    site = crawl.load(settings.output, settings.root, BASE)
    assert site.files["data/latest/figures.csv"] == site.files["data/2024/figures.csv"]
    assert banner(site, "en/2024/livelihood.html") == []
    assert banner(site, "en/2025/livelihood.html")[0][1] == "en/2024/index.html"


def test_a_renamed_edition_keeps_its_old_addresses_and_its_translations(two_years: crawl.Site, tmp_path: Path) -> None:
    copy_root(two_years.root, tmp_path / "root")
    settings = settings_of(tmp_path)
    published(settings)
    (tmp_path / "root/content/2025").rename(tmp_path / "root/content/2025b")
    (tmp_path / "root/translations/en/2025.po").rename(tmp_path / "root/translations/en/2025b.po")
    with (tmp_path / "root/content/2025b/edition.yaml").open("a", encoding="utf-8") as file:
        file.write('formerly: ["2025"]\n')
    published(settings)
    site = crawl.load(settings.output, settings.root, BASE)
    for name in ("index", "economy", "livelihood", "environment", "indicators"):
        stub = site.pages[f"en/2025/{name}.html"]
        assert stub.is_stub
        assert [each.get("href") for each in stub.all("link", rel="canonical")] == [f"{BASE}/en/2025b/{name}.html"]
    assert title_of(site, "en/2025b/livelihood.html") == "Work and homes"
    assert [fault for check in crawl.CHECKS for fault in check(site)] == []


def test_what_a_draft_lacks_in_translation_is_told_only_where_drafts_are_shown(tmp_path: Path) -> None:
    place = copy_root(SHIPPED, tmp_path / "root")
    add_second_edition(place)
    change(place / "content/2025/edition.yaml", "\norder:", "\ndraft: true\norder:")
    (place / "translations/en/2025.po").unlink()
    assert build(settings_of(tmp_path)).diagnostics == ()
    shown = build(settings_of(tmp_path)._replace(drafts=True)).diagnostics
    assert {(each.code, each.position.file) for each in shown} == {("translations-incomplete", "translations/en/2025.po")}
