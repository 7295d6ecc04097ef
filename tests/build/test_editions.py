"""A year on: a second edition beside the showcase is content alone, and each edition shows what the other says of the same thing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from microsite.build import Outcome, build
from microsite.settings import SHIPPED, Settings
from tests import crawl
from tests.build.test_incremental import clean, differences, files
from tests.conftest import BASE, copy_root

SECOND = Path(__file__).parent / "second_edition"
"""what editors and a translator would add for the next report"""
DOCUMENT = """
  - id: made_up_account
    title: 虚构的报道
    unknown: [publisher, date, address]
"""
DOCUMENT_IN_ENGLISH = """
msgctxt "document.made_up_account.title"
msgid "虚构的报道"
msgstr "An invented account"
"""


def add_second_edition(root: Path) -> None:
    """The files of the next year; an indicator gets a better id on the occasion."""
    shutil.copytree(SECOND, root, dirs_exist_ok=True)
    for name, more in (("content/documents.yaml", DOCUMENT), ("translations/en/site.po", DOCUMENT_IN_ENGLISH)):
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(more)
    change(root / "content/indicators.yaml", "  - id: urban_jobs\n", "  - id: new_urban_jobs\n    formerly: [urban_jobs]\n")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def settings_of(place: Path) -> Settings:
    return Settings(place / "root", place / "output", base_url=BASE, jobs=1, trust_templates=True)


def published(settings: Settings) -> Outcome:
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
    for section in ("economy", "livelihood", "environment"):
        for language in ("zh", "en"):
            assert f"{language}/2025/{section}.html" in two_years.files


def test_a_result_stands_beside_the_target_of_the_year_before_and_leads_to_it(two_years: crawl.Site) -> None:
    title = title_of(two_years, "en/2024/index.html")
    assert comparisons(two_years, "en/2025/livelihood.html", "jobs-done") == [
        (f"Target according to {title}: at least 2,300 people", ["en/2024/livelihood.html#jobs"])
    ]
    title = title_of(two_years, "zh/2024/index.html")
    assert comparisons(two_years, "zh/2025/livelihood.html", "jobs-done") == [
        (f"{title}中的目标：2300人以上", ["zh/2024/livelihood.html#jobs"])
    ]


def title_of(site: crawl.Site, home: str) -> str:
    return crawl.words(site.pages[home].all("h1")[0])


def test_the_target_of_the_year_before_shows_what_became_of_it(two_years: crawl.Site) -> None:
    assert comparisons(two_years, "en/2024/livelihood.html", "jobs") == [
        ("Result according to Work report of 2025 (invented): 2,415 people", ["en/2025/livelihood.html#jobs-done"])
    ]
    assert comparisons(two_years, "en/2024/livelihood.html", "resettlement-homes") == [
        ("Result according to Work report of 2025 (invented): 1,502 homes", ["en/2025/livelihood.html#homes-done"])
    ]
    assert comparisons(two_years, "en/2024/environment.html", "erosion") == [
        ("Result according to Work report of 2025 (invented): 19,500 mu (1,300 ha)", ["en/2025/environment.html#erosion-done"])
    ]
    assert comparisons(two_years, "zh/2024/environment.html", "erosion")[0][0].endswith("结果：1.95万亩")
    # An estimate that was settled later.
    assert comparisons(two_years, "en/2024/economy.html", "gdp") == [
        ("Result according to Work report of 2025 (invented): 3.2%", ["en/2025/economy.html#gdp-2023"])
    ]


def test_what_no_other_edition_speaks_of_has_no_comparison(two_years: crawl.Site) -> None:
    assert comparisons(two_years, "en/2025/livelihood.html", "jobs-next") == []
    assert comparisons(two_years, "en/2024/livelihood.html", "posts") == []


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
    for name in ("figures.csv", "figures.json"):
        assert two_years.files[f"data/latest/{name}"] == two_years.files[f"data/2025/{name}"]
        assert two_years.files[f"data/latest/{name}"] != two_years.files[f"data/2024/{name}"]


def test_a_renamed_indicator_stays_one_indicator_and_keeps_its_translation(two_years: crawl.Site) -> None:
    assert "new_urban_jobs" not in (two_years.root / "translations/en/site.po").read_text("utf-8")
    for path, id_ in (("en/2024/livelihood.html", "jobs"), ("en/2025/livelihood.html", "jobs-done")):
        assert crawl.words(next(iter(card(two_years, path, id_).iter("h3")))) == "New urban jobs"
    for edition in ("2024", "2025"):
        figures = json.loads(two_years.files[f"data/{edition}/figures.json"])["figures"]
        assert {"new_urban_jobs"} == {each["indicator"] for each in figures if each["id"].startswith("jobs")}


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
    assert {path for path in written if path.startswith("en/2024/")} == {"en/2024/livelihood.html"}
    site = crawl.load(settings.output, settings.root, BASE)
    assert comparisons(site, "en/2024/livelihood.html", "jobs")[0][0].endswith(": 2,416 people")

    shutil.rmtree(tmp_path / "root/content/2025")
    (tmp_path / "root/translations/en/2025.po").unlink()
    published(settings)
    site = crawl.load(settings.output, settings.root, BASE)
    assert comparisons(site, "en/2024/livelihood.html", "jobs") == banner(site, "en/2024/livelihood.html") == []
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
