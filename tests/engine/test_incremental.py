"""A build after any edits leaves what a first build would make, byte for byte; processes change nothing; and no edit means no write."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, strategies
from hypothesis import settings as examples

from microsite.engine import BuildResult, build, pool
from microsite.settings import SHIPPED, Settings
from tests.conftest import MADE_UP, copy_root
from tests.engine.edits import EDITS, Edit


def files(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def stats(output: Path) -> dict[str, tuple[int, int, int]]:
    found = {path: os.lstat(path) for path in output.rglob("*")}
    return {str(path): (status.st_ino, status.st_mtime_ns, status.st_size) for path, status in found.items()}


def differences(left: Mapping[str, bytes], right: Mapping[str, bytes]) -> list[str]:
    """What differs between two sites: path, and the first differing line."""
    found = [f"{path}: only in one" for path in sorted(left.keys() ^ right.keys())]
    for path in sorted(left.keys() & right.keys()):
        if left[path] != right[path]:
            pairs = zip(left[path].splitlines(), right[path].splitlines(), strict=False)
            found.append(f"{path}: " + next((f"{a!r} / {b!r}" for a, b in pairs if a != b), "longer"))
    return found


def clean(settings: Settings, place: Path, **options: object) -> tuple[BuildResult, dict[str, bytes]]:
    """A first build of the same root into a folder of its own."""
    shutil.rmtree(place, ignore_errors=True)
    copy = copy_root(settings.root, place / "root")
    outcome = build(settings._replace(root=copy, output=place / "output", **options))  # type: ignore[arg-type]
    return outcome, files(place / "output") if outcome.published else {}


class Story:
    """A root that is edited and built again and again; each step is held against a first build."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.settings = Settings(copy_root(MADE_UP, place / "root"), place / "output", trust_templates=True, jobs=1)
        self.told: list[str] = []
        assert build(self.settings).published

    def step(self, edit: Edit, seed: int) -> bool:
        """Do one edit and build; gives whether the edit stood (one that the build refuses is taken back)."""
        kept = self.place / "kept"
        shutil.rmtree(kept, ignore_errors=True)
        copy_root(self.settings.root, kept)
        changed = edit.apply(self.settings, Random(seed))
        if changed is None:
            return False
        self.told.append(f"{edit.name}({seed})")
        before = stats(changed.output)
        outcome = build(changed)
        first, expected = clean(changed, self.place / "clean")
        story = " → ".join(self.told)
        assert outcome.diagnostics == first.diagnostics, story
        assert outcome.published == first.published, story
        if not outcome.published:
            assert stats(changed.output) == before, f"{story}: a refused build has changed the output"
            for folder in ("content", "translations", "templates", "assets"):
                shutil.rmtree(self.settings.root / folder, ignore_errors=True)
            copy_root(kept, self.settings.root)
            self.told[-1] += " refused"
            return False
        self.settings = changed
        assert differences(files(changed.output), expected) == [], story
        after = stats(changed.output)
        again = build(changed)
        assert (again.written, again.removed, again.published) == ((), (), True), story
        assert stats(changed.output) == after, f"{story}: a build with nothing to do has written"
        assert again.diagnostics == first.diagnostics, f"{story}: a build with nothing to do has other diagnostics"
        return True


def play(seeds: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder))
        for which, seed in seeds:
            story.step(EDITS[which], seed)


STORIES = strategies.lists(strategies.tuples(strategies.integers(0, len(EDITS) - 1), strategies.integers(0, 999)), min_size=1, max_size=6)


