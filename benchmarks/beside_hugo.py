"""Compares builds with those of a Hugo site that makes the same pages from the same made-up reports.

    python3 benchmarks/beside_hugo.py FOLDER --hugo PROGRAM          1,000 and 5,000 sections, some 20 minutes
    python3 benchmarks/beside_hugo.py FOLDER --editions 2 --sections 10 --rounds 1

FOLDER holds the Hugo site: `site/`, its templates and configuration, and `prep.py ROOT DEST`, which makes DEST from it and from a made-up
root that we have built. benchmarks/README.md says what the site must be like and how to install Hugo.

Each round builds with our tool, then with Hugo. A ratio is of the two builds of one round, so that other work on the machine affects both.
Hugo builds everything each time: it has no incremental build outside of its server.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bench import COLD, MESSAGE, NOTHING, SENTENCE, SETTLED_AFTER, TEMPLATE, VALUE, Aim, say_aims
from benchmarks.edits import Edits, Expected, compare, digits, replace, snapshot, written
from benchmarks.made_up import SOURCE, TARGET, edition_ids, made_up, section_id
from benchmarks.measuring import Runner, Sample, Wrong, can_measure, enter_environment

MOST = {COLD: 0.6, SENTENCE: 0.05, VALUE: 0.05, MESSAGE: 0.05, TEMPLATE: 0.6}
"""aims for our CPU time over Hugo's"""
SAME_WEIGHT = 0.02
"""how far the bytes of both may be apart, for builds to be the same work"""


class Weight(NamedTuple):
    """The size of two sites, in bytes: the files at addresses that both have."""

    ours: int
    theirs: int
    files: int
    alone: int
    """files that only we make"""


class Pair(NamedTuple):
    """Our build and Hugo's of one round."""

    ours: Sample
    theirs: Sample


class HugoSite:
    """The Hugo site made from a root; makes the same edits to the same section in its own files."""

    def __init__(self, runner: Runner, folder: Path, program: str, edition: str, section: str) -> None:
        self._runner, self._folder, self._program = runner, folder, program
        self.output = folder / "public"
        self._texts = {path: folder / "content" / path / edition / f"{section}.md" for path in (SOURCE, TARGET)}
        self._figures = folder / "data" / "figures" / edition / f"{section}.json"
        self._template = folder / "layouts" / "baseof.html"
        self._pages = {path: self.output / path / edition / f"{section.replace('_', '-')}.html" for path in (SOURCE, TARGET)}

    def build(self) -> Sample:
        return self._runner.process([self._program, "--quiet"], self._folder)

    def forget(self) -> None:
        for name in ("public", "resources", ".hugo_build.lock"):
            self._runner.put_aside(self._folder / name)

    def edit(self, kind: str, run: int) -> Callable[[], None]:
        """Make an edit; returns a check for after the build, which raises `Wrong` where the page doesn't show the edit."""
        number = digits(run)
        if kind == SENTENCE:
            first_paragraph = r"(?m)^\S.*\{\{< q built_done.*$"
            replace(self._texts[SOURCE], first_paragraph, lambda found: re.sub(r"补记\d+。", "", found) + f"补记{number}。")
            return lambda: self._must_show(SOURCE, f"补记{number}。")
        if kind == VALUE:
            replace(self._figures, r'"value": [^,\n]*', lambda found: f'"value": 7{number}.{number}')
            return lambda: self._must_show(TARGET, f"7,{number}.{number}")
        if kind == MESSAGE:
            replace(
                self._texts[TARGET],
                r'(?m)^.*\bserved_done\b.*",?$',
                lambda found: re.sub(r'( Afterthought \d+\.)?"(,?)$', rf' Afterthought {number}."\2', found),
            )
            return lambda: self._must_show(TARGET, f"Afterthought {number}.")
        if kind == TEMPLATE:
            comment = '{{ "<!-- revision %s -->" | safeHTML }}</body>' % number  # noqa: UP031
            replace(self._template, r'(?:\{\{ "<!-- revision \d+ -->" \| safeHTML \}\})?</body>', lambda found: comment)
            return lambda: self._must_show(SOURCE, f"<!-- revision {number} -->")
        if kind == COLD:
            self.forget()
        return lambda: None

    def _must_show(self, language: str, mark: str) -> None:
        if mark not in self._pages[language].read_text("utf-8"):
            raise Wrong(f"Hugo: {mark} is not on {self._pages[language].relative_to(self._folder)}")


