"""A translation that contradicts its source is not published: its text falls back, and it is told where and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from microsite.cli.main import main
from microsite.diagnostics import Diagnostic
from microsite.engine import BuildResult, build
from microsite.load.everything import load_everything
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.settings import Settings
from microsite.translate.status import status
from microsite.translate.whole_check import check
from tests import crawl

BASE = Path(__file__).parent.parent / "diagnostics/base"
EDITION, SHARED = "translations/en/2024.po", "translations/en/site.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "root"))


def change(root: Path, file: str, *pairs: tuple[str, str]) -> None:
    path = root / file
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8", newline="\n")


def built(root: Path, strict: bool = False, min_coverage: int = 0) -> BuildResult:
    return build(Settings(root, root / "output", strict=strict, min_coverage=min_coverage, jobs=1))


def told(found: BuildResult) -> list[str]:
    """What withholds translations, as `file:line code`."""
    return [f"{each.position.file.removeprefix('translations/')}:{each.position.line} {each.code}" for each in withheld(found.diagnostics)]


def withheld(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [each for each in found if each.withholds]


def everything_published(root: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((root / "output").rglob("*")) if path.suffix in (".html", ".xml", ".json"))


TITLE = 'msgstr "The work report of 2024"'
JOBS = 'msgstr "In 2024 new urban jobs are to reach {jobs}."'
PARKS = 'msgstr "This year brings {parks}."'

WRONG = {
    "another year": (TITLE, "The work report of 2025", "the number 2025", ["en/2024.po:11 check-number-changed"]),
    "a number over its reference": (JOBS, "In 2024 new urban jobs are to reach 3200 people.", "3200 people", [
        "en/2024.po:35 check-reference-lost", "en/2024.po:35 check-number-extra",
    ]),
    "a number beside its reference": (PARKS, "This year brings {parks}, that is 21.", "that is 21", ["en/2024.po:47 check-number-extra"]),
    "a reference misspelt": (PARKS, "This year brings {park}.", "{park}", ["en/2024.po:47 check-reference-extra"]),
    "a reference twice": (PARKS, "{parks}: this year brings {parks}.", "this year brings", ["en/2024.po:47 check-reference-count"]),
    "a reference lost": (PARKS, "This year brings some.", "brings some", ["en/2024.po:47 check-reference-lost"]),
    "a tag": (PARKS, "This year <b>brings</b> {parks}.", "brings", ["en/2024.po:47 prose-html"] * 2),
    "a brace left open": (PARKS, "This year {brings {parks}.", "{brings", ["en/2024.po:47 prose-brace"]),
    "emphasis left open": (PARKS, "This year **brings {parks}.", "**brings", ["en/2024.po:47 prose-stars"]),
    "a link that runs a script": (PARKS, "This year [brings](javascript:x) {parks}.", "javascript", ["en/2024.po:47 prose-link"]),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_it_is_told_and_nowhere_published(root: Path, case: str) -> None:
    right, wrong, shown, codes = WRONG[case]
    change(root, EDITION, (right, f'msgstr "{wrong}"'))
    result = built(root)
    assert result.published
    assert told(result) == codes
    assert {each.severity for each in withheld(result.diagnostics)} == {"warning"}
    pages = everything_published(root)
    assert wrong not in pages
    assert shown not in pages


def test_with_strict_it_stops_the_build(root: Path) -> None:
    assert built(root, strict=True, min_coverage=100).published
    change(root, EDITION, (TITLE, 'msgstr "The work report of 2025"'))
    assert not built(root, strict=True, min_coverage=100).published
    assert not built(root, strict=True).published
    assert built(root).published


def test_the_source_text_stands_in_its_place_with_its_language(root: Path) -> None:
    change(root, EDITION, (PARKS, 'msgstr "This year brings {park}."'))
    built(root)
    page = crawl.load(root / "output", root).pages["en/2024/city.html"]
    (marked,) = (each for each in page.all("main")[0].iter() if each.get("class") == "untranslated")
    assert (crawl.words(marked), marked.get("lang")) == ("今年新建公园12处。", "zh-Hans")
    assert any("1 of the" in crawl.words(each) for each in page.all("p") if "lack" in (each.get("class") or "").split())


def test_it_counts_as_untranslated(root: Path) -> None:
    change(root, EDITION, (TITLE, 'msgstr "The work report of 2025"'))
    result = built(root, min_coverage=100)
    assert not result.published
    (below,) = (each for each in result.diagnostics if each.code == "translations-below")
    facts = dict(below.facts)
    assert (facts["withheld"], facts["missing"], facts["fuzzy"]) == ("1", "0", "0")


def test_a_person_who_has_looked_publishes_a_number_all_the_same(root: Path) -> None:
    change(
        root, EDITION, ('msgctxt "edition.title"', '# check: ignore numbers\nmsgctxt "edition.title"'), (TITLE, 'msgstr "Report of 2025"')
    )
    result = built(root, strict=True)
    assert result.published
    assert "Report of 2025" in everything_published(root)
    assert check(Settings(root, root / "output")).diagnostics == ()


def test_nobody_can_publish_a_broken_reference(root: Path) -> None:
    change(
        root,
        EDITION,
        ('msgctxt "city.summary"', '# check: ignore references, syntax\nmsgctxt "city.summary"'),
        (PARKS, 'msgstr "This year brings {park}<br>."'),
    )
    assert told(built(root)) == ["en/2024.po:48 check-reference-extra", "en/2024.po:48 prose-html"]
    codes = [each.code for each in check(Settings(root, root / "output")).diagnostics if not each.withholds]
    assert codes.count("check-ignore-refused") == 2


def test_a_unit_without_its_number_is_not_published(root: Path) -> None:
    change(root, SHARED, ('msgstr[1] "{n} parks"', 'msgstr[1] "parks"'))
    result = built(root)
    assert result.published
    assert told(result) == ["en/site.po:45 check-reference-lost"]
    assert 'lang="zh-Hans"' in (root / "output/en/2024/city.html").read_text("utf-8")
    assert "12处" in crawl.words(crawl.load(root / "output", root).pages["en/2024/city.html"].all("main")[0])


def test_a_wrong_text_of_the_roots_own_interface_gives_way_to_the_shipped_one(root: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"\n\n'
    (root / "translations/zh").mkdir()
    own = root / "translations/zh/interface.po"
    own.write_text(f'{head}msgid "at least {{quantity}}"\nmsgstr "起码有"\n\nmsgid "Glossary"\nmsgstr "词语"\n', "utf-8")
    result = built(root)
    assert told(result) == ["zh/interface.po:5 check-reference-lost"]
    page = (root / "output/zh/2024/economy.html").read_text("utf-8")
    assert "以上" in page
    assert "起码有" not in page
    assert "词语" in (root / "output/zh/glossary.html").read_text("utf-8")


def test_the_next_build_publishes_what_was_corrected_and_follows_the_lines_of_what_was_not(root: Path) -> None:
    change(root, EDITION, (TITLE, 'msgstr "The work report of 2025"'), (PARKS, 'msgstr "This year brings some."'))
    assert told(built(root)) == ["en/2024.po:11 check-number-changed", "en/2024.po:47 check-reference-lost"]
    change(root, EDITION, ('msgctxt "economy.title"', '# a remark\n\nmsgctxt "economy.title"'))
    assert told(built(root)) == ["en/2024.po:11 check-number-changed", "en/2024.po:49 check-reference-lost"]
    change(root, EDITION, ('"The work report of 2025"', '"The work report of 2024"'))
    assert told(built(root)) == ["en/2024.po:49 check-reference-lost"]
    assert "The work report of 2024" in everything_published(root)
    change(root, EDITION, ('"This year brings some."', '"This year brings {parks}."'))
    assert told(built(root)) == []
    assert "This year brings 12 parks" in crawl.words(crawl.load(root / "output", root).pages["en/2024/city.html"].all("main")[0])


def test_another_language_of_the_source_changes_the_verdict(root: Path) -> None:
    """In German, 1.500 is 1500: that is known from site.yaml alone."""
    change(root, "content/2024/city.yaml", ("finding: 公园多了。", "finding: 公园有1500公顷。"))
    change(root, EDITION, ('msgid "公园多了。"', 'msgid "公园有1500公顷。"'), ('"There are more parks."', '"Parks: 1.500 hectares."'))
    assert told(built(root)) == ["en/2024.po:43 check-number-changed"]
    change(root, "content/site.yaml", ("    locale: en_GB\n", "    locale: de_DE\n"))
    assert told(built(root)) == []


def test_after_an_id_has_changed_it_is_told_where_it_still_stands(root: Path) -> None:
    change(root, EDITION, (PARKS, 'msgstr "This year brings some."'))
    city, town = root / "content/2024/city.yaml", root / "content/2024/town.yaml"
    city.rename(town)
    town.write_text("formerly: [city]\n" + town.read_text("utf-8"), "utf-8")
    change(root, "content/2024/edition.yaml", ("city", "town"))
    assert told(built(root)) == ["en/2024.po:47 check-reference-lost"]


def test_a_stale_or_unused_translation_is_not_told(root: Path) -> None:
    change(root, EDITION, ('msgid "今年新建公园{parks}。"', 'msgid "去年新建公园{parks}。"'), (PARKS, 'msgstr "Some."'))
    change(root, EDITION, ('msgctxt "edition.title"', '#, fuzzy\nmsgctxt "edition.title"'), (TITLE, 'msgstr "Report of 2025"'))
    assert told(built(root)) == []


def test_all_commands_agree(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root, EDITION, (TITLE, 'msgstr "The work report of 2025"'), (PARKS, 'msgstr "This year brings {park}."'))
    change(root, SHARED, ('msgstr[1] "{n} parks"', 'msgstr[1] "parks"'))
    expected = withheld(built(root).diagnostics)
    assert len(expected) == 3
    assert withheld(check(Settings(root, root / "output")).diagnostics) == expected
    site, _ = load_everything(root, RESERVED_SECTIONS)
    assert site is not None
    counted = status(root, site)
    assert list(counted.faults) == expected
    assert {row.catalogue: row.counts.withheld for row in counted.rows if not row.part and row.language == "en"} == {
        "": 3,
        "2024": 2,
        "site": 1,
    }
    capsys.readouterr()
    assert main(["--root", str(root), "--messages", "en", "translations", "status"]) == 0
    shown = capsys.readouterr()
    assert shown.err.count("translation not published: ") == 3
    assert "not published" in shown.out.split("\n")[0]
    assert main(["--root", str(root), "--messages", "en", "translations", "check"]) == 1
    assert capsys.readouterr().err.count("translation not published: ") == 3


def test_check_also_tells_what_is_no_reason_to_withhold(root: Path) -> None:
    change(root, EDITION, ('"There are more parks."', '"There are  more more parks"'))
    assert built(root, strict=True).published
    codes = [each.code for each in check(Settings(root, root / "output")).diagnostics]
    assert codes == ["check-double-space", "check-double-word", "check-end"]
