"""What the pages tell other programs is whole and true; and each fault in it is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import BASE
from tests.crawl import Check, Site
from tests.crawl_sharing import LARGEST_CARD, facts, told, wrong_facts, wrong_sharing

Built = Callable[..., Site]


@pytest.mark.parametrize("base_url", ["", BASE], ids=["without an address", "with an address"])
@pytest.mark.parametrize("name", ["showcase", "made_up"])
@pytest.mark.parametrize("check", [wrong_sharing, wrong_facts])
def test_what_pages_tell_other_programs_is_whole_and_true(built: Built, name: str, base_url: str, check: Check) -> None:
    assert check(built(name, base_url)) == []


def test_the_showcase_has_a_card_in_each_language(built: Built) -> None:
    pages = built("showcase", BASE).pages
    for language in ("zh", "en"):
        assert told(pages[f"{language}/2024/economy.html"])["og:image"] == [f"{BASE}/assets/sharing/2024.{language}.png"]


def test_the_homes_facts_are_of_the_authority_the_report_and_its_figures(built: Built) -> None:
    nodes = {node["@type"]: node for node in facts(built("showcase", BASE).pages["en/2024/index.html"])}
    assert nodes["Report"]["about"]["@id"] == nodes["GovernmentOrganization"]["@id"]
    assert nodes["Dataset"]["isPartOf"]["@id"] == nodes["Report"]["@id"]
    jobs = next(each for each in nodes["Dataset"]["variableMeasured"] if each["url"].endswith("livelihood.html#jobs"))
    # At least 2,300 is not 2,300.
    assert (jobs.get("minValue"), jobs.get("value"), jobs["unitText"]) == (2300, None, "people")
    assert nodes["Dataset"]["temporalCoverage"] == "2023/2024"


HOME, PAGE = "en/2024/index.html", "en/2024/livelihood.html"
AUTHORITY = "Gangcheng District People’s Government"
CARD = "assets/sharing/2024.en.png"
MAKER = '"creator":{"@type":"Organization","name":"'


def changed(path: str, old: str, new: str) -> Callable[[Site], Site]:
    return lambda site: site.changed(path, old, new)


def heavier(site: Site) -> Site:
    return site.having(CARD, site.files[CARD] + bytes(LARGEST_CARD))


PLANTED: list[tuple[str, Check, Callable[[Site], Site]]] = [
    ("another title for those who share", wrong_sharing, changed(PAGE, 'og:title" content="', 'og:title" content="x')),
    ("a relative address", wrong_sharing, changed(PAGE, f'og:image" content="{BASE}/', 'og:image" content="/')),
    ("no address", wrong_sharing, changed(PAGE, 'property="og:url"', 'property="og:uri"')),
    ("the locale of another language", wrong_sharing, changed(PAGE, 'og:locale" content="en_GB"', 'og:locale" content="fr_FR"')),
    ("a picture of another size", wrong_sharing, changed(PAGE, 'og:image:height" content="630"', 'og:image:height" content="600"')),
    ("a picture without words", wrong_sharing, changed(PAGE, 'og:image:alt"', 'og:image:title"')),
    ("a picture that is too heavy", wrong_sharing, heavier),
    ("a card that is gone", wrong_sharing, lambda site: site.without(CARD)),
    ("a number that nothing states", wrong_facts, changed(HOME, '"minValue":2300', '"minValue":2301')),
    ("a figure that the page lacks", wrong_facts, changed(HOME, '"name":"New urban jobs"', '"name":"Old urban jobs"')),
    ("the authority as the maker", wrong_facts, changed(HOME, f"{MAKER}Gangcheng work report in brief", f"{MAKER}{AUTHORITY}")),
    ("no authority", wrong_facts, changed(HOME, '"GovernmentOrganization"', '"Organization"')),
    ("a download that is not there", wrong_facts, changed(HOME, 'data/2024/figures.csv"}', 'data/2024/table.csv"}')),
    ("a section without facts", wrong_facts, changed(PAGE, "application/ld+json", "text/plain")),
    ("facts in another language", wrong_facts, changed(PAGE, '"inLanguage":"en-GB"', '"inLanguage":"zh-Hans"')),
]


@pytest.mark.parametrize(("title", "check", "plant"), PLANTED, ids=[title for title, _, _ in PLANTED])
def test_a_planted_fault_is_found(built: Built, title: str, check: Check, plant: Callable[[Site], Site]) -> None:
    assert check(plant(built("showcase", BASE))), f"{title} went unseen"
