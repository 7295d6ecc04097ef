"""The sections of an edition as they were decoded, kept between builds, so that an edit reads the files that it changed and no others.

Disposable, as the ledger is: of other code, damaged or foreign, it means that the files are read. It serves editions that are worked on;
a first build neither reads nor writes it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from microsite import digests
from microsite.build.ledger import DAMAGE, as_line, write_lines
from microsite.load.ahead import Ahead
from microsite.load.section_json import Maker, listed, plain

if TYPE_CHECKING:
    # What reads files is imported late: whether a process should read ahead is known before, and that imports it beside this one.
    from microsite.load.content_files import Decoded


class Store(NamedTuple):
    """Where the decoded sections are, and which of them hold."""

    folder: Path
    code: str
    """digest of the code that decodes"""
    trusted: Mapping[str, str]
    """file → digest, of those whose bytes a build without faults has seen under this code"""
    editions: frozenset[str]
    """which are worth keeping: those that were built before"""

    def unread(self, id_: str, files: Sequence[str]) -> tuple[str, ...]:
        """The files of an edition's sections that have to be read, as far as can be told without looking at what is kept of the others."""
        with suppress(OSError, *DAMAGE), open(self._file(id_), "rb") as stream:
            told = json.loads(stream.readline())
            if told["code"] == self.code:
                held = {file for file, (digest, _) in told["files"].items() if self.trusted.get(file) == digest}
                return tuple(file for file in files if file not in held)
        return tuple(files)

    def held(self, id_: str) -> dict[str, bytes]:
        """By file, the lines of an edition's sections that hold for the bytes which that has now."""
        try:
            head, *lines = self._file(id_).read_bytes().split(b"\n")
            told = json.loads(head)
            if told["code"] != self.code:
                return {}
            return {
                file: line
                for (file, (digest, of_line)), line in zip(told["files"].items(), lines, strict=True)
                if self.trusted.get(file) == digest and digests.of_bytes(line) == of_line
            }
        except (OSError, *DAMAGE):
            return {}

    def sections(self, held: Mapping[str, bytes]) -> dict[str, Decoded]:
        """By file, the sections in lines that are held."""
        try:
            return {file: _decoded(file, self.trusted[file], line) for file, line in held.items()}
        except (ArithmeticError, *DAMAGE):
            return {}

    def keep(self, id_: str, held: Mapping[str, bytes], sections: Sequence[Decoded]) -> None:
        """Write an edition's sections down, where they are not already; those with faults are read again in any case."""
        if id_ not in self.editions:
            return
        sound = [each for each in sections if each.value is not None and not each.faults and not each.left_out]
        if len(held) == len(sound) and all(each.file in held and self.trusted[each.file] == each.digest for each in sound):
            return
        lines = [
            held[each.file]
            if each.file in held and self.trusted[each.file] == each.digest
            else as_line([plain(each.value), [listed(name) for name in each.pictures]])
            for each in sound
        ]
        # With the digest of each line: a letter that a disk lost would be published, where in the ledger it only means more work.
        files = {each.file: [each.digest, digests.of_bytes(line)] for each, line in zip(sound, lines, strict=True)}
        # Where it can't be written, the files are read the next time.
        with suppress(OSError):
            write_lines(self._file(id_), [as_line({"code": self.code, "files": files}), *lines])

    def _file(self, id_: str) -> Path:
        return self.folder / f"{id_}.json"


def sections_of(
    store: Store | None, ahead: Ahead | None, root: Path, id_: str, files: Sequence[str], trusted: Collection[str]
) -> list[Decoded]:
    """An edition's sections as their `files` say now: from the store, from the process that reads ahead, or read here."""
    from microsite.load.content_files import read_section

    held = store.held(id_) if store is not None else {}
    known = store.sections(held) if store is not None else {}
    unread = tuple(file for file in files if file not in known)
    if ahead is not None and ahead.files == unread:
        read = ahead.sections()
    else:
        read = [read_section(root, file, file in trusted) for file in unread]
    known.update(zip(unread, read, strict=True))
    sections = [known[file] for file in files]
    if store is not None:
        store.keep(id_, held, sections)
    return sections


def _decoded(file: str, digest: str, line: bytes) -> Decoded:
    from microsite.load.content_files import Decoded

    section, pictures = json.loads(line)
    maker = Maker(file)
    named: list[Any] = pictures
    return Decoded(file, maker.section(section), digest, (), pictures=tuple([maker.listed(*each) for each in named]))
