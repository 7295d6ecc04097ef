"""Which terms the sections of an edition may show: told from their texts, in every language, before anything is planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from microsite import digests
from microsite.load.catalogues import ReadCatalogue
from microsite.model.catalogue import MACHINE, SITE_CATALOGUE, TRANSLATED
from microsite.model.content import Edition, Section
from microsite.model.site import Registers
from microsite.text.languages import Language
from microsite.text.terms import TermNames

ALL_NAMES = "terms"
"""the shared entry of all names: another one may be found in texts that have not changed"""


def term_names(
    registers: Registers, languages: Iterable[Language], catalogues: Mapping[tuple[str, str], ReadCatalogue]
) -> dict[str, TermNames]:
    """By path of the language: the terms' names and aliases in it; what isn't translated has no name there."""
    found = {}
    for number, language in enumerate(languages):
        read = catalogues.get((language.path, SITE_CATALOGUE))
        names = []
        for term in registers.terms.values():
            names += [(name, term.id) for name in term.also_called(language.path)]
            if not number:
                names.append((term.name.text, term.id))
            elif read is not None:
                entry = read.catalogue.find(f"term.{term.id}.name", term.name.text)
                names += [(form, term.id) for form in entry.forms[:1] if entry.state in (TRANSLATED, MACHINE)]
        found[language.path] = TermNames(names)
    return found


def names_digest(names: Mapping[str, TermNames]) -> str:
    """The digest of all names of all terms."""
    return digests.of_value([[path, each.names] for path, each in names.items()])


def terms_used(
    edition: Edition, catalogues: Mapping[str, ReadCatalogue], names: Mapping[str, TermNames], registers: Registers
) -> dict[str, frozenset[str]]:
    """By section, the shared entries that its terms need: `term.ID`, `document.ID`. More than are marked in the end, never fewer."""
    if not registers.terms or not names:
        return {}
    source = next(iter(names))
    texts = {section.id: {source: [*_texts(section)]} for section in edition.sections}
    for path, read in catalogues.items():
        for (context, _), entry in read.catalogue.entries.items():
            own = texts.get(context.partition(".")[0])
            if own is not None:
                own.setdefault(path, []).extend(entry.forms)
    found = {}
    for section, by_language in texts.items():
        terms = {name.term for path, each in by_language.items() if path in names for name in names[path].within(*each)}
        glosses = [gloss for id_ in terms if (gloss := registers.terms[id_].gloss) is not None]
        documents = {f"document.{gloss.source}" for gloss in glosses if gloss.source in registers.documents}
        found[section] = frozenset({f"term.{id_}" for id_ in terms} | documents)
    return found


def _texts(section: Section) -> Iterable[str]:
    """The section's own prose."""
    yield section.finding.text
    yield from (words.text for words in section.summary)
    yield from (figure.sentence.text for figure in section.figures if figure.sentence is not None)
    yield from (commitment.text.text for commitment in section.commitments)
