"""The HTTP server: pages of the built folder, the failure page instead of them, and reloading. The only user of tornado and livereload.

Of livereload, two parts are used: the script in the browser, and the WebSocket that it talks to. Its server is not: it polls
files every 0.8 s, ignores changes within 3 s of a reload and answers any origin.
"""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import os
import re
import socket
import time
from contextlib import suppress
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import unquote_to_bytes

import livereload.handlers
from livereload.handlers import LiveReloadHandler
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from microsite.preview.pages import LAST_GOOD, SCRIPT, SOCKET, failure_page, reloading
from microsite.sentences.commands import text_in

# It logs a browser that closes the connection, which is normal, as an error with a traceback.
logging.getLogger("livereload").setLevel(logging.CRITICAL)

LOOPBACK = "127.0.0.1"
_PORTS = range(5500, 5600)
# On Windows a backslash or a colon can name another place (C:\…, a stream of a file).
_PLAIN = re.compile(r'(?!\.)[^\\:*?"<>|\x00-\x1f]+')
_TEXT = "text/plain; charset=utf-8"
_TYPES = MimeTypes()
"""the types that Python knows by itself, because those of Windows' registry may be wrong"""


class PortFault(Exception):
    """The port cannot be used; the text says which and why."""


def listen(port: int, language: str) -> socket.socket:
    """Listen on `port` of the loopback address; 0 means the first free one from 5500. Raises `PortFault`."""
    for candidate in () if port else _PORTS:
        with suppress(OSError):
            return socket.create_server((LOOPBACK, candidate), backlog=128)
    try:
        return socket.create_server((LOOPBACK, port), backlog=128)
    except OSError as error:
        refused = "port-taken" if error.errno == errno.EADDRINUSE else "port-refused"
        raise PortFault(text_in(language, refused if port else "no-port", port=port, reason=os.strerror(error.errno or 0))) from None


def resolve(output: Path, address: str) -> Path | None:
    """Resolve `address` (the path of a URL, still quoted) to a file below `output`, or to a folder if its last slash is missing.

    Names that begin with a dot belong to the tool and are not served.
    """
    with suppress(OSError, ValueError, RuntimeError):
        parts = unquote_to_bytes(address).decode("utf-8").removeprefix("/").split("/")
        parts[-1] = parts[-1] or "index.html"
        if all(map(_PLAIN.fullmatch, parts)):
            # A symbolic link inside the folder may lead out of it, so the resolved path is checked.
            home = output.resolve()
            file = home.joinpath(*parts).resolve()
            if file.is_relative_to(home) and (file.is_file() or file.is_dir()):
                return file
    return None


def media_type(file: Path) -> str:
    """Content-Type of a file."""
    kind = _TYPES.guess_type(file.name, strict=False)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def hosts(port: int) -> frozenset[str]:
    """Accepted values of the Host header.

    Another name could be made to point to this machine (DNS rebinding), so that a foreign page reads what is not published.
    """
    names = (LOOPBACK, "localhost")
    return frozenset(f"{name}:{port}" for name in names).union(names if port == 80 else ())


class Server:
    """The running server of a preview; it can make open pages reload."""

    def __init__(self, listening: socket.socket, output: Path, language: str) -> None:
        port = listening.getsockname()[1]
        self.address = f"http://{LOOPBACK}:{port}/"
        self.hosts = hosts(port)
        self.output = output
        self.language = language
        self.failure = ""
        """text about the faults that prevented the last build from being served; "" if it is served"""
        # Tells apart a page left open from an earlier preview.
        self._started = time.time_ns()
        self._changes = 0
        """number of changes to what pages show"""
        self.ready = asyncio.Event()
        """set after the first build; requests wait for it"""
        self.pages: set[_Conversation] = set()
        """the open pages; the library's own list is shared by all servers of a process"""
        own = {"server": self}
        # A log of requests would hide the diagnostics in the terminal.
        handlers = [(SOCKET, _Conversation, own), (SCRIPT, _Script, own), (".*", _Site, own)]
        self._http = HTTPServer(Application(handlers, log_function=lambda handler: None, websocket_ping_interval=30))
        listening.setblocking(False)
        self._http.add_sockets([listening])

    @property
    def stamp(self) -> str:
        """Identifies what pages show now, so that a page can report what it shows; not a number, which the script would round."""
        return f"{self._started:x}-{self._changes}"

    def take(self, failure: str, site_changed: bool) -> None:
        """Record the result of a build, and make open pages reload if they must show something else."""
        if site_changed or failure != self.failure:
            self.failure = failure
            self._changes += 1
            for page in tuple(self.pages):
                page.reload()

    async def close(self) -> None:
        """Stop answering."""
        self._http.stop()
        await self._http.close_all_connections()


