"""How long a build takes, and how much memory: the showcase, and a made-up root of 1,000 sections.

    python3 benchmarks/bench.py            some minutes
    python3 benchmarks/bench.py --quick    a small root, few runs

Each figure is of a whole process, `python3 site.py build`, from its start to its end. The tool is copied to a folder of its own
first, so that editing a template or the checkout harms nothing. The libraries are found as site.py finds them: those of the Python
that runs this, or else `.venv`, which is made if it is missing; where `.venv` serves, its entering is part of each figure.

- cold: no output/ and no state in .cache/; the bytecode of Python files and the compiled templates are there.
- first: those two gone as well, as after a fresh clone; the libraries' own bytecode stays.
- nothing to do, and the edits: after a build, with inputs a few seconds old. Each edit is a new one in each run.

After each run the files written are compared with what the edit must reach: those that show its mark, no more and no fewer.
CPU is that of all processes together, memory the peak of the largest one (Linux counts the measuring process's own, some 20 MB,
as its least). «work» is the CPU time as a multiple of a fixed piece of Python measured between the runs, which compares over machines.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

TOOL = Path(__file__).resolve().parent.parent
COPIED = ("site.py", "microsite", "templates", "assets", "translations", "content", "requirements.lock")
BESIDE_THE_SITE = {"manifest.json"}
# Inputs younger than this may change again under the same time, so that a build looks into them.
SETTLED_AFTER = 2.2
WORK = """
words = [f"{n:x}" for n in range(4000)]
for _ in range(40):
    seen = {}
    for word in words:
        seen.setdefault(word[-2:], []).append(word + "-" + word)
    text = "".join("".join(each) for each in seen.values())
    sorted(text.split("-"))
