"""What must hold of documents for paper and of what ordinary pages have for it, told from the files alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import zxingcpp

from benchmarks.auditing import pages as kinds
from tests.crawl import Element, Page, Site, address, card_words, is_for_paper, parse, read, stated, words
from tests.crawl_sharing import reading_pages

_SVG = "{http://www.w3.org/2000/svg}"
DOTS = 4
"""of a picture, for each module of a code"""


class Code(NamedTuple):
    """A QR code as it is read from a page."""

    text: str
    """empty where there is none to be read"""
    level: str
    quiet: int
    """modules of white around it"""


def read_code(svg: str) -> Code:
    """The code in an `<svg>` whose dark modules are the second path's rows of one module's height."""
    side = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0])
    dark = re.findall(r' d="([^"]*)"', svg)[1]
    rows = [bytearray(b"\xff" * side * DOTS) for _ in range(side)]
    quiet = side
    for x, y, length in ((int(x), int(y), int(length)) for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", dark)):
        rows[y][x * DOTS : (x + length) * DOTS] = bytes(length * DOTS)
        quiet = min(quiet, x, y, side - x - length, side - y - 1)
    picture = memoryview(b"".join(bytes(row) * DOTS for row in rows)).cast("B", (side * DOTS, side * DOTS))
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return Code(found[0].text, found[0].ec_level, quiet) if found else Code("", "", quiet)


def _within(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if isinstance(each.tag, str) and name in (each.get("class") or "").split()]


def documents(site: Site) -> Iterator[tuple[str, Page]]:
    return ((path, page) for path, page in site.pages.items() if is_for_paper(path) and not page.is_stub)


def leaves(page: Page) -> list[Element]:
    return [each for each in page.all("section") if "leaf" in (each.get("class") or "").split()]


def _sections(site: Site, folder: str, page: Page) -> list[str]:
    """The pages of the sections of an edition in their order, as its home lists them."""
    home = parse(site.files[f"{folder}/index.html"])
    listed = [each for each in home.all("ol") if each.get("class") == "rows"]
    return [f"{folder}/{link.get('href')}" for each in listed for head in each.iter("h3") for link in head.iter("a")]


def lacking_documents(site: Site) -> list[str]:
    """Editions that have no document for paper in a language."""
    editions = sorted({each.edition for each in stated(site.root)})
    wanted = [f"{language['path']}/{edition}/print.html" for language in site.languages for edition in editions]
    return [f"{path} is missing" for path in wanted if path not in site.files]


def lost_on_paper(site: Site) -> list[str]:
    """R51: documents in which a text of a section's page is missing, or stands out of turn."""
    found = []
    for path, page in documents(site):
        folder = path.rpartition("/")[0]
        sections = _sections(site, folder, page)
        numbered = [each for each in leaves(page) if (each.get("id") or "").startswith("section_")]
        if len(numbered) != len(sections):
            found.append(f"{path}: {len(numbered)} sections, not {len(sections)}")
        for leaf, section in zip(numbered, sections, strict=False):
            rest = words(leaf)
            for text in _texts(parse(site.files[section])):
                _, at, after = rest.partition(text)
                if not at:
                    found.append(f"{path}: {section} says {text[:60]!r}, this does not or elsewhere")
                else:
                    rest = after
    return found


def _texts(page: Page) -> Iterator[str]:
    """What a section's page says, in its order: title, finding, summary, charts, figures, commitments."""
    main = page.all("main")[0]
    yield words(next(main.iter("h1")))
    for name in ("lead", "text"):
        yield from (words(each) for part in _within(main, name)[:1] for each in ([part] if name == "lead" else part))
    yield from (words(row) for chart in _within(main, "chart") for row in chart.iter("tr"))
    yield from (card_words(each) for each in main.iter("article"))
    # Beside it stands a link to itself, which paper has no use for.
    yield from (words(each) for part in _within(main, "commitments") for item in part for each in item.iter("p"))


def lost_terms(site: Site) -> list[str]:
    """R51: documents that don't explain each term of their sections exactly once, at the end."""
    found = []
    for path, page in documents(site):
        folder = path.rpartition("/")[0]
        explained = [words(each) for part in _within(page.root, "terms") for each in part]
        wanted = {text for section in _sections(site, folder, page) for text in _terms(parse(site.files[section]))}
        if sorted(explained) != sorted(wanted):
            found.append(f"{path}: explains {explained}, its sections {sorted(wanted)}")
    return found


def _terms(page: Page) -> Iterator[str]:
    """The terms that a section's page explains, without the ways back to its text."""
    for part in _within(page.all("main")[0], "terms"):
        for term in part:
            yield " ".join(words(each) for each in term if "back" not in (each.get("class") or ""))


