"""The start of every command, run for real: a copy of site.py in a folder of its own, a Python that has no library,
and a lock that pins one small wheel made here, so that nothing is fetched."""

from __future__ import annotations

import ast
import base64
import ctypes
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pip
import pytest

from microsite import bootstrap

TOOL = Path(__file__).resolve().parents[1]
SAYS = """
import sys
def main(argv):
    print(argv, sys.prefix)
    return 7
"""


def wheel(folder: Path, version: str) -> str:
    """Make the wheel of a library `pebble`; returns the lines that pin it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"pebble-{version}-py3-none-any.whl"
    info = f"pebble-{version}.dist-info"
    files = {
        "pebble.py": f"size = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: pebble\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{name},sha256={digest},{len(text)}\n"
        archive.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")
    return f"pebble=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python without any library."""
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-I", "-m", "venv", "--without-pip", folder], check=True)
    return folder / "bin" / "python"


class Clone:
    """A folder with site.py in it, as it is after a clone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        shutil.copy(TOOL / "site.py", root)
        (root / "microsite" / "cli").mkdir(parents=True)
        for name in ("__init__.py", "language.py", "bootstrap.py", "environment.py", "files.py", "cli/__init__.py"):
            shutil.copy(TOOL / "microsite" / name, root / "microsite" / name)
        shutil.copytree(TOOL / "microsite" / "sentences", root / "microsite" / "sentences", ignore=shutil.ignore_patterns("*.pyc"))
        (root / "microsite" / "cli" / "main.py").write_text(SAYS)
        self.pin("1.0")

    def pin(self, version: str) -> None:
        (self.root / "requirements.lock").write_text(wheel(self.root.parent / "wheels", version))

    def environ(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "MICROSITE_"))}
        wheels = str(self.root.parent / "wheels")
        return {**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels, "LC_ALL": "C.UTF-8", **more}

    def run(
        self, python: Path, *before: str, preexec: Callable[[], None] | None = None, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """`python site.py build` from another folder."""
        return subprocess.run(
            [python, *(before or [str(self.root / "site.py")]), "build"],
            env=self.environ(**environ),
            cwd="/",
            capture_output=True,
            text=True,
            preexec_fn=preexec,
        )

    def fake(self, lock: str | None = None, tag: str = sys.implementation.cache_tag) -> None:
        """An environment with a stamp, made without pip; what is in it is not looked at."""
        subprocess.run([sys.executable, "-I", "-m", "venv", "--without-pip", self.venv], check=True)
        pins = (self.root / "requirements.lock").read_text() if lock is None else lock
        (self.venv / "microsite-requirements.lock").write_text(f"{tag}\n{pins}")

    def says(self) -> str:
        return f"['build'] {self.venv}\n"


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[Clone]:
    root = tmp_path / "site"
    root.mkdir()
    yield Clone(root)
    root.chmod(0o755)


def put(folder: Path, libraries: dict[str, str]) -> Path:
    """A folder that looks as if these libraries were installed in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, version in libraries.items():
        (folder / f"{name}-{version}.dist-info").mkdir()
    return folder


FIRST = {name: first for name, first, _ in bootstrap.LIBRARIES}


# The Python that runs


def test_a_python_that_is_too_old_is_told_so(clone: Clone, bare: Path) -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 10, 13, 'final', 0); sys.argv = sys.argv[1:]; "
    run = clone.run(bare, "-c", pretend + "runpy.run_path(sys.argv[0], run_name='__main__')", str(clone.root / "site.py"))
    assert run.stderr == (
        f"microsite needs Python 3.11 or newer; this is Python 3.10.13 ({bare}).\n"
        f"Run it with a newer one, for example: python3.12 {clone.root}/site.py build\n"
    )
    assert (run.returncode, run.stdout) == (3, "")


def test_the_entry_can_be_read_by_old_pythons() -> None:
    source = (TOOL / "site.py").read_text()
    assert source.isascii()
    tree = ast.parse(source, feature_version=(3, 7))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not [node for node in functions if node.returns or node.args.args or node.args.kwonlyargs]


