"""The showcase in a browser at a server's root, below a path of nginx, and from the file system: no link fails, phones and paper suit."""

from __future__ import annotations

import functools
import http.client
import http.server
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests import crawl
from tests.browser.pdf import pdf_text, without_blanks
from tests.browser.test_axe import of_each_kind

SECONDS = 60  # longer than any page may take on a machine that is busy
NARROW = (320, 390)
"""widths of phones, in CSS pixels"""


class Served(NamedTuple):
    """A site that a browser can open: `address` ends in a slash."""

    address: str
    site: crawl.Site

    def path(self, url: str) -> str:
        """The file of the site that an address names."""
        assert url.startswith(self.address), f"{url} is elsewhere"
        return url.removeprefix(self.address).partition("#")[0]


@pytest.fixture(scope="module")
def showcase(built: Callable[..., crawl.Site]) -> crawl.Site:
    return built("showcase", "")


def folder_of(site: crawl.Site) -> Path:
    return site.root.parent / "output"


# Servers


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder's files, as long as they are served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def at_the_root(showcase: crawl.Site) -> Iterator[Served]:
    with serving(folder_of(showcase)) as address:
        yield Served(address, showcase)


NGINX = """\
daemon off;
master_process off;
pid {place}/pid;
error_log {place}/errors.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {place}/body;
  proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi;
  uwsgi_temp_path {place}/uwsgi;
  scgi_temp_path {place}/scgi;
  types {{ text/html html; text/css css; text/csv csv; application/json json; image/svg+xml svg; }}
  charset utf-8;
  server {{
    listen 127.0.0.1:{port};
    location /a/b/ {{ alias {folder}/; error_page 404 /a/b/404.html; }}
  }}
}}
"""


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/a/b/index.html")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def start_nginx(place: Path, folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """A server of the folder at /a/b/, that answers; another port where somebody was quicker."""
    program = shutil.which("nginx")
    assert program, "no nginx: `python3 site.py test` brings it"
    for _ in range(5):
        port = free_port()
        (place / "nginx.conf").write_text(NGINX.format(place=place, port=port, folder=folder), "utf-8")
        process = subprocess.Popen([program, "-p", str(place), "-e", str(place / "errors.log"), "-c", str(place / "nginx.conf")])
        end = time.monotonic() + SECONDS
        while process.poll() is None and time.monotonic() < end:
            if answers(port):
                return process, port
            time.sleep(0.02)
        process.kill()
        process.wait()
    raise AssertionError((place / "errors.log").read_text("utf-8"))


@pytest.fixture(scope="module")
def below_a_path(showcase: crawl.Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    process, port = start_nginx(tmp_path_factory.mktemp("nginx"), folder_of(showcase))
    yield Served(f"http://127.0.0.1:{port}/a/b/", showcase)
    process.terminate()
    process.wait(SECONDS)


@pytest.fixture(scope="module")
def from_the_disk(showcase: crawl.Site) -> Served:
    return Served(f"{folder_of(showcase).as_uri()}/", showcase)


PLACES = [
    pytest.param("at_the_root", id="at /"),
    pytest.param("below_a_path", id="at /a/b/ under nginx", marks=pytest.mark.needs("nginx")),
    pytest.param("from_the_disk", id="from the file system"),
]


@pytest.fixture
def served(request: pytest.FixtureRequest) -> Served:
    found: Served = request.getfixturevalue(request.param)
    return found


everywhere = pytest.mark.parametrize("served", PLACES, indirect=True)


# The browser


class Watched(NamedTuple):
    """A page of the browser with all that went wrong in it, and all that it asked for."""

    page: Page
    complaints: list[str]
    asked: list[str]


def watch(page: Page) -> Watched:
    watched = Watched(page, [], [])
    page.set_default_timeout(SECONDS * 1000)
    page.on("console", lambda message: watched.complaints.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: watched.complaints.append(f"script: {error}"))
    page.on("requestfailed", lambda request: watched.complaints.append(f"failed: {request.url}"))
    page.on("response", lambda answer: watched.complaints.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.on("request", lambda request: watched.asked.append(request.url))
    return watched


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    yield watch(context.new_page())
    context.close()


def reading_pages(site: crawl.Site) -> list[str]:
    return [path for path, page in site.pages.items() if not page.is_stub]


def click(page: Page, selector: str) -> None:
    """Click a link and wait for the page that it leads to."""
    with page.expect_navigation():
        page.locator(selector).first.click()


# Tests


@everywhere
def test_a_page_of_each_kind_opens_and_its_language_link_leads_to_the_same_page_and_back(served: Served, watched: Watched) -> None:
    page = watched.page
    tags = {each["path"]: each["tag"] for each in served.site.languages}
    first, second = tags
    paths = [path for path in of_each_kind(served.site) if path.startswith(f"{first}/")]
    expected = []
    for path in paths:
        twin = second + path.removeprefix(first)
        page.goto(served.address + path)
        click(page, f'a[hreflang="{tags[second]}"]')
        assert served.path(page.url) == twin
        assert page.locator("html").get_attribute("lang") == tags[second]
        assert page.locator("h1").first.is_visible(), twin
        click(page, f'a[hreflang="{tags[first]}"]')
        assert served.path(page.url) == path
        expected += [path, twin, path]
    assert len(paths) >= 5
    assert watched.complaints == []
    assert loaded(watched) == [served.address + path for path in expected]


def loaded(watched: Watched) -> list[str]:
    """All that was asked for. A page is one request: nothing is loaded from anywhere, its own site included."""
    return [each for each in watched.asked if not each.startswith("data:")]


def test_a_complaint_would_be_heard(at_the_root: Served, watched: Watched) -> None:
    """The watch above hears of a missing file, of a forbidden style, and of an error in a script."""
    watched.page.goto(at_the_root.address + "en/index.html")
    watched.page.goto(at_the_root.address + "en/nothing.html")
    watched.page.set_content('<meta http-equiv="Content-Security-Policy" content="style-src \'none\'"><p style="color:red">')
    assert [each for each in watched.complaints if each.startswith("404: ")]
    assert [each for each in watched.complaints if "Content Security Policy" in each]


@everywhere
def test_a_reader_gets_from_the_entrance_through_all_sections_and_to_each_from_the_list(served: Served, watched: Watched) -> None:
    page, site = watched.page, served.site
    order = crawl.read(site.root / "content/2024/edition.yaml")["order"]
    expected = [f"en/2024/{name.replace('_', '-')}.html" for name in order]
    page.goto(served.address + "index.html")
    click(page, 'a[hreflang="en-GB"]')
    click(page, "ol.rows a")
    walked = [served.path(page.url)]
    while page.locator("a[rel=next]").count():
        click(page, "a[rel=next]")
        walked.append(served.path(page.url))
    assert walked == expected
    click(page, "a[rel=prev]")
    assert served.path(page.url) == expected[-2]

    page.goto(served.address + "en/2024/index.html")
    # Where there is no server, each link of the list; below one, whose answers are the same for all, the first and the last.
    ends = range(len(expected)) if served.address.startswith("file:") else (0, len(expected) - 1)
    for at in ends:
        with page.expect_navigation():
            page.locator("ol.rows a").nth(at).click()
        assert served.path(page.url) == expected[at]
        page.go_back()
    assert watched.complaints == []


@everywhere
def test_a_row_of_the_table_leads_to_the_figures_card(served: Served, watched: Watched) -> None:
    page = watched.page
    page.goto(served.address + "zh/2024/indicators.html")
    with page.expect_navigation():
        page.locator('tbody a[href$="#jobs"]').click()
    assert page.url == served.address + "zh/2024/livelihood.html#jobs"
    assert page.locator("article:target h3").inner_text() == "城镇新增就业人数"
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top < innerHeight")
    assert watched.complaints == []


@everywhere
def test_the_downloads_come_as_they_were_made(served: Served, watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    page.goto(served.address + "en/2024/indicators.html")
    links = page.locator('a[type="text/csv"]')
    expected = ["data/2024/figures.en.csv", "data/2024/commitments.csv", "data/2024/figures.csv"]
    assert [served.path(each.evaluate("each => each.href")) for each in links.all()] == expected
    for link, path in zip(links.all(), expected, strict=True):
        with page.expect_download() as started:
            link.click()
        started.value.save_as(tmp_path / "saved.csv")
        assert (tmp_path / "saved.csv").read_bytes() == served.site.files[path], path


@pytest.mark.needs("nginx")
def test_an_address_that_leads_nowhere_shows_the_not_found_page_whole_at_any_depth(below_a_path: Served, watched: Watched) -> None:
    for path in ("nothing.html", "en/2024/deep/er/nothing.html"):
        watched.page.goto(below_a_path.address + path)
        assert [each.strip() for each in watched.page.locator("h1, h2").all_inner_texts()] == ["找不到网页", "Page not found"]
        # The policy let its own style through.
        assert watched.page.evaluate("document.styleSheets.length") == 1
    wrong = [
        each for each in watched.complaints if not each.startswith(("404: ", "console: Failed to load resource: the server responded"))
    ]
    assert wrong == []
    assert len([each for each in watched.complaints if each.startswith("404: ")]) == 2


WIDEST = """() => {
  const limit = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth > limit ? [...document.body.querySelectorAll("*")] : [];
  return wide.filter(each => each.getBoundingClientRect().right > limit + 0.5 || each.getBoundingClientRect().left < -0.5)
    .slice(-3).map(each => each.outerHTML.slice(0, 120)).concat(wide.length ? [`${document.documentElement.scrollWidth} > ${limit}`] : []);
}"""
"""What makes a page wider than its window; empty where nothing does."""


@pytest.mark.parametrize("name", ["showcase", "made_up"])
def test_every_page_opens_and_none_is_wider_than_a_phone(watched: Watched, built: Callable[..., crawl.Site], name: str) -> None:
    site = built(name, "")
    found = {}
    addresses = {path: f"{folder_of(site).as_uri()}/{path}" for path in reading_pages(site)}
    assert len(addresses) > 10
    for path, address in addresses.items():
        watched.page.goto(address)
        assert watched.page.locator("h1").first.is_visible(), path
        for width in NARROW:
            watched.page.set_viewport_size({"width": width, "height": 700})
            if wide := watched.page.evaluate(WIDEST):
                found[path, width] = wide
    assert found == {}
    # The measure finds what it is there for.
    watched.page.evaluate(
        "() => { const p = document.createElement('p'); p.textContent = 'word '.repeat(99); p.style.whiteSpace = 'nowrap';"
        " document.querySelector('main').append(p); }"
    )
    assert watched.page.evaluate(WIDEST)
    assert watched.complaints == []
    if name == "showcase":
        # The other has pictures.
        assert loaded(watched) == list(addresses.values())


TITLE_BESIDE_LANGUAGES = """wrap => {
  const list = document.querySelector(".languages ul");
  while (list.children.length < 6) list.append(list.children[0].cloneNode(true));
  document.querySelector(".masthead .wide").style.flexWrap = wrap;
  return document.querySelector(".site").getBoundingClientRect().width;
}"""


def test_the_sites_title_keeps_its_width_beside_many_languages(watched: Watched, built: Callable[..., crawl.Site]) -> None:
    watched.page.goto(f"{folder_of(built('made_up', '')).as_uri()}/fr/index.html")
    watched.page.set_viewport_size({"width": 390, "height": 700})
    assert watched.page.evaluate(TITLE_BESIDE_LANGUAGES, "") >= 8 * 16
    assert watched.page.evaluate(WIDEST) == []
    assert watched.page.evaluate(TITLE_BESIDE_LANGUAGES, "nowrap") < 8 * 16


SHOWN = """() => [...document.querySelectorAll("main :is(h1, h2, h3, .figure, .sentence, .status, .prose p, td, th, dd p)")]
  .filter(each => each.checkVisibility() && !each.closest("nav, .downloads")).map(each => each.innerText).filter(each => each.trim())"""


def test_paper_has_the_text_of_the_screen(from_the_disk: Served, watched: Watched) -> None:
    for path in ("zh/2024/livelihood.html", "en/2024/environment.html", "en/2024/indicators.html", "zh/2024/index.html"):
        watched.page.goto(from_the_disk.address + path)
        texts: list[str] = watched.page.evaluate(SHOWN)
        assert len(texts) > 10
        printed = pdf_text(watched.page.pdf(prefer_css_page_size=True))
        assert [each for each in texts if without_blanks(each) not in printed] == [], path


def test_a_text_that_paper_hides_is_missed(from_the_disk: Served, watched: Watched) -> None:
    """The comparison above finds a sentence that a style for print would leave out."""
    watched.page.goto(from_the_disk.address + "en/2024/livelihood.html")
    sentence = watched.page.locator(".sentence").first.inner_text()
    assert without_blanks(sentence) in pdf_text(watched.page.pdf())
    watched.page.evaluate("document.querySelector('.sentence').hidden = true")
    assert without_blanks(sentence) not in pdf_text(watched.page.pdf())
