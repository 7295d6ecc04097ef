"""What a build can begin before it has imported the rest of itself: reading the sections of an edition that was edited."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from microsite import digests
from microsite.build.ledger import Ledger
from microsite.build.store import Store
from microsite.build.survey import CODE, Survey, code_basis
from microsite.dealing import is_worth_a_process
from microsite.load.ahead import Ahead
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.layout import EDITION_FILE, layout
from microsite.settings import Settings


def store_beside(state: Path | None, survey: Survey, ledger: Ledger) -> Store | None:
    """The decoded sections that builds under the same code have left beside the ledger at `state`; None where there can be none.

    Other code may refuse what passed before, or make something else of it.
    """
    code = {name for name in survey.identities if name.startswith(CODE)}
    if state is None or not code <= survey.same or code != {name for name in ledger.inputs if name.startswith(CODE)}:
        return None
    basis = code_basis({name: ledger.inputs[name].digest for name in code})
    trusted = {name: ledger.inputs[name].digest for name in survey.same if name.startswith("content/")}
    return Store(state.parent / "sections", digests.of_value(basis), trusted, frozenset(ledger.editions))


@contextmanager
def reading_ahead(settings: Settings, survey: Survey, store: Store | None) -> Iterator[Ahead | None]:
    """The sections of the one edition that has changed, being read by another process while the body runs; None where that gains nothing:
    of several editions, each process of a build reads its own."""
    files = sections_to_read(survey, store)
    cores = settings.jobs or os.cpu_count() or 1
    if cores < 2 or not is_worth_a_process(len(files)):
        yield None
        return
    ahead = Ahead(settings.root, files, survey.same)
    try:
        yield ahead
    finally:
        ahead.end()


def sections_to_read(survey: Survey, store: Store | None) -> tuple[str, ...]:
    """The files of its sections that the store lacks, where one edition alone has a file of its own that is not as it was."""
    if store is None:
        return ()
    found = layout(survey.files(), RESERVED_SECTIONS)
    changed = {
        id_
        for id_, files in found.editions.items()
        if not survey.same.issuperset((f"content/{id_}/{EDITION_FILE}", *files))
        or any(name == id_ and file not in survey.same for (_, name), file in found.catalogues.items())
    }
    if len(changed) != 1:
        return ()
    edition = changed.pop()
    return store.unread(edition, found.editions[edition])
