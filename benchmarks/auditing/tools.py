"""The programs that check pages: Node.js, Java, and the npm packages that package-lock.json pins."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
OLDEST_NODE = 18
FILES = ("package.json", "package-lock.json")


class Lacking(Exception):
    """The machine lacks a program, or the packages could not be installed; the text says what to run."""


class Tools(NamedTuple):
    """Where each program is."""

    node: str
    java: str
    modules: Path

    @property
    def axe(self) -> str:
        """The script to run in a page."""
        return (self.modules / "axe-core/axe.min.js").read_text("utf-8")

    @property
    def lighthouse(self) -> Path:
        return self.modules / "lighthouse/cli/index.js"

    @property
    def nu(self) -> Path:
        return self.modules / "vnu-jar/build/dist/vnu.jar"

    def version(self, package: str) -> str:
        found = re.search(r'"version": "([^"]+)"', (self.modules / package / "package.json").read_text("utf-8"))
        return found[1] if found else "unknown"


def provide_tools(cache: Path) -> Tools:
    """Install the pinned packages in `cache`, unless they are there; returns the paths of all programs. Raises Lacking."""
    node, npm, java = (shutil.which(name) for name in ("node", "npm", "java"))
    if not node or not npm or _node_version(node) < OLDEST_NODE:
        raise Lacking(
            f"Lighthouse and axe-core come as Node packages: this needs Node.js {OLDEST_NODE} or newer, with npm.\n"
            "On Debian or Ubuntu run, as root:\n  apt-get install -y nodejs npm"
        )
    if not java:
        raise Lacking("The Nu HTML checker needs Java.\nOn Debian or Ubuntu run, as root:\n  apt-get install -y default-jre-headless")
    pins = b"".join((HERE / name).read_bytes() for name in FILES)
    folder = cache / hashlib.sha256(pins).hexdigest()[:16]
    if not (folder / "installed").exists():
        _install(npm, folder)
    return Tools(node, java, folder / "node_modules")


def _install(npm: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(HERE / name, folder / name)
    # No package needs its install script.
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise Lacking(f"`{' '.join(['npm', *command[1:]])}` failed in {folder}:\n{done.stderr.strip()[-1500:]}")
    (folder / "installed").touch()


def _node_version(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)", answer)
    return int(found[1]) if found else 0
