"""The editor's guide, followed block by block in both languages: what it says is shown is shown, letter for letter."""

from __future__ import annotations

import re
import signal
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.cli.options import parser
from microsite.engine import check
from microsite.model.content import Figure
from microsite.model.shapes import fields_of
from microsite.read.schemas import schema_of
from microsite.settings import Settings
from tests.guide import Followed, Shown, sections
from tests.test_docs import Block, Clone, _skeleton, blocks, clone, commands, text_of

__all__ = ["clone"]

ENGLISH, CHINESE = "docs/editing.md", "docs/editing.zh.md"
Guide = Callable[[str], Followed]


def steps(page: str) -> list[Block]:
    """The blocks of a page, without what is shown, which is in the page's language."""
    return [block._replace(text="") if re.match("shown|as ", block.name) else block for block in blocks(text_of(page))]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_guide_says_is_shown_is_shown(editors_guide: Guide, language: str) -> None:
    shown = editors_guide(language).shown
    assert len(shown) >= 15
    assert [(each.section, each.said, each.was) for each in shown if not each.agrees] == []


def test_a_letter_that_is_shown_otherwise_is_noticed() -> None:
    shown = Shown("", "a.yaml:1:1: error: no\n1 error, 0 warnings, 0.40 s\n", "a.yaml:1:1: error: no\n1 error, 0 warnings, 1.73 s\n")
    assert shown.agrees
    assert not shown._replace(was=shown.was.replace("no", "yes")).agrees
    assert not shown._replace(was=shown.was.replace("1 error", "2 errors")).agrees
    assert Shown("", "...\nb\n", "a\nb\n").agrees
    assert not Shown("", "...\nb\n", "a\nc\n").agrees


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_of_the_guide_runs(editors_guide: Guide, language: str) -> None:
    page = ENGLISH if language == "en" else CHINESE
    written = [line for block in blocks(text_of(page)) if block.kind == "sh" for line in block.text.splitlines()]
    assert list(editors_guide(language).ran) == written
    kinds = {tuple(re.findall(r"new \w+|translations \w+|build|check --source|check", line)) for line in written}
    assert {("new edition",), ("new section",), ("new figure",), ("translations update",), ("check --source",), ("build",)} <= kinds


def test_both_languages_of_the_guide_show_the_same_blocks_and_commands() -> None:
    assert steps(ENGLISH) == steps(CHINESE)
    assert commands(text_of(ENGLISH)) == commands(text_of(CHINESE))
    assert _skeleton(text_of(ENGLISH)) == _skeleton(text_of(CHINESE))
    assert [len(found) for _, found in sections(ENGLISH)] == [len(found) for _, found in sections(CHINESE)]


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_command_line_is_one_that_the_tool_understands(page: str) -> None:
    import shlex

    for line in commands(text_of(page)):
        parser().parse_args(shlex.split(line)[2:])


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_block_says_what_is_to_be_done_with_it(page: str) -> None:
    for block in blocks(text_of(page)):
        known = r"sh( refused)?|yaml (find \S+|instead|below|delete \S+|slip|end \S+|file \S+)|text (shown|file \S+|as \S+ \S+)|po \S+"
        assert re.fullmatch(known, f"{block.kind} {block.name}".strip()), block


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_the_words_of_the_tables_are_those_of_the_fields(page: str) -> None:
    """Each kind and each bound that a figure may have is told, and no other."""
    table = text_of(page).partition("| `kind:` |")[2].partition("\n\n")[0]
    shapes = {field.name: field.shape for field in fields_of(Figure)}
    told = set(re.findall(r"`([a-z_]+)`", table))
    for name in ("kind", "bound"):
        words = set(schema_of(shapes[name])["enum"]) - {"exactly"}
        assert words <= told, name


def test_the_mark_that_notepad_puts_before_utf_8_does_no_harm(clone: Clone) -> None:
    for path in (clone.folder / "content").rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert check(Settings(clone.folder, clone.folder / "output")).diagnostics == ()


def test_the_preview_of_the_guide_shows_the_draft_that_the_site_leaves_out(editors_guide: Guide, tmp_path: Path) -> None:
    (line,) = {line for line in commands(text_of(ENGLISH)) if "preview" in line}
    clone = editors_guide("en").clone
    draft = clone.folder / "content/2025/city.yaml"
    assert "draft: true" in draft.read_text("utf-8")
    assert not (clone.folder / "output/zh/2025/city.html").exists()
    # A browser that only notes that it was opened.
    (tmp_path / "noting").write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n', "utf-8")
    (tmp_path / "noting").chmod(0o755)
    with subprocess.Popen(
        ["sh", "-c", f"exec {line}"], cwd=clone.folder, env={**clone.environ, "BROWSER": f"{tmp_path}/noting %s", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout
        try:
            address = next(found[0] for row in process.stdout if (found := re.search(r"http://\S+/", row)))
            with urllib.request.urlopen(f"{address}zh/2025/city.html", timeout=60) as answer:
                assert "城市更新与管理" in answer.read().decode("utf-8")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
    assert (tmp_path / "opened").read_text().startswith(address)
