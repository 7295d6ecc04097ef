"""What the preview answers: pages, failures, and nothing to strangers."""

from __future__ import annotations

import base64
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.preview.serve import serve
from microsite.preview.server import hosts, listen, media_type, resolve
from microsite.settings import Settings


def handshake(port: int, host: str, origin: str | None, *more: str) -> int:
    """Ask for a WebSocket over a bare socket; the status of the answer."""
    lines = [
        "GET /livereload HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
        *([f"Origin: {origin}"] if origin is not None else []),
        *more,
    ]
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(connection.recv(4096).split()[1])


def test_a_page_is_served_with_the_script_and_the_file_is_untouched(start: Callable) -> None:
    running = start("hello")
    status, headers, body = running.ask("/")
    assert status == 200
    assert "<p>hello</p>" in body
    assert '<script src="/livereload.js?snipver=' in body
    assert f"script-src http://127.0.0.1:{running.port}/livereload.js; connect-src ws://127.0.0.1:{running.port}/livereload" in body
    assert headers["cache-control"] == "no-store"
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert "etag" not in headers
    on_disk = (running.root / ".cache" / "microsite" / "preview" / "index.html").read_text("utf-8")
    assert "livereload" not in on_disk
    assert not (running.root / "output").exists()


def test_the_script_is_served_and_no_other_file_of_the_library(start: Callable) -> None:
    running = start("hello")
    status, headers, body = running.ask("/livereload.js?snipver=x")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert "LiveReload" in body
    assert running.ask("/forcereload")[0] == 404


def test_a_missing_page_is_answered_by_404_html_with_its_status(start: Callable) -> None:
    running = start("hello")
    status, _headers, body = running.ask("/missing/page.html")
    assert status == 404
    assert "nothing here" in body
    assert "livereload.js" in body


def test_a_folder_without_its_slash_leads_to_the_address_with_it(start: Callable) -> None:
    running = start("hello")
    running.ask("/")
    (running.root / ".cache" / "microsite" / "preview" / "a b").mkdir()
    status, headers, _body = running.ask("/a%20b")
    assert (status, headers["location"]) == (302, "/a%20b/")


def test_only_reading_is_allowed_and_head_has_no_body(start: Callable) -> None:
    running = start("hello")
    status, headers, body = running.ask("/", method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["content-length"]) > 0
    assert running.ask("/", method="POST", Content_Length="0")[0] in (403, 405)
    assert running.ask("/", method="DELETE")[0] in (403, 405)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", ""])
@pytest.mark.parametrize("path", ["/", "/livereload.js", "/missing"])
def test_a_host_that_is_not_the_previews_own_reads_nothing(start: Callable, host: str, path: str) -> None:
    running = start("hello")
    status, _headers, body = running.ask(path, host=host.format(port=running.port))
    assert status in (400, 403)
    assert not any(word in body for word in ("hello", "LiveReload", "nothing here"))


def test_localhost_is_the_preview_too(start: Callable) -> None:
    running = start("hello")
    status, _headers, body = running.ask("/", host=f"localhost:{running.port}")
    assert status == 200
    assert f"ws://localhost:{running.port}/livereload" in body


def test_a_socket_is_opened_for_the_previews_own_pages_only(start: Callable) -> None:
    running = start("hello")
    running.ask("/")
    port = running.port
    own = f"127.0.0.1:{port}"
    assert handshake(port, own, f"http://{own}") == 101
    assert handshake(port, f"localhost:{port}", f"http://localhost:{port}") == 101
    for origin in (f"https://{own}", "http://127.0.0.1:1", "http://127.0.0.1", f"http://{own}.evil.example", "http://evil.example", ""):
        assert handshake(port, own, origin) == 403, origin
    assert handshake(port, own, "http://evil.example", "Sec-Fetch-Site: same-origin") == 403
    assert handshake(port, own, f"http://localhost:{port}") == 403
    assert handshake(port, own, "null") == 403
    assert handshake(port, own, None) == 403
    assert handshake(port, f"evil.example:{port}", f"http://evil.example:{port}") == 403


