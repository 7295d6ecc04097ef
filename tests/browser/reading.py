"""What makes a page good to read, measured in a browser: one question to the page in each state, answered with all that is wrong.

The numbers R4 to R45 are those of docs/reader-page.md.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

Faults = dict[str, list[str]]
"""check → what it found; a check that found nothing has an empty list"""

_SHARED = """
  const shown = each => each.checkVisibility() && each.getClientRects().length > 0;
  const all = selector => [...document.querySelectorAll(selector)].filter(shown);
  const told = each => each.outerHTML.replace(/\\s+/g, " ").slice(0, 90);
  const px = (each, name) => parseFloat(getComputedStyle(each)[name]);
  const own = each => [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
  const wide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [`${document.documentElement.scrollWidth} > ${document.documentElement.clientWidth}`] : [];
  // What is there for screen readers alone.
  const aloud = each => each && (getComputedStyle(each).clipPath === "inset(50%)" || aloud(each.parentElement));
  // What a list that scrolls does not show now.
  const cut = (each, box) => each && (
    (getComputedStyle(each).overflowY === "auto" && box.top > each.getBoundingClientRect().bottom - 1) || cut(each.parentElement, box));
  // The middle half of each line of text: letters of two lines may reach into each other's leading.
  const lines = () => {
    const found = [], range = document.createRange(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
      const around = node.parentElement;
      if (!node.data.trim() || !shown(around) || aloud(around) || around.closest("svg, .skip, style, script")) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 2 && !cut(around, box))
          found.push([node, box.left + 1, box.right - 1, box.top + box.height / 4, box.bottom - box.height / 4]);
    }
    return found.sort((one, other) => one[3] - other[3]);
  };
  const overlapping = () => {
    const found = [], boxes = lines();
    boxes.forEach(([node, left, right, top, bottom], at) => {
      for (let next = at + 1; next < boxes.length && boxes[next][3] < bottom; next++)
        if (boxes[next][0] !== node && boxes[next][1] < right && boxes[next][2] > left)
          found.push(`${innerWidth}: ${node.data.trim().slice(0, 40)} / ${boxes[next][0].data.trim().slice(0, 40)}`);
    });
    return found;
  };
"""

_AT_REST = """() => {
  SHARED
  const texts = all("body *").filter(each => own(each) && !each.closest("svg"));
  const prose = all("main .prose p, main .sentence, main .lead");
  const han = each => each.closest("[lang]").lang.startsWith("zh");
  const marks = {};
  for (const each of all(".kind .mark, .status .mark")) {
    const kind = [...each.classList].find(name => name !== "mark");
    const style = getComputedStyle(each);
    marks[kind] = [style.backgroundImage, style.borderStyle].join("|");
  }
  return {
    small_text: texts.filter(each => px(each, "fontSize") < 15).map(told)
      .concat(prose.filter(each => px(each, "fontSize") < 18).map(told)),
    tight_lines: prose.filter(each => {
      const pitch = px(each, "lineHeight") / px(each, "fontSize");
      return han(each) ? pitch < 1.55 || pitch > 1.85 : pitch < 1.45 || pitch > 1.65;
    }).map(told),
    long_lines: prose.filter(each => {
      const measure = document.createElement("span");
      measure.textContent = han(each) ? "国".repeat(40) : "0".repeat(75);
      measure.style.cssText = "position:absolute;visibility:hidden;white-space:nowrap;font:" + getComputedStyle(each).font;
      document.body.append(measure);
      const limit = measure.getBoundingClientRect().width;
      measure.remove();
      return each.getBoundingClientRect().width > limit + 1;
    }).map(told),
    justified: texts.filter(each => getComputedStyle(each).textAlign === "justify").map(told),
    slanted: texts.filter(each => han(each) && getComputedStyle(each).fontStyle !== "normal").map(told),
    uneven_digits: all(".figure .number, td.amount .quantity")
      .filter(each => !getComputedStyle(each).fontVariantNumeric.includes("tabular")).map(told),
    unaligned_amounts: innerWidth >= 720
      ? all("table.indicators td.amount").filter(each => !["end", "right"].includes(getComputedStyle(each).textAlign)).map(told) : [],
    alike_marks: Object.keys(marks).flatMap(one => Object.keys(marks).filter(other => one < other && marks[one] === marks[other])
      .map(other => `${one} looks like ${other}`)),
    solid_promises: Object.keys(marks)
      .filter(kind => kind !== "result" && /^linear-gradient\\(([^,()]+\\([^)]*\\)), \\1\\)/.test(marks[kind])),
  };
}"""

_NARROW = """() => {
  SHARED
  return {
    too_wide: wide(),
    overlapping: overlapping(),
    // Runs of two directions are two boxes even side by side: only boxes below each other are a break.
    split_numbers: all(".number, .held").filter(each => {
      const boxes = [...each.getClientRects()];
      return Math.max(...boxes.map(box => box.top)) >= Math.min(...boxes.map(box => box.bottom));
    }).map(told),
    small_targets: all("a, summary, button, input").filter(each => {
      // Who taps a box's label ticks the box.
      const box = (each.matches("label input") ? each.closest("label") : each).getBoundingClientRect();
      const isInText = each.closest("p, td, dd, caption, .prose, .comparisons") || own(each.parentElement);
      return !(getComputedStyle(each).display === "inline" && isInText)
        && !each.matches(".skip")
        && (box.width < 43.5 || box.height < 43.5);
    }).map(told),
  };
}"""

_WIDE = """() => { SHARED return { too_wide: wide(), overlapping: overlapping() }; }"""

_CLIPPED = """() => {
  SHARED
  return {
    too_wide: wide(),
    clipped: all("main *, header *, footer *").filter(each => own(each) && !aloud(each)
      && ["hidden", "clip"].includes(getComputedStyle(each).overflowY)
      && (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1)).map(told),
  };
}"""

_FORCED = """() => {
  SHARED
  const marks = {};
  for (const each of all(".kind .mark, .status .mark")) {
    const style = getComputedStyle(each);
    marks[[...each.classList].find(name => name !== "mark")] = [style.backgroundImage, style.borderStyle, parseFloat(style.borderTopWidth)];
  }
  const kinds = Object.keys(marks);
  return {
    lost_marks: kinds.filter(kind => !(marks[kind][2] > 0)),
    alike_marks: kinds.flatMap(one => kinds.filter(other => one < other && String(marks[one]) === String(marks[other]))
      .map(other => `${one} ${other}`)),
    wordless_kinds: all(".kind").filter(each => !each.innerText.trim()).map(told),
  };
}"""

_FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  return [document.activeElement.tagName, style.outlineStyle, parseFloat(style.outlineWidth), box.left, box.top, style.outlineColor,
    document.activeElement.outerHTML.slice(0, 90)];
}"""

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
"""WCAG 1.4.12"""


