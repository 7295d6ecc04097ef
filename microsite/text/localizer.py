"""The texts of one language: messages with their fallbacks, interface messages, quantities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from microsite.model.catalogue import FUZZY, INTERFACE, MACHINE, MISSING, SITE_CATALOGUE, SOURCE, TRANSLATED, Catalogue
from microsite.model.content import Figure, Period, Prose, SourceText, Unit
from microsite.text.languages import Language, cldr
from microsite.text.numbers import percentage, plural_sample, significant
from microsite.text.periods import date_words, period_words
from microsite.text.quantities import BOUND_PHRASES, Part, Patterns, Quantity, compose

__all__ = ["KIND_PHRASES", "LocalizedText", "Localizer", "Part", "Quantity"]


class TranslatePhrase(Protocol):
    """Gives the translation of an English interface message with its context."""

    def __call__(self, source: str, context: str = "", /) -> str: ...


Remembered = Callable[[object, Callable[[], Any]], Any]
"""Gives what a key stands for, and makes it where it is not known yet."""


def _made_anew(key: object, make: Callable[[], Any]) -> Any:
    return make()


class LocalizedText(NamedTuple):
    """A text for readers, with the language that it is really in: a fallback has another one than its page."""

    text: str
    language: str
    """its BCP 47 tag"""
    direction: str
    state: str
    """`source`, `translated`, `machine`, `fuzzy` or `missing`; in the last two cases the text is a fallback"""
    key: str
    """catalogue and context of its translation, such as `2024:jobs.title`"""


KIND_PHRASES = {
    "result": "Result",
    "estimate": "Estimate",
    "target": "Target",
    "expected_effect": "Expected effect",
    "ambition": "Ambition",
}
_USABLE = (SOURCE, TRANSLATED, MACHINE)


@dataclass(frozen=True, slots=True)
class Localizer:
    """The texts of one language of the site. `others` are those of its fallbacks; the source language's is the last."""

    language: Language
    catalogues: Mapping[str, Catalogue]
    """by name: `interface`, `site`, and one per edition"""
    units: Mapping[str, Unit]
    interface_language: str
    """the primary subtag of the language that interface messages are written in"""
    is_source: bool
    others: tuple[Localizer, ...] = ()
    remembered: Remembered = _made_anew
    """the quantities, which many pages repeat; what they are made from is noted again for each page (see `load.site`)"""
    cache: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """phrases, periods and names of languages, which many pages repeat; they depend on the words of the interface alone"""

    def message(self, catalogue: str, context: str, words: SourceText) -> LocalizedText:
        """A message of the content, in this language or in the first fallback that has it; the source language has all."""
        text = self._own(catalogue, context, words)
        if text.state in _USABLE:
            return text
        for other in self.others:
            fallback = other._own(catalogue, context, words)
            if fallback.state in _USABLE:
                return fallback._replace(state=text.state)
        raise LookupError(f"no language has {text.key}: the source language must be the last fallback")

    def _own(self, catalogue: str, context: str, words: SourceText) -> LocalizedText:
        """The message in this language only; empty if it isn't translated, with the state that tells why."""
        forms, state = ((words.text,), SOURCE) if self.is_source else self._find(catalogue, context, words.text)
        return LocalizedText(
            forms[0] if state in _USABLE else "", self.language.tag, self.language.direction, state, f"{catalogue}:{context}"
        )

    def prose(self, catalogue: str, context: str, paragraphs: Prose) -> tuple[LocalizedText, ...]:
        """Each paragraph as a message of its own."""
        return tuple(self.message(catalogue, context, words) for words in paragraphs)

    def _find(self, catalogue: str, context: str, source: str) -> tuple[tuple[str, ...], str]:
        found = self.catalogues.get(catalogue)
        return found.find(context, source) if found is not None else ((), MISSING)

    def _speaks_interface(self) -> bool:
        return self.language.tag.split("-")[0] == self.interface_language

    def phrase(self, source: str, context: str = "") -> LocalizedText:
        """An interface message; in English if it isn't translated."""
        text: LocalizedText | None = self.cache.get((source, context))
        if text is None:
            text = self.cache[source, context] = self._phrase(source, context)
        return text

    def _phrase(self, source: str, context: str) -> LocalizedText:
        forms, state = self._find(INTERFACE, context, source)
        key = f"{INTERFACE}:{context}"
        if state in (TRANSLATED, MACHINE):
            return LocalizedText(forms[0], self.language.tag, self.language.direction, state, key)
        if self._speaks_interface():
            return LocalizedText(source, self.language.tag, self.language.direction, SOURCE, key)
        return LocalizedText(source, self.interface_language, "ltr", FUZZY if state == FUZZY else MISSING, key)

    def counted_phrase(self, one: str, many: str, count: int) -> LocalizedText:
        """An interface message with a count, in the plural form of the count."""
        forms, state = self._find(INTERFACE, "", one)
        if state in (TRANSLATED, MACHINE):
            return LocalizedText(
                forms[self.catalogues[INTERFACE].plural(count)], self.language.tag, self.language.direction, state, f"{INTERFACE}:"
            )
        source = one if count == 1 else many
        if self._speaks_interface():
            return LocalizedText(source, self.language.tag, self.language.direction, SOURCE, f"{INTERFACE}:")
        return LocalizedText(source, self.interface_language, "ltr", MISSING, f"{INTERFACE}:")

    def name_of(self, other: Language) -> LocalizedText:
        """The name of another language in this one, “Chinese”; its own name if CLDR has none."""
        text: LocalizedText | None = self.cache.get(other)
        if text is None:
            name = cldr(other.locale).get_language_name(self.language.locale)
            language = self.language if name else other
            text = self.cache[other] = LocalizedText(name or other.name, language.tag, language.direction, SOURCE, f"{INTERFACE}:")
        return text

    def date(self, date: str) -> str:
        """Format a date."""
        return date_words(date, self.language)

    def period(self, period: Period) -> LocalizedText:
        """Format a period, in this language or, if it lacks a phrase, entirely in the first fallback that has all."""
        text: LocalizedText | None = self.cache.get(period)
        if text is None:
            text = self.cache[period] = self._period(period)
        return text

    def _period(self, period: Period) -> LocalizedText:
        for localizer in (self, *self.others):
            missing: list[str] = []
            words = period_words(period, localizer.language, localizer._noting(missing))
            if not missing:
                return LocalizedText(words, localizer.language.tag, localizer.language.direction, SOURCE, f"{INTERFACE}:")
        interface = self._interface()
        return LocalizedText(period_words(period, interface, _as_written), interface.tag, interface.direction, MISSING, f"{INTERFACE}:")

    def percentage(self, percent: Decimal) -> LocalizedText:
        """Format a percentage to three significant digits, with “about” if that is not exact.

        Only exactly 100 percent is shown as 100.
        """
        rounded, is_exact = significant(percent)
        if rounded == 100 and not is_exact:
            rounded += Decimal("0.1") if percent > rounded else Decimal("-0.1")
        for localizer in (self, *self.others):
            missing: list[str] = []
            around = "{quantity}" if is_exact else localizer._noting(missing)(BOUND_PHRASES["about"])
            if not missing:
                words = around.replace("{quantity}", percentage(rounded, localizer.language))
                return LocalizedText(words, localizer.language.tag, localizer.language.direction, SOURCE, f"{INTERFACE}:")
        interface = self._interface()
        words = BOUND_PHRASES["about"].replace("{quantity}", percentage(rounded, interface))
        return LocalizedText(words, interface.tag, interface.direction, MISSING, f"{INTERFACE}:")

    def _interface(self) -> Language:
        """The language in which interface messages are written: the last resort if no language of the site has all phrases."""
        tag = self.interface_language
        return self.language._replace(path=tag, name=tag, tag=tag, locale=tag, direction="ltr", scale="thousands", knows=())

    def _noting(self, missing: list[str]) -> TranslatePhrase:
        """A function that translates phrases into this language, and adds those that it lacks to `missing`."""

        def phrase(source: str, context: str = "") -> str:
            text = self.phrase(source, context)
            missing.extend([source] if text.state in (FUZZY, MISSING) else [])
            return text.text

        return phrase

    def quantity(self, figure: Figure, unit: Unit) -> Quantity:
        """Format a figure, in this language or, if it lacks a phrase, entirely in the first fallback that has all."""
        # As text, because equal decimals may be written differently (5 and 5.0).
        key = (str(figure.value), str(figure.start), str(figure.end), figure.bound, figure.show, unit.id)
        quantity: Quantity = self.remembered(("quantity", self.language.path, bool(self.others), key), lambda: self._quantity(figure, unit))
        return quantity

    def _quantity(self, figure: Figure, unit: Unit) -> Quantity:
        for localizer in (self, *self.others):
            missing: list[str] = []
            patterns = Patterns(localizer._noting(missing), localizer._counting(missing))
            quantity = compose(figure, unit, self.units, localizer.language, patterns)
            if not missing:
                return quantity
        interface = self._interface()
        return compose(
            figure,
            unit,
            self.units,
            interface,
            Patterns(_as_written, lambda each, value: _own_form(each, value, interface)),
        )

    def _counting(self, missing: list[str]) -> Callable[[Unit, Decimal], str]:
        """A function that gives units' patterns in this language, and adds units that have none to `missing`."""

        def pattern(unit: Unit, value: Decimal) -> str:
            catalogue = INTERFACE if unit.shipped else SITE_CATALOGUE
            forms, state = self._find(catalogue, f"unit.{unit.id}", unit.counted[0].text)
            if state in (TRANSLATED, MACHINE):
                index = self.catalogues[catalogue].plural(plural_sample(value, self.language))
                return forms[min(index, len(forms) - 1)]
            if not (self._speaks_interface() if unit.shipped else self.is_source):
                missing.append(unit.id)
            return _own_form(unit, value, self.language)

        return pattern


def _as_written(source: str, context: str = "") -> str:
    return source


def _own_form(unit: Unit, value: Decimal, language: Language) -> str:
    """The unit's pattern as written in its file, in the language of that file."""
    if len(unit.counted) == 1:
        return unit.counted[0].text
    one = cldr(language.locale).plural_form(abs(value)) == "one"
    return unit.counted[0 if one else -1].text
