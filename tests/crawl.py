"""What must hold of a built site, as functions from its files to a list of what is wrong: so that a planted fault can be seen to be found.

The pages are read by an HTML5 parser and the content by a YAML parser, both strangers to the generator.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import itertools
import json
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import yaml

Element = ElementTree.Element


class Run(NamedTuple):
    """A text, or an attribute that is read out, with the language that a browser takes it to be in."""

    text: str
    language: str
    tag: str
    attribute: str = ""


class Page(NamedTuple):
    """A page as a browser would see it."""

    root: Element
    errors: tuple[str, ...]
    runs: tuple[Run, ...]

    @property
    def language(self) -> str:
        return self.root.get("lang", "")

    def all(self, tag: str, **attributes: str) -> list[Element]:
        return [each for each in self.root.iter(tag) if all(each.get(name) == value for name, value in attributes.items())]

    @property
    def ids(self) -> list[str]:
        return [id_ for each in self.root.iter() if (id_ := each.get("id")) is not None]

    @property
    def is_stub(self) -> bool:
        return any(each.get("http-equiv") == "refresh" for each in self.all("meta"))


_SILENT = {"style", "script", "template"}
_SPOKEN = ("aria-label", "title", "alt", "placeholder")


@lru_cache(maxsize=4096)
def parse(data: bytes) -> Page:
    """The page that these bytes are."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(data, transport_encoding="utf-8")
    errors = tuple(f"{position[0]}:{position[1]} {code} {facts}" for position, code, facts in parser.errors)
    return Page(root, errors, tuple(_runs(root, "")))


def _runs(element: Element, language: str) -> Iterator[Run]:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    language = element.get("lang", language)
    for name in _SPOKEN:
        if element.get(name):
            yield Run(element.get(name, ""), language, element.tag, name)
    if element.tag == "meta" and (
        element.get("name") == "description" or element.get("property") in ("og:title", "og:description", "og:site_name")
    ):
        content = element.get("content", "")
        if not content.startswith(("http://", "https://")):
            yield Run(content, language, "meta", element.get("property") or "description")
    if element.text and element.text.strip():
        yield Run(element.text, language, element.tag)
    for child in element:
        yield from _runs(child, language)
        if child.tail and child.tail.strip():
            yield Run(child.tail, language, element.tag)


def words(element: Element) -> str:
    """All text in an element, blanks joined."""
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True)
class Site:
    """A built site with the root that it was made from."""

    files: Mapping[str, bytes]
    root: Path
    base_url: str = ""

    @property
    def pages(self) -> dict[str, Page]:
        return {path: parse(data) for path, data in sorted(self.files.items()) if path.endswith(".html")}

    @property
    def languages(self) -> list[dict[str, str]]:
        return [{"tag": each["path"], **each} for each in read(self.root / "content" / "site.yaml")["languages"]]

    def changed(self, path: str, old: str, new: str, count: int = 1) -> Site:
        """The same site with one text in one file replaced; what is replaced must be there."""
        text = self.files[path].decode()
        assert old in text, f"{path} has no {old!r}"
        return replace(self, files={**self.files, path: text.replace(old, new, count).encode()})

    def without(self, path: str) -> Site:
        assert path in self.files
        return replace(self, files={other: data for other, data in self.files.items() if other != path})

    def having(self, path: str, data: bytes) -> Site:
        return replace(self, files={**self.files, path: data})


def load(output: Path, root: Path, base_url: str = "") -> Site:
    """The site in a folder."""
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}
    return Site(files, root, base_url)


def read(path: Path) -> dict:  # type: ignore[type-arg]
    """A YAML file, every scalar as it was typed."""
    return _parsed(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=500)
def _parsed(text: str) -> dict:  # type: ignore[type-arg]
    return yaml.load(text, Loader=yaml.BaseLoader)


# Form


def broken_html(site: Site) -> list[str]:
    """What a strict HTML5 parser minds."""
    return [f"{path}: {error}" for path, page in site.pages.items() for error in page.errors]


_VOID = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]


