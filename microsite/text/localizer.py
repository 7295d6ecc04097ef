"""The texts of one language: messages with their fallbacks, interface messages, quantities, periods. The only importer of Babel's dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

from babel.dates import format_date, format_skeleton

from microsite.model.catalogue import INTERFACE, MISSING, NO_TRANSLATION, SITE_CATALOGUE, SOURCE, Catalogue, Translation
from microsite.model.content import Figure, Period, SourceText, Unit
from microsite.text.languages import THOUSANDS, Language, cldr
from microsite.text.numbers import percentage, plural_sample, significant
from microsite.text.phrases import BOUND_PHRASES
from microsite.text.quantities import Composer, Quantity

Made = TypeVar("Made")


class LocalizedText(NamedTuple):
    """A text for readers, with the language that it is really in: a fallback has another one than its page."""

    text: str
    language: str
    """its BCP 47 tag"""
    direction: str
    state: str
    """a state of `model.catalogue`; where that is not published, the text is a fallback"""
    key: str
    """catalogue and context of its translation, such as `2024:jobs.title`"""


class _Untranslated(Exception):
    """A language lacks a phrase or a unit."""


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
    remembered: Callable[[object, Callable[[], Any]], Any] = lambda key, make: make()
    """keeps the quantities, which many pages repeat; what they are made from is noted again for each page (see `load.site`)"""
    cache: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """phrases and periods, which many pages repeat; they depend on the words of the interface alone"""

    def _cached(self, key: object, make: Callable[[], LocalizedText]) -> LocalizedText:
        text: LocalizedText | None = self.cache.get(key)
        if text is None:
            text = self.cache[key] = make()
        return text

    def message(self, catalogue: str, context: str, words: SourceText) -> LocalizedText:
        """A message of the content, in this language or in the first fallback that has it; the source language has all."""
        own_state, key = "", f"{catalogue}:{context}"
        for localizer in (self, *self.others):
            if localizer.is_source:
                return localizer._text(words.text, own_state or SOURCE, key)
            entry = localizer._find(catalogue, context, words.text)
            own_state = own_state or entry.state
            if entry.is_published:
                return localizer._text(entry.forms[0], own_state, key)
        raise LookupError(f"no language has {catalogue}:{context}: the source language must be the last fallback")

    def _find(self, catalogue: str, context: str, source: str) -> Translation:
        found = self.catalogues.get(catalogue)
        return found.find(context, source) if found is not None else NO_TRANSLATION

    def _text(self, text: str, state: str = SOURCE, key: str = f"{INTERFACE}:") -> LocalizedText:
        """A text in this language."""
        return LocalizedText(text, self.language.tag, self.language.direction, state, key)

    def _speaks_interface(self) -> bool:
        return self.language.tag.split("-")[0] == self.interface_language

    def phrase(self, source: str, context: str = "") -> LocalizedText:
        """An interface message; in English if it isn't translated."""
        return self._cached((source, context), lambda: self._phrase(source, source, context))

    def counted_phrase(self, one: str, many: str, count: int) -> LocalizedText:
        """An interface message with a count, in the plural form of the count."""
        return self._cached((one, many, count), lambda: self._phrase(one, one if count == 1 else many, "", count))

    def _phrase(self, source: str, as_written: str, context: str, count: int | None = None) -> LocalizedText:
        entry = self._find(INTERFACE, context, source)
        key = f"{INTERFACE}:{context}"
        if entry.is_published:
            return self._text(entry.forms[0 if count is None else self.catalogues[INTERFACE].plural(count)], entry.state, key)
        if self._speaks_interface():
            return self._text(as_written, SOURCE, key)
        return LocalizedText(as_written, self.interface_language, "ltr", MISSING, key)

    def name_of(self, other: Language) -> LocalizedText:
        """The name of another language in this one, “Chinese”; its own name if CLDR has none."""
        name = cldr(other.locale).get_language_name(self.language.locale)
        return self._text(name) if name else LocalizedText(other.name, other.tag, other.direction, SOURCE, f"{INTERFACE}:")

    def date(self, date: str) -> str:
        """Format a year `2024`, month `2024-06` or day `2024-06-30`."""
        return _date(date, self.language.locale)

    def period(self, period: Period) -> LocalizedText:
        """Format a period, all in one language: «2024年», “the first half of 2024”, “by the end of 2025” …"""
        return self._cached(period, lambda: self._in_one(lambda each: each._text(each._period(period))))

    def _period(self, period: Period) -> str:
        first = self._time(period.first)
        if period.type == "by":
            whole = len(period.first) < len("2024-01-01")
            return self._words("by the end of {period}" if whole else "by {period}").replace("{period}", first)
        if period.type == "cumulative":
            return self._words("{from} to {to}, in total").replace("{from}", first).replace("{to}", self._time(period.last))
        return first

    def _time(self, time: str) -> str:
        if time[4:6] == "-H":
            halves = {"1": self._words("first half of {year}"), "2": self._words("second half of {year}")}
            return halves[time[6:]].replace("{year}", self.date(time[:4]))
        return self.date(time)

    def percentage(self, percent: Decimal) -> LocalizedText:
        """Format a percentage to three significant digits, with “about” if that is not exact; all in one language.

        Only exactly 100 percent is shown as 100.
        """
        rounded, is_exact = significant(percent)
        if rounded == 100 and not is_exact:
            rounded += Decimal("0.1") if percent > rounded else Decimal("-0.1")

        def words(each: Localizer) -> LocalizedText:
            around = "{quantity}" if is_exact else each._words(BOUND_PHRASES["about"])
            return each._text(around.replace("{quantity}", percentage(rounded, each.language)))

        return self._in_one(words)

    def quantity(self, figure: Figure, unit: Unit) -> Quantity:
        """Format a figure, all in one language."""
        # As text, because equal decimals may be written differently (5 and 5.0).
        key = (str(figure.value), str(figure.start), str(figure.end), figure.bound, figure.show, unit.id)
        quantity: Quantity = self.remembered(
            ("quantity", self.language.path, bool(self.others), key),
            lambda: self._in_one(lambda each: Composer(each.language, each.units, each._words, each._counted).quantity(figure, unit)),
        )
        return quantity

    def _in_one(self, make: Callable[[Localizer], Made]) -> Made:
        """What is made in this language or, if it lacks a phrase, in the first that has all: a fallback, at last the interface's own."""
        for localizer in (self, *self.others):
            try:
                return make(localizer)
            except _Untranslated:
                continue
        tag = self.interface_language
        interface = self.language._replace(path=tag, name=tag, tag=tag, locale=tag, direction="ltr", scale=THOUSANDS, knows=())
        return make(replace(self, language=interface, catalogues={}, is_source=True, others=(), cache={}))

    def _words(self, source: str, context: str = "") -> str:
        """An interface message in this language. Raises `_Untranslated`."""
        text = self.phrase(source, context)
        if text.state == MISSING:
            raise _Untranslated
        return text.text

    def _counted(self, unit: Unit, value: Decimal) -> str:
        """A unit's pattern in this language, in the plural form of the value. Raises `_Untranslated`."""
        catalogue = INTERFACE if unit.shipped else SITE_CATALOGUE
        entry = self._find(catalogue, f"unit.{unit.id}", unit.counted[0].text)
        if entry.is_published and len(entry.forms) == 1:
            return entry.forms[0]
        if entry.is_published:
            index = self.catalogues[catalogue].plural(plural_sample(value, self.language))
            return entry.forms[min(index, len(entry.forms) - 1)]
        if not (self._speaks_interface() if unit.shipped else self.is_source):
            raise _Untranslated
        is_one = len(unit.counted) > 1 and cldr(self.language.locale).plural_form(abs(value)) == "one"
        return unit.counted[0 if is_one else -1].text


@cache
def _date(date: str, locale: str) -> str:
    parts = [int(part) for part in date.split("-")]
    day = datetime.date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return str(format_date(day, "long", locale=locale))
    return str(format_skeleton("y" if len(parts) == 1 else "yMMMM", day, locale=locale))