"""


class Sample(NamedTuple):
    """One process: seconds on the clock, seconds of all processors, peak memory of its largest process in MB."""

    wall: float
    cpu: float
    memory: float


class Scenario(NamedTuple):
    """What is measured: `prepare` puts things in place before each run and gives what the run must write, None for every file."""

    name: str
    aim: float
    """seconds on the clock, of issue 2; 0 where it names none"""
    runs: int
    root: Path
    prepare: Callable[[int], Callable[[], set[str]] | None]


class Row(NamedTuple):
    """What came of a scenario."""

    scenario: Scenario
    samples: tuple[Sample, ...]
    written: int
    """files in each run"""


class Wrong(Exception):
    """A build failed, or wrote other files than it should have."""


def main(argv: Sequence[str]) -> int:
    """Measure and print; 1 where a build did not do what it must."""
    parser = argparse.ArgumentParser(description="Measures the build.", epilog="Example: python3 benchmarks/bench.py --json figures.json")
    parser.add_argument("--quick", action="store_true", help="2 editions of 10 sections, 2 runs of each")
    parser.add_argument("--editions", type=int, metavar="N", help="of the made-up root (10)")
    parser.add_argument("--sections", type=int, metavar="M", help="of each edition (100)")
    parser.add_argument("--runs", type=int, metavar="N", help="runs of each scenario (7; of cold ones 3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample there")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="work there instead of in the system's folder for temporary files")
    options = parser.parse_args(argv)
    if not hasattr(os, "wait4"):
        print("This system does not tell what a process has used; the measurements need Linux or macOS.", file=sys.stderr)
        return 3
    enter_environment()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.folder) as folder:
        try:
            report = _measured(Path(folder), options)
        except Wrong as wrong:
            print(wrong, file=sys.stderr)
            return 1
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def enter_environment() -> None:
    """See to it that a Python with the libraries is known before anything is measured."""
    sys.path.insert(0, str(TOOL))
    from microsite import bootstrap

    if not bootstrap.has_libraries(sys.path) and not bootstrap.installed(str(TOOL), bootstrap.RUNTIME):
        from microsite.environment import provide

        provide(str(TOOL), (bootstrap.RUNTIME,))


def _measured(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    from benchmarks.made_up import edition_ids, made_up

    editions, sections = options.editions or (2 if options.quick else 10), options.sections or (10 if options.quick else 100)
    many, few = options.runs or (2 if options.quick else 7), options.runs or (2 if options.quick else 3)
    bench = Bench(folder)
    root = folder / "made-up"
    made_up(root, editions, sections)
    edition = edition_ids(editions)[(editions - 1) // 2]
    size = f"{editions * sections:,} sections"
    edits = Edits(bench.tool, root, edition, (sections + 1) // 2)
    scenarios = [
        Scenario("showcase, first", 0, few, bench.tool, lambda run: bench.forget(bench.tool, everything=True)),
        Scenario("showcase, cold", 1, many, bench.tool, lambda run: bench.forget(bench.tool)),
        Scenario("showcase, nothing to do", 0.25, many, bench.tool, lambda run: set),
        Scenario(f"{size}, cold", 4, few, root, lambda run: bench.forget(root)),
        Scenario(f"{size}, nothing to do", 0.3, many, root, lambda run: set),
        Scenario(f"{size}, one sentence edited", 0.5, many, root, edits.sentence),
        Scenario(f"{size}, one translation edited", 0, many, root, edits.translation),
        Scenario(f"{size}, one value edited", 0, many, root, edits.value),
        Scenario(f"{size}, a template edited", 0, few, root, edits.template),
    ]
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, in {folder.parent}")
    rows = []
    _say("seconds", "aim", "wall min", "median", "max", "CPU min", "median", "MB", "work", "files")
    for scenario in scenarios:
        row = bench.row(scenario)
        rows.append(row)
        _say(*_cells(row, bench.work()))
    works, starts = bench.calibration, bench.starts
    print(
        f"work: {_least(works):.3f} s of CPU (clock {min(s.wall for s in works):.3f}); ",
        end="",
    )
    print(f"a bare start of Python: {_least(starts):.3f} s (clock {min(s.wall for s in starts):.3f})")
    print(f"a new file: {min(bench.files) * 1e6:.0f} to {max(bench.files) * 1e6:.0f} µs")
    return {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "work": [sample._asdict() for sample in works],
        "start": [sample._asdict() for sample in starts],
        "scenarios": [
            {
                "name": row.scenario.name,
                "aim": row.scenario.aim or None,
                "written": row.written,
                "samples": [s._asdict() for s in row.samples],
            }
            for row in rows
        ],
    }


class Bench:
    """A copy of the tool in a folder of its own, and the processes run with it; a scope for what was measured so far."""

    def __init__(self, folder: Path) -> None:
        self.tool = folder / "tool"
        self.log = folder / "log"
        self.caches = folder / "caches"
        self.aside = folder / "aside"
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
            shutil.copy2(TOOL / bootstrap.RUNTIME, self.tool)
            self.python = getattr(sys, "_base_executable", sys.executable)
        # On Linux, macOS, anywhere: the user's cache folder, where compiled templates lie.
        places = {"XDG_CACHE_HOME": str(self.caches), "HOME": str(self.caches)}
        self.environ: Mapping[str, str] = {**bootstrap.environ_of_child(), **places, "PYTHONDONTWRITEBYTECODE": ""}
        self.calibration: list[Sample] = []
        self.starts: list[Sample] = []
        self.files: list[float] = []
        """seconds that a new empty file took: what thousands of them take is the file system's and no build's"""

    def work(self) -> float:
        """The least CPU time of the fixed piece of work so far."""
        return _least(self.calibration)

    def row(self, scenario: Scenario) -> Row:
        """Run a scenario, with the fixed piece of work between its runs; raises `Wrong`."""
        self._settle(scenario)
        samples = []
        written: set[str] = set()
        for run in range(scenario.runs):
            self.calibration.append(self.process([self.python, "-I", "-S", "-c", WORK]))
            self.starts.append(self.process([self.python, "-I", "-S", "-c", ""]))
            self.files.append(_new_file(scenario.root / "new-files"))
            expected = scenario.prepare(run)
            before = _snapshot(scenario.root / "output")
            samples.append(self._build(scenario.root))
            after = _snapshot(scenario.root / "output")
            written = {path for path in after if before.get(path) != after[path]}
            if expected is not None:
                _compare(scenario.name, written, expected(), before.keys() - after.keys())
        return Row(scenario, tuple(samples), len(written))

    def _settle(self, scenario: Scenario) -> None:
        """Have everything built, from inputs that are old enough to be known by their times."""
        self._build(scenario.root)
        time.sleep(SETTLED_AFTER)
        self._build(scenario.root)

    def forget(self, root: Path, everything: bool = False) -> None:
        """Take away what a build left; with `everything` also Python's bytecode of the tool and the compiled templates.

        It is moved aside, and deleted when all is measured: for minutes after thousands of files were deleted, ext4 looks at each inode
        that has lately become free before it makes a file, and that would be measured as the build's own time. For as long, the
        measurements that follow on the same disk suffer: `a new file` tells.
        """
        for folder in (root / "output", root / ".cache", *([*self.tool.rglob("__pycache__"), self.caches] if everything else [])):
            if folder.exists():
                self.aside.mkdir(exist_ok=True)
                folder.rename(self.aside / str(len(os.listdir(self.aside))))

    def _build(self, root: Path) -> Sample:
        return self.process([self.python, str(self.tool / "site.py"), "--root", str(root), "build"])

    def process(self, command: list[str]) -> Sample:
        """Run a command to its end; what it says is in `log`. Raises `Wrong` where it fails."""
        with open(self.log, "wb") as log:
            started = time.perf_counter()
            process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environ)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise Wrong(f"{' '.join(command)}\nexit code {process.returncode}\n{self.log.read_text(encoding='utf-8', errors='replace')}")
        per_megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_megabyte)


class Edits:
    """The edits that are measured, each with what must be written then: all files that show its mark."""

    def __init__(self, tool: Path, root: Path, edition: str, number: int) -> None:
        from benchmarks.made_up import TARGET, section_id

        self.output = root / "output"
        self.section = root / "content" / edition / f"{section_id(number)}.yaml"
        self.catalogue = root / "translations" / TARGET / f"{edition}.po"
        self.context = f"{section_id(number)}.figure.served_done.sentence"
        self.page = tool / "templates" / "base.html"

    def sentence(self, run: int) -> Callable[[], set[str]]:
        """A sentence more in the first paragraph of a section's summary."""
        _replace(
            self.section, r"(?m)^summary: \|\n  .*?(?:补记\d+。)?$", lambda found: _without(found, r"补记\d+。") + f"补记{_number(run)}。"
        )
        # What is translated is counted on the pages about the site; it changes with the first sentence that loses its translation.
        about = self._as_they_are("*/about.html")
        return lambda: _showing(self.output, f"补记{_number(run)}。") | self._changed(about)

    def translation(self, run: int) -> Callable[[], set[str]]:
        """A sentence more in a translation."""
        _replace(
            self.catalogue,
            rf'(?m)^msgctxt "{re.escape(self.context)}"\nmsgid .*\nmsgstr ".*"$',
            lambda found: _without(found, r' Afterthought \d+\.(?="$)')[:-1] + f' Afterthought {_number(run)}."',
        )
        return lambda: _showing(self.output, f"Afterthought {_number(run)}.")

    def value(self, run: int) -> Callable[[], set[str]]:
        """Another value of a figure, one that nothing else has."""
        digits = f"7{_number(run)}.{_number(run)}"
        _replace(self.section, r"(?m)^    value: .*$", lambda found: f"    value: {digits}")
        edition = self.section.parent.name
        # The data package tells the digest of the downloads; the table of the year before, on its page and on paper, what share of its
        # target this is.
        tables = self._as_they_are(f"*/{int(edition) - 1}/indicators.html") | self._as_they_are(f"*/{int(edition) - 1}/print.html")
        return lambda: (
            _showing(self.output, digits, f"{digits[0]},{digits[1:]}") | {f"data/{edition}/datapackage.json"} | self._changed(tables)
        )

    def template(self, run: int) -> Callable[[], set[str]]:
        """A comment at the end of every page."""
        _replace(self.page, r"(?:<!-- revision \d+ -->)?</body>", lambda found: f"<!-- revision {_number(run)} --></body>")
        return lambda: _showing(self.output, f"<!-- revision {_number(run)} -->")

    def _as_they_are(self, pattern: str) -> dict[Path, bytes]:
        """Pages that show what is reckoned from many texts or figures, so that an edit may change them or not."""
        return {path: path.read_bytes() for path in self.output.glob(pattern)}

    def _changed(self, before: dict[Path, bytes]) -> set[str]:
        return {path.relative_to(self.output).as_posix() for path, data in before.items() if path.read_bytes() != data}


