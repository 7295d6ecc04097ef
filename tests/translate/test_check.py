"""The findings of checks: source, translation, and each finding with the characters that it marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from microsite.model.content import LanguageEntry
from microsite.read.po import parse
from microsite.settings import SHIPPED
from microsite.text.languages import complete
from microsite.translate.catalogues import ExpectedCatalogue
from microsite.translate.check import NAMES, check, check_catalogue
from microsite.translate.expected import ExpectedMessage
from microsite.translate.update import update
from tests.translate.harbour import Site

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def findings(source: str, text: str, tag: str = "en", of: str = "zh-Hans", context: str = "port.summary", above: str = "") -> list[str]:
    """Each finding as `code fact=… at «characters»`; a place that is no run of characters of the translation shows as «»."""
    file = HEADER + f'{above}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n'
    po, lines = parse(file), file.splitlines()
    assert not po.faults
    language = complete((LanguageEntry(tag, ""),))[0][0]
    catalogue = ExpectedCatalogue(
        "translations/x/2031.po", "2031", language, of.replace("-", "_"), (ExpectedMessage(context, source.replace("\\n", "\n")),)
    )
    found = []
    for each in check_catalogue(catalogue, po):
        line, column, length = each.position.line, each.position.column, each.position.length
        facts = dict(each.facts)
        if each.code.startswith("check-ignore"):
            facts.pop("expected", None)
        else:
            assert lines[line - 1].startswith("msgstr"), lines[line - 1]
            assert facts.pop("check") in NAMES
            facts.pop("silence", None)
        shown = lines[line - 1][column - 1 : column - 1 + length]
        told = " ".join(f"{name}={value}" for name, value in facts.items())
        found.append(" ".join(filter(None, [each.code.removeprefix("check-"), told, f"«{shown if length > 1 else ''}»"])))
    return sorted(found)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("全年新建{berths}，其中{land.number}亩造地。", "{land.number} mu of land and {berths} were built."),
        ("2031年2月3日，港口装卸1.5万吨。", "On 3 February 2031 the port handled 15,000 tonnes."),
        ("共3.5亿元，占45%。", "RMB 350 million in all, or 45 per cent."),
        ("第十九届大会通过了3项决定。", "The 19th congress took three decisions."),
        ("三亿五千万元和二十一艘船。", "RMB 350 million and 21 ships."),
        ("港口“八有”工程。", "The port’s “eight haves”."),
        ("面积12平方公里。", "It covers twelve square kilometres."),
        ("见B08版，编号P21。", "See page B08, number P21."),
        ("这一年很好。", "The year 2031 was good."),
        ("**扩建**见[报告](https://example.org/a_1)。", "The **extension** is in [the report](https://example.org/a_1)."),
        ("- 甲\\n- 乙", "- one\\n- two"),
        ("{{大括号}}", "{{braces}}"),
        ("1、甲\\n2、乙", "1. One\\n2. Two"),
        ("要点：\\n（一）甲\\n（二）乙", "In short:\\n(1) One\\n(2) Two"),
        ("见[城市](section:city)。", "See [the town](section:city)."),
        ("| 甲 | 乙 |\\n| --- | --- |\\n| 丙 | 丁 |", "| Works | Ships |\\n| --- | --- |\\n| quay | ferries |"),
        ("GDP", "GDP"),
        ("两千万和一万亿。", "20 million and 1 trillion."),
    ],
)
def test_a_sound_translation_has_no_findings(source: str, text: str) -> None:
    assert findings(source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("新建{berths}。", "Several were built.", ["reference-lost found=berths «»"]),
        (
            "新建{berths}。",
            "{bertsh} were built.",
            ["reference-extra found=bertsh near=berths «{bertsh}»"],
        ),
        ("见[报告](https://a.example)。", "See the report.", ["link-lost found=https://a.example «»"]),
        (
            "见[报告](https://a.example)。",
            "See [the report](https://b.example).",
            ["link-extra found=https://b.example «https://b.example»", "link-lost found=https://a.example «»"],
        ),
        ("**扩建**港口。", "The extension.", ["markup element=strong expected=1 found=0 «»"]),
        ("- 甲\\n- 乙", "- one", ["markup element=li expected=2 found=1 «»"]),
        (
            "见[城市](section:city)。",
            "See [the town](section:town).",
            ["link-extra found=section:town «section:town»", "link-lost found=section:city «»"],
        ),
        (
            "| 甲 | 乙 |\\n| --- | --- |\\n| 丙 | 丁 |",
            "| One | Two |\\n| --- | --- |",
            ["markup element=td expected=2 found=0 «»", "markup element=tr expected=2 found=1 «»"],
        ),
        ("扩建港口。", "The 港口 extension.", ["han found=港口 «港口»"]),
        ("扩建，改造。", "Extension， repair。", ["full-width expected=, found=， «»", "full-width expected=. found=。 «»"]),
        ("扩建港口。", "扩建港口。", ["full-width expected=. found=。 «»", "han found=扩建港口 «扩建港口»", "same «扩建港口。»"]),
        ("扩建港口。", "The the extension.", ["double-word found=The «The the»"]),
        ("扩建港口。", "The  extension.", ["double-space «  »"]),
        ("扩建港口。", "The extension. ", ["edge-space «»"]),
        ("装卸1.5万吨。", "It handled 1,500 tonnes.", ["number-changed expected=1.5万 found=1,500 «1,500»"]),
        ("共2亿元。", "RMB 2 billion in all.", ["number-changed expected=2亿 found=2 billion «2 billion»"]),
        ("2031年建成。", "Built in 2032.", ["number-changed expected=2031 found=2032 «2032»"]),
        ("占45%。", "A share of 54%.", ["number-changed expected=45 found=54 «54»"]),
        ("共3项。", "There are four of them.", ["number-changed expected=3 found=four «four»"]),
    ],
)
def test_what_looks_wrong_is_found_at_its_place(source: str, text: str, expected: list[str]) -> None:
    assert findings(source, text) == expected


def test_a_text_in_han_is_held_to_its_own_punctuation() -> None:
    assert findings("Ships, trains.", "货船,火车。", "zh-Hans", "en") == ["half-width expected=， found=, «»"]
    assert findings("See 1,234 (P3).", "见1,234（P3）。", "zh-Hans", "en") == []
    assert findings("Built: {berths}", "新建：{berths}", "zh-Hans", "en") == []
    assert findings("Some words", "Some words", "zh-Hans", "en") == ["same «Some words»"]


def test_numbers_are_read_by_the_habits_of_the_language() -> None:
    assert findings("装卸1.5万吨，占4.5%。", "15.000 Tonnen, 4,5 Prozent.", "de") == []
    assert findings("共3.5亿元。", "350 Millionen Yuan.", "de") == []
    assert findings("共3项，8月。", "Drei Beschlüsse im August.", "de") == []
    assert findings("共30项。", "Viele.", "de") == ["number-lost found=30 «»"]


WRONG = {
    "references": ("新建{berths}。", "Built {berths.number} berths."),
    "links": ("[甲](https://a.example)", "A"),
    "markup": ("**甲**", "A"),
    "numbers": ("共30项。", "Many."),
    "han": ("甲", "甲a"),
    "punctuation": ("甲，乙。", "A， b."),
    "ends": ("甲。", "A"),
    "brackets": ("甲。", "A (b."),
    "words": ("甲。", "A word word."),
    "spaces": ("甲。", "A  word."),
    "same": ("甲乙。", "甲乙。"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_comment_silences_one_check_for_one_message(name: str) -> None:
    source, text = WRONG[name]
    loud = findings(source, text)
    quiet = findings(source, text, above=f"# check: ignore {name}\n")
    assert len(quiet) < len(loud)
    every = ", ".join(WRONG)
    assert [each for each in findings(source, text, above=f"# check: ignore {every}\n") if not each.startswith("ignore-unused")] == []


@pytest.mark.parametrize(
    ("name", "source", "text"),
    [
        ("references", "新建{berths}。", "Built."),
        ("references", "新建{berths}。", "Built {berths}, {berths}."),
        ("syntax", "甲{berths}。", "A {berths} {of}{."),
        ("syntax", "甲。", "A <b>b</b>."),
    ],
)
def test_no_comment_silences_what_would_break_the_page(name: str, source: str, text: str) -> None:
    loud = findings(source, text)
    assert findings(source, text, above=f"# check: ignore {name}\n") == sorted([*loud, f"ignore-refused found={name} «{name}»"])


def test_a_comment_that_silences_nothing_is_told() -> None:
    above = "# check: ignore numbers, umbers\n"
    assert findings("甲乙。", "A word.", above=above) == [
        "ignore-unknown found=umbers near=numbers «umbers»",
        "ignore-unused found=numbers «numbers»",
    ]
    assert findings("共30项。", "Many.", above="# check: ignore numbers\n") == []


@pytest.mark.parametrize("file", ["checks.md", "checks.zh.md"])
def test_the_guide_names_every_check(file: str) -> None:
    text = (SHIPPED / "docs" / file).read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == set(NAMES)


def test_what_is_not_published_is_not_checked() -> None:
    assert findings("新建{berths}。", "Built.", above="#, fuzzy\n") == []
    assert findings("新建{berths}。", "") == []


def test_a_language_has_letters_of_its_own_beside_han() -> None:
    assert findings("建设更好的学校。", "こどもたちによいまなびのばを とどける。 みんなで。", "ja") == []
    assert findings("让每个孩子都上学。", "모든 아이가 학교에 다닙니다.", "ko") == []
    assert findings("让每个孩子都上学。", "Every child goes to school.", "ko") == ["script «Every child goes to school.»"]


def test_names_have_no_markup_to_compare() -> None:
    assert findings("甲*乙*", "A and B", context="port.title") == []


def test_the_catalogues_of_a_root_are_checked_and_a_broken_one_is_told(site: Site, root: Path, tool: Path) -> None:
    update(root, site, tool)
    edition, interface = root / "translations/en/2031.po", root / "translations/zh/interface.po"
    edition.write_text(
        edition.read_text("utf-8").replace('msgid "疏浚航道。"\nmsgstr ""', 'msgid "疏浚航道。"\nmsgstr "疏浚航道。"'), "utf-8"
    )
    interface.write_text(interface.read_text("utf-8").replace('msgstr[0] ""', 'msgstr[0] "多个数字"', 1), "utf-8")
    found = check(root, site, tool)
    assert {(each.code, each.position.file.split("/")[1]) for each in found} == {
        ("check-same", "en"),
        ("check-han", "en"),
        ("check-full-width", "en"),
        ("check-reference-lost", "zh"),
    }
    edition.write_text("msgid", "utf-8")
    assert any(each.code.startswith("po-") for each in check(root, site, tool))
