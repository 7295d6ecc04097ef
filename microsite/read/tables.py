"""Which record each content file holds. What a record may say is declared in `microsite/model/content.py`."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from microsite.model.content import Document, EditionHead, Indicator, NameEntry, Section, ShippedUnitsFile, SiteHead, Term, Unit, Where
from microsite.model.shapes import Key, Made, Record, Shape

SITE = Record(SiteHead, "site")
EDITION = Record(EditionHead, "edition")
SECTION = Record(Section, "section")


def _register(name: str, record: type[NamedTuple], english: str, chinese: str) -> Shape:
    """A file with one key, under which a list of records stands."""
    key = (name, Annotated[tuple[record, ...], Key(english, chinese)])  # type: ignore[valid-type]
    file = NamedTuple("file", [key, ("where", Where)])  # type: ignore[misc]
    return Made(Record(file, "register"), lambda file, position: file[0])


REGISTERS: dict[str, Shape] = {
    "indicators": _register("indicators", Indicator, "what is measured", "统计的各项指标"),
    "units": _register("units", Unit, "how numbers and nouns combine", "数字和量词怎样连写"),
    "documents": _register("documents", Document, "the sources", "资料来源"),
    "terms": _register("terms", Term, "the glossary", "要解释的词语"),
    "names": _register("names", NameEntry, "proper names with one translation each", "译名要统一的专名"),
}
"""by the name of the file, which is also its one key"""
SHIPPED_UNITS = Made(Record(ShippedUnitsFile, "register"), lambda file, position: (file.language, file.units))
