"""What must hold of what pages tell of themselves to other programs: Open Graph, cards, facts in schema.org's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from benchmarks.auditing import pages as kinds
from microsite.read.picture_files import read_picture
from tests.crawl import Page, Site, address, is_for_paper, stated, words

LARGEST_CARD = 300_000
"""bytes"""
SHORTEST_DESCRIPTION = 50
"""characters, of a data set; search engines refuse shorter ones"""


def told(page: Page) -> dict[str, list[str]]:
    """The page's properties for shared links."""
    found: dict[str, list[str]] = {}
    for each in page.all("meta"):
        name = each.get("property") or each.get("name") or ""
        if name.startswith(("og:", "twitter:")):
            found.setdefault(name, []).append(each.get("content", ""))
    return found


def reading_pages(site: Site) -> Iterator[tuple[str, Page]]:
    return ((path, page) for path, page in site.pages.items() if path != "404.html" and not page.is_stub)


def wrong_sharing(site: Site) -> list[str]:
    """Open Graph that is not whole where the address is known, not absolute, or speaks another language than the page."""
    found = []
    for path, page in reading_pages(site):
        og = told(page)
        title, description = words(page.all("title")[0]), page.all("meta", name="description")[0].get("content")
        always = {"og:title": [title], "og:description": [description], "og:type": og.get("og:type", []) or ["website"]}
        found += [f"{path}: {name} is {og.get(name)}" for name, value in always.items() if og.get(name) != value]
        locales = og.get("og:locale", [])
        if any(locale.split("_")[0] != page.language.split("-")[0] for locale in locales) or len(locales) > 1:
            found.append(f"{path}: og:locale {locales} on a page in {page.language}")
        if locales and set(locales) & set(og.get("og:locale:alternate", [])):
            found.append(f"{path}: its own locale is an alternate")
        canonical = page.all("link", rel="canonical")[0].get("href") if page.all("link", rel="canonical") else None
        if og.get("og:url", []) != ([canonical] if site.base_url else []):
            found.append(f"{path}: og:url {og.get('og:url')}")
        found += [f"{path}: {fault}" for fault in _card_faults(site, path, og)]
    return found


def _card_faults(site: Site, path: str, og: dict[str, list[str]]) -> Iterator[str]:
    parts = path.split("/")
    of_indicators = parts[1:2] == ["indicators"]
    edition = parts[1] if len(parts) == 3 and not of_indicators else max(each.edition for each in stated(site.root))
    language = parts[0] if len(parts) > 1 else site.languages[0]["path"]
    file = f"assets/sharing/{edition}.{language}.png"
    # A page of no edition has no card. The page to find things on in the folder of a language is the newest edition's.
    of_edition = not of_indicators and (len(parts) == 3 or path.endswith(("index.html", "find.html")))
    expected = [address(site, file)] if site.base_url and file in site.files and of_edition else []
    if og.get("og:image", []) != expected:
        yield f"og:image {og.get('og:image')}, expected {expected}"
    elif expected:
        picture = site.files[file]
        if len(picture) > LARGEST_CARD:
            yield f"{file} has {len(picture)} bytes"
        size = read_picture(picture).width, read_picture(picture).height
        if [og.get("og:image:width"), og.get("og:image:height")] != [[str(side)] for side in size] or size != (1200, 630):
            yield f"{file} is {size}, told as {og.get('og:image:width')}"
        if not all(og.get("og:image:alt", [""])) or og.get("twitter:card") != ["summary_large_image"]:
            yield "a card without its words"


def facts(page: Page) -> list[dict[str, Any]]:
    """The nodes of the page's facts."""
    nodes: list[dict[str, Any]] = []
    for each in page.all("script", type="application/ld+json"):
        read = json.loads(each.text or "", parse_float=Decimal)
        nodes += read.get("@graph", [read])
    return nodes


_WANTED = {
    "Report": {"name", "description", "inLanguage", "isBasedOn"},
    "Dataset": {"name", "description", "creator", "variableMeasured", "distribution", "temporalCoverage", "isPartOf"},
    "Article": {"headline", "description", "inLanguage", "isPartOf"},
}


def wrong_facts(site: Site) -> list[str]:
    """Facts for programs that are missing, that contradict the page or the content, or that call the authority the site's maker."""
    found = []
    values = {value for each in stated(site.root) for value in (each.value, each.start, each.end) if value}
    numbers = {Decimal(value) for value in values}
    authority = "authority:" in (site.root / "content" / "site.yaml").read_text("utf-8")
    for path, page in reading_pages(site):
        nodes = {node["@type"]: node for node in facts(page)}
        kind = kinds.kind(path, site.files[path])
        home = kind == kinds.HOME
        section = any(each.get("class", "").startswith("commitments") or each.get("id") == "page_figures" for each in page.root.iter())
        expected = {"Report", "Dataset"} if home else {"Article"} if section and path.count(".") == 1 else set(nodes)
        expected = {"Dataset"} if kind == kinds.INDICATOR else expected - ({"Article"} if is_for_paper(path) else set())
        expected |= {"GovernmentOrganization"} if home and authority else set()
        if set(nodes) != expected:
            found.append(f"{path}: facts of {sorted(nodes)}, expected {sorted(expected)}")
        for type_, node in nodes.items():
            lacking = _WANTED.get(type_, set()) - node.keys()
            if kind == kinds.INDICATOR and not any(re.search(r"\d{4}", words(each)) for each in page.all("span", **{"class": "period"})):
                lacking -= {"temporalCoverage"}  # an ambition without a date
            found += [f"{path}: {type_} lacks {sorted(lacking)}"] if lacking else []
            if node.get("inLanguage", page.language) != page.language:
                found.append(f"{path}: {type_} in {node['inLanguage']}")
        shown = " ".join(words(each) for each in page.all("main"))
        for name in [*_said(nodes.get("Dataset", {})), *([nodes["Article"]["headline"]] if "Article" in nodes else [])]:
            if " ".join(name.split()) not in shown:
                found.append(f"{path}: {name!r} is not on the page")
        data = nodes.get("Dataset", {})
        if data and len(data.get("description", "")) < SHORTEST_DESCRIPTION:
            found.append(f"{path}: a data set described in {len(data['description'])} characters")
        for each in data.get("variableMeasured", []):
            amounts = [each[name] for name in ("value", "minValue", "maxValue") if name in each]
            if not amounts or any(Decimal(amount) not in numbers for amount in amounts):
                found.append(f"{path}: {each['name']} is {amounts}, which nothing states")
        government = nodes.get("GovernmentOrganization", {}).get("name")
        makers = [node.get(role, {}).get("name") for node in nodes.values() for role in ("publisher", "creator")]
        if government and government in makers:
            found.append(f"{path}: the authority is called the maker of the site")
        for download in data.get("distribution", []):
            target = re.sub(r"^.*?(?=data/)", "", download["contentUrl"])
            if target not in site.files:
                found.append(f"{path}: {download['contentUrl']} is not there")
    return found


def _said(data: dict[str, Any]) -> list[str]:
    return [each["name"] for each in data.get("variableMeasured", [])]


def running_scripts(page: Page) -> list[str]:
    """Scripts that a browser would run; data blocks are none."""
    return [each.text or each.get("src", "") for each in page.all("script") if each.get("type") != "application/ld+json"]
