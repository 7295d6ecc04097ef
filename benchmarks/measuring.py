"""Runs commands as processes of their own and measures each: seconds on the clock, CPU seconds, peak memory.

The tool is copied to a folder of its own first, so that nothing that a benchmark does harms the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

TOOL = Path(__file__).resolve().parent.parent
COPIED = ("site.py", "microsite", "templates", "assets", "translations", "content", "requirements.lock")
WORK = """
words = [f"{n:x}" for n in range(4000)]
for _ in range(40):
    seen = {}
    for word in words:
        seen.setdefault(word[-2:], []).append(word + "-" + word)
    text = "".join("".join(each) for each in seen.values())
    sorted(text.split("-"))
"""
_NEW_FILES = 50
_ORPHANS = 10.0  # seconds that processes may outlive the command that started them
_LOOK = 0.02  # seconds between two looks at the memory of all processes


class Wrong(Exception):
    """A command failed or did something wrong; the text says what."""


class Sample(NamedTuple):
    """The measurements of one command."""

    wall: float
    """seconds on the clock"""
    cpu: float
    """CPU seconds of all processes together"""
    memory: float
    """peak of its largest process, in MB; Linux counts the measuring process's own, some 20 MB, as the least"""
    together: float = 0.0
    """peak of all processes together, in MB, memory that they share counted once; 0 where that was not measured"""


def can_measure() -> bool:
    """Whether this system reports what a process has used; prints a line on stderr if it does not."""
    if not hasattr(os, "wait4"):
        print("This system does not report what a process has used; the measurements need Linux or macOS.", file=sys.stderr)
        return False
    return True


def enter_environment() -> None:
    """Make the libraries importable, or set `.venv` up, before anything is measured."""
    sys.path.insert(0, str(TOOL))
    from microsite import bootstrap

    if not bootstrap.has_libraries(sys.path) and not bootstrap.installed(str(TOOL), bootstrap.RUNTIME):
        from microsite.environment import provide

        provide(str(TOOL), (bootstrap.RUNTIME,))


class Runner:
    """Runs commands with a copy of the tool in a folder of its own."""

    def __init__(self, folder: Path, measure_together: bool = False) -> None:
        self.folder = folder
        self.tool = folder / "tool"
        self.log = folder / "log"
        self.caches = folder / "caches"
        self._together = measure_together
        self.tool.mkdir()
        for name in COPIED:
            source = TOOL / name
            if source.is_dir():
                shutil.copytree(source, self.tool / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, self.tool / name)
        from microsite import bootstrap

        self.python = sys.executable
        if bootstrap.installed(str(TOOL), bootstrap.RUNTIME):
            # What a user runs: the system's Python, which enters .venv.
            os.symlink(bootstrap.environment_folder(str(TOOL)), self.tool / ".venv")
            self.python = getattr(sys, "_base_executable", sys.executable)
        # On Linux, macOS, anywhere: the user's cache folder, where compiled templates lie.
        places = {"XDG_CACHE_HOME": str(self.caches), "HOME": str(self.caches)}
        self.environ: Mapping[str, str] = {**bootstrap.environ_of_child(), **places, "PYTHONDONTWRITEBYTECODE": ""}
        self.works: list[Sample] = []
        self.starts: list[Sample] = []

    def calibrate(self) -> None:
        """Measure the fixed piece of work, and a bare start of Python."""
        self.works.append(self.process([self.python, "-I", "-S", "-c", WORK]))
        self.starts.append(self.process([self.python, "-I", "-S", "-c", ""]))

    def work(self) -> float:
        """The least CPU time of the fixed piece of work so far."""
        return min(sample.cpu for sample in self.works)

    def site(self, root: Path, *command: str) -> Sample:
        """Run a command of the tool on a root; raises `Wrong` where it fails."""
        return self.process([self.python, str(self.tool / "site.py"), "--root", str(root), "--messages", "en", *command])

    def process(self, command: Sequence[str | Path], folder: Path | None = None) -> Sample:
        """Run a command to its end, its output going to `log`; raises `Wrong` where it fails."""
        with open(self.log, "wb") as log, _orphans() as cpu_of_orphans:
            started = time.perf_counter()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environ, cwd=folder)
            watch = _Watch(process.pid) if self._together else None
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            together = watch.end() if watch else 0.0
            cpu = usage.ru_utime + usage.ru_stime + cpu_of_orphans()
        if process.returncode:
            said = self.log.read_text(encoding="utf-8", errors="replace")
            raise Wrong(f"{' '.join(map(str, command))}\nexit code {process.returncode}\n{said}")
        per_megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return Sample(wall, cpu, usage.ru_maxrss / per_megabyte, together)

    def forget(self, root: Path, everything: bool = False) -> Path | None:
        """Remove what builds of a root have left, except compiled templates; returns where the output is now, None if there was none.

        With `everything`, Python's bytecode of the tool and the compiled templates go too. Files are moved aside, and deleted when all
        measurements are done: for minutes after thousands of files were deleted, ext4 checks each inode that was freed before it makes a
        file, and that would count as the build's time.
        """
        output = self.put_aside(root / "output")
        self.put_aside(root / ".cache")
        if everything:
            for each in (self.caches, *self.tool.rglob("__pycache__")):
                self.put_aside(each)
        # A build may keep its state in the user's cache folder too. Jinja's compiled templates are files *.cache.
        for path in [path for path in self.caches.rglob("*") if path.is_file() and path.suffix != ".cache"]:
            self.put_aside(path)
        return output

    def put_aside(self, path: Path) -> Path | None:
        """Move a file or folder out of the way; returns its new path, None if there was nothing."""
        if not path.exists():
            return None
        aside = self.folder / "aside"
        aside.mkdir(exist_ok=True)
        return path.rename(aside / str(len(os.listdir(aside))))


