"""The tables of the ledger, and how they are written."""

from __future__ import annotations

import pickle
import sqlite3

from microsite.diagnostics import Diagnostic
from microsite.engine.records import Changes

_SCHEMA = """
create table about (name text primary key, value);
create table input (name text primary key, size, modified, changed, inode, digest text, is_read integer, faults blob);
create table fact (key text, source text, digest text, value blob, primary key (key, source)) without rowid;
create index fact_source on fact (source);
create table task (id integer primary key, name text unique, faults blob);
create table key (id integer primary key, name text unique);
create table reads (key integer, task integer, primary key (key, task)) without rowid;
create index reads_task on reads (task);
create table output (path text primary key, task text, digest text, size, modified, changed, inode);
create index output_task on output (task);
create table piece (key text primary key, path text, start integer, length integer);
create index piece_path on piece (path);
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty file a ledger that knows nothing."""
    for statement in _SCHEMA.strip().split(";\n"):
        connection.execute(statement)


def write_changes(connection: sqlite3.Connection, changes: Changes) -> None:
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
    ids = _ids(connection, "task", {each.name for each in tasks})
    key_ids = _ids(connection, "key", keys)
    many("insert into reads values (?, ?)", sorted((key_ids[key], ids[each.name]) for each in tasks for key in each.reads))
    many("delete from output where path = ?", [(path,) for path in changes.gone_outputs])
    many(
        "insert or replace into output values (?, ?, ?, ?, ?, ?, ?)",
        [(path, record.task, record.digest, *record.identity) for path, record in changes.outputs.items()],
    )
    many("delete from piece where path = ?", [(path,) for path in (*changes.made, *changes.gone_outputs)])
    many("insert or replace into piece values (?, ?, ?, ?)", [(key, *piece) for key, piece in changes.pieces.items()])


def _ids(connection: sqlite3.Connection, table: str, names: set[str]) -> dict[str, int]:
    """The numbers by which tasks or keys are told apart."""
    if len(names) > 500:
        return dict(connection.execute(f"select name, id from {table}"))
    query = f"select name, id from {table} where name in ({','.join('?' * len(names))})"
    return dict(connection.execute(query, tuple(names)))


def _faults(faults: tuple[Diagnostic, ...]) -> bytes | None:
    return pickle.dumps(faults) if faults else None
