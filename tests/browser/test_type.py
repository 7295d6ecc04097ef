"""Which typeface draws what, and how lines begin, in a browser whose Latin faces come first, as on Windows and Android."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import crawl

LATIN_FIRST = "@font-face { font-family: 'Segoe UI'; src: local('Liberation Sans') }"
"""gives this machine the face that stands first on Windows; like that one it has Latin letters, quotation marks and dashes, and no Han"""

SAMPLE = """
<p id="chinese">称为“双千亿”——是‘大’目标……</p>
<h2 id="heading">称为“双千亿”——是‘大’目标……</h2>
<p id="english" lang="en">A “double” — the ‘great’ aim…</p>
<p lang="en">They call it <span lang="zh-Hans" id="inside">“双千亿”</span>.</p>
<p id="quote">这里有四字“双千亿”</p>
<p id="bracket">这里有四字（三百）</p>
<p id="latin">这里有四字2024年的话</p>
"""

STARTS = """id => {
  const element = document.getElementById(id), edge = element.getBoundingClientRect().left, range = document.createRange();
  const text = element.firstChild, starts = [];
  let top = -1;
  for (let at = 0; at < text.length; at++) {
    range.setStart(text, at); range.setEnd(text, at + 1);
    const box = range.getClientRects()[0];
    if (box.top > top + 5) starts.push([text.data[at], Math.round(box.left - edge), Math.round(box.width / 18 * 10) / 10]);
    top = Math.max(top, box.top);
  }
  return starts;
}"""


@pytest.fixture
def page(built: Callable[..., crawl.Site], browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    address = f"{(built('showcase', '').root.parent / 'output').as_uri()}/zh/about.html"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(address)
    page.evaluate(
        """([sample, face]) => {
          const sheet = new CSSStyleSheet(), named = document.createElement("style");
          sheet.replaceSync("#sample p { font-size: 18px } #quote, #bracket, #latin { inline-size: 90px; text-wrap: wrap }");
          document.adoptedStyleSheets = [sheet];
          const [, family, local] = face.match(/font-family: '([^']*)'; src: (.*) }/);
          document.fonts.add(new FontFace(family, local));
          document.querySelector("main").innerHTML = `<div id="sample">${sample}</div>`;
          return document.fonts.ready.then(() => true);
        }""",
        [SAMPLE, LATIN_FIRST],
    )
    yield page
    page.close()
    assert asked == [address], "a page asks for nothing more, and its policy refuses nothing"


def faces(page: Page, id_: str) -> set[str]:
    """The installed faces that draw an element's own text."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": f"#{id_}"})["nodeId"]
    return {each["familyName"] for each in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}


def test_a_chinese_face_draws_the_marks_of_chinese_text_and_a_latin_one_those_of_english(page: Page) -> None:
    assert faces(page, "chinese") == {"Noto Sans CJK SC"}
    assert faces(page, "heading") == {"Noto Sans CJK SC"}
    assert faces(page, "english") == {"Liberation Sans"}
    assert faces(page, "inside") == {"Noto Sans CJK SC"}


def test_without_the_rule_a_latin_face_draws_them(page: Page) -> None:
    page.evaluate("document.documentElement.style.setProperty('--face', \"'Segoe UI', sans-serif\")")
    assert faces(page, "chinese") == {"Liberation Sans", "Noto Sans CJK SC"}


def test_an_opening_mark_begins_its_line_without_a_blank_half(page: Page) -> None:
    assert page.evaluate(STARTS, "quote") == [["这", 0, 1], ["“", 0, 0.5]]
    assert page.evaluate(STARTS, "bracket") == [["这", 0, 1], ["（", 0, 0.5]]


def test_a_number_begins_its_line_at_the_edge(page: Page) -> None:
    assert page.evaluate(STARTS, "latin")[1][:2] == ["2", 0]
