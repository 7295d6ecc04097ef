"""Terms marked where a section's texts first hold them, and what they mean for the list at its foot."""

from __future__ import annotations

from microsite.plan import views
from microsite.plan.addresses import fragment
from microsite.plan.site_texts import SiteTexts
from microsite.text.prose import parse
from microsite.text.terms import marks


def marked(texts: SiteTexts, view: views.SectionView) -> views.SectionView:
    """The section with each term marked in the text where a reader first meets it, and with the terms that are marked."""
    names = texts.site.translations.term_names
    met: set[str] = set()
    terms: list[views.TermView] = []

    def mark(prose: views.ProseView) -> views.ProseView:
        of_language = names.get(prose.text.language)
        has_terms = of_language is not None and of_language.are_in(prose.text.text)
        found = marks(parse(prose.text.text).nodes, of_language, met) if of_language is not None and has_terms else ()
        terms.extend(texts.term(texts.site.registers.terms[each.term]) for each in found)
        return prose._replace(terms=tuple(each._replace(term=fragment(each.term)) for each in found)) if found else prose

    def of_card(card: views.Card) -> views.Card:
        sentence = card.figure.sentence
        with_marks = mark(sentence) if sentence is not None else None
        # What is remembered of a card is found by its identity, so one without terms stays as it is.
        return card if with_marks is sentence else card._replace(figure=card.figure._replace(sentence=with_marks))

    return view._replace(
        finding=mark(view.finding),
        summary=tuple(mark(each) for each in view.summary),
        cards=tuple(of_card(card) for card in view.cards),
        commitments=tuple(each._replace(text=mark(each.text)) for each in view.commitments),
        # After all texts, in which they are found.
        terms=tuple(terms),
    )
