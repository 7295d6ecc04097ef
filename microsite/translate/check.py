"""Compare translations with their sources, and report what looks wrong as warnings.

A translator's comment can silence a check for one message: `# check: ignore numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic, near, ordered
from microsite.load.everything import WholeSite
from microsite.model.catalogue import INTERFACE, forms_of, has_forms
from microsite.model.messages import is_prose as is_prose_context
from microsite.model.messages import is_sentence
from microsite.parallel import jobs_for, parallel_map
from microsite.proofreading.bounds import bounds
from microsite.proofreading.contradictions import BLOCKING, Located, forms_for_one, is_silenced, located, may_leave_out, pairs_of
from microsite.proofreading.counted import counted
from microsite.proofreading.directions import direction
from microsite.proofreading.glossary import Glossary
from microsite.proofreading.leftovers import capitals, entities, leftovers
from microsite.proofreading.negations import negation
from microsite.proofreading.omissions import omission
from microsite.proofreading.opposites import opposites
from microsite.proofreading.order import order
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.plans import plans
from microsite.proofreading.scripts import han, script
from microsite.proofreading.structure import length
from microsite.proofreading.terms import names, terms
from microsite.proofreading.writing import brackets, ends, punctuation, same, spaces, words
from microsite.read.po import Entry, PoFile
from microsite.settings import SHIPPED
from microsite.text.languages import Language
from microsite.text.localizer import Localizer
from microsite.text.slots import SLOT
from microsite.translate.catalogues import CatalogueFile, ExpectedCatalogue, each_catalogue, read
from microsite.translate.expected import ExpectedMessage
from microsite.translate.glossary import glossary_of
from microsite.translate.samples import Samples

CHECKS: dict[str, Callable[[TextPair], Iterable[Finding]]] = {
    **{name: each.find for name, each in BLOCKING.items()},
    **{find.__name__: find for find in (bounds, direction, negation, plans, opposites, order, counted, omission)},
    **{find.__name__: find for find in (han, script, punctuation, ends, brackets, words, spaces, same, length)},
    **{find.__name__: find for find in (capitals, entities, leftovers)},
}
"""the checks that compare two texts, by the name that silences them"""

GLOSSARY_CHECKS: dict[str, Callable[[TextPair, Glossary, str], Iterable[Finding]]] = {find.__name__: find for find in (terms, names)}
"""the checks that need the glossary"""

NAMES = (*CHECKS, *GLOSSARY_CHECKS, "plurals")
"""the names of all checks; the last one needs all forms of a message"""

_MESSAGES_LIKE_A_SECTION = 10
"""so many messages take as long to check as a section takes to read"""


def check(root: Path, site: WholeSite, shipped: Path = SHIPPED) -> tuple[Diagnostic, ...]:
    """Check all catalogues of a root; also gives the faults of those that can't be read."""
    found, faults = each_catalogue(root, site, shipped, lambda catalogue: (catalogue, read(root, catalogue.file)))
    catalogues = found or []
    glossaries = {language.path: glossary_of(site.registers, language, catalogues) for language in site.languages}
    samples_in = samples_of(site)

    def of_catalogue(each: tuple[ExpectedCatalogue, CatalogueFile]) -> tuple[Diagnostic, ...]:
        catalogue, file = each
        if file.po is None:
            return file.faults
        samples = samples_in(catalogue.name, catalogue.language)
        return (*file.faults, *check_catalogue(catalogue, file.po, glossaries[catalogue.language.path], samples))

    messages = sum(len(catalogue.messages) for catalogue, _ in catalogues)
    findings = parallel_map(of_catalogue, catalogues, jobs_for(messages // _MESSAGES_LIKE_A_SECTION))
    return tuple(ordered([*faults, *(finding for of_one in findings for finding in of_one)]))


class BothSamples(NamedTuple):
    """What references of an edition show in the language of the source, and in that of a translation."""

    source: Samples
    own: Samples


def samples_of(site: WholeSite) -> Callable[[str, Language], BothSamples | None]:
    """Gives what references show, by the name of a catalogue and its language; None for a catalogue of no edition."""
    editions, localizers = {edition.id: edition for edition in site.editions}, site.localizers()

    def of_edition(name: str, localizer: Localizer) -> Samples:
        return Samples(editions[name], site.registers, localizer)

    def of_catalogue(name: str, language: Language) -> BothSamples | None:
        if name not in editions:
            return None
        return BothSamples(of_edition(name, localizers[site.languages[0].path]), of_edition(name, localizers[language.path]))

    return of_catalogue


def check_catalogue(
    catalogue: ExpectedCatalogue, po: PoFile, glossary: Glossary | None = None, samples: BothSamples | None = None
) -> list[Diagnostic]:
    """Check the messages of one catalogue that are published as translated."""
    messages = {message.key: message for message in catalogue.messages}
    alone = forms_for_one(po.header)
    found: list[Diagnostic] = []
    for entry in po.messages:
        message = messages.get(entry.key)
        if message is None or entry.fuzzy or not any(entry.msgstr):
            continue
        findings = list(_findings(catalogue, message, entry, glossary, alone, samples))
        found += (located(catalogue.file, entry, each) for each in findings if not is_silenced(each.check, each.finding, entry.silenced))
        if entry.comments:
            found += _ignores(catalogue, entry, findings)
    return found


def _findings(
    catalogue: ExpectedCatalogue,
    message: ExpectedMessage,
    entry: Entry,
    glossary: Glossary | None,
    alone: frozenset[int],
    samples: BothSamples | None,
) -> Iterator[Located]:
    """Each finding with the name of its check, and the form that it is in."""
    context = message.context or ""
    is_interface = catalogue.name == INTERFACE
    is_prose = not is_interface and is_prose_context(context)
    pairs = pairs_of(
        message.msgid,
        entry.msgid_plural,
        entry.msgstr,
        catalogue.source,
        catalogue.language.locale,
        is_prose,
        may_leave_out(context, alone),
        is_prose and is_sentence(context),
    )
    for form, pair in enumerate(pairs):
        if not pair.text:
            continue
        pair = replace(pair, limit=message.limit)
        if samples is not None and is_prose:
            shown = (samples.source.in_text(context, pair.source), samples.own.in_text(context, pair.text))
            pair = replace(pair, source_samples=shown[0], samples=shown[1])
        for finding in _of_pair(pair, context, None if is_interface else glossary):
            yield Located(finding[0], form, finding[1])
    if message.plural is not None:
        yield from (Located("plurals", form, finding) for form, finding in _plurals(entry))


def _of_pair(pair: TextPair, context: str, glossary: Glossary | None) -> Iterator[tuple[str, Finding]]:
    """Each finding in one form of a translation, with the name of its check.

    A name may have several forms, each a translation of its own; pages show the first.
    """
    offset = 0
    for part in forms_of(pair.text) if has_forms(context) else (pair.text,):
        offset = pair.text.index(part, offset)
        own = replace(pair, text=part)
        # Many proper names are the same in both languages.
        found = [
            (name, finding) for name, find in CHECKS.items() if name != "same" or not context.startswith("name.") for finding in find(own)
        ]
        if glossary is not None:
            found += [(name, finding) for name, find in GLOSSARY_CHECKS.items() for finding in find(own, glossary, context)]
        for name, finding in found:
            is_shown = offset == 0
            yield name, finding._replace(start=finding.start + offset, stop=finding.stop + offset, blocks=finding.blocks and is_shown)


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


def _ignores(catalogue: ExpectedCatalogue, entry: Entry, findings: Iterable[Located]) -> Iterator[Diagnostic]:
    """Check the comments that silence checks, for names of no check, for checks that find nothing, and for findings that stay."""
    quiet = {each.check: is_silenced(each.check, each.finding, entry.silenced) for each in findings if not each.finding.blocks}
    quiet |= {each.check: is_silenced(each.check, each.finding, entry.silenced) for each in findings if each.finding.blocks}
    for offset, line in enumerate((entry.raw or "").split("\n")):
        match = _IGNORE.match(line)
        for name in _NAME.finditer(line, match.end()) if match else ():
            position = Position(catalogue.file, entry.line + offset, name.start() + 1, len(name[0]))
            if name[0] not in NAMES:
                yield diagnostic("check-ignore-unknown", position, found=name[0], near=near(name[0], NAMES), expected=", ".join(NAMES))
            elif name[0] not in quiet:
                yield diagnostic("check-ignore-unused", position, found=name[0])
            elif not quiet[name[0]]:
                yield diagnostic("check-ignore-refused", position, found=name[0])
