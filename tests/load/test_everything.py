"""The whole site for the commands that keep catalogues: the same from one process or from many."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite import parallel
from microsite.diagnostics import has_errors
from microsite.load.everything import Content, load_content, load_everything
from microsite.model.content import Edition
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.translate.status import status
from microsite.translate.update import update

MADE_UP = Path(__file__).parents[1] / "made_up"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MADE_UP, tmp_path / "root"))


@pytest.fixture
def several_processes(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, each edition goes to a process of its own, however few sections there are."""

    def several() -> None:
        monkeypatch.setattr(parallel, "WORTH_A_PROCESS", 1)
        monkeypatch.setattr(os, "cpu_count", lambda: 2)

    return several


def content_of(root: Path) -> Content:
    content, faults = load_content(root, RESERVED_SECTIONS)
    assert content is not None
    assert not has_errors(faults)
    return content


def process(edition: Edition) -> tuple[str, int]:
    return edition.id, os.getpid()


def test_editions_are_worked_at_in_processes_and_stand_in_their_order(root: Path, several_processes: Callable[[], None]) -> None:
    alone, _ = content_of(root).each(process)
    assert alone == (("2024", os.getpid()), ("2025", os.getpid()))
    several_processes()
    several, faults = content_of(root).each(process)
    assert several is not None
    assert [id_ for id_, _ in several] == ["2024", "2025"]
    assert len({worker for _, worker in several}) == (2 if parallel.may_fork() else 1)
    assert not has_errors(faults)


def test_the_whole_site_is_the_same_from_one_process_and_from_several(root: Path, several_processes: Callable[[], None]) -> None:
    alone = load_everything(root, RESERVED_SECTIONS)
    several_processes()
    assert load_everything(root, RESERVED_SECTIONS) == alone


def test_all_faults_are_told_and_no_catalogue_is_touched(root: Path, several_processes: Callable[[], None]) -> None:
    for edition in ("2024", "2025"):
        path = root / "content" / edition / "water.yaml"
        path.write_text(path.read_text("utf-8").replace("place: ", "plac: "), "utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*.po")}
    alone = load_everything(root, RESERVED_SECTIONS)
    several_processes()
    assert load_everything(root, RESERVED_SECTIONS) == alone
    updated, counted = update(root, content_of(root)), status(root, content_of(root))
    assert updated.is_refused
    assert counted.is_refused
    assert {fault.position.file for fault in updated.faults} == {"content/2024/water.yaml", "content/2025/water.yaml"}
    assert updated.faults == counted.faults
    assert {path: path.read_bytes() for path in root.rglob("*.po")} == before


def test_catalogues_come_out_the_same_from_one_process_and_from_several(
    root: Path, tmp_path: Path, several_processes: Callable[[], None]
) -> None:
    """The newer edition's catalogue begins with what the older one's says, which is brought up to date by then."""
    for path in root.glob("translations/*/2025.po"):
        path.unlink()
    for path in (root / "content").glob("2024/*.yaml"):
        path.write_text(path.read_text("utf-8").replace("finding: ", "finding: 2. "), "utf-8")
    twin = Path(shutil.copytree(root, tmp_path / "twin"))
    alone = update(root, content_of(root))
    counted = status(root, content_of(root))
    several_processes()
    assert update(twin, content_of(twin)) == alone
    assert any(event.what == "taken over" for change in alone.changes for event in change.events)
    assert {path.relative_to(twin): path.read_bytes() for path in twin.rglob("*.po")} == {
        path.relative_to(root): path.read_bytes() for path in root.rglob("*.po")
    }
    assert status(twin, content_of(twin)) == counted
