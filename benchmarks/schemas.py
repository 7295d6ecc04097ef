"""Proves that code editors complete, explain and check content files: opens them in yaml-language-server.

    python3 benchmarks/schemas.py

The server is the npm package that benchmarks/language_server/package-lock.json pins, installed into .cache/ the first time; it needs
Node.js with npm. Prints one line for each thing that is proven. The exit code is 0 if all is as it should be, 1 if not, 3 where the
machine lacks something.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TOOL = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    # A script's own folder is on the path, the folder above it is not.
    sys.path.insert(0, str(TOOL))

from benchmarks import npm  # noqa: E402
from benchmarks.language_server.client import Client  # noqa: E402

PINS = TOOL / "benchmarks" / "language_server"
MODELINE = "# yaml-language-server: $schema=../../schemas/section.json"
FIGURE = f"""{MODELINE}
title: 就业
finding: 就业在增加。
summary: 一共{{jobs}}。
figures:
  - id: jobs
    indicator: new_jobs
    kind: target
    bound: at_least
    value: 2300
    period: {{year: 2024}}
    place: P17
"""
SLIPS = TOOL / "content" / "2031"
"""where the sections with slips are opened; nothing is written there"""
NEW_LINE = FIGURE.count("\n") + 1


class Proof(NamedTuple):
    """One thing that a code editor shows, and whether it is what it should be."""

    name: str
    holds: bool
    shown: object


def main() -> int:
    """Prove and print; 1 where something is not as it should be, 3 where the machine lacks something."""
    try:
        packages = npm.provide(PINS, TOOL / ".cache" / "language-server")
    except npm.Lacking as lacking:
        print(lacking, file=sys.stderr)
        return 3
    print(f"yaml-language-server {packages.version('yaml-language-server')}")
    failed = 0
    with Client(packages.node, packages.modules) as client:
        for proof in proofs(client):
            failed += not proof.holds
            print(f"{'ok    ' if proof.holds else 'FAILED'}  {proof.name}" + ("" if proof.holds else f": {proof.shown}"))
    return 1 if failed else 0


def proofs(client: Client) -> Iterator[Proof]:
    """What a code editor shows of the tool's own content files and of a section with a slip."""
    for path in sorted((TOOL / "content").rglob("*.yaml")):
        faults = client.faults(path, path.read_text("utf-8"))
        yield Proof(f"{path.relative_to(TOOL).as_posix()} has no fault", not faults, faults)
    section = SLIPS / "none.yaml"
    faults = client.faults(section, FIGURE + "    ")
    yield Proof("a section without slip has no fault", not faults, faults)
    offered = client.completion(section, NEW_LINE, 5)
    keys = {"sentence", "scope", "show", "formerly"}
    yield Proof("in a figure, the keys that it lacks are offered", keys <= set(offered) and "kind" not in offered, offered)
    words = client.completion(section, _line("    bound:"), len("    bound: ") + 1)
    yield Proof("behind `bound:`, its words are offered", set(words) == {"exactly", "at_least", "more_than", "about", "at_most"}, words)
    shown = client.hover(section, _line("    bound:"), 6)
    yield Proof("over `bound:`, it is explained in both languages", "exactly (if left out)" in shown and "不超过" in shown, shown)
    slips = {
        "kind: target": ("kind: tagret", "    kind:"),
        "value: 2300": ("valeu: 2300", "    value:"),
        "year: 2024": ("year: 24", "    period:"),
        "id: jobs": ("id: New Jobs", "  - id:"),
    }
    for number, (right, (wrong, line)) in enumerate(slips.items()):
        # With a byte order mark and the line ends of Windows, as Notepad saves.
        for system, mark, end in (("unix", "", "\n"), ("windows", "\ufeff", "\r\n")):
            faults = client.faults(SLIPS / f"{system}_{number}.yaml", mark + FIGURE.replace(right, wrong).replace("\n", end))
            marked = any(each.startswith(f"{_line(line)}: ") for each in faults)
            yield Proof(f"`{wrong}` is marked on its line, {system}", marked, faults)


def _line(start: str) -> int:
    """The number of the line of FIGURE that begins so."""
    return next(number for number, line in enumerate(FIGURE.splitlines(), start=1) if line.startswith(start))


if __name__ == "__main__":
    sys.exit(main())
