"""The site as tasks see it: every look-up is noted by its key, so that whoever shows something depends on it.

A task gets nothing but a `Site`, and so can't show what it did not read. Values that live longer than a task go through `remembered`,
which notes again all that was read to make them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from microsite.load.content_files import Decoded, read_section
from microsite.load.facts import EditionEntry, FormerNames, SectionEntry
from microsite.load.renames import follow
from microsite.model.catalogue import INTERFACE, MISSING, NO_TRANSLATION, SITE_CATALOGUE, TERM_NAMES, Entries, Key, Translation, group_of
from microsite.model.content import Correction, Edition, EditionHead, Figure, Listed, Picture, Prose, Section, SiteHead, Unit, SourceText
from microsite.model.histories import ByDays, Context, History, by_days, history
from microsite.model.renames import Renames, site_renames
from microsite.model.site import Registers, Statement
from microsite.read.picture_files import LOOKED_AT, read_picture
from microsite.read.po_values import Header
from microsite.settings import Settings
from microsite.text.languages import Language, complete
from microsite.text.terms import TermNames
from microsite.text.localizer import Localizer

Value = TypeVar("Value")

_MOST_REMEMBERED = 50_000
"""values of no edition: mostly quantities in words"""


class Rows(Protocol):
    """Where facts are looked up: in memory and in the ledger."""

    def rows(self, key: str) -> Mapping[str, Any]:
        """The values of a key by their sources, in no order; empty where nothing has the key."""


class Site:
    """One root as tasks see it."""

    def __init__(self, facts: Rows, settings: Settings, decoded: dict[str, Decoded] | None = None) -> None:
        """`decoded`: sections that were read in this process, by file."""
        self._facts, self._settings = facts, settings
        self._decoded = decoded if decoded is not None else {}
        self._reads: set[str] = set()
        self._memo: dict[str, dict[object, tuple[Any, frozenset[str]]]] = {}
        """by edition (or "") and key: values with what was read to make them"""
        self._hidden: frozenset[str] = frozenset()
        self.registers = Registers(
            _Records(self, "indicator"), _Units(self), _Records(self, "document"), _Records(self, "term")
        )
        self._localizers: dict[str, Localizer] = {}

    # Recording

    @contextmanager
    def recording(self) -> Iterator[set[str]]:
        """Note the keys that are looked up while the body runs."""
        outer, self._reads = self._reads, set()
        try:
            yield self._reads
        finally:
            self._reads = outer

    def remembered(self, key: object, make: Callable[[], Value], edition: str = "") -> Value:
        """What `make` gives, made once; whoever asks for it has read all that it was made from.

        `edition`: the one that the value is of, with which it is forgotten.
        """
        memo = self._memo.get(edition)
        if memo is None:
            memo = self._memo[edition] = {}
        found = memo.get(key)
        if found is None:
            outer, self._reads = self._reads, set()
            try:
                value = make()
            finally:
                # Where nothing came of it, that depends on what was read, too.
                inner, self._reads = self._reads, outer
                self._reads.update(inner)
            found = memo[key] = value, frozenset(inner)
        self._reads.update(found[1])
        remembered: Value = found[0]
        return remembered

    def forget(self, edition: str) -> None:
        """Drop what was remembered of an edition, to keep memory within bounds."""
        self._memo.pop(edition, None)
        if len(self._memo.get("", ())) > _MOST_REMEMBERED:
            self._memo.pop("")
        for file in [file for file in self._decoded if file.startswith(f"content/{edition}/")]:
            del self._decoded[file]

    def hide(self, editions: frozenset[str]) -> None:
        """Leave out editions that have faults, where what is wrong with other pages is looked for all the same."""
        if editions != self._hidden:
            self._hidden = editions
            self._memo.clear()

    def all(self, key: str) -> Mapping[str, Any]:
        """The values of a key by their sources."""
        self._reads.add(key)
        return self._facts.rows(key)

    def get(self, key: str) -> Any:
        """The value of a key that one source has; None where none has it."""
        for value in self.all(key).values():
            return value
        return None

    # What editions share

    @property
    def root(self) -> Path:
        """The root's folder, for the messages of checks and the sizes of pictures."""
        return self._settings.root

    @property
    def head(self) -> SiteHead:
        """site.yaml without the texts of the page about the site; there is one wherever pages are made."""
        head: SiteHead = self.get("site")
        return head

    @property
    def is_readable(self) -> bool:
        """Whether there is a site.yaml that can be read."""
        return bool(self.all("site"))

    @property
    def about(self) -> tuple[Prose, Prose]:
        """The texts of the page about the site: what it is, how it was made."""
        about: tuple[Prose, Prose] = self.get("about")
        return about

    @property
    def whole_head(self) -> SiteHead:
        """site.yaml with all its texts."""
        about, method = self.about
        return self.head._replace(about=about, method=method)

    @property
    def base_url(self) -> str:
        """The address that the site will have; empty where it is not known."""
        return self._settings.base_url or self.head.base_url

    @property
    def languages(self) -> tuple[Language, ...]:
        """All of them, the source language first."""
        return self.remembered("languages", lambda: complete(self.head.languages)[0] if self.is_readable else ())

    @property
    def localizers(self) -> Mapping[str, Localizer]:
        """The words of each language, by its path."""
        return self.remembered("localizers", self._make_localizers)

    def localizer(self, path: str) -> Localizer:
        """The words of one language."""
        return self.localizers[path]

    def _make_localizers(self) -> dict[str, Localizer]:
        source = self.languages[0].path
        interface_language: str = self.get("interface_language")

        def make(language: Language, others: tuple[Localizer, ...]) -> Localizer:
            catalogues = _Catalogues(self, language.path)
            catalogues[INTERFACE].entries  # noqa: B018 (noted for all who ask for a localizer: it keeps phrases)
            return Localizer(
                language, catalogues, self.registers.units, interface_language, language.path == source, others, self.remembered
            )

        alone = {language.path: make(language, ()) for language in self.languages}
        # A fallback speaks for itself alone, so that two languages may name each other.
        return {
            language.path: make(language, tuple(alone[path] for path in language.fallback)) for language in self.languages
        }

    def group(self, language: str, catalogue: str, group: str) -> Entries:
        """A part of a catalogue, former ids followed; of the interface's, the shipped entries under the root's own."""
        return self.remembered(("group", language, catalogue, group), lambda: self._group(language, catalogue, group), catalogue)

    def _group(self, language: str, catalogue: str, group: str) -> Entries:
        def entries(name: str, group: str) -> dict[Key, Translation]:
            found: dict[Key, Translation] = self.get(f"messages:{language}:{name}:{group}") or {}
            return found

        if catalogue == INTERFACE:
            # An entry that the root left empty is no reason to forget the shipped translation.
            own = {key: entry for key, entry in entries(INTERFACE, "").items() if entry.state != MISSING}
            return {**entries(f"shipped_{INTERFACE}", ""), **own}
        renames = self.renames(catalogue)
        if not renames:
            return entries(catalogue, group)
        if group == TERM_NAMES:
            olds = [group]
        else:
            olds = [group, *(old for old in renames.former_groups(group))]
        merged: dict[Key, Translation] = {}
        for old in olds:
            merged = {**entries(catalogue, old), **merged}
        return {key: entry for key, entry in follow(merged, renames).items() if group_of(catalogue, key[0]) == group}

    def groups(self, language: str, catalogue: str) -> tuple[str, ...]:
        """The parts that a catalogue has; none where there is no such catalogue."""
        return self.get(f"groups:{language}:{catalogue}") or ()

    def has_catalogue(self, language: str, catalogue: str) -> bool:
        """Whether there is such a catalogue."""
        return bool(self.all(f"groups:{language}:{catalogue}"))

    def plural(self, language: str, catalogue: str, count: int) -> int:
        """The index of the form that goes with a count."""
        if catalogue == INTERFACE and not self.all(f"plural:{language}:{catalogue}"):
            catalogue = f"shipped_{INTERFACE}"
        rule: str = self.get(f"plural:{language}:{catalogue}") or ""
        return Header({"Plural-Forms": rule}).plural(count)

    def renames(self, catalogue: str) -> Renames:
        """The former ids of an edition's sections and figures, or of the records that editions share."""
        return self.remembered(("renames", catalogue), lambda: self._renames(catalogue), catalogue)

    def _renames(self, catalogue: str) -> Renames:
        rows = self.all(f"renames:{catalogue}")
        if not rows:
            return Renames()
        if catalogue == SITE_CATALOGUE:
            return site_renames(self.registers)
        each_section: list[FormerNames] = [each for _, each in sorted(rows.items())]
        shown = set(self.sections(catalogue))
        each_section = [each for each in each_section if each.id in shown]
        sections = {old: each.id for each in each_section for old in each.formerly if old not in shown}
        return Renames({}, sections, {each.id: each.figures for each in each_section if each.figures})

    @property
    def term_names(self) -> Mapping[str, TermNames]:
        """The terms' names and aliases, by tag of the language; what isn't translated has no name there."""
        return self.remembered("term_names", self._term_names)

    def _term_names(self) -> dict[str, TermNames]:
        terms = self.get("term_names") or ()
        found = {}
        for number, language in enumerate(self.languages):
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

    def has_asset(self, file: str) -> bool:
        """Whether assets/ holds that file (a path below it)."""
        return bool(self.all(f"asset:{file}"))

    @property
    def assets(self) -> tuple[str, ...]:
        """All files of assets/, as paths below it."""
        return tuple(sorted(self.all("assets").values()))

    # Editions

    @property
    def editions(self) -> tuple[EditionEntry, ...]:
        """The editions that are shown, by their ids."""
        return self.remembered("editions", self._editions)

    def _editions(self) -> tuple[EditionEntry, ...]:
        entries: Iterable[EditionEntry] = self.all("editions").values()
        return tuple(sorted(each for each in entries if (self._settings.drafts or not each.draft) and each.id not in self._hidden))

    @property
    def newest(self) -> str:
        """The newest edition: the one that site.yaml names, else the highest; empty where none is shown."""
        ids = [each.id for each in self.editions]
        named = self.head.newest
        return named if named in ids else max(ids, default="")

    @property
    def newest_date(self) -> str:
        """The date of the last report: what came after it, no edition can tell."""
        return max((each.date for each in self.editions), default="")

    def is_shown(self, edition: str) -> bool:
        """Whether an edition is published."""
        return any(each.id == edition for each in self.editions)

    def edition(self, id_: str) -> EditionHead:
        """The head of an edition, without figures of sections that are hidden."""
        return self.remembered(("edition", id_), lambda: self._edition(id_), id_)

    def _edition(self, id_: str) -> EditionHead:
        head: EditionHead = self.get(f"edition:{id_}")
        return without_hidden(head, self.hidden_sections(id_))

    def heading(self, id_: str) -> EditionHead:
        """Title, date, document and corrections of an edition: what other pages than its home show of its head."""
        head: EditionHead = self.get(f"heading:{id_}")
        return without_hidden(head, self.hidden_sections(id_)) if head.corrections else head

    def _entries(self, edition: str) -> Iterable[SectionEntry]:
        return self.all(f"sections:{edition}").values()

    def hidden_sections(self, edition: str) -> frozenset[str]:
        """The drafts that are not shown."""
        return frozenset() if self._settings.drafts else frozenset(each.id for each in self._entries(edition) if each.draft)

    def sections(self, edition: str) -> tuple[str, ...]:
        """The ids of an edition's sections that are shown, in their order."""
        return self.remembered(("sections", edition), lambda: self._sections(edition), edition)

    def _sections(self, edition: str) -> tuple[str, ...]:
        hidden = self.hidden_sections(edition)
        shown = {each.id for each in self._entries(edition)} - hidden
        listed: Sequence[Listed] = self.get(f"order:{edition}") or ()
        ordered = dict.fromkeys(each.name for each in listed if each.name in shown)
        return (*ordered, *sorted(shown - ordered.keys()))

    def decoded(self, edition: str, section: str) -> Decoded:
        """A section's file as it was read, with its texts and its faults."""
        file = f"content/{edition}/{section}.yaml"
        self._reads.add(f"section:{edition}.{section}")
        found = self._decoded.get(file)
        if found is None:
            found = self._decoded[file] = read_section(self.root, file)
        return found

    def section(self, edition: str, id_: str) -> Section:
        """A section, its figures' indicators by their present ids and its picture with its size; raises LookupError where there is none."""
        return self.remembered(("section", edition, id_), lambda: self._section(edition, id_), edition)

    def _section(self, edition: str, id_: str) -> Section:
        if id_ not in self.sections(edition):
            raise LookupError(id_)
        section: Section = self.decoded(edition, id_).value
        if any(each.indicator not in self.registers.indicators for each in section.figures):
            present = {former: each.id for each in self.registers.indicators.values() for former in each.formerly}
            figures = tuple(each._replace(indicator=present.get(each.indicator, each.indicator)) for each in section.figures)
            section = section._replace(figures=figures)
        return section._replace(picture=self.sized(section.picture)) if section.picture is not None else section

    def sized(self, picture: Picture | None) -> Picture | None:
        """A picture with the size that its file has."""
        if picture is None or not self.has_asset(picture.file):
            return picture
        try:
            with (self.root / "assets" / picture.file).open("rb") as stream:
                seen = read_picture(stream.read(LOOKED_AT))
        except OSError:
            return picture
        return picture._replace(size=(seen.width, seen.height))

    def section_title(self, edition: str, id_: str) -> SourceText:
        """The title of a section, which its neighbours show."""
        title: SourceText = self.get(f"title:{edition}.{id_}")
        return title

    def former_sections(self, edition: str) -> dict[str, tuple[str, ...]]:
        """The former ids of an edition's sections, by their present ones."""
        return {each.id: each.formerly for each in self.all(f"renames:{edition}").values() if each.formerly}

    def figures(self, edition: str) -> Mapping[str, Figure]:
        """The figures of an edition's sections, as section.figure; only the sections that are asked for are read."""
        return _Figures(self, edition)

    def corrections(self, edition: str) -> tuple[Correction, ...]:
        """The corrections of an edition; one that names no figure is left to the checks."""
        figures = self.figures(edition)
        return tuple(each for each in self.heading(edition).corrections if each.figure in figures)

    def outlines(self, edition: str) -> list[Any]:
        """What lists show of an edition's sections, in their order; found out with the sections (see `plan.outline`)."""
        return [self.get(f"outline:{edition}.{each}") for each in self.sections(edition)]

    def whole(self, edition: str) -> Edition:
        """An edition with all its sections."""
        return Edition(edition, self.edition(edition), tuple(self.section(edition, each) for each in self.sections(edition)))

    # What reports say of an indicator

    def statements(self, indicator: str) -> ByDays:
        """What all editions that are shown say of an indicator, by the days that it covers."""
        return self.remembered(("statements", indicator), lambda: by_days(self._statements(indicator)))

    def _statements(self, indicator: str) -> list[Statement]:
        shown = {each.id for each in self.editions}
        found: dict[str, dict[str, list[Figure]]] = {}
        for name in (indicator, *self.registers.indicators[indicator].formerly):
            if name != indicator and name in self.registers.indicators:
                continue
            for edition, section, draft, figures in self.all(f"statements:{name}").values():
                if edition in shown and (self._settings.drafts or not draft):
                    found.setdefault(edition, {}).setdefault(section, []).extend(each._replace(indicator=indicator) for each in figures)
        statements = []
        for edition, sections in sorted(found.items()):
            # The order of an edition's sections counts only where several speak of one indicator.
            order = self.sections(edition) if len(sections) > 1 else tuple(sections)
            statements += [Statement(edition, id_, figure) for id_ in order if id_ in sections for figure in sections[id_]]
        return statements

    def history(self, edition: str, section: str, figure: Figure) -> History | None:
        """What all reports say beside a figure; None for one that stands alone."""
        indicator = self.registers.indicators[figure.indicator]
        unit = self.registers.units[indicator.unit]
        context = Context(indicator.direction, bool(unit.difference), self.newest_date, self._said_on, self._date)
        return history(Statement(edition, section, figure), self.statements(indicator.id), context)

    def _date(self, edition: str) -> str:
        return next(each.date for each in self.editions if each.id == edition)

    def _said_on(self, statement: Statement) -> str:
        document = self.registers.documents.get(statement.figure.place.document)
        return document.date if document is not None and document.date else self._date(statement.edition)


