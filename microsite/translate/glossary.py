"""The glossary of a language, from its site.po: the terms and proper names that are translated there."""

from __future__ import annotations

from collections.abc import Iterable

from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE, forms_of
from microsite.model.content import Registers
from microsite.proofreading.glossary import Glossary, Named, Pair
from microsite.text.languages import Language
from microsite.translate.catalogues import CatalogueFile, ExpectedCatalogue
from microsite.translate.named import named_records, source_forms


def glossary_of(registers: Registers, language: Language, catalogues: Iterable[tuple[ExpectedCatalogue, CatalogueFile]]) -> Glossary:
    """The terms and proper names with a translation into a language, from its site.po."""
    of_content = [each for each in catalogues if each[0].language == language and each[0].name != INTERFACE]
    po = next((file.po for catalogue, file in of_content if catalogue.name == SITE_CATALOGUE), None)
    records = named_records(registers)
    named = []
    for entry in po.messages if po else ():
        record = records.get((entry.context or "").removesuffix(".name")) if (entry.context or "").endswith(".name") else None
        if record is not None and not entry.fuzzy and entry.msgid == record.name.text:
            named.append(Named((entry.context or "").removesuffix(".name"), source_forms(record), forms_of(entry.msgstr[0])))
    pairs = [
        Pair(entry.context or "", entry.msgid, form)
        for _, file in of_content
        for entry in (file.po.messages if file.po is not None else ())
        if not entry.fuzzy
        for form in entry.msgstr
        if form
    ]
    texts = [message.msgid for catalogue, _ in of_content for message in catalogue.messages]
    return Glossary(named, texts, pairs, language.locale)
