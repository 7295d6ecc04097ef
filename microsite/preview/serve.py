"""Runs the preview until Ctrl-C: builds, serves, and after each change builds again and reloads open pages."""

from __future__ import annotations

import asyncio
import socket
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import aclosing
from pathlib import Path

from microsite.cache_folder import user_cache
from microsite.diagnostics import Diagnostic, show
from microsite.engine import BuildResult, build
from microsite.engine.places import place_faults, root_cache
from microsite.files import Locked
from microsite.preview.server import PortFault, Server, listen
from microsite.preview.watch import changes
from microsite.read.source import line_of
from microsite.sentences.commands import text_in, text_of_system_fault
from microsite.settings import SHIPPED, Settings

Say = Callable[[str], None]
Build = Callable[[Settings], BuildResult]

FOLDER = "preview"
"""in the user's cache folder; not output/, because a preview contains drafts"""


def serve(settings: Settings, *, port: int = 0, open_browser: bool = False, say: Say = print, language: str) -> int:
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
    if faults := place_faults(settings):
        say(_shown(faults, settings.root, language))
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
    server = Server(listening, settings.output, language)
    last_shown = ""
    try:
        async with aclosing(changes(watched(settings.root))) as batches:
            # One build at a time: changes made meanwhile are in the next batch.
            async for batch in batches:
                if batch:
                    say(_heading(batch, settings.root, language))
                outcome, text = await asyncio.to_thread(_attempt, settings, build, language)
                if text and (text != last_shown or outcome is None):
                    say(text)
                last_shown = text
                if outcome is not None:
                    counts = {"written": len(outcome.written), "removed": len(outcome.removed)}
                    say(text_in(language, "preview-built", **counts, seconds=outcome.seconds))
                    server.take("", bool(outcome.written or outcome.removed))
                else:
                    # An aborted build may have replaced some files already; the failure itself makes pages reload.
                    say(text_in(language, "preview-refused"))
                    server.take(text, False)
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
    folders = [root / "content", *(each / name for each in (root, SHIPPED) for name in ("translations", "templates", "assets"))]
    return tuple(dict.fromkeys(folder.resolve() for folder in folders))


def _attempt(settings: Settings, build: Build, language: str) -> tuple[BuildResult | None, str]:
    """Build once. Returns what was published, if anything, and the text of warnings or of what prevented it.

    Even a bug of the tool becomes a text, so that no edit stops the server.
    """
    try:
        outcome = build(settings)
        text = _shown(outcome.diagnostics, settings.root, language)
        return (outcome, text) if outcome.published else (None, text or text_in(language, "preview-no-reason"))
    except Locked:
        return None, text_in(language, "preview-no-lock")
    except OSError as error:
        return None, text_of_system_fault(language, error)
    except Exception as error:
        return None, text_in(language, "preview-internal") + "\n\n" + "".join(traceback.format_exception(error))


def _shown(diagnostics: Iterable[Diagnostic], root: Path, language: str) -> str:
    """Format the diagnostics, one below the other, with lines of the root's files or else of the shipped ones."""

    def line(file: str, number: int) -> str | None:
        text = line_of(root, file, number)
        return text if text is not None else line_of(SHIPPED, file, number)

    return "\n\n".join(show(each, line, language) for each in diagnostics)
