"""An edition on one sheet of paper: its main figures and a line for each section, as many as there is room for."""

from __future__ import annotations

from microsite.plan import addresses, views
from microsite.plan.artifacts import with_coverage
from microsite.plan.edition import EditionPlan

MOST_FIGURES, MOST_SECTIONS = 6, 10
"""that one sheet has room for"""


def brief_page(plan: EditionPlan) -> views.BriefView:
    """The sheet of an edition in one language."""
    path = plan.address(addresses.BRIEF)
    home, named = plan.home(path), plan.localizer.phrase("On one page")
    # A title can't say that a part of it is in another language.
    title = f"{named.text if named.language == plan.language.tag else '1 × A4'} · {home.edition.title.text}"
    shown = with_coverage(
        home._replace(
            # Who follows the code on paper is to come to the edition's home.
            frame=plan.frame(path, title, canonical=plan.address(addresses.HOME)),
            picture=None,
            charts=(),
            headline=home.headline[:MOST_FIGURES],
            sections=home.sections[:MOST_SECTIONS],
        )
    )
    return views.BriefView(shown.frame, shown.edition, shown, len(home.sections) - len(shown.sections))
