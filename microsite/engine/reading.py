"""Reads what has changed since the ledger was written, and tells which facts that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from microsite.engine.ledger import Ledger
from microsite.engine.outcome import Progress
from microsite.engine.pool import Pool, in_shares
from microsite.engine.records import FactRecord
from microsite.engine.scan import Scan
from microsite.engine.worker import ReadResult
from microsite.load.facts import edition_inputs, shared_catalogues, shared_inputs
from microsite.load.site import Site
from microsite.read.layout import Layout
from microsite.settings import Settings


class ChangedFiles(NamedTuple):
    """What was read, and what that changes."""

    results: tuple[ReadResult, ...]
    gone: frozenset[str]
    """files that are read no more"""
    wanted: frozenset[str]
    """all files that say something"""
    changed: frozenset[str]
    """keys of facts that are not as they were"""


def read_changed(pool: Pool, settings: Settings, scan: Scan, ledger: Ledger, found: Layout, progress: Progress) -> ChangedFiles:
    """Read the files that say something and are not as the ledger knows them; all processes know their facts afterwards."""
    same = {name for name in scan.same if ledger.inputs[name].is_read}
    # What editions share says which languages there are, and so which catalogues are wanted.
    exists = scan.identities.__contains__
    shared = [*filter(exists, shared_inputs(found))]
    results = pool.read_here(name for name in shared if name not in same)
    languages = [language.path for language in Site(pool.own.facts, settings).languages]
    assets = [name for name in scan.identities if name.startswith("assets/") and not name.endswith(".css")]
    others = [*filter(exists, shared_catalogues(settings.root, found, languages)), *assets]
    results += pool.read_here(name for name in others if name not in same)
    of_editions = {id_: [*filter(exists, edition_inputs(found, id_, languages))] for id_ in found.editions}
    wanted = frozenset((*shared, *others, *(name for files in of_editions.values() for name in files)))
    gone = frozenset(name for name, record in ledger.inputs.items() if record.is_read and name not in wanted)
    pool.know([*results, *((name, ()) for name in gone)])
    unread = {id_: [name for name in files if name not in same] for id_, files in of_editions.items()}
    total = sum(map(len, unread.values()))
    progress("read", 0, total)
    # An edition is read by the process that will make its pages.
    assigned = in_shares({id_: len(files) for id_, files in found.editions.items()}, pool.share_count)
    results += pool.read([[name for id_ in share for name in unread[id_]] for share in assigned])
    progress("read", total, total)
    changed = _changed_facts(ledger, {each.file.file: each.facts for each in results} | dict.fromkeys(gone, ()))
    return ChangedFiles(tuple(results), gone, wanted, changed)


def _changed_facts(ledger: Ledger, now: Mapping[str, Iterable[FactRecord]]) -> frozenset[str]:
    """The keys of facts of these sources that are not as the ledger has them."""
    before = ledger.facts_of(now)
    after = {(fact.key, source): fact.digest for source, facts in now.items() for fact in facts}
    return frozenset(key for key, source in before.keys() | after.keys() if before.get((key, source)) != after.get((key, source)))