def test_importing_the_entry_does_nothing(clone: Clone, bare: Path) -> None:
    run = clone.run(bare, "-c", f"import runpy; runpy.run_path({str(clone.root / 'site.py')!r}, run_name='__mp_main__')")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert not clone.venv.exists()


# The libraries that are there


def test_libraries_of_the_python_that_runs_are_used(clone: Clone, bare: Path, tmp_path: Path) -> None:
    there = put(tmp_path / "there", FIRST)
    run = clone.run(bare, PYTHONPATH=str(there))
    assert (run.returncode, run.stdout, run.stderr) == (7, f"['build'] {bare.parents[1]}\n", "")
    assert not clone.venv.exists()


@pytest.mark.parametrize(
    ("change", "serves"),
    [
        ({}, True),
        ({"jinja2": "3.1.10"}, True),
        ({"jinja2": "3.2.0.post1"}, True),
        ({"jinja2": "3.1.5"}, False),
        ({"jinja2": "4.0.0"}, False),
        ({"jinja2": "4.0.0rc1"}, False),
        ({"watchfiles": "1.0.0"}, True),
        ({"watchfiles": "0.24.0"}, False),
    ],
)
def test_a_version_serves_between_its_bounds(tmp_path: Path, change: dict[str, str], serves: bool) -> None:
    assert bootstrap.has_libraries([str(put(tmp_path / "there", FIRST | change))]) is serves


@pytest.mark.parametrize("name", FIRST)
def test_no_library_may_be_missing(tmp_path: Path, name: str) -> None:
    there = put(tmp_path / "there", {other: version for other, version in FIRST.items() if other != name})
    assert not bootstrap.has_libraries([str(there), str(tmp_path / "nowhere")])


def test_the_first_of_two_versions_counts_as_in_an_import(tmp_path: Path) -> None:
    old = put(tmp_path / "old", {"PyYAML": "5.4"})
    there = put(tmp_path / "there", FIRST)
    assert bootstrap.has_libraries([str(there), str(old)])
    assert not bootstrap.has_libraries([str(old), str(there)])


# The environment that is there


def test_a_stamped_environment_is_entered_in_silence(clone: Clone, bare: Path) -> None:
    clone.fake()
    run = clone.run(bare, PYTHONPATH=str(clone.root), PYTHONDONTWRITEBYTECODE="1")
    assert (run.returncode, run.stdout, run.stderr) == (7, clone.says(), "")
    run = clone.run(clone.venv / "bin" / "python")
    assert (run.returncode, run.stdout, run.stderr) == (7, clone.says(), "")


def test_an_environment_made_by_hand_is_entered(clone: Clone, bare: Path) -> None:
    clone.fake()
    (clone.venv / "microsite-requirements.lock").unlink()
    put(next(clone.venv.glob("lib/python*/site-packages")), FIRST)
    run = clone.run(bare)
    assert (run.returncode, run.stdout, run.stderr) == (7, clone.says(), "")


def test_what_unsettles_an_environment(clone: Clone) -> None:
    root = str(clone.root)
    assert not bootstrap.installed(root, bootstrap.RUNTIME)
    clone.fake()
    assert bootstrap.installed(root, bootstrap.RUNTIME)
    clone.pin("1.1")
    assert not bootstrap.installed(root, bootstrap.RUNTIME), "the lock has changed"
    clone.fake()
    unfinished = Path(bootstrap.unfinished_file(root))
    unfinished.touch()
    assert not bootstrap.installed(root, bootstrap.RUNTIME), "a set-up was cut short"
    unfinished.unlink()
    assert bootstrap.installed(root, bootstrap.RUNTIME)
    (clone.venv / "bin" / "python").unlink()
    assert not bootstrap.installed(root, bootstrap.RUNTIME), "the interpreter is gone"


