"""`new` adds what was asked for, or nothing; afterwards `check` finds no error, and the rest of the files is unchanged."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from difflib import ndiff
from pathlib import Path

import pytest

from microsite.author.scaffold import NEW, with_schemas
from microsite.cli.main import main
from microsite.diagnostics import has_errors
from microsite.engine import build, check
from microsite.settings import SHIPPED, Settings

Command = Callable[..., tuple[int, str, str]]
LAMPS = (
    "figure", "--section", "city", "--id", "lamps", "--indicator", "new_lamps", "--name", "新装路灯数", "--unit", "lamp",
    "--counted", "{n}盏", "--kind", "target", "--value", "300", "--period", "2024", "--place", "P6", "--sentence", "要装{lamps}路灯。",
)  # fmt: skip
UNCHANGED = ("--name", "", "--unit", "", "--counted", "")
"""takes from `LAMPS` what an indicator that is there already has"""
NEXT_YEAR = (
    "edition", "--id", "2025", "--title", "2025年的报告", "--date", "2025-01-17", "--document", "report_2025", "--document-title", "报告",
)  # fmt: skip


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A root with the showcase's content and its translations."""
    for folder in ("content", "translations"):
        shutil.copytree(SHIPPED / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def new(content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """`new(*arguments)`: exit code, what was printed, what was complained of; `answers` are typed on a terminal."""

    def run(*arguments: str, answers: tuple[str, ...] | None = None, language: str = "en") -> tuple[int, str, str]:
        typed = iter(answers or ())
        monkeypatch.setattr(sys.stdin, "isatty", lambda: answers is not None, raising=False)
        monkeypatch.setattr("builtins.input", lambda prompt: (print(prompt), next(typed))[1])
        code = main(["--root", str(content), "--messages", language, "new", *arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}


def lost(before: bytes, after: bytes) -> list[str]:
    """The lines of a file that are no longer there."""
    return [line for line in ndiff(before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True)) if line[0] == "-"]


def errors(root: Path, drafts: bool = False) -> list[str]:
    return [each.code for each in check(Settings(root, root / "output", drafts=drafts)).diagnostics if each.severity == "error"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("section", "--id", "old_villages", "--title", "老旧小区", "--after", "city"), LAMPS, NEXT_YEAR,
        ("language", "--path", "fr", "--name", "Français"),
    ],
    ids=lambda each: each[0],
)  # fmt: skip
def test_each_thing_is_added_and_the_site_still_builds(content: Path, new: Command, arguments: tuple[str, ...]) -> None:
    before = files(content)
    code, out, err = new(*arguments)
    assert (code, err) == (0, "")
    assert "wrote content/" in out
    after = files(content)
    assert all(lost(before[name], after[name]) == [] for name in before)
    assert after != before
    assert errors(content) == []
    assert errors(content, drafts=True) == []
    assert build(Settings(content, content / "output", jobs=1)).published


def test_a_figure_brings_its_indicator_and_unit_and_is_shown(content: Path, new: Command) -> None:
    _, out, _ = new(*LAMPS)
    assert out.splitlines()[:3] == ["wrote content/2024/city.yaml", "wrote content/indicators.yaml", "wrote content/units.yaml"]
    build(Settings(content, content / "output", jobs=1))
    assert "要装300盏路灯。" in re.sub("<[^>]*>", "", (content / "output/zh/2024/city.html").read_text("utf-8"))


def publish_at_once(file: Path) -> None:
    """Delete the line that keeps a file out of the site."""
    file.write_text(file.read_text("utf-8").replace("draft: true\n", ""), encoding="utf-8")


def test_a_section_waits_as_a_draft_in_its_place(content: Path, new: Command) -> None:
    new("section", "--id", "old_villages", "--title", "老旧：小区", "--after", "city")
    assert "  - city\n  - old_villages\n" in (content / "content/2024/edition.yaml").read_text("utf-8")
    file = content / "content/2024/old_villages.yaml"
    build(Settings(content, content / "output", jobs=1))
    assert not (content / "output/zh/2024/old-villages.html").exists()
    publish_at_once(file)
    refused = build(Settings(content, content / "output", jobs=1))
    assert [(each.code, each.position.line) for each in refused.diagnostics if each.severity == "error"] == [
        ("placeholder", 4),
        ("placeholder", 7),
    ]
    file.write_text(file.read_text("utf-8").replace("待写：", "如今"), encoding="utf-8")
    build(Settings(content, content / "output", jobs=1))
    assert (content / "output/zh/2024/old-villages.html").exists()


@pytest.mark.parametrize("head", ["", "order:\n", "order: []\n"])
def test_the_first_section_of_an_edition_begins_its_order(tmp_path: Path, new: Command, content: Path, head: str) -> None:
    for path in (content / "content/2024").iterdir():
        path.unlink()
    edition = content / "content/2024/edition.yaml"
    edition.write_text(f"title: 报告\ndate: 2024-01-17\n{head}# 资料\ndocument: newspaper_account\n", encoding="utf-8")
    shutil.rmtree(content / "translations")
    for id_, after in (("roads", ()), ("schools", ()), ("homes", ("--after", "roads"))):
        assert new("section", "--id", id_, "--title", "标题", *after)[0] == 0
    text = edition.read_text("utf-8")
    assert "order:\n  - roads\n  - homes\n  - schools\n" in text
    assert [
        each.code for each in check(Settings(content, content / "output", drafts=True)).diagnostics if each.code.startswith("order")
    ] == []


def test_an_edition_takes_the_sections_of_the_last_one_over_as_drafts(content: Path, new: Command) -> None:
    new(*NEXT_YEAR)
    order = (content / "content/2024/edition.yaml").read_text("utf-8").partition("order:\n")[2].partition("headline")[0]
    head = (content / "content/2025/edition.yaml").read_text("utf-8")
    assert f"order:\n{order}" in head
    assert sorted(path.name for path in (content / "content/2025").iterdir()) == sorted(
        path.name for path in (content / "content/2024").iterdir()
    )
    assert head.startswith("# yaml-language-server: $schema=../../schemas/edition.json\n# 这一期")
    for path in (content / "content/2025").iterdir():
        publish_at_once(path)
        path.write_text(path.read_text("utf-8").replace("待写：", "如今"), encoding="utf-8")
    assert build(Settings(content, content / "output", jobs=1)).published
    assert (content / "output/zh/2025/city.html").exists()


def test_a_new_file_names_its_schema_and_the_root_gets_a_copy_of_it(content: Path, new: Command) -> None:
    _, out, _ = new("section", "--id", "old_villages", "--title", "老旧小区")
    assert "wrote schemas/section.json\n" in out
    first_line = (content / "content/2024/old_villages.yaml").read_text("utf-8").partition("\n")[0]
    named = first_line.removeprefix("# yaml-language-server: $schema=")
    assert (content / "content/2024" / named).resolve() == content / "schemas/section.json"
    assert (content / "schemas/section.json").read_bytes() == (SHIPPED / "schemas/section.json").read_bytes()
    _, out, _ = new("section", "--id", "roads", "--title", "道路")
    assert "schemas" not in out


def test_line_ends_and_the_byte_order_mark_of_notepad_stay(content: Path, new: Command) -> None:
    for path in (content / "content").rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    new(*LAMPS)
    new("section", "--id", "old_villages", "--title", "老旧小区")
    new("language", "--path", "fr", "--name", "Français")
    for path in (content / "content").rglob("*.yaml"):
        data = path.read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n"), path
        assert data.startswith(b"\xef\xbb\xbf") or path.name == "old_villages.yaml"
        assert data.count(b"\xef\xbb\xbf") <= 1
    assert errors(content, drafts=True) == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("section", "--id", "city", "--title", "x"), "new-taken"),
        (("section", "--id", "index", "--title", "x"), "section-reserved"),
        (("section", "--id", "Old Villages", "--title", "x"), "id-form"),
        (("section", "--id", "a", "--title", "x", "--after", "cities"), "section-unknown"),
        (("section", "--id", "a", "--title", "x", "--edition", "2031"), "edition-unknown"),
        (("section", "--id", "a"), "new-missing"),
        ((*LAMPS, "--id", "roads"), "new-taken"),
        ((*LAMPS, "--section", "citi"), "section-unknown"),
        ((*LAMPS, "--value", "3,00"), "number"),
        ((*LAMPS, "--kind", "targt"), "choice"),
        ((*LAMPS, "--period", "2024-13"), "new-period"),
        ((*LAMPS, "--period", "soon and later"), "new-period"),
        ((*LAMPS, "--counted", "盏"), "unit-pattern"),
        ((*LAMPS, "--to", "200"), "range-backwards"),
        ((*LAMPS, "--sentence", "要装{lamps}，即{lampen}。"), "reference-unknown"),
        ((*LAMPS, "--sentence", "要装300盏路灯。"), "new-sentence"),
        ((*LAMPS, "--sentence", "要装{roads}路灯。"), "new-sentence"),
        ((*LAMPS, "--place", "Q6"), "new-place"),
        ((*LAMPS, "--place", "p6"), "new-place"),
        ((*LAMPS, "--place", "6"), "new-place"),
        ((*LAMPS, "--counted", "{n}"), "new-counted"),
        (("section", "--id", "aux", "--title", "x"), "name-unstorable"),
        (("language", "--path", "con", "--name", "x"), "name-unstorable"),
        (LAMPS[:7], "new-missing"),
        ((*LAMPS, "--indicator", "urban_jobs"), "new-needless"),
        ((*LAMPS, "--unit", "person"), "new-needless"),
        ((*LAMPS, "--direction", "上"), "choice"),
        ((*NEXT_YEAR, "--document", "newspaper_account"), "new-needless"),
        ((*LAMPS, "--sentence", "要\x1b[D装"), "new-unreadable"),
        (("section", "--id", "a", "--title", "\udcb3\udcc7"), "new-unreadable"),
        ((*NEXT_YEAR, "--id", "2024"), "new-taken"),
        ((*NEXT_YEAR, "--date", "2025-02-30"), "date"),
        (NEXT_YEAR[:-2], "new-missing"),
        (("language", "--path", "en", "--name", "x"), "new-taken"),
        (("language", "--path", "xx", "--name", "x"), "locale-unknown"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_written(content: Path, new: Command, arguments: tuple[str, ...], code: str) -> None:
    before = files(content)
    exit_code, out, err = new(*arguments)
    assert f"[{code}]" in err
    assert exit_code == (2 if code == "new-missing" else 1)
    assert "Traceback" not in err
    assert out == ""
    assert files(content) == before
    assert not list(content.rglob("*.tmp"))


def test_what_is_proposed_for_a_place_is_accepted(content: Path, new: Command) -> None:
    assert "fix: write `P6`; if the document does have places with `Q`" in new(*LAMPS, "--place", "Q6")[2]
    assert "fix: write `P6`\n" in new(*LAMPS, "--place", "Ｐ６")[2]
    assert new(*LAMPS, "--place", "P6")[0] == 0
    # A place in words is left alone.
    assert new(*LAMPS, "--id", "more_lamps", "--sentence", "另有{more_lamps}。", "--place", "附表", *UNCHANGED)[0] == 0


def test_what_check_will_warn_of_is_told_with_its_line(content: Path, new: Command) -> None:
    code, out, err = new(*LAMPS, "--period", "2204")
    assert (code, out.splitlines()[0]) == (0, "wrote content/2024/city.yaml")
    assert re.findall(r"(?m)^(\S+):\d+:\d+: warning: .* \[(.*)\]$", err) == [("content/2024/city.yaml", "period-far")]
    assert [each.code for each in check(Settings(content, content / "output")).diagnostics if "-incomplete" not in each.code] == [
        "period-far"
    ]


def test_nothing_is_added_to_content_with_an_error(content: Path, new: Command) -> None:
    path = content / "content/2024/city.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 4\n", "value: four\n"), encoding="utf-8")
    code, _, err = new("section", "--id", "a", "--title", "x")
    assert code == 1
    assert "[number]" in err
    assert "fix the errors in the content first" in err
    assert not (content / "content/2024/a.yaml").exists()


