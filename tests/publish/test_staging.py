"""The staging folder: what it holds is whole, and what an interrupted build leaves there goes away."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.publish.staging import FOLDER, Staging, clear_leftovers


def test_staged_files_are_whole_and_go_with_the_folder(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "output", "0")
    names = [staging.put(data) for data in (b"one", b"two")]
    assert [Path(staging.path(name)).read_bytes() for name in names] == [b"one", b"two"]
    staging.clear()
    assert list((tmp_path / "output").iterdir()) == []


def test_two_processes_stage_files_of_different_names(tmp_path: Path) -> None:
    leader, worker = Staging(tmp_path, "0"), Staging(tmp_path, "1")
    assert leader.put(b"page") != worker.put(b"page")


def test_leftovers_are_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "deep").mkdir(parents=True)
    (tmp_path / FOLDER / "deep" / "0-0").write_bytes(b"half a page")
    (tmp_path / "index.html").write_bytes(b"page")
    clear_leftovers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@pytest.mark.parametrize("output", ["", "missing"])
def test_without_leftovers_nothing_happens(tmp_path: Path, output: str) -> None:
    clear_leftovers(tmp_path / output)
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_its_place_is_removed_and_not_followed(tmp_path: Path) -> None:
    elsewhere, output = tmp_path / "elsewhere", tmp_path / "output"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_bytes(b"mine")
    output.mkdir()
    (output / FOLDER).symlink_to(elsewhere, target_is_directory=True)
    clear_leftovers(output)
    assert not (output / FOLDER).is_symlink()
    assert (elsewhere / "mine.txt").read_bytes() == b"mine"
