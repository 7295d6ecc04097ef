"""What is told: a warning that depends on the day comes and goes with it, from the ledger as well, and pages are the same on any day;
notes are told by `check` alone, and never fail."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from microsite.cli.main import main
from microsite.engine import BuildResult, build, check, is_refused
from microsite.settings import Settings
from tests.conftest import copy_root

BASE = Path(__file__).parent.parent / "diagnostics/base"
EVE, DAY = "2024-01-16", "2024-01-17"
"""the day before the base's edition and document are dated, and that day"""


def files_of(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def warned(outcome: BuildResult) -> list[str]:
    return [each.position.file for each in outcome.diagnostics if each.code == "date-future"]


BOTH = ["content/2024/edition.yaml", "content/documents.yaml"]


def test_a_build_on_the_next_day_has_nothing_to_do_and_warns_no_more(tmp_path: Path) -> None:
    root = copy_root(BASE, tmp_path / "root")
    settings = Settings(root, root / "output", base_url="https://example.org", jobs=1)
    first = build(settings._replace(today=EVE))
    assert (warned(first), first.published) == (BOTH, True)
    pages = files_of(root / "output")
    again = build(settings._replace(today=EVE))
    assert (warned(again), again.written) == (BOTH, ())
    next_day = build(settings._replace(today=DAY))
    assert (warned(next_day), next_day.written) == ([], ())
    # A clock that is set back finds it again.
    assert warned(build(settings._replace(today=EVE))) == BOTH
    assert files_of(root / "output") == pages


def test_pages_made_on_different_days_are_the_same(tmp_path: Path) -> None:
    made = []
    for today in (EVE, DAY, "2099-12-31"):
        root = copy_root(BASE, tmp_path / today)
        build(Settings(root, root / "output", today=today, jobs=1))
        made.append(files_of(root / "output"))
    assert made[0] == made[1] == made[2]
    assert made[0]


def test_a_strict_build_is_refused_until_the_day_has_come(tmp_path: Path) -> None:
    root = copy_root(BASE, tmp_path / "root")
    settings = Settings(root, root / "output", strict=True, jobs=1)
    assert is_refused(build(settings._replace(today=EVE)), strict=True)
    assert not is_refused(build(settings._replace(today=DAY)), strict=True)
    assert is_refused(build(settings._replace(today=EVE)), strict=True)


def test_without_a_day_the_machine_says_which_it_is(tmp_path: Path) -> None:
    root = copy_root(BASE, tmp_path / "root")
    file = root / "content/documents.yaml"
    file.write_text(file.read_text("utf-8").replace(DAY, "9024-01-17"), encoding="utf-8")
    assert warned(check(Settings(root, root / "output"))) == BOTH[1:]


def test_a_draft_waits_for_its_day_without_a_warning(tmp_path: Path) -> None:
    root = copy_root(BASE, tmp_path / "root")
    file = root / "content/2024/edition.yaml"
    file.write_text(f"{file.read_text('utf-8')}draft: true\n", encoding="utf-8")
    assert warned(check(Settings(root, root / "output", today=EVE, drafts=True))) == []


def test_another_edition_that_gets_the_same_date_is_noticed_by_an_edition_that_did_not_change(tmp_path: Path) -> None:
    root = copy_root(BASE, tmp_path / "root")
    settings = Settings(root, root / "output", today=DAY, jobs=1)
    build(settings)
    head = (root / "content/2024/edition.yaml").read_text("utf-8").split("order:")[0].replace("{economy.jobs}", "")
    (root / "content/2023").mkdir()
    (root / "content/2023/edition.yaml").write_text(head.replace("title: 2024", "title: 2023"), encoding="utf-8")

    def copied(outcome: BuildResult) -> list[tuple[str, str]]:
        return [(each.position.file, dict(each.facts)["key"]) for each in outcome.diagnostics if each.code == "edition-copied"]

    assert copied(build(settings)) == [("content/2024/edition.yaml", "date"), ("content/2024/edition.yaml", "document")]
    (root / "content/2023/edition.yaml").write_text(head.replace(DAY, "2023-01-17").replace("title: 2024", "title: 2023"), encoding="utf-8")
    assert copied(build(settings)) == [("content/2024/edition.yaml", "document")]


def with_a_result_of_another_time(root: Path) -> None:
    """A later edition that gives a result for the year, where the target was for the end of the year."""
    edition = root / "content/2024/economy.yaml"
    edition.write_text(edition.read_text("utf-8").replace("{year: 2024, inferred: true}", "{by: 2024}"), encoding="utf-8")
    later = root / "content/2025"
    later.mkdir()
    (later / "edition.yaml").write_text("title: 后一年\ndate: 2025-01-17\ndocument: next_report\norder: [economy]\n", encoding="utf-8")
    figure = "{id: jobs, indicator: urban_jobs, kind: result, value: 2350, period: {year: 2024}, place: P2}"
    text = f"title: 就业\nfinding: 多了。\nsummary: 多了{{jobs}}。\nfigures:\n  - {figure}\n"
    (later / "economy.yaml").write_text(text, encoding="utf-8")
    with (root / "content/documents.yaml").open("a", encoding="utf-8") as documents:
        documents.write("  - {id: next_report, title: 后一年的报告}\n")
    shutil.rmtree(root / "translations")
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8").partition("  - path: en")[0], encoding="utf-8")


def test_a_note_is_told_by_check_alone_and_never_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_root(BASE, tmp_path / "root")
    with_a_result_of_another_time(root)
    assert main(["--root", str(root), "check", "--strict"]) == 0
    told = capsys.readouterr()
    assert "economy.yaml:13:13: note: the target `jobs`" in told.err
    assert re.fullmatch(r"0 errors, 0 warnings, 1 note, [\d.]+ s\n", told.out)
    assert main(["--root", str(root), "build", "--strict"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["--root", str(root), "build", "--strict"]) == 0
    assert capsys.readouterr().err == ""
