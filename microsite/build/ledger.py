"""What the last build without errors knew: inputs, editions, artifacts. Disposable JSON: damage or an unknown version means a full one."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from microsite import sentences
from microsite.diagnostics import Diagnostic, Position
from microsite.model.site import Extract
from microsite.read.inventory import Identity

VERSION = 8


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
    extract: Extract | None
    """None for a draft that is not shown"""
    shown: str
    """digest of the extract"""
    warnings: list[Diagnostic]
    artifacts: tuple[str, ...]
    keys: dict[str, str]
    """group of artifacts → the digest of all that it may show"""


@dataclass(slots=True)
class Ledger:
    """Empty when nothing is known."""

    boot: str = ""
    """the system start under which it was written; under another, output is verified by digest once"""
    written: int = 0
    """when it was written (nanoseconds): an input as young as that may have changed since without a new time"""
    basis: dict[str, str] = field(default_factory=dict)
    """digests of what every artifact depends on: code, libraries, templates, style, interface words, options"""
    inputs: dict[str, InputRecord] = field(default_factory=dict)
    editions: dict[str, EditionRecord] = field(default_factory=dict)
    artifacts: dict[str, ArtifactRecord] = field(default_factory=dict)
    manifest: Identity | None = None
    beside: str = ""
    """digest of all that editions may show of each other"""
    warnings: list[Diagnostic] = field(default_factory=list)
    """warnings of no edition"""


def load(path: Path | None) -> Ledger:
    """The ledger at `path`; an empty one where there is none that can be trusted."""
    if path is None:
        return Ledger()
    try:
        data = json.loads(path.read_bytes())
        return _ledger(data) if data["version"] == VERSION else Ledger()
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return Ledger()


def _ledger(data: Any) -> Ledger:
    """The ledger in decoded JSON; raises TypeError or ValueError where it isn't what `save` writes."""
    return Ledger(
        _text(data["boot"]),
        _whole(data["written"]),
        _texts(data["basis"]),
        {_text(file): InputRecord(_identity(identity), _text(digest)) for file, (identity, digest) in data["inputs"].items()},
        {_text(id_): _edition(*record) for id_, record in data["editions"].items()},
        {
            _text(file): ArtifactRecord(_text(view), _text(digest), _identity(identity))
            for file, (view, digest, identity) in data["artifacts"].items()
        },
        _identity(data["manifest"]) if data["manifest"] is not None else None,
        _text(data["beside"]),
        restored(data["warnings"]),
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
    size, modified, changed, inode = value
    return Identity(_whole(size), _whole(modified), _whole(changed), _whole(inode))


def _edition(files: Any, uses: Any, others: Any, extract: Any, shown: Any, warnings: Any, artifacts: Any, keys: Any) -> EditionRecord:
    return EditionRecord(
        tuple(_text(file) for file in files),
        _texts(uses),
        _text(others),
        Extract.from_json(extract) if extract is not None else None,
        _text(shown),
        restored(warnings),
        tuple(_text(path) for path in artifacts),
        _texts(keys),
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


# Looking for circles takes a third of the time, and there can be none.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def save(path: Path, ledger: Ledger) -> None:
    """Write the ledger whole or not at all; raises OSError."""
    data = {
        "version": VERSION,
        "boot": ledger.boot,
        "written": ledger.written,
        "basis": ledger.basis,
        "inputs": ledger.inputs,
        "editions": ledger.editions,
        "artifacts": ledger.artifacts,
        "manifest": ledger.manifest,
        "beside": ledger.beside,
        "warnings": ledger.warnings,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(_ENCODER.encode(data), encoding="utf-8")
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
