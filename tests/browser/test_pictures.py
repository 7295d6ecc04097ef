"""Pictures in a browser: they load from a disk and from below a path, keep their place before they come, and are as large as was read."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from benchmarks.auditing import axe
from microsite.read.picture_files import read_picture
from tests import crawl
from tests.browser import reading
from tests.browser.pdf import pdf_text, without_blanks
from tests.browser.test_axe import STATES
from tests.browser.test_places import Served, Watched, folder_of, serving, watch
from tests.pictures import exif

PAGES = ("index.html", "zh/index.html", "en/2024/index.html", "zh/2024/wetland.html", "en/2024/wetland.html", "en/2024/wetland.zh.html")


@pytest.fixture(scope="module")
def site(built: Callable[..., crawl.Site]) -> crawl.Site:
    return built("second_district", "")


@pytest.fixture(scope="module")
def below_a_path(site: crawl.Site) -> Iterator[Served]:
    with serving(folder_of(site).parent) as address:
        yield Served(f"{address}output/", site)


@pytest.fixture(scope="module")
def from_the_disk(site: crawl.Site) -> Served:
    return Served(f"{folder_of(site).as_uri()}/", site)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    yield watch(context.new_page())
    context.close()


def shown(page: Page) -> list[list[int]]:
    """Of each picture: its own width and height once it is there."""
    return page.evaluate(
        """async () => {
          const found = [];
          for (const image of document.images) {
            image.scrollIntoView();
            await image.decode();
            found.push([image.naturalWidth, image.naturalHeight]);
          }
          return found;
        }"""
    )


@pytest.mark.parametrize("place", ["below_a_path", "from_the_disk"])
def test_each_picture_loads_and_nothing_is_said_in_the_console(place: str, request: pytest.FixtureRequest, watched: Watched) -> None:
    served: Served = request.getfixturevalue(place)
    for path in PAGES:
        watched.page.goto(served.address + path)
        (image,) = served.site.pages[path].all("img")
        assert shown(watched.page) == [[int(image.get("width", "")), int(image.get("height", ""))]]
    # A browser asks a server for its own sign, which the site has in its pages.
    assert [each for each in watched.complaints if "favicon" not in each] == []


@pytest.mark.parametrize("place", ["below_a_path", "from_the_disk"])
def test_a_policy_without_the_sites_own_files_would_be_noticed(
    place: str, request: pytest.FixtureRequest, watched: Watched, site: crawl.Site
) -> None:
    served: Served = request.getfixturevalue(place)
    path = folder_of(site) / "zh/2024/forbidden.html"
    path.write_text(site.files["zh/2024/wetland.html"].decode().replace("img-src &#39;self&#39; data:", "img-src data:"), "utf-8")
    try:
        watched.page.goto(f"{served.address}zh/2024/forbidden.html")
        watched.page.evaluate("document.images[0].scrollIntoView()")
        watched.page.wait_for_event("console") if not watched.complaints else None
    finally:
        path.unlink()
    assert any("img-src" in each for each in watched.complaints)


def test_a_picture_keeps_its_place_before_it_has_come(browser: Browser, below_a_path: Served) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 3000})
    # It never comes; one that failed would give way to its words.
    page.route("**/*.png", lambda route: None)
    page.goto(f"{below_a_path.address}zh/2024/wetland.html", wait_until="domcontentloaded")
    before = page.evaluate("document.querySelector('figcaption').getBoundingClientRect().top")
    page.close()
    page = browser.new_page(viewport={"width": 390, "height": 3000})
    page.goto(f"{below_a_path.address}zh/2024/wetland.html")
    assert shown(page)
    page.evaluate("scrollTo(0, 0)")
    assert page.evaluate("document.querySelector('figcaption').getBoundingClientRect().top") == before
    page.close()


@pytest.mark.parametrize("path", ["zh/2024/wetland.html", "en/2024/index.html", "en/2024/wetland.zh.html"])
def test_a_page_with_a_picture_is_good_to_read_in_every_state(browser: Browser, from_the_disk: Served, path: str) -> None:
    page = browser.new_page()
    page.goto(from_the_disk.address + path)
    assert {check: found for check, found in reading.everything(page).items() if found} == {}
    assert [each for each in axe.audit(page, AXE_SCRIPT, path, STATES) if not axe.review(each)] == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert shown(page)
        fits = "document.images[0].getBoundingClientRect().right <= document.documentElement.clientWidth"
        assert page.evaluate(fits)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_a_picture_is_printed_with_what_stands_below_it(browser: Browser, from_the_disk: Served) -> None:
    page = browser.new_page()
    page.goto(f"{from_the_disk.address}en/2024/wetland.html")
    printed = page.pdf(format="A4")
    page.close()
    assert "Drawnforthisexample" in without_blanks(pdf_text(printed))
    assert b"/Subtype /Image" in printed


@pytest.fixture
def drawn(browser: Browser) -> Iterator[Callable[[str, int, int, float], bytes]]:
    """`drawn(media type, width, height, quality)`: a picture as the browser itself writes it."""
    page = browser.new_page()
    script = """([kind, width, height, quality]) => {
      const canvas = document.createElement('canvas');
      canvas.width = width; canvas.height = height;
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#2f4a5c'; pen.fillRect(0, 0, width, height / 2);
      return canvas.toDataURL(kind, quality);
    }"""

    def draw(kind: str, width: int, height: int, quality: float) -> bytes:
        made: str = page.evaluate(script, [kind, width, height, quality])
        assert made.startswith(f"data:{kind};")
        return base64.b64decode(made.partition(",")[2])

    yield draw
    page.close()


def size_in(page: Page, kind: str, data: bytes) -> tuple[int, int]:
    """Width and height as the browser shows the picture."""
    script = """async address => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }"""
    width, height = page.evaluate(script, f"data:{kind};base64,{base64.b64encode(data).decode()}")
    return width, height


def test_sizes_are_read_as_the_browser_sees_them(browser: Browser, drawn: Callable[[str, int, int, float], bytes]) -> None:
    page = browser.new_page()
    for kind in ("image/png", "image/jpeg", "image/webp"):
        for width, height, quality in ((1, 1, 0.5), (7, 300, 0.9), (640, 33, 1)):
            data = drawn(kind, width, height, quality)
            seen = read_picture(data)
            assert (seen.width, seen.height) == size_in(page, kind, data) == (width, height)
            assert seen.is_whole
    page.close()


def test_a_photograph_is_turned_as_its_camera_noted(browser: Browser, drawn: Callable[[str, int, int, float], bytes]) -> None:
    page = browser.new_page()
    plain = drawn("image/jpeg", 40, 24, 0.8)
    for orientation in range(1, 9):
        notes = b"Exif\0\0" + exif(orientation)
        data = plain[:2] + b"\xff\xe1" + (len(notes) + 2).to_bytes(2) + notes + plain[2:]
        seen = read_picture(data)
        assert (seen.width, seen.height) == size_in(page, "image/jpeg", data), orientation
    page.close()
