"""Compare translations with their sources, and report what looks wrong as warnings.

A translator's comment can silence a check for one message: `# check: ignore numbers`.
"""

# CODES: code → facts. Each has the fact `check`, the name that silences it.
#
# code                   check        facts             what they are
# check-reference-lost   references   found             figure or slot (`jobs`) that the source shows and the translation doesn't
# check-reference-extra  references   found, near?      name that the translation shows and the source doesn't; the name that it may mean
# check-reference-count  references   name, found, expected       how often the translation shows it, and the source
# check-reference-form   references   found, expected   `jobs.number` for `jobs`, or the other way round
# check-link-lost        links        found             address of a link that the translation lacks
# check-link-extra       links        found             address of a link that the source lacks
# check-link-empty       links        found             address of a link without a text
# check-link-swapped     links        found, text, expected       address; its text in the translation, in the source
# check-markup           markup       element, found, expected    em, strong, code, li …; how many in the translation, in the source
# check-markup-moved     markup       element, found    reference that stood in that element
# check-mark-shown       markup       found             a mark that readers would see as such
# check-code             markup       found             a text between backticks that the translation lacks
# check-tag-lost, check-tag-extra     markup   found    a tag of the interface
# check-han              han          found             a run of Han characters in a language that doesn't use them
# check-script           script       —                 no letter of the language's own script
# check-full-width       punctuation  found, expected?  a full-width sign in such a language, and the sign to write instead
# check-half-width       punctuation  found, expected   a half-width sign next to Han characters, and the full-width one
# check-end              ends         found?, expected? the sign at the end, and the one that the source's end asks for
# check-unpaired         brackets     found             a bracket or quotation mark without its other half
# check-same             same         —                 the translation is the source text
# check-double-word      words        found             the word that stands twice
# check-double-space, check-edge-space, check-space-extra   spaces   —
# check-space-lost       spaces       found             the characters between or beside which a space is missing
# check-invisible        spaces       found             `U+200B`
# check-number-changed   numbers      found, expected   a number as written in the translation, and the source's that it stands for
# check-number-lost      numbers      found             a number as written in the source
# check-number-extra     numbers      found             a number as written in the translation
# check-number-unit      numbers      found, expected   number and unit in the translation, in the source
# check-term             terms        found, expected   the glossary's term, and its translated name
# check-plural-missing   plurals      found, expected   which form is empty, how many there must be
# check-plural-same      plurals      —                 all forms are the same
# check-length           length       found, expected   characters there are, and may be at most
#
# check-ignore-unknown: found, near?, expected (a check that there is not) · check-ignore-unused: found (a check that finds nothing)

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from microsite.diagnostics import Diagnostic, Position, diagnostic, near, ordered
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE
from microsite.model.messages import is_prose
from microsite.parallel import jobs_for, parallel_map
from microsite.read.po import Entry, PoFile, extent
from microsite.settings import SHIPPED
from microsite.translate.catalogues import CatalogueFile, ExpectedCatalogue, LoadedSite, expected_catalogues, read
from microsite.translate.checks.ends import ends
from microsite.translate.checks.numbers import numbers
from microsite.translate.checks.pair import Finding, TextPair
from microsite.translate.checks.structure import length, links, markup, references
from microsite.translate.checks.terms import Glossary, NamedTerm, terms
from microsite.translate.checks.writing import brackets, han, punctuation, same, script, spaces, words
from microsite.translate.expected import SLOT, ExpectedMessage

CHECKS: dict[str, Callable[[TextPair], Iterable[Finding]]] = {
    "references": references,
    "links": links,
    "markup": markup,
    "numbers": numbers,
    "han": han,
    "script": script,
    "punctuation": punctuation,
    "ends": ends,
    "brackets": brackets,
    "words": words,
    "spaces": spaces,
    "same": same,
    "length": length,
}
"""the checks that compare two texts, by the name that silences them"""

OF_MORE: dict[str, str] = {"terms": "the glossary", "plurals": "all forms of a message"}
"""the other checks, and what else they need"""


def names() -> tuple[str, ...]:
    """The names of all checks."""
    return (*CHECKS, *OF_MORE)


