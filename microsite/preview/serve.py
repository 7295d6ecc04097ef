"""`preview` from its start to Ctrl-C: builds, serves, and on each change builds again and has the browser reload."""

from __future__ import annotations

import asyncio
import dataclasses
import socket
import time
import webbrowser
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

from microsite.preview.attempt import Build, attempt
from microsite.preview.server import PortFault, Server, listen
from microsite.preview.standing import Standing
from microsite.preview.watch import changes
from microsite.settings import SHIPPED, Settings

Say = Callable[[str], None]

# Below the root; what is previewed, drafts among it, is not what is published.
OUTPUT = ".cache/microsite/preview"

_OF_A_ROOT = ("content", "translations", "templates", "assets")
_SHIPPED = ("translations", "templates", "assets")


def serve(
    settings: Settings, *, port: int = 0, open_browser: bool = False, say: Say = print, diagnostics_language: str, build: Build | None = None
) -> int:
    """Preview the root of `settings` until Ctrl-C; its `output` is not touched. Returns the exit code: 0, or 3 where the port can't be had.

    `say` is given each line for the terminal; `diagnostics_language` is that of the diagnostics' sentences; `port` 0 finds a free one.
    """
    if build is None:
        from microsite.build import build as real_build

        build = real_build
    try:
        listening, _port = listen(port)
    except PortFault as fault:
        say(str(fault))
        return 3
    # A build runs beside the server in a thread, and a process that forks while others of its threads work may stand still.
    settings = dataclasses.replace(settings, output=settings.root / OUTPUT, jobs=settings.jobs or 1)
    try:
        asyncio.run(preview(settings, listening, open_browser, say, diagnostics_language, build))
    except KeyboardInterrupt:
        say("\nStopped.")
    return 0


async def preview(settings: Settings, listening: socket.socket, open_browser: bool, say: Say, language: str, build: Build) -> None:
    """Preview on a socket that listens, until cancelled."""
    standing = Standing()
    server = Server(listening, settings.output, standing, language)
    said = ""
    try:
        async with aclosing(changes(watched(settings.root))) as batches:
            # One build after the other: what changes meanwhile is the next batch.
            async for batch in batches:
                if batch:
                    say(f"{time.strftime('%H:%M:%S')} {_named(batch, settings.root)} changed.")
                result = await asyncio.to_thread(attempt, settings, build, language)
                text = result.failure or result.notes
                if text and (text != said or result.failure):
                    say(text)
                said = text
                say(result.summary)
                if standing.take(result.failure, result.site_changed):
                    server.reload_pages()
                if not server.ready.is_set():
                    server.ready.set()
                    say(f"Preview: {server.address} (Ctrl-C stops it)")
                    if open_browser:
                        await asyncio.to_thread(webbrowser.open, server.address)
    finally:
        await server.close()


def watched(root: Path) -> tuple[Path, ...]:
    """The folders whose files make the site of `root`: its own, and the shipped ones that serve it where it has none."""
    own = [root / name for name in _OF_A_ROOT]
    shipped = [SHIPPED / name for name in _SHIPPED]
    return tuple(dict.fromkeys(folder.resolve() for folder in (*own, *shipped)))


def _named(batch: tuple[str, ...], root: Path) -> str:
    first = Path(batch[0])
    base = root.resolve()
    name = first.relative_to(base).as_posix() if first.is_relative_to(base) else first.as_posix()
    return name if len(batch) == 1 else f"{name} and {len(batch) - 1} more"
