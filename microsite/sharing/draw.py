"""Draws the sharing cards of all editions: a browser without a window renders a template to a picture in assets/."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from microsite.browser import flags
from microsite.diagnostics import Diagnostic, has_errors
from microsite.engine.ledger import Ledger
from microsite.engine.pipeline import design_places
from microsite.engine.places import place_faults
from microsite.engine.scan import ROOT_FOLDERS, scan_inputs
from microsite.files import write_whole
from microsite.load.everything import read_site
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.plan.sharing import CARD_HEIGHT, CARD_WIDTH, TEMPLATE, card, card_file, stamp
from microsite.read.design import read_design
from microsite.read.inventory import inventory
from microsite.read.layout import layout
from microsite.read.picture_files import note, noted, read_picture
from microsite.render.templates import Pages
from microsite.settings import Settings

LARGEST = 300_000
"""bytes; services accept pictures up to this size"""
_PATIENCE = 60  # seconds for one picture


class BrowserFault(Exception):
    """The browser made no picture, or a wrong one; the text says why."""


class Wanted(NamedTuple):
    """A card to draw."""

    file: str
    """path below assets/"""
    stamp: str
    html: bytes


class Cards(NamedTuple):
    """The cards to draw, or the faults that prevent drawing."""

    wanted: tuple[Wanted, ...]
    current: int
    """number of cards that are up to date"""
    faults: tuple[Diagnostic, ...]


def cards(settings: Settings, again: bool = False) -> Cards:
    """The cards of every edition in every language; with `again`, those that are up to date are drawn as well."""
    if misplaced := place_faults(settings):
        return Cards((), 0, tuple(misplaced))
    found = layout(inventory(settings.root, *ROOT_FOLDERS), RESERVED_SECTIONS)
    design = read_design(design_places(settings, scan_inputs(settings, Ledger(None))))
    site, read_faults = read_site(settings, found)
    faults = (*found.faults, *design.faults, *read_faults)
    if has_errors(faults) or not site.is_readable:
        return Cards((), 0, faults)
    own_design, colour_faults = design.coloured(site.head.colours)
    faults = (*faults, *colour_faults)
    pages = Pages(own_design, site.localizers, design.own_templates and not settings.trust_templates)
    wanted: list[Wanted] = []
    current = 0
    for edition in site.editions:
        for path, localizer in site.localizers.items():
            view = card(edition.id, site, localizer)
            file, mark = card_file(edition.id, path), stamp(view, design.templates)
            if not again and note(_bytes(settings.root / "assets" / file)) == mark:
                current += 1
                continue
            html = pages.render(TEMPLATE.removesuffix(".html"), path, view)
            if isinstance(html, Diagnostic):
                return Cards((), 0, (*faults, html))
            wanted.append(Wanted(file, mark, html))
    return Cards(tuple(wanted), current, faults)


def draw(wanted: tuple[Wanted, ...], root: Path, browser: str) -> Iterator[tuple[str, int]]:
    """Draw each card into assets/; yields its path and size in bytes. If it raises BrowserFault, that card is unchanged."""
    for each in wanted:
        with tempfile.TemporaryDirectory(prefix="microsite-card-") as folder:
            picture = noted(_picture(each, Path(folder), browser), each.stamp)
        if len(picture) > LARGEST:
            raise BrowserFault(f"{each.file}: {len(picture):,} > {LARGEST:,}")
        # Whole or not at all: an asset that is half a picture would be published.
        write_whole({root / "assets" / each.file: picture}, within=root)
        yield each.file, len(picture)


def _picture(wanted: Wanted, folder: Path, browser: str) -> bytes:
    page, picture = folder / "card.html", folder / "card.png"
    page.write_bytes(wanted.html)
    shape = ["--headless", "--hide-scrollbars", "--force-device-scale-factor=1", f"--window-size={CARD_WIDTH},{CARD_HEIGHT}"]
    own = [f"--user-data-dir={folder / 'profile'}", f"--screenshot={picture}"]
    command = [browser, *flags(), *shape, *own, page.as_uri()]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BrowserFault(f"{browser}: {error}") from None
    data = _bytes(picture)
    seen = read_picture(data)
    if (seen.width, seen.height) != (CARD_WIDTH, CARD_HEIGHT):
        last_line = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise BrowserFault(f"{browser}: {last_line or f'exit code {done.returncode}'}")
    return data


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