def unclosed(site: Site) -> list[str]:
    """Elements left open or closed out of turn: HTML allows some of that, this house does not."""
    from html.parser import HTMLParser

    found = []

    class Nesting(HTMLParser):
        def __init__(self, path: str) -> None:
            super().__init__()
            self.path, self.open = path, list[str]()

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in _VOID:
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if not self.open or self.open.pop() != tag:
                found.append(f"{self.path}:{self.getpos()[0]}: </{tag}>")

    for path in site.pages:
        nesting = Nesting(path)
        nesting.feed(site.files[path].decode())
        nesting.close()
        found += [f"{path}: <{tag}> is never closed" for tag in nesting.open]
    return found


def duplicate_ids(site: Site) -> list[str]:
    return [
        f"{path}: id {id_!r}"
        for path, page in site.pages.items()
        for id_ in sorted({each for each in page.ids if page.ids.count(each) > 1})
    ]


def loose_labels(site: Site) -> list[str]:
    """aria-labelledby and its like that name nothing on the page."""
    return [
        f"{path}: {name}={value!r}"
        for path, page in site.pages.items()
        for element in page.root.iter()
        for name in ("aria-labelledby", "aria-describedby", "for")
        for value in (element.get(name) or "").split()
        if value not in page.ids
    ]


def disordered_headings(site: Site) -> list[str]:
    """Not exactly one h1, first; or a level left out."""
    found = []
    for path, page in site.pages.items():
        levels = [int(each.tag[1]) for each in page.root.iter() if isinstance(each.tag, str) and re.fullmatch("h[1-6]", each.tag)]
        if levels[:1] != [1] or levels.count(1) != 1:
            found.append(f"{path}: headings begin {levels[:3]}, with {levels.count(1)} h1")
        found += [f"{path}: h{before} is followed by h{after}" for before, after in itertools.pairwise(levels) if after > before + 1]
        found += [
            f"{path}: an empty {each.tag}" for each in page.root.iter() if each.tag in ("h1", "h2", "h3", "title") and not words(each)
        ]
    return found


def lacking_head(site: Site) -> list[str]:
    """Pages without a title, and reading pages without a description or a main landmark."""
    found = []
    for path, page in site.pages.items():
        if not any(words(each) for each in page.all("title")):
            found.append(f"{path}: no title")
        if len(page.all("main")) != 1:
            found.append(f"{path}: {len(page.all('main'))} main elements")
        if path != "404.html" and not page.is_stub and not any(each.get("content") for each in page.all("meta", name="description")):
            found.append(f"{path}: no description")
    return found


def leftovers(site: Site) -> list[str]:
    """Words of a program where a reader's should be."""
    pattern = re.compile(r"^\s*None\s*$|\bundefined\b|\bnan\b|\bText\(|\{[a-z_.]+\}|\{\{|\}\}|&(?:amp|lt|gt|quot|#)|\ufffd")
    return [f"{path}: {run.text.strip()!r}" for path, page in site.pages.items() for run in page.runs if pattern.search(run.text)]


# Links


def resolve(page: str, href: str) -> str:
    """The file that a relative link leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(urlsplit(href).path))) if urlsplit(href).path else page


def _hrefs(page: Page) -> Iterator[tuple[Element, str]]:
    for element in page.root.iter():
        if isinstance(element.tag, str):
            for name in ("href", "src", "action", "cite", "data", "poster", "srcset"):
                if element.get(name) is not None:
                    yield element, element.get(name, "")
            if element.tag == "meta" and element.get("http-equiv") == "refresh":
                yield element, element.get("content", "").partition("url=")[2]


def dead_links(site: Site) -> list[str]:
    """Links to files that are not there, to folders, or to fragments that their page lacks."""
    found = []
    for path, page in site.pages.items():
        for element, href in _hrefs(page):
            parts = urlsplit(href)
            own = site.base_url and href.startswith(site.base_url)
            if (parts.scheme and not own) or (path == "404.html" and href == "/" and not site.base_url):
                continue
            target = href[len(site.base_url.rstrip("/")) + 1 :].partition("#")[0] if own else resolve(path, href)
            if href.endswith("/") or not target or target.startswith((".", "/")) or target not in site.files:
                found.append(f"{path}: <{element.tag}> leads to {href!r}")
            elif parts.fragment and target.endswith(".html") and parts.fragment not in parse(site.files[target]).ids:
                found.append(f"{path}: {href!r} has no such place")
    return found


def unreachable(site: Site) -> list[str]:
    """Files that no chain of links from the root page leads to; old addresses and the not-found page are meant to be such."""
    seen, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in seen or path not in site.files:
            continue
        seen.add(path)
        if path.endswith(".html"):
            todo += [
                resolve(path, href)
                for element, href in _hrefs(parse(site.files[path]))
                if element.tag in ("a", "img") and not urlsplit(href).scheme
            ]
    silent = {"404.html", "manifest.json", "sitemap.xml"}
    return [
        path
        for path in sorted(site.files)
        if path not in seen | silent
        and not path.startswith(("data/latest/", "assets/sharing/"))
        and not _is_former_download(site, path)
        and not (path.endswith(".html") and (parse(site.files[path]).is_stub or _is_copy(site, path)))
    ]


def _is_former_download(site: Site, path: str) -> bool:
    """A download of an indicator that has another id now: its page at the same name leads to the present one."""
    name = path.rpartition("/")[2].rpartition(".")[0]
    page = f"{site.languages[0]['path']}/indicators/{name}.html"
    return "/indicators/" in path and page in site.files and parse(site.files[page]).is_stub


def _is_copy(site: Site, path: str) -> bool:
    """The entrances, which show the newest edition's home at an address of their own."""
    return path == "index.html" or (path.count("/") == 1 and path.endswith("/index.html"))