def test_a_text_may_speak_of_figures_that_are_still_to_be_added(content: Path, new: Command) -> None:
    new("section", "--id", "aa", "--title", "标题")
    path = content / "content/2024/aa.yaml"
    path.write_text(path.read_text("utf-8").replace("待写：这一节的摘要。", "先是{one}，再是{two}。"), encoding="utf-8")
    line = (
        "figure",
        "--section",
        "aa",
        "--indicator",
        "urban_jobs",
        "--kind",
        "target",
        "--value",
        "3",
        "--period",
        "2024",
        "--place",
        "P1",
    )
    assert new(*line, "--id", "one")[0] == 0
    assert errors(content, drafts=True) == ["reference-unknown"]
    # A fault that comes with it is one still.
    assert new(*line, "--id", "two", "--sentence", "要{tow}。")[0] == 1
    assert new(*line, "--id", "two", "--sentence", "要{two}。")[0] == 0
    assert errors(content, drafts=True) == []


def test_a_list_in_brackets_is_told_with_its_place(content: Path, new: Command) -> None:
    path = content / "content/2024/farming.yaml"
    path.write_text(
        "title: 农\nfinding: 好。\nsummary: 好。\nfigures: [{id: a, indicator: gdp_growth, kind: ambition, value: 1, place: P1}]\n",
        encoding="utf-8",
    )
    _, _, err = new(*LAMPS, "--section", "farming")
    assert "content/2024/farming.yaml:4:10: error: cannot add to `figures:`, because it is written in brackets" in err


