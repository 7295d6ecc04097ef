"""What is wrong with a root beyond its single files: references, translations, pictures. Each check reads through `Site`, as pages do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.load.catalogues import place_of_reference, translation_faults
from microsite.load.content_files import reference_faults, section_text_faults
from microsite.load.pictures import picture_faults
from microsite.load.renames import Unmatched, renamed_without_notice, unmatched
from microsite.load.site import Site
from microsite.model.catalogue import FUZZY, INTERFACE, NO_TRANSLATION, SITE_CATALOGUE, Entries, Key, Translation, group_of
from microsite.model.content import Listed
from microsite.model.linking import formerly_faults, head_faults, order_faults, register_faults, section_faults, unknown, without_unread
from microsite.model.messages import Message, correction_messages, head_messages, is_prose, section_messages, site_messages
from microsite.model.progress import Progress, progress, summed
from microsite.read.inventory import UNITS_FILE
from microsite.read.layout import EDITION_FILE, SITE_FILE, Layout
from microsite.read.source import read_source
from microsite.settings import SHIPPED
from microsite.text.languages import complete
from microsite.text.prose import references

Progresses = Mapping[str, Progress]
"""By path of the target language."""


class SectionCoverage(NamedTuple):
    """How far the translation of some messages is, by path of the target language."""

    progress: Progresses
    unmatched: Mapping[str, Unmatched]


def left_out(site: Site) -> frozenset[str]:
    """Ids of records that are there but could not be read."""
    return frozenset().union(*site.all("left_out").values())


def unread(site: Site) -> frozenset[str]:
    """Registers that could not be read, so that nothing is known of their names."""
    return frozenset(site.all("unread").values())


# What editions share


def check_shared(site: Site) -> list[Diagnostic]:
    """Languages, registers and what they refer to."""
    for file in (SITE_FILE, *(f"content/{name}.yaml" for name in ("indicators", "units", "documents", "terms"))):
        site.all(f"file:{file}")
    faults = register_faults(site.registers, left_out(site), unread(site))
    if not site.is_readable:
        return faults
    head = site.head
    faults += complete(head.languages)[1]
    if not head.languages:
        faults.append(diagnostic("languages-none", head.where["languages"]))
    # As written: a language with a fault of its own is no unknown one.
    paths = [entry.path for entry in head.languages]
    faults += [
        diagnostic("language-unknown", alias.where["language"], found=alias.language, expected=", ".join(paths))
        for term in site.registers.terms.values()
        for alias in term.aliases
        if paths and alias.language not in paths
    ]
    return faults


def unused_units(root: Path) -> list[Diagnostic]:
    """A root's own list of shipped units is not read: its units stand with its content."""
    own = root / UNITS_FILE
    if root == SHIPPED or not own.is_file() or own.read_bytes() == (SHIPPED / UNITS_FILE).read_bytes():
        return []
    return [diagnostic("units-unused", Position(UNITS_FILE))]


def shared_coverage(site: Site) -> tuple[Progresses, list[Diagnostic]]:
    """How far site.po is in each target language; warnings for languages that lack something, and for ids that have changed."""
    messages = list(site_messages(site.whole_head, site.registers)) if site.is_readable else []
    # Each message's part of the catalogue.
    groups = dict.fromkeys(group_of(SITE_CATALOGUE, message.context) for message in messages)
    done, pairs, faults = {}, [], []
    for language in site.languages[1:]:
        path = language.path
        entries: dict[Key, Translation] = {}
        for group in dict.fromkeys((*groups, *site.translations.groups(path, SITE_CATALOGUE))):
            entries |= site.translations.group(path, SITE_CATALOGUE, group)
        done[path] = progress(entries, [each.key for each in messages])
        pairs.append(unmatched(messages, entries))
        faults += incomplete(site, path, SITE_CATALOGUE, done[path])
    files = {"": SITE_FILE} | {singular: f"content/{singular}s.yaml" for singular in ("document", "indicator", "unit", "term")}
    faults += renamed_without_notice(pairs, lambda: {each.context for each in messages}, files)
    return done, faults


