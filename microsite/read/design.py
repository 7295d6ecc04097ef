"""Templates, style and assets of a root, file by file from the shipped ones where it has none."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.read.layout import STYLES_OF_KINDS
from microsite.read.source import read_source

SHIPPED_TEMPLATES = Path(__file__).with_name("shipped_templates.json")


class Design(NamedTuple):
    """What pages are made with."""

    templates: dict[str, str]
    """name below templates/ → text"""
    style: str
    """of every page"""
    styles: dict[str, str]
    """kind of page → what its pages have beside that"""
    digests: dict[str, str]
    """file → digest"""
    own_templates: bool
    """whether one of them is another than the tool came with: such a template is a user's text, and is not trusted"""
    faults: tuple[Diagnostic, ...]


def read_design(places: Mapping[str, Path]) -> Design:
    """`places`: file (`templates/…` or a style) → the folder that it is read from; the shipped folder's first, the root's over them."""
    came_with = shipped_templates()
    templates: dict[str, str] = {}
    style = ""
    styles: dict[str, str] = {}
    digests: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for file, folder in places.items():
        source = read_source(folder, file)
        faults.extend(source.faults)
        digests[file] = source.digest
        if file.startswith("templates/"):
            templates[file.removeprefix("templates/")] = source.text
            continue
        faults.extend(_style_faults(file, source.text))
        if file in STYLES_OF_KINDS:
            styles[STYLES_OF_KINDS[file]] = compact(source.text)
        else:
            style = compact(source.text)
    own = any(file.startswith("templates/") and came_with.get(file) != digest for file, digest in digests.items())
    return Design(templates, style, styles, digests, own, tuple(faults))


_STRING_OR_COMMENT = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|(/\*.*?\*/)", re.DOTALL)


def compact(style: str) -> str:
    """CSS without comments and indentation, which every page would carry; what stands in strings is left alone."""
    bare = _STRING_OR_COMMENT.sub(lambda match: "" if match[1] else match[0], style)
    return "\n".join(line for line in (each.strip() for each in bare.splitlines()) if line)


def shipped_templates() -> dict[str, str]:
    """file → digest of the templates as the tool came with them, so that one edited in place is known as well."""
    came_with: dict[str, str] = json.loads(SHIPPED_TEMPLATES.read_text(encoding="ascii"))
    return came_with


def _style_faults(file: str, style: str) -> list[Diagnostic]:
    """The style stands inside a `<style>` element, which an end tag in it would close."""
    at = style.lower().find("</")
    if at < 0:
        return []
    line = style.count("\n", 0, at) + 1
    return [diagnostic("style-end-tag", Position(file, line, at - style.rfind("\n", 0, at), 2))]
