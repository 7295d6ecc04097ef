"""The command line as a user meets it: exit codes, the last line, what goes where; and never a traceback, whatever the files hold."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, strategies
from hypothesis import settings as examples

import microsite.engine
from microsite.cli.main import main
from microsite.diagnostics import show
from microsite.engine import build, check
from microsite.engine.outcome import Progress
from microsite.engine.places import ledger_file
from microsite.files import lock
from microsite.read.source import line_of
from microsite.settings import SHIPPED, Settings

SMALL = Path(__file__).parent.parent / "diagnostics" / "base"
"""a sound root of two sections in two languages"""
BUILT = re.compile(r"\d+ written, \d+ unchanged, \d+ removed, \d+\.\d\d s")
CHECKED = re.compile(r"\d+ errors?, \d+ warnings?, \d+\.\d\d s")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "root")
    return tmp_path / "root"


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process: exit code, stdout, stderr."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return command


def spoil(root: Path) -> None:
    path = root / "content/2024/city.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: ", "kind: no_", 1), "utf-8")


# Exit codes and lines


def test_a_build_exits_0_and_its_last_line_counts(run: Run, small: Path) -> None:
    code, out, err = run("build", "--root", small)
    assert (code, err) == (0, "")
    (line,) = out.splitlines()
    assert BUILT.fullmatch(line)
    written = int(line.split()[0])
    assert written == len(json.loads((small / "output/manifest.json").read_bytes())["files"])
    code, out, _ = run("build", "--root", small)
    assert out.startswith(f"0 written, {written} unchanged, 0 removed, ")


def test_faults_in_the_files_exit_1_and_nothing_is_published(run: Run, small: Path) -> None:
    spoil(small)
    code, out, err = run("build", "--root", small)
    assert code == 1
    assert re.fullmatch(r"nothing was published: 1 error, \d+ warnings?, \d+\.\d\d s\n", out)
    assert err.startswith("content/2024/city.yaml:")
    assert not (small / "output").exists()
    code, out, again = run("check", "--root", small)
    assert (code, again) == (1, err)
    assert CHECKED.fullmatch(out.strip())


def test_warnings_exit_0_and_with_strict_1(run: Run, small: Path) -> None:
    path = small / "content/2024/edition.yaml"
    path.write_text(re.sub(r"order: \[.*\]", "order: [city]", path.read_text("utf-8")), "utf-8")
    code, _, err = run("build", "--root", small)
    assert code == 0
    assert "warning" in err
    assert run("build", "--root", small, "--strict")[0] == 1
    assert run("check", "--root", small)[0] == 0
    assert run("check", "--root", small, "--strict")[0] == 1


def test_a_strict_build_after_a_lenient_one_is_no_less_strict(run: Run, small: Path) -> None:
    """The lenient build left nothing to do; its warnings are still faults."""
    path = small / "content/2024/edition.yaml"
    path.write_text(re.sub(r"order: \[.*\]", "order: [city]", path.read_text("utf-8")), "utf-8")
    _, _, err = run("build", "--root", small)
    code, _, again = run("build", "--root", small, "--strict")
    assert (code, again) == (1, err)


def test_a_build_with_too_little_translated_publishes_nothing_also_after_one_that_did_not_ask(run: Run, small: Path) -> None:
    path = small / "translations/en/2024.po"
    path.write_text(re.sub(r'(?m)^msgstr "There .*"$', 'msgstr ""', path.read_text("utf-8")), "utf-8")
    assert run("build", "--root", small)[0] == 0
    before = {each: each.read_bytes() for each in (small / "output").rglob("*") if each.is_file()}
    code, out, err = run("build", "--root", small, "--min-coverage", "100")
    assert code == 1
    assert out.startswith("nothing was published: 1 error")
    assert re.search(r"^translations/en: error: only \d\d% of the texts are translated", err, re.MULTILINE)
    assert {each: each.read_bytes() for each in (small / "output").rglob("*") if each.is_file()} == before
    assert run("build", "--root", small, "--min-coverage", "50")[0] == 0
    assert run("check", "--root", small, "--min-coverage", "100")[0] == 1


@pytest.mark.parametrize("arguments", [
    [], ["biuld"], ["build", "--min-coverage", "101"], ["build", "--min-coverage", "most"],
    ["build", "--no-such"], ["build", "--jobs", "0"], ["build", "--jobs", "many"], ["build", "--messages", "fr"],
    ["translations"],
    ["translations", "updat"], ["build", "extra"], ["preview", "--port", "x"], ["build", "--outp", "x"],
], ids=" ".join)  # fmt: skip
def test_wrong_usage_exits_2_and_says_how(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: ")


@pytest.mark.parametrize(
    "command",
    [["build"], ["check"], ["preview"], ["translations", "update"], ["translations", "status"], ["translations", "check"], ["test"]],
    ids=" ".join,
)
def test_each_command_has_help_with_an_example(run: Run, command: list[str]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert f"Example:\n  python3 site.py {' '.join(command)}" in out


def test_a_root_that_is_none_is_said_and_exits_1_or_2(run: Run, tmp_path: Path) -> None:
    code, _, err = run("build", "--root", tmp_path / "nowhere")
    assert code in (1, 2)
    assert "nowhere" in err
    assert not (tmp_path / "nowhere").exists()


def test_a_build_while_another_runs_exits_3(run: Run, small: Path) -> None:
    state = ledger_file(Settings(small, small / "output"))
    assert state is not None
    with lock(state.with_suffix(".lock")):
        code, out, err = run("build", "--root", small)
    assert (code, out) == (3, "")
    assert err == "another build is writing to this output folder; run the command again when it has ended\n"


def test_what_the_machine_refuses_exits_3_with_the_file(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, out, err = run("build", "--root", small, "--output", tmp_path / "file" / "site")
    assert (code, out) == (3, "")
    assert err.startswith(f"cannot access {tmp_path / 'file' / 'site' / '.staging'}")
    assert err.endswith(": part of the path is a file, not a folder\n")


def test_a_full_disk_exits_3(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(settings: Settings, progress: Progress) -> None:
        raise OSError(28, "No space left on device", "page.html")

    monkeypatch.setattr(microsite.engine, "build", full)
    code, _, err = run("build", "--root", small)
    assert code == 3
    assert err == "cannot write page.html: the disk is full\n"


def test_interrupted_it_exits_130(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(settings: Settings, progress: Progress) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(microsite.engine, "build", interrupted)
    assert run("build", "--root", small) == (130, "", "interrupted\n")


def test_a_reader_that_goes_away_is_no_fault(small: Path) -> None:
    """`site.py build --explain | head -1`."""
    command = [sys.executable, str(SHIPPED / "site.py"), "--root", str(small), "build", "--explain"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read().decode()
    process.stderr.close()
    assert "Traceback" not in err
    assert "BrokenPipe" not in err
    process.wait()


# Options


@pytest.mark.parametrize("arguments", [
    ["--root", "ROOT", "build"], ["build", "--root", "ROOT"], ["--root", "/nowhere", "build", "--root", "ROOT"],
    ["--messages", "en", "--root", "ROOT", "build"], ["--root=ROOT", "build", "--messages=en"],
], ids=" ".join)  # fmt: skip
def test_root_and_messages_stand_before_or_after_the_command(run: Run, small: Path, arguments: list[str]) -> None:
    code, out, _ = run(*(each.replace("ROOT", str(small)) for each in arguments))
    assert code == 0
    assert BUILT.fullmatch(out.strip())
    assert (small / "output/index.html").is_file()


def test_root_may_be_relative_to_where_one_stands(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.parent)
    assert run("--root", "root", "build", "--output", "out")[0] == 0
    assert (small.parent / "out/index.html").is_file()


def test_messages_are_in_the_language_asked_for_or_the_systems(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(small)
    chinese = run("--messages", "zh", "build", "--root", small)
    assert re.fullmatch(r"未发布任何内容：1处错误，\d+处警告，用时\d+\.\d\d秒\n", chinese[1])
    assert "错误" in chinese[2]
    assert run("build", "--messages", "zh", "--root", small)[2] == chinese[2]
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run("build", "--root", small)[2] == chinese[2]
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    english = run("build", "--root", small)
    assert english[1].startswith("nothing was published")
    assert run("build", "--messages", "zh", "--root", small)[2] == chinese[2]


def test_explain_says_why_each_file_was_written_or_removed(run: Run, small: Path) -> None:
    _, out, _ = run("build", "--root", small, "--explain")
    lines = out.splitlines()
    paths = set(json.loads((small / "output/manifest.json").read_bytes())["files"])
    assert {line.split(": ")[0] for line in lines[:-1]} == paths
    assert all(line.endswith(": it is new") for line in lines[:-1])

    path = small / "content/2024/city.yaml"
    path.write_text(re.sub(r"(?m)^title: .*$", "title: 别的", path.read_text("utf-8")), "utf-8")
    _, out, _ = run("build", "--root", small, "--explain")
    lines = out.splitlines()[:-1]
    assert {line.split(": ", 1)[1] for line in lines} == {
        "content/2024/city.yaml has changed",
        "the title of section `city` has changed",
        "section `city` has changed",
        "how much is translated has changed",
    }
    assert any(line.startswith("zh/2024/city.html: ") or "/2024/city.html: " in line for line in lines)

    (small / "output/404.html").write_text("else")
    _, out, _ = run("build", "--root", small, "--explain")
    assert out.splitlines()[0].startswith("404.html: the file in the output folder")
    assert run("build", "--root", small, "--explain")[1].count("\n") == 1


def test_explain_names_the_file_that_a_page_shows_rather_than_a_draft_beside_it(run: Run, small: Path) -> None:
    run("build", "--root", small)
    draft = small / "content/2030/edition.yaml"
    draft.parent.mkdir()
    head = (small / "content/2024/edition.yaml").read_text("utf-8")
    kept = [line for line in head.splitlines() if line.startswith(("title:", "date:", "document:"))]
    draft.write_text("\n".join([*kept, "draft: true", "summary: |", "  概要。", ""]), "utf-8")
    path = small / "content/2024/city.yaml"
    path.write_text(re.sub(r"(?m)^finding: .*$", "finding: 别的。", path.read_text("utf-8")), "utf-8")
    _, out, _ = run("build", "--root", small, "--explain")
    reasons = dict(line.split(": ", 1) for line in out.splitlines()[:-1])
    assert reasons["zh/2024/city.html"] == "content/2024/city.yaml has changed"


def test_the_whole_of_it_from_a_shell(small: Path) -> None:
    """As a user runs it: results to stdout, diagnostics to stderr, both UTF-8 whatever the system's encoding."""
    spoil(small)
    environ = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, str(SHIPPED / "site.py"), "--messages", "zh", "check", "--root", str(small)]
    done = subprocess.run(command, env=environ, capture_output=True, check=False)
    assert done.returncode == 1
    assert "错误" in done.stdout.decode("utf-8")
    assert "content/2024/city.yaml" in done.stderr.decode("utf-8")


