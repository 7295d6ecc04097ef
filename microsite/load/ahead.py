"""What another process reads while this one imports what a build needs: what editions share, and files of the one that was edited."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from microsite.dealing import Meanwhile
from microsite.read.layout import Layout

if TYPE_CHECKING:
    from microsite.load.catalogues import ReadCatalogue
    from microsite.load.content_files import Decoded
    from microsite.load.shared import Shared


class SharedAhead:
    """The reading of what editions share, and of the catalogues of one `edition` where it has a name; see `load_shared`."""

    def __init__(self, root: Path, layout: Layout, trusted: Collection[str], base_url: str, drafts: bool, edition: str) -> None:
        self.edition = edition

        # Imported by the process that reads, beside what this one imports.
        def shared() -> Shared:
            from microsite.load.shared import load_shared

            shared = load_shared(root, layout, trusted, base_url, drafts)
            return shared._replace(catalogues={key: read.for_another_process() for key, read in shared.catalogues.items()})

        def catalogues() -> dict[str, ReadCatalogue]:
            from microsite.load.catalogues import read_catalogue

            own = {language: file for (language, name), file in layout.catalogues.items() if name == edition}
            return {
                language: read_catalogue(root, file, language, edition, file in trusted).for_another_process()
                for language, file in own.items()
            }

        self._reading = Meanwhile(shared, catalogues)

    def shared(self) -> Shared:
        """What editions share; asked for once."""
        shared: Shared = self._reading.result()
        return shared

    def catalogues(self) -> dict[str, ReadCatalogue]:
        """The edition's catalogues by path of the language, those of other languages than the site's too; asked for once, afterwards."""
        catalogues: dict[str, ReadCatalogue] = self._reading.result()
        return catalogues

    def end(self) -> None:
        """Stop reading; it is asked for no more."""
        self._reading.end()


class Ahead:
    """The reading of the sections in `files`; `trusted` are those whose bytes a build without faults has seen."""

    def __init__(self, root: Path, files: tuple[str, ...], trusted: Collection[str]) -> None:
        self.files = files

        def sections() -> list[Decoded]:
            from microsite.load.content_files import read_section

            return [read_section(root, file, file in trusted) for file in files]

        self._reading = Meanwhile(sections)

    def sections(self) -> list[Decoded]:
        """The files as they were read; asked for once."""
        sections: list[Decoded] = self._reading.result()
        return sections

    def end(self) -> None:
        """Stop reading; it is asked for no more."""
        self._reading.end()
