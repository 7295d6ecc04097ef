"""How things stand after the newest build: what the pages that are open must show."""

from __future__ import annotations

import time


class Standing:
    """The one value of a preview that changes: replaced by each build, asked by each request."""

    def __init__(self) -> None:
        self.failure = ""
        """what a person reads about the faults that kept the newest build from being served; "" where it is served"""
        self.changes = 0
        """how often what pages show has changed"""
        # A page left open from an earlier preview has a stamp of another time.
        self._started = time.time_ns()

    @property
    def stamp(self) -> str:
        """Names this state of things, for pages to say what they were made from; never a number, which the script would round."""
        return f"{self._started:x}-{self.changes}"

    def take(self, failure: str, site_changed: bool) -> bool:
        """Note a build's result; whether open pages show something else from now on."""
        changed = site_changed or failure != self.failure
        self.failure = failure
        self.changes += changed
        return changed