def main(argv: Sequence[str]) -> int:
    """Measure and print; 1 where a build did not do what it must."""
    parser = argparse.ArgumentParser(
        description="Compares our builds with Hugo's.", epilog="Example: python3 benchmarks/beside_hugo.py ../hugo-site --hugo hugo"
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="holds prep.py and site/")
    parser.add_argument("--hugo", default="hugo", metavar="PROGRAM", help="Hugo itself, not a script that starts it (default: hugo)")
    parser.add_argument("--editions", type=int, nargs="+", default=[10, 50], metavar="N", help="of the made-up roots (10 50)")
    parser.add_argument("--sections", type=int, default=100, metavar="M", help="of each edition (100)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="of each scenario (3)")
    options = parser.parse_args(argv)
    if not can_measure():
        return 3
    program = shutil.which(options.hugo)
    if not program or not (options.folder / "prep.py").is_file():
        print(f"{options.hugo}: no such program" if not program else f"{options.folder}/prep.py: no such file", file=sys.stderr)
        return 2
    enter_environment()
    with tempfile.TemporaryDirectory(prefix="beside-hugo-") as folder:
        try:
            _measured(Path(folder), os.path.abspath(program), options)
        except Wrong as wrong:
            print(wrong, file=sys.stderr)
            return 1
    return 0


def _measured(folder: Path, program: str, options: argparse.Namespace) -> None:
    runner = Runner(folder)
    aims = []
    print(f"{'':<30}{'wall ours':>11}{'Hugo':>9}{'ratio':>8}{'CPU ours':>11}{'Hugo':>9}{'ratio':>8}{'MB ours':>10}{'Hugo':>7}")
    for editions in options.editions:
        root, site = folder / f"root-{editions}", folder / f"hugo-{editions}"
        made_up(root, editions, options.sections)
        runner.site(root, "build")
        # The Hugo site takes its style from the pages that we have built.
        prepared = subprocess.run([sys.executable, str(options.folder / "prep.py"), str(root), str(site), "--front", "json"], check=False)
        if prepared.returncode:
            raise Wrong(f"{options.folder}/prep.py has failed")
        edition, number = edition_ids(editions)[(editions - 1) // 2], (options.sections + 1) // 2
        hugo = HugoSite(runner, site, program, edition, section_id(number))
        hugo.build()
        size = f"{editions * options.sections:,} sections"
        _say_weight(size, weigh(root / "output", hugo.output))
        edits = Edits.of_made_up(root, edition, number)
        for kind in (NOTHING, SENTENCE, VALUE, MESSAGE, COLD, TEMPLATE):
            pairs = list(_pairs(runner, edits, hugo, kind, options.rounds))
            ratio = _say_pairs(f"{size}, {kind}", pairs)
            if kind in MOST:
                aims.append(Aim(f"{size}, {kind}: our CPU over Hugo's", ratio, MOST[kind], " ×"))
    say_aims(aims)


def _pairs(runner: Runner, edits: Edits, hugo: HugoSite, kind: str, rounds: int) -> Iterator[Pair]:
    """Build in turn with ours and Hugo, each after the same edit; raises `Wrong` where a build writes the wrong files."""
    ours: dict[str, Callable[[int], Expected]] = {
        SENTENCE: edits.sentence, VALUE: edits.value, MESSAGE: edits.message, TEMPLATE: edits.template, NOTHING: lambda run: set,
    }  # fmt: skip
    if kind == TEMPLATE:
        # The first edit copies the template to the root; later ones, which are measured, change the copy.
        edits.template(-1)
    runner.site(edits.root, "build")
    time.sleep(SETTLED_AFTER)
    runner.site(edits.root, "build")
    for run in range(rounds):
        if kind == COLD:
            runner.forget(edits.root)
        expected = ours[kind](run) if kind in ours else None
        before = snapshot(edits.output)
        own = runner.site(edits.root, "build")
        after = snapshot(edits.output)
        if expected is not None:
            compare(kind, written(before, after), expected(), before.keys() - after.keys())
        check = hugo.edit(kind, run)
        theirs = hugo.build()
        check()
        yield Pair(own, theirs)


def weigh(ours: Path, theirs: Path) -> Weight:
    """Compare the sizes of two output folders."""

    def sizes(folder: Path) -> dict[str, int]:
        return {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}

    # Hugo has the side-by-side pages in a folder of their own.
    own = sizes(ours)
    other = {re.sub(rf"^{TARGET}/beside/(.*)\.html$", rf"{TARGET}/\1.{SOURCE}.html", path): size for path, size in sizes(theirs).items()}
    both = own.keys() & other.keys()
    return Weight(sum(own[path] for path in both), sum(other[path] for path in both), len(both), len(own) - len(both))


def _say_weight(size: str, weight: Weight) -> None:
    if not weight.theirs:
        raise Wrong("Hugo has made none of our pages")
    ratio = weight.ours / weight.theirs
    print(
        f"{size}: {weight.files:,} files of both, ours {weight.ours / 1e6:.1f} MB, Hugo's {weight.theirs / 1e6:.1f} MB ({ratio:.3f} ×);"
        f" {weight.alone:,} files are ours alone"
    )
    if abs(ratio - 1) > SAME_WEIGHT:
        print(f"  More than {SAME_WEIGHT:.0%} apart: not the same work. Compare larger roots, or update the Hugo site.")


def _say_pairs(name: str, pairs: Sequence[Pair]) -> float:
    """Print the medians; returns that of the CPU ratios."""

    def middle(figure: Callable[[Pair], float]) -> float:
        return statistics.median(figure(pair) for pair in pairs)

    wall, cpu = middle(lambda pair: pair.ours.wall / pair.theirs.wall), middle(lambda pair: pair.ours.cpu / pair.theirs.cpu)
    print(
        f"{name:<30}{middle(lambda pair: pair.ours.wall):>11.2f}{middle(lambda pair: pair.theirs.wall):>9.2f}{wall:>8.3f}"
        f"{middle(lambda pair: pair.ours.cpu):>11.2f}{middle(lambda pair: pair.theirs.cpu):>9.2f}{cpu:>8.3f}"
        f"{middle(lambda pair: pair.ours.memory):>10.0f}{middle(lambda pair: pair.theirs.memory):>7.0f}",
        flush=True,
    )
    return cpu


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
