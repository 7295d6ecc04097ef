"""QR codes of page addresses, for printed pages. The only importer of segno."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

QUIET = 4
"""modules of white around the code, as the standard requires"""
# The standard has eight mask patterns, and readers accept each of them. Trying all to choose the best takes five times as long as the rest,
# and every page has a code.
_MASK = 4


# Several pages have the same address: a section's page and the one side by side with its translation, a home and its copies.
@lru_cache(maxsize=4096)
def qr_svg(address: str) -> str:
    """An `<svg>` with the QR code of an absolute address, readable with 15 % of it damaged (level M); the style gives its colours."""
    # Imported here because only sites with a base address need it, and the import is slow.
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
    """The column, row and length of each run of dark modules."""
    for y, row in enumerate(rows):
        x = row.find(1)
        while x >= 0:
            end = row.find(0, x)
            end = len(row) if end < 0 else end
            yield x, y, end - x
            x = row.find(1, end)
