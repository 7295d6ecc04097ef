"""A build in several processes that does not come to its end: nothing is published, nothing stays behind, and the exit code says why."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from microsite.settings import SHIPPED
from tests.processes import has_ended, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")

BUILD = """
import os, sys, time
from pathlib import Path
from microsite.cli.main import main
from microsite.engine import pool
from microsite.engine.tasks import TASKS

pool.WORTH_A_PROCESS = 1
first, fault = os.getpid(), sys.argv[1]
section, print_edition = TASKS["section"], TASKS["print"]

def slow_section(making, task):
    if os.getpid() != first:
        Path("working").write_text(str(os.getpid()))
        if fault == "exception":
            raise RuntimeError("from a worker")
        time.sleep(60)
    section.make(making, task)

def noted_print(making, task):
    print_edition.make(making, task)
    if os.getpid() == first:
        Path("own_share").touch()

TASKS |= {"section": section._replace(make=slow_section), "print": print_edition._replace(make=noted_print)}
sys.exit(main(["build", "--root", ".", "--jobs", "2", "--messages", "en"]))
"""
"""a build whose second process never comes to an end of its first section, once the first process has made its own share"""


class Build:
    """A build that waits for its second process."""

    def __init__(self, root: Path, fault: str = "") -> None:
        self.root = root
        self.process = subprocess.Popen(
            [sys.executable, "-c", BUILD, fault],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(SHIPPED)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def worker(self) -> int:
        end = time.monotonic() + 60
        while not all((self.root / name).exists() for name in ("working", "own_share")):
            assert time.monotonic() < end
            assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.02)
        return int((self.root / "working").read_text())

    def end(self) -> tuple[int, str]:
        _, error = self.process.communicate(timeout=30)
        return self.process.returncode, error


@pytest.fixture
def waiting(root: Path) -> Iterator[Build]:
    build = Build(root)
    yield build
    build.process.kill()
    build.process.communicate()


def published(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "output").glob("*")) if (root / "output").exists() else []


def test_ctrl_c_to_the_command_alone_ends_all_and_exits_130(waiting: Build) -> None:
    worker = waiting.worker()
    assert (waiting.root / "output/.staging").is_dir()
    waiting.process.send_signal(signal.SIGINT)
    assert waiting.end() == (130, "interrupted\n")
    assert has_ended(worker)
    assert published(waiting.root) == []


def test_a_worker_that_the_system_ends_is_one_sentence(waiting: Build) -> None:
    worker = waiting.worker()
    os.kill(worker, signal.SIGKILL)
    code, error = waiting.end()
    assert (code, error.count("\n")) == (3, 1)
    assert error.startswith("the system ended a process of this command, perhaps because memory ran out")
    assert published(waiting.root) == []


def test_workers_end_with_a_command_that_is_killed_and_the_next_build_clears_up(waiting: Build) -> None:
    worker = waiting.worker()
    waiting.process.kill()
    waiting.process.wait()
    wait_until(lambda: has_ended(worker))
    command = [sys.executable, str(SHIPPED / "site.py"), "--root", str(waiting.root), "build"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert ".staging" not in published(waiting.root)
    assert json.loads((waiting.root / "output/manifest.json").read_bytes())["files"]


def test_an_exception_in_a_worker_is_shown_as_itself(root: Path) -> None:
    build = Build(root, "exception")
    _, error = build.end()
    assert "RuntimeError: from a worker" in error
    assert "disk is full" not in error
    assert published(root) == []