def new_file(folder: Path) -> float:
    """How many seconds it takes to make an empty file: for thousands of them, that is the file system's time and not the build's.

    The files stay in the folder, because deleting them would slow the file system down.
    """
    folder.mkdir(exist_ok=True)
    first = len(os.listdir(folder))
    started = time.perf_counter()
    for number in range(first, first + _NEW_FILES):
        os.close(os.open(folder / str(number), os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    return (time.perf_counter() - started) / _NEW_FILES


@contextmanager
def _orphans() -> Iterator[Callable[[], float]]:
    """While the body runs, processes that outlive their parent become children of this one, so that what they use can be counted.

    Yields a function that waits for them and returns their CPU seconds; it raises `Wrong` if they don't end. Outside of Linux it returns 0.
    """
    before = _children(os.getpid())
    _be_subreaper(True)

    def cpu_of_orphans() -> float:
        cpu, end = 0.0, time.monotonic() + _ORPHANS
        while left := _children(os.getpid()) - before:
            for child in left:
                pid, _, usage = os.wait4(child, os.WNOHANG)
                cpu += usage.ru_utime + usage.ru_stime if pid else 0.0
            if time.monotonic() > end:
                raise Wrong(f"a process that the command started still runs after {_ORPHANS:.0f} s")
            time.sleep(0.005)
        return cpu

    try:
        yield cpu_of_orphans
    finally:
        _be_subreaper(False)


def _be_subreaper(wanted: bool) -> None:
    if sys.platform == "linux":
        import ctypes

        set_child_subreaper = 36
        ctypes.CDLL(None).prctl(set_child_subreaper, int(wanted), 0, 0, 0)


def _children(pid: int) -> set[int]:
    found: set[int] = set()
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # it has just ended
            found |= {int(child) for child in tasks.read_text("ascii").split()}
    return found


class _Watch:
    """Measures the memory of a process and its descendants until `end` is called. Linux only; it slows the process down."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak = pid, 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def end(self) -> float:
        """The peak, in MB."""
        self._ended.set()
        self._thread.join()
        return self._peak / 1024

    def _look(self) -> None:
        while not self._ended.wait(_LOOK):
            self._peak = max(self._peak, sum(map(_kilobytes, _family(self._pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for child in _children(pid):
        yield from _family(child)


def _kilobytes(pid: int) -> int:
    """The memory of a process, where each part that it shares with others is divided among them."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
