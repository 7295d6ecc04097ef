"""Languages as complete records, filled up from CLDR: the one importer of Babel's locales."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model.content import LanguageEntry

MYRIADS, THOUSANDS = "myriads", "thousands"


class Language(NamedTuple):
    """A language of the site; nothing is left open."""

    path: str
    """its folder in addresses and under translations/"""
    name: str
    tag: str
    """BCP 47, for `lang` and `hreflang`"""
    locale: str
    """CLDR's name of it, as Babel writes it"""
    direction: str
    """ltr or rtl"""
    scale: str
    """`MYRIADS` (10 000 has a word of its own) or `THOUSANDS`"""
    fallback: tuple[str, ...]
    """paths of the languages to show where a text isn't translated, the source language last"""
    knows: tuple[str, ...]
    """units that need no conversion for its readers"""


@cache
def cldr(locale: str) -> Locale:
    """Babel's record of a locale; raises UnknownLocaleError or ValueError."""
    return Locale.parse(locale)


def complete(entries: tuple[LanguageEntry, ...]) -> tuple[tuple[Language, ...], tuple[Diagnostic, ...]]:
    """The languages with all that follows from their tags; faults for locales that CLDR lacks, paths used twice, unknown fallbacks."""
    languages: list[Language] = []
    faults: list[Diagnostic] = []
    first: dict[str, LanguageEntry] = {}
    first_paths = {entry.path for entry in entries}
    for entry in entries:
        twin = first.setdefault(entry.path, entry)
        if twin is not entry:
            faults.append(diagnostic("id-twice", entry.where["path"], twin.where["path"], found=entry.path))
            continue
        for named in entry.fallback:
            if named not in first_paths:
                paths = ", ".join(each.path for each in entries)
                faults.append(diagnostic("language-unknown", entry.where["fallback"], found=named, expected=paths))
        tag = entry.tag or entry.path
        name = entry.locale or tag.replace("-", "_")
        try:
            locale = cldr(name)
        except (UnknownLocaleError, ValueError):
            faults.append(
                diagnostic("locale-unknown", entry.where.get("locale") or entry.where.get("tag") or entry.where["path"], found=name)
            )
            continue
        source = entries[0].path
        fallback = tuple(path for path in dict.fromkeys((*entry.fallback, source)) if path != entry.path and path in first_paths)
        direction = entry.direction or locale.text_direction
        languages.append(
            Language(entry.path, entry.name, tag, str(locale), direction, entry.scale or _scale(locale), fallback, entry.knows)
        )
    return tuple(languages), tuple(faults)


@cache
def scale_words(locale: str) -> tuple[tuple[int, dict[str, str]], ...]:
    """The powers of ten that have a word of their own from 10 000 up, largest first: (power, plural category → pattern with `{n}`).

    A power whose pattern takes two digits or more (10 000 as «00 thousand») has none.
    """
    formats = cldr(locale).compact_decimal_formats
    by_category = formats["long"] if "long" in list(formats) else formats["short"]
    words: dict[int, dict[str, str]] = {}
    for category, patterns in by_category.items():
        for power, pattern in patterns.items():
            text = pattern.pattern.replace("'", "")
            if int(power) >= 10_000 and text.count("0") == 1 and text != "0":
                words.setdefault(int(power), {})[category] = text.replace("0", "{n}")
    return tuple(sorted(words.items(), reverse=True))


def _scale(locale: Locale) -> str:
    return MYRIADS if any(power == 10_000 for power, _ in scale_words(str(locale))) else THOUSANDS