# Never a traceback


FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*") if path.suffix in (".yaml", ".po"))
STRANGE = [
    "\t",
    "\x00",
    "\ufeff",
    "\u2028",
    "\u202e",
    "：",
    "“",
    "{",
    "}",
    "{x}",
    "{{",
    "[",
    "]",
    "'",
    '"',
    "\\",
    "#",
    "- ",
    ": ",
    "|",
    ">",
    "*",
    "&a ",
    "<b>",
    "msgid ",
    "msgstr[9] ",
    "#~ ",
    "#| ",
    "~",
    "null",
    "-1e999",
    "9" * 40,
    "0x1f",
    "…",
    "\r",
    "\r\n",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "é",
]


def mutate(text: str, random: Random) -> str:
    """One small slip of an editor, a translator or their tools."""
    lines = text.split("\n")
    at = random.randrange(len(lines))
    line = lines[at]
    kind = random.randrange(10)
    column = random.randrange(len(line) + 1)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, line)
    elif kind == 2:
        lines[at] = line[:column] + random.choice(STRANGE) + line[column:]
    elif kind == 3:
        lines[at] = line[:column]
    elif kind == 4:
        lines[at] = " " * random.randrange(4) + line.lstrip()
    elif kind == 5:
        other = random.randrange(len(lines))
        lines[at], lines[other] = lines[other], line
    elif kind == 6:
        lines[at] = re.sub(r"\w+", random.choice(["x", "年", "2024", "true", "[]", "{a: b}", ""]), line, count=1)
    elif kind == 7:
        lines[at] = re.sub(r": .*", ": " + random.choice(["", "5", "[a, b]", "{a: b}", "'", "2024-13-45", "~", "a.b", "x" * 3000]), line)
    elif kind == 8:
        return text[: text.find(line) + column]
    else:
        lines[at] = line[:column] + line[column + 1 :]
    return "\n".join(lines)


