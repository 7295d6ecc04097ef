"""Bytes that are made but not yet published: whole files in a folder of output/ that no page leads to."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FOLDER = ".staging"


class Staging:
    """One process's share of the staged files; `clear` is for the process that leads the build."""

    def __init__(self, output: Path, share: str) -> None:
        self._folder = output / FOLDER
        self._share = share
        self._count = 0

    def __enter__(self) -> Staging:
        # What an interrupted build left is of no use.
        self.clear()
        return self

    def __exit__(self, *error: object) -> None:
        self.clear()

    def put(self, data: bytes) -> str:
        """Write bytes; gives the staged file's name. Raises OSError."""
        name = f"{self._share}-{self._count}"
        self._count += 1
        try:
            file = open(self.path(name), "xb")  # noqa: SIM115
        except FileNotFoundError:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = open(self.path(name), "xb")  # noqa: SIM115
        with file:
            file.write(data)
        return name

    def path(self, name: str) -> str:
        """Where a staged file stands."""
        return f"{self._folder}/{name}"

    def clear(self) -> None:
        """Remove the folder."""
        if self._folder.is_dir() and not os.path.islink(self._folder):
            shutil.rmtree(self._folder)
