"""Publishing: what is ours comes and goes whole, what is another's stays, and whatever interrupts it, the next build mends it."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.diagnostics import Diagnostic
from microsite.engine import build, check, worker
from microsite.engine.places import ledger_file
from microsite.files import Locked, lock
from microsite.publish import output as publishing
from microsite.publish.output import JOURNAL, MANIFEST, STAGING, clear_staging, owned, stage, staging
from microsite.settings import SHIPPED, Settings
from tests.conftest import copy_root

PAGE = "fr/2024/water.html"


@pytest.fixture
def settings(root: Path, tmp_path: Path) -> Settings:
    """The made-up district, built once."""
    made = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    assert build(made).published
    return made


def files(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def first_build(settings: Settings, place: Path) -> dict[str, bytes]:
    """What a first build of the same root makes."""
    copy = copy_root(settings.root, place / "root")
    assert build(settings._replace(root=copy, output=place / "output")).published
    return files(place / "output")


def change(settings: Settings, file: str, old: str, new: str) -> None:
    path = settings.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def remove_roads(settings: Settings) -> None:
    """Take the section «roads» out of the edition of 2025."""
    (settings.root / "content/2025/roads.yaml").unlink()
    change(settings, "content/2025/edition.yaml", ", roads]", "]")


# What is not ours


def test_foreign_files_stay_as_they_are(settings: Settings) -> None:
    foreign = {"CNAME": b"valdoree.example", "fr/2025/notes.txt": b"mine", "other/deep/file.html": b"mine"}
    for name, data in foreign.items():
        (settings.output / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.output / name).write_bytes(data)
    remove_roads(settings)
    assert "fr/2025/roads.html" in build(settings).removed
    assert {name: (settings.output / name).read_bytes() for name in foreign} == foreign


def test_a_foreign_file_at_the_address_of_a_page_is_a_diagnostic_and_nothing_is_published(settings: Settings) -> None:
    foreign = settings.output / "fr/2025/paths.html"
    foreign.write_bytes(b"mine")
    (settings.root / "content/2025/paths.yaml").write_text("title: Sentiers\nfinding: Rien.\nsummary: |\n  Rien.\n", "utf-8")
    before = files(settings.output)
    outcome = build(settings)
    assert not outcome.published
    assert [(each.code, each.position.file) for each in outcome.diagnostics if each.severity == "error"] == [
        ("output-foreign", "output/fr/2025/paths.html")
    ]
    assert files(settings.output) == before


@pytest.mark.parametrize("name", ["fr", "fr/2025"])
def test_a_foreign_file_where_a_folder_is_needed_is_a_diagnostic(root: Path, tmp_path: Path, name: str) -> None:
    made = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    (made.output / name).parent.mkdir(parents=True)
    (made.output / name).write_bytes(b"mine")
    outcome = build(made)
    assert not outcome.published
    assert {(each.code, each.position.file) for each in outcome.diagnostics if each.severity == "error"} == {
        ("output-foreign", f"output/{name}")
    }
    assert files(made.output) == {name: b"mine"}


def test_a_foreign_link_at_the_address_of_a_page_is_not_followed(root: Path, tmp_path: Path) -> None:
    made = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    elsewhere = tmp_path / "elsewhere.html"
    elsewhere.write_bytes(b"mine")
    made.output.mkdir()
    (made.output / "404.html").symlink_to(elsewhere)
    outcome = build(made)
    assert not outcome.published
    assert "output-foreign" in {each.code for each in outcome.diagnostics}
    assert elsewhere.read_bytes() == b"mine"


def test_a_foreign_folder_that_is_a_link_elsewhere_is_not_written_through(root: Path, tmp_path: Path) -> None:
    made = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    made.output.mkdir()
    (made.output / "fr").symlink_to(elsewhere, target_is_directory=True)
    build(made)
    assert list(elsewhere.iterdir()) == [], "pages were written into a folder outside the output"


def test_whatever_stands_in_the_way_is_told_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/file.html").write_bytes(b"mine")
    (tmp_path / "fr/folder.html").mkdir()
    (tmp_path / "fr/folder.html/notes.txt").write_bytes(b"mine")
    (tmp_path / "fr/link.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "there").symlink_to(tmp_path / "fr", target_is_directory=True)
    (tmp_path / "index.html").write_bytes(b"mine")
    in_the_way = ["fr/file.html", "fr/folder.html", "fr/link.html", "index.html"]
    planned = [*in_the_way, "there/file.html", "fr/none.html", "de/file.html", "de/2024/file.html", "404.html"]
    found = [dict(each.facts)["found"] for each in publishing.clashes(tmp_path, dict.fromkeys(planned, "digest"), {})]
    assert found == ["there", *in_the_way]


def test_a_foreign_file_with_the_very_bytes_is_adopted(settings: Settings, tmp_path: Path) -> None:
    other = settings._replace(output=tmp_path / "other")
    shutil.copytree(settings.output, other.output)
    (other.output / MANIFEST).unlink()
    stamp = os.stat(other.output / PAGE)
    outcome = build(other)
    assert outcome.published
    assert outcome.written == ()
    assert os.stat(other.output / PAGE).st_mtime_ns == stamp.st_mtime_ns
    assert PAGE in owned(other.output)


def test_a_manifest_that_somebody_edited_leads_no_deletion_out_of_the_folder(settings: Settings, tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_bytes(b"mine")
    manifest = json.loads((settings.output / MANIFEST).read_bytes())
    for path in ("../precious.txt", str(outside), "fr/../../precious.txt", "..\\precious.txt", "C:precious.txt"):
        manifest["files"][path] = "0"
    (settings.output / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    assert build(settings).published
    assert outside.read_bytes() == b"mine"


def test_another_spelling_of_a_page_in_the_manifest_does_not_make_it_go(settings: Settings) -> None:
    before = files(settings.output)
    manifest = json.loads(before[MANIFEST])
    manifest["files"] |= {"./index.html": "x", PAGE.replace("/", "//", 1): "x", f"{PAGE}/.": "x", ".": "x"}
    (settings.output / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert build(settings).removed == ()
    assert files(settings.output) == before
    assert set(owned(settings.output)) == set(files(settings.output)) - {MANIFEST}


# What is ours


def test_stale_files_go_and_so_do_the_folders_that_they_leave_empty(settings: Settings) -> None:
    shutil.rmtree(settings.root / "content/2024")
    change(settings, "content/site.yaml", "  - path: ar\n    name: العربية\n", "")
    shutil.rmtree(settings.root / "translations/ar")
    outcome = build(settings)
    assert outcome.published
    assert not (settings.output / "fr/2024").exists()
    assert not (settings.output / "data/2024").exists()
    assert not (settings.output / "ar").exists()
    assert [path for path in settings.output.rglob("*") if path.is_dir() and not any(path.iterdir())] == []


def test_a_page_that_becomes_a_folder_and_a_folder_that_becomes_a_page(settings: Settings) -> None:
    maps = settings.root / "assets" / "maps"
    maps.parent.mkdir(exist_ok=True)
    maps.write_bytes(b"a file")
    assert "assets/maps" in build(settings).written
    maps.unlink()
    maps.mkdir()
    (maps / "one.svg").write_bytes(b"<svg/>")
    outcome = build(settings)
    assert (outcome.written, outcome.removed) == (("assets/maps/one.svg",), ("assets/maps",))
    (maps / "one.svg").unlink()
    maps.rmdir()
    maps.write_bytes(b"a file again")
    assert build(settings).published
    assert (settings.output / "assets/maps").read_bytes() == b"a file again"
    assert not (settings.output / JOURNAL).exists()


def test_the_manifest_holds_each_file_with_its_digest_and_nothing_else(settings: Settings) -> None:
    from hashlib import sha256

    manifest = json.loads((settings.output / MANIFEST).read_bytes())
    digests = {path: sha256(data).hexdigest() for path, data in files(settings.output).items() if path != MANIFEST}
    assert manifest == {"files": digests}


def _delete(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _same_size(path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


def _same_size_and_time(path: Path) -> None:
    stamp = os.stat(path)
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def _replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"tampered")
    os.replace(other, path)


def _link(path: Path) -> None:
    other = path.parent.parent.parent.parent / "elsewhere"
    other.write_bytes(b"elsewhere")
    path.unlink()
    path.symlink_to(other)


@pytest.mark.parametrize(
    "tamper", [_delete, _empty, _same_size, _same_size_and_time, _replaced, _link], ids=lambda each: each.__name__.strip("_")
)
def test_output_that_was_tampered_with_is_mended(settings: Settings, tamper: Callable[[Path], None]) -> None:
    before = files(settings.output)
    tamper(settings.output / PAGE)
    outcome = build(settings)
    assert (outcome.written, outcome.removed) == ((PAGE,), ())
    assert files(settings.output) == before
    assert not (settings.output / PAGE).is_symlink()


@pytest.mark.parametrize("name", [MANIFEST, "data/latest/figures.csv", "404.html"])
def test_each_kind_of_file_that_is_lost_comes_back(settings: Settings, name: str) -> None:
    before = files(settings.output)
    (settings.output / name).unlink()
    assert build(settings).published
    assert files(settings.output) == before


def test_an_output_folder_that_is_gone_comes_back_whole(settings: Settings) -> None:
    before = files(settings.output)
    shutil.rmtree(settings.output)
    assert len(build(settings).written) == len(before) - 1
    assert files(settings.output) == before


# Nothing is published with an error


def test_nothing_is_published_with_an_error(settings: Settings) -> None:
    before = files(settings.output)
    change(settings, "content/2025/water.yaml", "place: P2", "plac: P2")
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    outcome = build(settings)
    assert not outcome.published
    assert outcome.written == outcome.removed == ()
    assert files(settings.output) == before
    assert not (settings.output / STAGING).exists()


def test_nothing_is_published_when_a_template_fails_on_the_last_page_alone(settings: Settings) -> None:
    before = files(settings.output)
    templates = settings.root / "templates"
    templates.mkdir()
    text = (SHIPPED / "templates/not_found.html").read_text("utf-8")
    (templates / "not_found.html").write_text(text.replace("</main>", "{{ view.nothing }}</main>"), "utf-8")
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    outcome = build(settings)
    assert [each.code for each in outcome.diagnostics if each.severity == "error"] == ["template-field"]
    assert files(settings.output) == before
    assert not (settings.output / STAGING).exists()


def test_warnings_are_published_unless_the_build_is_strict(settings: Settings) -> None:
    before = files(settings.output)
    change(settings, "translations/pl/2025.po", 'msgstr "Drogi"', 'msgstr ""')
    strict = build(settings._replace(strict=True))
    assert not strict.published
    assert files(settings.output) == before
    assert build(settings).published
    assert files(settings.output) != before
    assert not build(settings._replace(strict=True)).published, "a strict build with nothing to do forgets the warnings"


def test_a_check_writes_nothing_at_all(root: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (root, *root.rglob("*"))}
    outcome = check(Settings(root, tmp_path / "output", jobs=1))
    assert not any(each.severity == "error" for each in outcome.diagnostics)
    assert not (tmp_path / "output").exists()
    assert {path: path.stat().st_mtime_ns for path in (root, *root.rglob("*"))} == before


# The ledger


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "version", "no tables", "other values", "one byte"])
def test_a_damaged_or_unknown_ledger_means_a_full_build(settings: Settings, tmp_path: Path, damage: str) -> None:
    path = ledger_file(settings)
    assert path is not None
    data = path.read_bytes()
    if damage in ("version", "no tables", "other values"):
        with sqlite3.connect(path) as connection:
            statements = {
                "version": ["update about set value = '99' where name = 'version'"],
                "no tables": ["drop table fact", "drop table reads"],
                "other values": ["update fact set value = x'00'", "update about set value = 'x' where name = 'written'"],
            }
            for statement in statements[damage]:
                connection.execute(statement)
        connection.close()
    else:
        middle = len(data) // 2
        path.write_bytes(
            {"empty": b"", "text": b"text", "cut": data[:middle]}.get(damage, data[:middle] + b"\xff" * 4096 + data[middle + 4096 :])
        )
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    outcome = build(settings)
    assert outcome.published
    assert outcome.unchanged + len(outcome.written) == len(owned(settings.output))
    assert files(settings.output) == first_build(settings, tmp_path / "first")
    assert build(settings).written == ()


def contents(path: Path) -> dict[str, list[object]]:
    """What a ledger says, without times and inodes."""
    queries = {
        "facts": "select key, source, digest, value from fact order by key, source",
        "tasks": "select name, faults from task order by name",
        "reads": "select key.name, task.name from reads join key on key.id = reads.key join task on task.id = reads.task order by 1, 2",
        "outputs": "select path, task, digest from output order by path",
        "pieces": "select key, path, start, length from piece order by key",
        "inputs": "select name, digest, is_read, faults from input order by name",
    }
    connection = sqlite3.connect(path)
    found = {name: connection.execute(query).fetchall() for name, query in queries.items()}
    connection.close()
    # Two pickles of equal values may differ.
    found["facts"] = [(*row, pickle.loads(value) if value is not None else None) for *row, value in found["facts"]]
    return found


def test_the_ledger_after_an_edit_says_what_that_of_a_first_build_says(settings: Settings) -> None:
    path = ledger_file(settings)
    assert path is not None
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    assert build(settings).published
    after = contents(path)
    path.unlink()
    assert build(settings).published
    first = contents(path)
    for name in first:
        assert after[name] == first[name], name


def test_another_version_of_the_tool_is_given_as_the_reason(settings: Settings) -> None:
    path = ledger_file(settings)
    assert path is not None
    connection = sqlite3.connect(path)
    (program,) = connection.execute("select value from about where name = 'program'").fetchone()
    connection.execute("update about set value = ? where name = 'program'", (json.dumps({**json.loads(program), "code": "older"}),))
    connection.commit()
    connection.close()
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    outcome = build(settings)
    assert outcome.published
    assert set(outcome.reasons.values()) == {"program:code"}


def test_a_ledger_of_another_output_folder_is_not_taken_for_this_one(settings: Settings, tmp_path: Path) -> None:
    other = settings._replace(output=tmp_path / "other")
    assert ledger_file(other) != ledger_file(settings)
    assert len(build(other).written) == len(files(settings.output)) - 1


def test_a_root_that_brings_a_ledger_is_not_believed(settings: Settings, tmp_path: Path) -> None:
    """What a ledger says is taken as true, so that it never comes from the root."""
    path = ledger_file(settings)
    assert path is not None
    assert not path.is_relative_to(settings.root)


def test_a_root_that_was_moved_writes_no_file_again(settings: Settings, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.move(settings.root, moved / "root")
    shutil.move(settings.output, moved / "output")
    outcome = build(Settings(moved / "root", moved / "output", trust_templates=True))
    assert (outcome.written, outcome.removed) == ((), ())


# Two at once, and folders that can't be written to


def test_a_second_build_at_the_same_time_is_told_to_wait(settings: Settings) -> None:
    state = ledger_file(settings)
    assert state is not None
    with lock(state.with_suffix(".lock")), pytest.raises(Locked):
        build(settings)
    assert build(settings).published


def test_of_builds_that_start_together_one_works_and_none_harms(settings: Settings, tmp_path: Path) -> None:
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    ends: list[object] = []

    def run() -> None:
        try:
            ends.append(build(settings))
        except Locked as locked:
            ends.append(locked)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert any(not isinstance(end, Locked) for end in ends)
    assert files(settings.output) == first_build(settings, tmp_path / "first")


# Root may write anywhere; without these two powers it is held to the rights of files as anybody is.
_WITHOUT_POWERS = """
import ctypes, os, sys
if hasattr(os, "geteuid") and os.geteuid() == 0 and sys.platform == "linux":
    for power in (1, 2):
        ctypes.CDLL(None, use_errno=True).prctl(24, power, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""
_BUILD = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from microsite.engine import build
from microsite.settings import Settings
outcome = build(Settings(Path(sys.argv[2]), Path(sys.argv[3]), jobs=1, trust_templates=True))
print(len(outcome.written), outcome.published)
"""


@pytest.mark.skipif(os.name == "nt", reason="rights are POSIX's")
def test_a_root_that_cannot_be_written_to_builds_elsewhere_and_remembers(root: Path, tmp_path: Path) -> None:
    for path in (*root.rglob("*"), root):
        path.chmod(0o555 if path.is_dir() else 0o444)
    environ = {**os.environ, "HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-c", _WITHOUT_POWERS, _BUILD, str(SHIPPED), str(root), str(tmp_path / "site")]
    first, second = (subprocess.run(command, capture_output=True, text=True, env=environ, check=False) for _ in range(2))
    for path in (root, *(path for path in root.rglob("*") if path.is_dir())):
        path.chmod(0o755)
    assert (first.stderr, second.stderr) == ("", "")
    assert (first.stdout, second.stdout) == (f"{len(files(tmp_path / 'site')) - 1} True\n", "0 True\n")
    assert not (root / ".cache").exists()


# Interruptions


class Interrupted(Exception):
    """Stands for whatever ends a process between two system calls."""


CALLS = ("replace", "unlink", "rmdir", "mkdir")


def _interrupted_build(settings: Settings, nth: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Build, and end it at the nth change of the file system that publishing makes; gives whether there was an nth."""
    seen = 0

    def counting(real: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object, **options: object) -> object:
            nonlocal seen
            if publishing_began():
                seen += 1
                if seen == nth:
                    raise Interrupted
            return real(*arguments, **options)

        return called

    frames = sys._getframe

    def publishing_began() -> bool:
        frame = frames(2)
        while frame is not None:
            if frame.f_code is publishing.publish.__code__:
                return True
            frame = frame.f_back  # type: ignore[assignment]
        return False

    with monkeypatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, counting(getattr(os, name)))
        try:
            build(settings)
        except Interrupted:
            return True
    return False


