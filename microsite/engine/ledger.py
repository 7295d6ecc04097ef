"""What the last build knew: inputs, facts, tasks with what they read, outputs. A SQLite file in the user's own cache folder.

It is disposable: whatever is wrong with it (`Damaged`) means a full build and nothing else. It holds pickled values, so it is never read
from the root, which may come from a stranger.
"""

from __future__ import annotations

import json
import os
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from microsite.diagnostics import Diagnostic
from microsite.engine.records import Changes, InputRecord, OutputRecord, PieceRecord
from microsite.read.inventory import Identity

VERSION = 10
_TABLES = (
    "create table about (name text primary key, value)",
    "create table input (name text primary key, size, modified, changed, inode, digest text, is_read integer, faults blob)",
    "create table fact (key text, source text, digest text, value blob, primary key (key, source)) without rowid",
    "create table task (id integer primary key, name text unique, faults blob)",
    "create table key (id integer primary key, name text unique)",
    "create table reads (key integer, task integer, primary key (key, task)) without rowid",
    "create table output (path text primary key, task text, digest text, size, modified, changed, inode)",
    "create table piece (key text primary key, path text, start integer, length integer)",
)
_INDEXES = (
    "create index fact_source on fact (source)",
    "create index reads_task on reads (task)",
    "create index output_task on output (task)",
    "create index piece_path on piece (path)",
)


class Damaged(Exception):
    """The ledger can't be read."""


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, pickle.UnpicklingError, ValueError, TypeError, LookupError, AttributeError, ImportError, EOFError) as error:
        raise Damaged(str(error)) from error