def test_an_interpreter_that_does_not_start_is_named(clone: Clone, bare: Path) -> None:
    clone.fake()
    python = clone.venv / "bin" / "python"
    python.unlink()
    python.write_bytes(b"\x7fELF of another machine")
    python.chmod(0o755)
    run = clone.run(bare)
    assert run.stderr == f"{python} does not start: Exec format error.\nDelete the folder {clone.venv} and try again.\n"
    assert run.returncode == 3


# Setting up


def setting_up(clone: Clone) -> str:
    return f"Installing the libraries into {clone.venv}. This is needed once and takes up to a minute.\n"


def test_the_first_command_sets_up_what_was_left_half_made_and_goes_on(clone: Clone, bare: Path) -> None:
    (clone.venv / "bin").mkdir(parents=True)
    (clone.venv / "left").touch()
    Path(bootstrap.unfinished_file(str(clone.root))).touch()
    run = clone.run(bare)
    assert (run.returncode, run.stdout, run.stderr) == (7, clone.says(), setting_up(clone))
    assert not (clone.venv / "left").exists()
    assert list(clone.venv.glob("lib/python*/site-packages/pebble.py"))
    run = clone.run(bare)
    assert (run.returncode, run.stdout, run.stderr) == (7, clone.says(), "")


def test_set_up_compiles_the_tool_like_the_libraries_where_no_command_may(clone: Clone, bare: Path) -> None:
    assert clone.run(bare, PYTHONDONTWRITEBYTECODE="1").returncode == 7
    compiled = {path.name.partition(".")[0] for path in clone.root.glob("microsite/**/*.pyc")}
    assert {"bootstrap", "environment", "main"} <= compiled


NO_NETWORK = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_RETRIES": "0"}


def test_without_network_the_manual_way_is_shown(clone: Clone, bare: Path) -> None:
    clone.fake(lock="# an older one")
    outer = Path(pip.__file__).parents[1]
    (next(clone.venv.glob("lib/python*/site-packages")) / "outer.pth").write_text(f"{outer}\n")
    run = clone.run(bare, **NO_NETWORK)
    assert run.stderr.startswith(
        f"{setting_up(clone)}"
        "Cannot download the libraries: there is no network, or the package index does not answer or lacks them.\n"
        "  ERROR: Could not find a version that satisfies the requirement pebble==1.0 (from versions: none)\n"
    )
    assert run.stderr.endswith(
        """
To install by hand, in the folder of site.py:
  python3 -m venv .venv
  .venv/bin/python -m pip install --require-hashes -r requirements.lock
  .venv/bin/python site.py build
Without network: download on a similar machine that has a network, and copy the folder `wheels` here:
  python3 -m pip download --require-hashes -d wheels -r requirements.lock
  .venv/bin/python -m pip install --no-index --find-links wheels --require-hashes -r requirements.lock
"""
    )
    assert (run.returncode, run.stdout) == (3, "")
    assert not Path(bootstrap.unfinished_file(str(clone.root))).exists(), "nothing was begun"


@pytest.mark.full
def test_without_network_nothing_half_made_is_in_the_way_of_the_manual_one(clone: Clone, bare: Path) -> None:
    assert clone.run(bare, **NO_NETWORK).returncode == 3
    assert not clone.venv.exists()
    python = clone.venv / "bin" / "python"
    subprocess.run([bare, "-I", "-m", "venv", clone.venv], check=True)
    by_hand = [python, "-m", "pip", "install", "-q", "--require-hashes", "-r", clone.root / "requirements.lock"]
    subprocess.run(by_hand, check=True, env=clone.environ())
    run = clone.run(bare, **NO_NETWORK)
    assert (run.returncode, run.stdout) == (7, clone.says())


def obey_permissions() -> None:
    """Take from root the power to write where it may not."""
    if os.geteuid() == 0:
        drop_from_bounding_set, override = 24, 1
        ctypes.CDLL(None).prctl(drop_from_bounding_set, override, 0, 0, 0)