@given(STORIES)
# Without shrinking: a story that fails is told in full, and making it shorter would take minutes.
@examples(
    max_examples=8, derandomize=True, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
def test_any_edits_leave_what_a_first_build_makes(seeds: list[tuple[int, int]]) -> None:
    play(seeds)


@pytest.mark.full
@given(STORIES)
@examples(max_examples=150, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_of_many_edits_leave_what_a_first_build_makes(seeds: list[tuple[int, int]]) -> None:
    play(seeds)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_after_one_edit_of_each_kind_the_site_is_as_if_made_afresh(edit: Edit, tmp_path: Path) -> None:
    story = Story(tmp_path)
    stood = [story.step(edit, 0), story.step(edit, 1)]
    while not any(stood) and len(stood) < 6:
        stood.append(story.step(edit, len(stood)))
    assert any(stood), f"none of these edits stood, so nothing was seen: {story.told}"


def test_processes_make_the_same_bytes_as_one(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(root, tmp_path / "output", base_url="https://valdoree.example/", trust_templates=True)
    _, serial = clean(settings, tmp_path / "serial", jobs=1)
    monkeypatch.setattr(pool, "WORTH_A_PROCESS", 1)
    assert pool.useful_processes(2, 2, 2, is_sandboxed=False) == 1, "no process is started, so nothing is seen"
    _, parallel = clean(settings, tmp_path / "parallel", jobs=2)
    assert differences(serial, parallel) == []


def test_the_sandbox_makes_the_same_bytes(root: Path, tmp_path: Path) -> None:
    (root / "templates").mkdir()
    shutil.copy(SHIPPED / "templates" / "section.html", root / "templates")
    settings = Settings(root, tmp_path / "output")
    _, boxed = clean(settings, tmp_path / "boxed")
    _, free = clean(settings, tmp_path / "free", trust_templates=True)
    assert boxed
    assert differences(boxed, free) == []


def test_processes_find_the_same_faults_in_the_same_order(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for edition in ("2024", "2025"):
        path = root / "content" / edition / "water.yaml"
        path.write_text(path.read_text("utf-8").replace("place: P1", "plac: P1").replace("kind: result", "kind: reslut"), "utf-8")
    settings = Settings(root, tmp_path / "output", trust_templates=True)
    serial, _ = clean(settings, tmp_path / "serial", jobs=1)
    monkeypatch.setattr(pool, "WORTH_A_PROCESS", 1)
    parallel, _ = clean(settings, tmp_path / "parallel", jobs=2)
    assert len(serial.diagnostics) > 2
    assert serial.diagnostics == parallel.diagnostics


def test_a_difference_between_two_sites_is_seen(tmp_path: Path, root: Path) -> None:
    """The comparison that the tests above stand on finds a stale, a missing and a spare file."""
    _, made = clean(Settings(root, tmp_path / "output", trust_templates=True), tmp_path / "clean")
    path = "fr/2024/water.html"
    assert differences(made, made) == []
    assert differences(made, {**made, path: made[path].replace(b"12", b"13")})
    assert differences(made, {other: data for other, data in made.items() if other != path})
    assert differences(made, {**made, "fr/2024/old.html": b""})


def test_a_refused_build_tells_the_warnings_of_editions_that_it_need_not_read_again_too(tmp_path: Path) -> None:
    story = Story(tmp_path)
    roads = story.settings.root / "content/2025/roads.yaml"
    roads.write_text(roads.read_text("utf-8").replace("Rien n’a", "Plus rien n’a"), "utf-8")
    warned = {each.position.file for each in build(story.settings).diagnostics}
    assert "translations/pl/2025.po" in warned
    water = story.settings.root / "content/2024/water.yaml"
    water.write_text(water.read_text("utf-8").replace("kind: target", "kind: tagret"), "utf-8")
    refused = build(story.settings)
    assert not refused.published
    assert refused.diagnostics == clean(story.settings, tmp_path / "clean")[0].diagnostics


def test_it_tells_them_too_where_the_fault_changes_nothing_that_they_show(tmp_path: Path) -> None:
    story = Story(tmp_path)
    assert {each.position.file for each in build(story.settings).diagnostics if "2024" in each.position.file}
    roads = story.settings.root / "content/2025/roads.yaml"
    roads.write_text(roads.read_text("utf-8") + "extra: 1\n", "utf-8")
    refused = build(story.settings)
    assert not refused.published
    assert refused.diagnostics == clean(story.settings, tmp_path / "clean")[0].diagnostics
