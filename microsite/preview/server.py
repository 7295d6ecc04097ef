"""The HTTP server: pages of the built folder, the failure page instead of them, and the reload script. The only user of tornado."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from microsite.preview.addresses import LOOPBACK, hosts, is_page, media_type, resolve
from microsite.preview.failure_page import LAST_GOOD, failure_page
from microsite.preview.live import Conversation, script
from microsite.preview.reloading import SCRIPT, SOCKET, reloading
from microsite.preview.state import PreviewState
from microsite.sentences.commands import text_in

FIRST_PORT = 5500
_PORTS_TRIED = 100

_TEXT = "text/plain; charset=utf-8"


class PortFault(Exception):
    """The port cannot be used; the text says which and why."""


def listen(port: int, language: str) -> socket.socket:
    """Listen on `port` of the loopback address; 0 means the first free one from 5500. Raises `PortFault`."""
    refusal: OSError | None = None
    for candidate in (port,) if port else (*range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED), 0):
        try:
            return _listening(candidate)
        except OSError as error:
            refusal = error
    reason = (refusal.strerror or str(refusal)) if refusal else ""
    if not port:
        raise PortFault(text_in(language, "no-port", reason=reason))
    taken = refusal is not None and refusal.errno == errno.EADDRINUSE
    raise PortFault(text_in(language, "port-taken" if taken else "port-refused", port=port, reason=reason))


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # On Windows this option would share a port in use; elsewhere it allows a port that was closed a moment ago.
        if os.name != "nt":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.setblocking(False)
        listening.bind((LOOPBACK, port))
        listening.listen(128)
    except BaseException:
        listening.close()
        raise
    return listening


class Server:
    """The running server of a preview; it can make open pages reload."""

    def __init__(self, listening: socket.socket, output: Path, state: PreviewState, language: str) -> None:
        port = listening.getsockname()[1]
        self.address = f"http://{LOOPBACK}:{port}/"
        self.ready = asyncio.Event()
        """set after the first build; requests wait for it"""
        self._pages: set[Conversation] = set()
        common = {"hosts": hosts(port), "state": state}
        self._http = HTTPServer(
            Application(
                [
                    (SOCKET, Conversation, {**common, "pages": self._pages}),
                    (SCRIPT, _Script, common),
                    (".*", _Site, {**common, "output": output, "language": language, "ready": self.ready}),
                ],
                # A log of requests would hide the diagnostics in the terminal.
                log_function=lambda handler: None,
                websocket_ping_interval=30,
            )
        )
        self._http.add_sockets([listening])

    def reload_pages(self) -> None:
        """Make each open page reload."""
        for page in tuple(self._pages):
            page.reload()

    async def close(self) -> None:
        """Stop answering."""
        self._http.stop()
        await self._http.close_all_connections()


class _Guarded(RequestHandler):
    """Answers only requests to the preview's own hosts; no browser may cache the answer and no other site embed it."""

    def initialize(self, hosts: frozenset[str], state: PreviewState) -> None:
        self.hosts = hosts
        self.state = state

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        if self.request.host not in self.hosts:
            self.answer(b"The preview answers only at its own address.\n", _TEXT, 403)

    def compute_etag(self) -> None:
        return None

    def answer(self, body: bytes, kind: str, status: int = 200) -> None:
        """Send `body` of the media type `kind`."""
        self.set_status(status)
        self.set_header("Content-Type", kind)
        self.finish(body)


class _Script(_Guarded):
    def get(self) -> None:
        self.answer(script(), "text/javascript; charset=utf-8")

    head = get


class _Site(_Guarded):
    def initialize(self, hosts: frozenset[str], state: PreviewState, output: Path, language: str, ready: asyncio.Event) -> None:  # type: ignore[override]
        super().initialize(hosts, state)
        self.output, self.language, self.ready = output, language, ready

    async def get(self) -> None:
        await self.ready.wait()
        # The stamp comes first: a page older than its stamp would never be reloaded.
        stamp, failure = self.state.stamp, self.state.failure
        target = await asyncio.to_thread(resolve, self.output, self.request.path)
        if target.redirect:
            self.redirect(target.redirect)
            return
        status = 200 if target.file else 404
        file = target.file or self.output / "404.html"
        framed = self.request.query == LAST_GOOD or self.request.headers.get("Sec-Fetch-Dest") == "iframe"
        if failure and not framed and is_page(file):
            last_good = self.request.path if target.file else None
            page = failure_page(failure, language=self.language, host=self.request.host, stamp=stamp, last_good=last_good)
            self.answer(page, media_type(file), 500)
            return
        try:
            body = await asyncio.to_thread(file.read_bytes)
        except OSError:
            self.answer(text_in(self.language, "preview-no-page").encode() + b"\n", _TEXT, 404)
            return
        if is_page(file) and not framed:
            body = reloading(body, host=self.request.host, stamp=stamp)
        self.answer(body, media_type(file), status)

    head = get
