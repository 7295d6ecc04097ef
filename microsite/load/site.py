"""The site as tasks see it: every look-up is noted by its key, so that whoever shows something depends on it.

A task reads no file itself, and so can't show what it did not look up here. Values that live longer than a task go through `remembered`,
which notes again all that was read to make them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from microsite.load.content_files import Decoded, read_section
from microsite.load.facts import EditionEntry, SectionEntry
from microsite.load.lookups import Figures, Histories, Records, without_hidden
from microsite.load.translations import Translations
from microsite.model.content import Correction, Edition, EditionHead, Figure, Listed, Picture, Prose, Section, SiteHead, SourceText, Unit
from microsite.model.content import Registers
from microsite.read.picture_files import LOOKED_AT, read_picture
from microsite.settings import Settings
from microsite.text.languages import Language, complete
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
        self._facts, self.settings = facts, settings
        self._decoded = decoded if decoded is not None else {}
        self._reads: set[str] = set()
        self._memo: dict[str, dict[object, tuple[Any, frozenset[str]]]] = {}
        """by edition (or "") and key: values with what was read to make them"""
        self._hidden: frozenset[str] = frozenset()
        units = Records(self, "unit", "shipped_unit")
        self.registers = Registers(Records(self, "indicator"), units, Records(self, "document"), Records(self, "term"), Records(self, "name"))
        self.translations = Translations(self)
        self.histories = Histories(self)

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
        values = self.all(key).values()
        assert len(values) < 2, f"{key} is a list: `all` gives it"
        return next(iter(values), None)

    # What editions share

    @property
    def root(self) -> Path:
        """The root's folder, for the messages of checks and the sizes of pictures."""
        return self.settings.root

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
        return self.settings.base_url or self.head.base_url

    @property
    def languages(self) -> tuple[Language, ...]:
        """All of them, the source language first."""
        return self.remembered("languages", lambda: complete(self.head.languages)[0] if self.is_readable else ())

    @property
    def localizers(self) -> Mapping[str, Localizer]:
        """The texts of each language, by its path."""
        return self.translations.localizers

    def localizer(self, path: str) -> Localizer:
        """The texts of one language."""
        return self.localizers[path]

    def has_asset(self, file: str) -> bool:
        """Whether assets/ holds that file (a path below it)."""
        return bool(self.all(f"asset:{file}"))

    @property
    def assets(self) -> tuple[str, ...]:
        """All files of assets/, as paths below it."""
        return tuple(sorted(self.all("assets").values()))

    def unit_of(self, indicator: str) -> Unit:
        """The unit of an indicator."""
        return self.remembered(("unit of", indicator), lambda: self.registers.units[self.registers.indicators[indicator].unit])

    # Editions

    @property
    def editions(self) -> tuple[EditionEntry, ...]:
        """The editions that are shown, by their ids."""

        def make() -> tuple[EditionEntry, ...]:
            entries: Iterable[EditionEntry] = self.all("editions").values()
            return tuple(sorted(each for each in entries if (self.settings.drafts or not each.draft) and each.id not in self._hidden))

        return self.remembered("editions", make)

    @property
    def newest(self) -> str:
        """The newest edition: the one that site.yaml names, else the highest; empty where none is shown."""
        ids = [each.id for each in self.editions]
        named = self.head.newest
        return named if named in ids else max(ids, default="")

    def before(self, edition: str) -> str:
        """The edition before one; empty for the first."""
        return max((each.id for each in self.editions if each.id < edition), default="")

    @property
    def dates(self) -> Mapping[str, str]:
        """The dates of the editions that are shown, by their ids."""
        return self.remembered("dates", lambda: {each.id: each.date for each in self.editions})

    def is_shown(self, edition: str) -> bool:
        """Whether an edition is published."""
        return edition in self.dates

    def edition(self, id_: str) -> EditionHead:
        """The head of an edition, without figures of sections that are hidden."""
        return self.remembered(("edition", id_), lambda: without_hidden(self.get(f"edition:{id_}"), self.hidden_sections(id_)), id_)

    def heading(self, id_: str) -> EditionHead:
        """Title, date, document and corrections of an edition: what other pages than its home show of its head."""
        head: EditionHead = self.get(f"heading:{id_}")
        return without_hidden(head, self.hidden_sections(id_)) if head.corrections else head

    def hidden_sections(self, edition: str) -> frozenset[str]:
        """The drafts that are not shown."""
        entries: Iterable[SectionEntry] = self.all(f"sections:{edition}").values() if not self.settings.drafts else ()
        return frozenset(each.id for each in entries if each.draft)

    def sections(self, edition: str) -> tuple[str, ...]:
        """The ids of an edition's sections that are shown, in their order."""

        def make() -> tuple[str, ...]:
            shown = {each.id for each in self.all(f"sections:{edition}").values()} - self.hidden_sections(edition)
            listed: Sequence[Listed] = self.get(f"order:{edition}") or ()
            ordered = dict.fromkeys(each.name for each in listed if each.name in shown)
            return (*ordered, *sorted(shown - ordered.keys()))

        return self.remembered(("sections", edition), make, edition)

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
        section = section._replace(figures=self._up_to_date(section.figures))
        return section._replace(picture=self.sized(section.picture)) if section.picture is not None else section

    def _up_to_date(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """Figures with the present ids of their indicators."""
        if all(each.indicator in self.registers.indicators for each in figures):
            return figures
        present = {former: each.id for each in self.registers.indicators.values() for former in each.formerly}
        return tuple(each._replace(indicator=present.get(each.indicator, each.indicator)) for each in figures)

    def targets(self, edition: str) -> list[tuple[str, Figure]]:
        """The targets of an edition as other editions show them, each with its section, in their order."""
        found: dict[str, tuple[Figure, ...]] = dict(self.all(f"targets:{edition}").values())
        targets = [(each, figure) for each in self.sections(edition) for figure in self._up_to_date(found.get(each, ()))]
        # One of an unknown indicator is a fault of that edition.
        return [(each, figure) for each, figure in targets if figure.indicator in self.registers.indicators]

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
        return Figures(self, edition)

    def corrections(self, edition: str) -> tuple[Correction, ...]:
        """The corrections of an edition; one that names no figure is left to the checks."""
        figures = self.figures(edition)
        return tuple(each for each in self.heading(edition).corrections if each.figure in figures)

    def outlines(self, edition: str) -> list[Any]:
        """What lists show of an edition's sections, in their order; found out with the sections (see `plan.edition`)."""
        return [self.get(f"outline:{edition}.{each}") for each in self.sections(edition)]

    def whole(self, edition: str) -> Edition:
        """An edition with all its sections."""
        return Edition(edition, self.edition(edition), tuple(self.section(edition, each) for each in self.sections(edition)))
