"""The two pieces of livereload that serve as they are, the browser's script and its conversation: the one user of livereload.

Its server is not used: it looks at the files every 0.8 s, drops what changes within 3 s of a reload and answers any origin.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path

import livereload.handlers
from livereload.handlers import LiveReloadHandler

from microsite.preview.addresses import is_own_origin
from microsite.preview.standing import Standing

# It logs what is usual, a browser that went away in the midst of a message, as an error with a traceback.
logging.getLogger("livereload").setLevel(logging.CRITICAL)


def script() -> bytes:
    """livereload.js, as the installed library brings it."""
    return (Path(livereload.handlers.__file__).parent / "vendors" / "livereload.js").read_bytes()


class Conversation(LiveReloadHandler):  # type: ignore[misc]
    """The WebSocket of one open page, which waits to be told to reload."""

    def initialize(self, standing: Standing, hosts: frozenset[str], pages: set[Conversation]) -> None:
        """`pages` are all that are open: the library's own list is one for all servers of a process."""
        self.standing = standing
        self.hosts = hosts
        self.pages = pages
        self.stamp = ""

    def prepare(self) -> None:
        # The server library's own check is skipped for requests that say they are of the same origin, and says nothing of hosts.
        host = self.request.host
        if host not in self.hosts or not is_own_origin(self.request.headers.get("Origin"), host):
            self.set_status(403)
            self.finish("Only pages of this preview may listen to it.\n")

    def check_origin(self, origin: str) -> bool:
        return is_own_origin(origin, self.request.host)

    def on_message(self, message: str | bytes) -> None:
        try:
            said = json.loads(message)
            command = said["command"]
        except (ValueError, TypeError, KeyError):
            self.close(1003, "not understood")
            return
        if command == "hello":
            self.stamp = str(said.get("snipver", ""))
        super().on_message(message)
        if command == "info":
            self.pages.add(self)
            if self.stamp != self.standing.stamp:
                self.reload()

    def on_close(self) -> None:
        super().on_close()
        self.pages.discard(self)

    def reload(self) -> None:
        """Have the browser load its page anew; styles stand inside the pages, so there is nothing smaller to exchange."""
        if self.ws_connection is not None and not self.ws_connection.is_closing():
            sent = self.write_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})
            # A browser that goes away in this moment is nothing to report.
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())
