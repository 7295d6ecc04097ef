"""What a build can begin before it has imported the rest of itself: reading the sections of an edition that was edited."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from microsite.build.ledger import Ledger
from microsite.build.survey import CODE, Survey
from microsite.dealing import is_worth_a_process
from microsite.load.ahead import Ahead
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.layout import EDITION_FILE, layout
from microsite.settings import Settings


@contextmanager
def reading_ahead(settings: Settings, survey: Survey, ledger: Ledger) -> Iterator[Ahead | None]:
    """The sections of the one edition that has changed, being read by another process while the body runs; None where that gains nothing:
    of several editions, each process of a build reads its own."""
    files = sections_to_read(survey, ledger)
    cores = settings.jobs or os.cpu_count() or 1
    if cores < 2 or not is_worth_a_process(len(files)):
        yield None
        return
    ahead = Ahead(settings.root, files, survey.same)
    try:
        yield ahead
    finally:
        ahead.end()


def sections_to_read(survey: Survey, ledger: Ledger) -> tuple[str, ...]:
    """The files of the sections that are worth reading ahead."""
    return _sections_of_one(survey) if _is_same_code(survey, ledger) else ()


def _is_same_code(survey: Survey, ledger: Ledger) -> bool:
    """Whether files may be trusted that a build without faults has seen: other code may refuse what passed before."""
    code = {name for name in survey.identities if name.startswith(CODE)}
    return code <= survey.same and code == {name for name in ledger.inputs if name.startswith(CODE)}


def _sections_of_one(survey: Survey) -> tuple[str, ...]:
    """The files of its sections, where one edition alone has a file of its own that is not as it was."""
    found = layout(survey.files(), RESERVED_SECTIONS)
    changed = {
        id_
        for id_, files in found.editions.items()
        if not survey.same.issuperset((f"content/{id_}/{EDITION_FILE}", *files))
        or any(name == id_ and file not in survey.same for (_, name), file in found.catalogues.items())
    }
    return found.editions[changed.pop()] if len(changed) == 1 else ()
