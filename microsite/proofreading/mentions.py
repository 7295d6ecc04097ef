"""The numbers and references of a text as its readers see them, and which of a source and its translation belong together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from microsite.proofreading.agreement import agree
from microsite.proofreading.filled import Filled
from microsite.proofreading.numerals import Amount


class Mention(NamedTuple):
    """One number, or one reference with all that it shows, and the words around it."""

    start: int
    stop: int
    begin: int
    """where the words before it begin: after the last mention or the last punctuation"""
    end: int
    """where the words after it end"""
    clause: int
    """where its clause begins: after the last punctuation"""
    name: str
    """the name of the reference; "" for a number"""
    amount: Amount | None
    """the number; None for a reference"""

    @property
    def sort(self) -> str:
        """What the number measures; "" if unknown."""
        return self.amount.sort if self.amount is not None else ""


_PUNCTUATION = re.compile(r"[，。；！？、（）\n]|[,.;!?()—–](?=\s|\Z)|\s—\s")


def mentions(filled: Filled, amounts: Sequence[Amount]) -> list[Mention]:
    """The numbers and references of a text, in order; `amounts`: its numbers at their places in the text as typed."""
    text = filled.text
    at = filled.shown_at() if amounts else {}
    found: list[tuple[int, int, str, Amount | None]] = [(each.start, each.stop, each.name, None) for each in filled.shown]
    # «一半» is also found as «半».
    for amount in sorted(amounts, key=lambda each: each.start - each.stop):
        first, last = (at.get(amount.start), at.get(amount.stop - 1)) if at else (amount.start, amount.stop - 1)
        if first is not None and last is not None and not any(first < stop and start <= last for start, stop, _, _ in found):
            found.append((first, last + 1, "", amount))
    found.sort(key=lambda each: each[0])
    return windowed(text, [Mention(*each[:2], 0, 0, 0, *each[2:]) for each in found])


def windowed(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions with the words around each, as if there were no others."""
    parts = [match.span() for match in _PUNCTUATION.finditer(text)] if found else []
    befores, afters = [before for before, _ in parts], [after for _, after in parts]
    made = []
    for index, each in enumerate(found):
        last = found[index - 1].stop if index else 0
        following = found[index + 1].start if index + 1 < len(found) else len(text)
        left, right = bisect_right(afters, each.start), bisect_left(befores, each.stop)
        clause = afters[left - 1] if left else 0
        end = min(following, befores[right]) if right < len(befores) else following
        made.append(each._replace(begin=max(last, clause), end=max(end, each.stop), clause=clause))
    return made


Couple = tuple[Mention, Mention]


def aligned(ours: Sequence[Mention], theirs: Sequence[Mention]) -> list[Couple]:
    """The mentions that certainly belong together: the same reference, or the only number of a value; of several alike, in order."""
    return [*_by_name(ours, theirs), *_by_value(ours, theirs)]


def _by_name(ours: Sequence[Mention], theirs: Sequence[Mention]) -> list[Couple]:
    groups = _grouped(ours, lambda each: each.name), _grouped(theirs, lambda each: each.name)
    return [
        couple
        for name, mine in groups[0].items()
        if name and len(mine) == len(groups[1].get(name, ()))
        for couple in zip(mine, groups[1][name], strict=True)
    ]


def _grouped(every: Sequence[Mention], key: Callable[[Mention], str]) -> dict[str, list[Mention]]:
    groups = defaultdict[str, list[Mention]](list)
    for each in every:
        groups[key(each)].append(each)
    return groups


def _by_value(ours: Sequence[Mention], theirs: Sequence[Mention]) -> list[Couple]:
    couples: list[Couple] = []
    taken: set[int] = set()
    for each in ours:
        alike = [other for other in ours if _alike(each, other)]
        partners = [other for other in theirs if _agree(each, other)]
        if len(alike) != len(partners):
            # «第三产业增长3%»: the first of them counts nothing.
            alike, partners = [*filter(_is_firm, alike)], [*filter(_is_firm, partners)]
            if each not in alike:
                continue
        if each.start not in taken and len(alike) == len(partners) and all(_agree(one, other) for one in alike for other in partners):
            couples += zip(alike, partners, strict=True)
            taken |= {one.start for one in alike}
    return couples


def _is_firm(mention: Mention) -> bool:
    return mention.amount is not None and mention.amount.firm


def _agree(ours: Mention, theirs: Mention) -> bool:
    return ours.amount is not None and theirs.amount is not None and agree(ours.amount, theirs.amount)


def _alike(one: Mention, other: Mention) -> bool:
    return one.amount is not None and other.amount is not None and not set(one.amount.values).isdisjoint(other.amount.values)
