"""The project's own sources: linted, formatted and typed as pyproject.toml says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from microsite.settings import SHIPPED

CHECKS = {
    "lint": ("ruff", "check", "--no-fix", "."),
    "format": ("ruff", "format", "--check", "--diff", "."),
    # One platform for everyone: what the checker finds unreachable depends on it.
    "types": ("mypy", "--platform", "linux"),
}
# What each check is there to find, and the word it has for it.
FAULTS = {
    "lint": ("import os\n", "F401"),
    "format": ("number = {'one' : 1}\n", '+number = {"one": 1}'),
    "types": ('number: int = "one"\n', "[assignment]"),
}


def complaints(check: str, place: Path) -> str:
    """What the check says of the project in `place`; empty where it finds nothing."""
    done = subprocess.run([sys.executable, "-m", *CHECKS[check]], cwd=place, capture_output=True, text=True, encoding="utf-8")
    return "" if done.returncode == 0 else f"exit code {done.returncode}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("check", CHECKS)
def test_the_sources_are_as_the_project_wants_them(check: str) -> None:
    found = complaints(check, SHIPPED)
    assert not found, found


@pytest.mark.parametrize("check", CHECKS)
def test_a_fault_is_found(check: str, tmp_path: Path) -> None:
    source, word = FAULTS[check]
    shutil.copy(SHIPPED / "pyproject.toml", tmp_path)
    module = tmp_path / "microsite" / "wrong.py"
    module.parent.mkdir()
    module.write_text(source, "utf-8")
    assert word in complaints(check, tmp_path)
