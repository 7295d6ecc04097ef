"""The whole site at once, drafts included: for the commands that keep catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from microsite.diagnostics import Diagnostic, has_errors
from microsite.load.editions import load_edition
from microsite.load.shared import load_shared
from microsite.model.content import Edition, SiteHead
from microsite.model.site import Registers
from microsite.read.inventory import inventory
from microsite.read.layout import layout
from microsite.text.languages import Language


@dataclass(frozen=True, slots=True)
class WholeSite:
    """Everything that the content files say."""

    head: SiteHead
    languages: tuple[Language, ...]
    registers: Registers
    editions: tuple[Edition, ...]


def load_everything(root: Path, reserved_sections: frozenset[str], prose: bool = False) -> tuple[WholeSite | None, tuple[Diagnostic, ...]]:
    """The site, or None where its content has errors; and what is wrong in content/. Catalogues' own faults are theirs who read them.

    With `prose`, faults of Markdown and of references are looked for, too.
    """
    files = inventory(root, "content", "translations")
    found = layout(files, reserved_sections)
    # Catalogues take texts as they are: whether their Markdown is sound is for `check`, and would take as long as the rest.
    trusted = () if prose else files.keys()
    # Without its catalogues nothing is known of translations, and nothing about them is said.
    content_only = found._replace(catalogues={})
    shared = load_shared(root, content_only, trusted, "", drafts=True)
    loaded = [load_edition(root, content_only, id_, shared, trusted, drafts=True) for id_ in found.editions]
    everything = (*found.faults, *shared.faults, *(fault for each in loaded for fault in each.faults))
    faults = tuple(fault for fault in everything if fault.position.file.startswith("content"))
    editions = tuple(each.edition for each in loaded if each.edition is not None)
    if has_errors(faults) or shared.head is None or len(editions) != len(loaded):
        return None, faults
    return WholeSite(shared.head, shared.languages, shared.registers, editions), faults