def is_for_paper(path: str) -> bool:
    """An edition as one document for paper, such as `en/2024/print.html`."""
    return path.endswith("/print.html")


def _is_side_by_side(site: Site, path: str) -> bool:
    """A section in two languages, such as `en/2024/economy.zh.html`."""
    return path.endswith(f".{site.languages[0]['path']}.html")


def alone(path: str) -> str:
    """The page of a section that stands side by side with another language at `path`."""
    return path.rsplit(".", 2)[0] + ".html"


def foreign_hosts(site: Site) -> list[str]:
    """Whatever makes a browser ask another host, or this one again, before a reader follows a link; pictures of the site's own may."""
    found = []
    for path, page in site.pages.items():
        for element, href in _hrefs(page):
            passive = (
                element.tag in ("a", "area")
                or (element.tag == "link" and element.get("rel") in ("canonical", "alternate"))
                or element.tag == "meta"
                or (element.tag == "img" and urlsplit(href)[:2] == ("", "") and resolve(path, href) in site.files)
            )
            if not passive and not href.startswith("data:"):
                found.append(f"{path}: <{element.tag}> loads {href!r}")
        for style in page.all("style"):
            found += [
                f"{path}: the style loads {url!r}"
                for url in re.findall(r"url\(\s*['\"]?([^#'\"][^'\")]*)|@import\s+([^;]+)", style.text or "")
                if url
            ]
    return found


# Languages


def lone_pages(site: Site) -> list[str]:
    """Pages whose link to another language is missing, leads elsewhere than to the same page, or is not returned."""
    found = []
    tags = {each["path"]: each["tag"] for each in site.languages}
    for path, page in site.pages.items():
        if path == "404.html" or page.is_stub:
            continue
        own = path.split("/")[0] if path != "index.html" else site.languages[0]["path"]
        if page.language != tags.get(own):
            found.append(f"{path}: its lang is {page.language!r}")
        links = {each.get("hreflang"): resolve(path, each.get("href", "")) for each in page.all("a") if each.get("hreflang")}
        for other, tag in tags.items():
            if other == own:
                continue
            expected = f"{other}/index.html" if path == "index.html" else other + path[len(own) :]
            if _is_side_by_side(site, path) and other == site.languages[0]["path"]:
                expected = other + alone(path)[len(own) :]
            if links.get(tag) != expected:
                found.append(f"{path}: its {tag} link leads to {links.get(tag)}, not {expected}")
            elif expected in site.files and parse(site.files[expected]).language != tag:
                found.append(f"{path}: {expected} is not in {tag}")
        for each in page.all("a"):
            if each.get("hreflang") and each.get("hreflang") != each.get("lang"):
                found.append(f"{path}: the link to {each.get('hreflang')} is marked {each.get('lang')!r}")
        others = [other for other in tags if not _is_side_by_side(site, path) or other != site.languages[0]["path"]]
        counterparts = [other + path[len(own) :] for other in others] if path != "index.html" else []
        found += [f"{path}: {other} is missing" for other in counterparts if other not in site.files]
    return found


def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    return next(
        (
            script
            for prefix, script in (("CJK", "Han"), ("ARABIC", "Arab"), ("LATIN", "Latn"), ("FULLWIDTH LATIN", "Latn"))
            if name.startswith(prefix)
        ),
        "",
    )


