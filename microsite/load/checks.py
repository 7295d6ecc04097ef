"""What is wrong with a root beyond its single files: references, translations, pictures. Each check reads through `Site`, as pages do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.load import prose_checks
from microsite.load.catalogues import place_of_fragment, translation_faults
from microsite.load.content_files import reference_faults, section_text_faults
from microsite.load.site import Site
from microsite.model.catalogue import FUZZY, INTERFACE, NO_TRANSLATION, SITE_CATALOGUE, Entries
from microsite.model.content import Listed
from microsite.model.linking import formerly_faults, head_faults, order_faults, register_faults, section_faults, unknown, without_unread
from microsite.model.messages import Message, head_messages, is_prose, section_messages
from microsite.read.inventory import UNITS_FILE
from microsite.read.layout import EDITION_FILE, SITE_FILE, Layout
from microsite.read.picture_files import ENDINGS, FORMATS, HEAVIEST, HIGHEST, LOOKED_AT, WIDEST, read_picture
from microsite.settings import SHIPPED
from microsite.text.languages import complete
from microsite.text.prose import references


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
    faults = without_unread(register_faults(site.registers, left_out(site)), unread(site))
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

    def stray(code: str, file: str, found: str, known: list[str]) -> Diagnostic:
        return diagnostic(code, Position(file), found=found, near=near(found, known), expected=", ".join(known))

    found = []
    for (path, name), file in sorted(layout.catalogues.items()):
        if paths and path not in paths:
            found.append(stray("translations-unknown-language", file, path, paths))
        elif name not in names:
            found.append(stray("translations-unknown-edition", file, name, names))
    return found


# Editions


def check_edition(site: Site, id_: str) -> list[Diagnostic]:
    """What an edition's head refers to, the order of its sections, former ids."""
    head, sections, out = site.edition(id_), site.sections(id_), left_out(site)
    faults = list(order_faults(head, sections, out, lambda name: site.section(id_, name).where[""]))
    if site.former_sections(id_):
        faults += formerly_faults({each: site.section(id_, each) for each in sections})
    faults += head_faults(head, site.figures(id_), site.registers, out)
    faults += _head_text_faults(site, id_, out)
    return without_unread(faults, unread(site))


def _head_text_faults(site: Site, id_: str, out: Collection[str]) -> list[Diagnostic]:
    """References of edition.yaml's texts to figures of the sections."""
    head = site.edition(id_)
    picture = head.picture
    below_picture = [words for words in (picture.caption, picture.credit) if words is not None] if picture is not None else []
    texts = [*head.summary, *below_picture, *(correction.reason for correction in head.corrections)]
    figures = site.figures(id_)
    names = {reference.name for words in texts for reference in references(words.text)}
    known = {name for name in names if name in figures or set(name.split(".")) & set(out)}
    file = f"content/{id_}/{EDITION_FILE}"
    faults = [*prose_checks.content_link_faults(site, id_, "", out, file, texts)]
    if names == known:
        return faults + list(prose_checks.head_text_faults(site, id_, file, texts)) if site.languages else faults
    return faults + reference_faults(site.root, file, texts, {*figures, *known})


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
    if site.languages:
        faults += prose_checks.section_text_faults(site, edition, id_, decoded.file, decoded.texts)
    faults += prose_checks.content_link_faults(site, edition, id_, out, decoded.file, decoded.texts)
    figures = {figure.id for figure in section.figures}
    messages = list(section_messages(section))
    return faults + _translation_faults(site, edition, messages, figures, lambda path: site.translations.section(path, edition, id_), id_)


def check_head(site: Site, id_: str) -> list[Diagnostic]:
    """What is wrong in an edition's pictures, in the translations of its head, and in those that belong to none of its sections."""
    messages = list(head_messages(site.edition(id_)))
    faults = _translation_faults(site, id_, messages, site.figures(id_), lambda path: site.translations.head(path, id_))
    return [*_picture_faults(site, site.get(f"pictures:{id_}") or ()), *faults]


def _translation_faults(
    site: Site,
    edition: str,
    messages: Collection[Message],
    figures: Collection[str],
    entries_of: Callable[[str], Entries],
    section: str = "",
) -> list[Diagnostic]:
    """What is wrong in translations: Markdown in all of them, references and links that lead nowhere in those of `messages`.

    `entries_of`: those in the language of a path; `section`: the one that they are of. What is wrong in others waits for
    `translations update`.
    """
    faults = []
    for language in site.languages[1:]:
        file, entries = f"translations/{language.path}/{edition}.po", entries_of(language.path)
        faults += translation_faults(site.root, file, edition, entries)
        for message in messages:
            entry = entries.get(message.key, NO_TRANSLATION)
            for form in entry.forms if entry.state != FUZZY and is_prose(message.context) else ():
                for reference in references(form) if "{" in form else ():
                    if reference.name not in figures and not set(reference.name.split(".")) & left_out(site):
                        place = place_of_fragment(site.root, file, message.context, "{" + reference.name)
                        faults.append(unknown("reference-unknown", place, reference.name, figures))
                place_of_target = partial(place_of_fragment, site.root, file, message.context)
                faults += prose_checks.link_faults(site, edition, section, left_out(site), form, place_of_target)
    return faults


def _picture_faults(site: Site, pictures: Iterable[Listed]) -> Iterator[Diagnostic]:
    """What is wrong with pictures that a content file names, looked at in assets/."""
    for file, position in pictures:
        if site.has_asset(file):
            yield from _faults_of_picture(site.root / "assets" / file, file, position)
            continue
        twins = [each for each in site.assets if each.lower() == file.lower()]
        if twins:
            yield diagnostic("picture-case", position, found=file, near=twins[0])
        else:
            known = [each for each in site.assets if each.lower().endswith(ENDINGS)]
            yield diagnostic("picture-missing", position, found=file, near=near(file, known))


def _faults_of_picture(path: Path, file: str, position: Position) -> Iterator[Diagnostic]:
    try:
        with path.open("rb") as stream:
            picture = read_picture(stream.read(LOOKED_AT))
        weight = path.stat().st_size
    except OSError as error:
        yield diagnostic("picture-unreadable", position, found=file, reason=error.strerror or error)
        return
    if not weight:
        yield diagnostic("picture-cut", position, found=file)
        return
    if picture.moves:
        yield diagnostic("picture-moves", position, found=file)
    ends = FORMATS.get(picture.format)
    stem, _, end = file.rpartition(".")
    if ends is None:
        yield diagnostic("picture-format", position, found=file, format=picture.format or None, expected=", ".join(FORMATS))
    elif end.lower() not in ends:
        yield diagnostic("picture-ending", position, found=file, format=picture.format, near=f"{stem or end}.{ends[0]}")
    if ends is not None and not picture.width:
        yield diagnostic("picture-damaged", position, found=file, format=picture.format)
    elif ends is not None and not picture.is_whole and weight <= LOOKED_AT:
        yield diagnostic("picture-cut", position, found=file)
    if picture.width > WIDEST or picture.height > HIGHEST:
        size, most = f"{picture.width} × {picture.height}", f"{WIDEST} × {HIGHEST}"
        yield diagnostic("picture-large", position, found=file, size=size, most=most)
    if weight > HEAVIEST:
        yield diagnostic("picture-heavy", position, found=file, weight=-(-weight // 1000), most=HEAVIEST // 1000)
    if picture.tells_place:
        yield diagnostic("picture-place", position, found=file)
