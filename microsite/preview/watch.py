"""Watches the files that a site is made from. The only user of watchfiles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch

from microsite.read.inventory import Identity, inventory, is_junk

# Milliseconds. A batch ends when nothing changed for one step: long enough for editors that write a file in two steps.
_STEP = 30
_LONGEST_BATCH = 200
# Milliseconds between two scans of the files, which find what the system does not report: changes on a network drive, in a
# folder that was replaced or created, or while a batch is handed over.
_SCAN = 1000
_SCAN_WITHOUT_NOTICES = 300

_UNREADABLE = Identity(-1, 0, 0, 0)


async def changes(folders: Iterable[Path]) -> AsyncGenerator[tuple[str, ...], None]:
    """Yield the paths of changed files, batch by batch, without end; the first batch is empty and comes at once.

    Changes made while the caller works on a batch are in the next. A folder need not exist.
    """
    watched = tuple(folders)
    seen = await asyncio.to_thread(_state, watched)
    yield ()
    while True:
        async with aclosing(_notices(watched)) as notices:
            async for reported in notices:
                state = await asyncio.to_thread(_state, watched)
                changed = {path for path, _ in seen.items() ^ state.items()}
                seen = state
                # Two writes within one tick of the file system's clock look the same, so reported paths count as well.
                if reported or changed:
                    yield tuple(sorted(reported | changed))
                if changed and not reported:
                    # A watched folder may have been replaced, and nothing will be reported from the new one: watch again.
                    break


async def _notices(folders: tuple[Path, ...]) -> AsyncGenerator[frozenset[str], None]:
    """Yield the changed paths that the system reports; an empty set means that it is time to scan, first of all at once."""
    yield frozenset()
    try:
        existing = [folder for folder in folders if folder.is_dir()]
        notices = awatch(
            *existing,
            watch_filter=lambda _change, path: _matters(Path(path), existing),
            debounce=_LONGEST_BATCH,
            step=_STEP,
            rust_timeout=_SCAN,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        async with aclosing(notices):
            async for batch in notices:
                yield frozenset(path for _change, path in batch)
    except (OSError, RuntimeError):
        # A folder was deleted just now, or the system has no more watches: scanning is enough.
        await asyncio.sleep(_SCAN_WITHOUT_NOTICES / 1000)


def _matters(path: Path, folders: list[Path]) -> bool:
    """Whether the path below its watched folder is not a temporary file of an editor or the system."""
    below = next((path.relative_to(folder).parts for folder in folders if path.is_relative_to(folder)), (path.name,))
    return not any(map(is_junk, below))


def _state(folders: tuple[Path, ...]) -> dict[str, Identity]:
    state: dict[str, Identity] = {}
    for folder in folders:
        try:
            files = inventory(folder.parent, folder.name)
        except OSError:
            files = {folder.name: _UNREADABLE}
        state |= {str(folder.parent / path): identity for path, identity in files.items()}
    return state