def without_hidden(head: EditionHead, hidden: frozenset[str]) -> EditionHead:
    """The head of an edition without what it says of sections that are not shown."""
    if not hidden:
        return head

    def is_shown(name: str) -> bool:
        return name.split(".")[0] not in hidden

    charts = [(chart, tuple(each for each in chart.figures if is_shown(each.name))) for chart in head.charts]
    return head._replace(
        order=tuple(each for each in head.order if is_shown(each.name)),
        headline=tuple(each for each in head.headline if is_shown(each.name)),
        # One that is left with nothing to compare waits for its sections.
        charts=tuple(chart._replace(figures=figures) for chart, figures in charts if len(figures) > 1 or figures == chart.figures),
        corrections=tuple(each for each in head.corrections if is_shown(each.figure)),
    )


class _Records(Mapping[str, Any]):
    """The records of a register by id: each look-up is noted, and so is a walk over all of them."""

    def __init__(self, site: Site, kind: str) -> None:
        self._site, self._kind = site, kind

    def __getitem__(self, id_: str) -> Any:
        return self._site.remembered((self._kind, id_), lambda: self._find(id_))

    def _find(self, id_: str) -> Any:
        found = self._site.get(f"{self._kind}:{id_}")
        if found is None:
            raise KeyError(id_)
        return found

    def __contains__(self, id_: object) -> bool:
        return bool(self._site.all(f"{self._kind}:{id_}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.get(f"{self._kind}s") or ())

    def __len__(self) -> int:
        return len(self._site.get(f"{self._kind}s") or ())


class _Figures(Mapping[str, Figure]):
    """The figures of an edition as section.figure."""

    def __init__(self, site: Site, edition: str) -> None:
        self._site, self._edition = site, edition

    def __getitem__(self, name: str) -> Figure:
        section, _, id_ = name.partition(".")
        if section in self._site.sections(self._edition):
            for figure in self._site.section(self._edition, section).figures:
                if figure.id == id_:
                    return figure
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        for section in self._site.sections(self._edition):
            for figure in self._site.section(self._edition, section).figures:
                yield f"{section}.{figure.id}"

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Units(_Records):
    """The root's own units, and those shipped ones that it doesn't replace."""

    def __init__(self, site: Site) -> None:
        super().__init__(site, "unit")

    def _find(self, id_: str) -> Unit:
        unit: Unit | None = self._site.get(f"unit:{id_}") or self._site.get(f"shipped_unit:{id_}")
        if unit is None:
            raise KeyError(id_)
        return unit

    def __contains__(self, id_: object) -> bool:
        return super().__contains__(id_) or bool(self._site.all(f"shipped_unit:{id_}"))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*(self._site.get("shipped_units") or ()), *super().__iter__())))

    def __len__(self) -> int:
        return len(list(iter(self)))


class _Catalogues(Mapping[str, Any]):
    """The catalogues of one language by name; of one that isn't there, nothing is translated."""

    def __init__(self, site: Site, language: str) -> None:
        self._site, self._language = site, language
        self._found: dict[str, _Catalogue] = {}

    def __getitem__(self, name: str) -> _Catalogue:
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = _Catalogue(self._site, self._language, name)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a site's catalogues are looked up by name")

    def __len__(self) -> int:
        raise TypeError("a site's catalogues are looked up by name")


class _Catalogue:
    """One catalogue, as `model.catalogue.Catalogue`; read group by group."""

    def __init__(self, site: Site, language: str, name: str) -> None:
        self._site, self._language, self._name = site, language, name

    def find(self, context: str, source: str) -> Translation:
        """The entry, or an empty one in state `MISSING`."""
        group = self._site.group(self._language, self._name, group_of(self._name, context))
        return group.get((context, source), NO_TRANSLATION)

    @property
    def entries(self) -> Entries:
        """All entries; of the interface's catalogue alone, which is one group."""
        return self._site.group(self._language, self._name, "")

    def plural(self, count: int) -> int:
        """The index of the form that goes with a count."""
        return self._site.plural(self._language, self._name, count)
