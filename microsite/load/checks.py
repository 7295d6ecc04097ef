"""What is wrong with a root beyond its single files: references, translations, pictures. Each check reads through `Site`, as pages do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.load import copies, prose_checks
from microsite.load.content_files import markdown_faults
from microsite.load.facts import EditionEntry, with_same_key
from microsite.load.placeholders import placeholder_faults
from microsite.load.site import Site
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE, Entries, Key, group_of
from microsite.model.content import EditionHead, Listed, SourceText
from microsite.model.file_names import storable
from microsite.model.linking import (
    formerly_faults,
    head_faults,
    order_faults,
    outcome_faults,
    register_faults,
    section_faults,
    unknown,
    without_unread,
)
from microsite.model.messages import head_messages, section_messages, site_messages
from microsite.model.plausibility import edition_doubts, fits_edition, future_date, section_doubts
from microsite.read.inventory import UNITS_FILE
from microsite.read.layout import EDITION_FILE, SITE_FILE, Layout
from microsite.read.picture_files import ENDINGS, FORMATS, HEAVIEST, HIGHEST, LOOKED_AT, WIDEST, read_picture
from microsite.settings import SHIPPED
from microsite.text.languages import complete
from microsite.text.prose import references


def left_out(site: Site) -> frozenset[str]:
    """Ids of records that are there but could not be read."""
    return frozenset().union(*site.all("left_out").values())


def _left_out_of(site: Site, edition: str) -> frozenset[str]:
    """Those of all, and what an edition's head may call a section whose file is misnamed: sections that it names and that are not there."""
    if not site.all(f"misnamed:{edition}"):
        return left_out(site)
    head = site.edition(edition)
    references_ = (reference.name for words in _texts_of(head) for reference in references(words.text))
    listed = (each.name for each in (*head.order, *head.headline, *(each for chart in head.charts for each in chart.figures)))
    named = {name.partition(".")[0] for name in (*references_, *listed, *(each.figure for each in head.corrections))}
    return left_out(site) | (named - set(site.sections(edition)))


def unread(site: Site) -> frozenset[str]:
    """Registers that could not be read, so that nothing is known of their names."""
    return frozenset(site.all("unread").values())


# What editions share


