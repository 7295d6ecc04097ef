"""The sections of an edition as they were decoded, kept between builds, so that an edit reads the files that it changed and no others.

Disposable, as the ledger is: of other code, damaged or foreign, it means that the files are read. It serves editions that are worked on;
a first build neither reads nor writes it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from microsite import digests
from microsite.build.ledger import as_line, write_lines
from microsite.load.ahead import Ahead
from microsite.load.content_files import Decoded, read_section
from microsite.load.section_json import Maker, listed, plain


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
        """The files of an edition's sections that have to be read."""
        held = self._lines(id_)
        return tuple(file for file in files if file not in held)

    def sections(self, id_: str, files: Sequence[str]) -> dict[str, Decoded]:
        """By file, the sections that need not be read."""
        held = self._lines(id_)
        try:
            return {file: _decoded(file, self.trusted[file], held[file]) for file in files if file in held}
        except (ValueError, TypeError, ArithmeticError, AttributeError, RecursionError):
            return {}

    def keep(self, id_: str, sections: Sequence[Decoded]) -> None:
        """Write an edition's sections down, where they are not already; those with faults are read again in any case."""
        if id_ not in self.editions:
            return
        sound = [each for each in sections if each.value is not None and not each.faults and not each.left_out]
        held = self._lines(id_)
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

    def _lines(self, id_: str) -> dict[str, bytes]:
        """By file, the lines that hold for the bytes which that has now."""
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
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}


def sections_of(
    store: Store | None, ahead: Ahead | None, root: Path, id_: str, files: Sequence[str], trusted: Collection[str]
) -> list[Decoded]:
    """An edition's sections as their `files` say now: from the store, from the process that reads ahead, or read here."""
    known = store.sections(id_, files) if store is not None else {}
    unread = tuple(file for file in files if file not in known)
    if ahead is not None and ahead.files == unread:
        read = ahead.sections()
    else:
        read = [read_section(root, file, file in trusted) for file in unread]
    known.update(zip(unread, read, strict=True))
    sections = [known[file] for file in files]
    if store is not None:
        store.keep(id_, sections)
    return sections


def _decoded(file: str, digest: str, line: bytes) -> Decoded:
    section, pictures = json.loads(line)
    maker = Maker(file)
    named: list[Any] = pictures
    return Decoded(file, maker.section(section), digest, (), pictures=tuple([maker.listed(*each) for each in named]))
