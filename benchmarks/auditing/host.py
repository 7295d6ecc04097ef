"""A host as sites have them: below a path, packing what it sends."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

PATH = "/audit/"
"""below the server's root, as a site that shares its host has it"""


class _Packing(http.server.SimpleHTTPRequestHandler):
    """Sends files below PATH, text packed by gzip."""

    def do_GET(self) -> None:
        file = Path(self.directory) / self.path.partition("?")[0].removeprefix(PATH)
        if not self.path.startswith(PATH) or not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = gzip.compress(file.read_bytes(), 9, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)) + ("; charset=utf-8" if file.suffix == ".html" else ""))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def served(folder: Path, server: http.server.ThreadingHTTPServer) -> Iterator[str]:
    """`folder` on the server while the block runs; gives the site's address, which ends in a slash."""
    server.RequestHandlerClass = functools.partial(_Packing, directory=str(folder))  # type: ignore[assignment]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield address(server)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def opened() -> http.server.ThreadingHTTPServer:
    """A server with a port of its own, which serves nothing yet: a site is built for its address before it is there."""
    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Packing)


def address(server: http.server.ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}{PATH}"
