"""Builds follow changes, one at a time; faults are shown and go away when they are fixed."""

from __future__ import annotations

import asyncio
import html
import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from microsite.preview.pages import failure_page
from microsite.preview.serve import serve, watched
from microsite.preview.server import Server, listen
from microsite.settings import SHIPPED, Settings


def test_a_change_is_built_and_served(start: Callable) -> None:
    running = start("first")
    assert "<p>first</p>" in running.ask("/")[2]
    running.text.write_text("second")
    running.wait_for(lambda: "<p>second</p>" in running.ask("/")[2])
    assert any("content/text.txt changed" in line for line in running.said)


def test_changes_during_a_build_are_built_next_and_never_two_at_once(start: Callable) -> None:
    running = start("0")
    running.ask("/")
    running.build.seconds = 0.4
    for number in range(1, 8):
        running.text.write_text(str(number))
        running.wait_for(lambda: running.build.at_once == 1 or running.build.seen[-1] == str(number), 3)  # noqa: B023
    running.wait_for(lambda: "<p>7</p>" in running.ask("/")[2])
    assert running.build.most_at_once == 1


def test_a_save_by_rename_is_built(start: Callable) -> None:
    running = start("first")
    running.ask("/")
    temporary = running.text.with_name(".text.txt.new")
    temporary.write_text("by rename")
    os.replace(temporary, running.text)
    running.wait_for(lambda: "<p>by rename</p>" in running.ask("/")[2])


def test_the_server_answers_while_a_build_runs(start: Callable) -> None:
    running = start("first")
    running.ask("/")
    running.build.seconds = 3
    running.text.write_text("second")
    running.wait_for(lambda: running.build.at_once == 1)
    assert "<p>first</p>" in running.ask("/")[2]
    assert running.build.at_once == 1
    running.build.seconds = 0


def test_a_bug_is_shown_as_an_internal_error_and_the_last_good_page_stays(start: Callable) -> None:
    running = start("first")
    running.ask("/")
    running.text.write_text("bug")
    running.wait_for(lambda: running.ask("/")[0] == 500)
    body = running.ask("/")[2]
    assert "Internal error: a fault of the tool" in body
    assert "ZeroDivisionError: a bug of ours in &lt;text&gt;" in body
    assert '<iframe src="/?last-good"' in body
    assert "<p>first</p>" in running.ask("/?last-good")[2]
    assert "<p>first</p>" in running.ask("/", Sec_Fetch_Dest="iframe")[2]
    assert any("ZeroDivisionError" in line for line in running.said)
    running.text.write_text("mended")
    running.wait_for(lambda: "<p>mended</p>" in running.ask("/")[2])


def test_a_first_build_with_a_fault_still_starts_the_server(start: Callable) -> None:
    running = start("full")
    status, _headers, body = running.ask("/")
    assert status == 500
    assert "cannot write page.html: the disk is full" in body
    assert "<iframe" not in body
    running.text.write_text("good")
    running.wait_for(lambda: "<p>good</p>" in running.ask("/")[2])


def test_the_failure_page_shows_the_text_escaped_and_allows_its_own_style_alone() -> None:
    page = failure_page("a.yaml:1:2: <b>\n  ^", language="en", host="127.0.0.1:5500", stamp="a-1", last_good="/x/%22.html").decode()
    assert '<pre tabindex="0">a.yaml:1:2: &lt;b&gt;\n  ^</pre>' in page
    assert '<iframe src="/x/%22.html?last-good"' in page
    policy = html.unescape(page.split('content="', 1)[1].split('"', 1)[0])
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("script-src http://127.0.0.1:5500/livereload.js; connect-src ws://127.0.0.1:5500/livereload")


class OpenPage:
    """Stands for the socket of an open page."""

    reloads = 0

    def reload(self) -> None:
        self.reloads += 1


def test_open_pages_are_told_only_when_they_would_show_something_else(tmp_path: Path) -> None:
    async def told() -> list[int]:
        server, page = Server(listen(0, "en"), tmp_path, "en"), OpenPage()
        other = Server(listen(0, "en"), tmp_path, "en")
        server.pages.add(page)  # type: ignore[arg-type]
        stamps, counts = [server.stamp], []
        for failure, site_changed in (("", False), ("fault", False), ("fault", False), ("other fault", False), ("", False), ("", True)):
            server.take(failure, site_changed)
            stamps.append(server.stamp)
            counts.append(page.reloads)
        assert [before != after for before, after in pairwise(stamps)] == [False, True, False, True, True, True]
        assert other.stamp != stamps[0]
        await server.close()
        await other.close()
        return counts

    assert asyncio.run(told()) == [0, 1, 1, 2, 3, 4]


def test_the_shipped_folders_are_watched_too(tmp_path: Path) -> None:
    folders = watched(tmp_path)
    own, shipped = ["content", "translations", "templates", "assets"], ["translations", "templates", "assets"]
    assert [folder.name for folder in folders] == own + shipped
    assert folders[0].parent == tmp_path.resolve()
    assert folders[-1].parent == SHIPPED
    assert len(watched(SHIPPED)) == 4


def test_a_root_without_content_is_refused_and_nothing_is_made_in_it(tmp_path: Path) -> None:
    said: list[str] = []
    root = tmp_path / "mistyped"
    assert serve(Settings(root=root, output=root / "output"), say=said.append, language="en") == 1
    assert "[option-root]" in said[0]
    assert not root.exists()
