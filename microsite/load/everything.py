"""The whole site, drafts included: for the commands that keep catalogues, and for those that add to the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from microsite.diagnostics import Diagnostic, has_errors
from microsite.load.editions import load_edition
from microsite.load.shared import Shared, load_shared
from microsite.model.content import Edition, SiteHead
from microsite.model.site import Registers
from microsite.parallel import jobs_for, parallel_map
from microsite.read.inventory import inventory
from microsite.read.layout import Layout, layout
from microsite.text.languages import Language

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Content:
    """What the content files say; its editions are read where they are worked at, in several processes where they are many."""

    root: Path
    layout: Layout
    shared: Shared
    head: SiteHead
    faults: tuple[Diagnostic, ...]
    """those of no edition's files"""
    trusted: frozenset[str]

    @property
    def languages(self) -> tuple[Language, ...]:
        """All of them, the source language first."""
        return self.shared.languages

    @property
    def registers(self) -> Registers:
        """The records that editions share."""
        return self.shared.registers

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

        def made(id_: str) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
            loaded = load_edition(self.root, self.layout, id_, self.shared, self.trusted, drafts=True)
            faults = _in_content(loaded.faults)
            return (work(loaded.edition),) if loaded.edition is not None and is_sound and not has_errors(faults) else (), faults

        found = parallel_map(made, self.ids, jobs_for(sum(map(len, self.layout.editions.values()))))
        faults = (*self.faults, *(fault for _, edition_faults in found for fault in edition_faults))
        results = tuple(result for of_edition, _ in found for result in of_edition)
        return (results if len(results) == len(found) and is_sound else None), faults

    def whole(self) -> tuple[WholeSite | None, tuple[Diagnostic, ...]]:
        """All of it at once, or None where content/ has errors; and all that is wrong there."""
        editions, faults = self.each(_itself)
        return WholeSite(self.head, self.languages, self.registers, editions) if editions is not None else None, faults


def _itself(edition: Edition) -> Edition:
    return edition


@dataclass(frozen=True, slots=True)
class WholeSite:
    """Everything that the content files say, at once."""

    head: SiteHead
    languages: tuple[Language, ...]
    registers: Registers
    editions: tuple[Edition, ...]

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
    files = inventory(root, "content", "translations")
    found = layout(files, reserved_sections)
    # Catalogues take texts as they are: whether their Markdown is sound is for `check`, and would take as long as the rest.
    trusted = frozenset() if prose else frozenset(files)
    # Without its catalogues nothing is known of translations, and nothing about them is said.
    content_only = found._replace(catalogues={})
    shared = load_shared(root, content_only, trusted, "", drafts=True)
    faults = _in_content((*found.faults, *shared.faults))
    if shared.head is None:
        loaded = [load_edition(root, content_only, id_, shared, trusted, drafts=True) for id_ in found.editions]
        return None, (*faults, *_in_content(fault for each in loaded for fault in each.faults))
    return Content(root, content_only, shared, shared.head, faults, trusted), faults


def load_everything(root: Path, reserved_sections: frozenset[str], prose: bool = False) -> tuple[WholeSite | None, tuple[Diagnostic, ...]]:
    """The site, or None where its content has errors; and what is wrong in content/. Catalogues' own faults are theirs who read them.

    With `prose`, faults of Markdown and of references are looked for, too.
    """
    content, faults = load_content(root, reserved_sections, prose)
    return content.whole() if content is not None else (None, faults)


def _in_content(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(fault for fault in faults if fault.position.file.startswith("content"))