def test_on_a_terminal_it_asks_until_the_answer_fits(content: Path, new: Command) -> None:
    answers = ("Old Villages", "old_villages", "老旧小区", "city")
    code, out, err = new("section", answers=answers, language="zh")
    assert code == 0
    assert "这一节的标题: \n" in out
    assert "[id-form]" in err
    assert "title: 老旧小区\n" in (content / "content/2024/old_villages.yaml").read_text("utf-8")
    assert "  - city\n  - old_villages\n" in (content / "content/2024/edition.yaml").read_text("utf-8")
    answers = (
        "city", "lamps", "new_lamps", "路灯", "lamp", "{n}盏", "up", "target", "3,00", "300", "at_least", "by 2025", "P6", "要装{lamps}。",
    )  # fmt: skip
    code, out, err = new("figure", answers=answers)
    assert code == 0
    assert "Id of the section: economy, city, old_villages, " in out
    assert "One plain sentence, with {lamps} for the number (Enter: none yet): \n" in out
    assert "such as {n}个: \n" in out
    assert "    unit: lamp\n    direction: up\n" in (content / "content/indicators.yaml").read_text("utf-8")
    assert "[number]" in err
    assert (
        (content / "content/2024/city.yaml")
        .read_text("utf-8")
        .partition("  - id: lamps\n")[2]
        .startswith(
            "    indicator: new_lamps\n    kind: target\n    bound: at_least\n    value: 300\n    period: {by: 2025}\n    place: P6\n"
            "    sentence: 要装{lamps}。\n"
        )
    )
    assert not has_errors(check(Settings(content, content / "output")).diagnostics)


