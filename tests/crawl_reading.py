"""What makes a page good to read, told from its HTML and its style alone: functions from a built site to a list of what is wrong.

The numbers R1 to R60 are those of docs/reader-page.md, which says what each asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from benchmarks.auditing import pages as kinds
from benchmarks.auditing import weights
from tests.crawl import Element, Page, Site, parse, read, resolve, stated, words
from tests.crawl_sharing import reading_pages, running_scripts

_SVG = "{http://www.w3.org/2000/svg}"
LONGEST_TITLE = 60
"""columns of a tab's title, a Han character taking two: 30 of those, 60 Latin letters"""


def _class(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _within(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if isinstance(each.tag, str) and name in _class(each)]


def _sections(site: Site) -> Iterator[tuple[str, Page]]:
    return ((path, page) for path, page in reading_pages(site) if kinds.kind(path, site.files[path]) == kinds.SECTION)


def style_of(page: Page) -> str:
    return page.all("style")[0].text or ""


def _rules(style: str) -> list[tuple[str, str, str]]:
    """(selector, property, value) of every declaration, whatever media it is for."""
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", bare):
        for declaration in re.split(r";(?![^(]*\))", body):
            name, colon, value = declaration.partition(":")
            if colon:
                found.append((" ".join(selector.split()), name.strip(), value.strip()))
    return found


# The number tells the truth


def lost_bounds(site: Site) -> list[str]:
    """R5: a figure with a bound whose card has the bare number, or says the bound by a sign."""
    found = []
    for edition in sorted({each.edition for each in stated(site.root)}):
        for path in sorted((site.root / "content" / edition).glob("*.yaml")):
            section = read(path)
            for figure in section.get("figures", ()) if path.stem != "edition" else ():
                if figure.get("bound", "exactly") == "exactly" or section.get("draft") == "true":
                    continue
                for language in site.languages:
                    page = f"{language['path']}/{edition}/{path.stem.replace('_', '-')}.html"
                    if page not in site.files:
                        continue
                    cards = [each for each in parse(site.files[page]).all("article") if each.get("id") == figure["id"].replace("_", "-")]
                    said = " ".join(words(each) for card in cards for each in _within(card, "bound"))
                    if not re.search(r"\w", said):
                        found.append(f"{page}: {figure['id']} is {figure['bound']}, and its card says {said!r}")
    return found


def bare_signs(site: Site) -> list[str]:
    """R6: a change or a bound told by an arrow, a plus or a tilde instead of words."""
    pattern = re.compile(r"[▲▼△▽↑↓]|\d\s?\+(?!\d)|[~≥≤≈]\s?\d")
    return [f"{path}: {run.text.strip()!r}" for path, page in reading_pages(site) for run in page.runs if pattern.search(run.text)]


def empty_facts(site: Site) -> list[str]:
    """R7, R8: a fact without a text, or with a program's word for nothing."""
    found = []
    for path, page in reading_pages(site):
        for tag in ("dd", "dt", "td", "th", "figcaption", "caption", "li"):
            found += [
                f"{path}: an empty {tag}" for each in page.all(tag) if not words(each) and not any(True for _ in each.iter(_SVG + "svg"))
            ]
    return found


def undefined_figures(site: Site) -> list[str]:
    """R12: a figure without a definition that says whose it is, or that none is given: on paper in place, else on the indicator's page."""
    found = []
    for path, page in _sections(site):
        for card in page.all("article"):
            leads = {resolve(path, each.get("href", "")) for each in card.iter("a")}
            defining = [card, *(site.pages[each].root for each in leads if "/indicators/" in each and each in site.pages)]
            if card.get("data-kind") and not any(map(_defines, defining)):
                found.append(f"{path}: {card.get('id')} has no definition")
    return found


def _defines(element: Element) -> bool:
    return any(words(each) for each in element.iter("dd")) and bool(list(element.iter("dt")))


def lacking_imprint(site: Site) -> list[str]:
    """R11: a page that doesn't say what the site is, when it was updated, and, where it is a translation, which text prevails."""
    found = []
    source = site.languages[0]["tag"]
    for path, page in reading_pages(site):
        foot = page.all("footer")
        if not foot or not _within(foot[0], "prose"):
            found.append(f"{path}: no foot that says what the site is")
            continue
        lines = [words(each) for part in _within(foot[0], "imprint") for each in part.iter("p")]
        dated = kinds.kind(path, site.files[path]) in (kinds.HOME, kinds.SECTION)
        if len(lines) < dated + (page.language != source) or (dated and not any(re.search(r"\d{4}", each) for each in lines)):
            found.append(f"{path}: the foot says {lines}")
    return found


# It reads well


_WIDTH = re.compile(r"^(?:min-|max-)?(?:width|inline-size)$")


def widths_in_rem(site: Site) -> list[str]:
    """R18: a width that grows with the text, so that a phone's large letters push the page out of its window; or zooming forbidden."""
    found = []
    for path, page in reading_pages(site):
        rules = _rules(style_of(page))
        found += [f"{path}: {selector} {name}: {value}" for selector, name, value in rules if _WIDTH.match(name) and "rem" in value]
        if "text-size-adjust: 100%" not in style_of(page) and path != "404.html":
            found.append(f"{path}: no text-size-adjust")
        viewport = (page.all("meta", name="viewport") or [Element("meta")])[0].get("content", "")
        if "width=device-width" not in viewport or "user-scalable" in viewport or "maximum-scale" in viewport:
            found.append(f"{path}: viewport {viewport!r}")
    return found


_CHINESE_FONTS = r"\s*[\"']?(PingFang|Songti|SimSun|Microsoft YaHei|Noto Sans CJK)"


def foreign_fonts(site: Site) -> list[str]:
    """R20: a font that is loaded, or a Chinese one named before the Latin ones."""
    found = []
    for path, page in reading_pages(site):
        style = style_of(page)
        found += [f"{path}: @font-face {face[:40]}" for face in re.findall(r"@font-face *{([^}]*)}", style) if "url(" in face]
        for selector, name, value in _rules(style):
            if name in ("font-family", "--face", "--figure-face") and re.match(_CHINESE_FONTS, value):
                found.append(f"{path}: {selector} begins with {value[:30]}")
    return found


def typed_gaps(site: Site) -> list[str]:
    """R23: a blank typed between a Han character and a letter or digit, where the browser makes the gap."""
    found = []
    for path, page in reading_pages(site):
        found += [
            f"{path}: {run.text.strip()[:60]!r}"
            for run in page.runs
            if run.language.startswith("zh") and re.search(r"[一-鿿] [A-Za-z0-9]|[A-Za-z0-9] [一-鿿]", run.text)
        ]
        if "text-autospace: normal" not in style_of(page):
            found.append(f"{path}: no text-autospace")
    return found


# It opens anywhere


def scripts(site: Site) -> list[str]:
    """R27: a script that runs, on any page but the table of all figures and the page to find things on."""
    return [
        f"{path}: {script[:60]!r}"
        for path, page in site.pages.items()
        for script in running_scripts(page)
        if kinds.kind(path, site.files[path]) not in (kinds.TABLE, kinds.FIND)
    ]


def too_heavy(site: Site) -> list[str]:
    """R30: a kind of page, the style, or a visit of three pages above its limit."""
    files = {path: data for path, data in site.files.items() if path.endswith(".html")}
    over = [each for each in weights.weights(files) if each.limit and each.bytes > each.limit]
    return [f"{each.kind}: {each.bytes} > {each.limit} ({each.path})" for each in over]


def one_scheme(site: Site) -> list[str]:
    """R34: a page that doesn't offer both colour schemes, or that needs a newer function for them."""
    found = []
    for path, page in reading_pages(site):
        meta = page.all("meta", name="color-scheme")
        if not meta or meta[0].get("content") != "light dark":
            found.append(f"{path}: no color-scheme")
        if "prefers-color-scheme: dark" not in style_of(page) or "light-dark(" in style_of(page):
            found.append(f"{path}: the style has no dark colours of its own")
    return found


# Everyone can use it


def _tokens(style: str) -> dict[str, dict[str, str]]:
    """The colours of each scheme, by name."""
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    blocks = re.findall(r":root\s*\{([^}]*)\}", bare)
    light, dark = (dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{3,6})\b", block)) for block in blocks[:2])
    return {"light": light, "dark": {**light, **dark}}


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours written as #rgb or #rrggbb."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
        channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


SURFACES = ("--page", "--card", "--sunk")
TEXTS = ("--ink", "--ink-2", "--steel", "--green", "--ember", "--ochre", "--link")
GRAPHICS = ("--bar-green", "--bar-steel", "--bar-ember", "--rule")


def pale_tokens(site: Site) -> list[str]:
    """R36: a colour of text below 7:1, or of a graphic below 3:1, on a surface that it may stand on, in either scheme."""
    found = []
    for scheme, colours in _tokens(style_of(parse(site.files["index.html"]))).items():
        wanted = (*((name, 7) for name in TEXTS), *((name, 3) for name in GRAPHICS))
        pairs = [(name, surface, least) for name, least in wanted for surface in SURFACES]
        pairs += [(name, "--plate", 7) for name in ("--on-plate", "--on-plate-2")]
        for name, surface, least in pairs:
            if name not in colours or surface not in colours:
                found.append(f"{scheme}: no {name} or {surface}")
            elif (ratio := contrast(colours[name], colours[surface])) < least:
                found.append(f"{scheme}: {name} on {surface} is {ratio:.2f}:1")
    return found


def lacking_landmarks(site: Site) -> list[str]:
    """R37: no skip link first, or no header, main and footer."""
    found = []
    for path, page in reading_pages(site):
        links = page.all("a")
        target = links[0].get("href", "") if links else ""
        main = page.all("main")
        if not target.startswith("#") or not main or main[0].get("id") != target[1:]:
            found.append(f"{path}: the first link leads to {target!r}")
        found += [f"{path}: {len(page.all(tag))} {tag}" for tag in ("header", "main", "footer") if len(page.all(tag)) != 1]
    return found


def unnamed_pictures(site: Site) -> list[str]:
    """R38, R50: an SVG that is neither silent nor named, that takes the focus, or that has a colour of its own."""
    found = []
    for path, page in site.pages.items():
        for svg in page.all(_SVG + "svg"):
            named = svg.get("role") == "img" and all(id_ in page.ids for id_ in (svg.get("aria-labelledby") or "?").split())
            found += [] if svg.get("aria-hidden") == "true" or named else [f"{path}: an svg without a name"]
            for each in svg.iter():
                if each.get("tabindex") is not None:
                    found.append(f"{path}: an svg that takes the focus")
                found += [f"{path}: {name}={value}" for name, value in each.items() if re.fullmatch(r"#[0-9a-fA-F]{3,8}", value)]
    return found


def untold_charts(site: Site) -> list[str]:
    """R39, R47, R49: a chart without title and subtitle, of fewer than two numbers, or with numbers that don't stand beside it as text."""
    found = []
    for path, page in reading_pages(site):
        for chart in page.all("figure"):
            if "chart" not in _class(chart):
                continue
            head = next(iter(chart.iter("figcaption")), None)
            title = next((words(each) for each in head if each.tag in ("h2", "h3")), "") if head is not None else ""
            subtitle = next((words(each) for each in head if each.tag == "p"), "") if head is not None else ""
            if not title or not subtitle:
                found.append(f"{path}: a chart without title or subtitle")
            if len(re.sub(r"[^一-鿿]", "", title)) > 22 or len(title.split()) > 15:
                found.append(f"{path}: the title {title!r} is too long")
            if "time" in _class(chart):
                found += _untold_over_time(path, page, chart)
                continue
            values = [each for each in chart.iter() if each.tag == "data" and words(each)]
            if len(values) < 2:
                found.append(f"{path}: {title!r} compares {len(values)} numbers")
            if any(True for _ in chart.iter(_SVG + "text")) or not any(True for _ in chart.iter("table")):
                found.append(f"{path}: the numbers of {title!r} are not a table beside it")
    return found


def _untold_over_time(path: str, page: Page, chart: Element) -> Iterator[str]:
    """The numbers in a chart over time that don't stand in the page's table; fewer than two columns and ticks."""
    told = {words(part) for table in page.all("table") for part in table.iter() if part.tag in ("data", "span")}
    for label in chart.iter(_SVG + "text"):
        if not any(words(label) in each for each in told) and "time" not in _class(label):
            yield f"{path}: {words(label)!r} stands in the chart alone"
    drawn = [each for each in chart.iter(_SVG + "rect") if {"under", "over"}.isdisjoint(_class(each))]
    if len(drawn) < 2:
        yield f"{path}: a chart over time of {len(drawn)} numbers"


def spoken_only(site: Site) -> list[str]:
    """R40: a name given to an element that no reader speaks it of."""
    return [
        f"{path}: <{each.tag} aria-label>"
        for path, page in site.pages.items()
        for each in page.root.iter()
        if each.get("aria-label") is not None and each.tag in ("span", "div", "p", "dd", "dt", "li", "td")
    ]


def movement(site: Site) -> list[str]:
    """R44: anything that moves by itself or glides."""
    pattern = re.compile(r"^(?:animation|transition|scroll-behavior|view-transition)")
    found = [
        f"{path}: {selector} {name}: {value}"
        for path, page in site.pages.items()
        for selector, name, value in _rules(style_of(page))
        if pattern.match(name) and value != "none"
    ]
    moving = ("marquee", "video", "audio", "animate", "blink")
    return found + [f"{path}: <{tag}>" for path, page in site.pages.items() for tag in moving if page.all(tag)]


def second_sites(site: Site) -> list[str]:
    """R46: a toolbar for accessibility, or another edition of the page for some readers: the one page is the accessible page."""
    return [f"{path}: <{tag}>" for path, page in reading_pages(site) for tag in ("button", "dialog") if page.all(tag)] + [
        f"{path}: <{element.tag} {name}={element.get(name)!r}>"
        for path, page in reading_pages(site)
        for element in page.root.iter()
        for name in ("class", "aria-controls")
        if re.search(r"a11y|accessib|elder|toolbar|wza", element.get(name) or "")
    ]


# Paper, sharing, finding


def wrong_titles(site: Site) -> list[str]:
    """R54: a title that is too long for what shows it, or that two addresses of one language share; copies of a page have its title."""
    found = []
    seen: dict[tuple[str, str], str] = {}
    for path, page in reading_pages(site):
        title = words(page.all("title")[0])
        columns = sum(2 if "\u2e80" <= each <= "\uffef" else 1 for each in title)
        if columns > LONGEST_TITLE:
            found.append(f"{path}: {columns} columns: {title!r}")
        if path.count("/") == 2:
            other = seen.setdefault((page.language, title), path)
            found += [f"{path} and {other}: {title!r}"] if other != path else []
    return found


def hidden_downloads(site: Site) -> list[str]:
    """R58, R59: a section or table that doesn't lead to CSV and JSON, or a home or section that doesn't lead to the table."""
    found = []
    for path, page in reading_pages(site):
        kind = kinds.kind(path, site.files[path])
        if path.count("/") != 2 or kind not in (kinds.HOME, kinds.SECTION, kinds.TABLE):
            continue
        links = [each.get("href", "") for each in page.all("a")]
        wanted = [".csv", "figures.json", *(["indicators.html"] if kind != kinds.TABLE else [])]
        found += [f"{path}: no link to {name}" for name in wanted if not any(link.endswith(name) for link in links)]
    return found


def hidden_sections(site: Site) -> list[str]:
    """R59: an edition's home that doesn't list all of its sections."""
    found = []
    for path, page in reading_pages(site):
        if kinds.kind(path, site.files[path]) == kinds.HOME and path.count("/") == 2:
            folder = path.rpartition("/")[0]
            links = {each.get("href", "").partition("#")[0] for each in page.all("a")}
            sections = [other.rpartition("/")[2] for other, _ in _sections(site) if other.rpartition("/")[0] == folder]
            found += [f"{path}: no link to {name}" for name in sections if name not in links]
    return found


def unfindable(site: Site) -> list[str]:
    """R60: a page that search engines are told to leave out, no icon, no not-found page, or a feed that is none."""
    found = []
    for path, page in reading_pages(site):
        if any("noindex" in (each.get("content") or "") for each in page.all("meta", name="robots")):
            found.append(f"{path}: noindex")
        icons = page.all("link", rel="icon")
        if not icons or not icons[0].get("href", "").startswith("data:image/"):
            found.append(f"{path}: no icon in the page")
    if "404.html" not in site.files:
        found.append("no 404.html")
    else:
        links = [each.get("href", "") for each in parse(site.files["404.html"]).all("a")]
        if relative := [each for each in links if "://" not in each and each != "/"]:
            found.append(f"404.html: links that depend on where it is shown: {relative}")
        if not links:
            found.append("404.html: leads nowhere")
    for path, data in site.files.items():
        if path.endswith("feed.xml") and ElementTree.fromstring(data).tag != "{http://www.w3.org/2005/Atom}feed":
            found.append(f"{path}: no Atom feed")
    return found


CHECKS = (
    lost_bounds, bare_signs, empty_facts, undefined_figures, lacking_imprint, widths_in_rem, foreign_fonts, typed_gaps, scripts, too_heavy,
    one_scheme, pale_tokens, lacking_landmarks, unnamed_pictures, untold_charts, spoken_only, movement, second_sites, wrong_titles,
    hidden_downloads, hidden_sections, unfindable,
)  # fmt: skip
