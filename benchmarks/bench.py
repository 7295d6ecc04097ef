"""Measures the time and memory of builds against their aims: the showcase, and made-up roots of 1,000 and 5,000 sections.

    python3 benchmarks/bench.py                                     everything, some 20 minutes
    python3 benchmarks/bench.py --quick                             small roots, few runs, no aims
    python3 benchmarks/bench.py --editions 10                       one made-up root only: 10 editions of 100 sections
    python3 benchmarks/bench.py --only showcase "one sentence"      the scenarios whose names have one of these words

benchmarks/README.md explains what it prints. After each run, the files written are compared with those that show the edit; after a cold
build, every byte is compared with what the builds before it have made.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.edits import Edits, Expected, compare, differences, snapshot, written
from benchmarks.made_up import edition_ids, made_up
from benchmarks.measuring import Runner, Sample, Wrong, can_measure, enter_environment, new_file

# A file younger than this may change again without a new time, so that builds read it.
SETTLED_AFTER = 2.2
NOTHING, SENTENCE, VALUE, MESSAGE, COLD, FIRST, TEMPLATE, FOREIGN = (
    "nothing to do", "one sentence", "one value", "one message", "cold", "first", "one template", "foreign template",
)  # fmt: skip
SHOWCASE = "showcase"
SECONDS: Mapping[str, Mapping[str, float]] = {
    SHOWCASE: {NOTHING: 0.10, SENTENCE: 0.30, COLD: 0.35},
    "1,000 sections": {NOTHING: 0.12, SENTENCE: 0.45, VALUE: 0.6, MESSAGE: 0.45, COLD: 3.5},
    "5,000 sections": {NOTHING: 0.2, SENTENCE: 0.55, VALUE: 0.75, MESSAGE: 0.55, COLD: 16},
}
"""aims for the median on the clock; that of a template is the cold build measured in the same run"""
MEMORY = 300
"""aim for the largest process of a cold build of a made-up root, in MB"""
GROWTH: Mapping[str, float] = {SENTENCE: 1.25, VALUE: 1.25, MESSAGE: 1.25}
"""aims for the CPU time of the largest root over that of the smallest"""


class Scenario(NamedTuple):
    """One thing to measure on a root: `prepare(run)` makes the edit, and returns the files that the build must then write."""

    site: str
    kind: str
    root: Path
    runs: int
    prepare: Callable[[int], Expected]
    options: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.site}, {self.kind}"


class Row(NamedTuple):
    """The measurements of a scenario."""

    scenario: Scenario
    samples: tuple[Sample, ...]
    written: int
    """files in the last run"""

    @property
    def wall(self) -> float:
        """The median of the seconds on the clock."""
        return statistics.median(sample.wall for sample in self.samples)

    @property
    def cpu(self) -> float:
        """The median of the CPU seconds."""
        return statistics.median(sample.cpu for sample in self.samples)

    @property
    def memory(self) -> float:
        return max(sample.memory for sample in self.samples)


class Aim(NamedTuple):
    """A figure and the most that it may be."""

    name: str
    figure: float
    most: float
    unit: str = ""

    @property
    def is_met(self) -> bool:
        return self.figure <= self.most


def main(argv: Sequence[str]) -> int:
    """Measure and print; 1 where a build did something wrong. A missed aim does not fail the command: machines differ."""
    parser = argparse.ArgumentParser(description="Measures the build.", epilog="Example: python3 benchmarks/bench.py --json figures.json")
    parser.add_argument("--quick", action="store_true", help="roots of 2 and 4 editions of 10 sections, 2 runs of each")
    parser.add_argument("--editions", type=int, nargs="+", metavar="N", help="of the made-up roots, one for each number (10 50)")
    parser.add_argument("--sections", type=int, metavar="M", help="of each edition (100)")
    parser.add_argument("--only", nargs="+", default=(), metavar="WORDS", help="scenarios whose names have one of these words")
    parser.add_argument("--runs", type=int, metavar="N", help="runs of each scenario (7; of cold builds and templates 3)")
    parser.add_argument("--together", action="store_true", help="also measure the memory of all processes together; Linux only, slower")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample there")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="work there instead of in the system's folder for temporary files")
    options = parser.parse_args(argv)
    if not can_measure():
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


def _measured(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    runner = Runner(folder, options.together)
    few = options.runs or (2 if options.quick else 3)
    many = options.runs or (2 if options.quick else 7)
    sections = options.sections or (10 if options.quick else 100)
    scenarios = _of_showcase(runner, many, few)
    for editions in options.editions or ((2, 4) if options.quick else (10, 50)):
        scenarios += _of_made_up(runner, editions, sections, many, few)
    wanted = [each for each in scenarios if not options.only or any(words in each.name for words in options.only)]
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, in {folder.parent}")
    _say("seconds", "aim", "wall min", "median", "max", "CPU min", "median", "work", "MB", "together", "files")
    rows: list[Row] = []
    files: list[float] = []
    for each in wanted:
        if not each.root.exists():
            editions = int(each.root.name)
            made_up(each.root, editions, sections)
        rows.append(_row(runner, each, files))
        _say(each.name, *_cells(rows[-1], runner.work()))
    _say_ratios(rows)
    aims = aims_of(rows)
    say_aims(aims)
    works, starts = runner.works, runner.starts
    print(f"work: {runner.work():.3f} s of CPU (clock {min(s.wall for s in works):.3f}); ", end="")
    print(f"a bare start of Python: {min(s.cpu for s in starts):.3f} s (clock {min(s.wall for s in starts):.3f}); ", end="")
    print(f"a new file: {min(files) * 1e6:.0f} to {max(files) * 1e6:.0f} µs")
    return {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "work": [sample._asdict() for sample in works],
        "start": [sample._asdict() for sample in starts],
        "scenarios": [
            {"name": row.scenario.name, "written": row.written, "samples": [sample._asdict() for sample in row.samples]} for row in rows
        ],
        "aims": [{**aim._asdict(), "met": aim.is_met} for aim in aims],
    }


def _of_showcase(runner: Runner, many: int, few: int) -> list[Scenario]:
    root = runner.tool
    edits = Edits(root, first_section(root))
    return [
        Scenario(SHOWCASE, FIRST, root, few, lambda run: _forget(runner, root, everything=True)),
        Scenario(SHOWCASE, NOTHING, root, many, lambda run: set),
        Scenario(SHOWCASE, SENTENCE, root, many, edits.sentence),
        Scenario(SHOWCASE, COLD, root, many, lambda run: _forget(runner, root)),
    ]


def first_section(root: Path) -> Path:
    """The file of the first section whose summary can be edited."""
    files = (path for path in sorted((root / "content").glob("*/*.yaml")) if path.name != "edition.yaml")
    return next(path for path in files if "\nsummary: |\n" in path.read_text("utf-8"))


def _of_made_up(runner: Runner, editions: int, sections: int, many: int, few: int) -> list[Scenario]:
    root = runner.folder / "made-up" / str(editions)
    edits = Edits.of_made_up(root, edition_ids(editions)[(editions - 1) // 2], (sections + 1) // 2)
    site = f"{editions * sections:,} sections"
    return [
        Scenario(site, NOTHING, root, many, lambda run: set),
        Scenario(site, SENTENCE, root, many, edits.sentence),
        Scenario(site, VALUE, root, many, edits.value),
        Scenario(site, MESSAGE, root, many, edits.message),
        Scenario(site, COLD, root, few, lambda run: _forget(runner, root)),
        # Last, because the root has a template of its own from then on. As beside `site.py`, it is trusted; then it is not.
        Scenario(site, TEMPLATE, root, few, edits.template, ("--trust-templates",)),
        Scenario(site, FOREIGN, root, few, edits.template),
    ]


def _forget(runner: Runner, root: Path, everything: bool = False) -> Expected:
    """Remove what builds have left; the next build must make all of it again, byte for byte."""
    before = runner.forget(root, everything)

    def expected() -> set[str]:
        if before is not None and (changed := differences(before, root / "output")):
            raise Wrong(f"a cold build makes other bytes than the builds before it: {len(changed)} files, such as {changed[:9]}")
        return set(snapshot(root / "output"))

    return expected


def _row(runner: Runner, scenario: Scenario, files: list[float]) -> Row:
    """Run a scenario, with the fixed piece of work between its runs; raises `Wrong`."""
    if scenario.kind in (TEMPLATE, FOREIGN):
        # The first edit copies the template to the root; later ones, which are measured, change the copy.
        scenario.prepare(-1)
    # Build once with inputs old enough to be recognised by their times.
    runner.site(scenario.root, "build", *scenario.options)
    time.sleep(SETTLED_AFTER)
    runner.site(scenario.root, "build", *scenario.options)
    samples = []
    changed: set[str] = set()
    output = scenario.root / "output"
    for run in range(scenario.runs):
        runner.calibrate()
        files.append(new_file(runner.folder / "new-files"))
        expected = scenario.prepare(run)
        before = snapshot(output)
        samples.append(runner.site(scenario.root, "build", *scenario.options))
        after = snapshot(output)
        changed = written(before, after)
        compare(scenario.kind, changed, expected(), before.keys() - after.keys())
    return Row(scenario, tuple(samples), len(changed))


def _of(rows: Sequence[Row], site: str, kind: str) -> Row | None:
    return next((row for row in rows if (row.scenario.site, row.scenario.kind) == (site, kind)), None)


def aims_of(rows: Sequence[Row]) -> list[Aim]:
    """Each aim that the rows have a figure for."""
    return [*_aims(rows), *_growth(rows)]


def _aims(rows: Sequence[Row]) -> list[Aim]:
    found = []
    for row in rows:
        site, kind, name = row.scenario.site, row.scenario.kind, row.scenario.name
        cold = _of(rows, site, COLD)
        if kind in SECONDS.get(site, {}):
            found.append(Aim(name, row.wall, SECONDS[site][kind], " s"))
        if kind == TEMPLATE and cold:
            found.append(Aim(f"{name}, beside cold", row.wall, cold.wall, " s"))
        if kind == COLD and site in SECONDS and site != SHOWCASE:
            found.append(Aim(f"{name}, memory", row.memory, MEMORY, " MB"))
    return found


def _growth(rows: Sequence[Row]) -> list[Aim]:
    """The CPU time of an edit in the last made-up root over that in the first."""
    sites = [*dict.fromkeys(row.scenario.site for row in rows if row.scenario.site != SHOWCASE)]
    found = []
    for kind, most in GROWTH.items():
        first, last = _of(rows, sites[0], kind) if sites else None, _of(rows, sites[-1], kind) if sites else None
        if first and last and first is not last:
            found.append(Aim(f"{kind}, CPU from {sites[0]} to {sites[-1]}", last.cpu / first.cpu, most, " ×"))
    return found


def say_aims(aims: Sequence[Aim]) -> None:
    """Print each aim and whether it is met."""
    if not aims:
        return
    print(f"\n{'aims':<58}{'figure':>12}{'at most':>12}{'ratio':>9}")
    for aim in aims:
        figures = [f"{each:.2f}{aim.unit}" for each in (aim.figure, aim.most)]
        print(f"{aim.name:<58}{figures[0]:>12}{figures[1]:>12}{aim.figure / aim.most:>9.2f}  {'met' if aim.is_met else 'missed'}")
    print(f"{sum(aim.is_met for aim in aims)} of {len(aims)} aims met\n")


def _say_ratios(rows: Sequence[Row]) -> None:
    """Print the CPU time of each scenario over that of a cold build of the same root."""
    sites = [*dict.fromkeys(row.scenario.site for row in rows if _of(rows, row.scenario.site, COLD))]
    if sites:
        print(f"\n{'CPU, as a share of a cold build':<32}" + "".join(f"{site:>16}" for site in sites))
    for kind in dict.fromkeys(row.scenario.kind for row in rows if sites and row.scenario.kind != COLD):
        found = [(_of(rows, site, kind), _of(rows, site, COLD)) for site in sites]
        print(f"{kind:<32}" + "".join(f"{f'{row.cpu / cold.cpu:.3f}' if row and cold else '':>16}" for row, cold in found))


def _cells(row: Row, work: float) -> list[str]:
    aim = SECONDS.get(row.scenario.site, {}).get(row.scenario.kind)
    walls, cpus = sorted(sample.wall for sample in row.samples), sorted(sample.cpu for sample in row.samples)
    together = max(sample.together for sample in row.samples)
    return [
        f"{aim:g}" if aim else "",
        *(f"{each:.3f}" for each in (walls[0], row.wall, walls[-1], cpus[0], row.cpu)),
        f"{cpus[0] / work:.2f}",
        f"{row.memory:.0f}",
        f"{together:.0f}" if together else "",
        str(row.written),
    ]


def _say(name: str, *cells: str) -> None:
    print(f"{name:<30}" + "".join(f"{cell:>9}" for cell in cells), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
