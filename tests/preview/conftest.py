"""A preview that runs in this process, over a root of one file and a build that is small enough to be seen through."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from microsite.engine import BuildResult
from microsite.preview.serve import preview
from microsite.preview.server import listen
from microsite.settings import Settings

STYLE = "body { color: rgb(1, 2, 3); }"
POLICY = f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'; base-uri 'none'"
PAGE = (
    "<!doctype html>\n<html lang=x>\n<head>\n<meta charset=utf-8>\n"
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<style>{STYLE}</style>\n</head>\n<body><p>{{}}</p></body>\n</html>\n'
)


@dataclass
class SmallBuild:
    """Makes index.html from content/text.txt; «bug» in it raises, «full» in it is a full disk."""

    seconds: float = 0.0
    at_once: int = 0
    most_at_once: int = 0
    seen: list[str] = field(default_factory=list)

    def __call__(self, settings: Settings) -> BuildResult:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            text = (settings.root / "content" / "text.txt").read_text("utf-8")
            self.seen.append(text)
            time.sleep(self.seconds)
            if "bug" in text:
                raise ZeroDivisionError("a bug of ours in <text>")
            if "full" in text:
                raise OSError(28, "No space left on device", "page.html")
            settings.output.mkdir(parents=True, exist_ok=True)
            page = settings.output / "index.html"
            made = PAGE.replace("{}", text)
            if page.exists() and page.read_text("utf-8") == made:
                return BuildResult((), published=True)
            page.write_text(made, "utf-8")
            (settings.output / "404.html").write_text(PAGE.replace("{}", "nothing here"), "utf-8")
            return BuildResult((), ("index.html", "404.html"), published=True)
        finally:
            self.at_once -= 1


@dataclass
class Running:
    """A preview that runs, and how to ask it."""

    port: int
    root: Path
    build: SmallBuild
    said: list[str]

    @property
    def text(self) -> Path:
        return self.root / "content" / "text.txt"

    def ask(self, path: str, *, method: str = "GET", host: str | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
        """Status, headers (lower case) and body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", host if host is not None else f"127.0.0.1:{self.port}")
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode("utf-8")
        finally:
            connection.close()

    def wait_for(self, holds: Callable[[], bool], seconds: float = 10) -> None:
        """Return as soon as it holds; fail if it does not in time."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"not in {seconds} s; said: {self.said}"
            time.sleep(0.01)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Starts previews that are stopped at the test's end: `start("first text")`."""
    stops: list[Callable[[], None]] = []

    def started(text: str, *, build: SmallBuild | None = None) -> Running:
        (tmp_path / "content").mkdir()
        (tmp_path / "content" / "text.txt").write_text(text, "utf-8")
        listening = listen(0, "en")
        running = Running(listening.getsockname()[1], tmp_path, build or SmallBuild(), [])
        settings = Settings(root=tmp_path, output=tmp_path / ".cache" / "microsite" / "preview")
        loop = asyncio.new_event_loop()
        task = loop.create_task(preview(settings, listening, False, running.said.append, "en", running.build))

        def run() -> None:
            try:
                loop.run_until_complete(task)
            except asyncio.CancelledError:
                pass
            finally:
                loop.run_until_complete(loop.shutdown_asyncgens())
                loop.close()

        thread = threading.Thread(target=run)
        thread.start()

        def stop() -> None:
            loop.call_soon_threadsafe(task.cancel)
            thread.join(20)
            assert not thread.is_alive()

        stops.append(stop)
        return running

    yield started
    for stop in stops:
        stop()
