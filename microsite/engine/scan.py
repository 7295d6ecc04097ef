"""What inputs and outputs are now: stat calls first, digests only where those prove nothing; and what all tasks depend on beside them."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from microsite import digests
from microsite.engine.ledger import Ledger, system_start
from microsite.engine.records import InputRecord
from microsite.publish.output import has_bytes
from microsite.read.inventory import CODE_MARK, PROVES, SHIPPED_MARK, UNITS_FILE, Identity, identity_of, inventory, split_mark
from microsite.settings import SHIPPED, Settings

if TYPE_CHECKING:
    from microsite.read.design import Design

ROOT_FOLDERS = ("content", "translations", "templates", "assets")
LOCK_FILE = "requirements.lock"
CODE_PARTS = ("code", "libraries")
"""parts of the program: under another one of these, what the ledger knows may mean something else"""
# The coarsest clock of a file system in use: a file changed that shortly before it was looked at may change again under the same time.
_TICK = 2_000_000_000


class Scan(NamedTuple):
    """The inputs of a build: the root's files, those of the tool that the root has none of its own for, and the tool's code."""

    taken: int
    """when (nanoseconds)"""
    identities: Mapping[str, Identity]
    """by name: a path of the root, or one of the tool with `SHIPPED_MARK` or `CODE_MARK` before it"""
    same: frozenset[str]
    """inputs whose bytes are those that the ledger knows"""
    gone: frozenset[str]
    """inputs that the ledger knows and that are there no more"""
    is_young: bool
    """whether the times of some inputs prove nothing, because they are as young as the ledger"""

    @property
    def is_unchanged(self) -> bool:
        """Whether every input is as the ledger knows it."""
        return not self.gone and len(self.same) == len(self.identities)

    def files(self) -> list[str]:
        """The paths of the root's own inputs."""
        return [name for name in self.identities if not split_mark(name)[0]]


def scan_inputs(settings: Settings, ledger: Ledger) -> Scan:
    """Look at every input once."""
    taken = time.time_ns()
    identities: dict[str, Identity] = dict(inventory(settings.root, *ROOT_FOLDERS))
    for path, identity in inventory(SHIPPED, "templates", "assets", "translations").items():
        if _serves(path, settings.root) and (path not in identities or path.startswith("translations/")):
            identities[SHIPPED_MARK + path] = identity
    for path, identity in inventory(SHIPPED, "microsite").items():
        if path.endswith((".py", ".json")):
            identities[CODE_MARK + path] = identity
    with contextlib.suppress(OSError):
        identities[CODE_MARK + LOCK_FILE] = identity_of((SHIPPED / LOCK_FILE).stat())
    records, written = ledger.inputs, ledger.written
    same = frozenset(name for name, identity in identities.items() if _is_same(settings, written, records.get(name), name, identity))
    is_young = any(max(each.modified, each.changed) >= written - _TICK for each in identities.values())
    return Scan(taken, identities, same, frozenset(records.keys() - identities.keys()), is_young)


def _serves(path: str, root: Path) -> bool:
    """Whether a root uses this file of the tool, be it under one of its own."""
    if path == UNITS_FILE:
        return True
    return root != SHIPPED and (path.startswith(("templates/", "assets/")) or path.endswith("/interface.po"))


def _is_same(settings: Settings, written: int, record: InputRecord | None, name: str, identity: Identity) -> bool:
    if record is None:
        return False
    is_proven = PROVES and not settings.verify and max(identity.modified, identity.changed) < written - _TICK
    if is_proven and record.identity == identity:
        return True
    # Another size can't be the same bytes; the same bytes under new times are no change.
    return record.identity.size == identity.size and record.digest == file_digest(settings.root, name)


def file_digest(root: Path, name: str) -> str:
    """The digest of an input's bytes; empty where it can't be read."""
    mark, path = split_mark(name)
    try:
        return digests.of_bytes(((SHIPPED if mark else root) / path).read_bytes())
    except OSError:
        return ""


def damaged_outputs(settings: Settings, ledger: Ledger) -> frozenset[str]:
    """The files of output/ that are not as the ledger says; after a restart of the system all are read, for what was written shortly
    before may not have reached the disk."""
    verify = settings.verify or ledger.system_start != system_start()
    # Plain strings: thousands of path objects would take longer than asking the system.
    output = str(settings.output)
    return frozenset(
        path for path, record in ledger.outputs.items() if not _is_intact(f"{output}/{path}", record.identity, record.digest, verify)
    )


def _is_intact(path: str, identity: Identity, digest: str, verify: bool) -> bool:
    try:
        if not verify and identity_of(os.lstat(path)) == identity:
            return True
        return has_bytes(Path(path), digest)
    except OSError:
        return False


def code_digests(inputs: Mapping[str, str]) -> dict[str, str]:
    """The digests of code and libraries; `inputs`: name → digest."""
    code = {name: digest for name, digest in inputs.items() if name.startswith(CODE_MARK) and name != CODE_MARK + LOCK_FILE}
    return {"code": digests.of_value(code), "libraries": digests.of_value([inputs.get(CODE_MARK + LOCK_FILE, ""), sys.version])}


def design_digests(design: Design, is_sandboxed: bool) -> dict[str, str]:
    """The digests of templates and style, and whether templates run in the sandbox."""
    return {
        "templates": digests.of_value(sorted(design.templates.items())),
        "style": digests.of_value([design.style, design.styles, design.custom]),
        "sandbox": str(is_sandboxed),
    }


def options_digest(settings: Settings) -> str:
    """The digest of the options that what is published depends on."""
    return digests.of_value([settings.base_url, settings.drafts, settings.trust_templates])
