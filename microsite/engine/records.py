"""What the ledger holds, and what a build leaves in it, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from microsite.diagnostics import Diagnostic
from microsite.read.inventory import Identity


class InputRecord(NamedTuple):
    """An input file as it was read."""

    identity: Identity
    digest: str
    is_read: bool
    """whether its facts are in the ledger"""


class OutputRecord(NamedTuple):
    """A file of output/ as it was written."""

    task: str
    digest: str
    identity: Identity


class FactRecord(NamedTuple):
    """A fact as it is kept."""

    key: str
    digest: str
    value: bytes | None
    """pickled; None where it is read from its file"""


class PieceRecord(NamedTuple):
    """Where in a published file a piece of a page stands."""

    path: str
    start: int
    length: int


class InputChange(NamedTuple):
    """What to note of an input; `facts` is None where those in the ledger still hold."""

    name: str
    record: InputRecord
    facts: tuple[FactRecord, ...] | None = None
    faults: tuple[Diagnostic, ...] = ()


class TaskChange(NamedTuple):
    """What to note of a task that has run."""

    name: str
    reads: frozenset[str]
    faults: tuple[Diagnostic, ...]
    facts: tuple[FactRecord, ...]


class Changes(NamedTuple):
    """What a build leaves."""

    about: Mapping[str, str | bytes]
    inputs: Iterable[InputChange] = ()
    gone_inputs: Iterable[str] = ()
    tasks: Iterable[TaskChange] = ()
    gone_tasks: Iterable[str] = ()
    made: Iterable[str] = ()
    """the files of all tasks that have run"""
    outputs: Mapping[str, OutputRecord] = {}
    """those of them that are not as they were"""
    gone_outputs: Iterable[str] = ()
    pieces: Mapping[str, PieceRecord] = {}
    """all that stand in the files that were made"""
