"""The line that shows the progress of a long build: on a terminal, from its second second on, and gone at the end."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

import pytest

from microsite.cli.progress import progress_line, progress_text
from microsite.engine.outcome import STAGES, Progress, no_progress
from microsite.settings import SHIPPED

fcntl, pty, termios = (pytest.importorskip(name, reason="pseudo-terminals are POSIX's") for name in ("fcntl", "pty", "termios"))


class Clock:
    """A clock that a test turns on."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


Told = Callable[[Progress, Clock], None]


def on_a_terminal(told: Told, columns: int = 80, language: str = "en", environ: dict[str, str] | None = None) -> str:
    """All that reaches a terminal of so many columns while `told` reports progress."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    clock = Clock()
    with open(follower, "w", encoding="utf-8", closefd=False) as stream, progress_line(stream, language, environ or {}, clock) as progress:
        told(progress, clock)
    os.close(follower)
    return received(leader)


def received(leader: int) -> str:
    """All that a terminal got whose other end is closed."""
    found = b""
    with suppress(OSError):
        # Linux answers with an error once all is read.
        while read := os.read(leader, 4096):
            found += read
    os.close(leader)
    return found.decode()


def shown(raw: str) -> list[str]:
    """Each text that stood on the line, one after the other."""
    return [each.rstrip() for each in raw.split("\r") if each.strip()]


def on_the_line(raw: str) -> str:
    """What the line shows in the end."""
    line: list[str] = []
    at = 0
    for character in raw:
        if character == "\r":
            at = 0
        else:
            line[at : at + 1] = [character]
            at += 1
    return "".join(line).strip()


def ten_seconds(progress: Progress, clock: Clock) -> None:
    for done in range(11):
        progress("render", done * 100, 1000)
        clock.now += 1


def test_stage_count_and_time_left_are_shown_and_erased_at_the_end() -> None:
    raw = on_a_terminal(ten_seconds)
    texts = shown(raw)
    assert texts[0] == "making pages 100/1,000, 9 s left"
    assert texts[-1] == "making pages 1,000/1,000, 0 s left"
    assert on_the_line(raw) == ""
    assert "\n" not in raw


def test_in_chinese() -> None:
    assert shown(on_a_terminal(ten_seconds, language="zh"))[0] == "生成网页 100/1,000，约剩9秒"


def test_a_build_of_less_than_a_second_shows_nothing() -> None:
    def told(progress: Progress, clock: Clock) -> None:
        for done in range(100):
            progress("render", done, 100)
            clock.now += 0.009

    assert on_a_terminal(told) == ""


def test_the_line_is_drawn_ten_times_a_second_at_most() -> None:
    def told(progress: Progress, clock: Clock) -> None:
        for done in range(3000):
            progress("render", done, 3000)
            clock.now += 0.001

    assert len(set(shown(on_a_terminal(told)))) in range(18, 21)


def test_a_shorter_text_leaves_nothing_of_a_longer_one() -> None:
    def told(progress: Progress, clock: Clock) -> None:
        clock.now += 2
        progress("read", 0, 0)
        clock.now += 2
        progress("publish", 0, 0)

    longer, shorter, erased, end = on_a_terminal(told).split("\r")[1:]
    assert longer == "reading files"
    assert on_the_line(f"{longer}\r{shorter}") == "publishing"
    assert on_the_line(f"{longer}\r{shorter}\r{erased}") == end == ""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [1, 7, 12, 20])
def test_the_line_is_never_longer_than_the_terminal_is_wide(columns: int, language: str) -> None:
    for text in shown(on_a_terminal(ten_seconds, columns, language)):
        assert sum(2 if ord(character) > 0x2E80 else 1 for character in text) < columns, text


@pytest.mark.parametrize("environ", [{"CI": "true"}, {"TERM": "dumb"}])
def test_nothing_is_shown_where_a_line_cannot_be_redrawn_or_nobody_looks(environ: dict[str, str]) -> None:
    assert on_a_terminal(ten_seconds, environ=environ) == ""


def test_a_pipe_gets_nothing() -> None:
    stream, clock = io.StringIO(), Clock()
    with progress_line(stream, "en", {}, clock) as progress:
        ten_seconds(progress, clock)
    assert progress is no_progress
    assert stream.getvalue() == ""


_SLOW = """
import os, sys, time; sys.path.insert(0, sys.argv[1])
from microsite.cli.progress import progress_line
with progress_line(sys.stderr, "en", {}) as progress:
    for done in range(15):
        progress("render", done, 15)
        time.sleep(0.1)
print("done")
"""


def test_a_process_whose_messages_go_into_a_pipe_shows_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", _SLOW, str(SHIPPED)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_a_process_on_a_terminal_shows_its_progress() -> None:
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    done = subprocess.run([sys.executable, "-c", _SLOW, str(SHIPPED)], stdout=subprocess.PIPE, stderr=follower, text=True, check=False)
    os.close(follower)
    raw = received(leader)
    assert done.stdout == "done\n"
    assert "making pages 1" in raw
    assert on_the_line(raw) == ""


def test_the_line_is_erased_when_the_build_fails() -> None:
    leader, follower = pty.openpty()

    def interrupted(stream: TextIO) -> None:
        clock = Clock()
        with progress_line(stream, "en", {}, clock) as progress:
            ten_seconds(progress, clock)
            raise KeyboardInterrupt

    with open(follower, "w", encoding="utf-8") as stream, pytest.raises(KeyboardInterrupt):
        interrupted(stream)
    raw = received(leader)
    assert shown(raw)
    assert on_the_line(raw) == ""


def test_a_terminal_that_is_gone_fails_no_build() -> None:
    class Gone(io.StringIO):
        def isatty(self) -> bool:
            return True

        def fileno(self) -> int:
            raise OSError(5, "Input/output error")

    stream: TextIO = Gone()
    clock = Clock()
    with progress_line(stream, "en", {}, clock) as progress:
        ten_seconds(progress, clock)


@pytest.mark.parametrize(
    ("done", "total", "left", "text"),
    [
        (0, 0, None, "making pages"),
        (0, 1550, None, "making pages 0/1,550"),
        (120, 1550, 3.2, "making pages 120/1,550, 4 s left"),
        (120, 1550, 90, "making pages 120/1,550, 90 s left"),
        (120, 1550, 91, "making pages 120/1,550, 2 min left"),
    ],
)
def test_what_the_line_says(done: int, total: int, left: float | None, text: str) -> None:
    assert progress_text("render", done, total, left, "en") == text


def test_every_stage_has_its_words_in_every_language() -> None:
    for stage in STAGES:
        english, chinese = (progress_text(stage, 0, 0, None, language) for language in ("en", "zh"))
        assert english != chinese
