"""Paths of the site's files and the relative links between them; each link names a file, so that a folder on a disk works too."""

from __future__ import annotations

from functools import lru_cache

from microsite.model.file_names import storable

HOME = "index.html"
TABLE = "indicators.html"
PRINT = "print.html"
"""an edition as one document for paper"""
NOT_FOUND = "404.html"
ABOUT, GLOSSARY, EDITIONS, FEED = "about.html", "glossary.html", "editions.html", "feed.xml"
"""files of a language that are of no edition"""
FIND = "find.html"
"""in a language's folder what all editions share and what the newest says; in the folder of an older one what that says"""
BRIEF = "brief.html"
"""an edition on one sheet of paper"""
INDICATORS = "indicators"
"""the folder of the pages of indicators, and of their downloads; no edition's id, which begins with a year, can be the same"""
ALL_INDICATORS = f"{INDICATORS}/{HOME}"
"""the page that lists all of them, in the folder of a language"""
MANIFEST = "manifest.json"
RESERVED_SECTIONS = frozenset({"index", "indicators", "print", "find", "brief", "edition", "about", "glossary", "editions", "feed", "data"})
"""section ids that are the names of other pages or files of a site, or of edition.yaml"""
LATEST = "latest"


def chapter(section: str) -> str:
    """The fragment of a section in the print edition."""
    return f"section_{fragment(section)}"


def only(name: str) -> str:
    """The fragment of the table of all indicators at which it shows figures of one kind, or targets of one status, alone."""
    return f"only_{name}"


def page(*parts: str) -> str:
    """The path of a page: its language, its edition if it is of one, its file."""
    return "/".join(parts)


def fragment(id_: str) -> str:
    """An id as it stands in addresses."""
    return id_.replace("_", "-")


def beside_file(section: str, source: str) -> str:
    """The file name of a section side by side with its text in the source language (by that one's path)."""
    return section_file(section).removesuffix("html") + f"{source}.html"


def section_file(section: str) -> str:
    """A section's file name: ids have underscores, addresses hyphens."""
    return fragment(section) + ".html"


def indicator(id_: str) -> str:
    """The path of an indicator's page in the folder of a language."""
    return page(INDICATORS, _indicator_file(id_, "html"))


def indicator_chart(id_: str) -> str:
    """The path of an indicator's chart as a file, in the folder of a language."""
    return page(INDICATORS, _indicator_file(id_, "svg"))


def indicator_data(id_: str) -> str:
    """The path of an indicator's figures as CSV."""
    return data(INDICATORS, _indicator_file(id_, "csv"))


def _indicator_file(id_: str, form: str) -> str:
    """A file's name from the indicator's id; one that means something else, to the site or to a system, ends with an underscore."""
    name = fragment(id_)
    return storable(f"{name}_.{form}" if f"{name}.html" == HOME else f"{name}.{form}")


def data(edition: str, name: str) -> str:
    """The path of a download."""
    return f"data/{edition}/{name}"


def inside(target: str, section: str) -> str:
    """The link to `section:city`, `figure:city.parks` or, in that section, `figure:parks`, from the pages of the edition."""
    kind, _, name = target.partition(":")
    if kind == "section":
        return section_file(name)
    of, _, figure = name.rpartition(".")
    return f"{section_file(of or section)}#{fragment(figure)}"


def in_folder(folder: str, href: str) -> str:
    """A link between pages of one folder, from a page that sees the folder there; links that lead out of a folder stay."""
    return href if "/" in href else folder + href


@lru_cache(maxsize=65536)
def relative(origin: str, target: str) -> str:
    """The link from the page `origin` to the file `target`, both paths below the site's root."""
    start, goal = origin.split("/")[:-1], target.split("/")
    shared = 0
    while shared < len(start) and shared < len(goal) - 1 and start[shared] == goal[shared]:
        shared += 1
    return "../" * (len(start) - shared) + "/".join(goal[shared:])


def absolute(base_url: str, path: str) -> str:
    """The address under the base address; empty where there is none."""
    return f"{base_url.rstrip('/')}/{path}" if base_url else ""
