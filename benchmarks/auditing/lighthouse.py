"""Lighthouse's four scores of a page on a phone, emulated with its defaults."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.auditing.tools import Tools

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FULL = 100


class Scores(NamedTuple):
    """Points out of 100 in the order of CATEGORIES, and the audits that cost points."""

    points: tuple[int, ...]
    lost: tuple[str, ...]

    @property
    def full(self) -> bool:
        return all(each == FULL for each in self.points)


def scores(tools: Tools, browser: str, flags: list[str], address: str, place: Path) -> Scores:
    """The scores of one run on the page at `address`; `place` is a folder for temporary files."""
    report = place / "lighthouse.json"
    options = ["--quiet", "--output=json", f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}"]
    command = [tools.node, str(tools.lighthouse), address, *options, f"--chrome-flags=--headless=new {' '.join(flags)}"]
    environ = {**os.environ, "CHROME_PATH": browser, "TMPDIR": str(place)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"Lighthouse ended with {done.returncode}: {done.stderr[-800:]}")
    return scores_of(json.loads(report.read_text("utf-8")))


def scores_of(report: Mapping[str, Any]) -> Scores:
    """The scores in a report, with the audits that count and are below 100."""
    points, lost = [], []
    for name in CATEGORIES:
        category = report["categories"][name]
        # If an audit fails to run, its category has no score.
        points.append(round(FULL * (category["score"] or 0)))
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1 and points[-1] < FULL:
                lost.append(f"{name}: {audit['id']} {audit.get('displayValue', '')}".rstrip())
    return Scores(tuple(points), tuple(lost))


def settled(runs: list[Scores]) -> Scores:
    """The median of several runs in each category: a busy machine costs points that are not the page's fault."""
    middle = tuple(int(statistics.median_low(each.points[at] for each in runs)) for at in range(len(CATEGORIES)))
    lost = dict.fromkeys(line for each in runs for line in each.lost if middle[CATEGORIES.index(line.partition(":")[0])] < FULL)
    return Scores(middle, tuple(lost))
