"""What the inputs are now, and which a build without faults has already seen: stat calls first, digests only where those prove nothing."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from microsite import digests
from microsite.build.ledger import InputRecord, Ledger, boot
from microsite.read.inventory import PROVES, Identity, identity_of, inventory
from microsite.settings import SHIPPED, Settings

ROOT_FOLDERS = ("content", "translations", "templates", "assets")
CODE, SHIPPED_MARK = "code:", "shipped:"
LOCK_FILE = "requirements.lock"
# The coarsest clock of a file system in use: a file changed that shortly before it was looked at may change again under the same time.
_TICK = 2_000_000_000


class Survey(NamedTuple):
    """The inputs of a build: the root's files, those of the tool that the root has none of its own for, and the tool's code."""

    taken: int
    """when (nanoseconds)"""
    identities: Mapping[str, Identity]
    """by name: a path of the root, or one of the tool with `SHIPPED_MARK` or `CODE` before it"""
    same: frozenset[str]
    """inputs whose bytes are those of the ledger"""
    gone: frozenset[str]
    """inputs of the ledger that are there no more"""
    same_boot: bool

    @property
    def unchanged(self) -> bool:
        """Whether every input is as the ledger knows it."""
        return not self.gone and len(self.same) == len(self.identities)

    def files(self) -> list[str]:
        """The paths of the root's own inputs."""
        return [name for name in self.identities if ":" not in name]


def take_survey(settings: Settings, ledger: Ledger) -> Survey:
    """Look at every input once."""
    taken = time.time_ns()
    identities: dict[str, Identity] = dict(inventory(settings.root, *ROOT_FOLDERS))
    if settings.root != SHIPPED:
        for path, identity in inventory(SHIPPED, "templates", "assets", "translations").items():
            if path not in identities and _serves_others(path):
                identities[SHIPPED_MARK + path] = identity
    for path, identity in inventory(SHIPPED, "microsite").items():
        if path.endswith((".py", ".json")):
            identities[CODE + path] = identity
    with contextlib.suppress(OSError):
        identities[CODE + LOCK_FILE] = identity_of((SHIPPED / LOCK_FILE).stat())
    same = frozenset(name for name, identity in identities.items() if _is_same(settings, ledger, name, identity))
    return Survey(taken, identities, same, frozenset(ledger.inputs.keys() - identities.keys()), ledger.boot == boot())


def _serves_others(path: str) -> bool:
    return path.startswith(("templates/", "assets/")) or path.endswith("/interface.po") or path == "translations/units.yaml"


def _is_same(settings: Settings, ledger: Ledger, name: str, identity: Identity) -> bool:
    record = ledger.inputs.get(name)
    if record is None:
        return False
    proven = PROVES and not settings.verify and max(identity.modified, identity.changed) < ledger.written - _TICK
    if proven and record.identity == identity:
        return True
    # Another size can't be the same bytes; the same bytes under new times are no change.
    return record.identity.size == identity.size and record.digest == file_digest(settings.root, name)


def file_digest(root: Path, name: str) -> str:
    """The digest of an input's bytes; empty where it can't be read."""
    mark, _, path = name.rpartition(":")
    try:
        return digests.of_bytes(((SHIPPED if mark else root) / path).read_bytes())
    except OSError:
        return ""


def input_records(settings: Settings, survey: Survey, ledger: Ledger, read: Mapping[str, str]) -> dict[str, InputRecord]:
    """What the new ledger says of the inputs; `read`: name → digest of the bytes that this build has used."""
    return {
        name: InputRecord(
            identity, ledger.inputs[name].digest if name in survey.same else read.get(name) or file_digest(settings.root, name)
        )
        for name, identity in survey.identities.items()
    }


def code_basis(code: Mapping[str, str]) -> dict[str, str]:
    """The basis entries for the generator itself and its libraries; `code`: input → digest, the lock of the libraries among them."""
    modules = {name: value for name, value in code.items() if name != CODE + LOCK_FILE}
    return {"code": digests.of_value(modules), "libraries": digests.of_value([code.get(CODE + LOCK_FILE, ""), sys.version])}
