"""What the content files say, drafts included, without their translations: for the commands that keep catalogues or add to the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from microsite.diagnostics import Diagnostic, has_errors
from microsite.load import checks
from microsite.load.content_files import Decoded
from microsite.load.facts import edition_inputs, read_file, shared_catalogues, shared_inputs
from microsite.load.site import Site
from microsite.model.content import Edition, Registers, SiteHead
from microsite.parallel import jobs_for, parallel_map
from microsite.read.inventory import inventory, split_mark
from microsite.read.layout import Layout, layout
from microsite.settings import SHIPPED, Settings
from microsite.text.languages import Language
from microsite.text.localizer import Localizer

Made = TypeVar("Made")


class ReadFacts:
    """Facts of the files that were read, in memory."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._found: dict[str, dict[str, Any]] = {}
        self.decoded: dict[str, Decoded] = {}

    def read(self, names: Iterable[str]) -> list[Diagnostic]:
        """Read those files that are there (see `facts.read_file`); gives what is wrong in them."""
        faults: list[Diagnostic] = []
        for name in names:
            mark, path = split_mark(name)
            if ((SHIPPED if mark else self._root) / path).is_file():
                file = read_file(self._root, name, self.decoded)
                faults += file.faults
                for fact in file.facts:
                    self._found.setdefault(fact.key, {})[name] = fact.value
        return faults

    def rows(self, key: str) -> Mapping[str, Any]:
        """The values of a key by their sources."""
        return self._found.get(key, {})


def read_site(settings: Settings, found: Layout) -> tuple[Site, list[Diagnostic]]:
    """A root as it is, read whole; with what is wrong in single files."""
    site, facts, faults = _read_shared(settings, found)
    languages = [language.path for language in site.languages]
    faults += facts.read(shared_catalogues(settings.root, found, languages))
    for id_ in found.editions:
        faults += facts.read(edition_inputs(found, id_, languages))
    for id_ in found.editions:
        faults += _edition_faults(site, id_, checks.check_section_references)
    return site, faults


def _read_shared(settings: Settings, found: Layout) -> tuple[Site, ReadFacts, list[Diagnostic]]:
    """Read what editions share; gives what is wrong there, too."""
    facts = ReadFacts(settings.root)
    faults = facts.read(shared_inputs(found))
    site = Site(facts, settings, facts.decoded)
    return site, facts, [*faults, *checks.check_shared(site), *checks.unused_units(settings.root)]


def _edition_faults(site: Site, id_: str, check: Callable[[Site, str, str], list[Diagnostic]]) -> list[Diagnostic]:
    """What is wrong in an edition beyond its single files; `check`: what is looked for in a section."""
    faults = checks.check_edition(site, id_) if site.all(f"edition:{id_}") else []
    return [*faults, *(fault for section in site.sections(id_) for fault in check(site, id_, section))]


@dataclass(frozen=True, slots=True)
class Content:
    """What the content files say; its editions are read where they are worked at, in several processes where they are many."""

    layout: Layout
    site: Site
    facts: ReadFacts
    faults: tuple[Diagnostic, ...]
    """those of no edition's files"""
    prose: bool
    """whether faults of Markdown and of references are looked for, too"""

    @property
    def head(self) -> SiteHead:
        """site.yaml with all its texts."""
        return self.site.whole_head

    @property
    def languages(self) -> tuple[Language, ...]:
        """All of them, the source language first."""
        return self.site.languages

    @property
    def registers(self) -> Registers:
        """The records that editions share."""
        return self.site.registers

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the editions, in their order."""
        return tuple(self.layout.editions)

    def each(self, work: Callable[[Edition], Made]) -> tuple[tuple[Made, ...] | None, tuple[Diagnostic, ...]]:
        """What `work` makes of each edition, None where content/ has errors; and all that is wrong there.

        `work` may run in another process, before the faults of other editions are known: what it makes must bear pickling, and it
        must leave nothing behind.
        """
        is_sound = not has_errors(self.faults)
        check = checks.check_section if self.prose else checks.check_section_references

        def made(id_: str) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
            faults = self.facts.read(edition_inputs(self.layout, id_, ()))
            faults = _in_content([*faults, *_edition_faults(self.site, id_, check)])
            is_readable = bool(self.site.all(f"edition:{id_}"))
            return (work(self.site.whole(id_)),) if is_readable and is_sound and not has_errors(faults) else (), tuple(faults)

        found = parallel_map(made, self.ids, jobs_for(sum(map(len, self.layout.editions.values()))))
        faults = (*self.faults, *(fault for _, edition_faults in found for fault in edition_faults))
        results = tuple(result for of_edition, _ in found for result in of_edition)
        return (results if len(results) == len(found) and is_sound else None), faults

    def whole(self) -> tuple[WholeSite | None, tuple[Diagnostic, ...]]:
        """All of it at once, or None where content/ has errors; and all that is wrong there."""
        editions, faults = self.each(lambda edition: edition)
        whole = WholeSite(self.head, self.languages, self.registers, editions, self.localizers) if editions is not None else None
        return whole, faults

    def localizers(self) -> Mapping[str, Localizer]:
        """The words of each language, by its path; the catalogues that editions share are read for them."""
        self.facts.read(shared_catalogues(self.site.root, self.layout, [each.path for each in self.languages]))
        return self.site.localizers


@dataclass(frozen=True, slots=True)
class WholeSite:
    """Everything that the content files say, at once."""

    head: SiteHead
    languages: tuple[Language, ...]
    registers: Registers
    editions: tuple[Edition, ...]
    localizers: Callable[[], Mapping[str, Localizer]] = field(compare=False, repr=False)
    """gives the words of each language, by its path"""

    def of(self, editions: tuple[Edition, ...]) -> WholeSite:
        """The site with these editions alone."""
        return replace(self, editions=editions)

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the editions, in their order."""
        return tuple(edition.id for edition in self.editions)

    def each(self, work: Callable[[Edition], Made]) -> tuple[tuple[Made, ...] | None, tuple[Diagnostic, ...]]:
        """What `work` makes of each edition; as `Content.each`, of editions that are read and sound."""
        return tuple(map(work, self.editions)), ()


def load_content(root: Path, reserved_sections: frozenset[str], prose: bool = False) -> tuple[Content | None, tuple[Diagnostic, ...]]:
    """What all editions share, or None where site.yaml can't be made out; with what is wrong there and in the layout.

    With `prose`, faults of Markdown and of references are looked for, too.
    """
    found = layout(inventory(root, "content", "translations"), reserved_sections)
    site, facts, read_faults = _read_shared(Settings(root, root, drafts=True), found)
    content = Content(found, site, facts, tuple(_in_content([*found.faults, *read_faults])), prose)
    if site.is_readable:
        return content, content.faults
    return None, content.each(lambda edition: edition)[1]


def load_everything(root: Path, reserved_sections: frozenset[str], prose: bool = False) -> tuple[WholeSite | None, tuple[Diagnostic, ...]]:
    """The site, or None where its content has errors; and what is wrong in content/. Catalogues' own faults are theirs who read them.

    With `prose`, faults of Markdown and of references are looked for, too.
    """
    content, faults = load_content(root, reserved_sections, prose)
    return content.whole() if content is not None else (None, faults)


def _in_content(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [fault for fault in faults if fault.position.file.startswith("content")]
