"""The staging folder: whole files that are made but not yet published, in a folder of output/ that no page links to."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from microsite import digests

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
    """One process's staged files. Only the process that leads the build calls `open` and `clear`."""

    def __init__(self, output: Path, share: str) -> None:
        self._output = output
        self._share = share
        self._count = 0

    def open(self) -> None:
        """Start with an empty folder."""
        self.clear()
        (self._output / FOLDER).mkdir(parents=True)

    def put(self, data: bytes) -> tuple[str, str]:
        """Write bytes; returns the staged file's name and the digest of the bytes. Raises OSError."""
        name = f"{self._share}-{self._count}"
        self._count += 1
        with open(self.path(name), "xb") as file:
            file.write(data)
        return name, digests.of_bytes(data)

    def path(self, name: str) -> str:
        """The path of a staged file."""
        return f"{self._output}/{FOLDER}/{name}"

    def clear(self) -> None:
        """Remove the folder and what is in it."""
        clear_leftovers(self._output)
