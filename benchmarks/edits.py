"""The edits that are measured, the files that a build must write after each, and the check that it wrote those and no others."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from benchmarks.measuring import TOOL, Wrong

BESIDE_THE_SITE = {"manifest.json"}
Files = dict[str, tuple[int, int]]
"""path in output/ → inode and time of modification, at least one of which changes when the file is written"""
Expected = Callable[[], set[str]]
"""called after the build: the files that it had to write"""


class Edits:
    """Edits one section of a root; each edit takes the number of the run, so that it changes something each time."""

    def __init__(self, root: Path, section: Path) -> None:
        self.root, self.output, self.section = root, root / "output", section

    @staticmethod
    def of_made_up(root: Path, edition: str, number: int) -> Edits:
        """Edits of a section of a made-up root; `number` counts from 1."""
        from benchmarks.made_up import section_id

        return Edits(root, root / "content" / edition / f"{section_id(number)}.yaml")

    def sentence(self, run: int) -> Expected:
        """Add a sentence to the section's summary, in place of that of the run before."""
        replace(
            self.section,
            r"(?m)^summary: \|\n  .*?(?:补记\d+。)?$",
            lambda found: re.sub(r"补记\d+。", "", found) + f"补记{digits(run)}。",
        )
        # These pages count translated texts; the count changes when the first sentence loses its translation.
        about = self._as_they_are("*/about.html")
        return lambda: showing(self.output, f"补记{digits(run)}。") | self._changed(about)

    def message(self, run: int) -> Expected:
        """Add a sentence to the translation of a figure's sentence."""
        from benchmarks.made_up import TARGET

        edition = self.section.parent.name
        catalogue = self.root / "translations" / TARGET / f"{edition}.po"
        context = re.escape(f"{self.section.stem}.figure.served_done.sentence")
        replace(
            catalogue,
            rf'(?m)^msgctxt "{context}"\nmsgid .*\nmsgstr ".*"$',
            lambda found: re.sub(r' Afterthought \w+\.(?="$)', "", found)[:-1] + f' Afterthought {letters(run)}."',
        )
        # The sentence is in the table to download, of which the data package holds a digest.
        return lambda: showing(self.output, f"Afterthought {letters(run)}.") | {f"data/{edition}/datapackage.json"}

    def value(self, run: int) -> Expected:
        """Give a figure a value that nothing else has."""
        value = f"7{digits(run)}.{digits(run)}"
        replace(self.section, r"(?m)^    value: .*$", lambda found: f"    value: {value}")
        edition = self.section.parent.name
        # The data package holds digests of the downloads. The table of the year before shows how much of its target this value is.
        tables = self._as_they_are(f"*/{int(edition) - 1}/indicators.html") | self._as_they_are(f"*/{int(edition) - 1}/print.html")
        return lambda: showing(self.output, value, f"{value[0]},{value[1:]}") | {f"data/{edition}/datapackage.json"} | self._changed(tables)

    def template(self, run: int) -> Expected:
        """Put another comment at the end of every page, in the root's own copy of a template."""
        own = self.root / "templates" / "base.html"
        if not own.exists():
            own.parent.mkdir(exist_ok=True)
            shutil.copy2(TOOL / "templates" / "base.html", own)
        replace(own, r"(?:<!-- revision \d+ -->)?</body>", lambda found: f"<!-- revision {digits(run)} --></body>")
        return lambda: showing(self.output, f"<!-- revision {digits(run)} -->")

    def _as_they_are(self, pattern: str) -> dict[Path, bytes]:
        """Pages that an edit may change or not, because they show what is calculated from many texts or figures."""
        return {path: path.read_bytes() for path in self.output.glob(pattern)}

    def _changed(self, before: Mapping[Path, bytes]) -> set[str]:
        return {path.relative_to(self.output).as_posix() for path, data in before.items() if path.read_bytes() != data}


def digits(run: int) -> str:
    """Three digits that no text of the made-up root has where the edits write them."""
    return str(run + 101)


def letters(run: int) -> str:
    """The same in letters: a translation with a number that its source has not is not published."""
    return digits(run).translate(str.maketrans("0123456789", "abcdefghij"))


def replace(file: Path, pattern: str, change: Callable[[str], str]) -> None:
    """Change the first match of a pattern in a file; raises `Wrong` where there is none."""
    text, count = re.subn(pattern, lambda match: change(match[0]), file.read_text(encoding="utf-8"), count=1)
    if not count:
        raise Wrong(f"{file}: found nothing to edit")
    file.write_text(text, encoding="utf-8", newline="\n")


def snapshot(output: Path) -> Files:
    """The files of the site as they are now, without the manifest."""
    found = {}
    for folder, _, names in os.walk(output):
        for name in names:
            path = os.path.join(folder, name)
            status = os.stat(path)
            found[os.path.relpath(path, output)] = (status.st_ino, status.st_mtime_ns)
    return {path: known for path, known in found.items() if path not in BESIDE_THE_SITE}


def written(before: Files, after: Files) -> set[str]:
    """The files that were written between two snapshots."""
    return {path for path in after if before.get(path) != after[path]}


def showing(output: Path, *marks: str) -> set[str]:
    """The files of the site that contain one of the texts."""
    wanted = [mark.encode() for mark in marks]
    return {path for path in snapshot(output) if any(mark in (output / path).read_bytes() for mark in wanted)}


def compare(name: str, written: set[str], expected: set[str], removed: Collection[str]) -> None:
    """Raise `Wrong` unless exactly the expected files were written and none removed."""
    needless, stale = sorted(written - expected), sorted(expected - written)
    if needless or stale or removed or (name.startswith("one ") and not expected):
        raise Wrong(
            f"{name}: needlessly written {needless[:9]}, not written {stale[:9]}, removed {sorted(removed)[:9]}, expected {len(expected)}"
        )


def differences(first: Path, second: Path) -> list[str]:
    """The files that only one of two folders has, or that differ."""
    paths = {path.relative_to(folder).as_posix() for folder in (first, second) for path in folder.rglob("*") if not path.is_dir()}
    return sorted(path for path in paths if not _same(first / path, second / path))


def _same(first: Path, second: Path) -> bool:
    return first.is_file() and second.is_file() and filecmp.cmp(first, second, shallow=False)
