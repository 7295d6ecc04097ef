"""The languages of a site, completed from CLDR. The only importer of Babel's locales."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model.content import LanguageEntry

MYRIADS, THOUSANDS = "myriads", "thousands"


class Language(NamedTuple):
    """A language of the site, with all defaults filled in."""

    path: str
    """the name of its folder in addresses and in translations/"""
    name: str
    tag: str
    """BCP 47, for `lang` and `hreflang`"""
    locale: str
    """its CLDR locale, as Babel writes it"""
    direction: str
    """ltr or rtl"""
    scale: str
    """`MYRIADS` (10 000 has a word of its own) or `THOUSANDS`"""
    fallback: tuple[str, ...]
    """paths of the languages to show when a text isn't translated; the source language is the last"""
    knows: tuple[str, ...]
    """units that its readers know, so that they need no conversion"""


@cache
def cldr(locale: str) -> Locale:
    """Babel's data for a locale. Raises UnknownLocaleError or ValueError."""
    return Locale.parse(locale)


def complete(entries: tuple[LanguageEntry, ...]) -> tuple[tuple[Language, ...], tuple[Diagnostic, ...]]:
    """Fill in what follows from the languages' tags; report locales that CLDR lacks, duplicate paths and unknown fallbacks."""
    languages: list[Language] = []
    faults: list[Diagnostic] = []
    first: dict[str, LanguageEntry] = {}
    paths = [entry.path for entry in entries]
    for entry in entries:
        twin = first.setdefault(entry.path, entry)
        if twin is not entry:
            faults.append(diagnostic("id-twice", entry.where["path"], twin.where["path"], found=entry.path))
            continue
        for named in entry.fallback:
            if named not in paths:
                faults.append(diagnostic("language-unknown", entry.where["fallback"], found=named, expected=", ".join(paths)))
        tag = entry.tag or entry.path
        name = entry.locale or tag.replace("-", "_")
        try:
            locale = cldr(name)
        except (UnknownLocaleError, ValueError):
            place = entry.where.get("locale") or entry.where.get("tag") or entry.where["path"]
            faults.append(diagnostic("locale-unknown", place, found=name))
            continue
        fallback = tuple(path for path in dict.fromkeys((*entry.fallback, paths[0])) if path != entry.path and path in paths)
        direction = entry.direction or locale.text_direction
        scale = entry.scale or (MYRIADS if 10_000 in dict(scale_words(str(locale))) else THOUSANDS)
        languages.append(Language(entry.path, entry.name, tag, str(locale), direction, scale, fallback, entry.knows))
    return tuple(languages), tuple(faults)


@cache
def scale_words(locale: str) -> tuple[tuple[int, dict[str, str]], ...]:
    """The powers of ten from 10 000 up that have a word of their own, largest first: (power, plural category → pattern with `{n}`).

    A power whose pattern takes two or more digits (10 000 as «00 thousand») has no word of its own.
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
