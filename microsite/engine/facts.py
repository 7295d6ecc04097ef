"""Facts by key: those of this build in memory, and all others in the ledger."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from microsite.engine.ledger import Damaged, Ledger
from microsite.engine.records import FactRecord, PieceRecord
from microsite.load.facts import Fact
from microsite.plan.views import Piece


def record(fact: Fact) -> FactRecord:
    """A fact as it is kept, and as it goes from one process to another."""
    return FactRecord(fact.key, fact.digest, pickle.dumps(fact.value, pickle.HIGHEST_PROTOCOL) if fact.is_kept else None)


class Facts:
    """What is known; each process of a build has its own."""

    def __init__(self, ledger: Path | None, output: Path) -> None:
        """`ledger`: None where nothing in it holds."""
        self._path, self._output = ledger, output
        self._ledger: Ledger | None = None
        self._new: dict[str, dict[str, Any]] = {}
        """by key and source: values, or pickled ones that nobody has asked for yet"""
        self._replaced: set[str] = set()
        """sources whose facts in the ledger don't hold"""
        self._found: dict[str, dict[str, Any]] = {}
        """what was asked for"""
        self._keys: dict[str, set[str]] = {}
        """by source: the keys that it has in either"""
        self._of_sections: dict[str, dict[str, dict[str, bytes | None]]] = {}
        """what the ledger has of sections: by the key's part before their ids, by key and source"""
        self._pieces: dict[str, Piece] = {}
        self._places: dict[str, PieceRecord] = {}
        self._published: dict[str, bytes] = {}
        """files of output/ by path, for the pieces in them"""

    def replace(self, source: str, facts: Iterable[Fact | FactRecord]) -> None:
        """Know these facts of a file or task, and no others."""
        self._replaced.add(source)
        for key in self._keys.pop(source, ()):
            self._found.pop(key, None)
            self._new.get(key, {}).pop(source, None)
        for each in facts:
            value = _Pickled(each.value) if isinstance(each, FactRecord) else each.value
            self._new.setdefault(each.key, {})[source] = value
            self._found.pop(each.key, None)
            self._keys.setdefault(source, set()).add(each.key)

    def rows(self, key: str) -> Mapping[str, Any]:
        """The values of a key by their sources."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._rows(key)
            for source in found:
                self._keys.setdefault(source, set()).add(key)
        return found

    def _rows(self, key: str) -> dict[str, Any]:
        found: dict[str, Any] = {source: _loaded(value) for source, value in self._stored(key).items() if source not in self._replaced}
        for source, value in self._new.get(key, {}).items():
            found[source] = _loaded(value.data) if isinstance(value, _Pickled) else value
        return found

    def _stored(self, key: str) -> Mapping[str, bytes | None]:
        """What the ledger has of a key, by source."""
        if self._path is None:
            return {}
        head, dot, _ = key.partition(".")
        if not dot:
            return self._open_ledger().facts(key)
        # What an edition's sections say is asked for section by section.
        if head not in self._of_sections:
            self._of_sections[head] = self._open_ledger().facts_below(head)
        return self._of_sections[head].get(key, {})

    def _open_ledger(self) -> Ledger:
        # Opened by the process that uses it: a connection must not be shared.
        if self._ledger is None:
            self._ledger = Ledger(self._path)
        return self._ledger

    def add_piece(self, key: str, piece: Piece) -> None:
        """Keep the HTML of a piece for the pages that it stands in."""
        self._pieces[key] = piece

    def piece(self, key: str) -> Piece:
        """A piece made by this build, or as the last one published it."""
        found = self._pieces.get(key)
        if found is None:
            if key not in self._places:
                self._places |= self._open_ledger().pieces_beside(key)
            if key not in self._places:
                # A template of the root's own has made something else of it: all is made anew.
                raise Damaged(key)
            place = self._places[key]
            if place.path not in self._published:
                self._published[place.path] = _bytes(self._output / place.path)
            (whole,) = self.rows(key).values()
            found = self._pieces[key] = whole._replace(html=_sliced(self._published[place.path], place))
        return found

    def forget(self, edition: str) -> None:
        """Drop what was asked for of an edition, and pieces, to keep memory within bounds."""
        ends = (f":{edition}", f":{edition}.")
        for key in [key for key in self._found if key.endswith(ends[0]) or ends[1] in key or f"{ends[0]}:" in key]:
            del self._found[key]
        for each in (self._of_sections, self._pieces, self._places, self._published):
            each.clear()


class _Pickled:
    def __init__(self, data: bytes | None) -> None:
        self.data = data


def _loaded(data: bytes | None) -> Any:
    if data is None:
        return None
    try:
        return pickle.loads(data)  # from the user's own cache folder, or another process of this build
    except Exception as error:
        raise Damaged(str(error)) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Damaged(str(error)) from error


def _sliced(published: bytes, place: PieceRecord) -> str:
    try:
        return published[place.start : place.start + place.length].decode()
    except UnicodeDecodeError as error:
        raise Damaged(str(error)) from error
