"""`check --source` reports figures with another value, unit, bound or paragraph than in the source text, and nothing else."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.author.source_check import check_source
from microsite.author.source_numbers import stated_numbers
from microsite.author.source_text import paragraphs, referenced_paragraphs, with_plain_line_ends
from microsite.cli.main import main
from tests.conftest import copy_root

MADE_UP = Path(__file__).parent.parent / "made_up"
SITE = """title: 云梯镇
description: 云梯镇的小结。
languages:
  - {path: zh, name: 中文, tag: zh-Hans, locale: zh_Hans_CN}
"""
UNITS = ("percent", "mu", "household", "person", "us_dollar", "square_metre", "percentage_point", "kilowatt", "bridge", "shed")
TEXT = """一个标题，里面有77座

[P1] 今年修桥23座 ，收入增长5 . 4%，居民1 .
5万余户，人均提高两个百分点。

不属于哪一段的话：88座。

[P2] 引资２０００万美元以上，种树两万五千亩，建棚1,250间左右；另有1亿5000万平方米，十六户人家。
[P3] 气温下降百分之三点五；新装8千瓦，帮助40至60人，至多9座桥。
"""
FIGURES = (
    ("bridges", "bridge", "23", "exactly", "P1"), ("growth", "percent", "5.4", "exactly", "P1"),
    ("households", "household", "15000", "more_than", "P1"), ("points", "percentage_point", "2", "exactly", "P1"),
    ("capital", "us_dollar", "20000000", "at_least", "P2"), ("trees", "mu", "25000", "exactly", "P2"),
    ("sheds", "shed", "1250", "about", "P2"), ("area", "square_metre", "150000000", "exactly", "P2"),
    ("families", "household", "16", "exactly", "P2"), ("cooler", "percent", "-3.5", "exactly", "P3"),
    ("power", "kilowatt", "8", "exactly", "P3"), ("most", "bridge", "9", "at_most", "P3"),
)  # fmt: skip


def make(root: Path, figures: tuple[tuple[str, ...], ...] = FIGURES) -> Path:
    """A town that does not exist, with these figures and one range."""
    (root / "content/2024").mkdir(parents=True, exist_ok=True)
    files = {
        "site.yaml": SITE,
        "units.yaml": 'units:\n  - {id: bridge, counted: "{n}座"}\n  - {id: shed, counted: "{n}间"}\n',
        "documents.yaml": "documents:\n  - {id: speech, title: 讲话}\n  - {id: other, title: 另一份}\n",
        "indicators.yaml": "indicators:\n" + "".join(f"  - {{id: in_{unit}, name: {unit}, unit: {unit}}}\n" for unit in UNITS),
        "2024/edition.yaml": "title: 小结\ndate: 2024-02-01\ndocument: speech\norder: [town]\n",
        "2024/town.yaml": "title: 镇\nfinding: 好。\nsummary: 好。\nfigures:\n"
        + "".join(
            f"  - {{id: {id_}, indicator: in_{unit}, kind: target, bound: {bound}, value: {value}, period: {{year: 2024}},"
            f" place: {place}}}\n"
            for id_, unit, value, bound, place in figures
        )
        + "  - {id: helped, indicator: in_person, kind: target, from: 40, to: 60, period: {year: 2024}, place: P3}\n"
        + "commitments:\n  - {id: clean, text: 干净。, place: P2}\n",
    }
    for name, text in files.items():
        (root / "content" / name).write_text(text, encoding="utf-8")
    (root / "text.txt").write_text(TEXT, encoding="utf-8")
    return root


def codes(root: Path, document: str = "") -> list[str]:
    return [each.code for each in check_source(root, root / "text.txt", document).findings]


def test_every_figure_is_found_where_the_text_says_it(tmp_path: Path) -> None:
    held = check_source(make(tmp_path), tmp_path / "text.txt")
    assert held.findings == ()
    assert (held.figures, held.agreeing) == (13, 13)


def test_a_figure_typed_with_a_scale_is_the_same_number(tmp_path: Path) -> None:
    typed = {"15000": "1.5万", "20000000": "2000万", "150000000": "1.5亿"}
    figures = tuple((id_, unit, typed.get(value, value), bound, place) for id_, unit, value, bound, place in FIGURES)
    assert codes(make(tmp_path, figures)) == []


@pytest.mark.parametrize("index", range(len(FIGURES)), ids=[figure[0] for figure in FIGURES])
def test_each_mutation_of_a_figure_is_reported(tmp_path: Path, index: int) -> None:
    id_, unit, value, bound, place = FIGURES[index]
    decimals = len(value.partition(".")[2])
    steps = {Decimal(1), Decimal(-1), Decimal(1).scaleb(-decimals), Decimal(-1).scaleb(-decimals)}
    mutations = [(id_, unit, f"{Decimal(value) + step}", bound, place) for step in sorted(steps)]
    mutations += [(id_, other, value, bound, place) for other in UNITS if other != unit]
    mutations += [(id_, unit, value, other, place) for other in ("exactly", "at_least", "more_than", "about", "at_most") if other != bound]
    mutations += [(id_, unit, value, bound, other) for other in ("P1", "P2", "P3", "P4") if other != place]
    for mutated in mutations:
        found = codes(make(tmp_path, (*FIGURES[:index], mutated, *FIGURES[index + 1 :])))
        assert len(found) == 1, (mutated, found)


# Of each figure: how the text says it; the same by one more and by one less; with another unit.
SAID = {
    "bridges": ("23座", ("24座", "22座"), "23间"),
    "growth": ("5 . 4%", ("6 . 4%", "4 . 4%"), "5 . 4亩"),
    "households": ("1 .\n5万余户", ("1 .\n5001万余户", "1 .\n4999万余户"), "1 .\n5万余人"),
    "points": ("两个百分点", ("三个百分点", "一个百分点"), "两户"),
    "capital": ("２０００万美元", ("２０００．０００１万美元", "１９９９．９９９９万美元"), "２０００万平方米"),
    "trees": ("两万五千亩", ("两万五千零一亩", "两万四千九百九十九亩"), "两万五千户"),
    "sheds": ("1,250间", ("1,251间", "1,249间"), "1,250座"),
    "area": ("1亿5000万平方米", ("150000001平方米", "149999999平方米"), "1亿5000万美元"),
    "families": ("十六户", ("十七户", "十五户"), "十六人"),
    "cooler": ("百分之三点五", ("百分之四点五", "百分之二点五"), "三点五间"),
    "power": ("8千瓦", ("9千瓦", "7千瓦"), "8亩"),
    "most": ("9座", ("10座", "8座"), "9户"),
    "helped": ("40至60人", ("41至60人", "40至61人"), "40至60户"),
}


def found_in(root: Path, text: str) -> list[tuple[str, str]]:
    """The codes of what a text lacks, each with the figure that lacks it."""
    assert text != TEXT
    (root / "text.txt").write_text(text, encoding="utf-8")
    lines = (root / "content/2024/town.yaml").read_text("utf-8").splitlines()
    findings = check_source(root, root / "text.txt").findings
    return [(each.code, lines[each.position.line - 1].partition("{id: ")[2].partition(",")[0]) for each in findings]


@pytest.mark.parametrize("id_", SAID)
def test_each_mutation_of_the_text_is_reported_at_the_figure_that_it_was_of(tmp_path: Path, id_: str) -> None:
    root = make(tmp_path)
    said, others, unit = SAID[id_]
    assert TEXT.count(said) == 1
    for other in others:
        assert found_in(root, TEXT.replace(said, other)) == [("source-number", id_)], other
    ((code, figure),) = found_in(root, TEXT.replace(said, unit))
    assert (code in ("source-unit", "source-number"), figure) == (True, id_)


@pytest.mark.parametrize("mark", ["[P1]", "[P2]", "[P3]"])
def test_each_paragraph_that_moves_is_reported_with_all_that_it_says(tmp_path: Path, mark: str) -> None:
    own = {id_ for id_, *_, place in FIGURES if f"[{place}]" == mark} | ({"helped"} if mark == "[P3]" else set())
    found = found_in(make(tmp_path), TEXT.replace(mark, "[P8]"))
    assert {figure for _, figure in found if figure != "clean"} == own
    assert {code for code, _ in found} == {"source-paragraph"}
    # The commitment's place is gone, too.
    assert ("clean" in dict(map(reversed, found))) == (mark == "[P2]")


def test_the_kind_of_a_finding_tells_what_to_mend(tmp_path: Path) -> None:
    others = FIGURES[1:]
    for mutated, code in [
        (("bridges", "bridge", "24", "exactly", "P1"), "source-number"),
        (("bridges", "shed", "23", "exactly", "P1"), "source-unit"),
        (("bridges", "bridge", "23", "at_least", "P1"), "source-bound"),
        (("bridges", "bridge", "23", "exactly", "P2"), "source-elsewhere"),
        (("bridges", "bridge", "23", "exactly", "P9"), "source-paragraph"),
    ]:
        assert codes(make(tmp_path, (mutated, *others))) == [code]


@pytest.mark.parametrize("ends", ["from: 40, to: 61", "from: 40, to: 59", "from: 41, to: 60", "from: 39, to: 60", "from: 4, to: 60"])
def test_a_range_is_held_at_both_ends(tmp_path: Path, ends: str) -> None:
    path = make(tmp_path) / "content/2024/town.yaml"
    path.write_text(path.read_text("utf-8").replace("from: 40, to: 60", ends), encoding="utf-8")
    assert len(codes(tmp_path)) == 1


@pytest.mark.parametrize("other", [*(f"in_{unit}" for unit in UNITS if unit != "person"), "P1", "P2", "P4"])
def test_a_range_is_held_with_its_unit_and_its_paragraph(tmp_path: Path, other: str) -> None:
    path = make(tmp_path) / "content/2024/town.yaml"
    before = path.read_text("utf-8")
    line = next(line for line in before.splitlines() if "id: helped" in line)
    changed = line.replace("place: P3", f"place: {other}") if other[0] == "P" else line.replace("in_person", other)
    assert changed != line
    path.write_text(before.replace(line, changed), encoding="utf-8")
    assert len(codes(tmp_path)) == 1


def test_a_number_between_paragraphs_and_in_another_document_is_not_found(tmp_path: Path) -> None:
    make(tmp_path, (("heading", "bridge", "77", "exactly", "P1"), ("between", "bridge", "88", "exactly", "P1")))
    assert codes(tmp_path) == ["source-number", "source-number"]
    assert codes(tmp_path, "other") == ["source-nothing"]
    assert codes(tmp_path, "othr") == ["document-unknown"]
    assert [each.code for each in check_source(tmp_path, tmp_path / "gone.txt").findings] == ["source-missing"]


def test_a_commitment_needs_its_paragraph(tmp_path: Path) -> None:
    path = make(tmp_path) / "content/2024/town.yaml"
    path.write_text(path.read_text("utf-8").replace("干净。, place: P2", "干净。, place: P7"), encoding="utf-8")
    assert codes(tmp_path) == ["source-paragraph"]


def test_a_text_in_another_language_is_read_by_its_own_signs(tmp_path: Path) -> None:
    root = copy_root(MADE_UP, tmp_path / "root")
    text = "\n\n".join([
        "On ouvrira au moins 12 fontaines.", "Une rivière propre.", "Environ 2\u202f000\u202f000 livres, en 2024.",
        "Plus de 1\u00a0000 arpents.", "De 1,5 à 2,5 millions d’euros.", "Un recul de 1,5 °C.", "Silence.",
    ])  # fmt: skip
    (root / "speech.txt").write_text(text, encoding="utf-8")
    found = {
        each.position.file + str(each.position.line): each.code for each in check_source(root, root / "speech.txt", "speech_2024").findings
    }
    (root / "speech.txt").write_text(
        text.replace("12 fontaines", "112 fontaines").replace("2\u202f000\u202f000", "2\u202f000\u202f001"), encoding="utf-8"
    )
    worse = {
        each.position.file + str(each.position.line): each.code for each in check_source(root, root / "speech.txt", "speech_2024").findings
    }
    assert set(worse) - set(found) == {"content/2024/water.yaml13", "content/2024/reading_rooms.yaml10"}, (found, worse)


def test_paragraphs_are_cut_at_marks_or_else_at_blank_lines() -> None:
    assert [each.name for each in paragraphs(TEXT)] == ["", "P1", "", "P2", "P3"]
    text = with_plain_line_ends("eins\r\nzwei\r\n\r\n\u3000\r\ndrei\r\n")
    assert [(each.name, each.text) for each in paragraphs(text)] == [("P1", "eins\nzwei"), ("P2", "drei")]
    for each in (*paragraphs(TEXT), *paragraphs(text)):
        assert (text if each.text in text else TEXT)[each.start :].startswith(each.text)
    assert referenced_paragraphs("P1、P12", ["P1", "P2", "P12"]) == ["P1", "P12"]
    assert referenced_paragraphs("P12", ["P1", "P2"]) == []


def test_the_command_counts_both_ways_and_fails_on_a_finding_if_it_is_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make(tmp_path)
    line = ["--root", str(root), "--messages", "en", "check", "--source", str(root / "text.txt")]
    assert main(line) == 0
    counted = "text.txt: 13 of 13 figures agree with the text; of its 16 numbers 14 are figures, 0 are marked as none, 2 are left\n"
    assert capsys.readouterr().out.startswith(counted)
    make(root, (("bridges", "bridge", "2", "exactly", "P1"), *FIGURES[1:]))
    assert main(line) == 0
    shown = capsys.readouterr()
    assert "12 of 13 figures agree with the text; of its 16 numbers 13 are figures, 0 are marked as none, 3 are left\n" in shown.out
    assert "P1" in shown.err
    assert main([*line, "--strict"]) == 1
    shutil.rmtree(root / "content/2024")
    assert main(line) == 1


def unused(root: Path, text: str, document: str = "documents:\n  - {id: speech, title: 讲话}\n") -> list[tuple[str, str, int]]:
    """The numbers of the text that no figure states, each with its paragraph and column."""
    (root / "text.txt").write_text(text, encoding="utf-8")
    (root / "content/documents.yaml").write_text(document, encoding="utf-8")
    found = check_source(root, root / "text.txt").unused
    lines = text.replace("\r\n", "\n").split("\n")
    for each in found:
        at = lines[each.position.line - 1][each.position.column - 1 :][: each.position.length]
        assert dict(each.facts)["found"].startswith(at.strip()), "its place is that of the number"
    return [(dict(each.facts)["found"], dict(each.facts).get("paragraph", ""), each.position.column) for each in found]


BRIDGES = (("old", "bridge", "20", "exactly", "P1"), ("new", "bridge", "20", "exactly", "P1"))


def test_each_number_needs_a_figure_of_its_own(tmp_path: Path) -> None:
    text = "[P1] 旧桥20座、新桥20座。\n[P3] 帮助40至60人。\n"
    assert unused(make(tmp_path, BRIDGES), text) == []
    assert unused(make(tmp_path, BRIDGES[:1]), text) == [("20", "P1", 14)]
    assert unused(make(tmp_path, BRIDGES[1:]), text) == [("20", "P1", 14)]


def test_a_heading_may_repeat_a_number_and_another_paragraph_may_not(tmp_path: Path) -> None:
    root = make(tmp_path, BRIDGES[:1])
    helped = "[P3] 帮助40至60人。\n"
    assert unused(root, f"建20座桥\n\n[P1] 旧桥20座。\n{helped}") == []
    assert unused(root, f"建21座桥\n\n[P1] 旧桥20座。\n{helped}") == [("21", "", 2)]
    assert unused(root, f"[P1] 旧桥20座。\n{helped}[P9] 共20座。\n") == [("20", "P9", 7)]
    place = dict(check_source(root, root / "text.txt").unused[0].facts)
    assert (place["near"], place["place"]) == ("town.old", "P1, P9")
    # What is proposed is accepted.
    make(root, (("old", "bridge", "20", "exactly", "'P1, P9'"),))
    assert unused(root, f"[P1] 旧桥20座。\n{helped}[P9] 共20座。\n") == []


@pytest.mark.parametrize(
    "words",
    [
        "2024年", "2021—2025年", "二〇二四年", "1月17日", "3月份", "第三次会议", "第19届", "“十四五”时期", "三点五十分", "一体化", "双拥",
        "百姓", "一二三产业", "接二连三", "两个百分点中的百分点", "千方百计",
    ],
)  # fmt: skip
def test_dates_ordinals_and_phrases_are_no_figures(tmp_path: Path, words: str) -> None:
    found = unused(make(tmp_path, ()), f"[P3] 帮助40至60人。\n[P4] 今年{words}。\n")
    assert [each for each in found if each[0] not in ("两",)] == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("新建12处", "12"), ("增长百分之三", "百"), ("十六项行动", "十六"), ("三张清单", "三"), ("5G基站", "5"), ("3个月", "3"),
        ("1 . 5万户", "1 . 5万"), ("２０００元", "２０００"), ("八成五", "八成五"),
    ],
)  # fmt: skip
def test_whatever_says_how_many_is_listed_at_its_place(tmp_path: Path, words: str, number: str) -> None:
    found = unused(make(tmp_path, ()), f"[P3] 帮助40至60人。\r\n[P4] 今年要\r\n{words}。\r\n")
    assert [(text[: len(number)], paragraph) for text, paragraph, _ in found] == [(number, "P4")]


def test_words_can_be_marked_as_no_figures(tmp_path: Path) -> None:
    root = make(tmp_path, ())
    text = "[P3] 帮助40至60人。\n[P4] 按“1364”思路，建二\n期工程，另有12座桥。\n"
    marks = "documents:\n  - id: speech\n    title: 讲话\n    not_figures:\n"
    assert [each[0] for each in unused(root, text)] == ["1364", "二", "12"]
    both = f"{marks}      - {{words: “1364”, reason: 名称}}\n      - {{words: 二期工程, reason: 序号}}\n"
    assert [each[0] for each in unused(root, text, both)] == ["12"]
    counted = check_source(root, root / "text.txt")
    assert (counted.numbers, counted.stated, counted.marked, len(counted.unused)) == (5, 2, 2, 1)
    gone = f"{marks}      - {{words: 三期工程, reason: 序号}}\n"
    unused(root, text, gone)
    assert [(each.code, each.position.line) for each in check_source(root, root / "text.txt").findings if each.code == "source-mark"] == [
        ("source-mark", 5)
    ]


def test_a_figure_may_give_the_words_of_the_text(tmp_path: Path) -> None:
    root = make(tmp_path, (("pair", "bridge", "2", "exactly", "P1"),))
    text = "[P1] 建“双\n千”大桥。\n[P2] 干净。\n[P3] 帮助40至60人。\n"
    (root / "text.txt").write_text(text, encoding="utf-8")
    assert codes(root) == ["source-unit"]
    file = root / "content/2024/town.yaml"
    file.write_text(file.read_text("utf-8").replace("place: P1}", "place: P1, worded: “双千”}"), encoding="utf-8")
    assert codes(root) == []
    (root / "text.txt").write_text(text.replace("双", "三"), encoding="utf-8")
    assert codes(root) == ["source-worded"]


def test_a_text_without_marks_whose_paragraphs_are_others_is_one_fault(tmp_path: Path) -> None:
    root = make(tmp_path)
    (root / "text.txt").write_text("报纸\n\n日期\n\n" + re.sub(r"\[P\d\] ", "\n\n", TEXT), encoding="utf-8")
    compared = check_source(root, root / "text.txt")
    assert [each.code for each in compared.findings] == ["source-unmarked"]
    assert compared.agreeing == compared.figures == 13


_DIGITS = "〇一二三四五六七八九"


def han(number: int) -> str:
    """A whole number below 10¹² as it is read aloud."""
    if number >= 10**4:
        scale, word = (10**8, "亿") if number >= 10**8 else (10**4, "万")
        high, low = divmod(number, scale)
        return han(high) + word + (("零" if low < scale // 10 else "") + han(low) if low else "")
    words, gap = "", False
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + word
            gap = False
        else:
            gap = bool(words)
    return words


def wide(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if each in "0123456789." else each for each in text)


def scaled(value: Decimal, power: int, word: str) -> str:
    short = value / power
    return f"{short.normalize():f}{word}"


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.integers(1, 10**11), st.sampled_from(["plain", "grouped", "wide", "spaced", "myriads", "hundred millions", "han", "both"]))
def test_a_whole_number_is_known_however_it_is_written(number: int, way: str) -> None:
    value = Decimal(number)
    written = {
        "plain": f"{number}",
        "grouped": f"{number:,}",
        "wide": wide(str(number)),
        "spaced": " ".join(str(number)),
        "myriads": scaled(value, 10**4, "万"),
        "hundred millions": scaled(value, 10**8, " 亿"),
        "han": han(number),
        "both": f"{number // 10**8}亿{number % 10**8 // 10**4}万"
        if number >= 10**8 and number % 10**8 >= 10**4 and number % 10**4 == 0
        else f"{number}",
    }[way]
    assert [each.value for each in stated_numbers(f"共计{written}户。", "zh_Hans_CN", ("户",))] == [value], written


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.decimals("0.01", "9999.99", places=2), st.sampled_from(["{}", "{} ", "wide", "dots"]))
def test_a_decimal_is_known_with_stray_blanks_and_full_width(value: Decimal, way: str) -> None:
    text = f"{value:f}"
    written = {"{}": text, "{} ": f"{text} ", "wide": wide(text).replace("．", "．"), "dots": text.replace(".", " . ")}[way]
    assert [each.value for each in stated_numbers(f"增长{written}%、9%", "zh_Hans_CN", ("%",))] == [value, Decimal(9)]


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**9), st.sampled_from(["en_GB", "fr_FR", "pl_PL", "ar", "de_DE"]))
def test_thousands_are_parted_as_each_language_does(number: int, locale: str) -> None:
    from babel.numbers import format_decimal

    written = format_decimal(number, locale=locale)
    assert [each.value for each in stated_numbers(f"x {written} y", locale, ("y",))] == [Decimal(number)], written
