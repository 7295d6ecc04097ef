"""The catalogues of a site as tasks look them up, part by part, and the localizers that speak from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from microsite.diagnostics import Diagnostic
from microsite.load.catalogues import Judgement
from microsite.load.facts import FormerNames
from microsite.model.catalogue import (
    INTERFACE,
    MISSING,
    NO_TRANSLATION,
    PROPER_NAMES,
    SITE_CATALOGUE,
    TERM_NAMES,
    WITHHELD,
    Catalogue,
    Entries,
    Key,
    Translation,
    forms_of,
    group_of,
)
from microsite.model.renames import Renames, site_renames
from microsite.proofreading.contradictions import forms_for_one
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
            catalogues, is_source = _Catalogues(self, language.path), language.path == site.languages[0].path
            # Read for all who ask for a localizer, because it keeps phrases, and with them the form that goes with a count.
            self.group(language.path, INTERFACE, "")
            catalogues[INTERFACE].plural(1)
            return Localizer(language, catalogues, site.registers.units, interface_language, is_source, others, site.remembered)

        alone = {language.path: make(language, ()) for language in site.languages}
        # A fallback speaks for itself alone, so that two languages may name each other.
        fallbacks = {each.path: tuple(alone[path] for path in each.fallback if path in alone) for each in site.languages}
        return {language.path: make(language, fallbacks[language.path]) for language in site.languages}

    def group(self, language: str, catalogue: str, group: str) -> Entries:
        """A part of a catalogue, former ids followed; of the interface's, the shipped entries under the root's own."""
        return self.site.remembered(("group", language, catalogue, group), lambda: self._group(language, catalogue, group), catalogue)

    def _group(self, language: str, catalogue: str, group: str) -> Entries:
        if catalogue == INTERFACE:
            # An entry that the root left empty, or that is wrong, is no reason to forget the shipped translation.
            own = {key: entry for key, entry in self.own_interface(language).items() if entry.state not in (MISSING, WITHHELD)}
            return {**self._entries(language, f"shipped_{INTERFACE}", ""), **own}
        merged = self._entries(language, catalogue, group)
        renames = self.renames_of(catalogue)
        if renames:
            for old in renames.former_groups(group) if group not in (TERM_NAMES, PROPER_NAMES) else ():
                merged = {**self._entries(language, catalogue, old), **merged}
            merged = {key: entry for key, entry in _follow(merged, renames).items() if group_of(catalogue, key[0]) == group}
        return self._judgement(language, catalogue).judged(merged) if merged else merged

    def own_interface(self, language: str) -> Entries:
        """The interface's entries in the root's own catalogue; the shipped ones are sound."""
        own = self._entries(language, INTERFACE, "")
        return self._judgement(language, INTERFACE).judged(own) if own else own

    def _entries(self, language: str, catalogue: str, group: str) -> Entries:
        found: Entries = self.site.get(f"messages:{language}:{catalogue}:{group}") or {}
        return found

    def _judgement(self, language: str, catalogue: str) -> Judgement:
        """What decides whether entries of a catalogue may be published."""
        return self.site.remembered(("judgement", language, catalogue), lambda: self._make_judgement(language, catalogue), catalogue)

    def _make_judgement(self, language: str, catalogue: str) -> Judgement:
        site = self.site
        is_interface = catalogue == INTERFACE
        source: str = site.get("interface_language") if is_interface else site.languages[0].locale
        own = next(each.locale for each in site.languages if each.path == language)
        # Editions count nothing.
        alone = forms_for_one(self.header(language, catalogue)) if catalogue in (INTERFACE, SITE_CATALOGUE) else frozenset[int]()
        return Judgement(catalogue, source, own, alone)

    def header(self, language: str, catalogue: str) -> Header:
        """The header of a catalogue, as far as it counts; of the interface's, the shipped one where the root has none."""
        if catalogue == INTERFACE and not self.site.all(f"plural:{language}:{catalogue}"):
            catalogue = f"shipped_{INTERFACE}"
        return Header({"Plural-Forms": self.site.get(f"plural:{language}:{catalogue}") or ""})

    def faults(self, language: str, catalogue: str, entries: Entries, messages: Iterable[Key]) -> list[Diagnostic]:
        """Why translations of messages are withheld, each at its place in the file."""
        withheld = {key for key in messages if entries.get(key, NO_TRANSLATION).state == WITHHELD}
        if not withheld:
            return []
        file = f"translations/{language}/{catalogue}.po"
        # Wherever they stand in it: who tells places depends on the whole file.
        self.site.all(f"file:{file}")
        return self._judgement(language, catalogue).reasons(self.site.root, file, withheld, self.renames_of(catalogue))

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
        return self.site.remembered("term_names", lambda: self._names("term", "term_names", TERM_NAMES))

    @property
    def proper_names(self) -> Mapping[str, TermNames]:
        """The proper names, likewise."""
        return self.site.remembered("proper_names", lambda: self._names("name", "proper_names", PROPER_NAMES))

    def _names(self, kind: str, fact: str, group: str) -> dict[str, TermNames]:
        """The names of a register; `kind`: of its records, `fact`: what holds them all, `group`: the part of the catalogues with them."""
        records = self.site.get(fact) or ()
        found = {}
        for number, language in enumerate(self.site.languages):
            entries = self.group(language.path, SITE_CATALOGUE, group) if number else {}
            names = []
            for id_, name, aliases in records:
                forms: Iterable[str] = (name.text, *(alias.text for alias in aliases))
                if number:
                    entry = entries.get((f"{kind}.{id_}.name", name.text), NO_TRANSLATION)
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
        return self.translations.header(self.language, self.name).plural(count)


def _follow(entries: Entries, renames: Renames) -> Entries:
    """The entries with those of former ids under the present ones too, so that a rename needs no update of files to be right."""
    found = dict(entries)
    for (context, source), entry in entries.items():
        present = renames.context(context)
        key = (present, renames.text(present, source))
        # An entry that holds nothing says nothing: neither does it hide another, nor serve instead of it.
        if entry.state != MISSING and (key == (context, source) or found.get(key, NO_TRANSLATION).state == MISSING):
            found[key] = entry._replace(forms=tuple(renames.text(present, form) for form in entry.forms))
    return found
