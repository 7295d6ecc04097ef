"""Tells of each change of the files that a site is made from: the one user of watchfiles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch

from microsite.read.inventory import Identity, inventory, is_junk

# Milliseconds. A batch ends when nothing came for one step: long enough for an editor that writes in two goes.
_STEP = 30
_LONGEST_BATCH = 200
# Milliseconds between two looks at the files themselves. They find what the system does not tell of: on a network drive, in a
# folder that was replaced or has come to be, in the instant in which a batch is handed over.
_LOOK = 1000
_LOOK_WITHOUT_NOTICES = 300

_UNREADABLE = Identity(-1, 0, 0, 0)


async def changes(folders: Iterable[Path]) -> AsyncGenerator[tuple[str, ...], None]:
    """The paths of changed files, batch by batch, for ever; the first batch is empty and comes at once.

    What changes while its reader works on one batch is in the next. A folder need not exist (yet).
    """
    watched = tuple(folders)
    seen = await asyncio.to_thread(_state, watched)
    yield ()
    while True:
        async with aclosing(_notices(watched)) as notices:
            async for told in notices:
                state = await asyncio.to_thread(_state, watched)
                changed = _different(seen, state)
                seen = state
                # Two writes within one tick of the file system's clock look alike: what was told counts, too.
                if told or changed:
                    yield tuple(sorted(told | changed))
                if changed and not told:
                    # Perhaps a watched folder is another one by now, of which nothing will be told.
                    break


async def _notices(folders: tuple[Path, ...]) -> AsyncGenerator[frozenset[str], None]:
    """The changed paths that the system tells of; an empty set when it is time to look, first of all at once."""
    yield frozenset()
    try:
        standing = [folder for folder in folders if folder.is_dir()]
        notices = awatch(
            *standing,
            watch_filter=None,
            debounce=_LONGEST_BATCH,
            step=_STEP,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        async with aclosing(notices):
            async for batch in notices:
                told = frozenset(path for _change, path in batch if _matters(Path(path), standing))
                if told or not batch:
                    yield told
    except (OSError, RuntimeError):
        # A folder went in this instant, or the system has no more watches to give: looking serves.
        await asyncio.sleep(_LOOK_WITHOUT_NOTICES / 1000)


def _matters(path: Path, folders: list[Path]) -> bool:
    """Whether no part of the path below its watched folder is an editor's or a system's own."""
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


def _different(before: dict[str, Identity], after: dict[str, Identity]) -> frozenset[str]:
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
