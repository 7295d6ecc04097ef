"""Which files there are, and whether one can have changed, told without reading."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from microsite.read.inventory import PROVES, inventory, is_junk


def test_every_file_below_the_folders_is_found_and_nothing_else(tmp_path: Path) -> None:
    for name in (
        "content/site.yaml",
        "content/2024/city.yaml",
        "content/2024/.city.yaml.swp",
        "content/2024/city.yaml~",
        "content/.git/x",
        "notes.txt",
        "assets/a b/中.svg",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert sorted(inventory(tmp_path, "content", "assets", "templates")) == [
        "assets/a b/中.svg",
        "content/2024/city.yaml",
        "content/site.yaml",
    ]


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "a.yaml~", ".a.yaml.swp", "a.tmp", "~$a.yaml", "4913", "a.yaml.orig", "site.mo"]
)
def test_what_editors_and_systems_leave_behind_is_no_content(name: str) -> None:
    assert is_junk(name)


@pytest.mark.parametrize("name", ["a.yaml", "tmp.yaml", "a~b.yaml", "2024.po"])
def test_what_people_write_is_content(name: str) -> None:
    assert not is_junk(name)


def test_a_link_to_a_file_counts_as_that_file_and_a_broken_one_is_seen(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "real.yaml").write_text("a: b\n")
    (tmp_path / "content/link.yaml").symlink_to(tmp_path / "real.yaml")
    (tmp_path / "content/broken.yaml").symlink_to(tmp_path / "gone.yaml")
    found = inventory(tmp_path, "content")
    assert found["content/link.yaml"].size == 5
    assert found["content/broken.yaml"].size == -1


@pytest.mark.skipif(not PROVES, reason="there every input is hashed")
def test_bytes_exchanged_under_the_same_size_and_time_are_another_identity(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "content/a.yaml"
    file.write_text("a: b\n")
    before = inventory(tmp_path, "content")["content/a.yaml"]
    file.write_text("a: c\n")
    os.utime(file, ns=(before.modified, before.modified))
    after = inventory(tmp_path, "content")["content/a.yaml"]
    assert (after.size, after.modified) == (before.size, before.modified)
    assert after != before
    os.replace(_twin(file, before.modified), file)
    assert inventory(tmp_path, "content")["content/a.yaml"] != after


def _twin(file: Path, modified: int) -> Path:
    other = file.with_suffix(".new")
    other.write_text("a: d\n")
    os.utime(other, ns=(modified, modified))
    return other
