"""The publisher's guide, followed step by step in a fresh copy: what it fills in shows, what it copies serves, what it undoes is undone."""

from __future__ import annotations

import contextlib
import http.client
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import crawl
from tests.test_docs import Block, Clone, blocks, clone, commands, text_of

__all__ = ["clone"]

ENGLISH, CHINESE = "docs/publishing.md", "docs/publishing.zh.md"
BASE = "https://example.org/report"


def steps(page: str = ENGLISH) -> list[Block]:
    return blocks(text_of(page))


def named(name: str) -> str:
    return next(block.text for block in steps() if block.name == name)


def run(clone: Clone, lines: str) -> None:
    for line in lines.splitlines():
        done = clone.run(line)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr


def run_all(clone: Clone, until: str = "") -> None:
    """The guide's commands in their order, up to the block that holds `until`."""
    for block in steps():
        if until and until in block.text:
            return
        if block.kind == "sh":
            run(clone, block.text)
    assert not until, f"no step with {until!r}"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_both_languages_have_the_same_steps() -> None:
    assert steps(ENGLISH) == steps(CHINESE)
    assert commands(text_of(ENGLISH)) == commands(text_of(CHINESE))
    assert len([block for block in steps() if block.kind == "sh"]) >= 7
    for page in (ENGLISH, CHINESE):
        assert len(re.findall("^## ", text_of(page), re.MULTILINE)) == 9


def test_the_look_of_the_guide_is_on_every_page_and_nothing_is_wrong_with_it(clone: Clone) -> None:
    (clone.folder / "assets/custom.css").write_text(named("custom"), encoding="utf-8")
    run(clone, "python3 site.py check --strict\npython3 site.py build")
    pages = {path: path.read_text("utf-8") for path in (clone.folder / "output").rglob("*.html")}
    styled = [path for path, text in pages.items() if ":root { --link: #6a1f6e; }" in text and "body { font-size: 1.25rem; }" in text]
    assert styled == [path for path, text in pages.items() if "--plate" in text]
    assert clone.folder / "output/en/2024/print.html" in styled


def test_a_newcomer_who_follows_it_publishes_fills_in_corrects_and_goes_back(clone: Clone) -> None:
    www = clone.folder.parent / "www" / "report"
    site = clone.folder / "content/site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + named("imprint"), encoding="utf-8")
    run_all(clone, until="../published-before")
    published = crawl.load(www, clone.folder, BASE)
    for check in (crawl.dead_links, crawl.unreachable, crawl.one_sided_alternates, crawl.wrong_sitemap):
        assert check(published) == []
    for path in ("zh/about.html", "zh/2024/economy.html"):
        assert "鲁ICP备00000000号" in crawl.words(next(published.pages[path].root.iter("footer"))), path
        # Readers can tell of an error in a page, and the e-mail says in which.
        links = [each.get("href") or "" for each in published.pages[path].all("a")]
        assert [each for each in links if each.startswith("mailto:reader@example.org?subject=") and each.endswith(path)], path
    with zipfile.ZipFile(clone.folder.parent / "report.zip") as archive:
        assert "report/index.html" in archive.namelist()

    before = {path: data for path, data in published.files.items() if path != "manifest.json"}
    keep = next(block.text for block in steps() if "cp -R output ../published-before" in block.text)
    for _ in range(2):
        run(clone, keep)
    assert not (clone.folder.parent / "published-before" / "output").exists()
    edition = clone.folder / "content/2024/edition.yaml"
    edition.write_text(edition.read_text(encoding="utf-8") + named("corrections"), encoding="utf-8")
    edit(clone.folder / "content/2024/livelihood.yaml", "    value: 2300\n", "    value: 2350\n")
    # A page that was published and is no longer in the site.
    (www / "zh/2024/gone.html").write_text("gone", encoding="utf-8")
    run(clone, [block.text for block in steps() if block.kind == "sh"][-1])
    corrected = crawl.load(www, clone.folder, BASE)
    assert "zh/2024/gone.html" not in corrected.files
    for path in ("zh/about.html", "zh/2024/livelihood.html", "zh/feed.xml"):
        text = corrected.files[path].decode()
        assert "2200人以上" in text, path
        assert "抄录时看错了一个数字。" in text, path
    assert "at least 2,200 people" in corrected.files["en/about.html"].decode()
    assert "2024年3月2日" in crawl.words(corrected.pages["zh/2024/index.html"].root)

    (www / "zh/2024/gone.html").write_text("gone", encoding="utf-8")
    run(clone, next(block.text for block in steps() if "cp -R ../published-before/*" in block.text))
    back = crawl.load(www, clone.folder, BASE)
    assert {path: data for path, data in back.files.items() if path != "manifest.json"} == before