def test_a_path_that_leads_out_of_the_folder_is_not_followed(start: Callable) -> None:
    running = start("hello")
    (running.root / "secret.txt").write_text("secret")
    for path in (
        "/../../../secret.txt",
        "/..%2f..%2f..%2fsecret.txt",
        "/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        str(running.root / "secret.txt"),
    ):
        status, _headers, body = running.ask(path)
        assert status == 404
        assert "secret" not in body


def test_a_port_that_is_taken_is_refused_with_a_sentence_and_3(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "content").mkdir()
    with listen(0, "en") as taken:
        port = taken.getsockname()[1]
        assert serve(Settings(root=tmp_path, output=tmp_path / "output"), port=port, say=said.append, language="en") == 3
        assert said == [f"Port {port} is used by another program. Choose another one, or leave out --port to get a free one."]


def test_without_a_port_the_next_free_one_is_found_on_the_loopback_address() -> None:
    with listen(0, "en") as first, listen(0, "en") as second:
        assert first.getsockname()[1] != second.getsockname()[1]
        assert first.getsockname()[0] == second.getsockname()[0] == "127.0.0.1"


# Addresses lead to files below the output folder, and nowhere else


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    (output / "x" / "2024").mkdir(parents=True)
    for name in ("index.html", "x/index.html", "x/2024/a b.html", "x/2024/页.html", ".publishing.json"):
        (output / name).write_text("page")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "output-drafts").mkdir()
    (tmp_path / "output-drafts" / "index.html").write_text("secret")
    return output


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/x/", "x/index.html"),
        ("/x/2024/a%20b.html", "x/2024/a b.html"),
        ("/x/2024/%E9%A1%B5.html", "x/2024/页.html"),
    ],
)
def test_an_address_leads_to_its_file(output: Path, address: str, file: str) -> None:
    assert resolve(output, address) == (output / file).resolve()


def test_a_folder_without_its_slash_is_found_as_a_folder(output: Path) -> None:
    assert resolve(output, "/x") == (output / "x").resolve()
    assert resolve(output, "/x/2024") == (output / "x/2024").resolve()


@pytest.mark.parametrize(
    "address",
    [
        "/../secret.txt",
        "/x/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/../output-drafts/index.html",
        "//127.0.0.1/secret.txt",
        "//x",
        "/x//2024/",
        "/./index.html",
        "/C:/secret.txt",
        "/index.html::$DATA",
        "/index.html%00.png",
        "/index.html/",
        "/x/2024/",
        "/missing",
        "/.publishing.json",
        "/%ff",
        "/" + "a" * 5000,
    ],
)
def test_what_is_no_file_of_the_site_is_not_found(output: Path, address: str) -> None:
    assert resolve(output, address) is None


def test_a_file_by_its_absolute_path_is_not_found(output: Path) -> None:
    secret = output.parent / "secret.txt"
    assert resolve(output, str(secret)) is None
    assert resolve(output, f"/{secret}") is None


def test_a_link_that_leads_out_of_the_folder_is_not_followed(output: Path) -> None:
    (output / "out.txt").symlink_to(output.parent / "secret.txt")
    (output / "out").symlink_to(output.parent)
    assert resolve(output, "/out.txt") is None
    assert resolve(output, "/out/secret.txt") is None


def test_the_preview_is_asked_under_its_own_names_only() -> None:
    assert hosts(5500) == {"127.0.0.1:5500", "localhost:5500"}
    assert "127.0.0.1" in hosts(80)
    assert "127.0.0.1" not in hosts(5500)


def test_types_are_those_that_browsers_expect() -> None:
    assert media_type(Path("a.HTML")) == "text/html; charset=utf-8"
    assert media_type(Path("a.csv")) == "text/csv; charset=utf-8"
    assert media_type(Path("a.unheard_of")) == "application/octet-stream"
