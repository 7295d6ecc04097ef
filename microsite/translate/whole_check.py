"""The command `check`: what a build would refuse or warn of, and what looks wrong in translations."""

from __future__ import annotations

import time

from microsite.diagnostics import Diagnostic, has_errors, ordered
from microsite.engine import BuildResult
from microsite.engine import check as check_build
from microsite.engine.outcome import Progress, no_progress
from microsite.load.everything import WholeSite, load_content
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.settings import Settings
from microsite.translate.check import check as check_translations


def check(settings: Settings, progress: Progress = no_progress) -> BuildResult:
    """All that is found; where content or catalogues have errors, those come first, and translations are not looked at."""
    started = time.perf_counter()
    outcome = check_build(settings, progress)
    if not has_errors(outcome.diagnostics):
        progress("compare", 0, 0)
        outcome = outcome._replace(diagnostics=tuple(ordered([*outcome.diagnostics, *_findings(settings)])))
    return outcome._replace(seconds=time.perf_counter() - started)


def _findings(settings: Settings) -> tuple[Diagnostic, ...]:
    content, _ = load_content(settings.root, RESERVED_SECTIONS)
    site = content.whole()[0] if content is not None else None
    if site is None:
        return ()
    return check_translations(settings.root, site if settings.drafts else _without_drafts(site))


def _without_drafts(site: WholeSite) -> WholeSite:
    editions = (
        edition._replace(sections=tuple(section for section in edition.sections if not section.draft))
        for edition in site.editions
        if not edition.head.draft
    )
    return site.of(tuple(editions))
