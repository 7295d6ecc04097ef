"""What a build can begin before it has imported the rest of itself: other processes read what editions share, and what was edited."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

from microsite import digests
from microsite.build.ledger import Ledger
from microsite.build.store import Store
from microsite.build.survey import CODE, Survey, code_basis
from microsite.dealing import is_worth_a_process
from microsite.load.ahead import Ahead, SharedAhead
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.layout import EDITION_FILE, Layout, layout
from microsite.settings import Settings


class Early:
    """A build's first looks at its root, and the processes that read on; a scope for these, which are gone at its end.

    `state` is where the ledger is kept: None where nothing is.
    """

    def __init__(self, settings: Settings, survey: Survey, ledger: Ledger, state: Path | None) -> None:
        self.layout = layout(survey.files(), RESERVED_SECTIONS)
        self.trusted = trusted_files(survey, ledger)
        """files that need no second look, because a build without faults has seen their bytes"""
        self.store = store_beside(state, self.trusted, ledger)
        self.shared: SharedAhead | None = None
        self.sections: Ahead | None = None
        """of the one edition that has changed; of several, each process of a build reads its own"""
        # In a small root there is less to read than the other process has to import for it.
        if (settings.jobs or os.cpu_count() or 1) > 1 and is_worth_a_process(sum(map(len, self.layout.editions.values()))):
            edition = changed_edition(survey, self.layout)
            self.shared = SharedAhead(settings.root, self.layout, self.trusted, settings.base_url, settings.drafts, edition)
            files = self.store.unread(edition, self.layout.editions[edition]) if self.store is not None and edition else ()
            if is_worth_a_process(len(files)):
                self.sections = Ahead(settings.root, files, self.trusted)

    def __enter__(self) -> Early:
        return self

    def __exit__(self, type_: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for reading in (self.shared, self.sections):
            if reading is not None:
                reading.end()


def trusted_files(survey: Survey, ledger: Ledger) -> frozenset[str]:
    """The files whose bytes a build without faults has seen under the same code: other code may refuse what passed before."""
    code = {name for name in survey.identities if name.startswith(CODE)}
    known = {name for name in ledger.inputs if name.startswith(CODE)}
    return survey.same if code == known and code <= survey.same else frozenset()


def store_beside(state: Path | None, trusted: frozenset[str], ledger: Ledger) -> Store | None:
    """The decoded sections that builds under the same code have left beside the ledger at `state`; None where there can be none."""
    if state is None or not trusted:
        return None
    basis = code_basis({name: record.digest for name, record in ledger.inputs.items() if name.startswith(CODE)})
    content = {name: ledger.inputs[name].digest for name in trusted if name.startswith("content/")}
    return Store(state.parent / "sections", digests.of_value(basis), content, frozenset(ledger.editions))


def changed_edition(survey: Survey, found: Layout) -> str:
    """The one edition of which a file is not as it was; empty where there are several or none."""
    changed = [
        id_
        for id_, files in found.editions.items()
        if not survey.same.issuperset((f"content/{id_}/{EDITION_FILE}", *files))
        or any(name == id_ and file not in survey.same for (_, name), file in found.catalogues.items())
    ]
    return changed[0] if len(changed) == 1 else ""
