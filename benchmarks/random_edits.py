"""Edits a made-up root at random, builds after each edit, and compares every build with a clean one.

    python3 benchmarks/random_edits.py                              40 edits of 4 editions of 20 sections, some minutes
    python3 benchmarks/random_edits.py --edits 200 --seed 7         more edits, other ones
    python3 benchmarks/random_edits.py --only rename term           edits of these kinds only

After each edit the site is built twice: incrementally, and in a new folder. Every byte of the two is compared. The same seed gives the same
edits. The exit code is 1 where a build is refused or differs from the clean one.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bench import SETTLED_AFTER
from benchmarks.edits import differences, replace, snapshot, written
from benchmarks.made_up import TOPICS, made_up
from benchmarks.measuring import Runner, Sample, Wrong, can_measure, enter_environment

Random = random.Random


class Step(NamedTuple):
    """One edit and the build after it."""

    kind: str
    sample: Sample
    written: int
    """files"""
    differing: list[str]
    """files that differ from those of a clean build"""


def _sections(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("content/*/*.yaml") if path.name != "edition.yaml")


def sentence(root: Path, chance: Random) -> None:
    """Add to a finding."""
    replace(chance.choice(_sections(root)), r"(?m)^finding: .*$", lambda found: f"{found}补记{chance.randrange(999)}。")


def value(root: Path, chance: Random) -> None:
    """Change a figure's value."""
    path = chance.choice([path for path in _sections(root) if "\n    value: " in path.read_text("utf-8")])
    places = list(re.finditer(r"(?m)^    value: .*$", text := path.read_text("utf-8")))
    place = chance.choice(places)
    path.write_text(f"{text[: place.start()]}    value: {chance.randrange(1, 99_999)}{text[place.end() :]}", "utf-8", newline="\n")


def message(root: Path, chance: Random) -> None:
    """Add to a translation."""
    path = chance.choice([path for path in sorted(root.glob("translations/*/*.po")) if path.stem.isdigit()])
    places = list(re.finditer(r'(?m)^msgstr "(.+)"$', text := path.read_text("utf-8")))
    place = chance.choice(places)
    path.write_text(f'{text[: place.end() - 1]} Note {chance.randrange(999)}."{text[place.end() :]}', "utf-8", newline="\n")


def rename(root: Path, chance: Random) -> None:
    """Give a section another id, and list the old one under `formerly:`."""
    path = chance.choice(_sections(root))
    edition, old, text = path.parent.name, path.stem, path.read_text("utf-8")
    new = f"renamed_{chance.randrange(10**6)}"
    if "\nformerly: [" in text:
        text = text.replace("\nformerly: [", f"\nformerly: [{old}, ")
    else:
        text += f"formerly: [{old}]\n"
    path.with_stem(new).write_text(text, "utf-8", newline="\n")
    path.unlink()
    for file in (path.with_name("edition.yaml"), *sorted(root.glob(f"translations/*/{edition}.po"))):
        file.write_text(re.sub(rf"\b{old}\b", new, file.read_text("utf-8")), "utf-8", newline="\n")


def add(root: Path, chance: Random) -> None:
    """Add a section without figures."""
    head = chance.choice(sorted(root.glob("content/*/edition.yaml")))
    id_ = f"added_{chance.randrange(10**6)}"
    text = f"title: 新增的一片{id_[-2:]}\nfinding: 这一片刚刚开始。\nsummary: |\n  明年再说。\n"
    head.with_name(f"{id_}.yaml").write_text(text, "utf-8", newline="\n")
    replace(head, r"(?m)^order:\n", lambda found: f"{found}  - {id_}\n")


def remove(root: Path, chance: Random) -> None:
    """Remove a section that the edition's summary does not refer to."""
    heads = {path.parent: path.read_text("utf-8") for path in root.glob("content/*/edition.yaml")}
    found = [path for path in _sections(root) if f"{{{path.stem}." not in heads[path.parent]]
    if not found:
        raise Wrong("no section is left that can be removed")
    path = chance.choice(found)
    path.unlink()
    head = re.sub(rf"(?m)^  - {path.stem}(?:\.\w+)?\n", "", heads[path.parent])
    path.with_name("edition.yaml").write_text(head, "utf-8", newline="\n")


def unit(root: Path, chance: Random) -> None:
    """Give an indicator another unit."""
    units = re.findall(r"(?m)^  - id: (\w+)$", (root / "content/units.yaml").read_text("utf-8"))
    path = root / "content/indicators.yaml"
    place = chance.choice(list(re.finditer(r"(?m)^    unit: .*$", text := path.read_text("utf-8"))))
    path.write_text(f"{text[: place.start()]}    unit: {chance.choice(units)}{text[place.end() :]}", "utf-8", newline="\n")


