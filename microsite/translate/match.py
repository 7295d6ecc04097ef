"""Match old entries of a catalogue to the messages expected now: by current ids, or by position among neighbours. Pure.

Similarity of texts alone never makes a match.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from microsite.model.renames import Renames
from microsite.read.po import Entry, PoFile
from microsite.translate.expected import ExpectedMessage, Key


class OldEntry(NamedTuple):
    """An entry of the old catalogue: as in the file, and with former ids replaced by current ones."""

    entry: Entry
    renamed: Entry


def match(expected: Sequence[ExpectedMessage], old: PoFile, renames: Renames) -> dict[Key, list[OldEntry]]:
    """The old entries for each expected message, the best first: the one in its place with another text, then those with its text."""
    keys = {each.key for each in expected}
    counts = Counter(each.msgid for each in expected)
    contexts = {each.msgid: each.context for each in expected if each.context is not None and counts[each.msgid] == 1}
    # The last of several obsolete entries is the newest.
    found = [OldEntry(entry, _renamed(entry, keys, contexts, renames)) for entry in (*old.messages, *reversed(old.obsolete))]
    found = _with_moved(expected, found)
    # Those with a translation are preferred, those in use, and those with current ids.
    preferred = sorted(found, key=lambda old: (not has_text(old.entry), old.entry.obsolete, old.renamed is not old.entry))
    matches: dict[Key, list[OldEntry]] = {each.key: [] for each in expected}
    for old_entry in preferred:
        if old_entry.renamed.key in matches:
            matches[old_entry.renamed.key].append(old_entry)
    for key, changed in _in_place(expected, found, matches).items():
        matches[key].insert(0, changed)
    return matches


_NUMBERED = re.compile(r"(.*)~[0-9]+", re.DOTALL)
"""the context of an obsolete entry that would have the key of another one; other contexts contain no `~`"""


def original_context(entry: Entry) -> str | None:
    """The context of an entry without the number that an obsolete one may have been given."""
    found = _NUMBERED.fullmatch(entry.context) if entry.obsolete and entry.context is not None else None
    return found[1] or None if found else entry.context


def has_text(entry: Entry) -> bool:
    """Whether the entry has a translation, even a partial one."""
    return any(entry.msgstr)


def _renamed(entry: Entry, keys: Collection[Key], contexts: Mapping[str, str], renames: Renames) -> Entry:
    """The entry with current ids in place of former ones; the same object if there are none.

    `contexts`: source text → context, for each source text that occurs in only one expected message.
    """
    if original_context(entry) != entry.context:
        entry = replace(entry, context=original_context(entry))
    is_expected = entry.key in keys
    if not entry.context and entry.msgid in contexts and not is_expected:
        # A tool, such as a converter to XLIFF, has dropped the context; the text is unique, so it identifies the message.
        return replace(entry, context=contexts[entry.msgid])
    if entry.context is None:
        return entry
    # An expected text has current ids; its translation, made from an older text, may still use former ones.
    context = entry.context if is_expected else renames.context(entry.context)
    msgid = entry.msgid if is_expected else renames.text(context, entry.msgid)
    forms = tuple(renames.text(context, form) for form in entry.msgstr)
    plural = renames.text(context, entry.msgid_plural) if entry.msgid_plural is not None else None
    previous = renames.text(context, entry.previous_msgid) if entry.previous_msgid is not None else None
    if (context, msgid, forms) == (entry.context, entry.msgid, entry.msgstr):
        return entry
    return replace(entry, context=context, msgid=msgid, msgid_plural=plural, msgstr=forms, previous_msgid=previous)


def _with_moved(expected: Sequence[ExpectedMessage], found: Sequence[OldEntry]) -> list[OldEntry]:
    """Give entries whose text was moved unchanged to another section the context that it has there.

    A text that occurs more than once is not matched, because it is unclear which one was moved. Nor are texts of a section
    that no longer exists: a renamed section is declared with `formerly:`.
    """
    keys = {each.key for each in expected}
    sections = {(each.context or "").partition(".")[0] for each in expected}
    translated = {each.renamed.key for each in found if has_text(each.entry)}
    # By place within a section, source text and plural:
    gone: dict[tuple[str, str, str | None], list[int]] = {}
    for index, (entry, renamed) in enumerate(found):
        section, _, name = (renamed.context or "").partition(".")
        if name and section in sections and renamed.key not in keys and has_text(entry) and not entry.obsolete:
            gone.setdefault((name, renamed.msgid, renamed.msgid_plural), []).append(index)
    new: dict[tuple[str, str, str | None], list[str | None]] = {}
    for each in expected:
        name = (each.context or "").partition(".")[2]
        if name and each.key not in translated:
            new.setdefault((name, each.msgid, each.plural), []).append(each.context)
    moved = list(found)
    for text, indexes in gone.items():
        contexts = new.get(text, [])
        if len(indexes) == len(contexts) == 1:
            entry, renamed = found[indexes[0]]
            moved[indexes[0]] = OldEntry(entry, replace(renamed, context=contexts[0]))
    return moved


def _in_place(
    expected: Sequence[ExpectedMessage], found: Sequence[OldEntry], candidates: Mapping[Key, Sequence[OldEntry]]
) -> dict[Key, OldEntry]:
    """For each message with a new text, the entry in its place; none if an obsolete entry has that text."""
    messages: dict[str, list[ExpectedMessage]] = {}
    for each in expected:
        same = candidates[each.key]
        is_revived = any(has_text(old.entry) for old in same) and all(old.entry.obsolete for old in same)
        # Interface messages, which have no context, have no order.
        if each.context is not None and not is_revived:
            messages.setdefault(each.context, []).append(each)
    entries: dict[str | None, list[OldEntry]] = {}
    for old in found:
        if not old.entry.obsolete:
            entries.setdefault(old.renamed.context, []).append(old)
    return {
        messages[context][new].key: entries[context][old]
        for context in messages.keys() & entries.keys()
        for old, new in align([each.renamed.msgid for each in entries[context]], [each.msgid for each in messages[context]])
    }


class _Run(NamedTuple):
    """Consecutive texts that the other list lacks, and the common texts before and after them (None at the ends)."""

    before: str | None
    after: str | None
    indexes: list[int]


def align(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (index in `old`, index in `new`) of different texts in the same place.

    Runs between the same two neighbours are aligned first, then those with one neighbour in common, then the rest, in order.
    """
    shared = set(old) & set(new)
    old_runs, new_runs = _runs(old, shared), _runs(new, shared)
    pairs: list[tuple[int, int]] = []
    for in_common in (2, 1, 0):
        for theirs in list(new_runs):
            matching = (run for run in old_runs if (run.before == theirs.before) + (run.after == theirs.after) >= in_common)
            ours = next(matching, None)
            if ours is not None:
                pairs += _align_runs(ours.indexes, theirs.indexes, old, new)
                old_runs.remove(ours)
                new_runs.remove(theirs)
    return pairs


