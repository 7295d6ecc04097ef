"""A web server like that of a host: the site is below a path, and text is compressed."""

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
"""a path below the server's root, as of a site that shares its host"""


class _Packing(http.server.SimpleHTTPRequestHandler):
    """Sends files below PATH, compressed with gzip."""

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
        """Log nothing."""


@contextmanager
def served(folder: Path, server: http.server.ThreadingHTTPServer) -> Iterator[str]:
    """Serve `folder` while the body runs; yields the site's address, which ends in a slash."""
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
    """A server with a free port that serves nothing yet: the site is built for its address first."""
    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Packing)


def address(server: http.server.ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}{PATH}"
