"""What the plan of an edition needs beside the edition itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from microsite.model.content import SiteHead
from microsite.model.progress import Progress, summed
from microsite.model.site import Extract, Registers
from microsite.plan import addresses, views
from microsite.text.languages import Language
from microsite.text.terms import TermNames
from microsite.text.wording import Wording


class Surroundings(NamedTuple):
    """What an edition's plan needs beside the edition: the site, its words in each language, and what is known of the other editions."""

    head: SiteHead
    languages: tuple[Language, ...]
    registers: Registers
    wordings: Mapping[str, Wording]
    """by path of the language"""
    extracts: Mapping[str, Extract]
    """of all editions, this one included"""
    newest: str
    base_url: str
    term_names: Mapping[str, TermNames]
    """by tag of the language"""
    site_progress: Mapping[str, Progress]
    """how far the translation of the site's own texts is, by path of the target language; that of an edition is in its extract"""
    cards: frozenset[str]
    """the sharing cards that are drawn, as paths below assets/"""

    def progress(self, language: str) -> Progress:
        """How far the translation of all that is shown into the language of this path is; empty for the source language."""
        own = self.site_progress.get(language, Progress())
        return summed([own, *(dict(extract.progress).get(language, Progress()) for extract in self.extracts.values())])


def alternates(path: str, language: Language, around: Surroundings) -> tuple[views.Alternate, ...]:
    """The page in each language, itself included, and the default; empty where no base address is known."""
    if not around.base_url:
        return ()
    rest = path.removeprefix(language.path)
    each = [views.Alternate(other.tag, addresses.absolute(around.base_url, other.path + rest)) for other in around.languages]
    return (*each, views.Alternate("x-default", each[0].address))