def check_shared(site: Site) -> list[Diagnostic]:
    """Languages, registers and what they refer to."""
    for file in (SITE_FILE, *(f"content/{name}.yaml" for name in ("indicators", "units", "documents", "terms", "names"))):
        site.all(f"file:{file}")
    faults = without_unread(register_faults(site.registers, left_out(site)), unread(site))
    if not site.is_readable:
        return faults
    head = site.head
    faults += complete(head.languages)[1]
    if not head.languages:
        faults.append(diagnostic("languages-none", head.where["languages"]))
    faults += [
        diagnostic("name-unstorable", entry.where["path"], found=entry.path, kind="language")
        for entry in head.languages
        if storable(entry.path) != entry.path
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
        return [unknown("newest-unknown", head.where["newest"], head.newest, ids)]
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
    head, sections, out = site.edition(id_), site.sections(id_), _left_out_of(site, id_)
    faults = list(order_faults(head, sections, out, lambda name: site.section(id_, name).where[""]))
    if site.former_sections(id_):
        named = {each: site.section(id_, each) for each in sections}
        faults += formerly_faults(named)
        faults += [
            diagnostic("name-unstorable", section.where["formerly"], found=former, near=f"{former}_old")
            for section in named.values()
            for former in section.formerly
            if storable(former) != former
        ]
    faults += head_faults(head, site.figures(id_), site.registers, out)
    faults += _head_text_faults(site, id_, out)
    faults += placeholder_faults(site.root, [head.title, *_leading(head)]) if not head.draft else ()
    same = {"date": head.date, "document": head.document, "title": head.title.text}
    twins = {key: [each.id for each in _with_same(site, key, value)] for key, value in same.items()}
    faults += edition_doubts(id_, head, twins, lambda other, key: site.edition(other).where[key])
    faults += copies.edition_copies(site, id_) if not head.draft else ()
    return without_unread(faults, unread(site))


def _with_same(site: Site, key: str, value: str) -> Collection[EditionEntry]:
    """The editions, drafts too, that have the same date, document or title."""
    return site.all(with_same_key(key, value)).values()


def future_dates(site: Site, id_: str) -> Iterator[Diagnostic]:
    """Dates of an edition that have not come yet; a draft may wait for its day."""
    head = site.edition(id_)
    if not head.draft:
        if fits_edition(head.date, id_):
            yield from future_date(head.date, head.where["date"])
        for correction in head.corrections:
            yield from future_date(correction.date, correction.where["date"])


def future_dates_of_documents(site: Site) -> Iterator[Diagnostic]:
    """Documents whose day has not come yet, without those that drafts alone are about."""
    for document in site.registers.documents.values():
        owners = _with_same(site, "document", document.id)
        if document.date and not (owners and all(each.draft for each in owners)):
            yield from future_date(document.date, document.where["date"])


def _head_text_faults(site: Site, id_: str, out: Collection[str]) -> list[Diagnostic]:
    """References of edition.yaml's texts to figures of the sections."""
    texts, figures = _texts_of(site.edition(id_)), site.figures(id_)
    names = {reference.name for words in texts for reference in references(words.text)}
    known = {name for name in names if name in figures or set(name.split(".")) & set(out)}
    file = f"content/{id_}/{EDITION_FILE}"
    faults = prose_checks.link_faults(site, id_, "", out, file, texts)
    if names == known:
        return [*faults, *(prose_checks.head_prose_faults(site, id_, file, texts) if site.languages else ())]
    return faults + prose_checks.reference_faults(site, file, texts, {*figures, *known})


def _texts_of(head: EditionHead) -> list[SourceText]:
    """The texts of edition.yaml that may refer to figures."""
    picture = head.picture
    below_picture = [words for words in (picture.caption, picture.credit) if words is not None] if picture is not None else []
    return [*_leading(head), *below_picture, *(correction.reason for correction in head.corrections)]


def _leading(head: EditionHead) -> list[SourceText]:
    """What an edition says first."""
    return [*([head.finding] if head.finding is not None else []), *head.summary]


def check_section_references(site: Site, edition: str, id_: str) -> list[Diagnostic]:
    """What a section refers to and nothing is."""
    return without_unread(section_faults(site.section(edition, id_), site.registers, left_out(site)), unread(site))


def check_section(site: Site, edition: str, id_: str) -> list[Diagnostic]:
    """What is wrong in a section's texts, what it refers to, its pictures, and its translations that are withheld."""
    decoded = site.decoded(edition, id_)
    faults = [*markdown_faults(site.root, decoded), *prose_checks.section_reference_faults(site, edition, decoded)]
    faults += _picture_faults(site, decoded.pictures)
    if id_ not in site.sections(edition):
        return faults
    section, head = site.section(edition, id_), site.get(f"heading:{edition}")
    faults += check_section_references(site, edition, id_)
    if site.languages:
        faults = _explained(faults, prose_checks.section_prose_faults(site, edition, section, decoded.file, decoded.texts))
    out = _left_out_of(site, edition)
    if decoded.unnamed:
        out |= {reference.name for words in decoded.texts for reference in references(words.text)}
    faults += prose_checks.link_faults(site, edition, id_, out, decoded.file, decoded.texts)
    if head is not None:
        faults += prose_checks.section_sentence_doubts(site, section, head, decoded.file) if site.languages else ()
        faults += without_unread(outcome_faults(section, head, site.registers, out), unread(site))
        faults += section_doubts(section, edition, head, site.registers)
        faults += copies.section_copies(site, edition, section)
        titles = [words for words in (section.title, section.link_title, *(chart.title for chart in section.charts)) if words is not None]
        faults += placeholder_faults(site.root, [*decoded.texts, *titles]) if not (section.draft or head.draft) else ()
    messages = [each.key for each in section_messages(section)]
    return faults + _withheld(site, edition, messages, lambda path: site.translations.section(path, edition, id_))


def _explained(faults: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All faults, without what Markdown makes of the name of a figure that stands in `<>`: one fault tells what it is meant for."""
    found = [*others]
    names = {each.position for each in found if each.code == "reference-lookalike"}
    return [*(each for each in faults if each.position not in names), *found]


def check_head(site: Site, id_: str) -> list[Diagnostic]:
    """What is wrong in the pictures of an edition's head, and its translations that are withheld."""
    messages = [each.key for each in head_messages(site.edition(id_))]
    faults = _withheld(site, id_, messages, lambda path: site.translations.head(path, id_))
    return [*_picture_faults(site, site.get(f"pictures:{id_}") or ()), *faults]


def check_shared_translations(site: Site) -> list[Diagnostic]:
    """The translations of what editions share, and of the interface, that are withheld."""
    if not site.is_readable:
        return []
    messages = [each.key for each in site_messages(site.whole_head, site.registers)]
    groups = [group_of(SITE_CATALOGUE, context) for context, _ in messages]
    faults = _withheld(site, SITE_CATALOGUE, messages, lambda path: site.translations.all(path, SITE_CATALOGUE, groups))
    for language in site.languages:
        own = site.translations.own_interface(language.path)
        # All of them: which messages the templates still have is nothing that a build finds out.
        faults += site.translations.faults(language.path, INTERFACE, own, own)
    return faults


def _withheld(site: Site, catalogue: str, messages: Collection[Key], entries_of: Callable[[str], Entries]) -> list[Diagnostic]:
    """Why translations of messages are withheld; `entries_of`: by path of the language."""
    return [
        fault
        for language in site.languages[1:]
        for fault in site.translations.faults(language.path, catalogue, entries_of(language.path), messages)
    ]


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
