"""Templates, style and assets of a root, file by file from the shipped ones where it has none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.read.layout import STYLE_FILE
from microsite.read.source import read_source


class Design(NamedTuple):
    """What pages are made with."""

    templates: dict[str, str]
    """name below templates/ → text"""
    style: str
    digests: dict[str, str]
    """file → digest"""
    own_templates: bool
    """whether one of them is the root's own and not the tool's"""
    faults: tuple[Diagnostic, ...]


def read_design(places: Mapping[str, Path]) -> Design:
    """`places`: file (`templates/…` or the style's) → the folder that it is read from; the shipped folder's files first, the root's over them."""
    templates: dict[str, str] = {}
    style = ""
    digests: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for file, folder in places.items():
        source = read_source(folder, file)
        faults.extend(source.faults)
        digests[file] = source.digest
        if file == STYLE_FILE:
            style = source.text
            faults.extend(_style_faults(source.text))
        else:
            templates[file.removeprefix("templates/")] = source.text
    return Design(templates, style, digests, len(set(places.values())) > 1, tuple(faults))


def _style_faults(style: str) -> list[Diagnostic]:
    """The style stands inside a `<style>` element, which an end tag in it would close."""
    at = style.lower().find("</")
    if at < 0:
        return []
    line = style.count("\n", 0, at) + 1
    return [diagnostic("style-end-tag", Position(STYLE_FILE, line, at - style.rfind("\n", 0, at), 2))]