def _ask(page: Page, question: str) -> Faults:
    answer: Faults = page.evaluate(question.replace("SHARED", _SHARED))
    return answer


def at_rest(page: Page, width: int = 1280) -> Faults:
    """R4, R13 to R16, R21: at the width of a desk, light."""
    page.set_viewport_size({"width": width, "height": 900})
    return _ask(page, _AT_REST)


def narrow(page: Page) -> Faults:
    """R17, R19, R41: at 320 px, which is 1280 px at 400 %, too; on a larger phone; and where two columns begin."""
    found: Faults = {}
    for width in (320, 390, 720, 768, 1920):
        page.set_viewport_size({"width": width, "height": 640})
        for check, faults in _ask(page, _NARROW).items():
            found.setdefault(check, []).extend(faults)
    return found


def with_large_text(page: Page) -> Faults:
    """R17, R18: all text twice as large, on a phone and on a desk; and at WeChat's largest step."""
    found: Faults = {}
    for width, size in ((390, "200%"), (768, "200%"), (1280, "200%"), (320, "23.8px")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        for check, faults in _ask(page, _WIDE).items():
            found.setdefault(check, []).extend(faults)
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    return found


def with_spacing(page: Page) -> Faults:
    """R45: the spacing that a reader may ask for."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }", SPACING)
    found = _ask(page, _CLIPPED)
    page.evaluate("() => { document.adoptedStyleSheets = [] }")
    return found


def with_forced_colours(page: Page) -> Faults:
    """R43: meaning without the page's own colours."""
    page.emulate_media(forced_colors="active")
    found = _ask(page, _FORCED)
    page.emulate_media(forced_colors="none")
    return found


def focused(page: Page, steps: int = 6) -> Faults:
    """R42: the first stops of the tabulator key, each with a ring of three pixels, inside the window."""
    page.set_viewport_size({"width": 1280, "height": 900})
    found: Faults = {"no_ring": []}
    stops = page.locator("a:visible").count()
    for _ in range(min(steps, stops)):
        page.keyboard.press("Tab")
        tag, style, width, left, top, _colour, html = page.evaluate(_FOCUS)
        if tag == "BODY" or style == "none" or width < 3 or left < 0 or top < 0:
            found["no_ring"].append(f"{style} {width} at {left},{top}: {html}")
    return found


def everything(page: Page) -> Faults:
    """All of the above for the page that is open, under the check's name."""
    found: Faults = {}
    for measured in (at_rest(page), narrow(page), with_large_text(page), with_spacing(page), with_forced_colours(page), focused(page)):
        for check, faults in measured.items():
            found.setdefault(check, []).extend(faults)
    return found


def text_of(page: Page) -> Any:
    """What a reader sees of the page's text."""
    return page.locator("body").inner_text()
