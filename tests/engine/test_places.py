"""Where a build keeps what it remembers: in the user's cache folder, apart for each root, and not for ever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from microsite.engine.places import ledger_file, root_cache
from microsite.settings import Settings

DAY = 24 * 60 * 60


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("microsite.engine.places.user_cache", lambda: tmp_path / "cache")
    return tmp_path / "cache/microsite"


def test_each_root_and_each_output_folder_has_its_own_ledger(cache: Path, tmp_path: Path) -> None:
    settings = [Settings(tmp_path / root, tmp_path / output) for root, output in (("a", "x"), ("a", "y"), ("b", "x"))]
    ledgers = [ledger_file(each) for each in settings]
    assert len(set(ledgers)) == 3
    assert all(each is not None and each.parent.parent == cache for each in ledgers)


def test_what_was_not_used_for_two_months_is_removed_when_a_new_root_is_built(cache: Path, tmp_path: Path) -> None:
    old, recent = root_cache(tmp_path / "old"), root_cache(tmp_path / "recent")
    assert old is not None
    assert recent is not None
    (old / "x.sqlite").write_bytes(b"")
    (cache / "templates").mkdir()
    for folder, days in ((old, 61), (recent, 59), (cache / "templates", 300)):
        os.utime(folder, (time.time() - days * DAY,) * 2)
    root_cache(tmp_path / "new")
    assert not old.exists()
    assert recent.is_dir()
    assert (cache / "templates").is_dir()


def test_a_build_renews_it(cache: Path, tmp_path: Path) -> None:
    folder = root_cache(tmp_path / "root")
    assert folder is not None
    os.utime(folder, (0, 0))
    assert root_cache(tmp_path / "root") == folder
    root_cache(tmp_path / "new")
    assert folder.is_dir()


def test_a_cache_folder_that_cannot_be_made_means_no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr("microsite.engine.places.user_cache", lambda: tmp_path / "file")
    assert root_cache(tmp_path) is None
