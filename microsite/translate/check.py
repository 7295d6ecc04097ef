"""Compare translations with their sources, and report what looks wrong as warnings.

A translator's comment can silence a check for one message: `# check: ignore numbers`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path

from microsite.diagnostics import Diagnostic, Position, diagnostic, near, ordered
from microsite.model.catalogue import INTERFACE, forms_of, has_forms
from microsite.model.messages import is_prose as is_prose_context
from microsite.parallel import jobs_for, parallel_map
from microsite.read.po import Entry, PoFile, extent
from microsite.settings import SHIPPED
from microsite.translate.catalogues import CatalogueFile, ExpectedCatalogue, LoadedSite, each_catalogue, read
from microsite.translate.checks.numbers import numbers
from microsite.translate.checks.pair import Finding, TextPair
from microsite.translate.checks.structure import length, links, markup, references
from microsite.translate.checks.terms import names, terms
from microsite.translate.checks.writing import brackets, ends, han, punctuation, same, script, spaces, words
from microsite.translate.expected import SLOT, ExpectedMessage
from microsite.translate.glossary import Glossary, glossary_of

CHECKS: dict[str, Callable[[TextPair], Iterable[Finding]]] = {
    find.__name__: find
    for find in (references, links, markup, numbers, han, script, punctuation, ends, brackets, words, spaces, same, length)
}
"""the checks that compare two texts, by the name that silences them"""

GLOSSARY_CHECKS: dict[str, Callable[[TextPair, Glossary, str], Iterable[Finding]]] = {find.__name__: find for find in (terms, names)}
"""the checks that need the glossary"""

NAMES = (*CHECKS, *GLOSSARY_CHECKS, "plurals")
"""the names of all checks; the last one needs all forms of a message"""

_MESSAGES_LIKE_A_SECTION = 10
"""so many messages take as long to check as a section takes to read"""


def check(root: Path, site: LoadedSite, shipped: Path = SHIPPED) -> tuple[Diagnostic, ...]:
    """Check all catalogues of a root; also gives the faults of those that can't be read."""
    found, faults = each_catalogue(root, site, shipped, lambda catalogue: (catalogue, read(root, catalogue.file)))
    catalogues = found or []
    glossaries = {language.path: glossary_of(site.registers, language, catalogues) for language in site.languages}

    def of_catalogue(each: tuple[ExpectedCatalogue, CatalogueFile]) -> tuple[Diagnostic, ...]:
        catalogue, file = each
        findings = check_catalogue(catalogue, file.po, glossaries[catalogue.language.path]) if file.po is not None else ()
        return (*file.faults, *findings)

    messages = sum(len(catalogue.messages) for catalogue, _ in catalogues)
    findings = parallel_map(of_catalogue, catalogues, jobs_for(messages // _MESSAGES_LIKE_A_SECTION))
    return tuple(ordered([*faults, *(finding for of_one in findings for finding in of_one)]))


def check_catalogue(catalogue: ExpectedCatalogue, po: PoFile, glossary: Glossary | None = None) -> list[Diagnostic]:
    """Check the messages of one catalogue that are published as translated."""
    messages = {message.key: message for message in catalogue.messages}
    # A plural form for one single number may leave out the number.
    served = Counter(po.header.plural(number) for number in range(200)) if po.header is not None else Counter()
    alone = {form for form, count in served.items() if count == 1}
    found: list[Diagnostic] = []
    for entry in po.messages:
        message = messages.get(entry.key)
        if message is None or entry.fuzzy or not any(entry.msgstr):
            continue
        findings = list(_findings(catalogue, message, entry, glossary, alone))
        for name, field, finding in findings:
            if name not in entry.silenced:
                position = Position(catalogue.file, *extent(entry, field, finding.start, finding.stop))
                found.append(diagnostic(finding.code, position, check=name, **finding.facts))
        if entry.comments:
            found += _ignores(catalogue, entry, {name for name, _, _ in findings})
    return found


def _findings(
    catalogue: ExpectedCatalogue, message: ExpectedMessage, entry: Entry, glossary: Glossary | None, alone: Container[int]
) -> Iterator[tuple[str, str, Finding]]:
    """Each finding with the name of its check, and the field that it is in."""
    context = message.context or ""
    is_interface = catalogue.name == INTERFACE
    for index, text in enumerate(entry.msgstr):
        if not text:
            continue
        source, field, counts_one = message.msgid, "msgstr", False
        if message.plural is not None:
            source, field, counts_one = message.plural if index else message.msgid, f"msgstr[{index}]", index in alone
        is_prose = not is_interface and is_prose_context(context)
        offset = 0
        # Each form of a name is a translation of its own.
        for part in forms_of(text) if not is_interface and has_forms(context) else (text,):
            offset = text.index(part, offset)
            pair = TextPair(source, part, catalogue.source, catalogue.language.locale, is_prose, message.limit, counts_one)
            # Many proper names are the same in both languages.
            checks = CHECKS if not context.startswith("name.") else {name: find for name, find in CHECKS.items() if name != "same"}
            found = [(name, finding) for name, find in checks.items() for finding in find(pair)]
            if glossary is not None and not is_interface:
                found += [(name, finding) for name, check_ in GLOSSARY_CHECKS.items() for finding in check_(pair, glossary, context)]
            for name, finding in found:
                yield name, field, finding._replace(start=finding.start + offset, stop=finding.stop + offset)
    if message.plural is not None:
        yield from (("plurals", f"msgstr[{index}]", finding) for index, finding in _plurals(entry))


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


_IGNORE = re.compile(r"#\s*check:\s*ignore\b")
_NAME = re.compile(r"[^\s,]+")


def _ignores(catalogue: ExpectedCatalogue, entry: Entry, finding: Container[str]) -> Iterator[Diagnostic]:
    """Check the comments that silence checks, for names of no check and for checks that find nothing."""
    for offset, line in enumerate((entry.raw or "").split("\n")):
        match = _IGNORE.match(line)
        for name in _NAME.finditer(line, match.end()) if match else ():
            position = Position(catalogue.file, entry.line + offset, name.start() + 1, len(name[0]))
            if name[0] not in NAMES:
                yield diagnostic("check-ignore-unknown", position, found=name[0], near=near(name[0], NAMES), expected=", ".join(NAMES))
            elif name[0] not in finding:
                yield diagnostic("check-ignore-unused", position, found=name[0])