def check(root: Path, site: LoadedSite, shipped: Path = SHIPPED) -> tuple[Diagnostic, ...]:
    """Check all catalogues of a root; also gives the faults of those that can't be read."""
    catalogues, faults = expected_catalogues(root, site, shipped)
    files = {catalogue.file: read(root, catalogue.file) for catalogue in catalogues}
    glossaries = {
        catalogue.language.path: glossary_of(site, catalogue, files, catalogues)
        for catalogue in catalogues
        if catalogue.name == SITE_CATALOGUE
    }

    def of_catalogue(catalogue: ExpectedCatalogue) -> tuple[Diagnostic, ...]:
        file = files[catalogue.file]
        glossary = glossaries.get(catalogue.language.path) if catalogue.name != INTERFACE else None
        return (*file.faults, *(check_catalogue(catalogue, file.po, glossary) if file.po is not None else ()))

    messages = sum(len(catalogue.messages) for catalogue in catalogues)
    found = parallel_map(of_catalogue, catalogues, jobs_for(messages // _MESSAGES_LIKE_A_SECTION))
    return tuple(ordered([*faults, *(finding for of_one in found for finding in of_one)]))


_MESSAGES_LIKE_A_SECTION = 10
"""so many messages take as long to check as a section takes to read"""

_TERM_NAME = re.compile(r"term\.([^.]+)\.name")


def glossary_of(
    site: LoadedSite, catalogue: ExpectedCatalogue, files: Mapping[str, CatalogueFile], catalogues: Iterable[ExpectedCatalogue] = ()
) -> Glossary | None:
    """The terms with a translated name in a language, from its site.po; None if that can't be read."""
    po = files[catalogue.file].po
    if po is None:
        return None
    source, terms = site.languages[0].path, site.registers.terms
    named = []
    for entry in po.messages:
        match = _TERM_NAME.fullmatch(entry.context or "")
        term = terms.get(match[1]) if match else None
        if term is not None and not entry.fuzzy and entry.msgid == term.name.text:
            names = (entry.msgstr[0], *term.also_called(catalogue.language.path))
            named.append(NamedTerm(term.id, (term.name.text, *term.also_called(source)), names))
    texts = [
        message.msgid for each in catalogues if each.language == catalogue.language and each.name != INTERFACE for message in each.messages
    ]
    return Glossary(named, texts)


def check_catalogue(catalogue: ExpectedCatalogue, po: PoFile, glossary: Glossary | None = None) -> list[Diagnostic]:
    """Check the messages of one catalogue that are published as translated."""
    messages = {message.key: message for message in catalogue.messages}
    alone = _forms_for_one(po)
    found: list[Diagnostic] = []
    for entry in po.messages:
        message = messages.get(entry.key)
        if message is None or entry.fuzzy or not any(entry.msgstr):
            continue
        findings = list(_findings(catalogue, message, entry, glossary, alone))
        if "check:" in "".join(entry.comments):
            findings = [each for each in findings if dict(each.facts)["check"] not in entry.silenced] + list(
                _ignores(catalogue, entry, findings)
            )
        found += findings
    return found


def _forms_for_one(po: PoFile) -> frozenset[int]:
    """The plural forms for one single number, which may leave out the number."""
    if po.header is None:
        return frozenset()
    served: dict[int, int] = {}
    for number in range(200):
        form = po.header.plural(number)
        served[form] = served.get(form, 0) + 1
    return frozenset(form for form, count in served.items() if count == 1)


def _findings(
    catalogue: ExpectedCatalogue, message: ExpectedMessage, entry: Entry, glossary: Glossary | None, alone: frozenset[int]
) -> Iterator[Diagnostic]:
    context = message.context or ""
    of_prose = catalogue.name != INTERFACE and is_prose(context)
    for index, text in enumerate(entry.msgstr):
        if not text:
            continue
        pair = TextPair(
            message.msgid if message.plural is None or not index else message.plural,
            text,
            catalogue.source,
            catalogue.language.locale,
            of_prose,
            message.limit,
            message.plural is not None and index in alone,
        )
        field = f"msgstr[{index}]" if message.plural is not None else "msgstr"
        for name, find in CHECKS.items():
            for finding in find(pair):
                yield _diagnostic(catalogue, entry, field, name, finding)
        if glossary is not None:
            for finding in terms(pair, glossary, context):
                yield _diagnostic(catalogue, entry, field, "terms", finding)
    if message.plural is not None:
        for index, finding in _plurals(entry):
            yield _diagnostic(catalogue, entry, f"msgstr[{index}]", "plurals", finding)


def _diagnostic(catalogue: ExpectedCatalogue, entry: Entry, field: str, name: str, finding: Finding) -> Diagnostic:
    line, column, size = extent(entry, field, finding.start, finding.stop)
    return diagnostic(finding.code, Position(catalogue.file, line, column, size), check=name, **finding.facts)


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _plurals(entry: Entry) -> Iterator[tuple[int, Finding]]:
    """Check for plural forms that are empty while others aren't, and for forms that are all the same."""
    count = len(entry.msgstr)
    for index, text in enumerate(entry.msgstr):
        if not text.strip():
            yield index, Finding("check-plural-missing", {"found": str(index), "expected": str(count)})
    # Symbols and short names of units («ha», «mu») have the same singular and plural.
    if count > 1 and len(set(entry.msgstr)) == 1 and _LONG_WORD.search(SLOT.sub("", entry.msgstr[0])):
        yield 1, Finding("check-plural-same", {}, 0, len(entry.msgstr[1]))


_IGNORE = re.compile(r"#\s*check:\s*ignore\b(?P<names>.*)")


def _ignores(catalogue: ExpectedCatalogue, entry: Entry, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Check the comments that silence checks, for names of no check and for checks that find nothing."""
    finding = {dict(each.facts)["check"] for each in findings}
    for offset, line in enumerate((entry.raw or "").split("\n")):
        match = _IGNORE.match(line)
        for name in re.finditer(r"[^\s,]+", match["names"]) if match else ():
            start = match.start("names") + name.start() if match else 0
            position = Position(catalogue.file, entry.line + offset, start + 1, len(name[0]))
            if name[0] not in names():
                yield diagnostic("check-ignore-unknown", position, found=name[0], near=near(name[0], names()), expected=", ".join(names()))
            elif name[0] not in finding:
                yield diagnostic("check-ignore-unused", position, found=name[0])