_SCRIPTS = {"zh": "Han", "ar": "Arab"}
# Two words of small letters, or a longer one: not an abbreviation, a unit or a paragraph's number.
_LATIN_TEXT = re.compile(r"[A-Za-zÀ-ÿ]{2,} [a-zà-ÿ]{2,}|\b[a-zà-ÿ]{4,}\b")


def unmarked_runs(site: Site) -> list[str]:
    """Texts in a script that their language isn't written in."""
    found = []
    for path, page in site.pages.items():
        for run in page.runs:
            if run.attribute.endswith("description") and any(quantity in run.text for quantity in _marked_quantities(page)):
                continue  # an attribute can't say that a quantity in it is in another language, as the page itself does
            script = _SCRIPTS.get(run.language.split("-")[0], "Latn")
            if not run.language:
                found.append(f"{path}: no language for {run.text!r}")
            if script != "Latn" and _LATIN_TEXT.search(re.sub(r"https?://\S+", "", run.text)):
                found.append(f"{path}: {run.language}: {run.attribute} {run.text.strip()!r}")
            if any(_script(character) not in ("", script, "Latn") for character in run.text):
                found.append(f"{path}: {run.language}: {run.attribute} {run.text.strip()!r}")
    return found


def _marked_quantities(page: Page) -> set[str]:
    """The quantities that stand on the page in a language of their own."""
    elements = [*page.all("data"), *page.all("span")]
    return {"".join(each.itertext()) for each in elements if each.get("class") == "quantity" and each.get("lang")}


def _alternates(page: Page) -> dict[str, str]:
    return {tag: each.get("href", "") for each in page.all("link", rel="alternate") if (tag := each.get("hreflang"))}


def _canonical(page: Page) -> str | None:
    links = page.all("link", rel="canonical")
    return links[0].get("href") if len(links) == 1 else None if not links else "several"


def address(site: Site, path: str) -> str:
    return f"{site.base_url.rstrip('/')}/{path}"


def one_sided_alternates(site: Site) -> list[str]:
    """Canonical and hreflang links that don't agree with those of the pages that they name."""
    found = []
    by_address = {address(site, path): page for path, page in site.pages.items()}
    default = site.languages[0]["tag"]
    for path, page in site.pages.items():
        own, canonical, others = address(site, path), _canonical(page), _alternates(page)
        if not site.base_url:
            found += [f"{path}: an absolute address without a base"] if canonical or others else []
            continue
        if path == "404.html":
            continue
        if page.is_stub:
            target = next(href for element, href in _hrefs(page) if element.tag == "meta")
            if canonical != address(site, resolve(path, target)):
                found.append(f"{path}: the stub's canonical is {canonical}")
            continue
        if canonical not in by_address:
            found.append(f"{path}: its canonical is {canonical}")
        elif _is_side_by_side(site, path):
            if canonical != address(site, alone(path)) or others:
                found.append(f"{path}: its canonical is {canonical}, its alternates {sorted(others)}")
        elif is_for_paper(path) or path.endswith("/brief.html"):
            if canonical != address(site, path.rpartition("/")[0] + "/index.html") or others:
                found.append(f"{path}: its canonical is {canonical}, its alternates {sorted(others)}")
        elif canonical != own:
            if not _is_copy(site, path) or _canonical(by_address[canonical]) != canonical or others:
                found.append(f"{path}: its canonical {canonical} is not its own")
            elif by_address[canonical].language != page.language:
                found.append(f"{path}: its canonical is in another language")
        else:
            if set(others) != {each["tag"] for each in site.languages} | {"x-default"}:
                found.append(f"{path}: alternates {sorted(others)}")
            if others.get(page.language) != own:
                found.append(f"{path}: it is not its own {page.language} alternate")
            if others.get("x-default") != others.get(default):
                found.append(f"{path}: x-default is {others.get('x-default')}")
            for tag, href in others.items():
                if href not in by_address:
                    found.append(f"{path}: alternate {href} is missing")
                elif _alternates(by_address[href]) != others:
                    found.append(f"{path}: alternate {href} does not return")
                elif tag != "x-default" and by_address[href].language != tag:
                    found.append(f"{path}: alternate {href} is not in {tag}")
    return found