class Ledger:
    """The ledger of one output folder; without a path it is empty and keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        if path is not None and path.is_file():
            with _reading():
                self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
                if self.about.get("version") != str(VERSION):
                    self.disregard()

    def disregard(self) -> None:
        """Know nothing from here on."""
        self.close()
        for name in ("about", "inputs", "outputs"):
            self.__dict__.pop(name, None)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _rows(self, query: str, values: Iterable[object] = ()) -> list[Any]:
        if self._connection is None:
            return []
        with _reading():
            return self._connection.execute(query, tuple(values)).fetchall()

    def _among(self, query: str, values: Iterable[str]) -> list[Any]:
        """The rows of a query for which `{}` stands for some hundred values at a time."""
        with _reading():
            return _among(self._connection, query, values) if self._connection is not None else []

    @cached_property
    def about(self) -> dict[str, Any]:
        """version, system_start, written, manifest, warnings, and the digests of the program"""
        return dict(self._rows("select name, value from about"))

    @property
    def system_start(self) -> str:
        """The start of the system under which it was written."""
        return str(self.about.get("system_start", ""))

    @property
    def written(self) -> int:
        """When it was written (nanoseconds): an input as young as that may have changed since without a new time."""
        with _reading():
            return int(self.about.get("written", "0"))

    @property
    def program(self) -> dict[str, str]:
        """Digests of what all tasks depend on; see `engine.scan`."""
        with _reading():
            return dict(json.loads(self.about.get("program", "{}")))

    @property
    def manifest(self) -> Identity | None:
        """The identity of the manifest in output/."""
        with _reading():
            value = json.loads(self.about.get("manifest", "null"))
            return Identity(*value) if value is not None else None

    @cached_property
    def inputs(self) -> dict[str, InputRecord]:
        """By name; see `engine.scan`."""
        rows = self._rows("select name, size, modified, changed, inode, digest, is_read from input")
        return {name: InputRecord(Identity(*identity), digest, bool(is_read)) for name, *identity, digest, is_read in rows}

    @cached_property
    def outputs(self) -> dict[str, OutputRecord]:
        """By path below output/."""
        rows = self._rows("select path, task, digest, size, modified, changed, inode from output")
        return {path: OutputRecord(task, digest, Identity(*identity)) for path, task, digest, *identity in rows}

    def tasks(self) -> set[str]:
        """The names of all tasks."""
        return {name for (name,) in self._rows("select name from task")}

    def warnings(self, inputs: Callable[[str], bool], tasks: Callable[[str], bool]) -> list[Diagnostic]:
        """What is wrong in the inputs and was found by the tasks of these names."""
        rows = [faults for name, faults in self._rows("select name, faults from input where faults is not null") if inputs(name)]
        rows += [faults for name, faults in self._rows("select name, faults from task where faults is not null") if tasks(name)]
        with _reading():
            return [fault for faults in rows for fault in pickle.loads(faults)]

    def warnings_of_layout(self) -> tuple[Diagnostic, ...]:
        """What was told of folders, templates and style, which is found out anew by each build that has something to do."""
        with _reading():
            found: tuple[Diagnostic, ...] = pickle.loads(self.about["warnings"]) if "warnings" in self.about else ()
            return found

    def facts(self, key: str) -> dict[str, bytes | None]:
        """The values of a key, pickled, by their sources."""
        return dict(self._rows("select source, value from fact where key = ?", (key,)))

    def facts_below(self, head: str) -> dict[str, dict[str, bytes | None]]:
        """The same of all keys that begin with `head` and a full stop, by key."""
        found: dict[str, dict[str, bytes | None]] = {}
        # The slash is the next character after the full stop.
        for key, source, value in self._rows("select key, source, value from fact where key > ? and key < ?", (f"{head}.", f"{head}/")):
            found.setdefault(key, {})[source] = value
        return found

    def facts_of(self, sources: Iterable[str]) -> dict[tuple[str, str], str]:
        """(key, source) → digest, of all facts of these sources."""
        rows = self._among("select key, source, digest from fact where source in ({})", sources)
        return {(key, source): digest for key, source, digest in rows}

    def readers(self, keys: Iterable[str]) -> dict[str, set[str]]:
        """The tasks that have read one of the keys, each with those that it has read."""
        found: dict[str, set[str]] = {}
        rows = self._among(
            "select task.name, key.name from key join reads on reads.key = key.id join task on task.id = reads.task where key.name in ({})",
            keys,
        )
        for task, key in rows:
            found.setdefault(task, set()).add(key)
        return found

    def pieces_beside(self, key: str) -> dict[str, PieceRecord]:
        """Where a piece stands, and all others of its file; empty where it stands nowhere."""
        query = "select key, path, start, length from piece where path = (select path from piece where key = ?)"
        return {each: PieceRecord(*place) for each, *place in self._rows(query, (key,))}

    def makers_of_pieces(self, paths: Iterable[str]) -> set[str]:
        """The tasks that make the pieces of these files."""
        rows = self._among("select fact.source from piece join fact on fact.key = piece.key where piece.path in ({})", paths)
        return {source for (source,) in rows}

    def save(self, changes: Changes) -> None:
        """Write what a build leaves, whole or not at all; raises OSError."""
        if self.path is None:
            return
        is_new = self._connection is None
        self.close()
        if is_new:
            self.path.unlink(missing_ok=True)
        try:
            connection = sqlite3.connect(self.path, isolation_level=None)
            try:
                # A crash of the system means a full build, see `system_start`; one of the process is harmless.
                connection.execute(f"pragma synchronous = {'off' if system_start() else 'normal'}")
                connection.execute("begin immediate")
                # Not as a script, which would end the transaction; indexes of full tables take less time than filling them row by row.
                for statement in _TABLES if is_new else ():
                    connection.execute(statement)
                _write(connection, changes)
                for statement in _INDEXES if is_new else ():
                    connection.execute(statement)
                connection.execute("commit")
            finally:
                connection.close()
        except sqlite3.Error as error:
            self.path.unlink(missing_ok=True)
            raise OSError(None, str(error), str(self.path)) from error


def _write(connection: sqlite3.Connection, changes: Changes) -> None:
    """Note what a build leaves; what was known of the same names is replaced."""
    many = connection.executemany
    many("insert or replace into about values (?, ?)", changes.about.items())
    inputs = list(changes.inputs)
    renewed = [each for each in inputs if each.facts is not None]
    sources = [*(each.name for each in renewed), *changes.gone_inputs, *(each.name for each in changes.tasks), *changes.gone_tasks]
    many("delete from fact where source = ?", [(source,) for source in sources])
    many("delete from input where name = ?", [(name,) for name in changes.gone_inputs])
    many(
        "insert or replace into input values (?, ?, ?, ?, ?, ?, ?, ?)",
        [(each.name, *each.record.identity, each.record.digest, each.record.is_read, _faults(each.faults)) for each in renewed],
    )
    many(
        "insert into input values (?, ?, ?, ?, ?, ?, ?, null) on conflict (name) do update"
        " set size = excluded.size, modified = excluded.modified, changed = excluded.changed, inode = excluded.inode,"
        " digest = excluded.digest, is_read = excluded.is_read",
        [(each.name, *each.record.identity, each.record.digest, each.record.is_read) for each in inputs if each.facts is None],
    )
    tasks = list(changes.tasks)
    found = [*((each.name, each.facts) for each in renewed), *((each.name, each.facts) for each in tasks)]
    many(
        "insert or replace into fact values (?, ?, ?, ?)",
        sorted((fact.key, name, fact.digest, fact.value) for name, facts in found for fact in facts or ()),
    )
    names = [*(each.name for each in tasks), *changes.gone_tasks]
    many("delete from reads where task = (select id from task where name = ?)", [(name,) for name in names])
    many("delete from task where name = ?", [(name,) for name in changes.gone_tasks])
    many(
        "insert into task (name, faults) values (?, ?) on conflict (name) do update set faults = excluded.faults",
        [(each.name, _faults(each.faults)) for each in tasks],
    )
    keys = {key for each in tasks for key in each.reads}
    many("insert or ignore into key (name) values (?)", [(key,) for key in sorted(keys)])
    ids = dict(_among(connection, "select name, id from task where name in ({})", (each.name for each in tasks)))
    key_ids = dict(_among(connection, "select name, id from key where name in ({})", keys))
    many("insert into reads values (?, ?)", sorted((key_ids[key], ids[each.name]) for each in tasks for key in each.reads))
    many("delete from output where path = ?", [(path,) for path in changes.gone_outputs])
    many(
        "insert or replace into output values (?, ?, ?, ?, ?, ?, ?)",
        [(path, record.task, record.digest, *record.identity) for path, record in changes.outputs.items()],
    )
    many("delete from piece where path = ?", [(path,) for path in (*changes.made, *changes.gone_outputs)])
    many("insert or replace into piece values (?, ?, ?, ?)", [(key, *piece) for key, piece in changes.pieces.items()])


def _among(connection: sqlite3.Connection, query: str, values: Iterable[str]) -> list[Any]:
    """The rows of a query for which `{}` stands for some hundred values at a time."""
    values = sorted(values)
    found = []
    for start in range(0, len(values), 500):
        some = values[start : start + 500]
        found += connection.execute(query.format(",".join("?" * len(some))), some).fetchall()
    return found


def _faults(faults: tuple[Diagnostic, ...]) -> bytes | None:
    return pickle.dumps(faults) if faults else None


def system_start() -> str:
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


def discard(path: Path) -> None:
    """Remove a ledger that can't be read."""
    for name in (path, path.with_name(f"{path.name}-journal")):
        if os.path.lexists(name):
            name.unlink()
