"""A section in two languages on one page: its own beside the one that the content is written in, made from the views of both pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from microsite.load.site import Site
from microsite.model.catalogue import FUZZY, INTERFACE, MISSING
from microsite.model.content import Period, Place
from microsite.plan import addresses, views
from microsite.plan.artifacts import Artifact
from microsite.text.languages import Language
from microsite.text.localizer import LocalizedText, Localizer

# Names of documents and editions are shown as they are: a link or a source has to be called something.
_NAMES = (views.Link, views.PlaceView, Period, Place)


def plan_side_by_side(
    edition: str, id_: str, own: views.SectionView, source: views.SectionView, site: Site, localizer: Localizer
) -> Artifact:
    """The page of a section in two languages; `own` and `source` are the views of its pages in each."""
    language, original = localizer.language, site.languages[0]
    sections = site.sections(edition)
    index = sections.index(id_)

    def place(section: int, of_place: Language = language) -> str:
        return addresses.page(of_place.path, edition, addresses.beside_file(sections[section], original.path))

    def neighbour(link: views.Link | None, section: int) -> views.Link | None:
        return link and link._replace(href=addresses.relative(path, place(section)))

    # In two languages each mark would stand twice.
    own, source = unmarked(own), unmarked(source)
    path = place(index)
    phrase = localizer.phrase("Side by side")
    # A title can't say that a part of it is in another language.
    both = phrase.text if phrase.language == language.tag else f"{language.tag} + {original.tag}"
    source_page = _link(addresses.relative(path, source.frame.path), original)
    frame = own.frame._replace(
        path=path,
        title=f"{own.title.text} · {both} · {edition}",
        other_languages=tuple(
            source_page if other == original else _link(addresses.relative(path, place(index, other)), other)
            for other in site.languages
            if other != language
        ),
        # Nothing that isn't on the section's own page in the language: searches are to lead there.
        alternates=(),
    )
    view = views.SideBySideView(
        frame,
        own.edition,
        _untold(own, localizer.phrase("(not translated yet)")) if frame.coverage.translated < frame.coverage.total else own,
        source,
        _link(addresses.relative(path, own.frame.path), language),
        source_page,
        original.path,
        neighbour(own.previous, index - 1),
        neighbour(own.next, index + 1),
    )
    return Artifact(path, "side_by_side", language.path, view)


def unmarked(section: views.SectionView) -> views.SectionView:
    """Without the marks of terms, which lead to places of the section's own pages."""
    if not section.terms:
        return section
    return section._replace(
        finding=section.finding._replace(terms=()),
        summary=tuple(each._replace(terms=()) for each in section.summary),
        cards=tuple(
            card._replace(figure=card.figure._replace(sentence=card.figure.sentence._replace(terms=())))
            if card.figure.sentence and card.figure.sentence.terms
            else card
            for card in section.cards
        ),
        commitments=tuple(each._replace(text=each.text._replace(terms=())) for each in section.commitments),
        terms=(),
    )


def links_beside(
    section: str, page: str, edition: str, language: Language, languages: Sequence[Language]
) -> tuple[views.LanguageLink, ...]:
    """Links from a section's page to it side by side: with the source language, or on a page in that one with each of the others."""
    source, *others = languages
    name = addresses.beside_file(section, source.path)
    if language != source:
        return (_link(addresses.relative(page, addresses.page(language.path, edition, name)), source),)
    return tuple(_link(addresses.relative(page, addresses.page(other.path, edition, name)), other) for other in others)


def _link(href: str, language: Language) -> views.LanguageLink:
    return views.LanguageLink(href, language.name, language.tag, language.direction)


def _untold(own: views.SectionView, lacking: LocalizedText) -> views.SectionView:
    """The view with `lacking` in place of what would fall back; the title stays, because a page needs one."""
    shown = {name: _without(getattr(own, name), lacking) for name in ("finding", "summary", "cards", "commitments")}
    picture = own.picture
    if picture is not None:
        # What it shows is said once, in whichever language: those who don't see it have nothing else.
        shown["picture"] = picture._replace(caption=_without(picture.caption, lacking), credit=_without(picture.credit, lacking))
    return own._replace(**shown)


def _is_untold(text: LocalizedText) -> bool:
    """Whether a text of the content is shown in another language because it isn't translated."""
    return text.state in (FUZZY, MISSING) and not text.key.startswith(f"{INTERFACE}:")


def _without(value: Any, lacking: LocalizedText) -> Any:
    if type(value) is LocalizedText:
        return lacking._replace(state=value.state, key=value.key) if _is_untold(value) else value
    if isinstance(value, _NAMES):
        return value
    if type(value) is tuple:
        return tuple(_without(each, lacking) for each in value)
    if isinstance(value, tuple):
        return type(value)(*(_without(each, lacking) for each in value))
    return value