_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def wrong_sitemap(site: Site) -> list[str]:
    """A sitemap that does not name exactly the pages that are their own canonical, each with its alternates."""
    if not site.base_url:
        return ["a sitemap without a base"] if "sitemap.xml" in site.files else []
    if "sitemap.xml" not in site.files:
        return ["no sitemap"]
    root = ElementTree.fromstring(site.files["sitemap.xml"])
    listed = {
        url.findtext(f"{_SITEMAP}loc", ""): {each.get("hreflang", ""): each.get("href", "") for each in url.iter(f"{_XHTML}link")}
        for url in root.iter(f"{_SITEMAP}url")
    }
    expected = {
        address(site, path): _alternates(page)
        for path, page in site.pages.items()
        if not page.is_stub and _canonical(page) == address(site, path)
    }
    found = [f"missing: {each}" for each in sorted(expected.keys() - listed.keys())] + [
        f"too much: {each}" for each in sorted(listed.keys() - expected.keys())
    ]
    found += [f"{each}: {listed[each]}" for each in sorted(expected.keys() & listed.keys()) if listed[each] != expected[each]]
    found += [f"lastmod {each.text}" for each in root.iter(f"{_SITEMAP}lastmod") if not re.fullmatch(r"\d{4}-\d\d-\d\d", each.text or "")]
    return found


# Safety


def _source(text: str | None) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256((text or '').encode()).digest()).decode()}'"


def unsafe(site: Site) -> list[str]:
    """Scripts (but the two filters), handlers, style attributes; a policy that is not second in the head, or does not know the style."""
    found = []
    for path, page in site.pages.items():
        scripts: list[str] = []
        for element in page.root.iter():
            if not isinstance(element.tag, str):
                continue
            if element.tag == "script" and element.get("type") == "application/ld+json":
                continue  # data, which no browser runs
            if element.tag == "script" and path.endswith(("/indicators.html", "/find.html")) and not element.attrib:
                scripts.append(_source(element.text))
            elif element.tag in ("script", "iframe", "object", "embed", "form", "base"):
                found.append(f"{path}: <{element.tag}>")
            found += [f"{path}: {name}={value!r}" for name, value in element.items() if name == "style" or name.startswith("on")]
            found += [
                f"{path}: {name}={value!r}"
                for name, value in element.items()
                if value.strip().lower().startswith(("javascript:", "vbscript:"))
            ]
        head = page.all("head")[0]
        styles = page.all("style")
        if len(styles) != 1:
            found.append(f"{path}: {len(styles)} styles")
            continue
        digest = _source(styles[0].text)
        if len(scripts) > 1:
            found.append(f"{path}: {len(scripts)} scripts")
        allowed = "".join(f"script-src {each}; " for each in scripts)
        images = "img-src 'self' data:" if page.all("img") else "img-src data:"
        expected = f"default-src 'none'; style-src {digest}; {allowed}{images}; connect-src 'self'; base-uri 'none'; form-action 'none'"
        first, second = [*head][:2]
        if first.get("charset") != "utf-8" or second.get("http-equiv") != "Content-Security-Policy":
            found.append(f"{path}: the head begins with {dict(first.items())} {dict(second.items())}")
        elif second.get("content") != expected:
            found.append(f"{path}: policy {second.get('content')}, style {digest}")
    return found


def wrong_pictures(site: Site) -> list[str]:
    """Pictures that the content names and a page doesn't show; that lead nowhere, lack words or credit, or would make the text jump; files
    of pictures that no page shows."""
    found = []
    named: dict[str, str] = {}
    for path in sorted((site.root / "content").glob("*/*.yaml")):
        section = read(path)
        if "picture" in section and section.get("draft") != "true":
            name = "index.html" if path.stem == "edition" else f"{path.stem.replace('_', '-')}.html"
            named[f"{path.parent.name}/{name}"] = f"assets/{section['picture']['file']}"
    for language in site.languages:
        for page, file in named.items():
            shown = [
                posixpath.normpath(posixpath.join(language["path"], posixpath.dirname(page), each))
                for each in _images(site, f"{language['path']}/{page}")
            ]
            if shown != [file]:
                found.append(f"{language['path']}/{page}: {shown}, not {file}")
    used = set()
    for path, document in site.pages.items():
        for image in document.all("img"):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), image.get("src", "")))
            used.add(file)
            if file not in site.files or image.get("src", "").startswith("/"):
                found.append(f"{path}: {image.get('src')} leads nowhere")
            elif (image.get("width"), image.get("height")) != _size(site.files[file]):
                found.append(f"{path}: {image.get('src')} is told as {image.get('width')} × {image.get('height')}")
            if not image.get("alt"):
                found.append(f"{path}: {image.get('src')} without words")
        pictures = [each for each in document.all("figure") if each.get("class") == "picture"]
        if sum(len(list(each.iter("img"))) for each in pictures) != len(document.all("img")):
            found.append(f"{path}: a picture by itself")
        for figure in pictures:
            if not any(each.get("class") == "credit" and words(each) for each in figure.iter("p")):
                found.append(f"{path}: a picture without credit")
    found += [f"{path}: shown nowhere" for path in sorted(site.files) if path.startswith("assets/pictures/") and path not in used]
    return found


