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
_START, _END = b"<!--leaf ", b"<!--/leaf-->"
_HEAD = re.compile(rb"([a-z0-9_-]+) ((\d+)/(\d+)/(\d+)) ([0-9a-f]{64})-->")


def bound(leaf: Leaf, piece: Callable[[Leaf], str]) -> bytes:
    """The leaf's HTML as it stands in the page: as it was kept, or what a template's macro makes of it."""
    if leaf.kept:
        return leaf.kept
    html, counts = piece(leaf).encode(), "/".join(map(str, leaf.coverage)).encode()
    return b"%b%b %b %b-->%b%b" % (_START, leaf.id.encode(), counts, _digest(counts, html), html, _END)


def _digest(counts: bytes, html: bytes) -> bytes:
    return digests.of_bytes(b"%b %b" % (counts, html)).encode()


def leaves_in(page: bytes) -> dict[str, KeptLeaf]:
    """The leaves that are bound into a page, by their ids; those that are not as they were made are left out."""
    found = {}
    after = 0
    while (end := page.find(_END, after)) >= 0:
        start = page.rfind(_START, after, end)
        after = end + len(_END)
        match = _HEAD.match(page, start + len(_START), end) if start >= 0 else None
        if match and match[6] == _digest(match[2], page[match.end() : end]):
            found[match[1].decode()] = KeptLeaf(page[start:after], Coverage(*map(int, match.group(3, 4, 5))))
    return found
