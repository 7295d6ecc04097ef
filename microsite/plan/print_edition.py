"""An edition as one document for paper, put together from the pieces of its sections."""

from __future__ import annotations

from collections.abc import Sequence

from microsite.model.progress import Progress
from microsite.plan import addresses, views
from microsite.plan.artifacts import with_coverage
from microsite.plan.edition import EditionPlan, Outline


def print_coverage(plan: EditionPlan, view: views.SectionView) -> Progress:
    """How much of what is printed of a section is translated."""
    printed = (view.title, view.finding, view.summary, view.picture, view.charts, view.cards, view.commitments, view.terms)
    return plan.coverage(*printed)


def print_edition(
    plan: EditionPlan, outlines: Sequence[Outline], pieces: Sequence[views.Piece], rows: Sequence[views.Piece]
) -> views.PrintView:
    """The print edition; `pieces`: its sections in their order, `rows`: those of its table."""
    path, home = plan.address(addresses.PRINT), plan.home(plan.address(addresses.HOME))
    here = {addresses.section_file(each.section): f"#{addresses.chapter(each.section)}" for each in outlines}
    named = plan.localizer.phrase("Print edition")
    # A title can't say that a part of it is in another language.
    name = named.text if named.language == plan.language.tag else "A4"
    has_picture = home.picture is not None or any(each.picture for each in outlines)
    home = with_coverage(
        home._replace(
            # Searches, and who follows the code on paper, are to come to the edition's home.
            frame=plan.frame(path, f"{name} · {home.edition.title.text}", canonical=plan.address(addresses.HOME), has_picture=has_picture),
            headline=tuple(card._replace(href=here[card.href.partition("#")[0]]) for card in home.headline),
            sections=tuple(each._replace(href=here[each.href]) for each in home.sections),
        ),
        (*pieces, *rows),
    )
    table = views.Link("#page_indicators", plan.localizer.phrase("All indicators"))
    total = sum(len(each.kinds) for each in outlines)
    return views.PrintView(home.frame, home.edition, home, total, table, tuple(pieces), tuple(rows))
