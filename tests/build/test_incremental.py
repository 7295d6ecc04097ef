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

from microsite import dealing
from microsite.build import Outcome, build, check, crew, steps
from microsite.build import ledger as ledgers
from microsite.build.early import Early
from microsite.build.places import state_file
from microsite.build.survey import CODE, take_survey
from microsite.load import editions
from microsite.load.ahead import Ahead
from microsite.settings import SHIPPED, Settings
from tests.build.edits import EDITS, Edit
from tests.conftest import MADE_UP, copy_root


def files(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def stats(output: Path) -> dict[str, tuple[int, int, int]]:
    found = {path: os.lstat(path) for path in (output, *output.rglob("*"))}
    return {str(path): (status.st_ino, status.st_mtime_ns, status.st_size) for path, status in found.items()}


def differences(left: Mapping[str, bytes], right: Mapping[str, bytes]) -> list[str]:
    """What differs between two sites: path, and the first differing line."""
    found = [f"{path}: only in one" for path in sorted(left.keys() ^ right.keys())]
    for path in sorted(left.keys() & right.keys()):
        if left[path] != right[path]:
            pairs = zip(left[path].splitlines(), right[path].splitlines(), strict=False)
            found.append(f"{path}: " + next((f"{a!r} / {b!r}" for a, b in pairs if a != b), "longer"))
    return found


def clean(settings: Settings, place: Path, **options: object) -> tuple[Outcome, dict[str, bytes]]:
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
    monkeypatch.setattr(dealing, "_WORTH_A_PROCESS", 1)
    hands = []
    start = crew.Crew.__init__
    monkeypatch.setattr(
        crew.Crew, "__init__", lambda self, job, shared, number, *more: hands.append(number) or start(self, job, shared, number)
    )
    _, parallel = clean(settings, tmp_path / "parallel", jobs=2)
    assert hands == [1], "no process was started, so nothing was seen"
    assert differences(serial, parallel) == []


def test_an_edited_section_that_another_process_read_ahead_makes_what_a_first_build_makes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=2)
    monkeypatch.setattr(dealing, "_WORTH_A_PROCESS", 1)
    asked: list[tuple[str, ...]] = []
    sections = Ahead.sections
    monkeypatch.setattr(Ahead, "sections", lambda self: asked.append(self.files) or sections(self))
    build(settings)
    assert asked == [], "of several editions, none is read ahead"
    water = root / "content" / "2024" / "water.yaml"
    whole = water.read_text("utf-8")
    water.write_text(whole.replace("    value: ", "    value: 1", 1), "utf-8", newline="\n")
    assert build(settings).written
    assert ["content/2024/water.yaml" in files for files in asked] == [True]
    assert len(asked[0]) > 1, "nothing was kept of a first build"
    _, fresh = clean(settings, tmp_path / "fresh", jobs=1)
    assert differences(files(settings.output), fresh) == []
    # A reference in a translation that another process has read leads nowhere any more: its place is found all the same.
    polish = root / "translations" / "pl" / "2024.po"
    translated = polish.read_text("utf-8")
    polish.write_text(translated.replace("Będzie {fountains}", "Będzie {fontanny}"), "utf-8", newline="\n")
    lost = [each for each in build(settings).diagnostics if each.code == "reference-unknown"]
    assert lost
    assert all(each.position.line for each in lost)
    assert build(settings).diagnostics == check(settings).diagnostics == check(settings._replace(jobs=1)).diagnostics
    polish.write_text(translated, "utf-8", newline="\n")
    # What is wrong there is told as it is where nothing was read ahead.
    water.write_text(whole.replace("    value: ", "    value: x", 1).replace("title:", "titel:", 1), "utf-8", newline="\n")
    assert build(settings).diagnostics == check(settings).diagnostics
    assert asked[1:] == [("content/2024/water.yaml",)], "the others are kept from the edit before"


def test_what_editions_share_and_the_edited_catalogue_come_from_another_process(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=2)
    monkeypatch.setattr(dealing, "_WORTH_A_PROCESS", 1)
    build(settings)
    shared: list[int] = []
    catalogues: list[str] = []
    load, read = steps.load_shared, editions.catalogue_of
    monkeypatch.setattr(steps, "load_shared", lambda *given: shared.append(1) or load(*given))
    monkeypatch.setattr(editions, "catalogue_of", lambda *given: catalogues.append(given[3]) or read(*given))
    water = root / "content" / "2024" / "water.yaml"
    water.write_text(water.read_text("utf-8").replace("    value: ", "    value: 1", 1), "utf-8", newline="\n")
    assert build(settings).written
    assert not shared
    assert "2024" not in catalogues
    _, fresh = clean(settings, tmp_path / "fresh", jobs=1)
    assert shared
    assert "2024" in catalogues, "nothing was looked at"
    assert differences(files(settings.output), fresh) == []


def test_under_other_code_no_section_is_read_ahead(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that a build without faults has seen are read with less care; other code may refuse them."""
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=2)
    build(settings)
    state = state_file(settings)
    ledger = ledgers.load(state)
    (root / "content" / "2024" / "water.yaml").touch()
    survey = take_survey(settings, ledger)

    def to_read(same: frozenset[str]) -> tuple[str, ...]:
        with Early(settings, survey._replace(same=same), ledger, state) as early:
            return early.sections.files if early.sections else ()

    monkeypatch.setattr(dealing, "_WORTH_A_PROCESS", 1)
    assert to_read(survey.same) == ()
    code = next(name for name in ledger.inputs if name.startswith(CODE))
    changed = survey.same - {"content/2024/water.yaml"}
    assert to_read(changed)
    assert to_read(changed - {code}) == ()
    ledger.inputs[f"{CODE}gone.py"] = ledger.inputs[code]
    assert to_read(changed) == ()


def test_editions_that_must_follow_another_are_made_by_another_process(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That they must is known only when the first has been read."""
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=2)
    build(settings)
    water = root / "content" / "2024" / "water.yaml"
    water.write_text(water.read_text("utf-8").replace("    value: ", "    value: 1", 1), "utf-8", newline="\n")
    monkeypatch.setattr(dealing, "_WORTH_A_PROCESS", 1)
    hired = []
    hire = crew.Crew.hire
    monkeypatch.setattr(crew.Crew, "hire", lambda self, hands: hired.append(hands) or hire(self, hands))
    outcome = build(settings)
    assert hired == [0, 1], "no edition followed, so nothing was seen"
    assert any("/2025/" in path for path in outcome.written)
    _, fresh = clean(settings, tmp_path / "fresh", jobs=1)
    assert differences({path: (tmp_path / "output" / path).read_bytes() for path in fresh}, fresh) == []


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
    monkeypatch.setattr(dealing, "_WORTH_A_PROCESS", 1)
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


def test_a_stale_ledger_entry_is_seen(root: Path, tmp_path: Path) -> None:
    """If the ledger wrongly held an edited file for unchanged, the comparison with a first build would tell."""
    from microsite.build import ledger as ledgers
    from microsite.build.places import state_file
    from microsite.build.survey import take_survey

    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    build(settings)
    path = root / "content" / "2024" / "water.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 12", "value: 13"), "utf-8")
    state = state_file(settings)
    assert state is not None
    ledger = ledgers.load(state)
    for name, identity in take_survey(settings, ledger).identities.items():
        ledger.inputs[name] = ledger.inputs[name]._replace(identity=identity)
    ledgers.save(state, ledger._replace(written=ledger.written + 10**12))
    build(settings)
    _, expected = clean(settings, tmp_path / "clean")
    assert differences(files(settings.output), expected)


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
