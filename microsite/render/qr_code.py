"""An address as a QR code, for readers who hold paper and have a phone. The one importer of segno."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

QUIET = 4
"""modules of white around the code, as the standard asks"""
# The standard lets a writer choose among eight patterns the one that looks least like a finder's; a reader takes each. Trying all of
# them takes five times as long as all the rest, and a site has as many codes as pages.
_MASK = 4


# A section's page has the address of the page side by side with its translation, a home that of its copies.
@lru_cache(maxsize=4096)
def qr_svg(address: str) -> str:
    """The code of an absolute address as an `<svg>`, 15 % of which may be lost (level M); its colours are the style's."""
    # Only sites with a base address need it, and importing it takes as long as many pages.
    import segno

    code = segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
    rows = [bytes(row) for row in code.matrix]
    side = len(rows) + 2 * QUIET
    path = "".join(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z" for x, y, length in _runs(rows))
    return (
        f'<svg class="code" viewBox="0 0 {side} {side}" aria-hidden="true">'
        f'<path class="quiet" d="M0 0h{side}v{side}h-{side}z"/><path d="{path}"/></svg>'
    )


def _runs(rows: Sequence[bytes]) -> Iterator[tuple[int, int, int]]:
    """Column, row and length of each run of dark modules."""
    for y, row in enumerate(rows):
        x = row.find(1)
        while x >= 0:
            end = row.find(0, x)
            end = len(row) if end < 0 else end
            yield x, y, end - x
            x = row.find(1, end)
