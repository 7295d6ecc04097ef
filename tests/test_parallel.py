"""parallel_map: the results and exceptions of a plain loop, and no process left behind, whatever signal ends it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from microsite.parallel import WorkerLost, jobs_for, parallel_map
from microsite.settings import SHIPPED
from tests.processes import has_ended, wait_until

FORKS = sys.platform == "linux"


def square_and_process(item: int) -> tuple[int, int]:
    return item * item, os.getpid()


def test_results_are_in_the_order_of_the_items() -> None:
    results = parallel_map(square_and_process, range(10), jobs=3)
    assert [square for square, _ in results] == [item * item for item in range(10)]
    assert (os.getpid() in {process for _, process in results}) == (not FORKS)
    assert multiprocessing.active_children() == []


def test_work_may_refer_to_values_that_cannot_be_pickled() -> None:
    values = {"double": lambda item: 2 * item}
    assert parallel_map(lambda item: values["double"](item), range(4), jobs=2) == [0, 2, 4, 6]


def test_with_one_job_or_one_item_everything_runs_in_this_process() -> None:
    assert {process for _, process in parallel_map(square_and_process, range(10), jobs=1)} == {os.getpid()}
    assert {process for _, process in parallel_map(square_and_process, [1], jobs=3)} == {os.getpid()}
    assert parallel_map(square_and_process, [], jobs=3) == []


def test_beside_another_thread_everything_runs_in_this_process() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert {process for _, process in parallel_map(square_and_process, range(10), jobs=3)} == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_little_work_gets_one_job_and_much_work_one_for_each_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert (jobs_for(sections=1), jobs_for(sections=1000)) == (1, 3)


@pytest.mark.parametrize("faulty", range(4))
def test_an_exception_in_a_worker_is_raised_here_as_itself(tmp_path: Path, faulty: int) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files):
        if number != faulty:
            file.write_text(str(number))
    with pytest.raises(FileNotFoundError) as raised:
        parallel_map(Path.read_text, files, jobs=3)
    assert raised.value.filename == str(files[faulty])
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not FORKS, reason="everything runs in one process")
def test_a_worker_that_the_system_ends_is_one_exception_of_ours() -> None:
    this = os.getpid()

    def work(item: int) -> int:
        if item == 5 and os.getpid() != this:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    with pytest.raises(WorkerLost):
        parallel_map(work, range(7), jobs=3)
    assert multiprocessing.active_children() == []


# Signals

COMMAND = """
import os, sys, time
from pathlib import Path
import microsite.engine
from microsite.cli.main import main
from microsite.parallel import parallel_map

def work(item):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(60)

microsite.engine.build = lambda settings, progress: parallel_map(work, range(3), jobs=3)
sys.exit(main(["build", "--root", sys.argv[1], *sys.argv[2:]]))
"""
"""a command whose three workers each write a file named by their process, and sleep"""


Start = Callable[..., tuple[subprocess.Popen[str], list[int]]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the command; gives it and its workers' process ids once all three work."""
    started: list[int] = []

    def command(*options: str) -> tuple[subprocess.Popen[str], list[int]]:
        arguments = [sys.executable, "-c", COMMAND, str(tmp_path), *options]
        parent = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, cwd=SHIPPED, start_new_session=True)
        started.append(parent.pid)
        wait_until(lambda: len(list(tmp_path.iterdir())) == 3)
        workers = [int(file.name) for file in tmp_path.iterdir()]
        started.extend(workers)
        return parent, workers

    yield command
    for process in started:
        if not has_ended(process):
            os.kill(process, signal.SIGKILL)


@pytest.mark.skipif(not FORKS, reason="everything runs in one process")
@pytest.mark.parametrize("to_all", [False, True], ids=["to the command alone", "to its whole group, as a terminal does"])
def test_ctrl_c_ends_the_workers_and_the_command_exits_130(start: Start, to_all: bool) -> None:
    parent, workers = start()
    (os.killpg if to_all else os.kill)(parent.pid, signal.SIGINT)
    assert (parent.communicate(timeout=20)[1], parent.returncode) == ("interrupted\n", 130)
    assert all(map(has_ended, workers))


@pytest.mark.skipif(not FORKS, reason="everything runs in one process")
@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "the system ended a process of this command, perhaps because memory ran out; close other programs and run the command again\n",
        ),
        ("zh", "系统中止了本命令的一个进程，可能是内存不足；请关闭其他程序后再运行\n"),
    ],
)
def test_a_worker_that_is_killed_ends_the_command_with_exit_code_3(start: Start, language: str, text: str) -> None:
    parent, workers = start("--messages", language)
    os.kill(workers[1], signal.SIGKILL)
    error = parent.communicate(timeout=20)[1]
    assert (parent.returncode, error.count("\n")) == (3, 1)
    assert error.startswith(text)
    assert all(map(has_ended, workers))


@pytest.mark.skipif(not FORKS, reason="everything runs in one process")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_when_the_command_is_killed(start: Start, by: signal.Signals) -> None:
    parent, workers = start()
    os.kill(parent.pid, by)
    assert (parent.communicate(timeout=20)[1], parent.returncode) == ("", -by)
    wait_until(lambda: all(map(has_ended, workers)))