def test_a_folder_that_cannot_be_written_gets_a_sentence(clone: Clone, bare: Path) -> None:
    clone.root.chmod(0o555)
    run = clone.run(bare, preexec=obey_permissions)
    assert run.stderr.startswith(
        f"Cannot create the environment in {clone.root}: Permission denied.\n"
        "Create it in a folder where you have write permission, and start the tool with it.\n"
        "To install by hand, in the folder of site.py:\n"
        "  python3 -m venv ~/microsite-venv\n"
    )
    assert (run.returncode, run.stdout) == (3, "")


def test_a_folder_that_is_no_environment_is_left_alone(clone: Clone, bare: Path) -> None:
    clone.venv.mkdir()
    (clone.venv / "diary.txt").touch()
    run = clone.run(bare)
    assert run.stderr == (f"{setting_up(clone)}{clone.venv} exists, but it is not a Python environment.\nMove it away and try again.\n")
    assert run.returncode == 3
    assert (clone.venv / "diary.txt").exists()


def test_on_a_chinese_system_the_set_up_speaks_chinese(clone: Clone, bare: Path) -> None:
    clone.venv.mkdir()
    (clone.venv / "diary.txt").touch()
    run = clone.run(bare, LC_ALL="zh_CN.UTF-8", PYTHONUTF8="1")
    assert run.stderr == (
        f"正在把所需的库装进{clone.venv}，只需一次，最多一分钟。\n{clone.venv}已经存在，但不是Python环境。\n请把它移走，再试一次。\n"
    )


