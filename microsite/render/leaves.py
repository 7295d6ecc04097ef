"""The leaves of a document for paper: bound into its page so that a later build can take them out again and knows them for what they are.

An edit changes one section of an edition; the document holds all of them. What it already says of the others need not be planned
and rendered again. The digest tells a leaf from what a template made of it or a hand has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from microsite import digests
from microsite.plan.views import Coverage, KeptLeaf, Leaf

# Content is escaped, so that a leaf ends where it says that it does.
_START, _END = "<!--leaf ", "<!--/leaf-->"
_HEAD = re.compile(r"([a-z0-9_-]+) (\d+)/(\d+)/(\d+) ([0-9a-f]{64})")


def bound(leaf: Leaf, piece: Callable[[Leaf], str]) -> str:
    """The leaf's HTML as it stands in the page: as it was kept, or what a template's macro makes of it."""
    html = leaf.kept or str(piece(leaf))
    counts = "/".join(map(str, leaf.coverage))
    return f"{_START}{leaf.id} {counts} {_digest(html, counts)}-->{html}{_END}"


def leaves_in(page: str) -> dict[str, KeptLeaf]:
    """The leaves that are bound into a page, by their ids; those that are not as they were made are left out."""
    found = {}
    for part in page.split(_END)[:-1]:
        head, _, html = part.rpartition(_START)[2].partition("-->")
        match = _HEAD.fullmatch(head)
        if match and match[5] == _digest(html, "/".join(match.group(2, 3, 4))):
            found[match[1]] = KeptLeaf(html, Coverage(*map(int, match.group(2, 3, 4))))
    return found


def _digest(html: str, counts: str) -> str:
    return digests.of_bytes(f"{counts} {html}".encode())