def _runs(texts: Sequence[str], shared: Collection[str]) -> list[_Run]:
    around = (None, *texts, None)
    grouped = groupby(range(len(texts)), lambda index: texts[index] in shared)
    runs = [list(indexes) for is_shared, indexes in grouped if not is_shared]
    return [_Run(around[indexes[0]], around[indexes[-1] + 2], indexes) for indexes in runs]


_MOST_COMPARISONS = 2_500
_Best = tuple[float, tuple[tuple[int, int], ...]]
"""the best total similarity of texts, and the pairs that give it"""


def _align_runs(ours: list[int], theirs: list[int], old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[int, int]]:
    """As many pairs, in order, as the shorter run has texts; similarity decides which texts of the longer run are left out."""
    if len(ours) == len(theirs) or len(ours) * len(theirs) > _MOST_COMPARISONS:
        return list(zip(ours, theirs, strict=False))
    nothing: _Best = (0.0, ())
    best: dict[tuple[int, int], _Best] = {}  # for the texts from i and from j on
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            total, pairs = best.get((i + 1, j + 1), nothing)
            paired = (total + (0.001 + _similarity(old[ours[i]], new[theirs[j]])), ((ours[i], theirs[j]), *pairs))
            best[i, j] = max(paired, best.get((i + 1, j), nothing), best.get((i, j + 1), nothing), key=itemgetter(0))
    return best[0, 0][1]


def _similarity(one: str, other: str) -> float:
    """The proportion of common digrams, 0 to 1."""
    ours, theirs = (Counter(text[index : index + 2] for index in range(max(1, len(text) - 1))) for text in (one, other))
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())
