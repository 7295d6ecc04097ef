"""What is put into a page once that is encoded: bytes that are the same in all pages, such as the style, or that an earlier build made."""

from __future__ import annotations

# Content is escaped, so that no text of it can hold this.
_START, _END = "<insert ", ">"


class Inserts:
    """The inserts of one page; while that is text, a mark stands for each."""

    def __init__(self) -> None:
        self._inserts: list[bytes] = []

    def mark(self, insert: bytes) -> str:
        """What stands for it."""
        self._inserts.append(insert)
        return f"{_START}{len(self._inserts) - 1}{_END}"

    def encoded(self, page: str) -> bytes:
        """The page in UTF-8, with the inserts where their marks are."""
        first, *runs = page.split(_START)
        parts = [first.encode()]
        for run in runs:
            number, _, text = run.partition(_END)
            parts += self._inserts[int(number)], text.encode()
        return b"".join(parts)
