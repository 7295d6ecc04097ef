"""What the last build without errors knew: inputs, editions, artifacts. Disposable JSON; damage or an unknown version means a full build."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from microsite.read.inventory import Identity

VERSION = 1


class InputRecord(NamedTuple):
    """An input file as it was read."""

    identity: Identity
    digest: str


class ArtifactRecord(NamedTuple):
    """A file of output/ as it was written."""

    view: str
    """digest of the view that it was made from"""
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
    extract: list[Any]
    warnings: list[Any]
    artifacts: tuple[str, ...]


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
    warnings: list[Any] = field(default_factory=list)
    """warnings of no edition"""


def load(path: Path | None) -> Ledger:
    """The ledger at `path`; an empty one where there is none that can be trusted."""
    if path is None:
        return Ledger()
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            return Ledger()
        return Ledger(
            data["boot"],
            data["written"],
            data["basis"],
            {file: InputRecord(Identity(*identity), digest) for file, (identity, digest) in data["inputs"].items()},
            {id_: EditionRecord(tuple(record[0]), *record[1:5], tuple(record[5])) for id_, record in data["editions"].items()},
            {file: ArtifactRecord(view, digest, Identity(*identity)) for file, (view, digest, identity) in data["artifacts"].items()},
            Identity(*data["manifest"]) if data["manifest"] else None,
            data["warnings"],
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return Ledger()


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
        "warnings": ledger.warnings,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
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
