"""The build: scan, read, run tasks, publish. Read `build` aloud to know what the tool does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import closing, nullcontext

from microsite.engine.ledger import Damaged, Ledger, discard, system_start
from microsite.engine.outcome import BuildResult, Progress, is_refused, no_progress, told
from microsite.engine.places import ledger_file, place_faults
from microsite.engine.records import Changes, InputChange
from microsite.engine.scan import Scan, damaged_outputs, options_digest, scan_inputs
from microsite.files import lock
from microsite.publish.output import MANIFEST, clear_staging, interrupted
from microsite.read.inventory import identity_of
from microsite.settings import Settings

__all__ = ["BuildResult", "build", "check", "is_refused"]


def build(settings: Settings, progress: Progress = no_progress) -> BuildResult:
    """Bring output/ up to date. Raises OSError where the machine fails, `files.Locked` where another build is at it."""
    return _timed(settings, lambda: _build_alone(settings, progress))


def check(settings: Settings, progress: Progress = no_progress) -> BuildResult:
    """All that `build` would refuse or warn of; reads everything afresh and writes nothing."""
    from microsite.engine.pipeline import run_build

    nothing = Ledger(None)
    return _timed(settings, lambda: run_build(settings, scan_inputs(settings, nothing), nothing, is_dry=True, progress=progress))


def _timed(settings: Settings, work: Callable[[], BuildResult]) -> BuildResult:
    """The outcome of the work, unless the folders it works in can't serve."""
    started = time.perf_counter()
    outcome = BuildResult(tuple(place_faults(settings)))
    return (outcome if outcome.diagnostics else work())._replace(seconds=time.perf_counter() - started)


def _build_alone(settings: Settings, progress: Progress) -> BuildResult:
    """Build while no other process can, and once more where the ledger is damaged."""
    path = ledger_file(settings)
    with lock(path.with_suffix(".lock")) if path else nullcontext():
        clear_staging(settings.output)
        try:
            return _build(settings, Ledger(path), progress)
        except Damaged:
            assert path is not None
            discard(path)
            return _build(settings, Ledger(path), progress)


def _build(settings: Settings, ledger: Ledger, progress: Progress) -> BuildResult:
    with closing(ledger):
        scan = scan_inputs(settings, ledger)
        outcome = _nothing_to_do(settings, scan, ledger)
        if outcome is not None:
            return outcome
        # Imported late: with nothing to do, none of the libraries is needed.
        from microsite.engine.pipeline import run_build

        return run_build(settings, scan, ledger, is_dry=False, progress=progress)


def _nothing_to_do(settings: Settings, scan: Scan, ledger: Ledger) -> BuildResult | None:
    """The outcome where inputs, options and output are as the last build left them; else None."""
    if (
        not scan.is_unchanged
        or ledger.program.get("options") != options_digest(settings)
        or ledger.manifest is None
        or interrupted(settings.output)
    ):
        return None
    warnings = told([*ledger.warnings(lambda name: True, lambda name: True), *ledger.warnings_of_layout()], settings)
    if (settings.strict or settings.min_coverage) and warnings:
        return None
    try:
        if identity_of(os.stat(settings.output / MANIFEST)) != ledger.manifest:
            return None
    except OSError:
        return None
    if damaged_outputs(settings, ledger):
        return None
    records = ledger.inputs
    changed = [
        InputChange(name, records[name]._replace(identity=identity))
        for name, identity in scan.identities.items()
        if records[name].identity != identity
    ]
    restarted = ledger.system_start != system_start()
    if changed or restarted or scan.is_young:
        # Note the files' present identities, so that the next look needs no digests.
        about = {"written": str(scan.taken), "system_start": system_start()}
        ledger.save(Changes(about, changed))
    return BuildResult(warnings, unchanged=len(ledger.outputs), published=True)