def test_an_empty_answer_leaves_out_what_is_offered_and_repeats_what_is_needed(content: Path, new: Command) -> None:
    code, out, err = new("section", answers=("a_b", "", "标题", ""))
    assert code == 0
    assert out.count("Title of the section: \n") == 2
    assert err == "this question needs an answer; Ctrl+C ends the command without writing anything\n"
    order = (content / "content/2024/edition.yaml").read_text("utf-8").partition("order:\n")[2].partition("headline")[0]
    assert order.endswith("  - a_b\n")


@pytest.mark.parametrize(
    ("arguments", "answers", "codes"),
    [
        (("section",), ("city", "index", "a_b", "标题", "citi", ""), ["new-taken", "section-reserved", "section-unknown"]),
        (
            ("figure",),
            ("citi", "city", "roads", "x", "new_roads", "target", "3", "", "2024", "P6", ""),
            ["section-unknown", "new-taken", "figure-twice"],
        ),
        (("edition",), ("2024", "2025", "报告", "2025-01-17", "newspaper_account"), ["new-taken", "edition-copied"]),
        (("language",), ("en", "fr", "Français"), ["new-taken"]),
    ],
    ids=lambda each: each[0] if len(each) == 1 else "",
)  # fmt: skip
def test_what_is_there_already_is_told_at_its_question_and_asked_again(
    content: Path, new: Command, arguments: tuple[str, ...], answers: tuple[str, ...], codes: list[str]
) -> None:
    exit_code, _, err = new(*arguments, answers=answers)
    assert exit_code == 0
    assert re.findall(r"\[([a-z]+-[a-z]+)\]", err) == codes
    assert errors(content, drafts=True) == []


def test_which_edition_is_asked_where_there_are_several(content: Path, new: Command) -> None:
    new(*NEXT_YEAR)
    _, out, _ = new("section", answers=("2024", "a_b", "标题", ""))
    assert "Edition: 2024, 2025 (Enter: 2025): \n" in out
    assert (content / "content/2024/a_b.yaml").exists()
    new("section", answers=("", "a_b", "标题", ""))
    assert (content / "content/2025/a_b.yaml").exists()


