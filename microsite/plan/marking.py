"""Terms marked where a section's texts first hold them, and what they mean for the list at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from microsite.plan import views
from microsite.plan.addresses import fragment
from microsite.plan.site_texts import SiteTexts
from microsite.text.prose import parse
from microsite.text.terms import TermName, TermNames, lowered, marks


class Marking:
    """The marking of one section's texts, one after the other as a reader meets them; remembers which terms have been met."""

    def __init__(self, texts: SiteTexts, section: Iterable[views.ProseView]) -> None:
        """`section`: all texts that will be asked for, so that a section without terms costs one look."""
        self._texts = texts
        self._known: set[str] = set()
        self._found: list[str] = []
        self._candidates: dict[str, list[TermName]] = {}
        by_language: dict[str, list[str]] = {}
        for view in section:
            by_language.setdefault(view.text.language, []).append(view.text.text)
        for tag, each in by_language.items():
            candidates = texts.site.translations.term_names.get(tag, TermNames(())).within(*each)
            if candidates:
                self._candidates[tag] = candidates

    def marked(self, view: views.ProseView) -> views.ProseView:
        """The text with the terms marked that no earlier one had."""
        candidates = self._candidates.get(view.text.language)
        if not candidates:
            return view
        compared = lowered(view.text.text)
        if not any(name.lowered in compared for name in candidates):
            return view
        found = marks(parse(view.text.text).nodes, candidates, self._known)
        self._found += [mark.term for mark in found]
        return view._replace(terms=tuple(mark._replace(term=fragment(mark.term)) for mark in found)) if found else view

    def card(self, card: views.Card) -> views.Card:
        """The card with the terms of its sentence marked; most have none, and stay the cards that they are."""
        sentence = card.figure.sentence
        marked = self.marked(sentence) if sentence is not None else None
        return card if marked is sentence else card._replace(figure=card.figure._replace(sentence=marked))

    def terms(self) -> Iterator[views.TermView]:
        """What the terms marked so far mean, in their order."""
        terms = self._texts.site.registers.terms
        return (self._texts.term(terms[id_]) for id_ in self._found)
