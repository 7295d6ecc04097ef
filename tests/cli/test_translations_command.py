"""`translations update` and `status` as a translator reads them: what became of each message, what is left, which exit code it has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from microsite.diagnostics import display_width
from tests.cli.test_main import Run, run, small  # noqa: F401 (fixtures)


def change(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, f"{file.name} has {old!r} {text.count(old)} times"
        text = text.replace(old, new)
    file.write_text(text, "utf-8", newline="\n")


def snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def current(run: Run, small: Path) -> Path:  # noqa: F811
    """The small root with its catalogues up to date."""
    assert run("translations", "update", "--root", small)[0] == 0
    return small


def test_an_update_tells_what_it_made_fuzzy_carried_over_retired_and_brought_back(run: Run, current: Path) -> None:  # noqa: F811
    city = current / "content/2024/city.yaml"
    change(
        city,
        ("finding: 公园多了。", "finding: 公园少了。"),
        ("id: old_villages\n    text: 整治老旧小区。", "id: new_villages\n    text: 新建小区。"),
    )
    change(current / "content/2024/economy.yaml", ("id: jobs", "id: new_jobs\n    formerly: [jobs]"))
    for name in ("content/2024/economy.yaml", "content/2024/edition.yaml"):
        file = current / name
        file.write_text(file.read_text("utf-8").replace("{jobs}", "{new_jobs}").replace("economy.jobs", "economy.new_jobs"), "utf-8")
    code, out, err = run("translations", "update", "--root", current)
    assert (code, err) == (0, "")
    assert out == (
        "translations/en/2024.po\n"
        "  carried over: edition.summary 这一年，全县计划新增就业{economy.new_jobs}。\n"
        "  carried over: economy.summary 全县计划新增就业{new_jobs}。\n"
        "  carried over: economy.figure.new_jobs.sentence 2024年，城镇新增就业要达到{new_jobs}。\n"
        "  to review, the source changed: city.finding 公园少了。\n"
        "  new: city.commitment.new_villages 新建小区。\n"
        "  no longer used: city.commitment.old_villages 整治老旧小区。\n"
        "1 catalogue written\n"
    )
    change(city, ("id: new_villages\n    text: 新建小区。", "id: old_villages\n    text: 整治老旧小区。"))
    assert run("translations", "update", "--root", current)[1] == (
        "translations/en/2024.po\n  used again: city.commitment.old_villages 整治老旧小区。\n1 catalogue written\n"
    )


def test_a_second_update_says_that_there_was_nothing_to_do(run: Run, current: Path) -> None:  # noqa: F811
    before = snapshot(current)
    assert run("translations", "update", "--root", current) == (0, "0 catalogues written\n", "")
    assert run("translations", "update", "--check", "--root", current) == (0, "all catalogues are up to date\n", "")
    assert snapshot(current) == before


def test_update_check_tells_the_same_writes_nothing_and_exits_1(run: Run, current: Path) -> None:  # noqa: F811
    change(current / "content/2024/city.yaml", ("finding: 公园多了。", "finding: 公园少了。"))
    before = snapshot(current)
    code, out, err = run("translations", "update", "--check", "--root", current)
    assert (code, err) == (1, "")
    assert out == (
        "translations/en/2024.po\n  to review, the source changed: city.finding 公园少了。\n"
        "1 catalogue is out of date; run `python3 site.py translations update`\n"
    )
    assert snapshot(current) == before


def test_a_new_catalogue_is_told_in_one_line(run: Run, current: Path) -> None:  # noqa: F811
    file = current / "translations/en/2024.po"
    header = file.read_text("utf-8").partition("\n\n")[0] + "\n"
    for before in (None, "", header):
        file.unlink()
        if before is not None:
            file.write_text(before, "utf-8")
        assert run("--messages", "zh", "translations", "update", "--root", current)[1] == (
            "translations/en/2024.po\n  新的译文文件，共11条\n写入1个译文文件\n"
        )


@pytest.mark.parametrize("command", ["update", "status", "check"])
def test_a_catalogue_with_conflict_marks_is_told_and_left_alone(run: Run, current: Path, command: str) -> None:  # noqa: F811
    catalogue = current / "translations/en/2024.po"
    ours = 'msgstr "There are more parks."\n'
    change(catalogue, (ours, f'<<<<<<< HEAD\n{ours}=======\nmsgstr "More parks."\n>>>>>>> translations\n'))
    change(current / "content/2024/city.yaml", ("title: 城市", "title: 县城"))
    before = snapshot(current)
    code, _, err = run("translations", command, "--root", current)
    assert code == 1
    assert "translations/en/2024.po:" in err
    assert "[po-conflict]" in err
    assert snapshot(current) == before


def test_the_status_tells_of_each_language_catalogue_and_section_in_columns(run: Run, current: Path) -> None:  # noqa: F811
    change(current / "translations/en/2024.po", ('msgstr "There are more parks."', 'msgstr ""'), ('msgstr "Jobs"', 'msgstr "Jobs"\n'))
    code, out, err = run("--messages", "zh", "translations", "status", "--root", current)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert {display_width(line) for line in lines[1:]} == {display_width(lines[0])}
    assert [line.split() for line in lines if line.split()[0] in ("en", "2024", "city")] == [
        ["en", "95", "21/22", "0", "1", "0", "0", "0", "4"],
        ["2024", "90", "10/11", "0", "1", "0", "0", "0", "4"],
        ["city", "75", "3/4", "0", "1", "0", "0", "0", "4"],
    ]
    code, out, _ = run("translations", "status", "--format", "json", "--root", current)
    city = json.loads(out)["languages"]["en"]["catalogues"]["2024"]["parts"]["city"]["count"]
    assert city == {
        "total": 4,
        "translated": 3,
        "fuzzy": 0,
        "missing": 1,
        "withheld": 0,
        "unreviewed": 0,
        "words": 0,
        "han": 4,
        "percent": 75,
    }
