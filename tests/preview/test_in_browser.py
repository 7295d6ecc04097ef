"""Under `site.py preview`, what is saved reaches the page that is open in a browser."""

from __future__ import annotations

import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from microsite.engine.places import root_cache
from microsite.preview.serve import FOLDER
from microsite.settings import SHIPPED
from tests.pictures import png

SECONDS = 10  # longer than any save may take on a machine that is busy

FILES = {
    "content/site.yaml": """\
        title: 样本站
        description: 一个样本。
        notice: 这是样本。
        languages:
          - {path: zh, name: 中文, tag: zh-Hans, locale: zh_Hans_CN}
          - {path: en, name: English, tag: en-GB, locale: en_GB}
        """,
    "content/documents.yaml": """\
        documents:
          - id: sample
            title: 样本文件
            unknown: [publisher, date, address]
        """,
    "content/indicators.yaml": """\
        indicators:
          - id: trees
            name: 新植树木
            unit: tree
            direction: up
            theme: land
            definition: {text: 一年里种下的树。, source: editors}
        """,
    "content/units.yaml": """\
        units:
          - id: tree
            counted: "{n}棵"
        """,
    "content/2024/edition.yaml": """\
        title: 样本一期
        summary: 种树{woods.planted}。
        date: 2024-01-17
        document: sample
        order: [woods]
        headline: [woods.planted]
        """,
    "content/2024/woods.yaml": """\
        title: 树木
        finding: 要多种树。
        summary: 今年种树{planted}。
        figures:
          - id: planted
            indicator: trees
            kind: target
            value: 1234
            period: {year: 2024}
            place: P1
            sentence: 今年要种树{planted}。
        """,
    "translations/en/2024.po": """\
        msgid ""
        msgstr ""
        "Language: en_GB\\n"
        "MIME-Version: 1.0\\n"
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Content-Transfer-Encoding: 8bit\\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

        msgctxt "woods.title"
        msgid "树木"
        msgstr "Woods"
        """,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with content of its own and copies of the shipped templates and style, to be changed."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(re.sub(r"(?m)^ {8}", "", text), "utf-8")
    for folder in ("templates", "assets"):
        shutil.copytree(SHIPPED / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """The address of a preview of the root, that runs as a user runs it."""
    command = [sys.executable, str(SHIPPED / "site.py"), "--root", str(root), "--messages", "en", "preview"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    assert process.stdout is not None
    said: list[str] = []
    found: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        for line in process.stdout or ():
            said.append(line)
            if line.startswith("Preview: "):
                found.put(line.split()[1])
        found.put("")

    reader = threading.Thread(target=listen)
    reader.start()
    try:
        address = found.get(timeout=60)
        assert address, "".join(said)
        yield address
    finally:
        process.terminate()
        process.wait(20)
        reader.join(20)
        process.stdout.close()
    assert "Traceback" not in "".join(said), "".join(said)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not complain: of a policy that forbids something, of a request that failed, of a script."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    # The answer that is meant to be one: the failure page.
    assert [each for each in complaints if "500 (Internal Server Error)" not in each] == []
    context.close()


def save(file: Path, before: str, after: str) -> None:
    """Exchange a text in a file as most editors do it: write beside it, and rename."""
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_text(text.replace(before, after), "utf-8")
    os.replace(temporary, file)


def latency(saved: Callable[[], None], visible: Callable[[], object]) -> float:
    """Seconds from a save until it is visible; which is waited for, and fails if it never is."""
    start = time.perf_counter()
    saved()
    visible()
    return time.perf_counter() - start


def heading(page: Page, text: str) -> None:
    page.get_by_role("heading", name=text).first.wait_for()


def color_of_page(page: Page, color: str) -> None:
    page.wait_for_function("color => getComputedStyle(document.body).backgroundColor === color", arg=color)


def test_each_kind_of_file_reaches_the_page_and_each_of_several_within_a_second_too(root: Path, address: str, page: Page) -> None:
    page.goto(f"{address}en/2024/woods.html")
    heading(page, "Woods")
    section, catalogue = root / "content/2024/woods.yaml", root / "translations/en/2024.po"
    base, style = root / "templates/base.html", root / "assets/site.css"

    seconds = {}
    seconds["yaml"] = latency(lambda: save(section, "1234", "5678"), lambda: page.get_by_text("5678").first.wait_for())
    # At once after a reload: the case that livereload's own server drops.
    seconds["po"] = latency(lambda: save(catalogue, '"Woods"', '"Forests"'), lambda: heading(page, "Forests"))
    seconds["template"] = latency(
        lambda: save(base, "</footer>", "<p>a line of the template</p></footer>"),
        lambda: page.get_by_text("a line of the template").wait_for(),
    )
    seconds["style"] = latency(
        lambda: style.write_text(style.read_text("utf-8") + "\nbody { background: rgb(1, 2, 3) }\n", "utf-8"),
        lambda: color_of_page(page, "rgb(1, 2, 3)"),
    )
    start = time.perf_counter()
    save(section, "5678", "4321")
    time.sleep(0.1)
    save(catalogue, '"Forests"', '"Trees"')
    time.sleep(0.1)
    save(base, "a line of the template", "another line of the template")
    style.write_text(style.read_text("utf-8").replace("rgb(1, 2, 3)", "rgb(3, 2, 1)"), "utf-8")
    page.get_by_text("4321").first.wait_for()
    heading(page, "Trees")
    page.get_by_text("another line of the template").wait_for()
    color_of_page(page, "rgb(3, 2, 1)")
    seconds["four within a second"] = time.perf_counter() - start
    print("seconds from save to visible:", ", ".join(f"{kind} {measured:.2f}" for kind, measured in seconds.items()))
    assert not (root / "output").exists()


def test_a_picture_reaches_the_page_and_so_does_another_one_of_its_name(root: Path, address: str, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "favicon" not in message.text else None)
    page.goto(f"{address}en/2024/woods.html")
    heading(page, "Woods")
    picture, section = root / "assets/pictures/woods.png", root / "content/2024/woods.yaml"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(png(40, 30))
    section.write_text(section.read_text("utf-8") + "picture: {file: pictures/woods.png, alt: 树, credit: 编者}\n", "utf-8")
    page.wait_for_function("() => document.images[0]?.naturalWidth === 40")
    picture.write_bytes(png(60, 30))
    page.wait_for_function("() => document.images[0]?.naturalWidth === 60 && document.images[0].width === 60")
    assert complaints == []


def test_a_fault_is_shown_above_the_last_good_page_and_goes_when_it_is_mended(root: Path, address: str, page: Page) -> None:
    page.goto(f"{address}zh/2024/woods.html")
    heading(page, "树木")
    section = root / "content/2024/woods.yaml"
    save(section, "indicator: trees", "indicator: treees")
    page.get_by_text("content/2024/woods.yaml:6:16").wait_for()
    page.frame_locator("iframe").get_by_role("heading", name="树木").first.wait_for()
    save(section, "indicator: treees", "indicator: trees")
    page.get_by_text("content/2024/woods.yaml:6:16").wait_for(state="detached")
    heading(page, "树木")


def test_a_change_before_the_script_is_connected_reaches_the_page_too(root: Path, address: str, page: Page) -> None:
    held: list[object] = []
    cache = root_cache(root)
    assert cache is not None
    built = cache / FOLDER / "zh/2024/woods.html"

    def hold(route) -> None:  # type: ignore[no-untyped-def]
        """Give the first page its script only after another build is through."""
        if not held:
            held.append(route)
            save(root / "content/2024/woods.yaml", "1234", "5678")
            end = time.monotonic() + SECONDS
            while "5678" not in built.read_text("utf-8") and time.monotonic() < end:
                time.sleep(0.05)
            # The page is written; the build is through a moment later.
            time.sleep(0.5)
        route.continue_()

    page.route("**/livereload.js*", hold)
    page.goto(f"{address}zh/2024/woods.html")
    page.get_by_text("5678").first.wait_for()
    assert held


def test_a_foreign_page_can_not_listen(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto("data:text/html,<title>elsewhere</title>")
    socket = address.replace("http:", "ws:") + "livereload"
    opened = page.evaluate(
        "socket => new Promise(done => { const s = new WebSocket(socket); s.onopen = () => done(true); s.onerror = () => done(false); })",
        socket,
    )
    assert opened is False
    context.close()