def _rearranged(settings: Settings) -> None:
    """Changes that make publishing add, replace and delete."""
    remove_roads(settings)
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    (settings.root / "content/2025/paths.yaml").write_text("title: Sentiers\nfinding: Rien.\nsummary: |\n  Rien.\n", "utf-8")


def _is_whole(data: bytes, path: str) -> bool:
    return data.rstrip().endswith(b"</html>") if path.endswith(".html") else bool(data)


def test_an_interruption_at_any_moment_leaves_whole_files_and_the_next_build_mends_all(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _foreign(settings)
    start = tmp_path / "start"
    shutil.copytree(settings.root, start / "root")
    shutil.copytree(settings.output, start / "output")
    _rearranged(settings)
    new = first_build(settings, tmp_path / "first")
    old = files(start / "output")
    nth = 0
    while True:
        nth += 1
        for name in ("root", "output"):
            shutil.rmtree(tmp_path / "again" / name, ignore_errors=True)
            shutil.copytree(start / name, tmp_path / "again" / name)
        again = settings._replace(root=tmp_path / "again/root", output=tmp_path / "again/output")
        _rearranged(again)
        if not _interrupted_build(again, nth, monkeypatch):
            break
        left = files(again.output)
        for path, data in left.items():
            if path.endswith(".html"):
                assert data in (old.get(path), new.get(path)), f"after change {nth}, {path} is neither the old page nor the new one"
        ours = owned(again.output)
        assert {path for path in left if path not in ours and not path.startswith(".") and path != MANIFEST} == {"CNAME", "fr/note.txt"}, (
            f"after change {nth}"
        )
        assert build(again).published
        assert files(again.output) == {**new, **_FOREIGN}, f"the build after change {nth} mends not all"
        assert not (again.output / JOURNAL).exists()
    assert nth > 30, "publishing made fewer changes than there are pages"


_FOREIGN = {"CNAME": b"valdoree.example", "fr/note.txt": b"mine"}


def _foreign(settings: Settings) -> None:
    for name, data in _FOREIGN.items():
        (settings.output / name).write_bytes(data)


_KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
nth, seen, real = int(sys.argv[4]), 0, os.replace
def replace(source, target, **options):
    global seen
    seen += str(target).startswith(sys.argv[3])
    if seen == nth and str(target).startswith(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(source, target, **options)
os.replace = replace
from pathlib import Path
from microsite.engine import build
from microsite.settings import Settings
build(Settings(Path(sys.argv[2]), Path(sys.argv[3]), jobs=1, trust_templates=True))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("nth", [1, 2, 3, 12])
def test_a_build_that_is_killed_leaves_whole_files_and_the_next_mends_all(settings: Settings, tmp_path: Path, nth: int) -> None:
    _foreign(settings)
    _rearranged(settings)
    old = files(settings.output)
    new = first_build(settings, tmp_path / "first")
    command = [sys.executable, "-c", _KILLED, str(SHIPPED), str(settings.root), str(settings.output), str(nth)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    for path, data in files(settings.output).items():
        if path.endswith(".html"):
            assert data in (old.get(path), new.get(path))
    assert build(settings).published
    assert files(settings.output) == {**new, **_FOREIGN}


def test_a_full_disk_while_staging_changes_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = files(settings.output)
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    with monkeypatch.context() as patch:
        patch.setattr(worker, "stage", _no_space)
        with pytest.raises(OSError, match="No space"):
            build(settings)
    assert files(settings.output) == before
    assert build(settings).published
    assert files(settings.output) == first_build(settings, tmp_path / "first")


def _no_space(output: Path, data: bytes) -> str:
    raise OSError(28, "No space left on device")


def test_staged_files_are_whole_and_go_with_the_folder(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with staging(output):
        assert not output.exists(), "nothing is made before the first file"
        paths = [stage(output, data) for data in (b"one", b"two")]
        assert [Path(path).read_bytes() for path in paths] == [b"one", b"two"]
    assert list(output.iterdir()) == []


def test_leftovers_in_staging_are_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / STAGING / "deep").mkdir(parents=True)
    (tmp_path / STAGING / "deep" / "half").write_bytes(b"half a page")
    (tmp_path / "index.html").write_bytes(b"page")
    clear_staging(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@pytest.mark.parametrize("output", ["", "missing"])
def test_without_leftovers_nothing_happens(tmp_path: Path, output: str) -> None:
    clear_staging(tmp_path / output)
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_place_of_the_staging_folder_is_removed_and_not_followed(tmp_path: Path) -> None:
    elsewhere, output = tmp_path / "elsewhere", tmp_path / "output"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_bytes(b"mine")
    output.mkdir()
    (output / STAGING).symlink_to(elsewhere, target_is_directory=True)
    clear_staging(output)
    assert not (output / STAGING).is_symlink()
    assert (elsewhere / "mine.txt").read_bytes() == b"mine"


def _leave_staged_files(settings: Settings) -> None:
    (settings.output / STAGING).mkdir()
    (settings.output / STAGING / "0-0").write_bytes(b"half a page")


def test_a_build_after_an_edit_removes_what_a_killed_one_left_in_staging(settings: Settings) -> None:
    _leave_staged_files(settings)
    change(settings, "content/2024/water.yaml", "value: 12", "value: 13")
    assert build(settings).published
    assert not (settings.output / STAGING).exists()


def test_a_build_with_nothing_to_do_removes_what_a_killed_one_left_in_staging(settings: Settings) -> None:
    _leave_staged_files(settings)
    outcome = build(settings)
    assert (outcome.written, outcome.removed) == ((), ())
    assert not (settings.output / STAGING).exists()


def test_a_build_that_is_refused_removes_what_a_killed_one_left_in_staging(settings: Settings) -> None:
    _leave_staged_files(settings)
    change(settings, "content/2024/water.yaml", "kind: target", "kind: tagret")
    assert not build(settings).published
    assert not (settings.output / STAGING).exists()


def test_a_diagnostic_of_publishing_names_the_output_folder(settings: Settings) -> None:
    (settings.output / "fr/2025/paths.html").write_bytes(b"mine")
    (settings.root / "content/2025/paths.yaml").write_text("title: Sentiers\nfinding: Rien.\nsummary: |\n  Rien.\n", "utf-8")
    found: list[Diagnostic] = [each for each in build(settings).diagnostics if each.code == "output-foreign"]
    assert dict(found[0].facts) == {"found": "fr/2025/paths.html"}
