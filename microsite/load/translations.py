"""The catalogues of a site as tasks look them up, part by part, and the localizers that speak from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from microsite.load.facts import FormerNames
from microsite.load.renames import follow
from microsite.model.catalogue import INTERFACE, MISSING, NO_TRANSLATION, SITE_CATALOGUE, TERM_NAMES, Entries, Key, Translation, group_of
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
        self._site = site

    @property
    def localizers(self) -> Mapping[str, Localizer]:
        """The words of each language, by its path."""
        return self._site.remembered("localizers", self._localizers)

    def _localizers(self) -> dict[str, Localizer]:
        if not self._site.languages:
            return {}
        source = self._site.languages[0].path
        interface_language: str = self._site.get("interface_language")

        def make(language: Language, others: tuple[Localizer, ...]) -> Localizer:
            catalogues = _Catalogues(self, language.path)
            # Read for all who ask for a localizer, because it keeps phrases.
            self.group(language.path, INTERFACE, "")
            return Localizer(
                language, catalogues, self._site.registers.units, interface_language, language.path == source, others, self._site.remembered
            )

        alone = {language.path: make(language, ()) for language in self._site.languages}
        # A fallback speaks for itself alone, so that two languages may name each other.
        return {
            language.path: make(language, tuple(alone[path] for path in language.fallback if path in alone))
            for language in self._site.languages
        }

    def group(self, language: str, catalogue: str, group: str) -> Entries:
        """A part of a catalogue, former ids followed; of the interface's, the shipped entries under the root's own."""
        return self._site.remembered(("group", language, catalogue, group), lambda: self._group(language, catalogue, group), catalogue)

    def _group(self, language: str, catalogue: str, group: str) -> Entries:
        def entries(name: str, group: str) -> dict[Key, Translation]:
            found: dict[Key, Translation] = self._site.get(f"messages:{language}:{name}:{group}") or {}
            return found

        if catalogue == INTERFACE:
            # An entry that the root left empty is no reason to forget the shipped translation.
            own = {key: entry for key, entry in entries(INTERFACE, "").items() if entry.state != MISSING}
            return {**entries(f"shipped_{INTERFACE}", ""), **own}
        renames = self.renames_of(catalogue)
        if not renames:
            return entries(catalogue, group)
        olds = [group] if group == TERM_NAMES else [group, *renames.former_groups(group)]
        merged: dict[Key, Translation] = {}
        for old in olds:
            merged = {**entries(catalogue, old), **merged}
        return {key: entry for key, entry in follow(merged, renames).items() if group_of(catalogue, key[0]) == group}

    def section(self, language: str, edition: str, section: str) -> Entries:
        """All that a catalogue says of one section; its title is a part of its own, because neighbours show it."""
        return {**self.group(language, edition, f"{section}.title"), **self.group(language, edition, section)}

    def groups(self, language: str, catalogue: str) -> tuple[str, ...]:
        """The parts that a catalogue has; none where there is no such catalogue."""
        return self._site.get(f"groups:{language}:{catalogue}") or ()

    def plural(self, language: str, catalogue: str, count: int) -> int:
        """The index of the form that goes with a count."""
        if catalogue == INTERFACE and not self._site.all(f"plural:{language}:{catalogue}"):
            catalogue = f"shipped_{INTERFACE}"
        rule: str = self._site.get(f"plural:{language}:{catalogue}") or ""
        return Header({"Plural-Forms": rule}).plural(count)

    def renames_of(self, catalogue: str) -> Renames:
        """The former ids of an edition's sections and figures, or of the records that editions share."""
        return self._site.remembered(("renames", catalogue), lambda: self._renames(catalogue), catalogue)

    def _renames(self, catalogue: str) -> Renames:
        rows = self._site.all(f"renames:{catalogue}")
        if not rows:
            return Renames()
        if catalogue == SITE_CATALOGUE:
            return site_renames(self._site.registers)
        each_section: list[FormerNames] = [each for _, each in sorted(rows.items())]
        shown = set(self._site.sections(catalogue))
        each_section = [each for each in each_section if each.id in shown]
        sections = {old: each.id for each in each_section for old in each.formerly if old not in shown}
        return Renames({}, sections, {each.id: each.figures for each in each_section if each.figures})

    @property
    def term_names(self) -> Mapping[str, TermNames]:
        """The terms' names and aliases, by tag of the language; what isn't translated has no name there."""
        return self._site.remembered("term_names", self._term_names)

    def _term_names(self) -> dict[str, TermNames]:
        terms = self._site.get("term_names") or ()
        found = {}
        for number, language in enumerate(self._site.languages):
            entries = self.group(language.path, SITE_CATALOGUE, TERM_NAMES) if number else {}
            names = []
            for id_, name, aliases in terms:
                names += [(form, id_) for path, form in aliases if path == language.path]
                if not number:
                    names.append((name.text, id_))
                else:
                    entry = entries.get((f"term.{id_}.name", name.text), NO_TRANSLATION)
                    names += [(form, id_) for form in entry.forms[:1] if entry.is_published]
            found[language.tag] = TermNames(names)
        return found


class _Catalogues(Mapping[str, Any]):
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


class _Catalogue:
    """One catalogue, as `model.catalogue.Catalogue`; read group by group."""

    def __init__(self, translations: Translations, language: str, name: str) -> None:
        self._translations, self._language, self._name = translations, language, name

    def find(self, context: str, source: str) -> Translation:
        """The entry, or an empty one in state `MISSING`."""
        group = self._translations.group(self._language, self._name, group_of(self._name, context))
        return group.get((context, source), NO_TRANSLATION)

    @property
    def entries(self) -> Entries:
        """All entries; of the interface's catalogue alone, which is one group."""
        return self._translations.group(self._language, self._name, "")

    def plural(self, count: int) -> int:
        """The index of the form that goes with a count."""
        return self._translations.plural(self._language, self._name, count)
