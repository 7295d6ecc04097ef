"""The benchmarks measure what they say: made-up roots are sound, edits are checked, and all processes count. No time is asserted."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks import bench, beside_hugo, catalogues, random_edits
from benchmarks.edits import Edits, compare, differences
from benchmarks.made_up import edition_ids, made_up, section_id
from benchmarks.measuring import Runner, Sample, Wrong
from microsite.diagnostics import has_errors
from microsite.engine import build
from microsite.settings import SHIPPED, Settings
from tests.conftest import copy_root

EDITIONS, SECTIONS = 2, 3


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made_up(tmp_path / "root", EDITIONS, SECTIONS)
    return tmp_path / "root"


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def built(root: Path) -> tuple[str, ...]:
    outcome = build(Settings(root, root / "output", jobs=1))
    assert outcome.diagnostics == ()
    assert outcome.published
    return outcome.written


def test_a_made_up_root_builds_without_a_diagnostic(root: Path) -> None:
    written = built(root)
    for edition in edition_ids(EDITIONS):
        for number in range(1, SECTIONS + 1):
            for language in ("zh", "en"):
                assert f"{language}/{edition}/{section_id(number).replace('_', '-')}.html" in written


def test_each_figure_but_those_at_the_ends_is_set_beside_one_of_another_edition(root: Path) -> None:
    built(root)
    older, newer = edition_ids(EDITIONS)
    page = (root / "output" / "en" / newer / "zone-001.html").read_text(encoding="utf-8")
    # Each result beside the target that it answers, and beside the result of the year before.
    assert page.count(f'href="../{older}/zone-001.html#') == 8


def test_a_made_up_root_is_the_same_each_time(root: Path, tmp_path: Path) -> None:
    made_up(tmp_path / "again", EDITIONS, SECTIONS)
    assert files(tmp_path / "again") == files(root)


def test_another_size_changes_no_section_that_both_have(root: Path, tmp_path: Path) -> None:
    made_up(tmp_path / "larger", EDITIONS + 1, SECTIONS + 1)
    sections = {file: digest for file, digest in files(root).items() if "/zone_" in file}
    assert len(sections) == EDITIONS * SECTIONS
    assert sections.items() <= files(tmp_path / "larger").items()


@pytest.mark.parametrize("edit", ["sentence", "value", "message", "template"])
def test_an_edit_of_the_benchmark_is_written_where_it_shows_and_nowhere_else(root: Path, edit: str) -> None:
    built(root)
    edits = Edits.of_made_up(root, edition_ids(EDITIONS)[0], 2)
    for run in range(2):
        expected = getattr(edits, edit)(run)
        written = set(build(Settings(root, root / "output", jobs=1)).written)
        compare(f"one {edit}", written, expected(), set())


def test_a_sentence_of_the_showcase_is_written_where_it_shows_and_nowhere_else(tmp_path: Path) -> None:
    root = copy_root(SHIPPED, tmp_path / "root")
    built(root)
    edits = Edits(root, bench.first_section(root))
    for run in range(2):
        expected = edits.sentence(run)
        compare("one sentence", set(build(Settings(root, root / "output", jobs=1)).written), expected(), set())


@pytest.mark.parametrize("kind", random_edits.KINDS)
def test_a_random_edit_changes_the_site_and_leaves_it_sound(root: Path, kind: str) -> None:
    built(root)
    before = files(root / "output")
    for seed in range(3):
        random_edits.KINDS[kind](root, random.Random(seed))
        outcome = build(Settings(root, root / "output", jobs=1))
        assert not has_errors(outcome.diagnostics), outcome.diagnostics
    assert files(root / "output") != before


def test_two_folders_differ_in_each_file_that_one_lacks_or_that_has_other_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        (folder / "en").mkdir(parents=True)
        (folder / "en/same.html").write_text("same")
    (first / "lost.html").write_text("lost")
    (second / "en/new.html").write_text("new")
    (first / "other.html").write_text("1")
    (second / "other.html").write_text("2")
    assert differences(first, second) == ["en/new.html", "lost.html", "other.html"]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


_BUSY = "sum(range(20_000_000))"


@pytest.mark.parametrize(
    "source",
    [
        _BUSY,
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{_BUSY}'])",
        f"import os, subprocess, sys; subprocess.Popen([sys.executable, '-c', '{_BUSY}']); os._exit(0)",
    ],
    ids=["the process itself", "its child", "a child that outlives it"],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of children that outlive their parent")
def test_the_time_of_every_process_counts(runner: Runner, source: str) -> None:
    idle = runner.process([runner.python, "-c", ""])
    assert runner.process([runner.python, "-c", source]).cpu > idle.cpu + 0.1


def test_a_command_that_fails_is_told_with_what_it_said(runner: Runner) -> None:
    with pytest.raises(Wrong, match="exit code 1\nno such thing"):
        runner.process([runner.python, "-c", "import sys; sys.exit('no such thing')"])


def test_a_cold_build_finds_compiled_templates_and_nothing_else(runner: Runner, root: Path) -> None:
    (root / "output").mkdir()
    (root / ".cache").mkdir()
    compiled, ledger = runner.caches / "microsite/templates/a.cache", runner.caches / "microsite/ledger.sqlite"
    for path in (compiled, ledger):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("kept")
    aside = runner.forget(root)
    assert aside is not None
    assert aside.is_dir()
    assert sorted(path.name for path in root.iterdir()) == ["content", "translations"]
    assert compiled.exists()
    assert not ledger.exists()
    runner.forget(root, everything=True)
    assert not runner.caches.exists()


def _row(site: str, kind: str, wall: float, cpu: float, memory: float = 100) -> bench.Row:
    scenario = bench.Scenario(site, kind, Path(), 1, lambda run: None)
    return bench.Row(scenario, (Sample(wall, cpu, memory),), 1)


def test_aims_are_held_against_seconds_memory_and_growth() -> None:
    rows = [
        _row("1,000 sections", bench.SENTENCE, 0.4, 0.5),
        _row("1,000 sections", bench.COLD, 3.0, 5.0, 301),
        _row("1,000 sections", bench.TEMPLATE, 3.1, 6.0),
        _row("5,000 sections", bench.SENTENCE, 0.5, 0.6),
    ]
    found = {aim.name: (round(aim.figure, 2), aim.most, aim.is_met) for aim in bench.aims_of(rows)}
    assert found == {
        "1,000 sections, one sentence": (0.4, 0.45, True),
        "1,000 sections, cold": (3.0, 3.5, True),
        "1,000 sections, cold, memory": (301, 300, False),
        "1,000 sections, one template, beside cold": (3.1, 3.0, False),
        "5,000 sections, one sentence": (0.5, 0.55, True),
        "one sentence, CPU from 1,000 sections to 5,000 sections": (1.2, 1.25, True),
    }


def test_a_part_of_the_benchmark_can_be_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    options = ["--quick", "--runs", "1", "--only", "20 sections, nothing", "20 sections, one m", "--json", str(tmp_path / "figures.json")]
    assert bench.main(options) == 0
    said = capsys.readouterr().out
    assert [line.partition("  ")[0] for line in said.splitlines() if line.startswith("20 sections")] == [
        "20 sections, nothing to do",
        "20 sections, one message",
    ]
    assert (tmp_path / "figures.json").exists()


def test_random_edits_are_held_against_clean_builds(capsys: pytest.CaptureFixture[str]) -> None:
    assert random_edits.main(["--edits", "2", "--editions", "2", "--sections", "3"]) == 0
    assert "2 of 2 builds as clean ones\n" in capsys.readouterr().out


def test_the_benchmark_of_catalogues_holds_them_to_what_they_must_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.main(["--quick", "--runs", "1"]) == 0
    assert [line.split(",")[0].split("  ")[0] for line in capsys.readouterr().out.splitlines()[2:]] == ["update", "update", "status"]


@pytest.mark.parametrize(
    ("written", "expected", "removed"),
    [({"a", "b"}, {"a"}, set()), ({"a"}, {"a", "b"}, set()), ({"a"}, {"a"}, {"b"}), (set(), set(), set())],
    ids=["needless", "stale", "removed", "nothing shows the edit"],
)
def test_a_build_that_writes_other_files_than_it_must_is_refused(written: set[str], expected: set[str], removed: set[str]) -> None:
    with pytest.raises(Wrong):
        compare("one sentence", written, expected, removed)


PREP = """
import shutil, sys
from pathlib import Path
root, dest = Path(sys.argv[1]), Path(sys.argv[2])
for section in root.glob("content/*/zone_*.yaml"):
    year, name = section.parent.name, section.stem
    for path, text in (("content/zh", "Text {{< q built_done >}}\\n"), ("content/en", '"served_done": "People.",\\n')):
        (dest / path / year).mkdir(parents=True, exist_ok=True)
        (dest / path / year / f"{name}.md").write_text(text)
    (dest / "data/figures" / year).mkdir(parents=True, exist_ok=True)
    (dest / "data/figures" / year / f"{name}.json").write_text('{"value": 1}')
