"""The staging folder: whole files that are made but not yet published, in a folder of output/ that no page links to."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FOLDER = ".staging"


def clear_leftovers(output: Path) -> None:
    """Remove the staging folder of a build that was interrupted; call it only while holding the build's lock. Raises OSError."""
    folder = output / FOLDER
    if os.path.islink(folder):
        # Not followed: what it leads to is not ours.
        folder.unlink()
    elif folder.is_dir():
        shutil.rmtree(folder)


class Staging:
    """One process's staged files, removed by the process that enters it. Nothing is made before the first file."""

    def __init__(self, output: Path, share: str) -> None:
        self._output = output
        self._share = share
        self._count = 0

    def __enter__(self) -> Staging:
        self.clear()
        return self

    def __exit__(self, *error: object) -> None:
        self.clear()

    def put(self, data: bytes) -> str:
        """Write bytes; returns the staged file's name. Raises OSError."""
        if not self._count:
            (self._output / FOLDER).mkdir(parents=True, exist_ok=True)
        name = f"{self._share}-{self._count}"
        self._count += 1
        with open(self.path(name), "xb") as file:
            file.write(data)
        return name

    def path(self, name: str) -> str:
        """The path of a staged file."""
        return f"{self._output}/{FOLDER}/{name}"

    def clear(self) -> None:
        """Remove the folder and what is in it."""
        clear_leftovers(self._output)
