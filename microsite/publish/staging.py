"""Bytes that are made but not yet published: whole files in a folder of output/ that no page leads to."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FOLDER = ".staging"


class Staging:
    """One process's share of the staged files; `open` and `clear` are for the process that leads the build."""

    def __init__(self, output: Path, share: str) -> None:
        self._folder = output / FOLDER
        self._share = share
        self._count = 0

    def open(self) -> None:
        """Start with an empty folder: what an interrupted build left is of no use."""
        self.clear()
        self._folder.mkdir(parents=True)

    def put(self, data: bytes) -> str:
        """Write bytes; gives the staged file's name. Raises OSError."""
        name = f"{self._share}-{self._count}"
        self._count += 1
        with open(self.path(name), "xb") as file:
            file.write(data)
        return name

    def path(self, name: str) -> str:
        """Where a staged file stands."""
        return f"{self._folder}/{name}"

    def clear(self) -> None:
        """Remove the folder."""
        if self._folder.is_dir() and not os.path.islink(self._folder):
            shutil.rmtree(self._folder)
