"""The state after the last build, which decides what open pages show."""

from __future__ import annotations

import time


class PreviewState:
    """The mutable state of a preview: updated by each build, read by each request."""

    def __init__(self) -> None:
        self.failure = ""
        """text about the faults that prevented the last build from being served; "" if it is served"""
        self.changes = 0
        """number of changes to what pages show"""
        # Tells apart a page left open from an earlier preview.
        self._started = time.time_ns()

    @property
    def stamp(self) -> str:
        """Identifies this state, so that a page can report which one it shows; not a number, which the script would round."""
        return f"{self._started:x}-{self.changes}"

    def take(self, failure: str, site_changed: bool) -> bool:
        """Record the result of a build; returns whether open pages must show something else."""
        changed = site_changed or failure != self.failure
        self.failure = failure
        self.changes += changed
        return changed