def incomplete(site: Site, language: str, catalogue: str, done: Progress) -> list[Diagnostic]:
    """A warning for a catalogue whose readers get the source text in places; none where nothing of it can be read."""
    if site.get(f"unreadable:{language}:{catalogue}"):
        return []
    total, translated, fuzzy, missing, _ = done
    file = f"translations/{language}/{catalogue}.po"
    return [diagnostic("translations-incomplete", Position(file), missing=missing, fuzzy=fuzzy, total=total)] if translated < total else []


def below(site: Site, done: Iterable[tuple[str, Progress]], asked: int) -> list[Diagnostic]:
    """An error for each target language of which less is translated than was asked for, in percent; `done`: by path of the language."""
    found = []
    for path, whole in done:
        # Not by the rounded percentage: 99.9 is less than 100.
        if 100 * whole.translated < asked * whole.total:
            place = Position(f"translations/{path}")
            facts = {"found": whole.percent, "expected": asked, "missing": whole.missing, "fuzzy": whole.fuzzy, "total": whole.total}
            found.append(diagnostic("translations-below", place, **facts))
    return found


def check_editions(site: Site) -> list[Diagnostic]:
    """Whether there is an edition to show, and whether the newest one is among them."""
    ids = sorted(each.id for each in site.editions)
    head = site.head
    if head.newest and head.newest not in ids:
        return [diagnostic("newest-unknown", head.where["newest"], found=head.newest, expected=", ".join(ids))]
    return [] if ids else [diagnostic("edition-none", Position("content"))]


def stray_catalogues(site: Site, layout: Layout) -> list[Diagnostic]:
    """Catalogues that no page will ever use: of a language that site.yaml doesn't have, or of an edition that isn't there."""
    # As written: a language with a fault of its own is no unknown one.
    paths = list(dict.fromkeys(entry.path for entry in site.head.languages)) if site.is_readable else []
    names = [INTERFACE, SITE_CATALOGUE, *layout.editions]
    found = []
    for (path, name), file in sorted(layout.catalogues.items()):
        if paths and path not in paths:
            found.append(
                diagnostic("translations-unknown-language", Position(file), found=path, near=near(path, paths), expected=", ".join(paths))
            )
        elif name not in names:
            found.append(
                diagnostic("translations-unknown-edition", Position(file), found=name, near=near(name, names), expected=", ".join(names))
            )
    return found


# Editions


def check_edition(site: Site, id_: str) -> list[Diagnostic]:
    """What an edition's head refers to, the order of its sections, former ids."""
    head, sections, out = site.edition(id_), site.sections(id_), left_out(site)
    faults = order_faults(id_, head, sections, out, lambda name: site.section(id_, name).where[""])
    former = site.former_sections(id_)
    if any(former):
        faults += formerly_faults({each: site.section(id_, each) for each in sections})
    faults += head_faults(head, site.figures(id_), site.registers, out)
    faults += _head_text_faults(site, id_, out)
    return without_unread(faults, unread(site))


def check_head_pictures(site: Site, id_: str) -> list[Diagnostic]:
    """What is wrong with the pictures that an edition's head names."""
    return _picture_faults(site, site.get(f"pictures:{id_}") or ())


def _head_text_faults(site: Site, id_: str, out: Collection[str]) -> list[Diagnostic]:
    """References of edition.yaml's texts to figures of the sections."""
    head = site.edition(id_)
    picture = head.picture
    below_picture = [words for words in (picture.caption, picture.credit) if words is not None] if picture is not None else []
    texts = [*head.summary, *below_picture, *(correction.reason for correction in head.corrections)]
    figures = site.figures(id_)
    names = {reference.name for words in texts for reference in references(words.text)}
    known = {name for name in names if name in figures or set(name.split(".")) & set(out)}
    if names == known:
        return []
    # The file is read again for its lines, which a fault alone needs.
    return reference_faults(texts, {*figures, *known}, read_source(site.root, f"content/{id_}/{EDITION_FILE}"))


def check_section_references(site: Site, edition: str, id_: str) -> list[Diagnostic]:
    """What a section refers to and nothing is."""
    return without_unread(section_faults(site.section(edition, id_), site.registers, left_out(site)), unread(site))


