"""Ids that changed: catalogues follow `formerly:` at once, and tell of an id that changed without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.catalogues import ReadCatalogue
from microsite.model.catalogue import MISSING, Translation
from microsite.model.messages import Message
from microsite.model.renames import Renames

_NOTHING = Translation((), MISSING)


def followed(read: ReadCatalogue, renames: Renames) -> ReadCatalogue:
    """The catalogue with the entries of former ids under the present ones too, so that a rename needs no update of files to be right."""
    if not renames:
        return read
    entries = dict(read.catalogue.entries)
    for (context, source), entry in read.catalogue.entries.items():
        present = renames.context(context)
        key = (present, renames.text(present, source))
        # An entry that holds nothing says nothing: neither does it hide another, nor serve instead of it.
        if entry.state != MISSING and (key == (context, source) or entries.get(key, _NOTHING).state == MISSING):
            entries[key] = Translation(tuple(renames.text(present, form) for form in entry.forms), entry.state)
    return read._replace(catalogue=read.catalogue._replace(entries=entries))


def renamed_without_notice(found: Mapping[str, ReadCatalogue], messages: Iterable[Message]) -> list[Diagnostic]:
    """A warning for each id whose untranslated texts stand translated, word for word, under exactly one id that is gone.

    `found`: catalogues by language, former ids followed.
    """
    current = list(messages)
    contexts = {message.context for message in current}
    warned: dict[tuple[str, str], Diagnostic] = {}
    for read in found.values():
        gone: dict[str, set[str]] = {}
        for (context, source), entry in read.catalogue.entries.items():
            if context not in contexts and entry.state != MISSING:
                gone.setdefault(source, set()).add(context)
        for message in current if gone else ():
            olds = gone.get(message.words.text, set())
            if len(olds) == 1 and read.catalogue.find(message.context, message.words.text).state == MISSING:
                pair = _changed_id(next(iter(olds)), message.context, contexts)
                if pair is not None:
                    place = Position(message.words.position.file)
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
