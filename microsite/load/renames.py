"""Ids that changed: catalogues follow `formerly:` at once, and tell of an id that changed without it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.catalogue import MISSING, NO_TRANSLATION, Entries, Key, Translation
from microsite.model.messages import Message
from microsite.model.renames import Renames


def follow(entries: Entries, renames: Renames) -> dict[Key, Translation]:
    """The entries with those of former ids under the present ones too, so that a rename needs no update of files to be right."""
    found = dict(entries)
    for (context, source), entry in entries.items():
        present = renames.context(context)
        key = (present, renames.text(present, source))
        # An entry that holds nothing says nothing: neither does it hide another, nor serve instead of it.
        if entry.state != MISSING and (key == (context, source) or found.get(key, NO_TRANSLATION).state == MISSING):
            found[key] = Translation(tuple(renames.text(present, form) for form in entry.forms), entry.state)
    return found


class Unmatched(NamedTuple):
    """What messages and one of their catalogues have that the other hasn't."""

    untranslated: tuple[Key, ...]
    """messages without a translation, by context and text"""
    orphans: tuple[Key, ...]
    """translations whose context no message has"""


def unmatched(messages: Iterable[Message], entries: Entries) -> Unmatched:
    """Compare messages with the entries of a catalogue (former ids followed) that are theirs."""
    messages = list(messages)
    contexts = {message.context for message in messages}
    untranslated = tuple(each.key for each in messages if entries.get(each.key, NO_TRANSLATION).state == MISSING)
    return Unmatched(untranslated, tuple(key for key, entry in entries.items() if key[0] not in contexts and entry.state != MISSING))


def renamed_without_notice(
    found: Iterable[Unmatched], contexts: Callable[[], Collection[str]], files: Mapping[str, str]
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
