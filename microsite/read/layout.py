"""Sorts the files of a root: site, registers, editions with their sections, catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.model.file_names import storable
from microsite.model.shapes import EDITION_PATTERN, ID_PATTERN
from microsite.read.repairs import repaired
from microsite.read.tables import REGISTERS

SITE_FILE = "content/site.yaml"
EDITION_FILE = "edition.yaml"
STYLE_FILE = "assets/site.css"
CUSTOM_STYLE = "assets/custom.css"
"""what a root adds to the style"""
STYLES_OF_KINDS = {
    "assets/home.css": ("home",),
    "assets/menu.css": ("section", "side_by_side", "indicators"),
    "assets/section.css": ("section",),
    "assets/charts.css": ("home", "section", "indicator", "print"),
    "assets/table.css": ("indicators", "indicator", "indicator_index", "print"),
    "assets/indicators.css": ("indicators",),
    "assets/find.css": ("find",),
    "assets/brief.css": ("brief",),
    "assets/about.css": ("about", "glossary", "editions", "not_found", "moved"),
    "assets/indicator.css": ("indicator",),
    "assets/side_by_side.css": ("side_by_side",),
    "assets/print.css": ("print",),
}
"""styles that follow the site's style on pages of these kinds, in this order: what only some pages need need not burden all"""
PICTURES = "pictures/"
"""the folder below assets/ whose files are published only if a page shows them"""


class Layout(NamedTuple):
    """The files of a root, by kind."""

    registers: dict[str, str]
    """file by name of the register"""
    editions: dict[str, tuple[str, ...]]
    """files of the sections by id of the edition, misnamed ones too; without edition.yaml"""
    catalogues: dict[tuple[str, str], str]
    """file by the language's path and the catalogue's name"""
    faults: tuple[Diagnostic, ...]


def _is_id(name: str) -> bool:
    return re.fullmatch(ID_PATTERN, name) is not None


def is_misnamed(file: str) -> bool:
    """Whether a section's file has a name that is no id."""
    return not _is_id(file.rsplit("/", 1)[-1].removesuffix(".yaml"))


def layout(files: Iterable[str], reserved_sections: Iterable[str]) -> Layout:
    """Sort the files of content/ and translations/."""
    files = sorted(files)
    faults: list[Diagnostic] = []
    registers: dict[str, str] = {}
    editions: dict[str, list[str]] = {}
    catalogues: dict[tuple[str, str], str] = {}
    heads: set[str] = set()
    known = [SITE_FILE.removeprefix("content/"), *(f"{name}.yaml" for name in REGISTERS)]
    for file in files:
        parts = file.split("/")
        stem, _, extension = parts[-1].rpartition(".")
        if parts[0] == "translations":
            if len(parts) == 3 and extension == "po":
                catalogues[parts[1], stem] = file
            continue
        if parts[0] != "content" or file == SITE_FILE:
            continue
        if extension != "yaml":
            meant = f"{storable(stem)}.yaml" if extension.lower() in ("yml", "yaml") else None
            faults.append(diagnostic("file-unexpected", Position(file), found=parts[-1], near=meant))
        elif len(parts) == 2 and stem in REGISTERS:
            registers[stem] = file
        elif len(parts) == 2 or len(parts) > 3:
            faults.append(diagnostic("file-unexpected", Position(file), found=parts[-1], near=near(parts[-1], known)))
        elif not re.fullmatch(EDITION_PATTERN, parts[1]):
            faults.append(diagnostic("edition-form", Position(f"content/{parts[1]}"), found=parts[1]))
        elif parts[2] == EDITION_FILE:
            heads.add(parts[1])
        elif not _is_id(stem):
            # It is read as well, so that what refers to it under its right name is no second fault.
            editions.setdefault(parts[1], []).append(file)
            faults.append(diagnostic("section-form", Position(file), found=stem, near=repaired(stem, _is_id)))
        elif storable(stem) != stem:
            faults.append(diagnostic("name-unstorable", Position(file), found=stem, near=f"{storable(stem)}work.yaml"))
        elif stem in reserved_sections:
            faults.append(diagnostic("section-reserved", Position(file), found=stem))
        else:
            editions.setdefault(parts[1], []).append(file)
    for id_ in sorted(editions.keys() - heads):
        faults.append(diagnostic("file-missing", Position(f"content/{id_}/{EDITION_FILE}"), found=EDITION_FILE))
    if not heads and not editions:
        faults.append(diagnostic("edition-none", Position("content")))
    if SITE_FILE not in files:
        faults.append(diagnostic("file-missing", Position(SITE_FILE), found=SITE_FILE.removeprefix("content/")))
    return Layout(
        registers,
        {id_: tuple(editions.get(id_, ())) for id_ in sorted(heads | editions.keys())},
        catalogues,
        tuple(dict.fromkeys(faults)),
    )
