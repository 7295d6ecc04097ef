"""Uses two parts of the library livereload: the script in the browser, and the WebSocket that it talks to.

livereload's server is not used: it polls files every 0.8 s, ignores changes within 3 s of a reload and answers any origin.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path

import livereload.handlers
from livereload.handlers import LiveReloadHandler

from microsite.preview.addresses import is_own_origin
from microsite.preview.state import PreviewState

# It logs a browser that closes the connection, which is normal, as an error with a traceback.
logging.getLogger("livereload").setLevel(logging.CRITICAL)


def script() -> bytes:
    """livereload.js, as the installed library brings it."""
    return (Path(livereload.handlers.__file__).parent / "vendors" / "livereload.js").read_bytes()


class Conversation(LiveReloadHandler):  # type: ignore[misc]
    """The WebSocket of one open page, which reloads the page on request."""

    def initialize(self, state: PreviewState, hosts: frozenset[str], pages: set[Conversation]) -> None:
        """Keep `pages`, the open pages of this server: the library's own list is shared by all servers of a process."""
        self.state = state
        self.hosts = hosts
        self.pages = pages
        self.stamp = ""

    def prepare(self) -> None:
        # The library's own check skips requests that claim the same origin, and does not check the host.
        host = self.request.host
        if host not in self.hosts or not is_own_origin(self.request.headers.get("Origin"), host):
            self.set_status(403)
            self.finish("Only pages of this preview may listen to it.\n")

    def check_origin(self, origin: str) -> bool:
        return is_own_origin(origin, self.request.host)

    def on_message(self, message: str | bytes) -> None:
        try:
            data = json.loads(message)
            command = data["command"]
        except (ValueError, TypeError, KeyError):
            self.close(1003, "not understood")
            return
        if command == "hello":
            self.stamp = str(data.get("snipver", ""))
        super().on_message(message)
        if command == "info":
            self.pages.add(self)
            if self.stamp != self.state.stamp:
                self.reload()

    def on_close(self) -> None:
        super().on_close()
        self.pages.discard(self)

    def reload(self) -> None:
        """Make the browser reload the page; styles are inside the pages, so nothing smaller could be replaced."""
        if self.ws_connection is not None and not self.ws_connection.is_closing():
            sending = self.write_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})
            # A browser that disconnects at this moment is no fault.
            sending.add_done_callback(lambda done: done.cancelled() or done.exception())