(dest / "layouts").mkdir()
(dest / "layouts/baseof.html").write_text("<body></body>")
"""
HUGO = """#!/usr/bin/env python3
from pathlib import Path
for page in Path("content").glob("*/*/*.md"):
    language, year, name = page.parts[1:]
    value = Path("data/figures", year, page.stem + ".json").read_text().split(": ")[1].replace("7101", "7,101")
    made = Path("public", language, year, page.stem.replace("_", "-") + ".html")
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(page.read_text() + value + Path("layouts/baseof.html").read_text())
"""


@pytest.fixture
def hugo(tmp_path: Path) -> list[str]:
    """The arguments for a site and a program that stand for a Hugo site and Hugo."""
    folder, program = tmp_path / "hugo-site", tmp_path / "hugo"
    folder.mkdir()
    (folder / "prep.py").write_text(PREP, "utf-8")
    program.write_text(HUGO, "utf-8")
    program.chmod(0o755)
    return [str(folder), "--hugo", str(program), "--editions", "2", "--sections", "3", "--rounds", "1"]


def test_builds_beside_hugos_are_compared_in_each_scenario(hugo: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert beside_hugo.main(hugo) == 0
    said = capsys.readouterr().out
    for kind in ("nothing to do", "one sentence", "one value", "one message", "cold", "one template"):
        assert f"\n6 sections, {kind}  " in said
    assert "12 files of both" in said
    assert "apart: not the same work" in said
    assert "of 5 aims met" in said


def test_an_edit_that_hugo_does_not_show_is_told(hugo: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hugo").write_text(HUGO.replace("made.write_text(page.read_text() + ", "made.write_text("), "utf-8")
    assert beside_hugo.main(hugo) == 1
    assert "Hugo: 补记101。 is not on public/zh/" in capsys.readouterr().err


def test_what_is_missing_for_the_comparison_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert beside_hugo.main([str(tmp_path), "--hugo", "no-such-hugo"]) == 2
    assert beside_hugo.main([str(tmp_path), "--hugo", sys.executable]) == 2
    assert capsys.readouterr().err.splitlines() == ["no-such-hugo: no such program", f"{tmp_path}/prep.py: no such file"]


def test_only_files_at_the_same_address_are_weighed(tmp_path: Path) -> None:
    for name, text in (("ours/en/a.html", "12345"), ("ours/en/a.zh.html", "12"), ("ours/en/about.html", "1")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    for name, text in (("theirs/en/a.html", "1234"), ("theirs/en/beside/a.html", "123"), ("theirs/en/tags.html", "1")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert beside_hugo.weigh(tmp_path / "ours", tmp_path / "theirs") == (7, 7, 2, 1)


def test_the_guide_names_every_command_and_each_says_how_it_is_used() -> None:
    folder = SHIPPED / "benchmarks"
    guide = (folder / "README.md").read_text("utf-8")
    commands = [path.name for path in folder.glob("*.py") if '__name__ == "__main__"' in path.read_text("utf-8")]
    assert sorted(commands) == sorted(set(re.findall(r"benchmarks/(\w+\.py)", guide)))
    for name in commands:
        done = subprocess.run([sys.executable, f"benchmarks/{name}", "--help"], cwd=SHIPPED, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), name
        for option in set(re.findall(rf"benchmarks/{name} [^|`\n]*", guide)):
            assert set(re.findall(r"--[a-z]+", option)) <= set(re.findall(r"--[a-z]+", done.stdout)), option
