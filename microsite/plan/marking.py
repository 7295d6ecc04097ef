"""Terms marked where a section's texts first hold them, and what they mean for the list at its foot."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.plan import views
from microsite.plan.addresses import fragment
from microsite.plan.site_texts import SiteTexts
from microsite.text.prose import parse
from microsite.text.terms import TermName, TermNames, lowered, marks


def marked(texts: SiteTexts, view: views.SectionView) -> views.SectionView:
    """The section with each term marked in the text where a reader first meets it, and with the terms that are marked."""
    sentences = [card.figure.sentence for card in view.cards if card.figure.sentence is not None]
    candidates = _candidates(texts, [view.finding, *view.summary, *sentences, *(each.text for each in view.commitments)])
    # Most sections have no term.
    if not candidates:
        return view
    met: set[str] = set()
    terms: list[str] = []

    def mark(prose: views.ProseView) -> views.ProseView:
        names = candidates.get(prose.text.language, [])
        compared = lowered(prose.text.text) if names else ""
        if not any(name.lowered in compared for name in names):
            return prose
        found = marks(parse(prose.text.text).nodes, names, met)
        terms.extend(each.term for each in found)
        return prose._replace(terms=tuple(each._replace(term=fragment(each.term)) for each in found)) if found else prose

    def of_card(card: views.Card) -> views.Card:
        sentence = card.figure.sentence
        with_marks = mark(sentence) if sentence is not None else None
        # What is remembered of a card is found by its identity, so one without terms stays as it is.
        return card if with_marks is sentence else card._replace(figure=card.figure._replace(sentence=with_marks))

    view = view._replace(
        finding=mark(view.finding),
        summary=tuple(mark(each) for each in view.summary),
        cards=tuple(of_card(card) for card in view.cards),
        commitments=tuple(each._replace(text=mark(each.text)) for each in view.commitments),
    )
    return view._replace(terms=tuple(texts.term(texts.site.registers.terms[id_]) for id_ in terms))


def _candidates(texts: SiteTexts, section: list[views.ProseView]) -> Mapping[str, list[TermName]]:
    """The names of terms that may be in a section's texts, by the tag of their language."""
    by_language: dict[str, list[str]] = {}
    for view in section:
        by_language.setdefault(view.text.language, []).append(view.text.text)
    names = texts.site.translations.term_names
    found = {tag: names.get(tag, TermNames(())).within(*each) for tag, each in by_language.items()}
    return {tag: candidates for tag, candidates in found.items() if candidates}