def _images(site: Site, path: str) -> list[str]:
    return [each.get("src", "") for each in parse(site.files[path]).all("img")] if path in site.files else []


def _size(picture: bytes) -> tuple[str, str]:
    """Width and height as the first bytes of a PNG, or of a WebP of the extended form, have them."""
    if picture.startswith(b"\x89PNG"):
        return str(int.from_bytes(picture[16:20])), str(int.from_bytes(picture[20:24]))
    assert picture[8:16] == b"WEBPVP8X", "another kind of picture: teach this function"
    return str(int.from_bytes(picture[24:27], "little") + 1), str(int.from_bytes(picture[27:30], "little") + 1)


# Figures


class Stated(NamedTuple):
    """A figure as the YAML states it."""

    edition: str
    section: str
    id: str
    indicator: str
    kind: str
    value: str
    start: str
    end: str


def stated(root: Path) -> list[Stated]:
    """Every figure of every edition that is no draft, in no particular order."""
    found = []
    present = {
        former: each["id"] for each in read(root / "content" / "indicators.yaml")["indicators"] for former in each.get("formerly", ())
    }
    for path in sorted((root / "content").glob("*/*.yaml")):
        section = read(path)
        if path.stem == "edition" or section.get("draft") == "true":
            continue
        for each in section.get("figures", ()):
            indicator = present.get(each["indicator"], each["indicator"])
            values = (each.get(name, "") for name in ("value", "from", "to"))
            found.append(Stated(path.parent.name, path.stem, each["id"], indicator, each["kind"], *values))
    return found


def wrong_figures(site: Site) -> list[str]:
    """Figures of the YAML that a page, the table, or a download leaves out or states otherwise; and what none of the YAML states."""
    found = []
    figures = stated(site.root)
    for language in site.languages:
        for edition in sorted({each.edition for each in figures}):
            own = [each for each in figures if each.edition == edition]
            table = parse(site.files[f"{language['path']}/{edition}/indicators.html"])
            (indicators,) = table.all("table", **{"class": "indicators"})
            rows = [row for body in indicators.iter("tbody") for row in body.iter("tr") if row.get("class") != "group"]
            shown = sorted(_shown(row) for row in rows)
            if shown != sorted(each.value for each in own):
                found.append(f"{language['path']}/{edition}/indicators.html: {shown}")
            for section in sorted({each.section for each in own}):
                path = f"{language['path']}/{edition}/{section.replace('_', '-')}.html"
                if path not in site.files:
                    found.append(f"{path} is missing")
                    continue
                cards = {each.get("id"): each for each in parse(site.files[path]).all("article")}
                expected = {each.id.replace("_", "-"): each for each in own if each.section == section}
                if set(cards) != set(expected):
                    found.append(f"{path}: cards {sorted(map(str, cards))}, figures {sorted(expected)}")
                for id_ in cards.keys() & expected.keys():
                    found += [f"{path}#{id_}: {fault}" for fault in _card_faults(cards[id_], expected[id_])]
    found += _wrong_quantities(site, figures)
    for folder in [*sorted({each.edition for each in figures}), "latest"]:
        edition = max(each.edition for each in figures) if folder == "latest" else folder
        own = sorted((each for each in figures if each.edition == edition), key=lambda each: (each.section, each.id))
        found += _wrong_downloads(site, f"data/{folder}", [tuple(each) for each in own])
    return found


