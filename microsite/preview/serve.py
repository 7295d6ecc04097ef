"""`preview` from its start to Ctrl-C: builds, serves, and on each change builds again and has the browser reload."""

from __future__ import annotations

import asyncio
import socket
import time
import webbrowser
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

from microsite.engine import build
from microsite.engine.places import ledger_file, place_faults
from microsite.preview.attempt import Build, attempt, shown
from microsite.preview.server import PortFault, Server, listen
from microsite.preview.standing import Standing
from microsite.preview.watch import changes
from microsite.preview.words import say_in
from microsite.settings import SHIPPED, Settings

Say = Callable[[str], None]

# Below the root, or in the user's cache where that can't be written to: what is previewed, drafts among it, is not what is published.
FOLDER = ".cache/microsite/preview"

_OF_A_ROOT = ("content", "translations", "templates", "assets")
_SHIPPED = ("translations", "templates", "assets")


def serve(
    settings: Settings,
    *,
    port: int = 0,
    open_browser: bool = False,
    say: Say = print,
    diagnostics_language: str,
    build: Build = build,
) -> int:
    """Preview the root of `settings` until Ctrl-C; its `output` is not touched. Returns the exit code:
    0, 1 where the root is none, 3 where the machine refuses.

    `say` is given each line for the terminal, in `diagnostics_language` as the failure page is; `port` 0 finds a free one.
    """
    language = diagnostics_language
    settings = settings._replace(output=settings.root / FOLDER)
    faults = place_faults(settings)
    if faults:
        say(shown(faults, settings.root, language))
        return 1
    state = ledger_file(settings)
    if state is None:
        say(say_in(language, "no_place", folder=settings.root / FOLDER))
        return 3
    try:
        listening = listen(port, language)
    except PortFault as fault:
        say(str(fault))
        return 3
    # A build runs beside the server in a thread, and a process that forks while others of its threads work may stand still.
    settings = settings._replace(output=state.parent / Path(FOLDER).name, jobs=settings.jobs or 1)
    try:
        asyncio.run(preview(settings, listening, open_browser, say, language, build))
    except KeyboardInterrupt:
        say("\n" + say_in(language, "stopped"))
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
                    say(_heading(batch, settings.root, language))
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
                    say(say_in(language, "address", address=server.address))
                    if open_browser:
                        await asyncio.to_thread(webbrowser.open, server.address)
    finally:
        await server.close()


def _heading(batch: tuple[str, ...], root: Path, language: str) -> str:
    first, base = Path(batch[0]), root.resolve()
    file = first.relative_to(base).as_posix() if first.is_relative_to(base) else first.as_posix()
    return say_in(language, "changed" if len(batch) == 1 else "more", time=time.strftime("%H:%M:%S"), file=file, count=len(batch) - 1)


def watched(root: Path) -> tuple[Path, ...]:
    """The folders whose files make the site of `root`: its own, and the shipped ones that serve it where it has none."""
    own = [root / name for name in _OF_A_ROOT]
    shipped = [SHIPPED / name for name in _SHIPPED]
    return tuple(dict.fromkeys(folder.resolve() for folder in (*own, *shipped)))
