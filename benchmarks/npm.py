"""Node and the npm packages that a folder's package-lock.json pins, installed once for each state of the lock."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

OLDEST_NODE = 18
FILES = ("package.json", "package-lock.json")
_LINE_TO_RUN = "On Debian or Ubuntu run, as root:\n  apt-get install -y nodejs npm"


class Lacking(Exception):
    """The machine lacks a program, or the packages could not be installed; the text says what to run."""


class Packages(NamedTuple):
    """Where Node is, and the folder with the packages."""

    node: str
    modules: Path

    def version(self, package: str) -> str:
        """The version of an installed package."""
        found = re.search(r'"version": "([^"]+)"', (self.modules / package / "package.json").read_text("utf-8"))
        return found[1] if found else "unknown"


def provide(pins: Path, cache: Path) -> Packages:
    """Install below `cache` what the lock in `pins` pins, where it is not there yet; raises Lacking."""
    node, npm = (shutil.which(name) for name in ("node", "npm"))
    if not node or not npm or _node_version(node) < OLDEST_NODE:
        raise Lacking(f"This needs Node.js {OLDEST_NODE} or newer, with npm.\n{_LINE_TO_RUN}")
    lock = b"".join((pins / name).read_bytes() for name in FILES)
    folder = cache / hashlib.sha256(lock).hexdigest()[:16]
    if not (folder / "installed").exists():
        _install(npm, pins, folder)
    return Packages(node, folder / "node_modules")


def _install(npm: str, pins: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(pins / name, folder / name)
    # Nothing of what is installed needs a script of its own to run.
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise Lacking(f"`{' '.join(['npm', *command[1:]])}` failed in {folder}:\n{done.stderr.strip()[-1500:]}")
    (folder / "installed").touch()


def _node_version(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)", answer)
    return int(found[1]) if found else 0
