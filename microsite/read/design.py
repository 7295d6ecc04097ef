"""Templates and styles of a root, file by file from the shipped ones where it has none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.model.content import Colours
from microsite.read.colours import STRING_OR_COMMENT, colour_rules, custom_faults
from microsite.read.layout import CUSTOM_STYLE, STYLE_FILE, STYLES_OF_KINDS
from microsite.read.source import position_at, read_source
from microsite.settings import SHIPPED


class Design(NamedTuple):
    """What pages are made with."""

    templates: dict[str, str]
    """name below templates/ → text"""
    style: str
    """of every page, from site.css"""
    styles: dict[str, str]
    """kind of page → the style that follows on pages of this kind"""
    custom: str
    """what the root adds to the style of every page, after all others: its custom.css, and the colours of its site.yaml"""
    digests: dict[str, str]
    """file → digest"""
    own_templates: bool
    """whether a root other than the tool's own brings templates that are not the shipped ones: nobody has vouched for those"""
    faults: tuple[Diagnostic, ...]

    def coloured(self, colours: Colours | None) -> tuple[Design, tuple[Diagnostic, ...]]:
        """The design with the colours of site.yaml, and their diagnostics."""
        rules, faults = colour_rules(self.style_of(""), colours)
        return self._replace(custom="\n".join(each for each in (self.custom, rules) if each)), faults

    def style_of(self, kind: str) -> str:
        """The whole style of pages of a kind."""
        return "\n".join(each for each in (self.style, self.styles.get(kind, ""), self.custom) if each)


def is_design_file(file: str, shipped: bool) -> bool:
    """Whether a file is a template or a style that pages may be made with; `shipped`: for another root than the one that it lies in."""
    if file.startswith("templates/"):
        return file.endswith(".html")
    # What the tool's own site adds to the style is not for other sites.
    return file.startswith("assets/") and file.endswith(".css") and (not shipped or file == STYLE_FILE or file in STYLES_OF_KINDS)


def read_design(places: Mapping[str, Path]) -> Design:
    """Read templates and styles; `places`: file (`templates/…` or `assets/…`) → the root, or the tool's folder, that it is read from."""
    templates: dict[str, str] = {}
    styles: dict[str, str] = {}
    read: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for file, folder in places.items():
        source = read_source(folder, file)
        faults += source.faults
        read[file] = source.digest
        if file.startswith("templates/"):
            templates[file.removeprefix("templates/")] = source.text
        elif file in (STYLE_FILE, CUSTOM_STYLE, *STYLES_OF_KINDS):
            styles[file] = source.text
            end_tag = source.text.lower().find("</")
            if end_tag >= 0:
                # It would close the `<style>` element that the style stands in.
                faults.append(diagnostic("style-end-tag", position_at(file, source.text, end_tag, 2)))
        else:
            faults.append(_unexpected(file))
    style, custom = (compact(styles.get(file, "")) for file in (STYLE_FILE, CUSTOM_STYLE))
    if CUSTOM_STYLE in styles:
        faults += custom_faults(CUSTOM_STYLE, styles[CUSTOM_STYLE], f"{style}\n{custom}")
    return Design(
        templates,
        style,
        _styles_of_kinds(styles),
        custom,
        read,
        any(
            file.startswith("templates/") and folder != SHIPPED and read[file] != read_source(SHIPPED, file).digest
            for file, folder in places.items()
        ),
        tuple(faults),
    )


def _styles_of_kinds(styles: Mapping[str, str]) -> dict[str, str]:
    kinds = dict.fromkeys(kind for each in STYLES_OF_KINDS.values() for kind in each)
    return {
        kind: "\n".join(compact(styles[file]) for file, of in STYLES_OF_KINDS.items() if kind in of and file in styles) for kind in kinds
    }


def _unexpected(file: str) -> Diagnostic:
    known = {Path(each).stem: each for each in (STYLE_FILE, CUSTOM_STYLE, *STYLES_OF_KINDS)}
    meant = near(Path(file).stem, known)
    return diagnostic(
        "style-unexpected", Position(file), found=file, near=known[meant] if meant else None, expected=", ".join(known.values())
    )


def compact(style: str) -> str:
    """CSS without comments and indentation, which every page would carry; strings stay as they are."""
    bare = STRING_OR_COMMENT.sub(lambda match: "" if match[0].startswith("/*") else match[0], style)
    return "\n".join(line for line in (each.strip() for each in bare.splitlines()) if line)
