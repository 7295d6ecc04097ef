"""How far translations are, with warnings for what they lack and for ids that changed without `formerly:`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.site import Site
from microsite.model.catalogue import (
    MISSING,
    NO_TRANSLATION,
    SITE_CATALOGUE,
    Entries,
    Key,
    Progress,
    group_of,
    progress,
    summed,
)
from microsite.model.messages import Message, head_messages, name_messages, section_messages, site_messages
from microsite.read.layout import EDITION_FILE, SITE_FILE

Progresses = Mapping[str, Progress]
"""by path of the target language"""


class Coverage(NamedTuple):
    """How far the translation of some messages into one language is, and what messages and catalogue have that the other hasn't."""

    progress: Progress
    untranslated: tuple[Key, ...]
    """messages without a translation, by context and text"""
    orphans: tuple[Key, ...]
    """translations whose context no message has"""


def _coverage(messages: Collection[Message], entries: Entries) -> Coverage:
    """Compare messages with the entries of a catalogue (former ids followed) that are theirs."""
    contexts = {message.context for message in messages}
    untranslated = tuple(each.key for each in messages if entries.get(each.key, NO_TRANSLATION).state == MISSING)
    orphans = tuple(key for key, entry in entries.items() if key[0] not in contexts and entry.state != MISSING)
    return Coverage(progress(entries, [each.key for each in messages]), untranslated, orphans)


def section_coverage(site: Site, edition: str, id_: str) -> dict[str, Coverage]:
    """How far the translation of a section is, by path of the target language."""
    messages = list(section_messages(site.section(edition, id_)))
    return {each.path: _coverage(messages, site.translations.section(each.path, edition, id_)) for each in site.languages[1:]}


def edition_coverage(site: Site, id_: str) -> tuple[Progresses, list[Diagnostic]]:
    """How far the translation of an edition is, a warning for each catalogue that lacks something, and for each id that changed."""
    messages = list(head_messages(site.edition(id_)))
    sections: list[dict[str, Coverage]] = [site.get(f"coverage:{id_}.{each}") for each in site.sections(id_)]
    found = {}
    for path in (each.path for each in site.languages[1:]):
        parts = [_coverage(messages, site.translations.head(path, id_)), *(each[path] for each in sections)]
        found[path] = Coverage(
            summed(part.progress for part in parts),
            tuple(key for part in parts for key in part.untranslated),
            tuple(key for part in parts for key in part.orphans),
        )

    def contexts() -> set[str]:
        of_sections = (message for each in site.sections(id_) for message in section_messages(site.section(id_, each)))
        return {message.context for message in (*messages, *of_sections)}

    files = {each: f"content/{id_}/{each}.yaml" for each in site.sections(id_)} | {"edition": f"content/{id_}/{EDITION_FILE}"}
    done, faults = _with_warnings(site, id_, found, contexts, files)
    return done, [fault for fault in faults if fault.code != "formerly-missing" or not _is_explained(site, id_, fault)]


def _is_explained(site: Site, edition: str, fault: Diagnostic) -> bool:
    """Whether an id that seems to have changed is a fault of its own: it can't be read, or two things of a section have it."""
    id_, new = PurePosixPath(fault.position.file).stem, dict(fault.facts)["near"]
    if any(id_ in names for names in site.all("left_out").values()):
        return True
    if id_ not in site.sections(edition):
        return False
    section = site.section(edition, id_)
    ids = [*(figure.id for figure in section.figures), *(commitment.id for commitment in section.commitments)]
    return ids.count(new) > 1


def shared_coverage(site: Site) -> tuple[Progresses, list[Diagnostic]]:
    """How far site.po is in each target language; warnings for languages that lack something, and for ids that have changed."""
    shown = list(site_messages(site.whole_head, site.registers)) if site.is_readable else []
    messages = [*shown, *(name_messages(site.registers) if shown else ())]
    groups = [group_of(SITE_CATALOGUE, message.context) for message in messages]
    found = {}
    for path in (each.path for each in site.languages[1:]):
        entries = site.translations.all(path, SITE_CATALOGUE, groups)
        # Pages show a proper name only where their texts hold it, so readers miss none that isn’t translated; translations can be lost.
        found[path] = _coverage(messages, entries)._replace(progress=progress(entries, [each.key for each in shown]))
    files = {"": SITE_FILE} | {singular: f"content/{singular}s.yaml" for singular in ("document", "indicator", "unit", "term", "name")}
    return _with_warnings(site, SITE_CATALOGUE, found, lambda: {each.context for each in messages}, files)


def _with_warnings(
    site: Site, catalogue: str, found: Mapping[str, Coverage], contexts: Callable[[], Collection[str]], files: Mapping[str, str]
) -> tuple[Progresses, list[Diagnostic]]:
    """The progress in each language, with a warning for each catalogue that lacks something and for each id that changed."""
    faults = _renamed_without_notice(found.values(), contexts, files)
    for path, (done, _, _) in found.items():
        # That nothing of a catalogue can be read is a fault of its own, and so is each translation that is withheld.
        if (done.missing or done.fuzzy) and not site.get(f"unreadable:{path}:{catalogue}"):
            place = Position(f"translations/{path}/{catalogue}.po")
            faults.append(diagnostic("translations-incomplete", place, **_lacking(done)))
    return {path: each.progress for path, each in found.items()}, faults


def below(site: Site, done: Iterable[tuple[str, Progress]], asked: int) -> list[Diagnostic]:
    """An error for each target language of which less is translated than was asked for, in percent; `done`: by path of the language."""
    found = []
    for path, whole in done:
        # Not by the rounded percentage: 99.9 is less than 100.
        if 100 * whole.translated < asked * whole.total:
            place = Position(f"translations/{path}")
            found.append(diagnostic("translations-below", place, found=whole.percent, expected=asked, **_lacking(whole)))
    return found


def _lacking(done: Progress) -> dict[str, int]:
    return {"missing": done.missing, "fuzzy": done.fuzzy, "withheld": done.withheld, "total": done.total}


def _renamed_without_notice(
    found: Iterable[Coverage], contexts: Callable[[], Collection[str]], files: Mapping[str, str]
) -> list[Diagnostic]:
    """A warning for each id whose untranslated texts stand translated, word for word, under exactly one id that is gone.

    `found`: one for each language. `contexts`: those of all messages. `files`: the first part of a context, or "" for any other → the
    file that such messages are in.
    """
    warned: dict[tuple[str, str], Diagnostic] = {}
    for each in found:
        gone: dict[str, set[str]] = {}
        for context, source in each.orphans:
            gone.setdefault(source, set()).add(context)
        for context, source in each.untranslated if gone else ():
            olds = gone.get(source, set())
            if len(olds) == 1:
                pair = _changed_id(next(iter(olds)), context, contexts())
                if pair is not None:
                    place = Position(files.get(context.partition(".")[0], files.get("", "")))
                    warned.setdefault(pair, diagnostic("formerly-missing", place, found=pair[0], near=pair[1]))
    return list(warned.values())


def _changed_id(old: str, new: str, present: Collection[str]) -> tuple[str, str] | None:
    """The one component in which two contexts differ, as (old id, new id); None where more differ.

    None, too, where the old id is in use still: then the text was moved.
    """
    before, after = old.split("."), new.split(".")
    differing = [place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other]
    if len(before) != len(after) or len(differing) != 1:
        return None
    owner = ".".join(before[: differing[0] + 1]) + "."
    return None if any(context.startswith(owner) for context in present) else (before[differing[0]], after[differing[0]])