def check_section(site: Site, edition: str, id_: str) -> list[Diagnostic]:
    """What is wrong in a section's texts, what it refers to, its pictures, and references in its translations."""
    decoded = site.decoded(edition, id_)
    faults = [*section_text_faults(site.root, decoded), *_picture_faults(site, decoded.pictures)]
    if id_ not in site.sections(edition):
        return faults
    section, out = site.section(edition, id_), left_out(site)
    faults += check_section_references(site, edition, id_)
    figures = {figure.id for figure in section.figures}
    for language in site.languages[1:]:
        entries = site.translations.section(language.path, edition, id_)
        faults += translation_faults(site.root, f"translations/{language.path}/{edition}.po", edition, entries)
        faults += _reference_faults(site, language.path, edition, section_messages(section), entries, figures, out)
    return faults


def check_head_translations(site: Site, id_: str) -> list[Diagnostic]:
    """What is wrong in the translations of an edition's head, and in those that belong to none of its sections."""
    faults = []
    messages = [*head_messages(site.edition(id_)), *correction_messages(site.edition(id_))]
    for language in site.languages[1:]:
        entries = head_entries(site, language.path, id_)
        faults += translation_faults(site.root, f"translations/{language.path}/{id_}.po", id_, entries)
        faults += _reference_faults(site, language.path, id_, messages, entries, site.figures(id_), left_out(site))
    return faults


def head_entries(site: Site, language: str, edition: str) -> Entries:
    """The entries of an edition's catalogue that belong to none of its sections."""
    own = {*site.sections(edition), *(f"{each}.title" for each in site.sections(edition))}
    entries: dict[Key, Translation] = {}
    for group in dict.fromkeys(("edition.title", "edition", *site.translations.groups(language, edition))):
        if group not in own:
            entries |= site.translations.group(language, edition, group)
    return entries


def _reference_faults(
    site: Site, language: str, edition: str, messages: Iterable[Message], entries: Entries, known: Collection[str], out: Collection[str]
) -> list[Diagnostic]:
    """References to no figure in translations of `messages`; others wait for `translations update`."""
    faults = []
    file = f"translations/{language}/{edition}.po"
    for message in messages:
        entry = entries.get(message.key, NO_TRANSLATION)
        for form in entry.forms if entry.state != FUZZY and is_prose(message.context) else ():
            for reference in references(form) if "{" in form else ():
                if reference.name not in known and not set(reference.name.split(".")) & set(out):
                    place = place_of_reference(site.root, file, message.context, reference.name)
                    faults.append(unknown("reference-unknown", place, reference.name, known))
    return faults


def _picture_faults(site: Site, pictures: Iterable[Listed]) -> list[Diagnostic]:
    return [fault for named in pictures for fault in picture_faults(site.root, named, site.has_asset(named.name), lambda: site.assets)]


def section_coverage(site: Site, edition: str, id_: str) -> SectionCoverage:
    """How far the translation of a section is."""
    messages = list(section_messages(site.section(edition, id_)))
    done, pairs = {}, {}
    for language in site.languages[1:]:
        entries = site.translations.section(language.path, edition, id_)
        done[language.path] = progress(entries, [each.key for each in messages])
        pairs[language.path] = unmatched(messages, entries)
    return SectionCoverage(done, pairs)


def edition_coverage(site: Site, id_: str) -> tuple[Progresses, list[Diagnostic]]:
    """How far the translation of an edition is, a warning for each catalogue that lacks something, and for each id that changed."""
    messages = [*head_messages(site.edition(id_)), *correction_messages(site.edition(id_))]
    sections: list[SectionCoverage] = [site.get(f"coverage:{id_}.{each}") for each in site.sections(id_)]
    done, pairs, faults = {}, [], []
    for language in site.languages[1:]:
        path = language.path
        entries = head_entries(site, path, id_)
        own = progress(entries, [each.key for each in messages])
        done[path] = summed([own, *(each.progress[path] for each in sections)])
        parts = [unmatched(messages, entries), *(each.unmatched[path] for each in sections)]
        pairs.append(
            Unmatched(tuple(key for part in parts for key in part.untranslated), tuple(key for part in parts for key in part.orphans))
        )
        faults += incomplete(site, path, id_, done[path])

    def contexts() -> set[str]:
        of_sections = (message for each in site.sections(id_) for message in section_messages(site.section(id_, each)))
        return {message.context for message in (*messages, *of_sections)}

    files = {each: f"content/{id_}/{each}.yaml" for each in site.sections(id_)} | {"edition": f"content/{id_}/{EDITION_FILE}"}
    faults += renamed_without_notice(pairs, contexts, files)
    return done, faults
