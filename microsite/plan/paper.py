"""An edition as one document for paper, made from the views of its home, its sections and its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact, coverage_of
from microsite.plan.pieces import Pieces
from microsite.plan.side_by_side import unmarked
from microsite.text.wording import Text

TABLE_LEAF = "page_indicators"
"""the fragment of the table of all indicators; those of sections are `addresses.leaf`"""


class Paper:
    """The document in one language while its leaves are gathered; a scope, not a value."""

    def __init__(self, plan: Pieces, kept: Mapping[str, views.KeptLeaf], wanted: bool) -> None:
        """`kept`: leaves of an earlier build by their ids, of which each may be taken again where nothing that it shows has changed.

        Of a document that is not `wanted` nothing is gathered and nothing comes.
        """
        self._plan, self._kept, self._wanted = plan, kept, wanted
        self._leaves: list[views.Leaf] = []

    def keep(self, number: int, id_: str, title: Text) -> bool:
        """Take the next leaf as an earlier build made it; False where there is none and it has to be added."""
        if not self._wanted:
            return True
        kept = self._kept.get(id_)
        if kept is not None:
            self._leaves.append(views.Leaf(id_, number, title, None, (), kept.html, kept.coverage))
        return kept is not None

    def add_section(self, section: str, view: views.SectionView) -> None:
        """Take the next leaf from the view of the section's page, without the marks of terms, which would lead nowhere here."""
        if not self._wanted:
            return
        own = unmarked(view)._replace(terms=view.terms)
        said = (own.title, own.finding, own.summary, own.picture, own.charts, own.cards, own.commitments, own.terms)
        self._leaves.append(views.Leaf(addresses.leaf(section), view.number, view.title, own, (), b"", self._coverage(said)))

    def add_table(self, title: Text, view: views.IndicatorsView) -> None:
        """Take the rows of the table's page as the last leaf."""
        if not self._wanted:
            return
        self._leaves.append(views.Leaf(TABLE_LEAF, 0, title, None, view.sections, b"", self._coverage(view.sections)))

    def _coverage(self, said: tuple[object, ...]) -> views.Coverage:
        return views.Coverage(0, 0, 0) if self._plan.wording.is_source else coverage_of(said)

    def artifacts(self, home: views.HomeView) -> Iterator[Artifact]:
        """The document, if it is wanted, with the leaves taken so far; `home` is the view of the edition's home in the same folder."""
        if not self._wanted:
            return
        plan, edition = self._plan, self._plan.edition
        path = addresses.page(plan.language.path, edition.id, addresses.PRINT)
        here = {addresses.section_file(section.id): f"#{addresses.leaf(section.id)}" for section in edition.sections}
        named = plan.wording.phrase("Print edition")
        # A title can't say that a part of it is in another language.
        name = named.text if named.language == plan.language.tag else "A4"
        pictures = (home.picture, *(section.picture for section in edition.sections))
        description = plan.site_text("site.description", plan.around.head.description).text
        view = views.PrintView(
            # Searches, and who follows the code on paper, are to come to the edition's home.
            plan.frame(
                path,
                f"{name} · {home.edition.title.text}",
                description,
                addresses.page(plan.language.path, edition.id, addresses.HOME),
            )._replace(has_picture=any(each is not None for each in pictures)),
            home.edition,
            home.summary,
            home.picture,
            tuple(card._replace(href=here[card.href.partition("#")[0]]) for card in home.headline),
            home.charts,
            tuple(each._replace(href=here[each.href]) for each in home.sections),
            home.kinds,
            home.strip,
            home.terraces,
            home.outcomes,
            len(plan.figures),
            (),
        )
        total = [self._coverage(view), *(leaf.coverage for leaf in self._leaves)]
        coverage = views.Coverage(*(sum(each) for each in zip(*total, strict=True)))
        view = view._replace(frame=view.frame._replace(coverage=coverage), leaves=tuple(self._leaves))
        yield Artifact(path, "print", plan.language.path, view)
