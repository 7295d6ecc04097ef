"""Which record each content file holds. What a record may say is declared in `microsite/model/content.py`."""

from __future__ import annotations

from microsite.model import content
from microsite.model.shapes import Made, Record, Shape

SITE = Record(content.SiteHead, "site")
EDITION = Record(content.EditionHead, "edition")
SECTION = Record(content.Section, "section")
REGISTERS: dict[str, Shape] = {
    "indicators": Made(Record(content.IndicatorsFile, "register"), lambda file, position: file.indicators),
    "units": Made(Record(content.UnitsFile, "register"), lambda file, position: file.units),
    "documents": Made(Record(content.DocumentsFile, "register"), lambda file, position: file.documents),
    "terms": Made(Record(content.TermsFile, "register"), lambda file, position: file.terms),
}
"""by the name of the file, which is also its one key"""
SHIPPED_UNITS = Made(Record(content.ShippedUnitsFile, "register"), lambda file, position: (file.language, file.units))
