"""Runs the Nu HTML checker on all pages of a folder."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from benchmarks.auditing.tools import Tools


def messages(tools: Tools, folder: Path) -> list[str]:
    """The checker's errors and warnings for the pages in `folder`, each with its place."""
    files = [str(path) for path in sorted(folder.rglob("*.html"))]
    command = [tools.java, "-jar", str(tools.nu), "--format", "json", "--stdout", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"the Nu HTML checker ended with {done.returncode}: {done.stderr[-500:]}")
    return said(json.loads(done.stdout)["messages"], folder)


def said(found: list[dict[str, object]], folder: Path) -> list[str]:
    """The checker's messages as lines, without those that are neither error nor warning."""
    lines = []
    for each in found:
        kind = each.get("subType", each["type"])
        if kind != "info":
            place = str(each.get("url", "")).partition(folder.as_posix())[2].lstrip("/")
            lines.append(f"{place}:{each.get('lastLine', 0)}: {kind}: {each['message']}")
    return lines
