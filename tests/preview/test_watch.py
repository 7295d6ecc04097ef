"""Each change of a site's files is told, and what editors' programs leave beside them is not."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import pytest

from microsite.preview.watch import changes

SOON = 5.0
QUIET = 1.5  # longer than the time between two looks


def told(folders: list[Path], *steps: Callable[[], object]) -> list[set[str]]:
    """Names of the files told of after each step, until it has been quiet; the steps run while the watch stands."""

    async def watching() -> list[set[str]]:
        answers: list[set[str]] = []
        async with aclosing(changes(folders)) as batches:
            assert await anext(batches) == ()
            # One task all along: a batch that is waited for must not be thrown away.
            waiting = asyncio.ensure_future(anext(batches))
            await asyncio.sleep(0.3)
            for step in steps:
                step()
                names: set[str] = set()
                while (await asyncio.wait({waiting}, timeout=QUIET))[0]:
                    names |= {Path(path).name for path in waiting.result()}
                    waiting = asyncio.ensure_future(anext(batches))
                answers.append(names)
            waiting.cancel()
            await asyncio.wait({waiting})
        return answers

    return asyncio.run(watching())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "2024").mkdir(parents=True)
    (tmp_path / "content" / "2024" / "a.yaml").write_text("a")
    return tmp_path / "content"


def test_writing_adding_and_removing_are_told(content: Path) -> None:
    file, added = content / "2024" / "a.yaml", content / "2024" / "b.yaml"
    assert told([content], lambda: file.write_text("longer"), lambda: added.write_text("b"), added.unlink) == [
        {"a.yaml"},
        {"b.yaml"},
        {"b.yaml"},
    ]


def test_temporary_files_of_editors_are_not_told_but_the_file_that_they_become_is(content: Path) -> None:
    file = content / "2024" / "a.yaml"
    temporary = [content / "2024" / name for name in (".a.yaml.swp", "a.yaml~", "a.yaml.tmp", "4913", ".#a.yaml", "~$a.yaml", ".DS_Store")]
    hidden = content / ".git"

    def leave() -> None:
        for each in temporary:
            each.write_text("junk")
        hidden.mkdir()
        (hidden / "index").write_text("junk")

    answers = told([content], leave, lambda: os.replace(content / "2024" / "a.yaml.tmp", file))
    assert answers == [set(), {"a.yaml"}]


def test_a_folder_that_comes_to_be_or_is_replaced_is_watched_from_then_on(content: Path) -> None:
    templates = content.parent / "templates"

    def create() -> None:
        templates.mkdir()
        (templates / "base.html").write_text("x")

    def replace() -> None:
        shutil.move(content, content.parent / "old")
        shutil.copytree(content.parent / "old", content)

    answers = told(
        [content, templates],
        create,
        lambda: (templates / "base.html").write_text("other"),
        replace,
        lambda: (content / "2024" / "a.yaml").write_text("other"),
    )
    assert answers[0] == {"base.html"}
    assert answers[1] == {"base.html"}
    assert "a.yaml" in answers[2]
    assert answers[3] == {"a.yaml"}


def test_a_folder_that_is_copied_in_is_told_with_its_files(content: Path) -> None:
    (answer,) = told([content], lambda: shutil.copytree(content / "2024", content / "2025"))
    assert "a.yaml" in answer


def test_a_change_while_a_batch_is_worked_on_is_in_the_next(content: Path) -> None:
    async def watching() -> list[set[str]]:
        answers = []
        async with aclosing(changes([content])) as batches:
            for name in ("a.yaml", "b.yaml", "c.yaml"):
                await anext(batches)
                (content / "2024" / name).write_text("changed in the work")
                await asyncio.sleep(0.2)
                if len(answers) < 2:
                    answers.append({Path(path).name for path in await asyncio.wait_for(anext(batches), SOON)})
                    (content / "2024" / f"next-{name}").write_text("again")
        return answers

    first, second = asyncio.run(watching())
    assert first == {"a.yaml"}
    assert "b.yaml" in second


def test_without_notices_from_the_system_the_files_themselves_tell(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*_folders: Path, **_options: object):  # type: ignore[no-untyped-def]
        raise OSError("OS file watch limit reached.")
        yield

    monkeypatch.setattr("microsite.preview.watch.awatch", refused)
    assert told([content], lambda: (content / "2024" / "a.yaml").write_text("longer")) == [{"a.yaml"}]
