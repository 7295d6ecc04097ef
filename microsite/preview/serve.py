"""Runs the preview until Ctrl-C: builds, serves, and after each change builds again and reloads open pages."""

from __future__ import annotations

import asyncio
import socket
import time
import webbrowser
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

from microsite.cache_folder import user_cache
from microsite.engine import build
from microsite.engine.places import place_faults, root_cache
from microsite.preview.attempt import Build, attempt, shown
from microsite.preview.server import PortFault, Server, listen
from microsite.preview.state import PreviewState
from microsite.preview.watch import changes
from microsite.sentences.commands import text_in
from microsite.settings import SHIPPED, Settings

Say = Callable[[str], None]

FOLDER = "preview"
"""in the user's cache folder; not output/, because a preview contains drafts"""

_OF_A_ROOT = ("content", "translations", "templates", "assets")
_SHIPPED = ("translations", "templates", "assets")


def serve(
    settings: Settings,
    *,
    port: int = 0,
    open_browser: bool = False,
    say: Say = print,
    language: str,
    build: Build = build,
) -> int:
    """Preview the root of `settings` until Ctrl-C, without touching its `output`. Returns the exit code:
    0; 1 if the root is invalid; 3 if the system refuses a port or a folder.

    `say` gets each line for the terminal; all texts are in `language`; `port` 0 means a free one.
    """
    folder = root_cache(settings.root)
    if folder is None:
        say(text_in(language, "preview-no-folder", folder=user_cache() or ""))
        return 3
    # A build runs in a thread next to the server, and a process that forks while other threads run can deadlock.
    settings = settings._replace(output=folder / FOLDER, jobs=settings.jobs or 1)
    faults = place_faults(settings)
    if faults:
        say(shown(faults, settings.root, language))
        return 1
    try:
        listening = listen(port, language)
    except PortFault as fault:
        say(str(fault))
        return 3
    try:
        asyncio.run(preview(settings, listening, open_browser, say, language, build))
    except KeyboardInterrupt:
        say("\n" + text_in(language, "preview-stopped"))
    return 0


async def preview(settings: Settings, listening: socket.socket, open_browser: bool, say: Say, language: str, build: Build) -> None:
    """Preview on a listening socket until cancelled."""
    state = PreviewState()
    server = Server(listening, settings.output, state, language)
    last_shown = ""
    try:
        async with aclosing(changes(watched(settings.root))) as batches:
            # One build at a time: changes made meanwhile are in the next batch.
            async for batch in batches:
                if batch:
                    say(_heading(batch, settings.root, language))
                result = await asyncio.to_thread(attempt, settings, build, language)
                text = result.failure or result.notes
                if text and (text != last_shown or result.failure):
                    say(text)
                last_shown = text
                say(result.summary)
                if state.take(result.failure, result.site_changed):
                    server.reload_pages()
                if not server.ready.is_set():
                    server.ready.set()
                    say(text_in(language, "preview-address", address=server.address))
                    if open_browser:
                        await asyncio.to_thread(webbrowser.open, server.address)
    finally:
        await server.close()


def _heading(batch: tuple[str, ...], root: Path, language: str) -> str:
    first, base = Path(batch[0]), root.resolve()
    file = first.relative_to(base).as_posix() if first.is_relative_to(base) else first.as_posix()
    name = "preview-changed" if len(batch) == 1 else "preview-changed-more"
    return text_in(language, name, time=time.strftime("%H:%M:%S"), file=file, more=len(batch) - 1)


def watched(root: Path) -> tuple[Path, ...]:
    """The folders to watch: those of `root`, and the shipped ones, which are used where the root has none."""
    own = [root / name for name in _OF_A_ROOT]
    shipped = [SHIPPED / name for name in _SHIPPED]
    return tuple(dict.fromkeys(folder.resolve() for folder in (*own, *shipped)))
