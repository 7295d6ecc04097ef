"""Align changed paragraphs with old ones by their unchanged neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_MOST_COMPARISONS = 2_500


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
    if len(shared) == len(old) or len(shared) == len(new):
        return []
    old_runs, new_runs = _runs(old, shared), _runs(new, shared)
    pairs: list[tuple[int, int]] = []
    for same in (
        lambda ours, theirs: (ours.before, ours.after) == (theirs.before, theirs.after),
        lambda ours, theirs: ours.before == theirs.before or ours.after == theirs.after,
        lambda ours, theirs: True,
    ):
        for theirs in list(new_runs):
            ours = next((run for run in old_runs if same(run, theirs)), None)
            if ours is not None:
                pairs += _align_runs(ours.indexes, theirs.indexes, old, new)
                old_runs.remove(ours)
                new_runs.remove(theirs)
    return pairs


def _runs(texts: Sequence[str], shared: set[str]) -> list[_Run]:
    runs: list[_Run] = []
    before: str | None = None
    indexes: list[int] = []
    for index, text in enumerate(texts):
        if text not in shared:
            indexes.append(index)
            continue
        if indexes:
            runs.append(_Run(before, text, indexes))
        before, indexes = text, []
    if indexes:
        runs.append(_Run(before, None, indexes))
    return runs


def _align_runs(ours: list[int], theirs: list[int], old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """As many pairs, in order, as the shorter run has texts; similarity decides which texts of the longer run are left out."""
    if len(ours) == len(theirs) or len(ours) * len(theirs) > _MOST_COMPARISONS:
        return list(zip(ours, theirs, strict=False))
    marks = {text: _digrams(text) for text in (*(old[index] for index in ours), *(new[index] for index in theirs))}
    # best[i][j]: the best total similarity of the texts from i and from j on
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    similarity = [[0.001 + _similarity(marks[old[our]], marks[new[their]]) for their in theirs] for our in ours]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            best[i][j] = max(best[i + 1][j + 1] + similarity[i][j], best[i + 1][j], best[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if best[i][j] == best[i + 1][j + 1] + similarity[i][j]:
            pairs.append((ours[i], theirs[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _digrams(text: str) -> Counter[str]:
    return Counter(text[index : index + 2] for index in range(max(1, len(text) - 1)))


def _similarity(one: Counter[str], other: Counter[str]) -> float:
    """The proportion of common digrams, 0 to 1."""
    return 2 * (one & other).total() / (one.total() + other.total())
