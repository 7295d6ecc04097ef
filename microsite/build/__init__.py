"""The build: survey, read, plan, compare, render, publish. Read `build` aloud to know what the tool does."""

from __future__ import annotations

import time
from contextlib import nullcontext

from microsite.build import ledger as ledgers
from microsite.build.freshness import nothing_to_do
from microsite.build.ledger import Ledger
from microsite.build.outcome import Outcome, is_refused
from microsite.build.places import place_faults, state_file
from microsite.build.survey import take_survey
from microsite.files import lock
from microsite.publish.staging import clear_leftovers
from microsite.settings import Settings

__all__ = ["Outcome", "build", "check", "is_refused"]


def build(settings: Settings) -> Outcome:
    """Bring output/ up to date. Raises OSError where the machine fails, and `files.Locked` where another build is at it."""
    started = time.perf_counter()
    faults = place_faults(settings)
    if faults:
        return Outcome(tuple(faults))
    state = state_file(settings)
    with lock(state.with_suffix(".lock")) if state else nullcontext():
        clear_leftovers(settings.output)
        ledger = ledgers.load(state)
        survey = take_survey(settings, ledger)
        outcome = nothing_to_do(settings, survey, ledger, state)
        if outcome is None:
            # Imported late: with nothing to do, none of the libraries is needed.
            from microsite.build.early import Early

            with Early(settings, survey, ledger, state) as early:
                from microsite.build.steps import Run

                run = Run(settings, survey, ledger, early, dry=False)
                outcome = run.outcome()
            if outcome.published and state is not None:
                ledgers.save(state, run.next_ledger())
    return outcome._replace(seconds=time.perf_counter() - started)


def check(settings: Settings) -> Outcome:
    """All that `build` would refuse or warn of; reads everything afresh and writes nothing."""
    from microsite.build.early import Early

    started = time.perf_counter()
    faults = place_faults(settings)
    if faults:
        return Outcome(tuple(faults))
    ledger = Ledger()
    survey = take_survey(settings, ledger)
    with Early(settings, survey, ledger, None) as early:
        from microsite.build.steps import Run

        outcome = Run(settings, survey, ledger, early, dry=True).outcome()
    return outcome._replace(seconds=time.perf_counter() - started)