def wrong_paper_figures(site: Site) -> list[str]:
    """R2, R51: figures that a document shows otherwise than the YAML states them, in a section or in the table of all."""
    found = []
    for path, page in documents(site):
        own = [each for each in stated(site.root) if each.edition == path.split("/")[1]]
        for leaf in leaves(page):
            rows = [row for row in leaf.iter("tr") if _within(row, "amount") and row.find("td") is not None]
            of_leaf = [each for each in own if leaf.get("id") in (f"section_{each.section.replace('_', '-')}", "page_indicators")]
            shown = list(leaf.iter("article")) or rows
            values = [next(each for each in item.iter() if each.get("class") == "quantity").get("value") or "" for item in shown]
            if sorted(values) != sorted(each.value for each in of_leaf):
                found.append(f"{path}: {leaf.get('id')} shows {values}")
            kinds = sorted(each.get("data-kind", "") for each in leaf.iter("article"))
            if kinds and kinds != sorted(each.kind for each in of_leaf):
                found.append(f"{path}: {leaf.get('id')} has kinds {kinds}")
    return found


def lost_contents(site: Site) -> list[str]:
    """R51: documents whose contents don't lead to each of their leaves in order, or whose cover doesn't say what they are."""
    found = []
    for path, page in documents(site):
        listed = [each.get("href") for part in (*page.all("ol"), *_within(page.root, "annexes")) for each in part.iter("a")]
        expected = [*(f"#{each.get('id')}" for each in leaves(page)), "#page_source"]
        if listed != expected:
            found.append(f"{path}: the contents lead to {listed}, not {expected}")
        cover = "".join(words(each) for each in _within(page.root, "cover"))
        head = read(site.root / "content" / path.split("/")[1] / "edition.yaml")
        wanted = [words(page.all("h1")[0]), str(int(head["date"][:4]))]
        found += [f"{path}: the cover doesn't say {each!r}" for each in wanted if each not in cover]
    return found


def wrong_codes(site: Site) -> list[str]:
    """R53: pages whose one code doesn't lead to their canonical address, or that don't write it beside; where none is known, any code."""
    found = []
    for path, page in reading_pages(site):
        codes = _within(page.root, "code")
        if not site.base_url:
            found += [f"{path}: a code without an address"] if codes or _within(page.root, "live") else []
            continue
        canonical = page.all("link", rel="canonical")[0].get("href", "")
        drawn = re.findall(r'<svg class="code".*?</svg>', site.files[path].decode(), re.DOTALL)
        if len(drawn) != 1 or len(codes) != 1:
            found.append(f"{path}: {len(drawn)} codes")
            continue
        code = read_code(drawn[0])
        beside = [words(each) for live in _within(page.root, "live") for each in _within(live, "address")]
        if (code.text, code.level) != (canonical, "M") or code.quiet < 4:
            found.append(f"{path}: the code says {code}, the address is {canonical}")
        if beside != [canonical]:
            found.append(f"{path}: beside the code stands {beside}")
    return found


def hidden_documents(site: Site) -> list[str]:
    """Homes, sections and tables that don't lead to the edition's document for paper."""
    found = []
    for path, page in reading_pages(site):
        kind = kinds.kind(path, b"")
        if path.count("/") == 2 and path.count(".") == 1 and kind not in (*kinds.OF_INDICATORS, kinds.PAPER, kinds.BRIEF, kinds.FIND):
            links = [each.get("href") for each in page.all("a")]
            found += [f"{path}: no link to print.html"] if "print.html" not in links else []
    return found


def unnumbered_sheets(site: Site) -> list[str]:
    """R52: pages whose style doesn't number their sheets, or that don't head the first one with date and address."""
    found = []
    for path, page in reading_pages(site):
        style = page.all("style")[0].text or ""
        if not re.search(r'@bottom-center \{ content: counter\(page\) " / " counter\(pages\)', style):
            found.append(f"{path}: no numbers")
        if kinds.kind(path, b"") in (kinds.PAPER, kinds.BRIEF) or path.count("/") != 2:
            continue
        head = " ".join(words(each) for each in _within(page.root, "dated"))
        if not re.search(r"\d{4}", head) or (site.base_url and address(site, "") not in head):
            found.append(f"{path}: the head says {head!r}")
    return found


CHECKS = (
    lacking_documents, lost_on_paper, lost_terms, wrong_paper_figures, lost_contents, wrong_codes, hidden_documents, unnumbered_sheets,
)  # fmt: skip
