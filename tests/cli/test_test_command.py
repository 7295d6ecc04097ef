"""The command that runs the tests, run on a small project of its own."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from microsite.bootstrap import SetupFault
from microsite.cli import test_command
from microsite.cli.main import main

CASES = """
import os, sys, pytest
def test_short():
    assert os.environ["MICROSITE_BROWSER"] == "/a/browser"
    assert "PYTHONPATH" not in os.environ
@pytest.mark.full
def test_long(): pass
def test_wrong(): assert os.environ.get("RIGHT")
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three tests, whose environment and programs are there."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_cases.py").write_text(CASES)
    shutil.copy(test_command.TOOL / "pyproject.toml", tmp_path)
    monkeypatch.setattr(test_command, "TOOL", tmp_path)
    monkeypatch.setattr(test_command, "provide", lambda root, locks: sys.executable)
    monkeypatch.setattr(test_command, "_install_programs", lambda python, environ: ("/a/browser", ""))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.setenv("RIGHT", "yes")
    return tmp_path


def test_long_runs_are_left_out_unless_asked_for(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert test_command.run([]) == 0
    assert "2 passed in" in capfd.readouterr().out
    assert test_command.run(["--full"]) == 0
    assert "3 passed in" in capfd.readouterr().out


def test_arguments_and_exit_code_are_those_of_pytest(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RIGHT")
    assert test_command.run(["-k", "short or long"]) == 0
    assert test_command.run([]) == 1
    assert test_command.run(["--no-such-option"]) == 4


@pytest.mark.parametrize("line", ["-k watch", "-q -k watch tests/preview", "tests/read -x", "-n 2 --full", ""])
def test_the_arguments_of_the_command_go_on_in_their_order(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    given: list[list[str]] = []
    monkeypatch.setattr(test_command, "run", lambda arguments: given.append(arguments) or 0)
    assert main(["test", *line.split()]) == 0
    assert given == [line.split()]


def test_no_test_is_a_failure(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert test_command.run(["-k", "nothing_of_this_name"]) == 1
    assert capfd.readouterr().err == "No test was run.\n"


def test_a_fault_of_the_machine_exits_3(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def lacks(python: str, environ: dict[str, str]) -> str:
        raise SetupFault("No browser.")

    monkeypatch.setattr(test_command, "_install_programs", lacks)
    assert test_command.run([]) == 3
    assert capfd.readouterr().err == "No browser.\n"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is on the PATH, on a machine whose browser is nowhere else, for a user who is not root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(test_command.BROWSER, raising=False)
    monkeypatch.setattr("microsite.browser._PATHS", ())
    monkeypatch.setattr(test_command, "_browser_of_playwright", lambda python, environ: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


def add(folder: Path, *names: str, says: str = "") -> None:
    for name in names:
        (folder / name).write_text(f"#!/bin/sh\necho '{says}'\n")
        (folder / name).chmod(0o755)


def bring(folder: Path) -> tuple[str, str]:
    return test_command._install_programs(sys.executable, {"PATH": str(folder)})


def test_debian_is_asked_for_what_is_missing_alone(programs: Path) -> None:
    add(programs, "apt-get")
    with pytest.raises(SetupFault, match=r"\n  sudo apt-get install -y chromium fonts-noto-cjk nginx gettext$"):
        bring(programs)
    add(programs, "chromium")
    with pytest.raises(SetupFault, match=r"\n  sudo apt-get install -y fonts-noto-cjk nginx gettext$"):
        bring(programs)
    add(programs, "dpkg-query", says="install ok installed")
    with pytest.raises(SetupFault, match=r"\n  sudo apt-get install -y nginx gettext$"):
        bring(programs)
    add(programs, "nginx", "msgfmt")
    assert bring(programs) == (str(programs / "chromium"), "")


def test_elsewhere_the_browser_librarys_own_way_is_shown(programs: Path) -> None:
    with pytest.raises(SetupFault, match=r"\n  \S+ -m playwright install chromium\n"):
        bring(programs)
    add(programs, "chromium")
    assert bring(programs) == (str(programs / "chromium"), "nginx msgfmt")
    add(programs, "nginx", "msgfmt")
    assert bring(programs) == (str(programs / "chromium"), "")
