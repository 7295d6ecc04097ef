"""The programs that check pages: Node.js, Java, and the npm packages that package-lock.json pins."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from benchmarks import npm
from benchmarks.npm import Lacking

HERE = Path(__file__).resolve().parent


class Tools(NamedTuple):
    """Where each program is."""

    packages: npm.Packages
    java: str

    @property
    def node(self) -> str:
        return self.packages.node

    @property
    def axe(self) -> str:
        """The script to run in a page."""
        return (self.packages.modules / "axe-core/axe.min.js").read_text("utf-8")

    @property
    def lighthouse(self) -> Path:
        return self.packages.modules / "lighthouse/cli/index.js"

    @property
    def nu(self) -> Path:
        return self.packages.modules / "vnu-jar/build/dist/vnu.jar"

    def version(self, package: str) -> str:
        return self.packages.version(package)


def provide_tools(cache: Path) -> Tools:
    """Install the pinned packages in `cache`, unless they are there; returns the paths of all programs. Raises Lacking."""
    java = shutil.which("java")
    if not java:
        raise Lacking("The Nu HTML checker needs Java.\nOn Debian or Ubuntu run, as root:\n  apt-get install -y default-jre-headless")
    return Tools(npm.provide(HERE, cache), java)
