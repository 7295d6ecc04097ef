"""Which files of a root say something, under the names that `load.facts.read_file` takes; `exists` tells which of them there are."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE
from microsite.read.inventory import SHIPPED_MARK, UNITS_FILE
from microsite.read.layout import EDITION_FILE, SITE_FILE, Layout
from microsite.settings import SHIPPED

Exists = Callable[[str], bool]


def shared_inputs(found: Layout, exists: Exists) -> list[str]:
    """Content that editions share; it says which languages there are."""
    return list(filter(exists, (SITE_FILE, *found.registers.values(), SHIPPED_MARK + UNITS_FILE)))


def shared_catalogues(root: Path, found: Layout, languages: Collection[str], exists: Exists) -> list[str]:
    """Catalogues of no edition, in the site's languages."""
    own = (file for (path, name), file in found.catalogues.items() if path in languages and name in (INTERFACE, SITE_CATALOGUE))
    shipped = (f"{SHIPPED_MARK}translations/{path}/{INTERFACE}.po" for path in languages if root != SHIPPED)
    return list(filter(exists, (*own, *shipped)))


def edition_inputs(found: Layout, id_: str, languages: Collection[str], exists: Exists) -> list[str]:
    """The files of an edition: its head, its sections, its catalogues in these languages."""
    catalogues = (file for (path, name), file in found.catalogues.items() if path in languages and name == id_)
    return list(filter(exists, (f"content/{id_}/{EDITION_FILE}", *found.editions[id_], *catalogues)))