def test_a_name_that_is_not_there_yet_is_told_with_the_one_that_may_be_meant(new: Command) -> None:
    rest = ("新增", "person", "", "target", "3", "", "2024", "P6", "")
    assert new("figure", answers=("city", "x", "urban_job", *rest))[2] == (
        "`urban_job` does not exist yet and will be created; if you mean `urban_jobs`, press Ctrl+C and start again\n"
    )
    # One that is merely like another is none of it.
    assert new("figure", answers=("city", "z", "new_lamps", *rest))[2] == "`new_lamps` does not exist yet and will be created\n"
    line = ("figure", "--section", "city", "--id", "y", "--indicator", "urban_jbs", "--kind", "target", "--value", "3")
    assert new(*line, "--period", "2024", "--place", "P6")[2] == (
        "error: `new figure` is incomplete: `urban_jbs` does not exist yet [new-missing]\n"
        "  expected: `--name` and `--unit`\n"
        "  fix: write `urban_jobs` if you mean that one; or add these options, "
        "or run the command in a terminal and answer all its questions\n"
        "nothing was written\n"
    )


def test_a_line_that_was_to_be_written_is_shown_with_its_fault(new: Command) -> None:
    _, _, err = new(*LAMPS, "--to", "400", "--bound", "about")
    assert re.search(r"(?m)^ +\d+ \|     bound: about\n +\| +\^", err), err


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_whoever_ends_the_questions_has_written_nothing(
    content: Path, new: Command, monkeypatch: pytest.MonkeyPatch, end: type[BaseException]
) -> None:
    before = files(content)

    def typed(prompt: str) -> str:
        raise end

    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert main(["--root", str(content), "--messages", "en", "new", "section"]) == (2 if end is EOFError else 130)
    assert files(content) == before


def test_the_next_step_names_the_section_that_was_begun(new: Command) -> None:
    assert "Next: write content/2024/aa.yaml, add figures with" in new("section", "--id", "aa", "--title", "标题")[1]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2024", "{year: 2024}"), ("2024-H1", "{half: 2024-H1}"), ("2024-06", "{month: 2024-06}"), ("2024-06-30", "{date: 2024-06-30}"),
        ("by 2025-06", "{by: 2025-06}"), ("2021..2025", "{cumulative: {from: 2021, to: 2025}}"),
    ],
)  # fmt: skip
def test_every_kind_of_time_can_be_typed(content: Path, new: Command, typed: str, written: str) -> None:
    assert new(*LAMPS, "--period", typed)[0] == 0
    assert f"    period: {written}\n" in (content / "content/2024/city.yaml").read_text("utf-8")


def test_a_range_with_a_concluded_time_can_be_added(content: Path, new: Command) -> None:
    assert new(*LAMPS, "--to", "400", "--inferred")[0] == 0
    text = (content / "content/2024/city.yaml").read_text("utf-8")
    assert "    from: 300\n    to: 400\n    period: {year: 2024, inferred: true}\n" in text


def test_a_value_may_have_a_scale_and_is_written_as_it_was_typed(content: Path, new: Command) -> None:
    assert new(*LAMPS, "--value", "1.5万", "--to", "0.2亿")[0] == 0
    text = (content / "content/2024/city.yaml").read_text("utf-8")
    assert "    from: 1.5万\n    to: 0.2亿\n" in text
    assert errors(content) == []


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("约300", "write `300`, and `about` as the bound (`--bound`)"),
        ("300~400", "run the command with `--value 300 --to 400`"),
        ("300盏", "write `300`"),
    ],
)
def test_what_is_typed_with_a_number_is_told_as_the_options_that_say_it(new: Command, typed: str, advice: str) -> None:
    code, _, err = new(*LAMPS, "--value", typed)
    assert code != 0
    assert f"fix: {advice}\n" in err


@pytest.mark.parametrize(
    ("file", "line", "schema"),
    [
        ("content/units.yaml", "../schemas/units.json", "schemas/units.json"),
        ("content/2031/edition.yaml", "../../schemas/edition.json", "schemas/edition.json"),
        ("content/2031/units.yaml", "../../schemas/section.json", "schemas/section.json"),
    ],
)
def test_a_new_file_names_its_schema_which_comes_with_it(file: str, line: str, schema: str) -> None:
    added = with_schemas({file: NEW.with_lines(0, ["title: 标题"])}, [file])
    assert added[file].lines == (f"# yaml-language-server: $schema={line}\n", "title: 标题\n")
    assert set(added) == {file, schema}


def test_a_file_that_was_there_stays_as_it_is() -> None:
    added = {"content/units.yaml": NEW.with_lines(0, ["units:"])}
    assert with_schemas(added, []) == added