class _Conversation(LiveReloadHandler):  # type: ignore[misc]
    """The WebSocket of one open page, which reloads the page on request."""

    def initialize(self, server: Server) -> None:
        self.server = server
        self.stamp = ""

    def prepare(self) -> None:
        # The library itself accepts any host, and pages of any origin.
        host = self.request.host
        if host not in self.server.hosts or self.request.headers.get("Origin") != f"http://{host}":
            self.set_status(403)
            self.finish("Only pages of this preview may listen to it.\n")

    def on_message(self, message: str | bytes) -> None:
        data = json.loads(message)
        if data["command"] == "hello":
            self.stamp = data.get("snipver", "")
        super().on_message(message)
        if data["command"] == "info":
            self.server.pages.add(self)
            if self.stamp != self.server.stamp:
                self.reload()

    def on_close(self) -> None:
        super().on_close()
        self.server.pages.discard(self)

    def reload(self) -> None:
        """Make the browser reload the page; styles are inside the pages, so nothing smaller could be replaced."""
        if self.ws_connection is not None and not self.ws_connection.is_closing():
            sending = self.write_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})
            # A browser that disconnects at this moment is no fault.
            sending.add_done_callback(lambda done: done.cancelled() or done.exception())


class _Guarded(RequestHandler):
    """Answers only requests to the preview's own hosts; no browser may cache the answer and no other site embed it."""

    def initialize(self, server: Server) -> None:
        self.server = server

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        if self.request.host not in self.server.hosts:
            self.answer(b"The preview answers only at its own address.\n", _TEXT, 403)

    def compute_etag(self) -> None:
        return None

    def answer(self, body: bytes, kind: str, status: int = 200) -> None:
        """Send `body` of the media type `kind`."""
        self.set_status(status)
        self.set_header("Content-Type", kind)
        self.finish(body)


class _Script(_Guarded):
    """livereload.js, as the installed library brings it."""

    def get(self) -> None:
        script = Path(livereload.handlers.__file__).parent / "vendors" / "livereload.js"
        self.answer(script.read_bytes(), "text/javascript; charset=utf-8")

    head = get


class _Site(_Guarded):
    async def get(self) -> None:
        server, host = self.server, self.request.host
        await server.ready.wait()
        # The stamp comes first: a page older than its stamp would never be reloaded.
        stamp, failure = server.stamp, server.failure
        found = await asyncio.to_thread(resolve, server.output, self.request.path)
        if found and found.is_dir():
            self.redirect(f"{self.request.path}/")
            return
        file = found or server.output / "404.html"
        kind = media_type(file)
        framed = self.request.query == LAST_GOOD or self.request.headers.get("Sec-Fetch-Dest") == "iframe"
        is_reloading = kind.startswith("text/html") and not framed
        if failure and is_reloading:
            last_good = self.request.path if found else None
            page = failure_page(failure, language=server.language, host=host, stamp=stamp, last_good=last_good)
            self.answer(page, kind, 500)
            return
        try:
            body = await asyncio.to_thread(file.read_bytes)
        except OSError:
            self.answer(text_in(server.language, "preview-no-page").encode() + b"\n", _TEXT, 404)
            return
        self.answer(reloading(body, host=host, stamp=stamp) if is_reloading else body, kind, 200 if found else 404)

    head = get