def slips(seeds: list[tuple[str, int]]) -> None:
    """Some mutations, then a build: it publishes, or refuses with diagnostics that can all be shown; either way no exception."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(SMALL, root)
        for name, seed in seeds:
            path = root / name
            data = mutate(path.read_bytes().decode("utf-8", "surrogateescape"), Random(seed)).encode("utf-8", "surrogateescape")
            path.write_bytes(data)
        settings = Settings(root, root / "output", jobs=1, trust_templates=True)
        outcome = build(settings)
        for each in outcome.diagnostics:
            for language in ("en", "zh"):
                assert show(each, lambda file, line: line_of(root, file, line), language)
            if each.position.line and each.position.file:
                assert line_of(root, each.position.file, each.position.line) is not None, each
        assert outcome.published == (not any(each.severity == "error" for each in outcome.diagnostics)), outcome.diagnostics
        assert (root / "output").exists() == outcome.published
        dry = check(settings)
        assert {each for each in dry.diagnostics if each.severity == "error"} == {
            each for each in outcome.diagnostics if each.severity == "error"
        }
        if outcome.published:
            leftovers = [path for path in (root / "output").rglob("*.html") if re.search(rb">None<|Text\(|Undefined", path.read_bytes())]
            assert leftovers == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("locale: zh_Hans_CN", "locale: xx_YY"),
        ("locale: en_GB", "locale: xx_YY"),
        ("path: zh", "path: '中'"),
        ("path: en", "path: zh"),
        ("locale: en_GB", "fallback: [de]"),
        ("locale: en_GB", "fallback: [en, zh]"),
        ("tag: zh-Hans", "tag: q"),
    ],
)
def test_a_language_that_can_not_be_is_a_diagnostic(small: Path, old: str, new: str) -> None:
    path = small / "content/site.yaml"
    text = path.read_text("utf-8")
    assert old in text, text
    path.write_text(text.replace(old, new, 1), "utf-8")
    outcome = build(Settings(small, small / "output", jobs=1, trust_templates=True))
    assert outcome.published == (not any(each.severity == "error" for each in outcome.diagnostics))
    assert all(each.position.file for each in outcome.diagnostics)


SLIPS = strategies.lists(strategies.tuples(strategies.sampled_from(FILES), strategies.integers(0, 10**6)), min_size=1, max_size=3)


@given(SLIPS)
@examples(
    max_examples=80,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_small_slips_never_raise(seeds: list[tuple[str, int]]) -> None:
    slips(seeds)


@pytest.mark.full
@given(SLIPS)
@examples(max_examples=4000, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
def test_many_small_slips_never_raise(seeds: list[tuple[str, int]]) -> None:
    slips(seeds)


@given(strategies.sampled_from(FILES), strategies.binary(max_size=200), strategies.integers(0, 2000))
@examples(max_examples=40, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
def test_bytes_of_any_kind_in_a_file_never_raise(name: str, data: bytes, at: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(SMALL, root)
        before = (root / name).read_bytes()
        (root / name).write_bytes(before[:at] + data + before[at:])
        outcome = build(Settings(root, root / "output", jobs=1, trust_templates=True))
        for each in outcome.diagnostics:
            assert show(each, lambda file, line: line_of(root, file, line), "en")
