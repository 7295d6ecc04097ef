"""A section in two languages on one page: its own beside the one that the content is written in, made from the views of both pages."""

from __future__ import annotations

from typing import Any

from microsite.model.catalogue import INTERFACE, UNPUBLISHED
from microsite.model.content import Period, Place
from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact
from microsite.plan.edition import EditionPlan
from microsite.plan.inside_links import relinked
from microsite.plan.site_texts import language_link
from microsite.text.languages import Language
from microsite.text.localizer import LocalizedText

# Names of documents and editions are shown as they are: a link or a source has to be called something.
_KEPT = (views.Link, views.PlaceView, Period, Place)


def plan_side_by_side(plan: EditionPlan, id_: str, own: views.SectionView, source: views.SectionView) -> Artifact:
    """The page of a section in two languages; `own` and `source`: its views in each, without marks of terms, which would stand twice."""
    edition, localizer, language = plan.edition, plan.localizer, plan.language
    original, *others = plan.site.languages
    sections = plan.site.sections(edition)
    index = sections.index(id_)

    def place(section: int, of_place: Language = language) -> str:
        return addresses.page(of_place.path, edition, addresses.beside_file(sections[section], original.path))

    def neighbour(link: views.Link | None, section: int) -> views.Link | None:
        return link and link._replace(href=addresses.relative(path, place(section)))

    path = place(index)
    phrase = localizer.phrase("Side by side")
    # A title can't say that a part of it is in another language.
    both = phrase.text if phrase.language == language.tag else f"{language.tag} + {original.tag}"
    source_page = language_link(addresses.relative(path, source.frame.path), original)
    other_pages = [language_link(addresses.relative(path, place(index, other)), other) for other in others if other != language]
    frame = own.frame._replace(
        path=path,
        title=f"{own.title.text} · {both} · {edition}",
        other_languages=(source_page, *other_pages),
        # Nothing that isn't on the section's own page in the language: searches are to lead there.
        alternates=(),
    )
    # From here, links to other sections lead to these side by side.
    own, source = (relinked(each, lambda href: _beside(href, original.path)) for each in (own, source))
    view = views.SideBySideView(
        frame=frame,
        edition=own.edition,
        own=_untold(own, localizer.phrase("(not translated yet)")) if frame.coverage.translated < frame.coverage.total else own,
        source=source,
        own_page=language_link(addresses.relative(path, own.frame.path), language),
        source_page=source_page,
        source_path=original.path,
        menu=tuple(each._replace(href=_beside(each.href, original.path)) for each in own.menu),
        previous=neighbour(own.previous, index - 1),
        next=neighbour(own.next, index + 1),
    )
    return Artifact(path, "side_by_side", language.path, view)


def _beside(href: str, source: str) -> str:
    """The link to a section's page, or to a figure on it, as one to the section side by side."""
    return href.replace(".html", f".{source}.html")


def _untold(own: views.SectionView, lacking: LocalizedText) -> views.SectionView:
    """The view with `lacking` in place of what would fall back; the title stays, because a page needs one."""
    shown = {name: _without(getattr(own, name), lacking) for name in ("finding", "summary", "cards", "commitments")}
    picture = own.picture
    if picture is not None:
        # What it shows is said once, in whichever language: those who don't see it have nothing else.
        shown["picture"] = picture._replace(caption=_without(picture.caption, lacking), credit=_without(picture.credit, lacking))
    return own._replace(**shown)


def _without(value: Any, lacking: LocalizedText) -> Any:
    if type(value) is LocalizedText:
        is_untold = value.state in UNPUBLISHED and not value.key.startswith(f"{INTERFACE}:")
        return lacking._replace(state=value.state, key=value.key) if is_untold else value
    if not isinstance(value, tuple) or isinstance(value, _KEPT):
        return value
    parts = [_without(each, lacking) for each in value]
    return tuple(parts) if type(value) is tuple else type(value)(*parts)
