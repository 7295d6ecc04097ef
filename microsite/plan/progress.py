"""How far the translation of all that is shown is."""

from __future__ import annotations

from microsite.load.site import Site
from microsite.model.catalogue import Progress, summed


def progress(site: Site, language: str) -> Progress:
    """How far the translation into the language of this path is, of the site's own texts and of all editions; found out by the checks."""
    parts = [site.get("progress:site"), *(site.get(f"progress:{edition.id}") for edition in site.editions)]
    return summed([(each or {}).get(language, Progress()) for each in parts])