def _number(run: int) -> str:
    """Three digits that no year, value or count of the made-up root has beside each other as the edits write them."""
    return str(run + 101)


def _replace(file: Path, pattern: str, change: Callable[[str], str]) -> None:
    text, count = re.subn(pattern, lambda match: change(match[0]), file.read_text(encoding="utf-8"), count=1)
    if not count:
        raise Wrong(f"{file}: nothing there to be edited")
    file.write_text(text, encoding="utf-8", newline="\n")


def _without(text: str, pattern: str) -> str:
    return re.sub(pattern, "", text)


def _showing(output: Path, *marks: str) -> set[str]:
    """The files of the site that hold one of the marks."""
    wanted = [mark.encode() for mark in marks]
    return {path for path in _snapshot(output) if any(mark in (output / path).read_bytes() for mark in wanted)}


def _new_file(folder: Path) -> float:
    """How long an empty file takes to be made, in seconds; those of a folder stay, so that none is deleted meanwhile."""
    folder.mkdir(exist_ok=True)
    first = len(os.listdir(folder))
    started = time.perf_counter()
    for number in range(first, first + _NEW_FILES):
        os.close(os.open(folder / str(number), os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    return (time.perf_counter() - started) / _NEW_FILES


_NEW_FILES = 50


def _snapshot(output: Path) -> dict[str, tuple[int, int]]:
    """What a file system says of each file of the site; a file that is written anew says something else."""
    found = {}
    for folder, _, names in os.walk(output):
        for name in names:
            path = os.path.join(folder, name)
            status = os.stat(path)
            found[os.path.relpath(path, output)] = (status.st_ino, status.st_mtime_ns)
    return {path: known for path, known in found.items() if path not in BESIDE_THE_SITE}


def _compare(name: str, written: set[str], expected: set[str], removed: set[str]) -> None:
    needless, stale = sorted(written - expected), sorted(expected - written)
    if needless or stale or removed or (name.endswith("edited") and not expected):
        raise Wrong(
            f"{name}: needlessly written {needless[:9]}, not written {stale[:9]}, removed {sorted(removed)[:9]}, expected {len(expected)}"
        )


def _least(samples: Sequence[Sample]) -> float:
    return min(sample.cpu for sample in samples)


def _cells(row: Row, work: float) -> list[str]:
    walls, cpus = sorted(sample.wall for sample in row.samples), sorted(sample.cpu for sample in row.samples)
    seconds = [f"{each:.3f}" for each in (walls[0], statistics.median(walls), walls[-1], cpus[0], statistics.median(cpus))]
    memory = f"{max(sample.memory for sample in row.samples):.0f}"
    return [
        row.scenario.name,
        f"{row.scenario.aim:g}" if row.scenario.aim else "",
        *seconds,
        memory,
        f"{cpus[0] / work:.2f}",
        str(row.written),
    ]


def _say(name: str, *cells: str) -> None:
    print(f"{name:<38}" + "".join(f"{cell:>9}" for cell in cells), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