def term(root: Path, chance: Random) -> None:
    """Make a word that pages contain a term, or remove that term."""
    path = root / "content/terms.yaml"
    number = chance.randrange(len(TOPICS))
    entry = f"  - id: topic_{number}\n    name: {TOPICS[number].source}\n    unknown: true\n"
    entries = path.read_text("utf-8").removeprefix("terms:\n") if path.exists() else ""
    entries = entries.replace(entry, "") if entry in entries else entries + entry
    if entries:
        path.write_text(f"terms:\n{entries}", "utf-8", newline="\n")
    else:
        path.unlink()


KINDS: dict[str, Callable[[Path, Random], None]] = {
    each.__name__: each for each in (sentence, value, message, rename, add, remove, unit, term)
}


def main(argv: Sequence[str]) -> int:
    """Edit, build, compare and print."""
    parser = argparse.ArgumentParser(
        description="Edits a root at random and compares each build with a clean one.", epilog="Example: python3 benchmarks/random_edits.py"
    )
    parser.add_argument("--edits", type=int, default=40, metavar="N")
    parser.add_argument("--editions", type=int, default=4, metavar="N", help="of the made-up root (4)")
    parser.add_argument("--sections", type=int, default=20, metavar="M", help="of each edition (20)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another number, other edits (1)")
    parser.add_argument("--only", nargs="+", choices=KINDS, default=[*KINDS], metavar="KIND", help=f"of {', '.join(KINDS)}")
    options = parser.parse_args(argv)
    if not can_measure():
        return 3
    enter_environment()
    with tempfile.TemporaryDirectory(prefix="random-edits-") as folder:
        try:
            return _told(Path(folder), options)
        except Wrong as wrong:
            print(wrong, file=sys.stderr)
            return 1


def _told(folder: Path, options: argparse.Namespace) -> int:
    runner, root = Runner(folder), folder / "root"
    made_up(root, options.editions, options.sections)
    runner.site(root, "build")
    time.sleep(SETTLED_AFTER)
    chance = Random(options.seed)
    steps: list[Step] = []
    print(f"{'':>4}  {'edit':<10}{'wall':>8}{'CPU':>8}{'files':>8}")
    for number in range(1, options.edits + 1):
        step = _step(runner, root, chance.choice(options.only), chance, folder / f"clean-{number}")
        steps.append(step)
        outcome = f"{len(step.differing)} files differ: {', '.join(step.differing[:5])}" if step.differing else "as a clean build"
        print(f"{number:>4}  {step.kind:<10}{step.sample.wall:>8.3f}{step.sample.cpu:>8.3f}{step.written:>8}  {outcome}", flush=True)
    print(f"\n{'kind':<12}{'edits':>8}{'wall':>8}{'CPU':>8}{'files':>8}   medians")
    for kind in options.only:
        _say(kind, [step for step in steps if step.kind == kind])
    _say("all", steps)
    quarter = max(1, len(steps) // 4)
    first, last = (statistics.median(step.sample.cpu for step in part) for part in (steps[:quarter], steps[-quarter:]))
    print(f"\nCPU of the last {quarter} builds beside the first {quarter}: {last / first:.2f} ×")
    wrong = sum(bool(step.differing) for step in steps)
    print(f"{len(steps) - wrong} of {len(steps)} builds as clean ones")
    return 1 if wrong else 0


def _step(runner: Runner, root: Path, kind: str, chance: Random, clean: Path) -> Step:
    KINDS[kind](root, chance)
    before = snapshot(root / "output")
    try:
        sample = runner.site(root, "build")
    except Wrong as wrong:
        raise Wrong(f"after the edit «{kind}» the build is refused\n{wrong}") from None
    files = written(before, snapshot(root / "output"))
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("output", ".cache"))
    runner.site(clean, "build")
    step = Step(kind, sample, len(files), differences(root / "output", clean / "output"))
    shutil.rmtree(clean)
    return step


def _say(name: str, steps: Sequence[Step]) -> None:
    if steps:
        wall, cpu = (statistics.median(getattr(step.sample, each) for step in steps) for each in ("wall", "cpu"))
        print(f"{name:<12}{len(steps):>8}{wall:>8.3f}{cpu:>8.3f}{statistics.median(step.written for step in steps):>8.0f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
