"""What became of the targets of an edition, as homes show it: how many were met, missed and so on, and which."""

from __future__ import annotations

from microsite.model.content import REACHED, Figure
from microsite.model.histories import TargetOutcome
from microsite.model.outcomes import STATUSES
from microsite.plan import addresses, views
from microsite.plan.chart_shapes import shares
from microsite.plan.pieces import Pieces
from microsite.text.phrases import STATUS_PHRASES

MOST_LISTED = 6
"""targets of one status that a home lists; the others are in the table, which each status links to"""


def outcomes(plan: Pieces, page: str) -> views.OutcomesView | None:
    """What the home of an edition, the page at that path, shows of targets; None where no report could tell yet.

    An older edition shows what became of its own targets. The newest one shows those of the edition before it, because
    the results are its news.
    """
    site = plan.site
    is_newest = plan.edition == site.newest
    edition = site.before(plan.edition) if is_newest else plan.edition
    found: dict[str, list[tuple[str, Figure, TargetOutcome]]] = {}
    for section, figure in site.targets(edition) if edition else ():
        outcome = plan.history(section, figure, edition).outcome
        if outcome is not None:
            found.setdefault(outcome.verdict.status, []).append((section, figure, outcome))
    if not found:
        return None
    ordered = [(status, found[status]) for status in STATUSES if status in found]
    own, date = site.heading(plan.edition).date, site.heading(edition).date
    home = addresses.page(plan.language.path, edition, addresses.HOME)
    table = addresses.relative(page, addresses.page(plan.language.path, edition, addresses.TABLE))
    return views.OutcomesView(
        edition=views.Link(addresses.relative(page, home), plan.title_of(edition)) if is_newest else None,
        # Of two reports of one year the month tells which is meant.
        time=date[:7] if is_newest and date[:4] == own[:4] else date[:4],
        total=sum(len(targets) for _, targets in ordered),
        groups=tuple(
            views.OutcomeGroup(
                status,
                plan.localizer.phrase(STATUS_PHRASES[status]),
                len(targets),
                f"{table}#{addresses.only(status)}",
                tuple(_line(plan, edition, *each, page) for each in targets[:MOST_LISTED]),
            )
            for status, targets in ordered
        ),
        bar=tuple(
            views.Slab(status, *shape) for (status, _), shape in zip(ordered, shares([len(targets) for _, targets in ordered]), strict=True)
        ),
    )


def _line(plan: Pieces, edition: str, section: str, figure: Figure, outcome: TargetOutcome, page: str) -> views.TargetLine:
    result = outcome.result.figure if outcome.result is not None else None
    scope = f"{section}.figure.{figure.id}.scope"
    return views.TargetLine(
        href=plan.figure_link(edition, section, figure.id, page),
        label=plan.label(plan.site.registers.indicators[figure.indicator]),
        scope=plan.localizer.message(edition, scope, figure.scope) if figure.scope else None,
        target=plan.quantity(figure),
        result=plan.quantity(result) if result is not None else None,
        is_provisional=result is not None and result.kind != REACHED[0],
    )
