"""`site.py cards`: draws what is missing or out of date, and the build tells which that is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from microsite.browser import browser
from microsite.cli.main import main
from microsite.engine import build
from microsite.read.picture_files import note, read_picture
from microsite.settings import SHIPPED, Settings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content", "translations"):
        shutil.copytree(SHIPPED / folder, tmp_path / "root" / folder)
    return tmp_path / "root"


def draw(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    code = main(["cards", "--root", str(root), "--messages", "en", *options])
    said = capsys.readouterr()
    return code, said.out + said.err


def stale(root: Path) -> list[str]:
    outcome = build(Settings(root, root / "output", jobs=1))
    return [each.position.file for each in outcome.diagnostics if each.code == "card-stale"]


def test_cards_are_drawn_once_and_again_when_the_content_says_something_else(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draw(root, capsys)[1].splitlines()[-1] == "2 drawn, 0 up to date"
    pictures = {path.name: path.read_bytes() for path in (root / "assets/sharing").iterdir()}
    assert sorted(pictures) == ["2024.en.png", "2024.zh.png"]
    assert {(seen.width, seen.height) for seen in map(read_picture, pictures.values())} == {(1200, 630)}
    assert all(note(data) and len(data) <= 300_000 for data in pictures.values())
    assert draw(root, capsys) == (0, "0 drawn, 2 up to date\n")
    assert stale(root) == []

    section = root / "content/2024/livelihood.yaml"
    section.write_text(section.read_text("utf-8").replace("value: 2300\n", "value: 2400\n"), "utf-8")
    assert stale(root) == ["assets/sharing/2024.en.png", "assets/sharing/2024.zh.png"]
    # The warning stays while it is true, though nothing is built anew.
    assert stale(root) == ["assets/sharing/2024.en.png", "assets/sharing/2024.zh.png"]
    assert draw(root, capsys)[1].splitlines()[-1] == "2 drawn, 0 up to date"
    assert stale(root) == []
    assert (root / "assets/sharing/2024.en.png").read_bytes() != pictures["2024.en.png"]

    # What no card shows makes none of them old.
    section.write_text(section.read_text("utf-8").replace("value: 550\n", "value: 560\n"), "utf-8")
    assert stale(root) == []


def test_a_machine_without_a_browser_is_told_what_to_do(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("microsite.browser.browser", lambda: None)
    code, said = draw(root, capsys)
    assert code == 3
    assert "apt-get install -y chromium" in said
    assert not (root / "assets").exists()


def test_a_browser_that_draws_nothing_leaves_the_old_card(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "assets/sharing").mkdir(parents=True)
    (root / "assets/sharing/2024.zh.png").write_bytes(b"old")
    monkeypatch.setenv("MICROSITE_BROWSER", shutil.which("false") or sys.executable)
    code, said = draw(root, capsys)
    assert (code, (root / "assets/sharing/2024.zh.png").read_bytes()) == (3, b"old")
    assert "could not draw" in said


def test_faults_of_the_content_are_told_and_nothing_is_drawn(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    section = root / "content/2024/livelihood.yaml"
    section.write_text(section.read_text("utf-8").replace("value: 2300\n", "value: 2,300\n"), "utf-8")
    code, said = draw(root, capsys)
    assert code == 1
    assert "is not a plain number" in said
    assert not (root / "assets").exists()


def test_nothing_on_a_card_of_the_showcase_is_cut(root: Path) -> None:
    """A card's texts lie within its edges: measured in the page that the picture is taken of."""
    from playwright.sync_api import sync_playwright

    from microsite.browser import flags
    from microsite.sharing.draw import cards

    outside = """() => [...document.querySelectorAll("p, h1, .number, .unit, .bound")].filter(each => {
      const box = each.getBoundingClientRect();
      return box.width && (box.right > 1200 - 32 || box.bottom > 630 - 24 || box.left < 32);
    }).map(each => each.outerHTML.slice(0, 90))"""
    wanted = cards(Settings(root, root / "output"), again=True).wanted
    assert len(wanted) == 2
    program = browser()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=flags())
        page = opened.new_page(viewport={"width": 1200, "height": 630})
        for each in wanted:
            page.set_content(each.html.decode())
            assert page.evaluate(outside) == [], each.file
        page.evaluate("document.querySelector('h1').style.paddingLeft = '1200px'")
        assert page.evaluate(outside)
        opened.close()


def test_the_command_runs_from_the_entrance(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SHIPPED / "site.py"), "--root", str(root), "cards", "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert "--again" in done.stdout
