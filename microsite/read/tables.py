"""Which record each content file holds. What a record may say is declared in `microsite/model/content.py`."""

from __future__ import annotations

from microsite.model.content import (
    DocumentsFile,
    EditionHead,
    IndicatorsFile,
    Section,
    ShippedUnitsFile,
    SiteHead,
    TermsFile,
    UnitsFile,
)
from microsite.model.shapes import Made, Record, Shape

SITE = Record(SiteHead, "site")
EDITION = Record(EditionHead, "edition")
SECTION = Record(Section, "section")
REGISTERS: dict[str, Shape] = {
    "indicators": Made(Record(IndicatorsFile, "register"), lambda file, position: file.indicators),
    "units": Made(Record(UnitsFile, "register"), lambda file, position: file.units),
    "documents": Made(Record(DocumentsFile, "register"), lambda file, position: file.documents),
    "terms": Made(Record(TermsFile, "register"), lambda file, position: file.terms),
}
"""by the name of the file, which is also its one key"""
SHIPPED_UNITS = Made(Record(ShippedUnitsFile, "register"), lambda file, position: (file.language, file.units))
