"""The stages of a build, and the function that a build reports its progress to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

Stage = Literal["read", "render", "publish"]
STAGES: tuple[Stage, ...] = get_args(Stage)

Progress = Callable[[Stage, int, int], None]
"""`progress(stage, done, total)`: how many of the stage's files or pages are done; `total` is 0 where it is not known"""


def no_progress(stage: Stage, done: int, total: int) -> None:
    """Report nothing."""
