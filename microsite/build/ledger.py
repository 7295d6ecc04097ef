"""What the last build without errors knew: inputs, editions, artifacts. Disposable JSON: damage or an unknown version means a full one.

A line for what all share, and two for each edition: what tells whether it is the same, and its extract. So a look that finds nothing to do
reads no extract, and the lines of an edition that stays as it is are written as they were read, which is most of a large ledger.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from microsite import sentences
from microsite.diagnostics import Diagnostic, Position
from microsite.read.inventory import Identity

if TYPE_CHECKING:
    from microsite.model.site import Extract

VERSION = 9


class InputRecord(NamedTuple):
    """An input file as it was read."""

    identity: Identity
    digest: str


class ArtifactRecord(NamedTuple):
    """A file of output/ as it was written."""

    view: str
    """digest of the view that it was made from, or of all that the view shows: the key of its group"""
    digest: str
    """of its bytes"""
    identity: Identity


class EditionRecord(NamedTuple):
    """What an edition was made from, so that it need not be planned again while nothing of that changes."""

    files: tuple[str, ...]
    uses: dict[str, str]
    """entries of shared files that it shows → their digest"""
    others: str
    """digest of what it shows of the other editions"""
    shown: str
    """digest of the extract"""
    warnings: list[Diagnostic]
    artifacts: tuple[str, ...]
    keys: dict[str, str]
    """group of artifacts → the digest of all that it may show"""


class EditionLines(NamedTuple):
    """An edition as it stands in the file of a ledger."""

    record: bytes
    """with the artifacts"""
    extract: bytes


class Ledger(NamedTuple):
    """Empty when nothing is known."""

    boot: str = ""
    """the system start under which it was written; under another, output is verified by digest once"""
    written: int = 0
    """when it was written (nanoseconds): an input as young as that may have changed since without a new time"""
    basis: Mapping[str, str] = {}
    """digests of what every artifact depends on: code, libraries, templates, style, interface words, options"""
    inputs: Mapping[str, InputRecord] = {}
    editions: Mapping[str, EditionRecord] = {}
    artifacts: Mapping[str, ArtifactRecord] = {}
    manifest: Identity | None = None
    beside: str = ""
    """digest of all that editions may show of each other"""
    warnings: Sequence[Diagnostic] = ()
    """warnings of no edition"""
    extracts: Mapping[str, Extract | None] = {}
    """of the editions that have no `lines`; None for a draft that is not shown"""
    lines: Mapping[str, EditionLines] = {}
    """the editions that are as in the file that was read"""

    def extract(self, id_: str) -> Extract | None:
        """What others may know of an edition, None for a draft that is not shown; raises one of `DAMAGE` where the file is damaged."""
        from microsite.model.site import Extract

        if id_ not in self.lines:
            return self.extracts[id_]
        value = json.loads(self.lines[id_].extract)
        return Extract.from_json(value) if value is not None else None


DAMAGE = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
"""what taking JSON of another shape apart may raise"""


def load(path: Path | None) -> Ledger:
    """The ledger at `path`; an empty one where there is none that can be trusted."""
    if path is None:
        return Ledger()
    try:
        head, *lines = path.read_bytes().split(b"\n")
        data = json.loads(head)
        return _ledger(data, lines) if data["version"] == VERSION else Ledger()
    except (OSError, *DAMAGE):
        return Ledger()


def _ledger(data: Any, lines: list[bytes]) -> Ledger:
    """The ledger in decoded JSON and the lines of its editions; raises one of `DAMAGE` where it isn't what `save` writes."""
    ids = [_text(id_) for id_ in data["editions"]]
    of_editions = [EditionLines(*pair) for pair in zip(lines[::2], lines[1::2], strict=True)]
    lines_of = dict(zip(ids, of_editions, strict=True))
    editions, artifacts = {}, _artifacts(data["artifacts"])
    for id_, (record, _) in lines_of.items():
        *told, stored = json.loads(record)
        own = _artifacts(stored)
        editions[id_] = _edition(own, *told)
        artifacts |= own
    return Ledger(
        _text(data["boot"]),
        _whole(data["written"]),
        _texts(data["basis"]),
        {_text(file): InputRecord(_identity(identity), _text(digest)) for file, (identity, digest) in data["inputs"].items()},
        editions,
        artifacts,
        manifest=_identity(data["manifest"]) if data["manifest"] is not None else None,
        beside=_text(data["beside"]),
        warnings=restored(data["warnings"]),
        lines=lines_of,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _texts(value: dict[str, Any]) -> dict[str, str]:
    return {_text(name): _text(text) for name, text in value.items()}


def _identity(value: Any) -> Identity:
    # Of whatever kind its four values are: only one with the numbers of a file is ever equal to that of a file.
    return Identity._make(value)


def _artifacts(stored: Any) -> dict[str, ArtifactRecord]:
    return {
        _text(file): ArtifactRecord(_text(view), _text(digest), _identity(identity)) for file, (view, digest, identity) in stored.items()
    }


def _edition(artifacts: Iterable[str], files: Any, uses: Any, others: Any, shown: Any, warnings: Any, keys: Any) -> EditionRecord:
    return EditionRecord(
        tuple(_text(file) for file in files), _texts(uses), _text(others), _text(shown), restored(warnings), tuple(artifacts), _texts(keys)
    )


def restored(stored: Any) -> list[Diagnostic]:
    """The diagnostics that JSON made lists of; raises TypeError or ValueError where they aren't any."""
    return [_diagnostic(*each) for each in stored]


def _diagnostic(code: Any, place: Any, facts: Any, others: Any) -> Diagnostic:
    if _text(code) not in sentences.SENTENCES:
        raise ValueError(code)
    return Diagnostic(
        code, _position(*place), tuple((_text(name), _text(fact)) for name, fact in facts), tuple(_position(*other) for other in others)
    )


def _position(file: Any, line: Any, column: Any, length: Any) -> Position:
    return Position(_text(file), _whole(line), _whole(column), _whole(length))


def save(path: Path, ledger: Ledger) -> None:
    """Write the ledger whole or not at all; raises OSError."""
    lines: list[bytes] = []
    of_editions: set[str] = set()
    for id_, record in ledger.editions.items():
        lines += ledger.lines.get(id_) or _lines(record, ledger.artifacts, ledger.extracts[id_])
        of_editions.update(record.artifacts)
    head = {
        "version": VERSION,
        "boot": ledger.boot,
        "written": ledger.written,
        "basis": ledger.basis,
        "inputs": ledger.inputs,
        "editions": list(ledger.editions),
        "artifacts": {file: record for file, record in ledger.artifacts.items() if file not in of_editions},
        "manifest": ledger.manifest,
        "beside": ledger.beside,
        "warnings": ledger.warnings,
    }
    write_lines(path, [as_line(head), *lines])


def _lines(record: EditionRecord, artifacts: Mapping[str, ArtifactRecord], extract: Extract | None) -> EditionLines:
    own = {file: artifacts[file] for file in record.artifacts}
    return EditionLines(
        as_line([record.files, record.uses, record.others, record.shown, record.warnings, record.keys, own]), as_line(extract)
    )


# Looking for circles takes a third of the time, and there can be none.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def as_line(value: object) -> bytes:
    """Plain values as one line of JSON."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file of the cache whole or not at all; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_bytes(b"\n".join(lines))
    os.replace(temporary, path)


def boot() -> str:
    """A name of the present system start, where the system has one; files written before it may not have reached the disk."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        pass
    if sys.platform == "darwin":
        import subprocess

        started = subprocess.run(["/usr/sbin/sysctl", "-n", "kern.boottime"], capture_output=True, text=True, check=False)
        return started.stdout.strip()
    return ""