Get = Callable[[str], tuple[int, str | None, bytes]]


def follow_to_the_host(clone: Clone) -> Path:
    """The guide from its first step until the site is on the host; gives the folder there."""
    site = clone.folder / "content/site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + named("imprint"), encoding="utf-8")
    run_all(clone, until="zipfile")
    return clone.folder.parent / "www" / "report"


@contextlib.contextmanager
def served(clone: Clone, place: Path) -> Iterator[Get]:
    """What is on the host, served by nginx as the guide sets it up: `get(path)` gives status, type and body."""
    from tests.browser.test_places import free_port

    port = free_port()
    server = next(block.text for block in steps() if block.kind == "nginx").replace("listen 8080;", f"listen 127.0.0.1:{port};")
    (place / "nginx.conf").write_text(
        f"daemon off;\nmaster_process off;\npid {place}/pid;\nerror_log {place}/errors;\nevents {{}}\nhttp {{\naccess_log off;\n"
        + "".join(f"{name}_temp_path {place}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        + f"{server}}}\n",
        encoding="utf-8",
    )
    program = shutil.which("nginx")
    assert program
    process = subprocess.Popen([program, "-p", str(clone.folder.parent), "-e", str(place / "errors"), "-c", str(place / "nginx.conf")])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    def get(path: str) -> tuple[int, str | None, bytes]:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert path.endswith(".csv") or answer.status == 404 or answer.getheader("Cache-Control") == "no-cache"
        return answer.status, answer.getheader("Content-Type"), answer.read()

    try:
        for _ in range(250):
            try:
                connection.connect()
                break
            except OSError:
                assert process.poll() is None, (place / "errors").read_text()
                time.sleep(0.02)
        yield get
    finally:
        connection.close()
        process.terminate()
        process.wait(10)


LEFT = (".staging/0-0", ".publishing.json")
"""what a killed build leaves in output/"""


def plant(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("half a page", encoding="utf-8")


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_no_command_publishes_what_a_killed_build_left(clone: Clone, page: str) -> None:
    www, before = clone.folder.parent / "www", clone.folder.parent / "published-before"
    copying = [block.text for block in steps(page) if block.kind == "sh" and ("www" in block.text or "zipfile" in block.text)]
    assert len(copying) == 5
    run(clone, "python3 site.py build")
    run(clone, "cp -R output ../published-before")
    for text in copying:
        for folder in (clone.folder / "output", before):
            plant(folder, *LEFT)
        run(clone, text)
        assert (www / "report/index.html").is_file(), text
        assert list(www.rglob(".*")) == [], text
    with zipfile.ZipFile(clone.folder.parent / "report.zip") as archive:
        assert [name for name in archive.namelist() if "/." in name] == []


@pytest.mark.parametrize("page", [ENGLISH, CHINESE, "README.md", "README.zh.md"])
def test_every_program_that_is_named_for_copying_is_told_to_leave_such_names_out(page: str) -> None:
    named = re.findall(r"`((?:rsync|rclone sync) [^`]* [^`]*)`", text_of(page))
    assert named
    assert [line for line in named if not re.search(r"--exclude[ =]'\.\*'", line)] == []


@pytest.mark.needs("nginx")
def test_the_nginx_of_the_guide_serves_no_name_that_begins_with_a_dot(clone: Clone, tmp_path: Path) -> None:
    www = follow_to_the_host(clone)
    hidden = (*LEFT, "zh/.hidden/page.html")
    plant(www, *hidden, ".well-known/token.html")
    with served(clone, tmp_path) as get:
        assert get("/report/zh/about.html")[0] == 200
        for name in (*hidden, ".staging/", ".staging", "%2estaging/0-0", "zh/..%2f.staging/0-0"):
            assert get(f"/report/{name}")[::2] == (404, (www / "404.html").read_bytes()), name
        assert get("/report/.well-known/token.html")[::2] == (200, b"half a page")


@pytest.mark.needs("nginx")
def test_the_nginx_of_the_guide_serves_the_site_below_its_path(clone: Clone, tmp_path: Path) -> None:
    run_all(clone, until="zipfile")
    output = clone.folder / "output"
    with served(clone, tmp_path) as get:
        assert get("/report/")[::2] == (200, (output / "index.html").read_bytes())
        assert get("/report/zh/about.html")[:2] == (200, "text/html; charset=utf-8")
        assert get("/report/zh/feed.xml")[0] == 200
        assert get("/report/data/2024/figures.csv")[0] == 200
        assert get("/report/gone/at/all.html")[::2] == (404, (output / "404.html").read_bytes())


def test_a_step_that_does_not_work_is_found(clone: Clone) -> None:
    with pytest.raises(AssertionError, match="basis-url"):
        run(clone, "python3 site.py build --basis-url https://example.org/report/")
