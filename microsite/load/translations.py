"""The catalogues of a site as tasks look them up, part by part, and the localizers that speak from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from microsite.load.facts import FormerNames
from microsite.model.catalogue import (
    INTERFACE,
    MISSING,
    NO_TRANSLATION,
    SITE_CATALOGUE,
    TERM_NAMES,
    Catalogue,
    Entries,
    Translation,
    forms_of,
    group_of,
)
from microsite.model.renames import Renames, site_renames
from microsite.read.po import Header
from microsite.text.languages import Language
from microsite.text.localizer import Localizer
from microsite.text.terms import TermNames

if TYPE_CHECKING:
    from microsite.load.site import Site


class Translations:
    """The catalogues of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @property
    def localizers(self) -> Mapping[str, Localizer]:
        """The words of each language, by its path."""
        return self.site.remembered("localizers", self._localizers)

    def _localizers(self) -> dict[str, Localizer]:
        site = self.site
        if not site.languages:
            return {}
        interface_language: str = site.get("interface_language")

        def make(language: Language, others: tuple[Localizer, ...]) -> Localizer:
            # Read for all who ask for a localizer, because it keeps phrases.
            self.group(language.path, INTERFACE, "")
            catalogues, is_source = _Catalogues(self, language.path), language.path == site.languages[0].path
            return Localizer(language, catalogues, site.registers.units, interface_language, is_source, others, site.remembered)

        alone = {language.path: make(language, ()) for language in site.languages}
        # A fallback speaks for itself alone, so that two languages may name each other.
        fallbacks = {each.path: tuple(alone[path] for path in each.fallback if path in alone) for each in site.languages}
        return {language.path: make(language, fallbacks[language.path]) for language in site.languages}

    def group(self, language: str, catalogue: str, group: str) -> Entries:
        """A part of a catalogue, former ids followed; of the interface's, the shipped entries under the root's own."""
        return self.site.remembered(("group", language, catalogue, group), lambda: self._group(language, catalogue, group), catalogue)

    def _group(self, language: str, catalogue: str, group: str) -> Entries:
        def entries(name: str, group: str) -> Entries:
            found: Entries = self.site.get(f"messages:{language}:{name}:{group}") or {}
            return found

        if catalogue == INTERFACE:
            # An entry that the root left empty is no reason to forget the shipped translation.
            own = {key: entry for key, entry in entries(INTERFACE, "").items() if entry.state != MISSING}
            return {**entries(f"shipped_{INTERFACE}", ""), **own}
        merged = entries(catalogue, group)
        renames = self.renames_of(catalogue)
        if not renames:
            return merged
        for old in renames.former_groups(group) if group != TERM_NAMES else ():
            merged = {**entries(catalogue, old), **merged}
        return {key: entry for key, entry in _follow(merged, renames).items() if group_of(catalogue, key[0]) == group}

    def section(self, language: str, edition: str, section: str) -> Entries:
        """All that a catalogue says of one section; its title is a part of its own, because neighbours show it."""
        return {**self.group(language, edition, f"{section}.title"), **self.group(language, edition, section)}

    def head(self, language: str, edition: str) -> Entries:
        """All that an edition's catalogue says of none of its sections."""
        sections = self.site.sections(edition)
        return self.all(language, edition, ("edition.title", "edition"), {*sections, *(f"{each}.title" for each in sections)})

    def all(self, language: str, catalogue: str, groups: Iterable[str], without: Collection[str] = ()) -> Entries:
        """These parts of a catalogue and all others that it has, `without` some."""
        found = dict.fromkeys((*groups, *(self.site.get(f"groups:{language}:{catalogue}") or ())))
        wanted = (self.group(language, catalogue, each) for each in found if each not in without)
        return {key: entry for entries in wanted for key, entry in entries.items()}

    def renames_of(self, catalogue: str) -> Renames:
        """The former ids of an edition's sections and figures, or of the records that editions share."""
        return self.site.remembered(("renames", catalogue), lambda: self._renames(catalogue), catalogue)

    def _renames(self, catalogue: str) -> Renames:
        rows = self.site.all(f"renames:{catalogue}")
        if not rows:
            return Renames()
        if catalogue == SITE_CATALOGUE:
            return site_renames(self.site.registers)
        each_section: list[FormerNames] = [each for _, each in sorted(rows.items())]
        shown = set(self.site.sections(catalogue))
        each_section = [each for each in each_section if each.id in shown]
        sections = {old: each.id for each in each_section for old in each.formerly if old not in shown}
        return Renames({}, sections, {each.id: each.figures for each in each_section if each.figures})

    @property
    def term_names(self) -> Mapping[str, TermNames]:
        """The terms' names in all their forms, by tag of the language; what isn't translated has no name there."""
        return self.site.remembered("term_names", self._term_names)

    def _term_names(self) -> dict[str, TermNames]:
        terms = self.site.get("term_names") or ()
        found = {}
        for number, language in enumerate(self.site.languages):
            entries = self.group(language.path, SITE_CATALOGUE, TERM_NAMES) if number else {}
            names = []
            for id_, name, aliases in terms:
                forms: Iterable[str] = (name.text, *(alias.text for alias in aliases))
                if number:
                    entry = entries.get((f"term.{id_}.name", name.text), NO_TRANSLATION)
                    forms = forms_of(entry.forms[0]) if entry.is_published else ()
                names += [(form, id_) for form in forms]
            found[language.tag] = TermNames(names)
        return found


class _Catalogues(Mapping[str, Catalogue]):
    """The catalogues of one language by name; of one that isn't there, nothing is translated."""

    def __init__(self, translations: Translations, language: str) -> None:
        self._translations, self._language = translations, language
        self._found: dict[str, _Catalogue] = {}

    def __getitem__(self, name: str) -> _Catalogue:
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = _Catalogue(self._translations, self._language, name)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a site's catalogues are looked up by name")

    def __len__(self) -> int:
        raise TypeError("a site's catalogues are looked up by name")


class _Catalogue(NamedTuple):
    """One catalogue, read group by group."""

    translations: Translations
    language: str
    name: str

    @property
    def entries(self) -> Entries:
        """All entries; of the interface's catalogue alone, which is one group."""
        return self.translations.group(self.language, self.name, "")

    def find(self, context: str, source: str) -> Translation:
        """The entry, or an empty one in state `MISSING`."""
        group = self.translations.group(self.language, self.name, group_of(self.name, context))
        return group.get((context, source), NO_TRANSLATION)

    def plural(self, count: int) -> int:
        """The index of the form that goes with a count."""
        site, name = self.translations.site, self.name
        if name == INTERFACE and not site.all(f"plural:{self.language}:{name}"):
            name = f"shipped_{INTERFACE}"
        return Header({"Plural-Forms": site.get(f"plural:{self.language}:{name}") or ""}).plural(count)


def _follow(entries: Entries, renames: Renames) -> Entries:
    """The entries with those of former ids under the present ones too, so that a rename needs no update of files to be right."""
    found = dict(entries)
    for (context, source), entry in entries.items():
        present = renames.context(context)
        key = (present, renames.text(present, source))
        # An entry that holds nothing says nothing: neither does it hide another, nor serve instead of it.
        if entry.state != MISSING and (key == (context, source) or found.get(key, NO_TRANSLATION).state == MISSING):
            found[key] = Translation(tuple(renames.text(present, form) for form in entry.forms), entry.state)
    return found
