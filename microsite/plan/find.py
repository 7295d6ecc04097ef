"""The page to find things on: what an edition says, section by section, and on that of the newest what all editions share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from microsite.load.lookups import StatementsByDays
from microsite.model.catalogue import forms_of
from microsite.plan import addresses, views
from microsite.plan.artifacts import with_coverage
from microsite.plan.edition import EditionPlan
from microsite.plan.inside_links import relinked
from microsite.text.localizer import LocalizedText
from microsite.text.phrases import KIND_PHRASES, STATUS_PHRASES


def find_path(plan: EditionPlan) -> str:
    """The path of the page: the newest edition's is the site's own."""
    return plan.address(addresses.FIND) if plan.edition != plan.site.newest else addresses.page(plan.language.path, addresses.FIND)


def find_section(plan: EditionPlan, id_: str, section: views.SectionView) -> views.FindSection:
    """What there is to find of a section; `section`: what its own page shows."""
    path = find_path(plan)
    link = plan.link_to(id_, path)
    view = views.FindSection(
        section=link,
        finding=section.finding,
        figures=tuple(_figure(card, f"{link.href}#{card.id}") for card in section.cards),
        commitments=tuple(views.FoundCommitment(f"{link.href}#commitment_{each.id}", each.text) for each in section.commitments),
        names=tuple(_names(plan, section)),
    )
    return relinked(view, partial(addresses.in_folder, plan.folder(plan.edition, path)))


def _figure(card: views.Card, href: str) -> views.FoundFigure:
    return views.FoundFigure(
        href=href,
        label=card.label,
        kind=card.kind,
        kind_word=card.kind_word,
        quantity=card.quantity,
        period=card.period,
        period_inferred=card.period_inferred,
        scope=card.figure.scope,
        sentence=card.figure.sentence,
        status=card.outcome.status if card.outcome else "",
        status_word=card.outcome.word if card.outcome else None,
    )


def _names(plan: EditionPlan, section: views.SectionView) -> Iterator[LocalizedText]:
    """The proper names in a section's texts, as the page's language writes them first."""
    prose = [
        section.finding,
        *section.summary,
        *(card.figure.sentence for card in section.cards),
        *(each.text for each in section.commitments),
    ]
    texts = [section.title, *(each.text for each in prose if each is not None)]
    known = plan.site.translations.proper_names
    for id_ in dict.fromkeys(id_ for text in texts if text.language in known for id_ in known[text.language].terms_in(text.text)):
        name = plan.site_text(f"name.{id_}.name", plan.site.registers.names[id_].name)
        yield name._replace(text=forms_of(name.text)[0])


def find_shared(plan: EditionPlan) -> views.FindShared:
    """What all editions share, for the page of the newest."""
    path = find_path(plan)
    return views.FindShared(tuple(_indicators(plan, path)), tuple(_terms(plan, path)), tuple(_earlier(plan, path)))


def find_page(plan: EditionPlan, pieces: Sequence[views.Piece], shared: Sequence[views.Piece]) -> views.FindView:
    """The page of an edition; `pieces`: its sections' own, in their order; `shared`: what all editions share, on that of the newest."""
    site, path = plan.site, find_path(plan)
    outlines = site.outlines(plan.edition)
    is_newest = plan.edition == site.newest
    word = plan.localizer.phrase("Find")
    above = plan.site_text("site.title", site.head.title) if is_newest else plan.title_of(plan.edition)
    view = views.FindView(
        frame=plan.frame(path, f"{word.text} · {above.text}" if word.language == plan.language.tag else above.text),
        edition=plan.edition_frame(path),
        sections=tuple(pieces),
        kinds=plan.counts((kind for each in outlines for kind in each.kinds), KIND_PHRASES),
        outcomes=plan.counts((status for each in outlines for status in each.statuses), STATUS_PHRASES),
        shared=tuple(shared),
    )
    return with_coverage(view, (each.coverage for each in (*pieces, *shared)))


def _indicators(plan: EditionPlan, path: str) -> Iterator[views.FoundWord]:
    """What any edition measures, with the years of the editions that do, the newest first."""
    for indicator in plan.site.registers.indicators.values():
        by_days = StatementsByDays(plan.site, indicator.id)
        stated = [*by_days.undated(), *(each for days in by_days for each in by_days[days])]
        if not stated:
            continue
        # An edition's first figure stands for all that it says of the indicator.
        first = {each.edition: each for each in sorted(stated, key=lambda each: each.edition, reverse=True)}
        links = [
            views.Link(plan.figure_link(edition, each.section, each.figure.id, path), plan.title_of(edition))
            for edition, each in first.items()
        ]
        meaning = plan.definition(f"indicator.{indicator.id}.definition", indicator.definition)
        own = addresses.relative(path, addresses.page(plan.language.path, addresses.indicator(indicator.id)))
        yield views.FoundWord(own, plan.label(indicator), _meaning(meaning), tuple(links))


def _terms(plan: EditionPlan, path: str) -> Iterator[views.FoundWord]:
    glossary = addresses.relative(path, addresses.page(plan.language.path, addresses.GLOSSARY))
    for each in map(plan.term, plan.site.registers.terms.values()):
        yield views.FoundWord(f"{glossary}#term_{each.id}", each.name, _meaning(each.gloss))


def _meaning(definition: views.DefinitionView | None) -> tuple[views.ProseView, ...]:
    return definition.text if definition is not None else ()


def _earlier(plan: EditionPlan, path: str) -> Iterator[views.FindEdition]:
    """The titles of older editions' sections, with links to where all that these say is found."""
    site, language = plan.site, plan.language.path
    for id_ in sorted((each.id for each in site.editions if each.id != plan.edition), reverse=True):
        other = EditionPlan(id_, site, plan.localizer)
        yield views.FindEdition(
            views.Link(addresses.relative(path, addresses.page(language, id_, addresses.FIND)), plan.title_of(id_)),
            tuple(other.link_to(each, path) for each in site.sections(id_)),
        )
