"""The made-up root of the benchmarks is sound, and the same each time; no time is asserted."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks import bench, catalogues
from benchmarks.made_up import edition_ids, made_up, section_id
from microsite.engine import build
from microsite.settings import Settings

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


@pytest.mark.parametrize("edit", ["sentence", "value", "translation"])
def test_an_edit_of_the_benchmark_is_written_where_it_shows_and_nowhere_else(root: Path, edit: str) -> None:
    built(root)
    edits = bench.Edits(Path(bench.TOOL), root, edition_ids(EDITIONS)[0], 2)
    for run in range(2):
        expected = getattr(edits, edit)(run)
        written = set(build(Settings(root, root / "output", jobs=1)).written)
        assert expected()
        bench._compare(edit, written, expected(), set())


def test_the_benchmark_of_catalogues_holds_them_to_what_they_must_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.main(["--quick", "--runs", "1"]) == 0
    assert [line.split(",")[0].split("  ")[0] for line in capsys.readouterr().out.splitlines()[2:]] == ["update", "update", "status"]


@pytest.mark.parametrize(
    ("written", "expected", "removed"),
    [({"a", "b"}, {"a"}, set()), ({"a"}, {"a", "b"}, set()), ({"a"}, {"a"}, {"b"}), (set(), set(), set())],
    ids=["needless", "stale", "removed", "nothing shows the edit"],
)
def test_a_build_that_writes_other_files_than_it_must_is_refused(written: set[str], expected: set[str], removed: set[str]) -> None:
    with pytest.raises(bench.Wrong):
        bench._compare("one sentence edited", written, expected, removed)