def without_ensurepip(clone: Clone, bare: Path, folder: Path, commands: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A first command on a system whose Python can't make environments, with these programs on its PATH."""
    folder.mkdir()
    for name, text in commands.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    pretend = (
        "import os, runpy, sys; sys.modules['ensurepip'] = None; sys.argv = sys.argv[1:]; "
        "os.geteuid = lambda: int(os.environ['UID_OF_USER']); runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    user = "0" if "apt.log" in str(commands) else "1000"
    return clone.run(bare, "-c", pretend, str(clone.root / "site.py"), PATH=str(folder), UID_OF_USER=user)


def test_a_user_without_ensurepip_is_told_the_line_to_run(clone: Clone, bare: Path, tmp_path: Path) -> None:
    run = without_ensurepip(clone, bare, tmp_path / "bin", {"apt-get": "exit 99"})
    assert re.search(r"\nRun this once, then try again:\n  sudo apt-get install -y python3(\.\d+)?-venv\n$", run.stderr)
    assert "its module ensurepip is missing" in run.stderr
    assert run.returncode == 3


def test_root_without_ensurepip_has_the_package_installed(clone: Clone, bare: Path, tmp_path: Path) -> None:
    log = tmp_path / "apt.log"
    run = without_ensurepip(clone, bare, tmp_path / "bin", {"apt-get": f'echo "$*" >> {log}'})
    assert re.search(r"\nInstalling once: apt-get install -y python3(\.\d+)?-venv\n", run.stderr)
    assert re.fullmatch(r"-o \S+ update\n-o \S+ install -y python3(\.\d+)?-venv\n", log.read_text())
    # The program that stands in for apt-get brings nothing, which is noticed.
    assert "The package was installed, but does not contain it.\n" in run.stderr
    assert run.returncode == 3


def test_without_ensurepip_and_packages_a_sentence_says_so(clone: Clone, bare: Path, tmp_path: Path) -> None:
    run = without_ensurepip(clone, bare, tmp_path / "bin", {})
    assert "its module ensurepip is missing.\nInstall it with your system's package manager, or use another Python.\n" in run.stderr
    assert run.returncode == 3


def interrupted(clone: Clone, bare: Path, with_signal: signal.Signals) -> subprocess.Popen[str]:
    """A first command that gets a signal as the set-up begins, with all it started."""
    process = subprocess.Popen(
        [bare, clone.root / "site.py", "build"],
        env=clone.environ(),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == setting_up(clone)
    while not Path(bootstrap.unfinished_file(str(clone.root))).exists():
        assert process.poll() is None
    os.killpg(process.pid, with_signal)
    return process


def test_an_interrupted_set_up_exits_130_and_is_known_for_unfinished(clone: Clone, bare: Path) -> None:
    process = interrupted(clone, bare, signal.SIGINT)
    assert process.communicate()[1] == "\nInterrupted.\n"
    assert process.returncode == 130
    assert Path(bootstrap.unfinished_file(str(clone.root))).exists()
    assert not bootstrap.installed(str(clone.root), bootstrap.RUNTIME)


@pytest.mark.full
def test_a_killed_set_up_is_made_anew(clone: Clone, bare: Path) -> None:
    with interrupted(clone, bare, signal.SIGKILL):
        pass
    run = clone.run(bare)
    assert (run.returncode, run.stdout, run.stderr) == (7, clone.says(), setting_up(clone))


@pytest.mark.full
def test_two_first_commands_at_once_set_up_once(clone: Clone, bare: Path) -> None:
    both = [
        subprocess.Popen(
            [bare, clone.root / "site.py", "build"],
            env=clone.environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [7, 7]
    assert [out for out, _ in said] == [clone.says()] * 2
    waiting = "Another process is installing into the same folder: waiting for it.\n"
    assert sorted(err for _, err in said) == sorted([setting_up(clone), waiting])


@pytest.mark.full
def test_a_changed_lock_is_installed_into_the_environment(clone: Clone, bare: Path) -> None:
    assert clone.run(bare).returncode == 7
    (clone.venv / "kept").touch()
    clone.pin("1.1")
    run = clone.run(clone.venv / "bin" / "python")
    assert (run.returncode, run.stdout, run.stderr) == (7, clone.says(), setting_up(clone))
    assert next(clone.venv.glob("lib/python*/site-packages/pebble.py")).read_text() == "size = '1.1'\n"
    assert (clone.venv / "kept").exists()


@pytest.mark.full
@pytest.mark.parametrize("fate", ["gone", "replaced"])
def test_an_environment_whose_python_is_another_is_made_anew(clone: Clone, bare: Path, fate: str) -> None:
    clone.fake(tag="cpython-310" if fate == "replaced" else sys.implementation.cache_tag)
    (clone.venv / "left").touch()
    if fate == "gone":
        (clone.venv / "bin" / "python").unlink()
        (clone.venv / "bin" / "python").symlink_to("/nowhere/python3.10")
    run = clone.run(bare)
    assert (run.returncode, run.stdout, run.stderr) == (7, clone.says(), setting_up(clone))
    assert not (clone.venv / "left").exists()


@pytest.mark.full
def test_a_file_that_is_not_what_the_lock_pins_is_refused(clone: Clone, bare: Path) -> None:
    lock = clone.root / "requirements.lock"
    lock.write_text(re.sub("sha256:.{8}", "sha256:00000000", lock.read_text()))
    run = clone.run(bare)
    assert "Cannot install the libraries: the downloaded files differ from those that the lock file pins.\n" in run.stderr
    assert run.returncode == 3
    assert not clone.venv.exists()


# The locks


def pins(lock: str) -> dict[str, str]:
    text = (TOOL / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


def test_bounds_are_those_of_the_project_file() -> None:
    project = tomllib.loads((TOOL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == [f"{name}>={first},<{end}" for name, first, end in bootstrap.LIBRARIES]
    assert project["version"] == __import__("microsite").__version__


def test_what_the_lock_pins_serves(tmp_path: Path) -> None:
    assert bootstrap.has_libraries([str(put(tmp_path / "there", pins(bootstrap.RUNTIME)))])


def test_the_two_locks_agree() -> None:
    runtime, development = pins(bootstrap.RUNTIME), pins(bootstrap.DEVELOPMENT)
    assert {name: development.get(name) for name in runtime} == runtime
    assert set(development) > set(runtime)


@pytest.mark.parametrize("lock", [bootstrap.RUNTIME, bootstrap.DEVELOPMENT])
def test_every_pin_has_digests_and_no_address(lock: str) -> None:
    text = (TOOL / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^ *(-i|-f|--index-url|--extra-index-url|--find-links)", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(lock)) > 0
    for block in blocks:
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)) >= 1, block
