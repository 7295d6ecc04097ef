"""Measures `translations update` and `translations status` on a made-up root of some 20,000 messages.

    python3 benchmarks/catalogues.py
    python3 benchmarks/catalogues.py --quick    a small root, few runs

Each figure is of a whole process from its start to its end, as in bench.py. Before each run of the first kind the finding of every section
gets another sentence, so that as many translations become fuzzy as there are sections; the runs with nothing to do come after that.
After each run the catalogues are checked.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.measuring import Sample

TOOL = Path(__file__).resolve().parent.parent
AIM = 2.0
"""seconds on the clock, of each command"""


def main(argv: Sequence[str]) -> int:
    """Measure and print; 1 where a command did not do what it must."""
    parser = argparse.ArgumentParser(
        description="Measures the commands for catalogues.", epilog="Example: python3 benchmarks/catalogues.py"
    )
    parser.add_argument("--quick", action="store_true", help="2 editions of 10 sections, 2 runs of each")
    parser.add_argument("--runs", type=int, metavar="N", help="runs of each command (5)")
    options = parser.parse_args(argv)
    sys.path.insert(0, str(TOOL))
    from benchmarks.measuring import Wrong, can_measure, enter_environment

    if not can_measure():
        return 3
    enter_environment()
    editions, sections = (2, 10) if options.quick else (12, 100)
    with tempfile.TemporaryDirectory(prefix="catalogues-") as folder:
        try:
            _measure(Path(folder), editions, sections, options.runs or (2 if options.quick else 5))
        except Wrong as wrong:
            print(wrong, file=sys.stderr)
            return 1
    return 0


def _measure(folder: Path, editions: int, sections: int, runs: int) -> None:
    from benchmarks.made_up import made_up
    from benchmarks.measuring import Runner, Wrong

    runner, root = Runner(folder), folder / "made-up"
    made_up(root, editions, sections)

    def run(*command: str) -> Sample:
        return runner.site(root, *command)

    run("translations", "update")
    run("translations", "status")
    messages = _count(runner.log)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores; {messages:,} messages")
    print(f"{'seconds':34}{'aim':>6}{'wall min':>10}{'median':>8}{'max':>7}{'CPU min':>9}{'MB':>6}")
    samples = []
    for number in range(runs):
        _edit(root, number)
        samples.append(run("translations", "update"))
        fuzzy = sum(path.read_text("utf-8").count("#, fuzzy") for path in (root / "translations").rglob("*.po"))
        if fuzzy != editions * sections:
            raise Wrong(f"{fuzzy} translations are fuzzy where {editions * sections} sentences were edited")
    _say("update, every finding edited", samples)
    before = {path: path.stat().st_mtime_ns for path in (root / "translations").rglob("*.po")}
    _say("update, nothing to do", [run("translations", "update") for _ in range(runs)])
    if {path: path.stat().st_mtime_ns for path in (root / "translations").rglob("*.po")} != before:
        raise Wrong("an update with nothing to do has written a catalogue")
    _say("status", [run("translations", "status") for _ in range(runs)])
    if _count(runner.log) != messages:
        raise Wrong("the status counts other messages than before")


def _count(log: Path) -> int:
    """How many messages the first row of the status tells of."""
    found = re.search(r"\d+/(\d+)", log.read_text("utf-8"))
    return int(found[1]) if found else 0


def _edit(root: Path, number: int) -> None:
    for path in (root / "content").glob("*/*.yaml"):
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"(?m)^(finding: .*?)(?:（第\d+稿）)?$", rf"\g<1>（第{number + 1}稿）", text, count=1), "utf-8", newline="\n"
        )


def _say(name: str, samples: Sequence[Sample]) -> None:
    walls = [sample.wall for sample in samples]
    cpu, memory = min(sample.cpu for sample in samples), max(sample.memory for sample in samples)
    print(f"{name:34}{AIM:>6.1f}{min(walls):>10.2f}{statistics.median(walls):>8.2f}{max(walls):>7.2f}{cpu:>9.2f}{memory:>6.0f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
