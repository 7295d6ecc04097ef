"""The sections of one edition, read by another process while this one imports what a build needs and reads what editions share."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from microsite.dealing import Meanwhile
from microsite.load.content_files import Decoded, read_section


class Ahead:
    """The reading of `files`; `trusted` are those whose bytes a build without faults has seen."""

    def __init__(self, root: Path, files: tuple[str, ...], trusted: Collection[str]) -> None:
        self.files = files
        self._reading = Meanwhile(lambda: [read_section(root, file, file in trusted) for file in files])

    def sections(self) -> list[Decoded]:
        """The files as they were read, once."""
        return self._reading.result()

    def end(self) -> None:
        """Stop reading; it is asked for no more."""
        self._reading.end()