def card_words(card: Element) -> str:
    """What a card says wherever it is shown, without the definition, the place and the links beside it."""
    body = next((each for each in card if each.get("class") == "body"), card)
    return " ".join(words(each) for each in body if each.get("class") not in ("facts", "place") and words(each))


def _quantity(element: Element) -> Element:
    return next(each for each in element.iter() if each.get("class") == "quantity")


def _shown(element: Element) -> str:
    return _quantity(element).get("value") or ""


def _card_faults(card: Element, figure: Stated) -> list[str]:
    main = next(each for each in card.iter("p") if (each.get("class") or "").startswith("figure"))
    found = [] if _shown(main) == figure.value else [f"shows {_shown(main)!r}, stated {figure.value!r}"]
    found += [] if words(_quantity(main)) else ["an empty quantity"]
    found += [] if _quantity(main).tag == ("data" if figure.value else "span") else [f"a {_quantity(main).tag}"]
    found += [] if card.get("data-kind") == figure.kind else [f"kind {card.get('data-kind')}, stated {figure.kind}"]
    for part in ("kind", "period", "place"):
        if not any(words(each) for each in card.iter() if part in (each.get("class") or "").split()):
            found.append(f"no {part}")
    found += [] if any(words(each) for each in card.iter("h3")) else ["no label"]
    return found


def _wrong_quantities(site: Site, figures: list[Stated]) -> list[str]:
    """Machine-readable values anywhere that nothing states."""
    known = {each.value for each in figures if each.value}
    return [
        f"{path}: {value!r}" for path, page in site.pages.items() for each in page.all("data") if (value := each.get("value")) not in known
    ]


def _wrong_downloads(site: Site, folder: str, expected: list[tuple[str, ...]]) -> list[str]:
    table = list(csv.DictReader(io.StringIO(site.files[f"{folder}/figures.csv"].decode("utf-8-sig"))))
    # Digits as they are written, not what a float makes of them.
    document = json.loads(site.files[f"{folder}/figures.json"], parse_float=str, parse_int=str)
    names = ("edition", "section", "figure", "indicator", "kind", "value", "from", "to")
    found = []
    for name, rows in (("csv", table), ("json", document["figures"])):
        stated_there = sorted((tuple(row[name] or "" for name in names) for row in rows), key=lambda row: (row[1], row[2]))
        if stated_there != expected:
            found.append(f"{folder}/figures.{name}: {stated_there}")
    return found


def uneven_pairs(site: Site) -> list[str]:
    """Sections side by side in which a row lacks one of its languages, or which leave out or add something."""
    found = []
    for path, page in site.pages.items():
        if page.is_stub or not _is_side_by_side(site, path):
            continue
        other = site.languages[0]["tag"]
        rows = [each for each in page.root.iter() if "pair" in (each.get("class") or "").split()]
        cells = [[cell for cell in row if cell.tag != "span"] for row in rows]
        languages = [[cell.get("lang", page.language) for cell in row] for row in cells]
        found += [f"{path}: {each} in one row" for each in languages if each not in ([page.language, other], [page.language])]
        found += [f"{path}: an empty cell" for row in cells for cell in row if not words(cell)]
        for language, own in ((0, alone(path)), (1, site.languages[0]["path"] + alone(path)[alone(path).index("/") :])):
            section = parse(site.files[own])
            shown = [card_words(row[language]) for row in cells if len(row) == 2 and row[language].tag == "article"]
            expected = [each for each in section.all("article") if each.get("data-kind")]
            if len(shown) != len(expected):
                found.append(f"{path}: {len(shown)} figures, not {len(expected)} as on {own}")
            for text, article in zip(shown, expected, strict=False):
                # A text that falls back on the section's own page is not shown twice here.
                falls_back = language == 0 and any(each.get("lang") == other for each in article.iter())
                if text != card_words(article) and not falls_back:
                    found.append(f"{path}: {text!r}, not {card_words(article)!r} as on {own}")
    return found


Check = Callable[[Site], list[str]]
CHECKS: tuple[Check, ...] = (
    broken_html, unclosed, duplicate_ids, loose_labels, disordered_headings, lacking_head, leftovers, dead_links, unreachable,
    foreign_hosts, lone_pages, unmarked_runs, one_sided_alternates, wrong_sitemap, unsafe, wrong_pictures, wrong_figures,
    uneven_pairs,
)  # fmt: skip
