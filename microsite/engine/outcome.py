"""What a build reports: how far it is, and in the end what it came to."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Literal, NamedTuple, get_args

from microsite.diagnostics import NOTE, Diagnostic, has_errors, in_force, is_sound, ordered
from microsite.settings import Settings

Stage = Literal["read", "render", "publish", "compare"]
STAGES: tuple[Stage, ...] = get_args(Stage)
Progress = Callable[[Stage, int, int], None]
"""`progress(stage, done, total)`: how many of the stage's files or pages are done; `total` is 0 where it is not known"""

Reason = str
"""Why a file was made: one of the words below, `PROGRAM` with a part of the program behind a colon, or the key of the fact that has
changed; for a part of a catalogue with `#` and the message's context behind it."""
NEW, OUTPUT, PROGRAM, FACT = "new", "output", "program", "fact"
"""it was never made; its file was missing or not as it was made; see above; a fact of those that an earlier task found out"""

_LISTS = frozenset(
    {
        "editions",
        "sections",
        "order",
        "indicators",
        "units",
        "documents",
        "terms",
        "term_names",
        "names",
        "proper_names",
        "assets",
        "renames",
    }
)


def telling_reason(changed: Collection[str]) -> Reason:
    """The one of several changed facts that says most; that a list has changed says little. Empty where none has."""
    return min(changed, key=lambda key: (key.partition(":")[0] in _LISTS, key), default="")


class BuildResult(NamedTuple):
    """What a build came to."""

    diagnostics: tuple[Diagnostic, ...]
    """in the order in which they are shown"""
    written: tuple[str, ...] = ()
    """paths below output/"""
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    seconds: float = 0.0
    published: bool = False
    """False where an error kept everything as it was, and where nothing was to be published"""
    reasons: Mapping[str, Reason] = {}
    """path → why it was made"""


def is_refused(outcome: BuildResult, strict: bool) -> bool:
    """Whether what was found forbids publishing."""
    return has_errors(outcome.diagnostics) or (strict and not is_sound(outcome.diagnostics))


def told(faults: Iterable[Diagnostic], settings: Settings, notes: bool = False) -> tuple[Diagnostic, ...]:
    """Of all that was found, now or by an earlier build, what is true today, in the order in which it is shown.

    The one place where a build looks at the calendar: tasks don't, so what they made and found stays right on any day.
    """
    true = in_force(faults, settings.today or time.strftime("%Y-%m-%d"))
    return tuple(ordered(each for each in true if notes or each.severity != NOTE))


def no_progress(stage: Stage, done: int, total: int) -> None:
    """Report nothing."""
