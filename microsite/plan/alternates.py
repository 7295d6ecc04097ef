"""A page in the other languages, as search engines want it."""

from __future__ import annotations

from microsite.load.site import Site
from microsite.plan import addresses, views
from microsite.text.languages import Language


def alternates(path: str, language: Language, site: Site) -> tuple[views.Alternate, ...]:
    """The page in each language, itself included, and the default; empty where no base address is known."""
    if not site.base_url:
        return ()
    rest = path.removeprefix(language.path)
    each = [views.Alternate(other.tag, addresses.absolute(site.base_url, other.path + rest)) for other in site.languages]
    return (*each, views.Alternate("x-default", each[0].address))
