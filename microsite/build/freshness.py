"""Whether there is anything to do at all: told by stat calls and the ledger, without any of the libraries."""

from __future__ import annotations

import os
from pathlib import Path

from microsite import digests
from microsite.build import ledger as ledgers
from microsite.build.ledger import ArtifactRecord, Ledger
from microsite.build.outcome import Outcome
from microsite.build.survey import Survey, input_records
from microsite.diagnostics import ordered
from microsite.publish.output import MANIFEST, has_bytes, interrupted
from microsite.read.inventory import identity_of
from microsite.settings import Settings


def options_digest(settings: Settings) -> str:
    """The digest of the options that what is published depends on."""
    return digests.of_value([settings.base_url, settings.drafts, settings.trust_templates])


def intact_artifacts(settings: Settings, survey: Survey, ledger: Ledger) -> frozenset[str]:
    """The artifacts whose files are as the ledger says."""
    verify = settings.verify or not survey.same_boot
    # Plain strings: thousands of path objects would take longer than asking the system.
    output = str(settings.output)
    return frozenset(path for path, record in ledger.artifacts.items() if _is_intact(f"{output}/{path}", record, verify))


def _is_intact(path: str, record: ArtifactRecord, verify: bool) -> bool:
    try:
        if not verify and identity_of(os.lstat(path)) == record.identity:
            return True
        return has_bytes(Path(path), record.digest)
    except OSError:
        return False


def nothing_to_do(settings: Settings, survey: Survey, ledger: Ledger, state: Path | None) -> Outcome | None:
    """The outcome where inputs, options and output are as the last build left them; else None."""
    if (
        not survey.unchanged
        or ledger.basis.get("options") != options_digest(settings)
        or ledger.manifest is None
        or interrupted(settings.output)
    ):
        return None
    stored = [*ledger.warnings, *(warning for record in ledger.editions.values() for warning in record.warnings)]
    if (settings.strict or settings.min_coverage) and stored:
        return None
    try:
        if identity_of(os.stat(settings.output / MANIFEST)) != ledger.manifest:
            return None
    except OSError:
        return None
    if len(intact_artifacts(settings, survey, ledger)) != len(ledger.artifacts):
        return None
    if state is not None and (
        not survey.same_boot
        or any(ledger.inputs[name].identity != identity for name, identity in survey.identities.items())
        or survey.taken - ledger.written < 60_000_000_000
    ):
        _refresh(settings, survey, ledger, state)
    return Outcome(tuple(ordered(stored)), unchanged=len(ledger.artifacts), published=True)


def _refresh(settings: Settings, survey: Survey, ledger: Ledger, state: Path) -> None:
    """Note the files' present identities, so that the next look needs no digests."""
    inputs = input_records(settings, survey, ledger, {})
    ledgers.save(state, ledger._replace(inputs=inputs, written=survey.taken, boot=ledgers.boot()))
