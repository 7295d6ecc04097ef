"""Answers the browser: pages of the folder that was built, the failure page in their stead, the reload script: the one user of tornado."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from microsite.preview.addresses import LOOPBACK, found, hosts, is_page, media_type
from microsite.preview.failure_page import LAST_GOOD, failure_page
from microsite.preview.live import Conversation, script
from microsite.preview.reloading import SCRIPT, SOCKET, reloading
from microsite.preview.standing import Standing
from microsite.preview.words import say_in

FIRST_PORT = 5500
_PORTS_TRIED = 100

_TEXT = "text/plain; charset=utf-8"


class PortFault(Exception):
    """The port can't be had; the text says which and why."""


def listen(port: int, language: str) -> socket.socket:
    """Listen on `port` of this machine's own address only; 0: on the first free one from 5500. Raises `PortFault`."""
    refusal: OSError | None = None
    for candidate in (port,) if port else (*range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED), 0):
        try:
            return _listening(candidate)
        except OverflowError:
            raise PortFault(say_in(language, "port_range", port=port)) from None
        except OSError as error:
            refusal = error
    reason = (refusal.strerror or str(refusal)) if refusal else ""
    if not port:
        raise PortFault(say_in(language, "no_port", reason=reason))
    taken = refusal is not None and refusal.errno == errno.EADDRINUSE
    raise PortFault(say_in(language, "port_taken" if taken else "port_refused", port=port, reason=reason))


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # On Windows this option would share a port that is taken; elsewhere it gives back at once one that was left just now.
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
    """A preview's server: as long as it is open it answers, and tells open pages to reload when asked to."""

    def __init__(self, listening: socket.socket, output: Path, standing: Standing, language: str) -> None:
        port = listening.getsockname()[1]
        self.address = f"http://{LOOPBACK}:{port}/"
        self.ready = asyncio.Event()
        """set when the first build is through: until then requests wait"""
        self._pages: set[Conversation] = set()
        common = {"hosts": hosts(port), "standing": standing}
        self._http = HTTPServer(
            Application(
                [
                    (SOCKET, Conversation, {**common, "pages": self._pages}),
                    (SCRIPT, _Script, common),
                    (".*", _Site, {**common, "output": output, "language": language, "ready": self.ready}),
                ],
                # A terminal full of requests hides the diagnostics.
                log_function=lambda handler: None,
                websocket_ping_interval=30,
            )
        )
        self._http.add_sockets([listening])

    def reload_pages(self) -> None:
        """Tell each open page to load anew."""
        for page in tuple(self._pages):
            page.reload()

    async def close(self) -> None:
        """Stop answering."""
        self._http.stop()
        await self._http.close_all_connections()


class _Guarded(RequestHandler):
    """Answers under the preview's own names only, and lets neither browser nor other sites keep or embed an answer."""

    def initialize(self, hosts: frozenset[str], standing: Standing) -> None:
        self.hosts = hosts
        self.standing = standing

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        if self.request.host not in self.hosts:
            self.answer(b"The preview answers under its own address only.\n", _TEXT, 403)

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
    def initialize(self, hosts: frozenset[str], standing: Standing, output: Path, language: str, ready: asyncio.Event) -> None:  # type: ignore[override]
        super().initialize(hosts, standing)
        self.output, self.language, self.ready = output, language, ready

    async def get(self) -> None:
        await self.ready.wait()
        # Before the page is read: a page that is older than its stamp would never be reloaded.
        stamp, failure = self.standing.stamp, self.standing.failure
        leads = await asyncio.to_thread(found, self.output, self.request.path)
        if leads.elsewhere:
            self.redirect(leads.elsewhere)
            return
        status = 200 if leads.file else 404
        file = leads.file or self.output / "404.html"
        framed = self.request.query == LAST_GOOD or self.request.headers.get("Sec-Fetch-Dest") == "iframe"
        if failure and not framed and is_page(file):
            last_good = self.request.path if leads.file else None
            page = failure_page(failure, language=self.language, host=self.request.host, stamp=stamp, last_good=last_good)
            self.answer(page, media_type(file), 500)
            return
        try:
            body = await asyncio.to_thread(file.read_bytes)
        except OSError:
            self.answer(say_in(self.language, "no_page").encode() + b"\n", _TEXT, 404)
            return
        if is_page(file) and not framed:
            body = reloading(body, host=self.request.host, stamp=stamp)
        self.answer(body, media_type(file), status)

    head = get
